using Microsoft.Playwright;

/// <summary>
/// A headless Chromium that is installed on this machine, one for all classes of a test program; without one, the tests that need it are
/// skipped. The pages that a test has left open are closed when the next one of its class opens one: they would go on drawing.
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

    private readonly List<(IBrowserContext Context, object? Test)> _open = [];

    public async ValueTask DisposeAsync() => await CloseAsync(_ => true);

    /// <summary>An empty page in a context of its own; skips the test where there is no browser.</summary>
    public async Task<IPage> OpenAsync(int width = 1000, bool javaScript = true)
    {
        object test = TestContext.Current.Test!;
        await CloseAsync(owner => owner is not null && owner != test);
        return await OpenAsync(width, javaScript, test);
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
        _open.Add((context, test));
        context.SetDefaultTimeout(60_000);
        return await context.NewPageAsync();
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

    private async Task CloseAsync(Func<object?, bool> isOf)
    {
        foreach ((IBrowserContext context, _) in _open.Where(open => isOf(open.Test)))
        {
            await context.CloseAsync();
        }
        _open.RemoveAll(open => isOf(open.Test));
    }
}
