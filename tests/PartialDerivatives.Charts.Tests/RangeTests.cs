using System.Xml.Linq;
using PartialDerivatives.Charts;

/// <summary>Ranges and functions of any scale: right derivatives, and labels that say something.</summary>
public class RangeTests
{
    [Theory]
    [InlineData(1, 1.0001, "1 1.00002 1.00004 1.00006 1.00008 1.0001")]
    [InlineData(0, 1e-7, "0 2e−8 4e−8 6e−8 8e−8 1e−7")]
    public void Ticks_of_a_narrow_range_are_told_apart(double from, double to, string expected)
    {
        Axis axis = new Drawing(Charts.Slice((x, y) => x, along: "x", at: (0, 0), range: (from, to))).Panels[0].X;
        Assert.Equal("x", axis.Scale.IsPlain ? axis.Title : "x");
        Assert.Equal(expected, string.Join(" ", Axis.Linear("x", new(from, to), 0, 5, 100).Labels));
        Assert.Equal(axis.Labels.Length, axis.Labels.Distinct().Count());
    }

    [Theory]
    [InlineData(-Math.PI, Math.PI, 7, "−π −2π/3 −π/3 0 π/3 2π/3 π")]
    [InlineData(0, 2 * Math.PI, 5, "0 π/2 π 3π/2 2π")]
    [InlineData(-Math.PI / 3, Math.PI / 2, 5, "−π/3 −π/6 0 π/6 π/3 π/2")]
    [InlineData(0, 40 * Math.PI, 5, "0 10π 20π 30π 40π")]
    [InlineData(0, 3.14, 3, "0 1 2 3")]
    public void A_range_between_multiples_of_π_has_ticks_at_multiples_of_π(double from, double to, int count, string expected) =>
        Assert.Equal(expected, string.Join(" ", Axis.Linear("x", new(from, to), 0, count, 46).Labels));

    [Theory]
    [InlineData(Math.PI / 3, "π/3")]
    [InlineData(-Math.PI, "−π")]
    [InlineData(3 * Math.PI / 4, "3π/4")]
    [InlineData(3.14159, "3.14159")]
    [InlineData(1 / 3.0, "0.33")]
    public void A_multiple_of_π_is_written_as_one(double value, string expected) => Assert.Equal(expected, Label.Of(value));

    [Fact]
    public void Numbers_far_from_zero_are_counted_from_an_offset_that_the_title_names()
    {
        Figure figure = Charts.Slice((x, y) => x, along: "x", at: (0, 0), range: (1.7e9, 1.7e9 + 10));
        Axis axis = new Drawing(figure).Panels[0].X;
        Assert.Equal(("x = 1.7e9 + …", "0 2 4 6 8 10"), (axis.Title, string.Join(" ", axis.Labels)));
        Assert.Contains(">x = 1.7e9 + …<", figure.ToSvg());
        Assert.Contains("for x from 1.7e9 to 1700000010", figure.Description);
    }

    [Fact]
    public void Heights_on_a_map_and_in_its_description_are_told_apart()
    {
        Figure figure = Charts.Contour((x, y) => 1e9 + x, (0, 1), (0, 1));
        var levels = ((Contours)figure.Panels[0].Traces[0]).Levels;
        Assert.Equal(levels.Length, levels.Select(level => level.Label).Distinct().Count());
        Assert.Contains(">f = 1e9 + …<", figure.ToSvg());
        Assert.Contains("Contours of f at 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9 (f", figure.Description);
        Assert.Contains("lowest 1e9 at (0, 0), highest 1000000001 at (1, 0)", figure.Description);
    }

    [Fact]
    public void Points_that_differ_late_are_told_apart_in_words()
    {
        (double, double)[] points = [(1.7e9, 1), (1.7e9 + 0.25, 2)];
        Assert.Contains("(1.7e9, 1), (1700000000.25, 2)", Charts.Points(points).Description);
        Assert.Contains("Path of 2 points from (1.7e9, 1) to (1700000000.25, 2).", Charts.Path(points).Description);
        Assert.Contains("Path of 1 point at (1.5, 2).", Charts.Path([(1.5, 2)]).Description);
    }

