using System.Diagnostics;
using System.IO.Pipes;
using System.Text.Json;
using System.Text.Json.Nodes;
using Course.Compiler;
using Course.Documents;
using Course.Kernel;

namespace Course.Execution;

/// <summary>A session of one notebook, seen from the runner: cells are compiled here, and run in a kernel process of their own.</summary>
internal sealed class KernelClient : IAsyncDisposable
{
    /// <summary>A process that starts inherits every inheritable pipe end there is; one start at a time keeps each to its own.</summary>
    private static readonly Lock s_starting = new();

    private readonly CSharpSession _session;
    private readonly Process _process;
    private readonly AnonymousPipeServerStream _requests;
    private readonly StreamReader _messages;
    private readonly Task<string> _strayOutput;

    private KernelClient(CSharpSession session, Process process, AnonymousPipeServerStream requests, AnonymousPipeServerStream messages)
    {
        _session = session;
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
            return new KernelClient(new CSharpSession(folder), process, requests, messages);
        }
    }

    /// <summary>Runs a cell and collects its outputs. A kernel that ends or takes too long gives a failure, and is dead afterwards.</summary>
    public Task<CellRun> RunAsync(int number, string code, TimeSpan timeLimit, CancellationToken cancel) =>
        RunAsync(new CellSource(number, code), next: null, timeLimit, cancel);

    /// <summary>Runs a cell as above, and compiles the <paramref name="next"/> one meanwhile.</summary>
    public async Task<CellRun> RunAsync(CellSource cell, CellSource? next, TimeSpan timeLimit, CancellationToken cancel)
    {
        var outputs = new List<JsonObject>();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(timeLimit);
        try
        {
            await foreach (CompiledCode code in _session.CompileAsync(cell, limit.Token))
            {
                foreach (JsonObject message in code.Outputs)
                {
                    outputs.Append(message);
                }
                if (next is { } following && code.Line is null)
                {
                    _session.CompileAhead(following);
                }
                CellFailure? failure = code.Failure
                    ?? (code.Submission is { } submission ? await ExecuteAsync(submission, outputs, limit.Token) : null);
                if (failure is not null)
                {
                    return new CellRun(outputs, failure with { Line = code.Line ?? failure.Line });
                }
            }
            return new CellRun(outputs, null);
        }
        catch (DirectiveException e)
        {
            outputs.Append(Output.Error(e.Message + ". " + e.Advice));
            return new CellRun(outputs, new CellFailure(e.Message, e.Line, e.Advice));
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
            // The process ended, as below.
        }
        await _process.WaitForExitAsync(cancel);
        string lastWords = (await _strayOutput).Trim();
        return Ended(
            outputs,
            $"the kernel process ended with exit code {_process.ExitCode} while the cell ran"
                + (lastWords.Length == 0 ? "" : $": {lastWords.Split('\n')[0].Trim()}"),
            "Look for recursion without end, or a call that ends the process.");
    }

    /// <exception cref="IOException">The kernel process ended.</exception>
    private async Task<CellFailure?> ExecuteAsync(Submission submission, List<JsonObject> outputs, CancellationToken cancel)
    {
        byte[] request = [.. JsonSerializer.SerializeToUtf8Bytes(submission, MessageFormat.Default.Submission), (byte)'\n'];
        await _requests.WriteAsync(request, cancel);
        await _requests.FlushAsync(cancel);
        while (await _messages.ReadLineAsync(cancel) is { } line)
        {
            switch (JsonSerializer.Deserialize(line, MessageFormat.Default.KernelMessage))
            {
                case OutputMessage message:
                    outputs.Append(message.Output);
                    break;
                case DoneMessage done:
                    return done.Failure;
            }
        }
        throw new EndOfStreamException();
    }

    /// <summary>Ends the kernel process.</summary>
    public async ValueTask DisposeAsync()
    {
        _session.Dispose();
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
