using Microsoft.Playwright;

namespace Course.Tests;

/// <summary>
/// A page of the live chapter whose kernel has run the set-up, for the tests of a class to which a new kernel is not the point: to start
/// one and to run the first cells takes longer than many a test. Each test gets the page with the published cells.
/// </summary>
public sealed class StartedPage : IAsyncDisposable
{
    /// <summary>Gives each cell its published text, and forgets what is kept, and which cells were run.</summary>
    private const string AsPublished =
        """
        () => {
            for (const reset of document.querySelectorAll('.cell-bar > button[aria-label^=Reset]:not([hidden])')) reset.click();
            for (const folded of document.querySelectorAll('details.setup, details.question')) folded.open = true;
            for (const cell of document.querySelectorAll('[data-state]')) cell.removeAttribute('data-state');
            localStorage.clear();
            scrollTo(0, 0);
        }
        """;

    private readonly Browser _browser = new();
    private LivePage? _page;

    internal async Task<LivePage> OpenAsync(LiveSite site, int width = 1000)
    {
        if (_page is null)
        {
            _page = await LivePage.OpenAsync(await _browser.OpenAsync(), site.Http, LiveSite.Notebooks[0]);
            await _page.RunAsync("usings");
        }
        await _page.Page.EvaluateAsync(AsPublished);
        await _page.Page.SetViewportSizeAsync(width, 600);
        _page.Problems.Clear();
        return _page;
    }

    public ValueTask DisposeAsync() => _browser.DisposeAsync();
}
