using Course.Commands;
using Course.Documents;
using Course.Execution;
using Course.Site;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Course.Tests;

/// <summary>The rendered chapter as a reader gets it, in a real browser, from files and from a server on this machine.</summary>
public class SiteBrowserTests(Browser browser, Shared<RenderedSite> rendered) : IClassFixture<Browser>, IClassFixture<Shared<RenderedSite>>
{
    private readonly RenderedSite _site = rendered.Fixture;

    public static TheoryData<string> Pages { get; } = [.. RenderedSite.Pages];

    /// <summary>
    /// All where <c>CI</c> is set, from files and from a server, else every second from files; other tests have their pages from there.
    /// </summary>
    public static MatrixTheoryData<string, string> PagesFromFilesAndServer { get; } = new(
        RenderedSite.Pages.Where((_, i) => ContinuousIntegration.IsSet || i % 2 == 0),
        ContinuousIntegration.IsSet ? ["file", "http"] : ["file"]);

    [Theory]
    [MemberData(nameof(PagesFromFilesAndServer))]
    public async Task Every_figure_is_drawn_and_nothing_fails_or_leaves_the_machine(string name, string from)
    {
        await using SitePage page = await OpenAsync(name, from, 1280);

        foreach (ILocator figure in await page.DrawFiguresAsync())
        {
            if (await figure.Locator(".gl-container canvas").CountAsync() == 0)
            {
                Assert.InRange((await page.LookAsync(figure)).Colours, 10, 4096);
            }
            else
            {
                ILocator surface = figure.Locator(".gl-container canvas").First;
                Assert.True(await surface.EvaluateAsync<bool>("canvas => { const gl = canvas.getContext('webgl'); return !!gl && "
                    + "!gl.isContextLost(); }"));
                Assert.InRange((await page.LookAsync(surface)).Colours, 20, 4096);
            }
        }
        page.AssertClean();
        Assert.True(await page.Page.Locator("[data-figure]").CountAsync() > 0);
        bool hasPlots = await page.Page.Locator("[data-figure]:not([data-explore])").CountAsync() > 0;
        Assert.Equal(hasPlots ? 1 : 0, page.Requests.Count(url => url.EndsWith("plotly.min.js", StringComparison.Ordinal)));
        Assert.False(hasPlots && name == "index.html");
    }

    /// <summary>All where <c>CI</c> is set, else the start page, a long page and a short one.</summary>
    public static TheoryData<string> SomePages { get; } =
        [.. RenderedSite.Pages.Where((_, i) => ContinuousIntegration.IsSet || i is 0 or 1 or 4)];

    /// <summary>Both themes of each page where <c>CI</c> is set, else one of them, in turn, of some.</summary>
    public static TheoryData<string, ColorScheme> PagesAndThemes { get; } =
    [
        .. from page in SomePages.Select(row => row.Data).Index()
           from theme in new[] { ColorScheme.Light, ColorScheme.Dark }
           where ContinuousIntegration.IsSet || (page.Index % 2 == 0) == (theme == ColorScheme.Light)
           select (page.Item, theme),
    ];

    [Fact]
    public async Task Plotly_is_not_loaded_before_a_figure_comes_into_view()
    {
        IPage small = await browser.OpenAsync(600);
        await small.SetViewportSizeAsync(600, 200);
        await using SitePage page = await SitePage.OpenAsync(small, _site.Http, "03-partial-derivatives-in-the-loss-function.html");
        await small.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.DoesNotContain(page.Requests, url => url.Contains("plotly", StringComparison.Ordinal));

        ILocator first = small.Locator("[data-figure]:not([data-explore])").First;
        await first.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(first).ToHaveAttributeAsync("role", "figure");

        Assert.Single(page.Requests, url => url.Contains("plotly", StringComparison.Ordinal));
    }

    /// <summary>Executed for real: the packages are restored, and their extension shows the charts.</summary>
    [Fact]
    public async Task A_chart_of_the_package_Plotly_NET_is_drawn_by_the_sites_own_plotly()
    {
        using var folder = new TemporaryFolder();
        string path = folder.WriteNotebook("raw.ipynb",
            "#r \"nuget: Plotly.NET.Interactive, 6.0.0\"\n#r \"nuget: Plotly.NET.CSharp, 0.14.0\"",
            "using Plotly.NET.CSharp;\nChart.Point<double, double, string>([1.0, 2, 3], [3.0, 4, 1])",
            "Chart.Surface<double, double, double, string>(new double[][] { [1, 2, 3], [3, 1, 2], [0, 5, 1] })");
        NotebookRun run = await NotebookRun.ExecuteAsync(
            Notebook.Load(path), Limits.Default, _ => { }, (_, _) => { }, TestContext.Current.CancellationToken);
        Assert.SkipWhen(run.Failure?.Reason.Message.Contains("NU1301", StringComparison.Ordinal) == true,
            "No package source can be reached.");
        Assert.Null(run.Failure?.Reason.Message);
        run.StoreOutputs();
        RenderedNotebooks rendered = SiteRenderer.Render([run.Notebook]);
        Assert.Empty(rendered.Problems);
        new SiteFolder(folder.File("site")).Write(rendered.Files);

        await using SitePage page = await SitePage.OpenAsync(await browser.OpenAsync(1280), new Uri(folder.File("site/")).AbsoluteUri,
            "raw.html");

        IReadOnlyList<ILocator> figures = await page.DrawFiguresAsync();
        Assert.Equal(2, figures.Count);
        foreach (ILocator figure in figures)
        {
            Assert.InRange((await page.LookAsync(figure)).Colours, 10, 4096);
        }
        await Assertions.Expect(figures[0].Locator(".scatterlayer .point")).ToHaveCountAsync(3);
        page.AssertClean();
    }

