using Course.Commands;
using Course.Documents;
using Course.Execution;
using Course.Site;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Course.Tests;

/// <summary>Figures to take hold of on the site, under its policy for scripts, opened as files.</summary>
public class ExploreSiteTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task Two_explorers_live_on_a_page_with_one_script_and_without_plotly()
    {
        using var folder = new TemporaryFolder();
        string path = folder.WriteNotebook("explore.ipynb",
            $"#!import {Path.Combine(Repository.Root, "lib/bin/setup.csx")}",
            "using PartialDerivatives; using PartialDerivatives.Charts; using static PartialDerivatives.Elementary;",
            "Charts.Explore(Formula.Of((x, y) => x * x * Sin(y)), x: (-2, 2), y: (-π, π), at: (1.5, 1))",
            "Charts.Explore((x, y) => x * x - y * y, x: (-2, 2), y: (-2, 2), at: (1, 1), ask: Ask.Where(\"∂f/∂x = 0\", (x, y) => 2 * x))");
        NotebookRun run = await NotebookRun.ExecuteAsync(Notebook.Load(path), Limits.Default, _ => { }, (_, _) =>
            { }, CancellationToken.None);
        Assert.Null(run.Failure?.Reason.Message);
        run.StoreOutputs();
        new SiteFolder(folder.File("site")).Write(SiteRenderer.Render([run.Notebook]).Files);

        await using SitePage page = await SitePage.OpenAsync(await browser.OpenAsync(1280), new Uri(folder.File("site/")).AbsoluteUri,
            "explore.html");
        IReadOnlyList<ILocator> figures = await page.DrawFiguresAsync();

        Assert.Equal(2, figures.Count);
        ILocator x = figures[0].Locator("[data-number=x]");
        await Assertions.Expect(figures[0].Locator("[data-number=slope-x]")).ToHaveTextAsync("2.5244");
        await figures[0].GetByRole(AriaRole.Application).FocusAsync();
        await page.Page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(x).ToHaveTextAsync("1.40");
        await Assertions.Expect(figures[1].Locator("[data-number=x]")).ToHaveTextAsync("1.00");
        await figures[1].GetByRole(AriaRole.Button, new() { Name = "Is it here?" }).ClickAsync();
        await Assertions.Expect(figures[1].GetByRole(AriaRole.Status)).ToContainTextAsync("Not yet");
        Assert.Single(page.Requests, url => url.EndsWith("assets/explore.js", StringComparison.Ordinal));
        Assert.DoesNotContain(page.Requests, url => url.Contains("plotly", StringComparison.Ordinal));
        page.AssertClean();
        ColorScheme[] themes = ContinuousIntegration.IsSet ? [ColorScheme.Light, ColorScheme.Dark] : [ColorScheme.Light];
        foreach (ColorScheme theme in themes)
        {
            await page.Page.EmulateMediaAsync(new() { ColorScheme = theme });
            await page.SaveAsync($"explore-{theme}.png", all: true);
            var result = await page.Page.RunAxe();
            Assert.Empty(result.Violations
                .Where(violation => violation.Impact is "serious" or "critical")
                .Select(violation => $"{theme}: {violation.Id}: {violation.Help}: "
                    + string.Join(", ", violation.Nodes.Take(5).Select(node => node.Html))));
        }
    }
}
