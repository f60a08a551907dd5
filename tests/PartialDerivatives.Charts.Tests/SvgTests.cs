using System.Globalization;
using System.Xml.Linq;
using PartialDerivatives.Charts;

public class SvgTests
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void The_static_picture_has_the_titles_legends_and_axis_titles()
    {
        var texts = Texts(SeedFigure.Draw()).ToHashSet();
        Assert.Superset(
            new HashSet<string>
            {
                "Partial Derivatives as Slices of the Surface", "f(x,y) = x² sin(y)", "Slice at y = π/3", "∂f/∂x = 2x·sin(y)",
                    "Slice at x = 1.5", "∂f/∂y = x²·cos(y)",
                "f(x, y=π/3)", "∂f/∂x", "f(x=1.5, y)", "∂f/∂y", "x", "y", "f",
            },
            texts);
    }

    [Fact]
    public void The_static_picture_has_the_curves_in_their_colours_and_dashes()
    {
        var curves = XDocument.Parse(SeedFigure.Draw().ToSvg()).Descendants(s_svg + "path").Where(path =>
            path.Attribute("stroke-linejoin") is not null && path.Attribute("d")!.Value.Length > 30).ToList();
        Assert.Equal(["#4682b4", "#ff8c00", "#4682b4", "#ff8c00"], curves.Select(curve => curve.Attribute("stroke")!.Value));
        Assert.Equal([false, true, false, true], curves.Select(curve => curve.Attribute("stroke-dasharray") is not null));
    }

    [Fact]
    public void Numbers_have_one_digit_after_the_point_at_most() => ForAll.Samples(100_000, random =>
    {
        double number = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-2, 9));
        number = random.Next(3) switch { 0 => Math.Round(number, 2), 1 => Math.Round(number * 2) / 20, _ => number };
        var picture = new SvgPicture();
        picture.Add($"{number}");
        Assert.Equal(number.ToString("0.#", CultureInfo.InvariantCulture), picture.ToString());
    });

    [Fact]
    public void A_panel_takes_less_than_60_KB()
    {
        Assert.InRange(Charts.Surface(SeedFigure.F, (-2, 2), (-3, 3), points: 200).ToSvg().Length, 10_000, 45_000); // 60 KB as base64
        Assert.InRange(Charts.Slice(SeedFigure.F, along: "x", at: (0, 1)).ToSvg().Length, 2_000, 45_000);
    }

    [Fact]
    public void A_hole_in_a_surface_has_no_patches()
    {
        Figure whole = Charts.Surface((x, y) => x, (-1, 1), (-1, 1), points: 11);
        Figure half = Charts.Surface((x, y) => x < -0.1 ? double.NaN : x, (-1, 1), (-1, 1), points: 11);
        Assert.Equal((100, 50), (Patches(whole), Patches(half)));

        static int Patches(Figure figure) =>
            XDocument.Parse(figure.ToSvg()).Descendants(s_svg + "g").Single(group =>
            group.Attribute("opacity") is not null).Elements().Sum(path => path.Attribute("d")!.Value.Count(letter => letter == 'z'));
    }

    [Fact]
    public void A_gap_in_a_curve_starts_a_new_line()
    {
        Figure figure = Charts.Slice((x, y) => 1 / x, along: "x", at: (0, 0), range: (-1, 1), points: 5);
        XElement curve = XDocument.Parse(figure.ToSvg()).Descendants(s_svg + "path").First(path =>
            path.Attribute("stroke-linejoin") is not null);
        Assert.Equal(2, curve.Attribute("d")!.Value.Count(letter => letter == 'm'));
    }

    [Fact]
    public void A_function_without_any_finite_value_still_has_a_picture()
    {
        Figure figure = Charts.Row(Charts.Surface((x, y) => double.NaN, (-1, 1), (-1, 1)),
            Charts.Slice((x, y) => double.NaN, along: "x", at: (0, 0)));
        Assert.DoesNotContain("NaN", figure.ToSvg());
        Assert.Contains("without a finite value", figure.Description);
    }

    [Fact]
    public void A_constant_function_has_axes_around_its_value()
    {
        Assert.Superset(new HashSet<string> { "4", "6", "8", "10" }, Texts(Charts.Surface((x, y) => 7, (-1, 1), (-1, 1))).ToHashSet());
    }

    [Fact]
    public void A_function_that_is_constant_but_for_rounding_errors_has_the_axes_of_a_constant()
    {
        Figure figure = Charts.Surface((x, y) => 7 + (x > 0 ? 1e-15 : 0), (-1, 1), (-1, 1));
        Assert.Superset(new HashSet<string> { "4", "6", "8", "10" }, Texts(figure).ToHashSet());
    }

    [Theory]
    [InlineData(-2, 2, "−2 −1 0 1 2")]
    [InlineData(0, 1e-7, "0 2e−8 4e−8 6e−8 8e−8 1e−7")]
    [InlineData(-0.3, 0.4, "−0.3 −0.2 −0.1 0 0.1 0.2 0.3 0.4")]
    [InlineData(999, 1003, "999 1000 1001 1002 1003")]
    public void Ticks_are_round_numbers(double from, double to, string expected)
    {
        var range = new AxisRange(from, to);
        double step = range.Step(5);
        Assert.Equal(expected, string.Join(" ", Label.Ticks([.. range.Ticks(step)], step)));
    }

    private static IEnumerable<string> Texts(Figure figure) =>
        XDocument.Parse(figure.ToSvg()).Descendants(s_svg + "text").Select(text => text.Value);
}
