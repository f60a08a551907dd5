using System.Text.Json.Nodes;
using Microsoft.Playwright;
using PartialDerivatives.Charts;

/// <summary>Every figure as it is stored in a notebook: it comes alive in its place, and looks the same.</summary>
public class StoredFigureTests(Browser browser, ITestOutputHelper output) : IClassFixture<Browser>
{
    private static readonly Dictionary<string, string> s_figures = new(
        from file in Directory.EnumerateFiles(Path.Combine(ExploreScriptTests.Root(), "notebooks"), "*.ipynb").Order()
        from stored in Outputs(JsonNode.Parse(File.ReadAllText(file))!["cells"]!.AsArray())
        select KeyValuePair.Create($"{Path.GetFileName(file)[..2]} cell {stored.Cell}", stored.Html));

    private const string Plot = ".js-plotly-plot";

    /// <summary>All where CI is set, else every sixteenth.</summary>
    public static TheoryData<string> Names => [.. s_figures.Keys.Where((_, i) => ForAll.IsCI || i % 16 == 0)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_comes_alive_in_its_place_and_nothing_moves(string name)
    {
        string html = $"<p>Before</p>{s_figures[name]}<p>After</p>";
        bool isExplorer = IsExplorer(html);
        FigurePage before = await FigurePage.OpenAsync(await browser.OpenAsync(1280, javaScript: false), html, bundle: null);
        FigurePage after = await FigurePage.OpenAsync(await browser.OpenAsync(1280), html, PlotlyBundle.Bytes, OnePictureTests.Observer);
        await (isExplorer ? after.Page.WaitForSelectorAsync("[data-explore][data-drawn]") : after.DrawnAsync());
        foreach (string part in isExplorer ? ["map", "space", "slice-x", "slice-y"] : new[] { "" })
        {
            var (still, live) = isExplorer ? ($"[data-part={part}]", $"[data-part={part}]") : ("[data-figure] img", Plot);
            double difference = await after.DifferenceAsync(await PictureAsync(before, still), await PictureAsync(after, live));
            output.WriteLine($"{name} {part}: {difference:F2} % of the pixels differ.");
            Assert.InRange(difference, 0, OnePictureTests.AllowedDifference);
        }
        double shift = await after.Page.EvaluateAsync<double>(OnePictureTests.Shift);
        output.WriteLine($"{name}: layout shift {shift}.");
        Assert.Equal(0, shift);
        Assert.Empty(after.Errors);
    }

    /// <summary>A page of 375 pixels has margins of 16.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task On_a_phone_no_label_is_cut_off(string name)
    {
        string html = $"<div style=\"margin:0 8px\">{s_figures[name]}</div>";
        bool isExplorer = IsExplorer(html);
        FigurePage still = await FigurePage.OpenAsync(await browser.OpenAsync(375, javaScript: false), html, bundle: null);
        FigurePage live = await FigurePage.OpenAsync(await browser.OpenAsync(375), html, PlotlyBundle.Bytes);
        await (isExplorer ? live.Page.WaitForSelectorAsync("[data-explore][data-drawn]") : live.DrawnAsync());
        foreach (string part in isExplorer ? ["[data-part=map]", "[data-part=space]", "[data-part=slice-x]", "[data-part=slice-y]"]
            : new[] { "" })
        {
            foreach (var (page, picture) in new[] { (still, part == "" ? "[data-figure] img" : part), (live, part == "" ? Plot : part) })
            {
                byte[] pixels = await PictureAsync(page, picture);
                FigurePage.Save(pixels, $"phone {name} {part}{(page == still ? " static" : "")}.png");
                int dark = await live.InkAtTheEdgeAsync(pixels);
                Assert.True(dark == 0, $"{name} {picture}: {dark} dark pixels at the edge.");
            }
        }
    }

    [Fact(Explicit = true)]
    public async Task Frames_while_the_point_is_dragged_are_measured()
    {
        foreach (var (name, html) in s_figures.Where(figure => IsExplorer(figure.Value)))
        {
            await using ExplorePage page = await ExplorePage.OpenAsync(await browser.OpenAsync(1280), html);
            output.WriteLine($"{name}: {(await page.FramesAsync(3000)).Told}");
        }
    }

    private static bool IsExplorer(string html) => html.Contains("data-explore", StringComparison.Ordinal);

    private static async Task<byte[]> PictureAsync(FigurePage page, string selector) =>
        await page.Page.Locator(selector).First.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled });

    private static IEnumerable<(int Cell, string Html)> Outputs(JsonArray cells) =>
        from cell in cells.Index()
        from stored in cell.Item!["outputs"]?.AsArray() ?? []
        let html = stored!["data"]?["text/html"] is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : ""
        where html.Contains("<div data-figure=", StringComparison.Ordinal)
        select (cell.Index, html);
}