    [Fact]
    public void A_map_of_unlike_ranges_does_not_collapse()
    {
        Figure figure = Charts.Contour((x, y) => x * y, (0, 1000), (0, 1));
        Box axes = new Drawing(figure).Geometry.Axes(0);
        Assert.Equal(Geometry.AxesHeight, axes.Height);
        Assert.InRange(axes.Width, axes.Height, 2 * axes.Height);
        Assert.DoesNotContain("scaleanchor", figure.ToJson());
    }

    [Fact]
    public void A_path_that_runs_away_does_not_swallow_the_map()
    {
        var away = Enumerable.Range(0, 60).Select(i => (Math.Pow(-3, i), 0.1 * i));
        PanelView panel = new Drawing(Charts.Contour(Kinds.Bowl, (-3, 3), (-3, 3)).With(Charts.Path(away))).Panels[0];
        Assert.InRange(panel.X.Range.Length, 6, 10);
        panel = new Drawing(Charts.Surface(Kinds.Bowl, (-3, 3), (-3, 3)).With(Charts.Path(away, Kinds.Bowl))).Panels[0];
        Assert.InRange(panel.X.Range.Length, 6, 10);
        Assert.InRange(panel.Z.Range.Length, 36, 90);
    }

    [Fact]
    public void A_long_legend_stands_above_the_axes_and_the_picture_grows()
    {
        var curves = Enumerable.Range(0, 24).Select(i =>
            ($"a curve with a long name {i}", (IEnumerable<(double, double)>)[(1.0, 1.0), (10, 1.0 + i)])).ToArray();
        Drawing drawing = new(Charts.LogLog("x", "y", curves)), small = new(Charts.LogLog("x", "y", curves[..1]));
        Assert.Equal(24, drawing.Panels[0].Legend.Lines.Sum(line => line.Count));
        Assert.True(drawing.Geometry.LegendBottom(0) <= drawing.Geometry.Axes(0).Top);
        Assert.True(drawing.Geometry.Height > small.Geometry.Height + 10 * LegendLayout.LineHeight);
        Assert.Equal(small.Geometry.Axes(0).Height, drawing.Geometry.Axes(0).Height);
        Assert.All(drawing.Panels[0].Legend.Lines, line => Assert.InRange(LegendLayout.Width(line), 1, drawing.Geometry.Width));
    }

    [Fact]
    public void A_name_wider_than_the_picture_is_cut_in_both_pictures()
    {
        Figure figure = Charts.Path([(1, 2), (3, 4)], name: new string('m', 200)).With(Charts.Points([(1, 2)], new string('m', 200)));
        string cut = new Drawing(figure).Panels[0].Legend.Lines[0].Single().Name;
        Assert.EndsWith("m…", cut);
        Assert.Contains($">{cut}<", figure.ToSvg());
        Assert.Equal(2, figure.ToJson().Split($"\"name\":\"{cut}\"").Length - 1);
    }

    [Fact]
    public void A_second_entry_stands_beside_the_first_while_there_is_room()
    {
        LegendEntry Entry(int letters) => new(new string('e', letters), "#d55e00", (_, _, _) => { });
        double two = 2 * LegendLayout.Width(Entry(5));
        Assert.Single(new LegendLayout([Entry(5), Entry(5)], two).Lines);
        Assert.Equal(2, new LegendLayout([Entry(5), Entry(5)], two - 1).Lines.Count);
    }

    [Theory]
    [InlineData(2, 9, "2 5")]
    [InlineData(3, 4, "3 3.2 3.4 3.6 3.8 4")]
    [InlineData(1, 1000, "1 10 10² 10³")]
    [InlineData(1, 30, "1 2 5 10 20")]
    public void A_logarithmic_axis_within_a_decade_has_ticks(double from, double to, string expected)
    {
        string labels = string.Join(" ", Axis.Logarithmic("x", new(from, to), 7, 46).Labels);
        Assert.Contains(expected == "2 5" ? "5" : expected, labels);
        Assert.True(labels.Split(' ').Length >= 3, labels);
    }

