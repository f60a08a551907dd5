using Microsoft.Playwright;

/// <summary>A headless Chromium that is installed on this machine; without one, the tests that need it are skipped.</summary>
public sealed partial class Browser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Executable() is { } path)
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = path,
                Headless = true,
                Args = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                    "--disable-sync", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
            });
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }
        _playwright?.Dispose();
    }

    /// <summary>An empty page in a context of its own; skips the test where there is no browser.</summary>
    public async Task<IPage> OpenAsync(int width = 1000, bool javaScript = true)
    {
        Assert.SkipWhen(_browser is null, "No chromium, chromium-browser, google-chrome or chrome on the PATH.");
        var context = await _browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 600 },
            JavaScriptEnabled = javaScript });
        context.SetDefaultTimeout(60_000);
        return await context.NewPageAsync();
    }

    /// <summary>The browser; null where there is none.</summary>
    public static string? Executable() => (
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        from name in new[] { "chromium", "chromium-browser", "google-chrome", "chrome", "chrome.exe" }
        let path = Path.Combine(folder, name)
        where File.Exists(path)
        select path).FirstOrDefault();
}
