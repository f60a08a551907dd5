using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Connection;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.Win32.SafeHandles;

namespace Course.Kernel;

/// <summary>Writes the kernel's events to the runner, a JSON message a line.</summary>
internal sealed class EventWriter : IDisposable
{
    private readonly StreamWriter _writer = new(TakeStandardOutput()) { AutoFlush = true };
    private readonly Lock _writing = new();

    /// <summary>Says that commands are waited for.</summary>
    public void WriteReady(CompositeKernel kernel) => Write(KernelEventEnvelope.Serialize(
        new KernelReady([kernel.KernelInfo, .. kernel.ChildKernels.Select(child => child.KernelInfo)])));

    /// <summary>Writes what a cell shows or the compiler says of it; its end is told by <see cref="WriteEnd"/>.</summary>
    public void Write(KernelEvent e)
    {
        switch (e)
        {
            case ReturnValueProduced { Value: DisplayedValue }:
                break;
            case DisplayEvent or CodeSubmissionReceived:
                Write(KernelEventEnvelope.Serialize(e));
                break;
            case DiagnosticsProduced { FormattedDiagnostics.Count: > 0 } diagnostics:
                Write(KernelEventEnvelope.Serialize(new DiagnosticsProduced(
                    [.. diagnostics.Diagnostics],
                    [.. diagnostics.FormattedDiagnostics.Select(text => new FormattedValue(text.MimeType, WithoutFile(text.Value)))],
                    e.Command)));
                break;
        }
    }

    /// <summary>Writes that a command has ended. The line of the cell in which it failed is an addition to the protocol.</summary>
    public void WriteEnd(KernelCommand command, CommandFailed? failure)
    {
        if (failure is null)
        {
            Write(KernelEventEnvelope.Serialize(new CommandSucceeded(command)));
            return;
        }
        string message = failure.Exception is { } exception ? CellException.AsShown(exception, failure.Message) : failure.Message;
        JsonNode envelope = JsonNode.Parse(KernelEventEnvelope.Serialize(new CommandFailed(WithoutFile(message), command)))!;
        envelope["event"]!["line"] = failure.Exception is { } thrown ? CellException.LineOf(thrown) : null;
        Write(envelope.ToJsonString());
    }

    /// <summary>Writes console text, which comes a line at a time: without the command's text, which would be repeated for each.</summary>
    public void WriteConsole(string eventType, string text, string token) => Write(new JsonObject
    {
        ["event"] = new JsonObject
        {
            ["formattedValues"] = new JsonArray(new JsonObject { ["mimeType"] = "text/plain", ["value"] = text }),
        },
        ["eventType"] = eventType,
        ["command"] = new JsonObject { ["token"] = token },
    }.ToJsonString());

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private void Write(string message)
    {
        lock (_writing)
        {
            _writer.WriteLine(message);
        }
    }

    private static string WithoutFile(string diagnostic) =>
        diagnostic.Replace(NotebookKernel.CellFile + "(", "(", StringComparison.Ordinal);

    /// <summary>
    /// The standard output is the protocol's alone: what a cell writes past <see cref="Console"/>, or what native code
    /// prints, goes to the standard error instead.
    /// </summary>
    private static Stream TakeStandardOutput()
    {
        Stream output = OperatingSystem.IsWindows()
            ? Console.OpenStandardOutput()
            : new FileStream(new SafeFileHandle(dup(1), ownsHandle: true), FileAccess.Write, bufferSize: 0);
        if (!OperatingSystem.IsWindows())
        {
            _ = dup2(2, 1);
        }
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);
        return output;
    }

    [DllImport("libc")]
    private static extern int dup(int descriptor);

    [DllImport("libc")]
    private static extern int dup2(int descriptor, int other);
}
