using System.Diagnostics;
using System.IO.Pipes;
using System.Text.Json;
using System.Text.Json.Nodes;
using Course.Documents;
using Course.Kernel;

namespace Course.Execution;

/// <summary>A kernel process, seen from the runner.</summary>
internal sealed class KernelClient : IAsyncDisposable
{
    /// <summary>A process that starts inherits every inheritable pipe end there is; one start at a time keeps each to its own.</summary>
    private static readonly Lock s_starting = new();

    private readonly Process _process;
    private readonly AnonymousPipeServerStream _requests;
    private readonly StreamReader _messages;
    private readonly Task<string> _strayOutput;

    private KernelClient(Process process, AnonymousPipeServerStream requests, AnonymousPipeServerStream messages)
    {
        _process = process;
        _requests = requests;
        _messages = new StreamReader(messages);
        // What bypasses Console (native code, the runtime's own last words) must be read, or the process blocks on a full pipe.
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        _strayOutput = Task.WhenAll(output, errors).ContinueWith(t => string.Concat(t.Result), TaskScheduler.Default);
    }

    /// <summary>Starts a kernel for a notebook in <paramref name="folder"/>.</summary>
    public static KernelClient Start(string folder)
    {
        lock (s_starting)
        {
            var requests = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
            var messages = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
            var start = new ProcessStartInfo(DotNetHost())
            {
                ArgumentList =
                {
                    "exec", typeof(KernelClient).Assembly.Location,
                    "kernel", folder, requests.GetClientHandleAsString(), messages.GetClientHandleAsString(),
                },
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            Process process = Process.Start(start)!;
            process.StandardInput.Close();
            requests.DisposeLocalCopyOfClientHandle();
            messages.DisposeLocalCopyOfClientHandle();
            return new KernelClient(process, requests, messages);
        }
    }

    /// <summary>Runs a cell and collects its outputs. A kernel that ends or takes too long gives a failure, and is dead afterwards.</summary>
    public async Task<CellRun> RunAsync(int number, string code, TimeSpan timeLimit, CancellationToken cancel)
    {
        var outputs = new List<JsonObject>();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(timeLimit);
        try
        {
            byte[] request = [.. JsonSerializer.SerializeToUtf8Bytes(new CellRequest(number, code)), (byte)'\n'];
            await _requests.WriteAsync(request, limit.Token);
            await _requests.FlushAsync(limit.Token);
            while (await _messages.ReadLineAsync(limit.Token) is { } line)
            {
                switch (JsonSerializer.Deserialize<KernelMessage>(line))
                {
                    case OutputMessage message:
                        outputs.Append(message.Output);
                        break;
                    case DoneMessage done:
                        return new CellRun(outputs, done.Failure);
                }
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            Kill();
            return Ended(
                outputs, $"the cell ran longer than {timeLimit.TotalSeconds:0.#} seconds and was stopped",
                "Look for a loop that does not end, or allow more time with --timeout.");
        }
        catch (IOException)
        {
            // The pipe broke: the process ended, as below.
        }
        await _process.WaitForExitAsync(cancel);
        string lastWords = (await _strayOutput).Trim();
        return Ended(
            outputs,
            $"the kernel process ended with exit code {_process.ExitCode} while the cell ran"
                + (lastWords.Length == 0 ? "" : $": {lastWords.Split('\n')[0].Trim()}"),
            "Look for recursion without end, or a call that ends the process.");
    }

    /// <summary>Ends the kernel process.</summary>
    public async ValueTask DisposeAsync()
    {
        Kill();
        await _process.WaitForExitAsync();
        await _requests.DisposeAsync();
        _messages.Dispose();
        _process.Dispose();
    }

    private static CellRun Ended(List<JsonObject> outputs, string message, string advice)
    {
        outputs.Append(Output.Error(message));
        return new CellRun(outputs, new CellFailure(message, null, advice));
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }

    /// <summary>The dotnet that runs this program; tests run in a host of their own, then it is the one on the path.</summary>
    private static string DotNetHost() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? Environment.ProcessPath!
            : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
}
