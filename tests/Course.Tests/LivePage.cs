using System.Text.RegularExpressions;
using Course.Documents;
using Microsoft.Playwright;

namespace Course.Tests;

/// <summary>A page of the live chapter, used as a reader does: by its buttons, its editor and what it says.</summary>
internal sealed class LivePage(IPage page, string root) : IAsyncDisposable
{
    public IPage Page => page;

    /// <summary>What went wrong in the page, and what it asked of others than its own server.</summary>
    public List<string> Problems { get; } = [];

    public ILocator Status => page.Locator(".live-status");

    public static async Task<LivePage> OpenAsync(IPage page, string root, string notebook)
    {
        var result = new LivePage(page, root);
        page.PageError += (_, error) => result.Problems.Add($"error: {error}");
        page.Console += (_, message) => { if (message.Type == "error") { result.Problems.Add($"console: {message.Text}"); } };
        page.Request += (_, request) =>
        {
            if (!Regex.IsMatch(request.Url, $"^({Regex.Escape(root)}|data:|blob:)"))
            {
                result.Problems.Add($"asked elsewhere: {request.Url}");
            }
        };
        await page.GotoAsync(root + Path.ChangeExtension(notebook, ".html"));
        // The set-up cells and the code of questions are folded; a test may want to change them.
        await page.EvaluateAsync(
            "() => document.querySelectorAll('details.setup, details.question').forEach(folded => { folded.open = true; })");
        return result;
    }

    /// <summary>
    /// Leaves the page as if nobody had been there, for the next test: what a new browser would have to download and compile again, the
    /// kernel above all, stays.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        await page.Context.UnrouteAllAsync();
        await page.Context.SetOfflineAsync(false);
        await page.GotoAsync("about:blank");
        foreach (IPage other in page.Context.Pages.Where(other => other != page).ToArray())
        {
            await other.CloseAsync();
        }
        ICDPSession session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Storage.clearDataForOrigin", new()
        {
            ["origin"] = root.TrimEnd('/'),
            ["storageTypes"] = "local_storage,indexeddb,cache_storage,service_workers",
        });
        await session.DetachAsync();
    }

    public ILocator Cell(string id) => page.Locator($"[id='{id}']");

    public ILocator Button(string name) => page.Locator(".live-buttons").GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Runs a cell, with other code where some is given, and waits until it is in a state.</summary>
    public async Task RunAsync(string id, string? code = null, string state = "done")
    {
        if (code is not null)
        {
            await WriteAsync(id, code);
        }
        await StartAsync(id);
        await ExpectAsync(id, state);
    }

    /// <summary>Presses a cell's button.</summary>
    public async Task StartAsync(string id)
    {
        await UnfoldAsync(id);
        await Cell(id).GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Run cell") }).ClickAsync();
    }

    /// <summary>Runs the first cell, which starts the kernel, then all, and waits until no cell waits or runs.</summary>
    public async Task RunAllAsync()
    {
        await RunAsync((await page.Locator(".cell.code").First.GetAttributeAsync("id"))!);
        await Button("Run all").ClickAsync();
        await page.WaitForFunctionAsync(
            "() => !document.querySelector('[data-state=queued], [data-state=running]')", null, new() { Timeout = 120_000 });
    }

    /// <summary>Waits until a cell is in a state, such as done or failed.</summary>
    public Task ExpectAsync(string id, string state) =>
        Assertions.Expect(Cell(id)).ToHaveAttributeAsync("data-state", state, new() { Timeout = 60_000 });

    /// <summary>Opens what is folded around a cell and in it.</summary>
    public Task UnfoldAsync(string id) => Cell(id).EvaluateAsync(
        """
        cell => {
            for (let box = cell; box; box = box.parentElement) if (box.localName === 'details') box.open = true;
            for (const box of cell.querySelectorAll('details')) box.open = true;
        }
        """);

    /// <summary>Writes a cell's whole text, as a reader who pastes it.</summary>
    public async Task WriteAsync(string id, string code)
    {
        await UnfoldAsync(id);
        // An editor whose text is the published one closes soon after it is left: what is clicked is whichever stands there.
        await Cell(id).Locator("textarea, pre.source:not([aria-hidden])").ClickAsync(new() { Position = new() { X = 8, Y = 8 } });
        await Cell(id).Locator("textarea").PressAsync("Control+a");
        await page.Keyboard.InsertTextAsync(code);
    }

    public async Task<string> OutputAsync(string id) => await Cell(id).Locator(".live-outputs").InnerTextAsync();

    /// <summary>The notebook that the page's button downloads.</summary>
    public async Task<Notebook> DownloadAsync(TemporaryFolder folder)
    {
        IDownload download = await page.RunAndWaitForDownloadAsync(() => Button("Download mine").ClickAsync());
        string path = folder.File(download.SuggestedFilename);
        await download.SaveAsAsync(path);
        return Notebook.Load(path);
    }
}
