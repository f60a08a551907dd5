using System.Text.Json;
using System.Text.RegularExpressions;
using PartialDerivatives.Charts;

/// <summary>One rule for the heights that a picture shows, whatever its kind.</summary>
public class HeightsTests
{
    private static readonly (double, double) s_range = (-2, 2);

    private static readonly Dictionary<string, Func<double, double, double>> s_functions = new()
    {
        ["1/x"] = (x, y) => 1 / x,
        ["1/(x² + y²)"] = (x, y) => 1 / (x * x + y * y),
        ["−1/(x² + y²) + x"] = (x, y) => -1 / (x * x + y * y) + x,
        ["x/y"] = (x, y) => x / y,
        ["tan x"] = (x, y) => Math.Tan(x),
        ["1/(1 + x)"] = (x, y) => 1 / (1 + x),
        ["1/(x − 0.1234)²"] = (x, y) => 1 / ((x - 0.1234) * (x - 0.1234)),
        ["e^(100x)"] = (x, y) => Math.Exp(100 * x),
        ["−e^(100x)"] = (x, y) => -Math.Exp(100 * x),
        ["e^(−100(x² + y²))"] = (x, y) => Math.Exp(-100 * (x * x + y * y)),
        ["Rosenbrock"] = (x, y) => (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x),
        ["x²⁰"] = (x, y) => Math.Pow(x, 20),
        ["log(x² + y²)"] = (x, y) => Math.Log(x * x + y * y),
    };

    public static TheoryData<string> Poles =>
        ["1/x", "1/(x² + y²)", "−1/(x² + y²) + x", "x/y", "tan x", "1/(1 + x)", "1/(x − 0.1234)²"];

    [Theory]
    [MemberData(nameof(Poles))]
    public void A_pole_flattens_no_figure(string name)
    {
        var f = s_functions[name];
        double[] all = [.. from x in Values() from y in Values() select f(x, y)];
        AxisRange surface = Shown(((Surface)Charts.Surface(f, s_range, s_range).Panels[0].Traces[0]).Shown);
        Figure contours = Charts.Contour(f, s_range, s_range);
        AxisRange map = Shown(((Contours)contours.Panels[0].Traces[0]).Shown), explored = Charts.Explore(f, s_range, s_range).Heights;
        Assert.Equal(surface, map);
        Assert.Contains($" Shown are heights from {Label.Reader([map.From, map.To])(map.From)} to ", contours.Description);
        Assert.All(new[] { surface, explored }, shown =>
            // Of ten bands none has nearly all values.
            Assert.InRange(
                all.GroupBy(z => Math.Floor(10 * Math.Clamp(shown.Fraction(z), 0, 1))).Max(band => band.Count()), 1, 0.7 * all.Length));

        static IEnumerable<double> Values() => Enumerable.Range(0, 50).Select(i => -1.999 + 4 * i / 50.0);

        static AxisRange Shown(AxisRange? shown) => Assert.NotNull(shown);
    }

    [Theory]
    [MemberData(nameof(Poles))]
    public void The_lines_of_a_map_are_where_the_values_are(string name)
    {
        // Of twelve bands none is nearly the whole map.
        var contours = (Contours)Charts.Contour(s_functions[name], s_range, s_range).Panels[0].Traces[0];
        Assert.InRange(contours.Levels.Length, 4, 16);
        Assert.All(contours.Levels, level => Assert.InRange(
            contours.Z.SelectMany(row => row).Count(z => z < level.Height), 1, 60 * 60 - 1));
    }

    [Theory]
    [InlineData("e^(100x)", "log₁₀ f")]
    [InlineData("−e^(100x)", "log₁₀(−f)")]
    [InlineData("e^(−100(x² + y²))", "log₁₀ f")]
    public void A_map_of_one_colour_shows_the_logarithm_and_says_so(string name, string note)
    {
        Figure map = Charts.Contour(s_functions[name], s_range, s_range, title: "Growth");
        Assert.Contains($"({note})", map.Description);
        Assert.Contains($">{note}<", map.ToSvg());
        Assert.Contains($"Growth<br>{note}", map.ToJson());
        Assert.True(Regex.Count(map.ToSvg(), "font-size=\"10\"") >= 5, "Levels are labelled.");
        Explorer explorer = Charts.Explore(s_functions[name], s_range, s_range);
        Assert.Equal("Map of " + note, explorer.MapTitle);
        Assert.Contains($"\"map\":\"Map of {note}\"", ExploreTests.Data(explorer.ToHtml()));
    }

    [Theory]
    [InlineData("Rosenbrock")]
    [InlineData("x²⁰")]
    [InlineData("log(x² + y²)")]
    [InlineData("e^(−100(x² + y²))")]
    public void Without_a_pole_all_heights_are_shown(string name)
    {
        var surface = (Surface)Charts.Surface(s_functions[name], s_range, s_range).Panels[0].Traces[0];
        Assert.Equal(AxisRange.Extent(surface.Z.SelectMany(row => row)), surface.Shown);
    }

    [Fact]
    public void What_grows_towards_a_pole_outside_of_the_map_is_not_of_one_colour() =>
        Assert.Contains("(log₁₀ f)", Charts.Contour((x, y) => 1 / (2.001 - x), s_range, s_range).Description);

