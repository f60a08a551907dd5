using System.Text.Json;
using Microsoft.Playwright;
using PartialDerivatives.Charts;

/// <summary>The static picture and the interactive figure that takes its place are one picture.</summary>
public class OnePictureTests(Browser browser) : IClassFixture<Browser>
{
    /// <summary>How much of a picture may look otherwise at the moment of the change, in percent of its pixels: letters and lines are drawn
    /// by other hands.</summary>
    internal const double AllowedDifference = 2.5;

    /// <summary>Sums up how far what stands on a page moves; in its head.</summary>
    internal const string Observer =
        """
        <script>
        window.shift = 0;
        new PerformanceObserver(list => list.getEntries().forEach(entry => window.shift += entry.value))
            .observe({ type: 'layout-shift', buffered: true });
        </script>
        """;

    /// <summary>How far it moved.</summary>
    internal const string Shift = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(window.shift))))";

    /// <summary>Both widths of each kind where CI is set, else one of them, in turn, of every second.</summary>
    public static TheoryData<string, int> Names =>
        [.. from kind in Kinds.All.Index() from width in Widths(kind.Index) select (kind.Item, width)];

    private static int[] Widths(int kind) => ForAll.IsCI ? [375, 1280] : (kind % 4) switch { 0 => [375], 2 => [1280], _ => [] };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task They_look_the_same_in_the_same_place_and_nothing_on_the_page_moves(string kind, int width)
    {
        string html = $"<p>Before</p>{Kinds.Draw(kind).ToHtml()}<p>After</p>";
        FigurePage before = await FigurePage.OpenAsync(await browser.OpenAsync(width, javaScript: false), html, bundle: null);
        FigurePage after = await FigurePage.OpenAsync(await browser.OpenAsync(width), html, PlotlyBundle.Bytes, Observer);
        await after.DrawnAsync();
        var still = await PictureAsync(before, "img", $"{kind}-{width}-static.png");
        var live = await PictureAsync(after, ".js-plotly-plot", $"{kind}-{width}-live.png");
        Assert.Equal((still.X, still.Y, still.Width, still.Height), (live.X, live.Y, live.Width, live.Height));
        Assert.Equal(0, await after.Page.EvaluateAsync<double>(Shift));
        double difference = await after.DifferenceAsync(still.Pixels, live.Pixels);
        TestContext.Current.SendDiagnosticMessage($"{kind} at {width}: {difference:F2} %");
        Assert.InRange(difference, 0, AllowedDifference);
        Assert.Empty(after.Errors);
    }

    private static async Task<(float X, float Y, float Width, float Height, byte[] Pixels)> PictureAsync(FigurePage page, string selector,
        string saveAs)
    {
        ILocator picture = page.Page.Locator("[data-figure] " + selector).First;
        var box = (await picture.BoundingBoxAsync())!;
        byte[] pixels = await picture.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled });
        FigurePage.Save(pixels, saveAs);
        return (box.X, box.Y, box.Width, box.Height, pixels);
    }
}
