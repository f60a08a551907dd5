using System.Net;
using Course.Documents;
using Course.Execution;
using Course.Site;

namespace Course.Tests;

/// <summary>The real chapter, and a page with a figure of two panels, rendered once into a folder and served from this machine.</summary>
public sealed class RenderedSite : IAsyncLifetime
{
    /// <summary>The page with a figure of two panels, one in space and one in the plane.</summary>
    public const string Row = "row.html";

    private readonly TemporaryFolder _folder = new();
    private readonly HttpListener _server = new();

    /// <summary>The page with a figure to take hold of, which the start page shows, too.</summary>
    public const string Explorer = "explorer.html";

    /// <summary>The folder's address.</summary>
    public string File => new Uri(_folder.File("site/")).AbsoluteUri;

    /// <summary>The server's address.</summary>
    public string Http { get; private set; } = "";

    /// <summary>The pages of the chapter in their order, the start page first.</summary>
    public static string[] Pages { get; } =
    [
        "index.html",
        .. Directory.GetFiles(Path.Combine(Repository.Root, "notebooks"), "*.ipynb").Order(StringComparer.Ordinal).Select(path =>
            Path.GetFileNameWithoutExtension(path) + ".html"),
    ];

    public async ValueTask InitializeAsync()
    {
        // A surface drawn in software takes its time on a busy machine.
        Microsoft.Playwright.Assertions.SetDefaultExpectTimeout(60_000);
        RenderedNotebooks site = SiteRenderer.Render(
        [
            .. Pages.Skip(1).Select(page => Notebook.Load(Repository.Notebook(Path.ChangeExtension(page, ".ipynb")))),
            await ExecutedAsync("row.ipynb",
                "Charts.Row(Charts.Surface((x, y) => x * y, (-2, 2), (-3, 3)), Charts.Slice((x, y) => x * y, \"x\", at: (0, 1)))"),
            await ExecutedAsync("explorer.ipynb",
                "Charts.Explore((x, y) => x * x * Math.Sin(y), x: (-2, 2), y: (-Math.PI, Math.PI), at: (1.5, 1))"),
        ]);
        Assert.Empty(site.Problems.Concat(site.DeadLinks));
        new SiteFolder(_folder.File("site")).Write(site.Files);
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        Http = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        probe.Stop();
        _server.Prefixes.Add(Http);
        _server.Start();
        _ = ServeAsync();
    }

    public ValueTask DisposeAsync()
    {
        _server.Close();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<Notebook> ExecutedAsync(string name, string figure)
    {
        string path = _folder.WriteNotebook(
            name, $"#!import {Path.Combine(Repository.Root, "lib/bin/setup.csx")}", "using PartialDerivatives.Charts;", figure);
        NotebookRun run = await NotebookRun.ExecuteAsync(Notebook.Load(path), Limits.Default, _ => { }, (_, _) =>
            { }, CancellationToken.None);
        Assert.Null(run.Failure?.Reason.Message);
        run.StoreOutputs();
        return run.Notebook;
    }

    private async Task ServeAsync()
    {
        while (_server.IsListening)
        {
            HttpListenerContext call;
            try
            {
                call = await _server.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            string file = _folder.File("site" + Uri.UnescapeDataString(call.Request.Url!.AbsolutePath));
            if (System.IO.File.Exists(file))
            {
                call.Response.ContentType = Path.GetExtension(file) switch
                {
                    ".html" => "text/html",
                    ".js" => "text/javascript",
                    ".css" => "text/css",
                    ".svg" => "image/svg+xml",
                    _ => "application/octet-stream",
                };
                await call.Response.OutputStream.WriteAsync(await System.IO.File.ReadAllBytesAsync(file));
            }
            else
            {
                call.Response.StatusCode = 404;
            }
            call.Response.Close();
        }
    }
}
