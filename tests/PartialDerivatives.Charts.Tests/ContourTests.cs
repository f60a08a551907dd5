using System.Text.Json;
using System.Xml.Linq;
using PartialDerivatives;
using PartialDerivatives.Charts;

public class ContourTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public void The_heights_are_those_of_f()
    {
        var contours = (Contours)Charts.Contour(SeedFigure.F, (-2, 2), (-3, 3), points: 9).Panels[0].Traces[0];
        for (int j = 0; j < 9; j++)
        {
            for (int i = 0; i < 9; i++)
            {
                Assert.Equal(SeedFigure.F(contours.X[i], contours.Y[j]), contours.Z[j][i]);
            }
        }
    }

    [Fact]
    public void The_levels_are_round_numbers_written_on_the_lines()
    {
        Figure figure = Charts.Contour(Kinds.Bowl, (-3, 3), (-3, 3));
        Assert.Equal([5, 10, 15, 20, 25, 30, 35], ((Contours)figure.Panels[0].Traces[0]).Levels.Select(level => level.Height));
        Assert.Superset(new HashSet<string> { "5", "10", "15", "20", "25", "30" },
            XDocument.Parse(figure.ToSvg()).Descendants().Select(element => element.Value).ToHashSet());
        JsonElement levels = Data(figure)[0].GetProperty("contours");
        Assert.Equal((5.0, 35.0, 5.0, true),
            (levels.GetProperty("start").GetDouble(), levels.GetProperty("end").GetDouble(),
                levels.GetProperty("size").GetDouble(), levels.GetProperty("showlabels").GetBoolean()));
    }

    [Fact]
    public void A_constant_and_a_function_without_a_value_have_a_map()
    {
        Assert.DoesNotContain("NaN", Charts.Contour((x, y) => 7, (-1, 1), (-1, 1)).ToSvg()
            + Charts.Contour((x, y) => double.NaN, (-1, 1), (-1, 1)).ToSvg());
        Assert.Contains("without a finite value", Charts.Contour((x, y) => double.NaN, (-1, 1), (-1, 1)).Description);
    }

    [Fact]
    public void A_unit_is_as_long_on_both_axes()
    {
        Figure figure = Charts.Contour(Kinds.Bowl, (-4, 4), (-1, 1));
        Assert.Equal("x", Layout(figure).GetProperty("yaxis").GetProperty("scaleanchor").GetString());
        XElement frame = XDocument.Parse(figure.ToSvg()).Descendants().Last(element => element.Name.LocalName == "rect");
        Assert.Equal(4, (double)frame.Attribute("width")! / (double)frame.Attribute("height")!, 0.02);
        Assert.False(Layout(Charts.Contour(Kinds.Bowl, (-4, 4), (-1, 1),
            equalScale: false)).GetProperty("yaxis").TryGetProperty("scaleanchor", out _));
    }

    [Fact]
    public void Arrows_point_along_the_gradient_of_f()
    {
        var arrows = (Arrows)Charts.GradientField(Kinds.Bowl, (-3, 3), (-3, 3)).Panels[0].Traces[0];
        Assert.Equal(144, arrows.X.Length);
        double scale = arrows.U[0] / (2 * arrows.X[0]);
        for (int i = 0; i < arrows.X.Length; i++)
        {
            Assert.Equal(scale * 2 * arrows.X[i], arrows.U[i], 1e-4);
            Assert.Equal(scale * 6 * arrows.Y[i], arrows.V[i], 1e-4);
        }
    }

    [Fact]
    public void No_arrow_is_longer_than_the_way_to_the_next()
    {
        var arrows = (Arrows)Charts.GradientField(SeedFigure.F, (-2, 2), (-3, 3), points: 10).Panels[0].Traces[0];
        Assert.InRange(arrows.U.Max(Math.Abs), 0, 0.4);
        Assert.InRange(arrows.V.Max(Math.Abs), 0, 0.6);
        Assert.True(arrows.U.Max(Math.Abs) > 0.37
            || arrows.V.Max(Math.Abs) > 0.55, "The longest arrow is much shorter than there is room for.");
    }

    [Fact]
    public void A_given_gradient_is_drawn_instead_of_differences()
    {
        var byHand = (Arrows)Charts.GradientField(Kinds.Bowl, (-3, 3), (-3, 3), gradient: (x, y) => [0, 1]).Panels[0].Traces[0];
        Assert.All(byHand.U, u => Assert.Equal(0, u));
        var dual = (Arrows)Charts.GradientField(Kinds.Bowl, (-3, 3), (-3, 3), gradient: (x, y) =>
            ForwardMode.Of((x, y) => x * x + 3 * y * y).Gradient([x, y])).Panels[0].Traces[0];
        Assert.Equal(((Arrows)Charts.GradientField(Kinds.Bowl, (-3, 3), (-3, 3)).Panels[0].Traces[0]).U, dual.U, (a, b) =>
            Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void A_gradient_has_two_components() =>
        Assert.Throws<ArgumentException>("gradient", () => Charts.GradientField(Kinds.Bowl, (-3, 3), (-3, 3), gradient: (x, y) => [1]));

    [Fact]
    public void Where_f_has_no_value_there_is_no_arrow()
    {
        Figure figure = Charts.GradientField((x, y) => Math.Sqrt(x), (-1, 1), (-1, 1), points: 4);
        var arrows = (Arrows)figure.Panels[0].Traces[0];
        Assert.Equal(8, arrows.U.Count(double.IsFinite));
        Assert.Equal(3 * 8, Data(figure)[0].GetProperty("x").GetArrayLength());
        Assert.DoesNotContain("NaN", figure.ToSvg());
    }

    [Fact]
    public void The_alternative_text_says_levels_lowest_highest_and_the_longest_arrow()
    {
        string text = Charts.Contour(Kinds.Bowl, (-3, 3), (-3, 3),
            points: 61).With(Charts.GradientField(Kinds.Bowl, (-3, 3), (-3, 3))).Description;
        Assert.StartsWith("Contours of f at 5, 10, 15, 20, 25, 30, 35 over x from −3 to 3 and y from −3 to 3: lowest 0 at (0, 0), "
            + "highest 36 at (−3, −3).", text);
        Assert.EndsWith("Arrows along the gradient of f at 12 × 12 points, the longest 17.39 at (−2.75, −2.75).", text);
    }

    [Fact]
    public async Task A_browser_shows_bands_labels_arrows_and_path()
    {
        Figure figure = Charts.Contour(Kinds.Bowl, (-3, 3), (-3, 3)).With(Charts.GradientField(Kinds.Bowl, (-3, 3), (-3, 3)),
            Charts.Path(Kinds.Descent()));
        FigurePage page = await FigurePage.OpenAsync(await browser.OpenAsync(), figure.ToHtml(), PlotlyBundle.Bytes);
        await page.DrawnAsync();
        int[] counts = await page.Page.EvaluateAsync<int[]>(
            """
            () => ['.contourfill path', '.contourlabels text', '.scatterlayer .trace:nth-of-type(1) .points path',
                '.scatterlayer .trace:nth-of-type(2) .points path']
                .map(selector => document.querySelectorAll(selector).length)
            """);
        Assert.InRange(counts[0], 7, 9);
        Assert.InRange(counts[1], 5, 60);
        Assert.Equal([2 * 144, 21], counts[2..]);
    }

    /// <summary>A sample in the ink of maps, which stays dark, lies on white in every theme; coloured ones lie on the paper.</summary>
    [Theory]
    [InlineData("#d55e00", false)]
    [InlineData(Theme.DataInk, true)]
    public void The_legend_of_a_map_is_on_white_where_it_has_a_sample_in_ink(string color, bool onWhite)
    {
        var walk = new Figure([new Panel([new Curve("walk", [-1, 1], [0, 0]) { Color = color }], "A walk.")]);
        Figure map = Charts.Contour((x, y) => x * y, x: (-1, 1), y: (-1, 1)).With(walk);

        Assert.Equal(onWhite, Layout(map).GetProperty("legend").GetProperty("bgcolor").GetString() == "white");
        Assert.Equal(onWhite, map.ToSvg().Contains("height=\"19\" fill=\"#fff\"", StringComparison.Ordinal));
    }

    private static JsonElement Data(Figure figure) => JsonDocument.Parse(figure.ToJson()).RootElement.GetProperty("data");

    private static JsonElement Layout(Figure figure) => JsonDocument.Parse(figure.ToJson()).RootElement.GetProperty("layout");
}