    [Fact]
    public async Task The_theme_follows_the_system_and_the_switch_and_so_do_figures()
    {
        await using SitePage page = await OpenAsync("02-visualizing-partial-derivatives.html", "file", 1280);
        ILocator figure = page.Page.Locator("[data-figure]").Nth(1);
        await figure.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(figure).ToHaveAttributeAsync("role", "figure");
        await AssertThemeAsync(page, figure, dark: false);

        await page.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await AssertThemeAsync(page, figure, dark: true);
        await page.SaveAsync("dark.png");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Light theme" }).ClickAsync();
        await AssertThemeAsync(page, figure, dark: false);

        await page.GoAsync("01-what-a-partial-derivative-is.html");
        Assert.Equal("light", await page.Page.Locator("html").GetAttributeAsync("data-theme"));
    }

    [Fact]
    public async Task Static_pictures_are_dark_in_the_dark_theme()
    {
        await using SitePage page = await SitePage.OpenAsync(await browser.OpenAsync(1280, javaScript: false), _site.File,
            "02-visualizing-partial-derivatives.html");
        await page.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });

        Assert.InRange((await page.LookAsync(page.Page.Locator("[data-figure] > svg").First)).Lightness, 0, 60);
    }

    [Theory]
    [MemberData(nameof(SomePages))]
    public async Task Without_JavaScript_every_figure_shows_its_picture(string name)
    {
        await using SitePage page = await SitePage.OpenAsync(await browser.OpenAsync(1280, javaScript: false), _site.File, name);

        Assert.Equal(await page.Page.Locator("[data-figure]:not([data-explore])").CountAsync(),
            await page.Page.Locator("[data-figure] > svg[role=img]").CountAsync());
        foreach (ILocator picture in await page.Page.Locator("[data-figure] > svg, [data-part] > svg").AllAsync())
        {
            Assert.NotEmpty((await picture.GetAttributeAsync("aria-label"))!);
            Assert.InRange((await page.LookAsync(picture)).Colours, 10, 4096);
        }
        page.AssertClean();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_formula_is_typeset(string name)
    {
        await using SitePage page = await OpenAsync(name, "file", 1280);

        Assert.Empty(await page.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('math')].filter(formula => formula.getBoundingClientRect().width < 4 || "
                + "/[\\\\$]/.test(formula.textContent)).map(formula => formula.outerHTML)"));
        page.AssertClean();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task On_a_phone_nothing_scrolls_sideways(string name)
    {
        await using SitePage page = await OpenAsync(name, "file", 375);
        await page.SaveAsync($"phone-{name}.png", all: true);

        Assert.Equal(375, await page.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        page.AssertClean();
    }

    [Theory]
    [MemberData(nameof(SomePages))]
    public async Task Every_page_and_control_is_reached_by_keyboard(string name)
    {
        await using SitePage page = await OpenAsync(name, "file", 1280);
        var reached = new List<string>();
        for (int i = 0; i < 200; i++)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            string? place = await page.Page.EvaluateAsync<string?>("() => document.activeElement === document.body ? null : "
                + "document.activeElement.id || document.activeElement.getAttribute('href') || ''");
            if (place is null || (reached.Count > 0 && place == reached[0]))
            {
                break;
            }
            reached.Add(place);
        }

        Assert.Equal(["#main", "index.html", "search", "theme"], reached.Take(4));
        Assert.All(RenderedSite.Pages, other => Assert.Contains(other, reached));
        int next = Array.IndexOf(RenderedSite.Pages, name) + 1;
        if (name != "index.html" && next < RenderedSite.Pages.Length)
        {
            await page.Page.Locator("a[rel=next]").FocusAsync();
            await page.Page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Page).ToHaveURLAsync(_site.File + RenderedSite.Pages[next]);
        }
    }

    [Theory]
    [InlineData("file")]
    [InlineData("http")]
    public async Task The_search_finds_announces_and_goes_there_by_keyboard(string from)
    {
        await using SitePage page = await OpenAsync("index.html", from, 1280);
        await page.Page.Keyboard.PressAsync("/");
        await page.Page.Keyboard.TypeAsync("SUNSHINE hour");
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("1 place found.");
        await page.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Page.Locator("#search-results a")).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page).ToHaveURLAsync((from == "file" ? _site.File : _site.Http)
            + "03-partial-derivatives-in-the-loss-function.html#a-slope-has-a-unit");

        await page.Page.GetByRole(AriaRole.Searchbox).FillAsync("no such thing anywhere");
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Nothing found.");
        page.AssertClean();
    }

    [Theory]
    [InlineData("file")]
    [InlineData("http")]
    public async Task Open_in_VS_Code_names_the_notebook_as_the_extension_takes_it(string from)
    {
        await using SitePage page = await OpenAsync("04-summary.html", from, 1280);

        string address = (await page.Page.GetByRole(AriaRole.Link, new() { Name = "Open in VS Code" }).GetAttributeAsync("href"))!;

        string notebook = from == "file" ? "path=" + Uri.EscapeDataString(new Uri(_site.File + "04-summary.ipynb").LocalPath)
            : "url=" + Uri.EscapeDataString(_site.Http + "04-summary.ipynb");
        Assert.Equal("vscode://ms-dotnettools.dotnet-interactive-vscode/openNotebook?" + notebook, address);
    }

    [Fact]
    public async Task Paper_has_the_pictures_in_place_of_what_is_drawn()
    {
        await using SitePage page = await OpenAsync(RenderedSite.Row, "file", 1280);
        await page.DrawFiguresAsync();
        byte[] pdf = await page.Page.PdfAsync();

        await page.Page.AddStyleTagAsync(new() { Content = "@media print { .output { display: none } }" });
        byte[] without = await page.Page.PdfAsync();
        Assert.True(pdf.Length > 1.5 * without.Length, $"{pdf.Length} bytes with pictures, {without.Length} without.");

        ILocator picture = page.Page.Locator("[data-figure] > svg[role=img]");
        await page.Page.EvaluateAsync("() => window.dispatchEvent(new Event('beforeprint'))");
        Assert.Equal(1, await picture.CountAsync());
        await page.Page.EvaluateAsync("() => window.dispatchEvent(new Event('afterprint'))");
        Assert.Equal(0, await picture.CountAsync());
        page.AssertClean();
    }

    [Fact]
    public async Task On_paper_nothing_but_solutions_is_folded()
    {
        await using SitePage page = await OpenAsync("02-visualizing-partial-derivatives.html", "file", 1280);
        Assert.NotEqual(0, await page.Page.Locator("details:not([open], .solution, .solution *)").CountAsync());

        await page.Page.EvaluateAsync("() => window.dispatchEvent(new Event('beforeprint'))");

        Assert.Equal(0, await page.Page.Locator("details:not([open], .solution, .solution *)").CountAsync());
        page.AssertClean();
    }

    [Fact]
    public async Task A_figure_can_be_saved_as_a_picture()
    {
        await using SitePage page = await OpenAsync(RenderedSite.Row, "file", 1280);
        ILocator figure = (await page.DrawFiguresAsync()).Single();

        IDownload picture = await page.Page.RunAndWaitForDownloadAsync(() =>
            figure.Locator("[data-title^='Download plot']").DispatchEventAsync("click"));

        Assert.EndsWith(".png", picture.SuggestedFilename, StringComparison.Ordinal);
        page.AssertClean();
    }

    [Theory]
    [MemberData(nameof(PagesAndThemes))]
    public async Task Axe_finds_nothing_serious_in_either_theme(string name, ColorScheme theme)
    {
        await using SitePage page = await OpenAsync(name, "file", 1280);
        await AssertAccessibleAsync(page, theme);
    }

    [Fact]
    public async Task Axe_finds_nothing_serious_in_interactive_figures()
    {
        await using SitePage page = await OpenAsync(RenderedSite.Row, "file", 1280);
        await page.DrawFiguresAsync();
        await AssertAccessibleAsync(page, ColorScheme.Dark);
        if (ContinuousIntegration.IsSet)
        {
            await AssertAccessibleAsync(page, ColorScheme.Light);
        }
    }

    private static async Task AssertAccessibleAsync(SitePage page, ColorScheme theme)
    {
        await page.Page.EmulateMediaAsync(new() { ColorScheme = theme });

        var result = await page.Page.RunAxe();

        Assert.NotEmpty(result.Passes);
        Assert.Empty(result.Violations
            .Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{theme}: {violation.Id}: {violation.Help}: "
                + string.Join(", ", violation.Nodes.Take(5).Select(node => node.Html))));
    }

    private async Task<SitePage> OpenAsync(string name, string from, int width) =>
        await SitePage.OpenAsync(await browser.OpenAsync(width), from == "file" ? _site.File : _site.Http, name);

    private static async Task AssertThemeAsync(SitePage page, ILocator figure, bool dark)
    {
        await page.Page.WaitForFunctionAsync("() => new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(() => "
            + "painted(true))))");
        (double page, double figure) lightness = (await BackgroundAsync(page), (await page.LookAsync(figure)).Lightness);
        Assert.True(dark ? lightness is (< 60, < 60)
            : lightness is (> 200, > 200), $"{(dark ? "Dark" : "Light")} is expected, and the lightness of page and figure "
                + $"is {lightness}.");
    }

    private static Task<double> BackgroundAsync(SitePage page) => page.Page.EvaluateAsync<double>(
        "() => getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/g).slice(0, 3).map(Number).reduce((a, b) => a + b) / 3");
}
