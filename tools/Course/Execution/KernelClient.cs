using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Text.Json;
using System.Text.Json.Nodes;
using Course.Compiler;
using Course.Documents;
using Course.Kernel;

namespace Course.Execution;

/// <summary>The session of a notebook, seen from the runner: its cells are compiled here and run in a kernel process of its own.</summary>
internal sealed class KernelClient : IAsyncDisposable
{
    /// <summary>A process that starts inherits every inheritable pipe end there is; one start at a time keeps each to its own.</summary>
    private static readonly Lock s_starting = new();

    /// <summary>
    /// How long after the end of the kernel its pipes are read on: a process that a cell started may keep them open for ever.
    /// </summary>
    private static readonly TimeSpan s_afterEnd = TimeSpan.FromSeconds(1);

    private readonly Lazy<CSharpSession> _session;
    private readonly CompiledNotebook? _compiled;
    private readonly List<CompiledNotebook.Step> _steps = [];
    private readonly Process _process;
    private readonly Limits _limits;
    private readonly AnonymousPipeServerStream _requests;
    private readonly StreamReader _messages;
    private readonly Task _ended;
    private readonly Task<string> _lastWords;

    private KernelClient(
        Lazy<CSharpSession> session, CompiledNotebook? compiled, Process process, Limits limits, AnonymousPipeServerStream requests, AnonymousPipeServerStream messages)
    {
        _session = session;
        _compiled = compiled;
        _process = process;
        _limits = limits;
        _requests = requests;
        _messages = new StreamReader(messages);
        _ended = process.WaitForExitAsync();
        // What bypasses Console (native code, the runtime's own last words) must be read, or the process blocks on a full pipe.
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        _lastWords = FirstLineAsync(process.StandardError);
    }

    /// <summary>
    /// Starts a kernel for a notebook in <paramref name="folder"/>; where its code is <paramref name="compiled"/> already, no
    /// compiler is started.
    /// </summary>
    public static KernelClient Start(string folder, Limits limits, CompiledNotebook? compiled = null)
    {
        lock (s_starting)
        {
            var requests = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
            var messages = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
            var start = new ProcessStartInfo(DotNet.Path)
            {
                ArgumentList =
                {
                    "exec", typeof(KernelClient).Assembly.Location,
                    "kernel", folder, requests.GetClientHandleAsString(), messages.GetClientHandleAsString(),
                },
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment =
                {
                    ["DOTNET_GCHeapHardLimit"] = ((long)limits.Megabytes << 20).ToString("X", CultureInfo.InvariantCulture),
                },
            };
            Process process = Process.Start(start)!;
            process.StandardInput.Close();
            requests.DisposeLocalCopyOfClientHandle();
            messages.DisposeLocalCopyOfClientHandle();
            return new KernelClient(new Lazy<CSharpSession>(() => new CSharpSession(folder)), compiled, process, limits, requests, messages);
        }
    }

    /// <summary>What was compiled so far, and the files that this imported.</summary>
    public (IReadOnlyList<CompiledNotebook.Step> Steps, IReadOnlySet<string> Imported) Compiled => (_steps, _session.Value.Imported);

    /// <summary>Runs a cell and collects its outputs. A kernel that ends or takes too long gives a failure, and is dead afterwards.</summary>
    public Task<CellRun> RunAsync(int number, string code, CancellationToken cancel) => RunAsync(new CellSource(number, code), next: null, cancel);

