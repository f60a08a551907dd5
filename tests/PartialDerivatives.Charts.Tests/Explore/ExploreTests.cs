using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PartialDerivatives;
using PartialDerivatives.Charts;
using static PartialDerivatives.Elementary;

/// <summary>What an explorer is made of, without a browser.</summary>
public partial class ExploreTests
{
    private static readonly Formula s_formula = Formula.Of((x, y) => x * x * Sin(y));

    private static Explorer Seed => ExploredFunctions.Seed.Explorer;

    public static TheoryData<string> All => ExploreAccuracyTests.All;

    [Theory]
    [MemberData(nameof(All))]
    public void The_data_beside_the_script_takes_less_than_60_KB(string name) =>
        Assert.InRange(Data(ExploreAccuracyTests.Case(name).Explorer.ToHtml()).Length, 1000, 60_000);

    [Fact]
    public void With_a_question_too() =>
        Assert.InRange(Data(Charts.Explore((x, y) =>
            Math.Sin(6 * x) * Math.Cos(6 * y), (-2, 2), (-2, 2),
                ask: Ask.Where("f = 0", (x, y) => Math.Sin(6 * x) * Math.Cos(6 * y))).ToHtml()).Length, 1000, 60_000);

    [Fact]
    public void The_chapters_figure_takes_less_than_60_KB_with_its_static_pictures()
    {
        string html = Seed.ToHtml();
        Assert.InRange(html.Length - ExplorerHtml.Script.Length, 20_000, 60_000);
    }

    [Fact]
    public void Values_and_ranges_that_leave_no_digits_for_slopes_are_refused()
    {
        foreach (double size in (double[])[1e308, 1e-323])
        {
            Assert.Contains("Multiply f by a number", Assert.Throws<ArgumentException>("f", () =>
                Charts.Explore((x, y) => size * x * y, (-2, 2), (-2, 2))).Message);
        }
        Assert.Throws<ArgumentException>("x", () => Charts.Explore((x, y) => x, (1, 1 + 1e-11), (-2, 2)));
        Assert.Contains("over (-2, 2) and (-3, 3)", Assert.Throws<ArgumentException>("f", () =>
            Charts.Explore((x, y) => double.NaN, (-2, 2), (-3, 3))).Message);
    }

    [Fact]
    public void A_constant_has_no_gradient()
    {
        Explorer explorer = Charts.Explore((x, y) => Math.Pow(Math.Sin(x), 2) + Math.Pow(Math.Cos(x), 2), (-2, 2), (-2, 2));
        Assert.InRange(explorer.ArrowLength(explorer.Numbers.SlopeX, explorer.Numbers.SlopeY), 0, 0.5);
    }

