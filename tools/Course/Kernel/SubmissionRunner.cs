using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Course.Documents;

namespace Course.Kernel;

/// <summary>Runs the compiled cells of a session; what they declare stays in <see cref="_submissions"/> for the cells that follow.</summary>
internal sealed partial class SubmissionRunner
{
    private const string ExceptionAdvice = "Correct the cell and run it again.";

    /// <summary>The last frame of an exception as .NET Interactive shows it: so an error output is the same in both.</summary>
    private const string InteractiveFrame =
        "   at Microsoft.CodeAnalysis.Scripting.ScriptExecutionState.RunSubmissionsAsync[TResult](ImmutableArray`1 precedingExecutors, "
        + "Func`2 currentExecutor, StrongBox`1 exceptionHolderOpt, Func`2 catchExceptionOpt, CancellationToken cancellationToken)";

    private readonly NotebookAssemblies _assemblies = new();

    /// <summary>Slot 0 is for an object that hosts can give to scripts; each submission puts itself into the slot that the compiler counted.</summary>
    private object?[] _submissions = new object?[2];

    /// <summary>Runs a submission; its outputs go to <see cref="CellOutput"/>.</summary>
    /// <returns>The failure, or null.</returns>
    public async Task<CellFailure?> RunAsync(Submission submission)
    {
        CellFailure? failure = null;
        try
        {
            object? value = await ExecuteAsync(submission);
            if (submission.ResultNumber is { } number)
            {
                (string mimeType, string text) = ValueFormatter.Format(value);
                CellOutput.Write(Output.ExecuteResult(mimeType, text, number));
            }
        }
        catch (Exception exception)
        {
            CellOutput.Write(Output.Error(AsInteractiveShows(exception)));
            failure = new CellFailure($"{exception.GetType()}: {exception.Message}", LineOf(exception, submission.File), ExceptionAdvice);
        }
        Console.Out.Flush();
        Console.Error.Flush();
        return failure;
    }

    private async Task<object?> ExecuteAsync(Submission submission)
    {
        Array.Resize(ref _submissions, _submissions.Length + 1);
        MethodInfo entryPoint = _assemblies.Load(submission).GetType(submission.EntryType, throwOnError: true)!
            .GetMethod(submission.EntryPoint, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        return await entryPoint.CreateDelegate<Func<object?[], Task<object?>>>()(_submissions);
    }

    private static int? LineOf(Exception exception, string file) =>
        new StackTrace(exception, fNeedFileInfo: true).GetFrames()
            .FirstOrDefault(frame => frame.GetFileName() == file)?.GetFileLineNumber();

    /// <summary>The exception as .NET Interactive shows it. Its frames lose the source files, which differ from machine to machine.</summary>
    private static string AsInteractiveShows(Exception exception) =>
        OwnFrames().Replace(SourceFile().Replace(exception.ToString(), ""), InteractiveFrame).ReplaceLineEndings("\n");

    [GeneratedRegex(@" in [^\r\n]*:line \d+(?=\r?$)", RegexOptions.Multiline)]
    private static partial Regex SourceFile();

    [GeneratedRegex(@"   at Course\.Kernel\.SubmissionRunner\.ExecuteAsync.*(\r?\n   at Course\.Kernel\.SubmissionRunner\.RunAsync.*)?")]
    private static partial Regex OwnFrames();
}
