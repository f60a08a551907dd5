using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Course.Documents;
using Course.Kernel;

namespace Course.Execution;

/// <summary>
/// The session of a notebook, seen from the runner: a kernel process of its own that speaks .NET Interactive's protocol,
/// a JSON message a line. What its cells do, and what compiling them takes, can cost no more than this process.
/// </summary>
internal sealed class KernelClient : IAsyncDisposable
{
    /// <summary>How long a kernel may take until it is ready; on a machine with much else to do that is long.</summary>
    private static readonly TimeSpan s_start = TimeSpan.FromMinutes(3);

    /// <summary>
    /// How long after the end of the kernel its pipes are read on: a process that a cell started may keep them open for ever.
    /// </summary>
    private static readonly TimeSpan s_afterEnd = TimeSpan.FromSeconds(3);

    private readonly Process _process;
    private readonly KernelCommand _kernel;
    private readonly string _mark;
    private readonly Limits _limits;
    private readonly MessageReader _messages;
    private readonly Task _ended;
    private readonly Task<string> _lastWords;
    private bool _isReady;

    private KernelClient(Process process, KernelCommand kernel, string mark, Limits limits)
    {
        _process = process;
        _kernel = kernel;
        _mark = mark;
        _limits = limits;
        _messages = new MessageReader(process.StandardOutput.BaseStream);
        _ended = process.WaitForExitAsync();
        // What bypasses Console (native code, the runtime's own last words) must be read, or the process blocks on a full pipe.
        _lastWords = FirstLineAsync(process.StandardError);
    }

    /// <summary>Starts a kernel for a notebook in <paramref name="folder"/>.</summary>
    /// <param name="folder">The notebook's folder.</param>
    /// <param name="limits">What its cells may take.</param>
    /// <param name="kernel">The program; the kernel of this program where none is named.</param>
    /// <exception cref="RefusedException">The program cannot be started.</exception>
    public static KernelClient Start(string folder, Limits limits, KernelCommand? kernel = null)
    {
        kernel ??= KernelCommand.Embedded;
        string mark = Guid.NewGuid().ToString("N");
        ProcessStartInfo start = kernel.StartIn(folder);
        KernelMemory.Limit(start.Environment, limits.Megabytes);
        // The sources of packages are those of the notebook's folder, too.
        start.Environment["RestoreRootConfigDirectory"] = folder;
        try
        {
            return new KernelClient(ProcessTree.Start(start, mark), kernel, mark, limits);
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            throw new RefusedException($"The kernel `{kernel.Name}` cannot be started: {e.Message.TrimEnd('.')}. Check the command after "
                + "--kernel.");
        }
    }

    /// <summary>Runs a cell and collects its outputs. A kernel that ends or takes too long gives a failure, and is dead
    /// afterwards.</summary>
    /// <param name="number">The cell's number among the code cells.</param>
    /// <param name="code">Its text.</param>
    /// <param name="cancel">Stops waiting; the kernel may still run.</param>
    public async Task<CellRun> RunAsync(int number, string code, CancellationToken cancel)
    {
        var outputs = new CellOutputs(number);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        try
        {
            await GetReadyAsync(limit);
            limit.CancelAfter(_limits.Time);
            await SubmitAsync(number.ToString(CultureInfo.InvariantCulture), code, outputs, limit.Token);
            return new CellRun(outputs.All, outputs.Failure(code, _limits));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            Kill();
            return _isReady
                ? Ended(
                    outputs, string.Create(CultureInfo.InvariantCulture,
                        $"the cell ran longer than {_limits.Time.TotalSeconds:0.#######} seconds and was stopped"),
                    FailureAdvice.ForTime(code))
                : Ended(
                    outputs, $"the kernel {_kernel.Name} was not ready within {s_start.TotalMinutes:0} minutes",
                    "Check that it speaks .NET Interactive's protocol on its standard input and output, as "
                    + "`dotnet-interactive stdio` does.");
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or InvalidDataException or FormatException)
        {
            Kill();
            return Ended(
                outputs, $"the kernel {_kernel.Name} sent what is no message of .NET Interactive: {e.Message}",
                "Check the command after --kernel.");
        }
        catch (IOException)
        {
            // The process has ended, or its pipes broke; what it said last tells why.
        }
        await Task.WhenAny(_ended, Task.Delay(s_afterEnd, cancel));
        Kill();
        await _ended.WaitAsync(cancel);
        string lastWords = await Task.WhenAny(_lastWords, Task.Delay(s_afterEnd, cancel)) == _lastWords ? await _lastWords : "";
        string what = string.Create(
            CultureInfo.InvariantCulture,
            $"the kernel process ended with exit code {_process.ExitCode} {(_isReady ? "while the cell ran" : "before it was ready")}");
        return Ended(
            outputs,
            lastWords.Length == 0 ? what : $"{what}: {lastWords}",
            FailureAdvice.ForEnd(lastWords, _limits, _kernel, _isReady));
    }