    [Fact]
    public void The_same_explorer_gives_the_same_bytes_in_every_culture()
    {
        string html = Charts.Explore(s_formula, (-2, 2), (-π, π), at: (1.5, 1)).ToHtml();
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(html, Charts.Explore(s_formula, (-2, 2), (-π, π), at: (1.5, 1)).ToHtml());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Its_pictures_are_SVG_with_finite_numbers(string name)
    {
        var pictures = Pictures(ExploreAccuracyTests.Case(name).Explorer.ToHtml());
        Assert.Equal(4, pictures.Count);
        Assert.All(pictures, svg =>
        {
            XDocument.Parse(svg);
            Assert.DoesNotMatch("NaN|Infinity|∞", svg);
        });
    }

    [Fact]
    public void The_static_picture_has_the_numbers_of_the_point()
    {
        string html = Charts.Explore(s_formula, (-2, 2), (-π, π), at: (1.5, 1)).ToHtml();
        foreach (var (name, number) in new[]
        {
            ("x", "1.50"), ("y", "1.00"), ("f", "1.8933"), ("step-x", "0.50"),
            // (4 − 2.25)·sin 1 / 0.5 and 2·1.5·sin 1.
            ("quotient-x", "2.9451"), ("slope-x", "2.5244"), ("difference-x", "0.4207"), ("slope-y", "1.2157"),
        })
        {
            Assert.Contains($"data-number=\"{name}\" ", html);
            Assert.Equal(number, Regex.Match(html, $"data-number=\"{name}\"[^>]*>([^<]*)<").Groups[1].Value);
        }
        Assert.Contains("Slope in direction u, at 120°: <b>−0.2094</b>", html);
        Assert.Contains("at 26°: <b>2.8019</b>", html);
    }

    [Fact]
    public void A_formula_brings_exact_derivatives_and_its_text_and_a_function_numerical_ones()
    {
        string exact = Charts.Explore(s_formula, (-2, 2), (-π, π)).ToHtml(),
            numerical = Charts.Explore(SeedFigure.F, (-2, 2), (-π, π), title: "A <b> title").ToHtml();
        Assert.Contains("exact, from the formula", exact);
        Assert.Contains(">f(x, y) = x²·sin(y)<", System.Net.WebUtility.HtmlDecode(exact));
        Assert.Contains("numerical, from values of f", numerical);
        Assert.Contains(">A &lt;b&gt; title<", numerical);
    }

    [Fact]
    public void A_formulas_own_variables_are_written_everywhere()
    {
        string html = Charts.Explore(Formula.Of((u, v) => u * u - v), (-1, 1), (-1, 1)).ToHtml();
        Assert.Contains("point (u, v)", html);
        Assert.Contains("along v", html);
        Assert.Contains("[\"u\",\"v\",\"f\"]", Data(html));
        Assert.Contains(">Along u, with v = ", Pictures(html)[2]);
    }

    [Fact]
    public void Names_that_are_given_are_written_everywhere()
    {
        string html = Charts.Explore(Kinds.Bowl, (-1, 1), (-1, 1), names: ("w₀", "w₁", "loss <L>")).ToHtml();
        Assert.Contains("[\"w₀\",\"w₁\",\"loss \\u003cL>\"]", Data(html));
        Assert.All(
            ["point (w₀, w₁)", "loss &lt;L&gt;(w₀, w₁)", "along w₁", "from values of loss &lt;L&gt;"], text => Assert.Contains(text, html));
        Assert.Contains(">Along w₀, with w₁ = ", Pictures(html)[2]);
    }

    [Fact]
    public void Values_are_asked_for_in_the_ranges_only()
    {
        Charts.Explore((x, y) =>
            x is >= 0 and <= 1 && y is >= 2 and <= 3 ? x * y : throw new InvalidOperationException($"({x:R}, {y:R})"),
            (0, 1), (2, 3), at: (1, 2));
    }

    [Fact]
    public void At_the_end_of_a_range_the_step_is_taken_backwards()
    {
        Explorer explorer = Charts.Explore(s_formula, (-2, 2), (-π, π), at: (2, 1));
        Assert.Equal(-0.5, explorer.Numbers.StepX, 1e-15);
        Assert.Equal(0.5, explorer.Numbers.StepY, 1e-15);
        Assert.Equal("2.9451", explorer.Numbers.QuotientXText);
    }

    [Fact]
    public void Ranges_of_very_different_length_have_steps_of_their_own()
    {
        ExplorerNumbers numbers = ExploreAccuracyTests.Case("seconds since 1970").Explorer.Numbers;
        Assert.Equal(100, numbers.StepY / numbers.StepX, 1e-3);
    }

    [Fact]
    public void With_a_question_the_numbers_that_answer_it_are_hidden()
    {
        string html = Charts.Explore(s_formula, (-2, 2), (-π, π), at: (1.5, 1),
            ask: Ask.Where("∂f/∂x = 0", (x, y) => 2 * x * Math.Sin(y))).ToHtml();
        Assert.DoesNotContain("2.5244", html + string.Concat(Pictures(html)));
        Assert.DoesNotContain("∇f", Pictures(html)[0]);
        Assert.Contains("Drag the point to where <b>∂f/∂x = 0</b>.", html);
        Assert.Contains("tangent ?", Pictures(html)[2]);
    }

    [Fact]
    public void The_default_tolerance_of_a_question_is_a_fiftieth_of_the_largest_value() =>
        Assert.Contains("\"tolerance\":0.08,",
            Data(Charts.Explore(s_formula, (-2, 2), (-π, π), ask: Ask.Where("x = 0", (x, y) => 2 * x)).ToHtml()));

    [Fact]
    public void Without_a_point_it_starts_where_f_is_finite()
    {
        var (x, y) = Charts.Explore((x, y) => Math.Log(-x - y), (-2, 2), (-2, 2)).At;
        Assert.True(x + y < 0);
    }

    [Fact]
    public void A_narrow_peak_is_shown_whole_and_a_pole_is_cut()
    {
        Assert.InRange(Charts.Explore((x, y) => Math.Exp(-20 * (x * x + y * y)), (-3, 3), (-3, 3)).Heights.To, 0.9, 1.2);
        Assert.InRange(Charts.Explore((x, y) => 1 / (x * x + y * y), (-2, 2), (-2, 2)).Heights.To, 2, 30);
        Assert.InRange(Charts.Explore((x, y) => 1 / (x + y - 0.0123), (-2, 2), (-2, 2)).Heights.To, 2, 50);
    }

    [Fact]
    public void Arguments_are_checked_by_their_names()
    {
        Func<double, double, double> f = SeedFigure.F;
        Assert.Throws<ArgumentNullException>("f", () => Charts.Explore((Formula)null!, (-1, 1), (-1, 1)));
        Assert.Throws<ArgumentNullException>("f", () => Charts.Explore((Func<double, double, double>)null!, (-1, 1), (-1, 1)));
        Assert.Throws<ArgumentException>("x", () => Charts.Explore(f, (1, -1), (-1, 1)));
        Assert.Throws<ArgumentException>("y", () => Charts.Explore(f, (-1, 1), (0, double.PositiveInfinity)));
        Assert.Throws<ArgumentException>("x", () => Charts.Explore(f, (1e16, 1e16 + 4), (-1, 1)));
        Assert.Throws<ArgumentException>("y", () => Charts.Explore(f, (-1, 1), (0, 1e-300)));
        Assert.Throws<ArgumentException>("at", () => Charts.Explore(f, (-1, 1), (-1, 1), at: (0, 1.01)));
        Assert.Throws<ArgumentException>("at", () => Charts.Explore(f, (-1, 1), (-1, 1), at: (double.NaN, 0)));
        Assert.Contains("f is -∞",
            Assert.Throws<ArgumentException>("at", () => Charts.Explore((x, y) => Math.Log(x * x), (-1, 1), (-1, 1), at: (0, 0))).Message
                .Replace("-Infinity", "-∞"));
        Assert.Contains("no finite value",
            Assert.Throws<ArgumentException>("f", () => Charts.Explore((x, y) => Math.Sqrt(-1 - x * x), (-1, 1), (-1, 1))).Message);
        Assert.Contains("has two",
            Assert.Throws<ArgumentException>("f", () => Charts.Explore(Formula.Of(x => x * x), (-1, 1), (-1, 1))).Message);
        Assert.Throws<ArgumentException>("f", () => Charts.Explore(Formula.Of((double[] x) => x[0] * x[1]), (-1, 1), (-1, 1)));
        Assert.Throws<ArgumentException>("condition", () => Ask.Where(" ", f));
        Assert.Throws<ArgumentNullException>("left", () => Ask.Where("f = 0", null!));
        Assert.Throws<ArgumentOutOfRangeException>("tolerance", () => Ask.Where("f = 0", f, tolerance: 0));
        Assert.Throws<ArgumentException>("ask", () => Charts.Explore(f, (-1, 1), (-1, 1), ask: Ask.Where("√ = 0", (x, y) => double.NaN)));
    }

    [Theory]
    [InlineData(1.23456, 4, "1.2346")]
    [InlineData(-1.23456, 2, "−1.23")]
    [InlineData(-0.00001, 4, "0.0000")]
    [InlineData(2.5, null, "–")]
    [InlineData(double.NaN, 3, "–")]
    [InlineData(1234567, -2, "1.2346·10⁶")]
    [InlineData(7.6, -1, "1·10")]
    [InlineData(-3, -1, "0·10")]
    [InlineData(1e-12, 9, "0")]
    [InlineData(0.00012345678, 10, "1.234568·10⁻⁴")]
    [InlineData(1700000004.2, 2, "1700000004.20")]
    [InlineData(1e200, -196, "1.0000·10²⁰⁰")]
    public void A_number_is_written_with_the_decimals_that_are_right(double value, int? decimals, string text) =>
        Assert.Equal(text, ShownNumber.Of(value, decimals));

    internal static string Data(string html) => Call().Match(html).Groups["data"].Value;

    internal static List<string> Pictures(string html) =>
        [.. Picture().Matches(html).Select(match => Encoding.UTF8.GetString(Convert.FromBase64String(match.Groups[1].Value)))];

    [GeneratedRegex("""\)\("[0-9a-f]{16}", "explore", (?<data>\{.*\})\);""")]
    private static partial Regex Call();

    [GeneratedRegex("base64,([A-Za-z0-9+/=]+)\"")]
    private static partial Regex Picture();
}
