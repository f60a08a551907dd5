using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Course.Documents;

namespace Course.Kernel;

/// <summary>Runs the compiled cells of a session; what they declare stays in <see cref="_submissions"/> for the cells that follow.</summary>
internal sealed partial class SubmissionRunner
{
    /// <summary>The last frame of an exception as .NET Interactive shows it: so an error output is the same in both.</summary>
    private const string InteractiveFrame =
        "   at Microsoft.CodeAnalysis.Scripting.ScriptExecutionState.RunSubmissionsAsync[TResult](ImmutableArray`1 precedingExecutors, "
        + "Func`2 currentExecutor, StrongBox`1 exceptionHolderOpt, Func`2 catchExceptionOpt, CancellationToken cancellationToken)";

    /// <summary>The number of the running cell, also on the threads that it started and that outlive it.</summary>
    private static readonly AsyncLocal<int> s_cell = new();

    private readonly NotebookAssemblies _assemblies = new();
    private CellFailure? _backgroundFailure;

    /// <summary>The compiler counts the slots, and each submission puts itself into its own; the first is a host's, and empty here.</summary>
    private object?[] _submissions = new object?[2];

    /// <summary>Runs a submission; its outputs go to <see cref="CellOutput"/>.</summary>
    /// <returns>The failure, or null.</returns>
    public async Task<CellFailure?> RunAsync(Submission submission)
    {
        s_cell.Value = submission.Cell;
        CellFailure? failure = null;
        try
        {
            object? value = await ExecuteAsync(submission);
            if (submission.ShowsValue)
            {
                (string mimeType, string text) = ValueFormatter.Format(value);
                CellOutput.Result(mimeType, text, submission.Cell);
            }
        }
        catch (Exception exception)
        {
            failure = Failed(exception, submission.File);
        }
        CellOutput.End();
        return failure ?? Interlocked.Exchange(ref _backgroundFailure, null);
    }

    /// <summary>
    /// Takes an exception that nothing caught on a thread which a cell started. It would end the process; instead the
    /// cell that is running fails, or, where none is, the next one.
    /// </summary>
    /// <returns>True: the thread ends, and the process goes on.</returns>
    public bool FailInBackground(Exception exception)
    {
        string where = $"on a thread that cell {s_cell.Value} started";
        CellOutput.Write(Output.Error($"{AsInteractiveShows(exception)}\n   {where}"));
        Interlocked.CompareExchange(
            ref _backgroundFailure,
            new CellFailure($"{Summary(exception)} ({where})", null, "Catch the exception on that thread, or use a Task and await it."),
            null);
        return true;
    }

    private async Task<object?> ExecuteAsync(Submission submission)
    {
        Array.Resize(ref _submissions, _submissions.Length + 1);
        MethodInfo entryPoint = _assemblies.Load(submission).GetType(submission.EntryType, throwOnError: true)!
            .GetMethod(submission.EntryPoint, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        return await entryPoint.CreateDelegate<Func<object?[], Task<object?>>>()(_submissions);
    }

    private static CellFailure Failed(Exception exception, string file)
    {
        CellOutput.Write(Output.Error(AsInteractiveShows(exception)));
        string advice = exception is OutOfMemoryException
            ? $"A kernel may use {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20} MB: keep less at a time, or allow more with --memory."
            : "Correct the cell and run it again.";
        return new CellFailure(Summary(exception), LineOf(exception, file), advice);
    }

    private static int? LineOf(Exception exception, string file) =>
        new StackTrace(exception, fNeedFileInfo: true).GetFrames()
            .FirstOrDefault(frame => frame.GetFileName() == file)?.GetFileLineNumber();

    /// <summary>The exception as .NET Interactive shows it. Its frames lose the source files, which differ from machine to machine.</summary>
    private static string AsInteractiveShows(Exception exception) =>
        OwnFrames().Replace(SourceFile().Replace(TextOf(exception, e => e.ToString()), ""), InteractiveFrame).ReplaceLineEndings("\n");

    private static string Summary(Exception exception) => $"{exception.GetType()}: {TextOf(exception, e => e.Message)}";

    /// <summary>The text of an exception, which is a cell's own code where the cell declares its type, and may fail.</summary>
    private static string TextOf(Exception exception, Func<Exception, string> text)
    {
        try
        {
            return text(exception);
        }
        catch (Exception e)
        {
            return $"{exception.GetType()}, whose text cannot be shown: {e.GetType()}";
        }
    }

    [GeneratedRegex(@" in [^\r\n]*:line \d+(?=\r?$)", RegexOptions.Multiline)]
    private static partial Regex SourceFile();

    [GeneratedRegex(@"   at Course\.Kernel\.SubmissionRunner\.ExecuteAsync.*(\r?\n   at Course\.Kernel\.SubmissionRunner\.RunAsync.*)?")]
    private static partial Regex OwnFrames();
}
