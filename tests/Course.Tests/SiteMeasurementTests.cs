using System.Globalization;
using Course.Commands;
using Microsoft.Playwright;

namespace Course.Tests;

/// <summary>What a reader's browser measures of the live chapter: when it is painted, what moves, and what is transferred.</summary>
public class SiteMeasurementTests(Browser browser, Shared<LiveSite> live, ITestOutputHelper output)
    : IClassFixture<Browser>, IClassFixture<Shared<LiveSite>>
{
    private const string Observe =
        """
        window.moved = [];
        new PerformanceObserver(list => list.getEntries().forEach(entry => {
            if (entry.hadRecentInput) return;
            moved.push(entry.value.toFixed(5) + ' ' + entry.sources.map(({ node, previousRect: a, currentRect: b }) =>
                (node?.outerHTML ?? node?.textContent ?? '?').slice(0, 90) + ' from ' + [a.x, a.y, a.width, a.height].map(Math.round)
                + ' to ' + [b.x, b.y, b.width, b.height].map(Math.round)).join('; '));
        })).observe({ type: 'layout-shift', buffered: true });
        """;

    /// <summary>Both widths of each where <c>CI</c> is set, else one of them, in turn, of the start page and two others.</summary>
    public static TheoryData<string, int> PagesAndWidths { get; } =
    [
        .. from page in LiveSite.Notebooks.Select(name => Path.ChangeExtension(name, ".html")).Prepend("index.html").Index()
           from width in new[] { 375, 1280 }
           where ContinuousIntegration.IsSet || (page.Index is 0 or 1 or 4 && (page.Index % 2 == 0) == (width == 375))
           select (page.Item, width),
    ];

    [Theory]
    [MemberData(nameof(PagesAndWidths))]
    public async Task Nothing_moves_while_the_page_loads_and_figures_are_drawn_and_it_is_light(string name, int width)
    {
        IPage page = await browser.OpenAsync(width);
        await page.AddInitScriptAsync(Observe);
        await page.GotoAsync(live.Fixture.Http + name);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        foreach (ILocator figure in await page.Locator("[data-figure]").AllAsync())
        {
            await figure.ScrollIntoViewIfNeededAsync();
            await Assertions.Expect(figure).ToHaveAttributeAsync("role", "figure");
            await figure.Locator(".main-svg, [data-part=space] > canvas").First.WaitForAsync();
        }
        await page.EvaluateAsync("() => new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(() => painted(true))))");

        await page.WaitForFunctionAsync("() => performance.getEntriesByName('first-contentful-paint').length > 0");
        double paint = await page.EvaluateAsync<double>("() => performance.getEntriesByName('first-contentful-paint')[0].startTime");
        double[] bytes = await page.EvaluateAsync<double[]>(
            """
            () => {
                const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
                const drawing = all.filter(entry => /plotly|assets\/(figures|explore)/.test(entry.name));
                const sum = entries => entries.reduce((sum, entry) => sum + entry.decodedBodySize, 0);
                return [sum(all) - sum(drawing), sum(drawing)];
            }
            """);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} at {width} px: first paint after {paint:0} ms; "
            + $"{bytes[0] / 1000:0} kB, and {bytes[1] / 1000:0} kB that draw figures."));
        string[] moved = await page.EvaluateAsync<string[]>("() => moved");
        Assert.True(moved.Length == 0, string.Join('\n', moved));
        Assert.InRange(bytes[0], 1, 300_000);
        await page.Context.CloseAsync();
    }
}
