using System.Runtime.ExceptionServices;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Course.Kernel;

/// <summary>
/// Exceptions that nothing caught on a thread which a cell started. They would end the process; instead the cell that
/// is running fails, or, where none is, the next one.
/// </summary>
internal sealed class BackgroundFailures
{
    private readonly AsyncLocal<string?> _startedBy = new();
    private string? _failure;

    public BackgroundFailures() => ExceptionHandling.SetUnhandledExceptionHandler(exception =>
    {
        string text = CellException.AsShown(exception, CellException.TextOf(exception));
        Interlocked.CompareExchange(ref _failure, $"{text}\n   on a thread that cell {_startedBy.Value} started", null);
        return true;
    });

    /// <summary>Threads that are started from now on belong to this command.</summary>
    public void Begin(KernelCommand command) => _startedBy.Value = command.GetOrCreateToken();

    /// <summary>The failure since the last call, as one of the command that ran meanwhile.</summary>
    public CommandFailed? Take(KernelCommand command) =>
        Interlocked.Exchange(ref _failure, null) is { } failure ? new CommandFailed(failure, command) : null;
}
