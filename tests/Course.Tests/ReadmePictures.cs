using Microsoft.Playwright;

namespace Course.Tests;

/// <summary>
/// Makes the pictures of the README from the site. Not among the tests that run by themselves:
/// <c>dotnet test --project tests/Course.Tests -- --explicit only --filter-class Course.Tests.ReadmePictures</c>
/// </summary>
public class ReadmePictures(Browser browser, Shared<LiveSite> live) : IClassFixture<Browser>, IClassFixture<Shared<LiveSite>>
{
    [Fact(Explicit = true)]
    public async Task The_start_page()
    {
        IPage page = await OpenAsync("index.html", 1280, 1000);
        await Assertions.Expect(page.Locator("[data-explore]")).ToHaveAttributeAsync("role", "figure");
        await SaveAsync(page, "site-start.png");
    }

    [Fact(Explicit = true)]
    public async Task A_cell_that_was_run()
    {
        IPage page = await OpenAsync("02-visualizing-partial-derivatives.html", 1280, 1000);
        // By its id, because its figure is taken away while it runs.
        string? id = await page.Locator(".cell.code:has([data-figure].triple)").First.GetAttributeAsync("id");
        ILocator cell = page.Locator("#" + id);
        await cell.GetByRole(AriaRole.Button, new() { NameRegex = new("^Run cell") }).ClickAsync();
        await Assertions.Expect(cell).ToHaveAttributeAsync("data-state", "done", new() { Timeout = 120_000 });
        await cell.Locator(".main-svg").First.WaitForAsync();
        await cell.EvaluateAsync("cell => scrollTo({ top: cell.getBoundingClientRect().top + scrollY - 300, behavior: 'instant' })");
        await SaveAsync(page, "site-cell.png");
    }

    private async Task<IPage> OpenAsync(string name, int width, int height)
    {
        IPage page = await browser.OpenAsync(width);
        await page.SetViewportSizeAsync(width, height);
        await page.GotoAsync(live.Fixture.Http + name);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return page;
    }

    private static Task SaveAsync(IPage page, string name) => page.ScreenshotAsync(new()
    {
        Path = Path.Combine(Repository.Root, "docs", name),
        Animations = ScreenshotAnimations.Disabled,
    });
}