    /// <summary>Waits until the kernel is ready: a cell's time is its own, not that of the start.</summary>
    private async Task GetReadyAsync(CancellationTokenSource limit)
    {
        if (_isReady)
        {
            return;
        }
        limit.CancelAfter(s_start);
        while ((await NextMessageAsync(limit.Token)).EventType != "KernelReady")
        {
        }
        _isReady = true;
    }

    /// <summary>Has the kernel run code, and reads what it says until that has ended.</summary>
    private async Task SubmitAsync(string token, string code, CellOutputs outputs, CancellationToken cancel)
    {
        byte[] command = JsonSerializer.SerializeToUtf8Bytes(
            new { commandType = "SubmitCode", command = new { code, targetKernelName = "csharp" }, token });
        Stream input = _process.StandardInput.BaseStream;
        await input.WriteAsync((byte[])[.. command, (byte)'\n'], cancel);
        await input.FlushAsync(cancel);
        KernelMessage message;
        do
        {
            message = await NextMessageAsync(cancel);
            outputs.Add(message);
        }
        while (!message.Ends(token));
    }

    /// <exception cref="EndOfStreamException">There is none.</exception>
    private async Task<KernelMessage> NextMessageAsync(CancellationToken cancel)
    {
        Task<KernelMessage?> message = _messages.NextAsync(cancel);
        if (!message.IsCompleted && await Task.WhenAny(message, _ended) == _ended)
        {
            await Task.WhenAny(message, Task.Delay(s_afterEnd, cancel));
            return message.IsCompleted ? await message ?? throw new EndOfStreamException() : throw new EndOfStreamException();
        }
        return await message ?? throw new EndOfStreamException();
    }

    /// <summary>The first line of a stream that is not empty, or its beginning, once it is there; the rest is read and dropped.</summary>
    private static async Task<string> FirstLineAsync(StreamReader reader)
    {
        const int Longest = 1000;
        var buffer = new char[Longest];
        string said = "";
        while (said.Length < Longest && !said.Contains('\n', StringComparison.Ordinal)
            && await reader.ReadAsync(buffer) is > 0 and var length)
        {
            said = (said + new string(buffer, 0, length)).TrimStart();
        }
        _ = reader.BaseStream.CopyToAsync(Stream.Null);
        return said[..Math.Min(said.Length, Longest)].Split('\n')[0].Trim();
    }

    /// <summary>Ends the kernel process.</summary>
    public async ValueTask DisposeAsync()
    {
        Kill();
        await _ended;
        _process.Dispose();
    }

    private static CellRun Ended(CellOutputs outputs, string message, string advice)
    {
        outputs.Add(Output.Error(message));
        return new CellRun(outputs.All, new CellFailure(message, null, advice), KernelEnded: true);
    }

    /// <summary>Ends the kernel and what its cells have started, also where the kernel itself has ended.</summary>
    private void Kill()
    {
        ProcessTree.Kill(_process.Id, _mark);
        try
        {
            _process.Kill(entireProcessTree: OperatingSystem.IsWindows());
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }
}
