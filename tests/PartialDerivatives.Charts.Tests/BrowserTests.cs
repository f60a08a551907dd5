using System.Text.Json;
using Microsoft.Playwright;
using PartialDerivatives.Charts;

/// <summary>What a reader sees, in a real browser without a network.</summary>
public class BrowserTests(Browser browser) : IClassFixture<Browser>
{
    private static readonly string s_seed = SeedFigure.Draw().ToHtml();

    /// <summary>For tests to which one figure is like another: a surface takes ten times as long to draw.</summary>
    private static readonly string s_slice = Charts.Slice(SeedFigure.F, along: "x", at: (0, 1)).ToHtml();

    /// <summary>Both widths where CI is set, else the smaller one.</summary>
    public static TheoryData<int> Widths => ForAll.IsCI ? [1000, 1400] : [1000];

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task All_three_panels_are_drawn(int width)
    {
        FigurePage page = await browser.SeedAsync(width);
        AssertThreePanels(await page.ColoursAsync($"interactive-{width}.png"));
        Assert.True(await page.Page.EvaluateAsync<bool>(
            "() => { const gl = document.querySelector('.gl-container canvas').getContext('webgl'); "
                + "return !!gl && !gl.isContextLost(); }"));
        Assert.Equal(1, page.Downloads);
        Assert.Empty(page.Strays);
        Assert.Empty(page.Errors);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task Titles_legends_and_axes_do_not_overlap(int width)
    {
        await AssertNoOverlapAsync(await browser.SeedAsync(width), atLeast: 20);
    }

    [Theory]
    [InlineData("slice with a tangent", 375)]
    [InlineData("slice with a tangent", 320)]
    [InlineData("error against step", 375)]
    [InlineData("error against step", 320)]
    public async Task On_a_phone_titles_legends_and_axes_do_not_overlap(string kind, int width)
    {
        FigurePage page = await FigurePage.OpenAsync(await browser.OpenAsync(width), Kinds.Draw(kind).ToHtml(), PlotlyBundle.Bytes);
        await page.DrawnAsync();
        await AssertNoOverlapAsync(page, atLeast: 12);
        Assert.Equal(width, await page.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        // The tools would lie on the title.
        await page.Page.Mouse.MoveAsync(width / 2, 60);
        Assert.Equal(0, await page.Page.Locator(".modebar-btn").CountAsync());
    }

    /// <summary>All where CI is set, else one at each width.</summary>
    public static TheoryData<string, int> InSpace => ForAll.IsCI
        ? [("surface", 375), ("surface", 616), ("surface with a tangent plane", 616), ("terrain", 616)]
        : [("surface", 375), ("terrain", 616)];

    [Theory]
    [MemberData(nameof(InSpace))]
    public async Task The_labels_in_space_are_not_cut_off(string kind, int width)
    {
        FigurePage page = await FigurePage.OpenAsync(await browser.OpenAsync(width), Kinds.Draw(kind).ToHtml(), PlotlyBundle.Bytes);
        await page.DrawnAsync();
        Assert.Equal(0, await page.InkAtTheEdgeAsync($"{kind}-{width}.png"));
    }

    private static async Task AssertNoOverlapAsync(FigurePage page, int atLeast)
    {
        var boxes = (await page.Page.EvaluateAsync<JsonElement>(
            """
            () => ['.g-gtitle', '.annotation', '.legendtext', '.subplot.xy .gridlayer, .subplot.x2y2 .gridlayer',
                '.xtitle, .x2title', '.xtick text, .x2tick text', '.ytick text, .y2tick text']
                .flatMap(selector => [...document.querySelectorAll(selector)].map(element => {
                    const box = element.getBoundingClientRect();
                    return { name: selector + ' ' + element.textContent,
                        left: box.left, top: box.top, right: box.right, bottom: box.bottom };
                }))
            """)).EnumerateArray().Select(Box.Of).ToList();
        Assert.True(boxes.Count > atLeast, $"Only {boxes.Count} boxes were found.");
        var overlaps = from i in Enumerable.Range(0, boxes.Count)
                       from j in Enumerable.Range(0, i)
                       where boxes[i].Overlaps(boxes[j])
                       select $"{boxes[i]} and {boxes[j]}";
        Assert.False(overlaps.Any(), string.Join("\n", overlaps));
        var figure = Box.Of(await page.Page.EvaluateAsync<JsonElement>(
            "() => { const box = document.querySelector('[data-figure]').getBoundingClientRect(); "
                + "return { name: 'figure', left: box.left, top: box.top, right: box.right, bottom: box.bottom }; }"));
        Assert.All(boxes, box => Assert.True(figure.Contains(box), $"{box} is cut off by {figure}"));
    }

    [Fact]
    public async Task The_tools_of_plotly_are_out_of_sight_until_the_mouse_is_over_the_figure()
    {
        FigurePage page = await browser.SeedAsync(1000);
        await page.Page.Mouse.MoveAsync(500, 590);
        await page.Page.WaitForFunctionAsync("() => getComputedStyle(document.querySelector('.modebar')).opacity === '0' || "
            + "getComputedStyle(document.querySelector('.modebar-group')).opacity === '0'");
    }

    [Fact]
    public async Task Figures_show_where_RequireJS_has_defined_define()
    {
        const string RequireJs = "<script>window.taken = 0; window.define = function () { window.taken++; }; window.define.amd = "
            + "{};</script>";
        FigurePage page = await FigurePage.OpenAsync(await browser.OpenAsync(), s_seed, PlotlyBundle.Bytes, RequireJs);
        await page.DrawnAsync();
        AssertThreePanels(await page.ColoursAsync());
        Assert.Equal(0, await page.Page.EvaluateAsync<int>("() => window.taken"));
        Assert.True(await page.Page.EvaluateAsync<bool>("() => !!window.define.amd"));
    }

    [Fact]
    public async Task Several_figures_load_plotly_once()
    {
        FigurePage page = await FigurePage.OpenAsync(await browser.OpenAsync(), s_slice + s_seed + s_slice, PlotlyBundle.Bytes);
        await page.DrawnAsync(3);
        Assert.Equal(1, page.Downloads);
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task Outputs_that_a_notebook_inserts_later_are_drawn_too()
    {
        FigurePage page = await FigurePage.OpenAsync(await browser.OpenAsync(), "", PlotlyBundle.Bytes);
        await FigurePage.InsertAsync(page.Page, s_slice);
        await page.DrawnAsync();
        await FigurePage.InsertAsync(page.Page, s_slice);
        await page.DrawnAsync(2);
        Assert.Equal(1, page.Downloads);
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task With_the_bundle_in_the_page_nothing_is_downloaded()
    {
        FigurePage page = await FigurePage.OpenAsync(await browser.OpenAsync(), s_seed + Charts.UseOffline().ToHtml(), bundle: null);
        await page.DrawnAsync();
        AssertThreePanels(await page.ColoursAsync());
        Assert.Equal(0, page.Downloads);
    }

    [Fact]
    public async Task An_offline_bundle_that_runs_after_the_figures_draws_them()
    {
        const string RequireJs = "<script>window.define = function () { throw new Error('taken'); }; window.define.amd = {};</script>";
        FigurePage page = await FigurePage.OpenAsync(await browser.OpenAsync(), s_slice, bundle: null, RequireJs);
        await Assertions.Expect(page.Page.Locator("[data-figure] > img")).ToBeVisibleAsync();
        await FigurePage.InsertAsync(page.Page, Charts.UseOffline().ToHtml());
        await page.DrawnAsync();
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task Without_JavaScript_the_static_picture_shows()
    {
        FigurePage page = await FigurePage.OpenAsync(await browser.OpenAsync(javaScript: false), s_seed, bundle: null);
        await AssertStaticAsync(page, "no script runs here", "static.png");
    }

    [Fact]
    public async Task Without_a_network_the_static_picture_stays()
    {
        FigurePage page = await FigurePage.OpenAsync(await browser.OpenAsync(1400), s_seed, bundle: null);
        await page.Page.WaitForFunctionAsync("() => window.partialDerivativesPlotly === null");
        await AssertStaticAsync(page, "plotly.js could not be loaded. Without a network, show Charts.UseOffline() first",
            "static-1400.png");
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task Another_plotly_than_the_one_expected_is_refused()
    {
        byte[] other = [.. PlotlyBundle.Bytes, (byte)' '];
        FigurePage page = await FigurePage.OpenAsync(await browser.OpenAsync(), s_seed, other);
        await page.Page.WaitForFunctionAsync("() => window.partialDerivativesPlotly === null");
        Assert.False(await page.Page.EvaluateAsync<bool>("() => 'Plotly' in window"));
        await AssertStaticAsync(page, "plotly.js could not be loaded");
    }

    [Fact]
    public async Task Without_WebGL_a_surface_stays_a_static_picture_and_a_slice_is_drawn()
    {
        const string NoWebGl = "<script>const get = HTMLCanvasElement.prototype.getContext; HTMLCanvasElement.prototype.getContext = "
            + "function (kind, ...more) { return /webgl/.test(kind) ? null : get.call(this, kind, ...more); };</script>";
        FigurePage page = await FigurePage.OpenAsync(await browser.OpenAsync(), s_seed + s_slice, PlotlyBundle.Bytes, NoWebGl);
        await page.Page.WaitForFunctionAsync("() => document.querySelectorAll('[data-figure] > img').length === 1 && "
            + "document.querySelector('.js-plotly-plot')");
        await AssertStaticAsync(page, "no WebGL");
    }

    [Fact]
    public async Task A_figure_follows_the_width_of_its_page()
    {
        FigurePage page = await FigurePage.OpenAsync(await browser.OpenAsync(1400), s_seed, PlotlyBundle.Bytes);
        await page.DrawnAsync();
        await page.Page.SetViewportSizeAsync(1000, 600);
        await page.Page.WaitForFunctionAsync("() => document.querySelector('.main-svg').getBoundingClientRect().width === 984");
    }

    [Fact]
    public async Task The_line_under_an_interactive_figure_says_what_one_can_do()
    {
        FigurePage page = await browser.SeedAsync(1000);
        await Assertions.Expect(page.Page.Locator("[data-figure] small")).ToHaveTextAsync("Drag to turn, scroll to come closer.");
    }

    [Fact]
    public async Task Ticks_are_the_pictures_own_until_one_looks_closer_and_again_when_one_steps_back()
    {
        FigurePage page = await FigurePage.OpenAsync(await browser.OpenAsync(), s_slice, PlotlyBundle.Bytes);
        await page.DrawnAsync();
        Task<string> ModeAsync() =>
            page.Page.EvaluateAsync<string>("() => document.querySelector('.js-plotly-plot').layout.xaxis.tickmode");
        Assert.Equal("array", await ModeAsync());
        await page.Page.EvaluateAsync("() => Plotly.relayout(document.querySelector('.js-plotly-plot'), { 'xaxis.range[0]': 0.1, "
            + "'xaxis.range[1]': 0.2 })");
        await page.Page.WaitForFunctionAsync("() => document.querySelector('.js-plotly-plot').layout.xaxis.tickmode === 'auto'");
        await page.Page.EvaluateAsync("() => Plotly.relayout(document.querySelector('.js-plotly-plot'), { 'xaxis.autorange': true })");
        await page.Page.WaitForFunctionAsync("() => document.querySelector('.js-plotly-plot').layout.xaxis.tickmode === 'array'");
    }

    [Fact]
    public async Task An_interactive_figure_keeps_its_alternative_text()
    {
        FigurePage page = await browser.SeedAsync(1000);
        Assert.Equal(SeedFigure.Draw().Description, await page.Page.GetByRole(AriaRole.Figure).GetAttributeAsync("aria-label"));
    }

    private static async Task AssertStaticAsync(FigurePage page, string reason, string? saveAs = null)
    {
        ILocator picture = page.Page.Locator("[data-figure] > img").First;
        await Assertions.Expect(picture).ToBeVisibleAsync();
        Assert.Equal(SeedFigure.Draw().Description, await picture.GetAttributeAsync("alt"));
        await Assertions.Expect(page.Page.Locator("[data-figure]").First).ToContainTextAsync("Static picture: ");
        await Assertions.Expect(page.Page.Locator("[data-figure]").First).ToContainTextAsync(reason);
        AssertThreePanels(await page.ColoursAsync(saveAs));
    }

    /// <summary>The surface is in the left third, a blue and an orange curve are in each of the others.</summary>
    private static void AssertThreePanels(Dictionary<string, int>[] thirds)
    {
        string seen = JsonSerializer.Serialize(thirds);
        Assert.True(thirds[0]["yellow"] > 20 && thirds[0]["green"] > 500 && thirds[0]["violet"] > 20, seen);
        Assert.True(thirds[1]["steelblue"] > 100 && thirds[1]["darkorange"] > 100, seen);
        Assert.True(thirds[2]["steelblue"] > 100 && thirds[2]["darkorange"] > 100, seen);
    }

    private sealed record Box(string Name, double Left, double Top, double Right, double Bottom)
    {
        public static Box Of(JsonElement box) => new(
            box.GetProperty("name").GetString()!, box.GetProperty("left").GetDouble(),
                box.GetProperty("top").GetDouble(), box.GetProperty("right").GetDouble(), box.GetProperty("bottom").GetDouble());

        public bool Overlaps(Box other) =>
            Left < other.Right - 1 && other.Left < Right - 1 && Top < other.Bottom - 1 && other.Top < Bottom - 1;

        public bool Contains(Box other) => Left <= other.Left && Top <= other.Top && other.Right <= Right && other.Bottom <= Bottom;
    }
}
