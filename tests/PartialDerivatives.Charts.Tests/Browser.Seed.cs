using Microsoft.Playwright;

/// <content>Pages with the chapter's figure.</content>
public sealed partial class Browser
{
    private readonly Dictionary<int, FigurePage> _seeds = [];

    /// <summary>A page of this width with the chapter's figure, drawn; for tests that only look at it.</summary>
    internal async Task<FigurePage> SeedAsync(int width)
    {
        if (!_seeds.TryGetValue(width, out FigurePage? page))
        {
            IPage empty = await OpenAsync(width, javaScript: true, test: null);
            _seeds[width] = page = await FigurePage.OpenAsync(empty, SeedFigure.Draw().ToHtml(), PlotlyBundle.Bytes);
            await page.DrawnAsync();
        }
        return page;
    }
}
