/// <content>Pages with the chapter's figure.</content>
public sealed partial class Browser
{
    private readonly Dictionary<int, FigurePage> seeds = [];

    /// <summary>A page of this width with the chapter's figure, drawn; for tests that only look at it.</summary>
    internal async Task<FigurePage> SeedAsync(int width)
    {
        if (!seeds.TryGetValue(width, out FigurePage? page))
        {
            seeds[width] = page = await FigurePage.OpenAsync(await OpenAsync(width), SeedFigure.Draw().ToHtml(), PlotlyBundle.Bytes);
            await page.DrawnAsync();
        }
        return page;
    }
}