    /// <summary>Runs a cell, as above, while the <paramref name="next"/> one is compiled already.</summary>
    public async Task<CellRun> RunAsync(CellSource cell, CellSource? next, CancellationToken cancel)
    {
        var outputs = new List<JsonObject>();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(_limits.Time);
        try
        {
            await foreach (CompiledCode code in _compiled?.CodeOf(cell) ?? _session.Value.CompileAsync(cell, limit.Token))
            {
                _steps.Add(new CompiledNotebook.Step(cell.Number, code.Submission, code.Messages, code.ImportedAt));
                foreach (JsonObject message in code.Messages)
                {
                    outputs.Append(message);
                }
                if (next is { } following && code.ImportedAt is null && _compiled is null)
                {
                    _session.Value.CompileAhead(following);
                }
                // The limit is for running; the compiler has had as much for itself.
                limit.CancelAfter(_limits.Time);
                CellFailure? failure = code.Failure
                    ?? (code.Submission is { } submission ? await ExecuteAsync(submission, outputs, limit.Token) : null);
                if (failure is not null)
                {
                    return new CellRun(outputs, failure with { Line = code.ImportedAt ?? failure.Line });
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
                outputs, string.Create(CultureInfo.InvariantCulture, $"the cell ran longer than {_limits.Time.TotalSeconds:0.#} seconds and was stopped"),
                "Look for a loop that does not end, or allow more time with --timeout.");
        }
        catch (KernelEndedException)
        {
            // What it said last tells why.
        }
        await Task.WhenAny(_ended, Task.Delay(s_afterEnd, cancel));
        Kill();
        await _ended.WaitAsync(cancel);
        string lastWords = await Task.WhenAny(_lastWords, Task.Delay(s_afterEnd, cancel)) == _lastWords ? await _lastWords : "";
        string what = string.Create(CultureInfo.InvariantCulture, $"the kernel process ended with exit code {_process.ExitCode} while the cell ran");
        return Ended(outputs, lastWords.Length == 0 ? what : $"{what}: {lastWords}", AdviceFor(lastWords));
    }

    /// <summary>Runs compiled code in the kernel.</summary>
    /// <returns>The failure, or null.</returns>
    private async Task<CellFailure?> ExecuteAsync(Submission submission, List<JsonObject> outputs, CancellationToken cancel)
    {
        try
        {
            byte[] request = [.. JsonSerializer.SerializeToUtf8Bytes(submission, MessageFormat.Default.Submission), (byte)'\n'];
            await _requests.WriteAsync(request, cancel);
            await _requests.FlushAsync(cancel);
            while (await NextLineAsync(cancel) is { } line)
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
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            // The pipe broke, or a message in the middle.
        }
        throw new KernelEndedException();
    }

    private async Task<string?> NextLineAsync(CancellationToken cancel)
    {
        Task<string?> line = _messages.ReadLineAsync(cancel).AsTask();
        if (!line.IsCompleted && await Task.WhenAny(line, _ended) == _ended)
        {
            await Task.WhenAny(line, Task.Delay(s_afterEnd, cancel));
            return line.IsCompleted ? await line : null;
        }
        return await line;
    }

    /// <summary>Reads a stream to its end and keeps the first line that is not empty, or its beginning.</summary>
    private static async Task<string> FirstLineAsync(StreamReader reader)
    {
        const int Longest = 1000;
        var beginning = new char[Longest];
        int length = await reader.ReadBlockAsync(beginning);
        await reader.BaseStream.CopyToAsync(Stream.Null);
        return new string(beginning, 0, length).Trim().Split('\n')[0].Trim();
    }

    private string AdviceFor(string lastWords) =>
        lastWords.Contains("Stack overflow", StringComparison.Ordinal) ? "Look for recursion without end."
        : lastWords.Replace(" ", "", StringComparison.Ordinal).Contains("OutOfMemory", StringComparison.OrdinalIgnoreCase)
            ? $"A kernel may use {_limits.Megabytes} MB: keep less at a time, or allow more with --memory."
        : "Look for a call that ends the process.";

    /// <summary>Ends the kernel process.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_session.IsValueCreated)
        {
            _session.Value.Dispose();
        }
        Kill();
        await _ended;
        await _requests.DisposeAsync();
        _messages.Dispose();
        _process.Dispose();
    }

    private static CellRun Ended(List<JsonObject> outputs, string message, string advice)
    {
        outputs.Append(Output.Error(message));
        return new CellRun(outputs, new CellFailure(message, null, advice), KernelEnded: true);
    }

    /// <summary>Ends the kernel and what its cells have started, also where the kernel itself has ended.</summary>
    private void Kill()
    {
        ProcessGroup.Kill(_process.Id);
        try
        {
            _process.Kill(entireProcessTree: OperatingSystem.IsWindows());
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }

    private sealed class KernelEndedException : Exception;
}
