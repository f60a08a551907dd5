using Course.Documents;
using Course.Site;

namespace Course.Tests;

/// <summary>The chapter with the kernel that runs its cells, rendered once into a folder, and served as <c>serve</c> does.</summary>
public sealed class LiveSite : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _stopping = new();
    private SiteServer? _server;
    private Task _serving = Task.CompletedTask;

    /// <summary>The server's address.</summary>
    public string Http => _server!.Address;

    /// <summary>Where the site is.</summary>
    public string Folder => _folder.File("site");

    /// <summary>A file of the site.</summary>
    public string File(string name) => _folder.File("site/" + name);

    public ValueTask InitializeAsync()
    {
        // A kernel takes its time on a busy machine.
        Microsoft.Playwright.Assertions.SetDefaultExpectTimeout(60_000);
        Notebook[] notebooks = [.. Notebooks.Select(name => Notebook.Load(Repository.Notebook(name)))];
        new SiteFolder(_folder.File("site")).Write(SiteRenderer.Render(notebooks, LiveFiles.Built).Files);
        _server = SiteServer.Start(_folder.File("site"), 0);
        _serving = _server.RunAsync(_stopping.Token);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _serving;
        _server?.Dispose();
        _stopping.Dispose();
        _folder.Dispose();
    }

    /// <summary>The notebooks of the chapter.</summary>
    public static string[] Notebooks { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Repository.Root, "notebooks"), "*.ipynb")
            .Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal),
    ];
}
