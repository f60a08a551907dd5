using Course.Documents;
using Microsoft.Playwright;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Course.Tests;

/// <summary>A kernel that takes over the memory of one that has compiled before is the same kernel, only sooner.</summary>
public class LiveSnapshotTests(Browser browser, Shared<LiveSite> live) : IClassFixture<Browser>, IClassFixture<Shared<LiveSite>>
{
    private const string First = "01-what-a-partial-derivative-is.ipynb";

    public static TheoryData<string> Notebooks { get; } = [.. LiveSite.Notebooks];

    [Theory, MemberData(nameof(Notebooks))]
    public async Task Run_all_gives_what_is_stored(string name)
    {
        LongSeries.OnlyInCI();
        using var folder = new TemporaryFolder();
        await using LivePage page = await OpenWithSnapshotAsync(name);
        Notebook stored = Notebook.Load(Repository.Notebook(name));

        await page.RunAllAsync();

        Assert.True(await IsTakenOverAsync(page));
        Assert.Empty(LiveOutputs.Differences(name, stored, await page.DownloadAsync(folder)));
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task Random_numbers_are_others_each_time_and_the_clock_is_right()
    {
        await using LivePage page = await OpenWithSnapshotAsync(First);

        string one = await ShowAsync(page, "$\"{Random.Shared.Next()} {new Random().Next()} {Guid.NewGuid()}\"");
        Assert.True(await IsTakenOverAsync(page));
        await page.Page.ReloadAsync();
        string other = await ShowAsync(page, "$\"{Random.Shared.Next()} {new Random().Next()} {Guid.NewGuid()}\"");
        Assert.True(await IsTakenOverAsync(page));

        Assert.All(one.Split(' ').Zip(other.Split(' ')), pair => Assert.NotEqual(pair.First, pair.Second));
        await ShowAsync(page, "await Task.Run(() => 1); await Task.Yield(); GC.Collect(); GC.WaitForPendingFinalizers();");
        await ShowAsync(
            page, "var watch = System.Diagnostics.Stopwatch.StartNew(); await Task.Delay(20); while (watch.ElapsedMilliseconds < 30);");
        DateTime now = DateTime.Parse(await ShowAsync(page, "DateTime.UtcNow.ToString(\"O\")"), null, DateTimeStyles.AdjustToUniversal);
        Assert.Equal(DateTime.UtcNow, now, TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task What_is_not_whole_or_of_another_start_is_not_taken_over_and_forgotten()
    {
        LongSeries.OnlyInCI();
        await using LivePage page = await OpenWithSnapshotAsync(First);
        await page.Page.EvaluateAsync(
            """
            async () => {
                const kept = await caches.open('kernel'), [request] = await kept.keys();
                await (await caches.open('right')).put(request, await kept.match(request));
            }
            """);
        foreach (string change in new[] { "bytes[0] ^= 1", "bytes = bytes.slice(1)", "bytes = bytes.slice(0, 40)", "bytes = ''" })
        {
            await page.Page.EvaluateAsync(
                $$"""
                async () => {
                    const right = await caches.open('right'), [request] = await right.keys();
                    let bytes = new Uint8Array(await (await right.match(request)).arrayBuffer());
                    {{change}};
                    await (await caches.open('kernel')).put(request, new Response(bytes));
                }
                """);
            await page.Page.ReloadAsync();

            Assert.Equal("42", await ShowAsync(page, "(6 * 7).ToString()"));
            Assert.False(await IsTakenOverAsync(page));
            Assert.False(await page.Page.EvaluateAsync<bool>("() => caches.has('kernel')"));
            Assert.Empty(page.Problems);
        }
    }

    [Fact]
    public async Task A_kernel_that_ended_leaves_no_snapshot_for_the_next_one()
    {
        LongSeries.OnlyInCI();
        await using LivePage page = await OpenWithSnapshotAsync(First);

        await page.RunAsync("usings", "Environment.Exit(3);", "failed");

        Assert.Equal("42", await ShowAsync(page, "(6 * 7).ToString()"));
        Assert.False(await IsTakenOverAsync(page));
    }

    /// <summary>A page whose browser keeps a snapshot, and which has no kernel yet.</summary>
    private async Task<LivePage> OpenWithSnapshotAsync(string notebook)
    {
        LivePage page = await LivePage.OpenAsync(await browser.OpenAsync(), live.Fixture.Http, notebook);
        await page.Page.AddInitScriptAsync(
            """
            window.started = [];
            window.Worker = class extends Worker {
                constructor(...options) {
                    super(...options);
                    this.addEventListener('message', ({ data }) => { if (data.ready) started.push(data.isWarm); });
                }
            };
            """);
        await page.Page.EvaluateAsync("async () => (await caches.open('kernel')).put('/of-an-older-site', new Response('old'))");
        await page.RunAsync("setup");
        await page.Page.EvaluateAsync(
            """
            async () => {
                const kept = async () => (await (await caches.open('kernel')).keys()).map(request => request.url).join();
                while (!/^[^,]*[/]snapshot$/.test(await kept())) await new Promise(resolve => setTimeout(resolve, 100));
            }
            """);
        await page.Page.ReloadAsync();
        return page;
    }

    /// <summary>Runs a cell and gives what it shows.</summary>
    private static async Task<string> ShowAsync(LivePage page, string code)
    {
        await page.RunAsync("usings", code);
        return (await page.OutputAsync("usings")).Trim();
    }

    /// <summary>True where the kernel that started last said so.</summary>
    private static Task<bool> IsTakenOverAsync(LivePage page) => page.Page.EvaluateAsync<bool>("() => started.at(-1)");
}
