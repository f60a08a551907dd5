using Microsoft.Playwright;
using PartialDerivatives.Charts;

/// <summary>When and from where plotly.js is loaded, and when figures are drawn.</summary>
public class LoadingTests(Browser browser) : IClassFixture<Browser>
{
    private const string Space = "<div style=\"height:3000px\"></div>";

    private static readonly string s_slice = Charts.Slice(SeedFigure.F, along: "x", at: (0, 1)).ToHtml(),
        s_other = Charts.Slice(SeedFigure.F, along: "x", at: (0, 2)).ToHtml();

    [Fact]
    public async Task A_page_that_names_its_plotly_loads_it_from_there_once()
    {
        FigurePage page = await FigurePage.OpenAsync(await browser.OpenAsync(), s_slice + s_other, PlotlyBundle.Bytes, FigurePage.Local);
        await page.DrawnAsync(2);
        Assert.Equal((1, 0), (page.LocalDownloads, page.Downloads));
        Assert.Empty(page.Errors);
        Assert.Empty(page.Strays);
    }

    [Fact]
    public async Task A_page_that_is_a_file_loads_the_file_beside_it()
    {
        string folder = Directory.CreateTempSubdirectory("charts-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "assets"));
            await File.WriteAllBytesAsync(Path.Combine(folder, "assets", "plotly.min.js"), PlotlyBundle.Bytes,
                TestContext.Current.CancellationToken);
            string file = Path.Combine(folder, "page.html");
            await File.WriteAllTextAsync(file,
                $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">{FigurePage.Local}</head><body>"
                    + $"{s_slice}{s_other}</body></html>", TestContext.Current.CancellationToken);
            IPage page = await browser.OpenAsync();
            List<string> asked = [];
            page.Request += (_, request) => asked.Add(request.Url);
            await page.GotoAsync(new Uri(file).AbsoluteUri);
            await page.WaitForFunctionAsync("() => document.querySelectorAll('[data-figure] .js-plotly-plot').length === 2 && "
                + "!document.querySelector('[data-figure] > img')");
            Assert.Single(asked, url => url.EndsWith("plotly.min.js"));
            Assert.All(asked, url => Assert.Matches("^(file|data|blob):", url));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Where_the_named_plotly_is_missing_the_static_picture_stays()
    {
        FigurePage page = await FigurePage.OpenAsync(await browser.OpenAsync(), s_slice, bundle: null, FigurePage.Local);
        await page.Page.WaitForFunctionAsync("() => window.partialDerivativesPlotly === null");
        await Assertions.Expect(page.Page.Locator("[data-figure] > img")).ToBeVisibleAsync();
        Assert.Equal((1, 0), (page.LocalDownloads, page.Downloads));
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task Figures_are_drawn_when_they_come_into_view()
    {
        FigurePage page = await FigurePage.OpenAsync(await browser.OpenAsync(), s_slice + Space + s_other, PlotlyBundle.Bytes);
        await page.Page.WaitForFunctionAsync("() => document.querySelector('[data-figure][role]')");
        Assert.Equal(1, await page.Page.Locator("[data-figure] > img").CountAsync());
        Assert.Equal(1, await page.Page.Locator("[data-drawn]").CountAsync());
        await page.Page.Locator("[data-figure]").Last.ScrollIntoViewIfNeededAsync();
        await page.DrawnAsync(2);
        Assert.Equal(1, page.Downloads);
    }

    [Fact]
    public async Task A_figure_that_comes_in_view_where_plotly_is_there_waits_for_no_observer()
    {
        FigurePage page = await FigurePage.OpenAsync(await browser.OpenAsync(), s_slice, PlotlyBundle.Bytes);
        await page.DrawnAsync();
        await page.Page.EvaluateAsync("() => { window.IntersectionObserver = class { observe() {} unobserve() {} } }");
        await FigurePage.InsertAsync(page.Page, s_other);
        await page.DrawnAsync(2);
    }

    [Fact]
    public async Task Plotly_is_not_loaded_before_a_figure_comes_near()
    {
        FigurePage page = await FigurePage.OpenAsync(await browser.OpenAsync(), Space + s_slice, PlotlyBundle.Bytes);
        // Observers report in a frame.
        await page.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => "
            + "setTimeout(done))))");
        Assert.Equal(0, page.Downloads);
        Assert.True(await page.Page.EvaluateAsync<bool>("() => window.partialDerivativesPlotly === undefined"));
        await page.Page.Locator("[data-figure]").ScrollIntoViewIfNeededAsync();
        await page.DrawnAsync();
        Assert.Equal(1, page.Downloads);
    }

    [Fact]
    public async Task Twelve_surfaces_in_a_page_all_stay_drawn()
    {
        var surfaces = Enumerable.Range(1, 12).Select(i => Charts.Surface((x, y) => i * x * y, (-1, 1), (-1, 1), points: 5).ToHtml());
        Assert.SkipUnless(ForAll.IsCI, "A surface takes long where the processor draws it, and twelve are drawn where CI is set.");
        FigurePage page = await FigurePage.OpenAsync(await browser.OpenAsync(), string.Concat(surfaces), PlotlyBundle.Bytes);
        for (int i = 0; i < 12; i++)
        {
            await page.Page.Locator("[data-figure]").Nth(i).ScrollIntoViewIfNeededAsync();
            await page.Page.WaitForFunctionAsync("i => document.querySelectorAll('[data-figure]')[i].matches('[role]')", i);
        }
        Assert.Equal(12, await page.Page.EvaluateAsync<int>("() => [...document.querySelectorAll('.gl-container canvas')].filter(canvas "
            + "=> !canvas.getContext('webgl').isContextLost()).length"));
    }

    [Fact]
    public async Task Where_a_browser_cannot_tell_what_is_in_view_all_figures_are_drawn()
    {
        FigurePage page = await FigurePage.OpenAsync(
            await browser.OpenAsync(), s_slice + Space + s_other, PlotlyBundle.Bytes,
                "<script>delete window.IntersectionObserver;</script>");
        await page.DrawnAsync(2);
    }

    [Fact]
    public async Task A_picture_that_stands_in_the_page_as_SVG_is_replaced_and_keeps_its_alternative_text()
    {
        Figure figure = Charts.Slice(SeedFigure.F, along: "x", at: (0, 1));
        string html = figure.ToHtml();
        int from = html.IndexOf("<img"), to = html.IndexOf('>', html.IndexOf("src=")) + 1;
        string inline = html[..from] + figure.ToSvg().Replace("<svg ", "<svg role=\"img\" aria-label=\"What is seen.\" ") + html[to..];
        FigurePage page = await FigurePage.OpenAsync(await browser.OpenAsync(), inline, PlotlyBundle.Bytes);
        await page.Page.WaitForFunctionAsync("() => document.querySelector('[data-figure][role]')");
        Assert.Equal("What is seen.", await page.Page.GetByRole(AriaRole.Figure).GetAttributeAsync("aria-label"));
        Assert.Equal(0, await page.Page.Locator("[data-figure] > svg").CountAsync());
    }

    [Fact]
    public async Task On_paper_every_figure_is_its_static_picture()
    {
        FigurePage page = await FigurePage.OpenAsync(await browser.OpenAsync(), s_slice + Space + s_other, PlotlyBundle.Bytes);
        await page.Page.WaitForFunctionAsync("() => document.querySelector('[data-figure][role]')");
        await page.Page.EvaluateAsync("() => window.addEventListener('beforeprint', () => window.printed = "
            + "document.querySelectorAll('[data-figure] > img').length)");
        byte[] paper = await page.Page.PdfAsync();
        Assert.True(paper.Length > 10_000);
        Assert.Equal(2, await page.Page.EvaluateAsync<int>("() => window.printed"));
        await Assertions.Expect(page.Page.Locator("[data-figure]").First.Locator(".main-svg").First).ToBeVisibleAsync();
        Assert.Equal(1, await page.Page.Locator("[data-figure] > img").CountAsync());
        Assert.Empty(page.Errors);
    }
}
