using Course.Site;
using Microsoft.Playwright;

namespace Course.Tests;

/// <summary>What goes wrong on a live page ends in a state from which the reader goes on, with nothing of theirs lost.</summary>
public class LiveTroubleTests(Browser browser, Shared<LiveSite> live) : IClassFixture<Browser>, IClassFixture<Shared<LiveSite>>
{
    private const string First = "01-what-a-partial-derivative-is.ipynb";

    [Fact]
    public async Task Two_tabs_keep_what_was_written_in_each_and_show_both_where_both_wrote()
    {
        await using LivePage one = await OpenAsync();
        LivePage other = await LivePage.OpenAsync(await one.Page.Context.NewPageAsync(), live.Fixture.Http, First);

        await one.WriteAsync("setup", "// written in one");
        await other.WriteAsync("usings", "// written in the other");
        await Assertions.Expect(other.Cell("setup").Locator("pre.source")).ToHaveTextAsync("// written in one");
        await one.WriteAsync("usings", "// written in one, too");
        ILocator both = other.Cell("usings").GetByRole(AriaRole.Group);
        await Assertions.Expect(both).ToContainTextAsync("// written in one, too");
        Assert.Equal("// written in the other", await other.Cell("usings").Locator("textarea").InputValueAsync());
        await both.GetByRole(AriaRole.Button, new() { Name = "Keep mine" }).ClickAsync();

        await one.Page.ReloadAsync();
        await Assertions.Expect(one.Cell("setup").Locator("pre.source")).ToHaveTextAsync("// written in one");
        await Assertions.Expect(one.Cell("usings").Locator("pre.source")).ToHaveTextAsync("// written in the other");
    }

    [Fact]
    public async Task A_cell_that_takes_all_memory_fails_and_the_next_ones_run()
    {
        await using LivePage page = await OpenAsync();
        const string Greedy = "var all = new List<byte[]>();\nwhile (true) { var more = new byte[100_000_000]; all.Add(more); }";
        await page.RunAsync("usings", Greedy, "failed");

        Assert.Equal(Greedy, await page.Cell("usings").Locator("textarea").InputValueAsync());
        await page.Button("Restart").ClickAsync();
        await page.RunAsync("setup");
    }

    [Fact]
    public async Task A_reload_in_the_middle_of_a_cell_keeps_its_text_and_the_page_runs_again()
    {
        LongSeries.OnlyInCI();
        await using LivePage page = await OpenAsync();
        page.Page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        await page.RunAsync("usings", "while (true) { }", "running");
        await page.Page.ReloadAsync();

        await Assertions.Expect(page.Cell("usings").Locator("pre.source")).ToHaveTextAsync("while (true) { }");
        await page.RunAsync("setup");
    }

    [Fact]
    public async Task What_draws_figures_and_did_not_come_is_told_in_its_cell_and_comes_with_the_next_run()
    {
        await using LivePage page = await OpenAsync();
        await page.Page.Context.RouteAsync("**/FSharp.Core.bin", route => route.AbortAsync());
        await page.RunAsync(
            "usings", "using PartialDerivatives.Charts;\nCharts.Surface((x, y) => x * y, (-1, 1), (-1, 1), points: 5)", "failed");
        await Assertions.Expect(page.Cell("usings").Locator(".advice")).ToContainTextAsync("Check the network");

        await page.Page.Context.UnrouteAsync("**/FSharp.Core.bin");
        await page.RunAsync("usings");
    }

    [Fact]
    public async Task A_site_that_was_renewed_replaces_what_the_browser_kept()
    {
        LongSeries.OnlyInCI();
        using var folder = new TemporaryFolder();
        Copy(live.Fixture.Folder, folder.File("site"));
        using var stopping = new CancellationTokenSource();
        using SiteServer server = SiteServer.Start(folder.File("site"), 0);
        Task serving = server.RunAsync(stopping.Token);
        await using (LivePage page = await LivePage.OpenAsync(await browser.OpenAsync(), server.Address, First))
        {
            await page.RunAsync("setup");
            await page.WriteAsync("usings", "// mine");
            await KeptAsync(page.Page);
            string old = Renew(folder.File("site"));

            // A page that was open before works from what was kept.
            await page.Button("Restart").ClickAsync();
            await page.RunAsync("setup");

            await page.Page.ReloadAsync();
            await Assertions.Expect(page.Cell("usings").Locator("pre.source")).ToHaveTextAsync("// mine");
            await page.RunAsync("setup");
            Assert.DoesNotContain(old, await page.Page.ContentAsync(), StringComparison.Ordinal);
            await KeptAsync(page.Page);
            await page.Page.EvaluateAsync(
                """
                async old => {
                    const isThere = async () => (await (await caches.open('chapter')).keys()).some(request => request.url.includes(old));
                    while (await isThere()) await new Promise(resolve => setTimeout(resolve, 100));
                }
                """,
                old);
        }
        await stopping.CancelAsync();
        await serving;
    }

    /// <summary>Gives the kernel's folder another name, as another kernel has; the old one is gone.</summary>
    private static string Renew(string root)
    {
        string old = Path.GetFileName(Directory.GetDirectories(Path.Combine(root, "assets"), "live-*").Single());
        const string New = "live-0123456789ab";
        Directory.Move(Path.Combine(root, "assets", old), Path.Combine(root, "assets", New));
        foreach (string file in Directory.GetFiles(root, "*.html").Append(Path.Combine(root, "assets/offline.json")))
        {
            File.WriteAllText(file, File.ReadAllText(file).Replace(old, New, StringComparison.Ordinal));
        }
        return old;
    }

    /// <summary>Waits until the browser keeps all that the site offers.</summary>
    private static Task KeptAsync(IPage page) => page.EvaluateAsync(
        """
        async () => {
            await navigator.serviceWorker.ready;
            for (const file of await (await fetch('assets/offline.json')).json())
                while (!await caches.match(file)) await new Promise(resolve => setTimeout(resolve, 100));
        }
        """);

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private async Task<LivePage> OpenAsync() => await LivePage.OpenAsync(await browser.OpenAsync(), live.Fixture.Http, First);
}
