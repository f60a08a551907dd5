using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Course.Tests;

/// <summary>
/// A headless Firefox as the system has it, with a profile of its own, driven by WebDriver BiDi as far as tests need it.
/// (Playwright drives only a Firefox that it has changed.)
/// </summary>
internal sealed partial class Firefox : IAsyncDisposable
{
    /// <summary>A busy machine takes its time.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _folder = new();
    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> _answers = new();
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _download = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;
    private Task _listening = Task.CompletedTask;
    private string _page = "";
    private int _commands;

    private Firefox(string executable)
    {
        Directory.CreateDirectory(_folder.File("profile"));
        var start = new ProcessStartInfo(executable)
        {
            ArgumentList = { "--headless", "--no-remote", "--profile", _folder.File("profile"), "--remote-debugging-port", "0" },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.ErrorDataReceived += (_, line) => Said(line.Data ?? "");
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("Firefox ended before it listened."));
        _process.Start();
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    /// <summary>What went wrong in the page.</summary>
    public ConcurrentQueue<string> Problems { get; } = new();

    /// <summary>Opens the browser with an empty page; skips the test where there is none.</summary>
    public static async Task<Firefox> OpenAsync()
    {
        string? executable = Executable();
        Assert.SkipWhen(executable is null, "No firefox-esr or firefox on the PATH.");
        var firefox = new Firefox(executable);
        try
        {
            await firefox.ConnectAsync();
            return firefox;
        }
        catch
        {
            await firefox.DisposeAsync();
            throw;
        }
    }

    public Task GoToAsync(string address) =>
        SendAsync("browsingContext.navigate", new JsonObject { ["context"] = _page, ["url"] = address, ["wait"] = "complete" });

    /// <summary>The value of a JavaScript expression, or of its promise.</summary>
    public async Task<T?> EvaluateAsync<T>(string expression)
    {
        JsonNode answer = await SendAsync("script.evaluate", new JsonObject
        {
            ["expression"] = $"(async () => JSON.stringify(await ({expression})))()",
            ["target"] = new JsonObject { ["context"] = _page },
            ["awaitPromise"] = true,
            ["userActivation"] = true,
        });
        Assert.True((string?)answer["type"] == "success", (string?)answer["exceptionDetails"]?["text"]);
        return (string?)answer["result"]?["value"] is { } json ? JsonSerializer.Deserialize<T>(json) : default;
    }

    /// <summary>The path of the first file that the page gives for download.</summary>
    public Task<string> DownloadAsync() => _download.Task.WaitAsync(s_limit);

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _socket.Abort();
        _process.Dispose();
        await _listening;
        _socket.Dispose();
        try
        {
            _folder.Dispose();
        }
        catch (IOException)
        {
            // A process of the browser that is just ending wrote there once more. It is the system's folder for what is temporary.
        }
    }

    /// <summary>The browser; null where there is none.</summary>
    private static string? Executable() => (
        from name in new[] { "firefox-esr", "firefox", "firefox.exe" }
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        let path = Path.Combine(folder, name)
        where File.Exists(path)
        select path).FirstOrDefault();

    private async Task ConnectAsync()
    {
        string address = await _address.Task.WaitAsync(s_limit);
        await _socket.ConnectAsync(new Uri(address + "/session"), default);
        _listening = ListenAsync();
        await SendAsync("session.new", new JsonObject { ["capabilities"] = new JsonObject() });
        await SendAsync("session.subscribe",
            new JsonObject { ["events"] = new JsonArray("log.entryAdded", "browsingContext.downloadEnd") });
        await SendAsync("browser.setDownloadBehavior", new JsonObject
        {
            ["downloadBehavior"] = new JsonObject { ["type"] = "allowed", ["destinationFolder"] = _folder.File("") },
        });
        _page = (string)(await SendAsync("browsingContext.getTree", []))["contexts"]![0]!["context"]!;
    }

    /// <summary>It says at its start where it listens.</summary>
    private void Said(string line)
    {
        if (Listening().Match(line) is { Success: true } found)
        {
            _address.TrySetResult(found.Groups["address"].Value);
        }
    }

    private async Task<JsonNode> SendAsync(string method, JsonObject parameters)
    {
        int id = Interlocked.Increment(ref _commands);
        TaskCompletionSource<JsonNode> answer = _answers[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var command = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(command), WebSocketMessageType.Text, true, default);
        return await answer.Task.WaitAsync(s_limit);
    }

    private async Task ListenAsync()
    {
        try
        {
            byte[] buffer = new byte[1 << 16];
            while (true)
            {
                using var message = new MemoryStream();
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await _socket.ReceiveAsync(buffer.AsMemory(), default);
                    message.Write(buffer, 0, part.Count);
                }
                while (!part.EndOfMessage);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }
                Hear(JsonNode.Parse(message.ToArray())!);
            }
        }
        catch (Exception ended) when (ended is WebSocketException or OperationCanceledException)
        {
            foreach (TaskCompletionSource<JsonNode> waiting in _answers.Values)
            {
                waiting.TrySetException(ended);
            }
        }
    }

    private void Hear(JsonNode message)
    {
        JsonNode? told = message["params"];
        switch ((string?)message["type"])
        {
            case "success" when _answers.TryRemove((int)message["id"]!, out TaskCompletionSource<JsonNode>? answer):
                answer.SetResult(message["result"]!);
                break;
            case "error" when _answers.TryRemove((int?)message["id"] ?? 0, out TaskCompletionSource<JsonNode>? answer):
                answer.SetException(new InvalidOperationException((string?)message["message"]));
                break;
            case "event" when (string?)message["method"] == "browsingContext.downloadEnd":
                _download.TrySetResult((string?)told!["filepath"] ?? "");
                break;
            case "event" when told is not null && (string?)told["level"] == "error" && !IsOfHalfAPage((string?)told["text"] ?? ""):
                Problems.Enqueue((string?)told["text"] ?? "");
                break;
        }
    }

    [GeneratedRegex(@"WebDriver BiDi listening on (?<address>ws:\S+)")]
    private static partial Regex Listening();

    /// <summary>A slow machine lays a page out before all of it has come; Firefox then counts the parts of a formula that ends in the
    /// rest.</summary>
    private static bool IsOfHalfAPage(string problem) =>
        problem.StartsWith("Invalid markup: Incorrect number of children", StringComparison.Ordinal);
}
