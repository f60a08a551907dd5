using System.Text.RegularExpressions;
using Course.Commands;
using Course.Documents;
using Microsoft.Playwright;

namespace Course.Tests;

/// <summary>The chapter's cells run in a real browser.</summary>
public class LiveBrowserTests(Browser browser, StartedPage started, Shared<LiveSite> live)
    : IClassFixture<Browser>, IClassFixture<StartedPage>, IClassFixture<Shared<LiveSite>>
{
    private const string First = "01-what-a-partial-derivative-is.ipynb";

    /// <summary>All where <c>CI</c> is set, and else the one that reads data; there the first one runs in Firefox, too.</summary>
    public static TheoryData<string> Notebooks { get; } = [.. ContinuousIntegration.IsSet ? LiveSite.Notebooks : [LiveSite.Notebooks[2]]];

    [Theory, MemberData(nameof(Notebooks))]
    public async Task Run_all_gives_what_is_stored(string name)
    {
        using var folder = new TemporaryFolder();
        await using LivePage page = await OpenAsync(name);
        Notebook stored = Notebook.Load(Repository.Notebook(name));
        string[] cells = [.. stored.CodeCells.Select(cell => cell.Id!)];

        await page.RunAllAsync();

        Assert.Equal(cells.Select(id => $"{id} done"), await page.Page.Locator(".cell.code").EvaluateAllAsync<string[]>(
            "cells => cells.map(cell => cell.id + ' ' + cell.dataset.state)"));
        Assert.Empty(LiveOutputs.Differences(name, stored, await page.DownloadAsync(folder)));
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task A_cell_brings_what_it_needs_with_it_and_only_that()
    {
        await using LivePage page = await OpenAsync(First);

        await page.RunAsync("symbolic-code");

        Assert.Equal("done", await page.Cell("setup").GetAttributeAsync("data-state"));
        Assert.Equal("done", await page.Cell("usings").GetAttributeAsync("data-state"));
        string[] above = await page.Page.Locator(".cell.code").EvaluateAllAsync<string[]>(
            "cells => cells.slice(0, cells.findIndex(cell => cell.id === 'symbolic-code')).map(cell => cell.dataset.state ?? '')");
        Assert.Contains(above, state => state != "done");
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task An_endless_cell_is_stopped_and_the_kernel_comes_back()
    {
        LongSeries.OnlyInCI();
        await using LivePage page = await OpenAsync(First);
        await page.RunAsync("usings", "while (true) { }", "running");

        await page.Button("Stop").ClickAsync();
        await page.ExpectAsync("usings", "failed");
        await page.RunAsync("setup");
        Assert.Equal("while (true) { }", await page.Cell("usings").Locator("textarea").InputValueAsync());
    }

    [Fact]
    public async Task What_was_said_of_a_text_is_not_said_of_the_one_that_was_written_over_it_and_run()
    {
        await using LivePage page = await OpenAsync(First);
        ILocator complaints = page.Cell("usings").Locator(".complaints");
        await page.RunAsync("setup");
        await page.WriteAsync("usings", "int x = nothing;");
        await Assertions.Expect(complaints).ToContainTextAsync("nothing");

        await page.RunAsync("usings", "while (true) { }", "running");
        await Assertions.Expect(complaints).ToBeHiddenAsync();

        await page.Button("Stop").ClickAsync();
        await page.ExpectAsync("usings", "failed");
        await Assertions.Expect(complaints).ToBeHiddenAsync();
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task Errors_say_line_and_advice_and_the_next_run_is_right_again()
    {
        LivePage page = await started.OpenAsync(live.Fixture);

        await page.RunAsync("usings", "int kept = 1;\nvar y = mising;", "failed");
        Assert.Contains("Line 2: Check the spelling", await page.OutputAsync("usings"), StringComparison.Ordinal);

        await page.RunAsync("usings", "int kept = 1;\nthrow new InvalidOperationException(\"so it is\");", "failed");
        await Assertions.Expect(page.Cell("usings").Locator(".advice")).ToContainTextAsync("Line 2: Correct the cell");
        Assert.Contains("so it is", await page.OutputAsync("usings"), StringComparison.Ordinal);

        await page.RunAsync("usings", "await Task.Delay(1);\nint Of(int i)\n{\n    return new[] { 1, 2 }[i];\n}\nOf(2);", "failed");
        await Assertions.Expect(page.Cell("usings").Locator(".advice")).ToContainTextAsync("Line 4: Correct the cell");

        await page.RunAsync("usings", "for (int i = 0; i < 10_000; i++) Console.WriteLine($\"line {i}\");");
        ILocator printed = page.Cell("usings").Locator(".live-outputs pre");
        Assert.EndsWith("line 9999\n", await printed.TextContentAsync(), StringComparison.Ordinal);

        await page.RunAsync(
            "usings", "for (int i = 0; i <= 100; i++) Console.Write($\"\\r{i} %\");\nConsole.WriteLine(\"\\nabc\\b\\bd\");");
        await Assertions.Expect(printed).ToHaveTextAsync("100 %\nadc\n");
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task An_exercise_gives_its_verdict_and_counts_what_is_right()
    {
        LivePage page = await started.OpenAsync(live.Fixture);
        string stub = Notebook.Load(Repository.Notebook(First)).Cells.Single(cell => cell.Id == "exercise-3").Source;

        await page.RunAsync("exercise-3");
        Assert.DoesNotContain("✓", await page.OutputAsync("exercise-3"), StringComparison.Ordinal);

        await page.RunAsync("exercise-3", Stub.Replace(stub, "= (x, y) => Exp(x * y);", 1));
        await Assertions.Expect(page.Cell("exercise-3").Locator(".live-outputs")).ToContainTextAsync("product rule");

        await page.RunAsync("exercise-3", Stub.Replace(stub, "= (x, y) => Exp(x * y) + x * y * Exp(x * y);", 1));
        await Assertions.Expect(page.Cell("exercise-3").Locator(".live-outputs")).ToContainTextAsync("✓ Right");
        await Assertions.Expect(page.Page.Locator(".live-exercises")).ToContainTextAsync("1 of 8 right on this page");
    }

    [Fact]
    public async Task An_exercise_that_is_answered_by_a_method_is_counted_as_well()
    {
        LongSeries.OnlyInCI();
        await using LivePage page = await OpenAsync("03-partial-derivatives-in-the-loss-function.ipynb");
        await page.Page.EvaluateAsync("() => localStorage.setItem('solved', JSON.stringify(['another page']))");

        await page.RunAsync("setup");

        await Assertions.Expect(page.Page.Locator(".live-exercises")).ToContainTextAsync("0 of 5 right on this page");
    }

    [Fact]
    public async Task What_was_written_survives_a_reload_and_is_downloaded_and_erased()
    {
        using var folder = new TemporaryFolder();
        await using LivePage page = await OpenAsync(First);
        await page.RunAsync("usings", "// mine\nvar twice = 2 * 21;");

        await page.Page.ReloadAsync();
        await Assertions.Expect(page.Cell("usings").Locator("pre.source")).ToHaveTextAsync(new Regex("^// mine"));
        Notebook mine = await page.DownloadAsync(folder);
        Assert.Equal("// mine\nvar twice = 2 * 21;", mine.Cells.Single(cell => cell.Id == "usings").Source);

        await page.Cell("usings").HoverAsync();
        await page.Cell("usings").GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Reset") }).ClickAsync();
        await page.Page.ReloadAsync();
        await Assertions.Expect(page.Cell("usings").Locator("pre.source")).ToHaveTextAsync(new Regex("^using"));
    }

    [Fact]
    public async Task Where_the_published_cell_has_changed_both_are_shown()
    {
        await using LivePage page = await OpenAsync(First);
        await page.Page.EvaluateAsync(
            "() => localStorage.setItem('cell:' + location.pathname + '#usings', '{\"code\":\"mine\",\"published\":\"an older text\"}')");

        await page.Page.ReloadAsync();

        ILocator both = page.Cell("usings").GetByRole(AriaRole.Group);
        await Assertions.Expect(both).ToContainTextAsync("The published cell has changed");
        Assert.StartsWith("using", await page.Cell("usings").Locator("pre.source").TextContentAsync(), StringComparison.Ordinal);
        await both.GetByRole(AriaRole.Button, new() { Name = "Use mine" }).ClickAsync();
        await Assertions.Expect(page.Cell("usings").Locator("pre.source")).ToHaveTextAsync("mine");
    }

    [Fact]
    public async Task The_editor_completes_describes_underlines_and_undoes()
    {
        LivePage page = await started.OpenAsync(live.Fixture);
        ILocator cell = page.Cell("steps-code");

        await page.WriteAsync("steps-code", "var figure = ");
        await page.Page.Keyboard.TypeAsync("Charts.Sur");
        await Assertions.Expect(cell.GetByRole(AriaRole.Option, new() { Selected = true })).ToContainTextAsync("Surface");
        await Assertions.Expect(cell.Locator(".call-help")).ToContainTextAsync("Figure Charts.Surface");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.Keyboard.TypeAsync("(");
        Assert.Equal("var figure = Charts.Surface()", await cell.Locator("textarea").InputValueAsync());
        await Assertions.Expect(cell.Locator(".call-help strong")).ToContainTextAsync("f");
        await page.Page.Keyboard.TypeAsync("nothing");
        await Assertions.Expect(cell.Locator(".wrong").First).ToBeVisibleAsync();
        await Assertions.Expect(cell.Locator(".complaints")).ToContainTextAsync("nothing");

        for (int i = 0; i < 60 && (await cell.Locator("textarea").InputValueAsync()).Contains("var figure", StringComparison.Ordinal); i++)
        {
            await page.Page.Keyboard.PressAsync("Control+z");
        }
        Assert.DoesNotContain("var figure", await cell.Locator("textarea").InputValueAsync(), StringComparison.Ordinal);
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task Figures_explorers_and_charts_of_Plotly_NET_are_drawn_where_cells_run_and_can_be_used()
    {
        LivePage page = await started.OpenAsync(live.Fixture);
        await page.RunAsync("usings", """
            #r "nuget: Plotly.NET.Interactive, 6.0.0"
            #r "nuget: Plotly.NET.CSharp, 0.14.0"
            using PartialDerivatives.Charts;
            display(Charts.Explore((x, y) => x * y, x: (-1, 1), y: (-1, 1), at: (0.5, 0.5)));
            display(Plotly.NET.CSharp.Chart.Point<double, double, string>([1.0, 2, 3], [3.0, 4, 1]));
            Charts.Surface((x, y) => x * y, (-1, 1), (-1, 1), points: 5)
            """);
        ILocator outputs = page.Cell("usings").Locator(".live-outputs .output");
        Assert.Equal(3, await outputs.CountAsync());

        await outputs.Nth(0).ScrollIntoViewIfNeededAsync();
        ILocator point = outputs.Nth(0).GetByRole(AriaRole.Application);
        await Assertions.Expect(point).ToHaveAttributeAsync("aria-label", new Regex(@"Point x 0\.500, y 0\.500"));
        await point.PressAsync("ArrowRight");
        await Assertions.Expect(point).ToHaveAttributeAsync("aria-label", new Regex(@"Point x 0\.(?!500)\d+, y 0\.500"));
        foreach (int i in new[] { 1, 2 })
        {
            await outputs.Nth(i).ScrollIntoViewIfNeededAsync();
            await Assertions.Expect(outputs.Nth(i).Locator(".js-plotly-plot .main-svg").First).ToBeVisibleAsync();
        }
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task A_download_that_fails_is_told_and_tried_again()
    {
        LongSeries.OnlyInCI();
        await using LivePage page = await OpenAsync(First);
        await page.Page.Context.RouteAsync("**/System.Linq.bin", route => route.AbortAsync());
        await page.StartAsync("setup");
        await Assertions.Expect(page.Status).ToContainTextAsync("That did not work");

        await page.Page.Context.UnrouteAsync("**/System.Linq.bin");
        await page.Button("Try again").ClickAsync();
        await Assertions.Expect(page.Status).ToContainTextAsync("ready");
        await page.RunAsync("setup");
    }

    [Fact]
    public async Task A_page_on_which_nothing_is_run_loads_nothing_for_it()
    {
        IPage page = await browser.OpenAsync();
        var requests = new List<string>();
        page.Request += (_, request) => requests.Add(request.Url);

        await page.GotoAsync(live.Fixture.Http + Path.ChangeExtension(First, ".html"));
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.DoesNotContain(requests, url => url.Contains("/assets/live-", StringComparison.Ordinal));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Once_it_was_run_it_runs_without_a_network()
    {
        await using LivePage page = await OpenAsync(First);
        await page.RunAsync("setup");
        await page.Page.EvaluateAsync(
            """
            async () => {
                await navigator.serviceWorker.ready;
                for (const file of await (await fetch('assets/offline.json')).json())
                    while (!await caches.match(file)) await new Promise(resolve => setTimeout(resolve, 100));
            }
            """);

        await page.Page.Context.SetOfflineAsync(true);
        await page.Page.GotoAsync(live.Fixture.Http + "04-summary.html");
        await page.RunAsync("usings");
    }

    [Fact]
    public async Task From_a_file_the_page_says_how_to_run_it()
    {
        IPage page = await browser.OpenAsync();
        await page.GotoAsync(new Uri(live.Fixture.File(Path.ChangeExtension(First, ".html"))).AbsoluteUri);

        await Assertions.Expect(page.Locator(".actions + .notice")).ToContainTextAsync("serve");
        Assert.Equal(0, await page.Locator(".cell-bar").CountAsync());
        await page.Context.CloseAsync();
    }

    private static Regex Stub { get; } = new("= null;.*");

    private async Task<LivePage> OpenAsync(string notebook) =>
        await LivePage.OpenAsync(await browser.OpenAsync(), live.Fixture.Http, notebook);
}
