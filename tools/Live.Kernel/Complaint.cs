using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Live;

/// <summary>What the compiler says about a cell, with its place in the text and what to do about it.</summary>
public sealed partial record Complaint(int Start, int End, int Line, bool IsError, string Text, string Advice)
{
    internal static Complaint Of(Diagnostic diagnostic) => new(
        diagnostic.Location.SourceSpan.Start,
        diagnostic.Location.SourceSpan.End,
        diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1,
        diagnostic.Severity == DiagnosticSeverity.Error,
        $"{diagnostic.Id}: {Message(diagnostic)}",
        AdviceOn(diagnostic));

    /// <summary>CS1701 and CS1702 say of an assembly that it was built for an older .NET; projects are spared them, too.</summary>
    internal static bool IsWarning(Diagnostic diagnostic) =>
        diagnostic.Severity == DiagnosticSeverity.Warning && diagnostic.Id is not ("CS1701" or "CS1702");

    internal static string Describe(Diagnostic diagnostic)
    {
        var start = diagnostic.Location.GetLineSpan().StartLinePosition;
        string severity = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
        return $"({start.Line + 1},{start.Character + 1}): {severity} {diagnostic.Id}: {Message(diagnostic)}";
    }

    internal static int? LineOf(Diagnostic diagnostic) =>
        diagnostic.Location.IsInSource ? diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1 : null;

    internal static string AdviceOn(Diagnostic diagnostic)
    {
        if (diagnostic.Id == "CS0006")
        {
            return "A browser has no files: the library is there after `#!import ../lib/bin/setup.csx`.";
        }
        if (diagnostic.Id == "CS1069" || (diagnostic.Id is "CS0103" or "CS0246" && NotHere().IsMatch(Message(diagnostic))))
        {
            return "A browser does not have this part of .NET: press “Download mine” and run the notebook in VS Code.";
        }
        Location place = diagnostic.Location;
        string? line = place.IsInSource
            ? place.SourceTree.GetText().Lines.GetLineFromPosition(place.SourceSpan.Start).ToString() : null;
        return Course.CompilerAdvice.For(diagnostic.Id, Message(diagnostic), line);
    }

    internal static string Message(Diagnostic diagnostic) => diagnostic.GetMessage(CultureInfo.InvariantCulture);

    /// <summary>What cells know elsewhere, and what makes no sense on one thread without files and network.</summary>
    [GeneratedRegex("'(Parallel|HttpClient|Process|FileSystemWatcher|CSS|Javascript)'")]
    private static partial Regex NotHere();
}