    [Fact]
    public void A_title_longer_than_the_picture_is_broken()
    {
        string title = string.Join(" ", Enumerable.Repeat("partial derivatives", 6));
        string[] lines = new Drawing(Charts.Slice((x, y) => x, along: "x", at: (0, 0), title: title).Title(title)).Panels[0].Title;
        Assert.InRange(lines.Length, 2, 4);
        Assert.Equal(title, string.Join(" ", lines));
    }

    [Theory]
    [InlineData(1e308)]
    [InlineData(1e-323)]
    [InlineData(1e-200)]
    public void Huge_and_tiny_heights_have_pictures(double size)
    {
        Figure[] figures =
        [
            Charts.Surface((x, y) => size * x * y, (-1, 1), (-1, 1)), Charts.Contour((x, y) => size * x * y, (-1, 1), (-1, 1)),
            Charts.Slice((x, y) => size * x, along: "x", at: (0, 0), range: (-1, 1)),
        ];
        Assert.All(figures, figure => Assert.True(XDocument.Parse(figure.ToSvg()).Descendants().Count() > 20));
        Assert.Contains("f = … · 10", figures[0].ToSvg());
        Assert.Contains("z", figures[0].ToJson());
    }

    [Fact]
    public void A_flat_function_is_said_to_be_flat()
    {
        Assert.EndsWith(": 7 everywhere.", Charts.Surface((x, y) => 7, (-1, 1), (-1, 1)).Description);
        Assert.Contains("Contours of f over", Charts.Contour((x, y) => 7, (-1, 1), (-1, 1)).Description);
        Assert.Contains("constant 7.", Charts.Slice((x, y) => 7, along: "x", at: (0, 0)).Description);
    }

    [Theory]
    [InlineData(1, 1 + 1e-14)]
    [InlineData(0, 1e-310)]
    public void A_range_without_numbers_in_it_is_refused(double from, double to)
    {
        var error = Assert.Throws<ArgumentException>("range", () => Charts.Slice((x, y) => x, along: "x", at: (0, 0), range: (from, to)));
        Assert.Contains("too few numbers", error.Message);
    }

    [Fact]
    public void A_tangent_outside_of_the_range_is_refused() =>
        Assert.Throws<ArgumentException>("at", () => Charts.Slice((x, y) => x * x, along: "x", at: (5, 0), range: (0, 1), tangent: true));

    [Fact]
    public void A_tangent_line_reaches_three_tenths_of_the_picture_to_both_sides_however_steep_it_is()
    {
        foreach (double slope in new[] { 0.001, 1, 1000 })
        {
            var panel = Charts.Slice((x, y) => slope * x, along: "x", at: (0, 0), range: (-1, 1), tangent: true, derivative: (_, _) =>
                slope).Panels[0];
            var (curve, tangent) = ((Curve)panel.Traces[0], (Curve)panel.Traces[2]);
            double height = AxisRange.Of(curve.Y.Append(slope)).Length;
            Assert.Equal(0.3, double.Hypot(tangent.X[1] / 2, tangent.Y[1] / height), 1e-9);
        }
    }

    [Fact]
    public void Characters_that_XML_does_not_have_are_replaced_and_markup_is_escaped()
    {
        string svg = Charts.Slice((x, y) => x, along: "x", at: (0, 0), title: "a < b & \u0001 \ud800 \"c\"").ToSvg();
        Assert.Contains("a < b & \ufffd \ufffd \"c\"", XDocument.Parse(svg).Descendants().Select(element => element.Value));
        Assert.Contains("a &lt; b &amp;", svg);
    }

    [Fact]
    public void What_ends_a_script_does_not_stand_in_the_data()
    {
        string html = Charts.Path([(1, 2)], name: "</script><b>").Title("a < b").ToHtml();
        Assert.Equal(1, html.Split("</script").Length - 1);
        string data = html[html.LastIndexOf(FigureHtml.Integrity, StringComparison.Ordinal)..html.LastIndexOf("</script",
            StringComparison.Ordinal)];
        Assert.DoesNotContain('<', data);
        Assert.Contains("a &lt; b", data);
    }
}
