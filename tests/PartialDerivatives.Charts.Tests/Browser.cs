using Microsoft.Playwright;

/// <summary>
/// A headless Chromium that is installed on this machine, one for all classes of a test program; without one, the tests that need it are
/// skipped. A page that a test has left open is emptied for the next one of its class: a new one, with a process of its own, takes longer
/// than many a test.
/// </summary>
public sealed partial class Browser : IAsyncDisposable
{
    /// <summary>
    /// The first two make pages of the browser's own for each window, and the third a process for the next: that costs more than many a
    /// test. The others are off wherever Playwright starts Chromium, but only where it is not told what else to switch off.
    /// </summary>
    private const string Off = "WebUIOmniboxPopup,WebUIOmniboxAimPopup,SpareRendererForSitePerProcess,PaintHolding,"
        + "AvoidUnnecessaryBeforeUnloadCheckSync,AvoidCorsURLLoaderRestartOnRedirect,HttpsUpgrades,LensOverlay,MediaRouter,"
        + "OptimizationHints,Translate";

    private static readonly Lazy<Task<IBrowser>> s_browser = new(LaunchAsync);

    private readonly List<(IPage Page, bool JavaScript, object? Test)> _open = [];

    public async ValueTask DisposeAsync()
    {
        foreach ((IPage page, _, _) in _open)
        {
            await page.Context.CloseAsync();
        }
    }

    /// <summary>An empty page in a context of its own; skips the test where there is no browser.</summary>
    public async Task<IPage> OpenAsync(int width = 1000, bool javaScript = true)
    {
        object test = TestContext.Current.Test!;
        _open.RemoveAll(open => open.Page.IsClosed);
        foreach ((IPage page, _, _) in _open.Where(open => open.Test is not null && open.Test != test && open.Page.Url != "about:blank"))
        {
            // Or it would go on drawing.
            await page.UnrouteAllAsync();
            await page.GotoAsync("about:blank");
        }
        int left = _open.FindIndex(open => open.JavaScript == javaScript && open.Test is not null && open.Test != test);
        if (left < 0)
        {
            return await OpenAsync(width, javaScript, test);
        }
        IPage empty = _open[left].Page;
        _open[left] = (empty, javaScript, test);
        await empty.SetViewportSizeAsync(width, 600);
        await empty.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Null, ReducedMotion = ReducedMotion.Null, Media = Media.Null });
        await empty.Mouse.MoveAsync(0, 0);
        return empty;
    }

    /// <summary>The browser; null where there is none.</summary>
    public static string? Executable() => (
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        from name in new[] { "chromium", "chromium-browser", "google-chrome", "chrome", "chrome.exe" }
        let path = Path.Combine(folder, name)
        where File.Exists(path)
        select path).FirstOrDefault();

    /// <summary>A page of one test, or, where none is named, for all tests of the class.</summary>
    private async Task<IPage> OpenAsync(int width, bool javaScript, object? test)
    {
        Assert.SkipWhen(Executable() is null, "No chromium, chromium-browser, google-chrome or chrome on the PATH.");
        IBrowser browser = await s_browser.Value;
        IBrowserContext context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 600 },
            JavaScriptEnabled = javaScript,
        });
        context.SetDefaultTimeout(60_000);
        IPage page = await context.NewPageAsync();
        _open.Add((page, javaScript, test));
        return page;
    }

    /// <summary>It ends with this process, as Playwright ends it then.</summary>
    private static async Task<IBrowser> LaunchAsync()
    {
        IPlaywright playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable(),
            Headless = true,
            // WebGL is drawn by the processor, which draws all else faster by itself.
            Args = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-gpu-rasterization",
                "--disable-gpu-compositing", $"--disable-features={Off}"],
        });
    }
}
