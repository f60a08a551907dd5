using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Course.Kernel;

/// <summary>What an exception tells of the cell that threw it.</summary>
internal static partial class CellException
{
    /// <summary>
    /// The line of the cell, counted from 1, in which it was thrown, or from which the code of a cell before was called
    /// that threw it; null where it is not known. The running cell is the one that was compiled last.
    /// </summary>
    public static int? LineOf(Exception exception) =>
        new StackTrace(exception, fNeedFileInfo: true).GetFrames()
            .Where(frame => Path.GetFileName(frame.GetFileName()) == NotebookKernel.CellFile)
            .GroupBy(SubmissionOf)
            .MaxBy(submission => submission.Key)?
            .First().GetFileLineNumber();

    /// <summary>Takes out of the text of an exception the source files, which .NET Interactive, where cells have no symbols, does not
    /// show.</summary>
    public static string AsShown(Exception exception, string text) =>
        exception.StackTrace is null ? text : SourceFile().Replace(text, "").ReplaceLineEndings("\n");

    /// <summary>The text of an exception, which is a cell's own code where the cell declares its type, and may fail.</summary>
    public static string TextOf(Exception exception)
    {
        try
        {
            return exception.ToString();
        }
        catch (Exception e)
        {
            return $"{exception.GetType()}, whose text cannot be shown: {e.GetType()}";
        }
    }

    private static int SubmissionOf(StackFrame frame) =>
        Submission().Match(frame.GetMethod()?.DeclaringType?.FullName ?? "") is { Success: true } match
            ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : -1;

    [GeneratedRegex(@"Submission#(\d+)")]
    private static partial Regex Submission();

    [GeneratedRegex(@" in [^\r\n]*:line \d+(?=\r?$)", RegexOptions.Multiline)]
    private static partial Regex SourceFile();
}