    [Theory]
    [InlineData(0.01, 2, "highest 2.69e43 at 0.01")]
    [InlineData(-2, 2, "highest 8.45e64 at 0.01")]
    public void A_height_beyond_the_picture_is_told_with_few_digits(double from, double to, string expected) =>
        Assert.Contains(expected, Charts.Slice((x, y) => Math.Exp(1 / x), along: "x", at: (1, 0), range: (from, to)).Description);

    [Theory]
    [InlineData(1, "sign(f) · log₁₀(1 + |f|)")]
    [InlineData(1e40, "sign(f) · log₁₀(1 + |f|/10⁴⁴)")]
    public void A_map_of_one_colour_with_both_signs_shows_the_logarithm_of_the_size(double unit, string note)
    {
        Figure map = Charts.Contour((x, y) => unit * Math.Sinh(100 * x), s_range, s_range);
        Assert.Contains($"({note})", map.Description);
        Assert.Contains($">{note}<", map.ToSvg());
        var contours = (Contours)map.Panels[0].Traces[0];
        double[] levels = [.. contours.Levels.Select(level => level.Height)];
        Assert.Equal(levels.Select(level => -level).Reverse(), levels);
        Assert.InRange(levels.Length, 5, 11);
        Assert.All(contours.Z[0].Zip(contours.X), point => Assert.Equal(Math.Sign(point.Second), Math.Sign(point.First)));
    }

    [Fact]
    public void A_bump_on_zeros_keeps_its_heights() =>
        Assert.DoesNotContain("log", Charts.Contour((x, y) => Math.Max(0, 1 - 100 * (x * x + y * y)), s_range, s_range).Description);

    [Fact]
    public void A_bump_that_is_seen_keeps_its_heights_on_the_map()
    {
        Figure bump = Charts.Contour((x, y) => Math.Exp(-x * x - y * y), (-4, 4), (-4, 4));
        Assert.Contains("Contours of f at 0.1, 0.2, 0.3", bump.Description);
    }

    [Fact]
    public void A_pole_that_a_sample_hits_is_cut_off_too()
    {
        var tangent = (Surface)Charts.Surface((x, y) => Math.Tan(x), (-Math.PI, Math.PI), (0, 1), points: 45).Panels[0].Traces[0];
        Assert.Contains(tangent.Z[0], z => Math.Abs(z) > 1e15);
        Assert.InRange(tangent.Shown!.Value.Size, 5, 50);
    }

    [Fact]
    public void The_branches_of_a_slice_across_a_pole_do_not_meet_and_the_point_of_a_tangent_is_seen()
    {
        Panel slice = Charts.Slice((x, y) => 1 / x, along: "x", at: (0.05, 0), range: (-2, 2), tangent: true).Panels[0];
        var curve = (Curve)slice.Traces[0];
        Assert.Contains((0.0, double.NaN), curve.X.Zip(curve.Y, (x, y) => (Math.Round(x, 9), y)));
        Assert.Equal(20, slice.YRange!.Value.To, 1e-9);
        Assert.InRange(slice.YRange!.Value.From, -100, -5);
    }

    [Theory]
    [InlineData("1/x")]
    [InlineData("1/y")]
    [InlineData("1/(x + y/3)")]
    public void A_surface_has_no_wall_across_a_pole(string name)
    {
        Func<double, double, double> pole = name switch
        {
            "1/x" => (x, y) => 1 / x,
            "1/y" => (x, y) => 1 / y,
            _ => (x, y) => 1 / (x + y / 3),
        };
        Figure figure = Charts.Surface(pole, s_range, s_range);
        var (low, high) = ((Surface)figure.Panels[0].Traces[0]).Shown!.Value;
        double[][] rows = JsonDocument.Parse(figure.ToJson()).RootElement.GetProperty("data")[0].GetProperty("z").EnumerateArray()
            .Select(row => row.EnumerateArray().Select(z => z.ValueKind == JsonValueKind.Number ? z.GetDouble() : double.NaN).ToArray())
            .ToArray();
        var neighbours = rows.SelectMany(row => row.Zip(row.Skip(1))).Concat(rows.Zip(rows.Skip(1)).SelectMany(pair =>
            pair.First.Zip(pair.Second)));
        Assert.All(neighbours, pair => Assert.False(Math.Min(pair.First, pair.Second) < low && Math.Max(pair.First, pair.Second) > high));
        // A strip of the 20 × 20 patches is missing, and no more.
        int patches = figure.ToSvg().Split("<g transform=\"scale(.1)\" opacity").Last().Count(letter => letter == 'z');
        Assert.InRange(patches, 15 * 20, 19 * 20);
    }

    [Fact]
    public void A_field_leaves_out_the_arrows_at_a_pole_and_says_so()
    {
        Figure field = Charts.GradientField(s_functions["1/(x² + y²)"], s_range, s_range);
        var arrows = (Arrows)field.Panels[0].Traces[0];
        Assert.EndsWith(", longer ones left out", arrows.Name);
        double[] lengths = [.. arrows.U.Zip(arrows.V, double.Hypot).Where(double.IsFinite).Order()];
        Assert.InRange(lengths.Length, 100, 143);
        Assert.InRange(lengths[lengths.Length / 2] / lengths[^1], 0.05, 1);
    }
}
