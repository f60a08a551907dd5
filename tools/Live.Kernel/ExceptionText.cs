using System.Text.RegularExpressions;

namespace Live;

/// <summary>The text of an exception that a cell threw.</summary>
internal static partial class ExceptionText
{
    /// <summary>The last frame of an exception as .NET Interactive shows it: so an error output is the same in both.</summary>
    private const string InteractiveFrame =
        "   at Microsoft.CodeAnalysis.Scripting.ScriptExecutionState.RunSubmissionsAsync[TResult](ImmutableArray`1 precedingExecutors, "
        + "Func`2 currentExecutor, StrongBox`1 exceptionHolderOpt, Func`2 catchExceptionOpt, CancellationToken cancellationToken)";

    /// <summary>The exception as .NET Interactive shows it. Its frames lose the source files.</summary>
    public static string AsInteractiveShows(Exception exception) =>
        OwnFrames().Replace(SourceFile().Replace(TextOf(exception, e => e.ToString()), ""), InteractiveFrame).ReplaceLineEndings("\n");

    /// <summary>What happened, in which line of the cell, and what to do.</summary>
    public static CellFailure Failure(Exception exception, int? line)
    {
        string advice = exception is OutOfMemoryException
            ? "The browser gives a page no more memory: keep less at a time, or restart the kernel and run what you need."
            : exception is PlatformNotSupportedException
            ? "A browser has one thread and no files: write it without, or download the notebook and run it with .NET."
            : "Correct the cell and run it again.";
        return new CellFailure($"{exception.GetType()}: {TextOf(exception, e => e.Message)}", line, advice);
    }

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

    [GeneratedRegex(@"   at Live\.CSharpSession\.RunAsync.*")]
    private static partial Regex OwnFrames();
}
