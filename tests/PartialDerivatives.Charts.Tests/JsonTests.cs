using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using PartialDerivatives.Charts;

/// <summary>The chapter's figure, as plotly.js gets it, against the numbers that NumPy computed and the style that matplotlib
/// drew.</summary>
public partial class JsonTests
{
    private static readonly JsonElement s_figure = JsonDocument.Parse(SeedFigure.Draw().Exact().ToJson()).RootElement;
    private static readonly JsonElement s_numpy = Resource("section2.json");
    private static readonly JsonElement s_surface = s_figure.GetProperty("data")[0];
    private static readonly JsonElement s_layout = s_figure.GetProperty("layout");

    [Fact]
    public void The_surface_is_the_grid_of_NumPy()
    {
        Close(s_numpy.GetProperty("grid_x"), s_surface.GetProperty("x"));
        Close(s_numpy.GetProperty("grid_y"), s_surface.GetProperty("y"));
        Assert.Equal(60, s_surface.GetProperty("z").GetArrayLength());
        foreach (var (expected, actual) in s_numpy.GetProperty("Z").EnumerateArray().Zip(s_surface.GetProperty("z").EnumerateArray()))
        {
            Close(expected, actual);
        }
    }

    [Fact]
    public void Numbers_are_written_with_their_shortest_digits() => ForAll.Samples(2000, random =>
    {
        double[] numbers = [.. Enumerable.Range(0, 20).Select(_ =>
            Math.Round((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-3, 4)), random.Next(7)) + 0.0)];
        Figure figure = new([new Panel([new Curve("", [.. numbers.Select((_, i) => (double)i * i)], [.. numbers])], "")]);
        string written = Regex.Match(figure.Exact().ToJson(), "\"y\":\\[([^]]*)\\]").Groups[1].Value;
        Assert.Equal(string.Join(',', numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture))), written);
    });

    [Theory]
    [InlineData(1, "x_vals", "f_x")]
    [InlineData(2, "x_vals", "dfdx_x")]
    [InlineData(3, "y_vals", "f_y")]
    [InlineData(4, "y_vals", "dfdy_y")]
    public void The_curves_are_those_of_NumPy(int trace, string x, string y)
    {
        Assert.Equal(300, s_figure.GetProperty("data")[trace].GetProperty("x").GetArrayLength());
        Close(s_numpy.GetProperty(x), s_figure.GetProperty("data")[trace].GetProperty("x"));
        Close(s_numpy.GetProperty(y), s_figure.GetProperty("data")[trace].GetProperty("y"));
    }

    [Theory]
    [InlineData(1, "f(x, y=π/3)", "#4682b4", "solid")]
    [InlineData(2, "∂f/∂x", "#ff8c00", "9px,7px")]
    [InlineData(3, "f(x=1.5, y)", "#4682b4", "solid")]
    [InlineData(4, "∂f/∂y", "#ff8c00", "9px,7px")]
    public void Curves_are_named_and_drawn_as_in_the_chapter(int trace, string name, string color, string dash)
    {
        JsonElement curve = s_figure.GetProperty("data")[trace];
        Assert.Equal(name, curve.GetProperty("name").GetString());
        Assert.Equal(color, curve.GetProperty("line").GetProperty("color").GetString());
        Assert.Equal(dash, curve.GetProperty("line").GetProperty("dash").GetString());
        Assert.Equal(2, curve.GetProperty("line").GetProperty("width").GetDouble());
    }

    [Fact]
    public void The_surface_is_viridis_with_opacity_of_four_fifths_and_axes_x_y_f()
    {
        Assert.Equal("Viridis", s_surface.GetProperty("colorscale").GetString());
        Assert.Equal(0.8, s_surface.GetProperty("opacity").GetDouble());
        Assert.False(s_surface.GetProperty("showscale").GetBoolean());
        JsonElement scene = s_layout.GetProperty(s_surface.GetProperty("scene").GetString()!);
        Assert.Equal(["x", "y", "f"],
            new[] { "xaxis", "yaxis", "zaxis" }.Select(axis => Text(scene.GetProperty(axis).GetProperty("title"))));
    }

    [Fact]
    public void The_titles_are_those_of_the_chapter_and_the_heading_is_bold()
    {
        Assert.Equal("<b>Partial Derivatives as Slices of the Surface</b>", Text(s_layout.GetProperty("title")));
        Assert.Equal(
            ["f(x,y) = x² sin(y)", "Slice at y = π/3<br>∂f/∂x = 2x·sin(y)", "Slice at x = 1.5<br>∂f/∂y = x²·cos(y)"],
            s_layout.GetProperty("annotations").EnumerateArray().Select(Text));
    }

    [Fact]
    public void Each_slice_has_axes_a_legend_and_a_zero_line_of_its_own()
    {
        Assert.Equal(
            [("x", "y", "legend"), ("x", "y", "legend"), ("x2", "y2", "legend2"), ("x2", "y2", "legend2")],
            s_figure.GetProperty("data").EnumerateArray().Skip(1).Select(curve =>
                (curve.GetProperty("xaxis").GetString()!, curve.GetProperty("yaxis").GetString()!,
                    curve.GetProperty("legend").GetString()!)));
        foreach (string axis in new[] { "yaxis", "yaxis2" })
        {
            Assert.True(s_layout.GetProperty(axis).GetProperty("zeroline").GetBoolean());
            Assert.Equal("gray", s_layout.GetProperty(axis).GetProperty("zerolinecolor").GetString());
        }
    }

    [Fact]
    public void There_are_no_axes_of_the_plane_behind_the_surface()
    {
        double end = s_layout.GetProperty("scene").GetProperty("domain").GetProperty("x")[1].GetDouble();
        Assert.All(["xaxis", "xaxis2"], axis => Assert.True(s_layout.GetProperty(axis).GetProperty("domain")[0].GetDouble() > end));
        Assert.False(s_layout.TryGetProperty("xaxis3", out _));
    }

    [Fact]
    public void What_is_not_finite_is_null()
    {
        Figure holes = Charts.Row(
            Charts.Surface((x, y) => Math.Sqrt(x), x: (-1, 1), y: (0, 1), points: 2),
            Charts.Slice((x, y) => 1 / x, along: "x", at: (0, 0), range: (-1, 1),
                derivative: (x, y) => double.PositiveInfinity, points: 3));
        JsonElement data = JsonDocument.Parse(holes.ToJson()).RootElement.GetProperty("data");
        Assert.Equal("[[null,1],[null,1]]", data[0].GetProperty("z").GetRawText());
        Assert.Equal("[-1,null,1]", data[1].GetProperty("y").GetRawText());
        Assert.Equal("[null,null,null]", data[2].GetProperty("y").GetRawText());
    }

    /// <summary>Whether it is above or below zero that a sine rounds to at π differs between machines.</summary>
    [Fact]
    public void What_is_zero_but_for_a_rounding_error_has_no_sign()
    {
        Figure surface = Charts.Surface((x, y) => Math.Max(x, -1e-17), x: (-1, 1), y: (0, 1), points: 4);
        string explorer = Charts.Explore((x, y) => x * x * y + 1e-17 * Math.Sin(99 * x), (-2, 2), (-2, 2)).ToHtml();

        Assert.DoesNotMatch(NegativeZero(), surface.ToJson());
        Assert.DoesNotMatch(NegativeZero(), explorer[explorer.IndexOf("\"nodes\":", StringComparison.Ordinal)..]);
    }

    [Fact]
    public void Texts_are_not_read_as_markup()
    {
        Figure figure = Charts.Slice((x, y) => x, along: "x", at: (0, 0), title: "x < 1 & <b>y</b>");
        JsonElement layout = JsonDocument.Parse(figure.ToJson()).RootElement.GetProperty("layout");
        Assert.Equal("x &lt; 1 &amp; &lt;b&gt;y&lt;/b&gt;", Text(layout.GetProperty("annotations")[0]));
    }

    [GeneratedRegex(@"[\[,]-0[,\]]")]
    private static partial Regex NegativeZero();

    private static string Text(JsonElement element) => element.GetProperty("text").GetString()!;

    private static void Close(JsonElement expected, JsonElement actual)
    {
        Assert.Equal(expected.GetArrayLength(), actual.GetArrayLength());
        foreach (var (e, a) in expected.EnumerateArray().Zip(actual.EnumerateArray(), (e, a) => (e.GetDouble(), a.GetDouble())))
        {
            Assert.True(Math.Abs(e - a) <= 1e-12 + 1e-12 * Math.Abs(e), $"{a:R} where NumPy has {e:R}");
        }
    }

    private static JsonElement Resource(string name)
    {
        using var stream = typeof(JsonTests).Assembly.GetManifestResourceStream(name)!;
        return JsonDocument.Parse(stream).RootElement;
    }
}
