using System.Text.RegularExpressions;

namespace Live;

/// <summary>
/// The text of a cell after its directives are taken out. Blanks stand in their place, so that lines and columns are
/// those of the cell.
/// </summary>
/// <param name="Code">The C# that is left.</param>
/// <param name="ImportsLibrary">True where the cell imports <c>setup.csx</c>, which references the library.</param>
internal sealed partial record CellScript(string Code, bool ImportsLibrary)
{
    /// <summary>Reads the directives of a cell.</summary>
    /// <exception cref="DirectiveException">A directive that cannot be carried out in a browser.</exception>
    public static CellScript Read(string cell)
    {
        bool importsLibrary = false;
        string code = Directive().Replace(cell, directive =>
        {
            importsLibrary = Setup().IsMatch(directive.Value)
                ? true
                : throw Unknown(directive.Value.Trim(), 1 + cell.AsSpan(0, directive.Index).Count('\n'));
            return new string(' ', directive.Length);
        });
        return new CellScript(code, importsLibrary);
    }

    /// <summary>The text of a cell for analysis: all its directives are blanks, also those that cannot be carried out.</summary>
    public static string Blanked(string cell) => Directive().Replace(cell, directive => new string(' ', directive.Length));

    /// <summary>True where one of the directives references the library.</summary>
    public static bool Imports(string cell) => Directive().Matches(cell).Any(directive => Setup().IsMatch(directive.Value));

    private static DirectiveException Unknown(string directive, int line) => directive.StartsWith("#r", StringComparison.Ordinal)
        ? new($"`{directive}` cannot be carried out in a browser, which has no packages and no files", line,
            "The library and MathNet.Numerics are there after `#!import ../lib/bin/setup.csx`; for other packages download the notebook.")
        : new($"the directive `{directive}` is not known here", line,
            "In a browser `#!import ../lib/bin/setup.csx` is known; write the rest in C#, or download the notebook.");

    [GeneratedRegex("""^[ \t]*(#!|#r\s|#i\s|#load\s)[^\n]*""", RegexOptions.Multiline)]
    private static partial Regex Directive();

    [GeneratedRegex("""^\s*#!import\s+"?([^"\n]*/)?setup\.csx"?\s*$""")]
    private static partial Regex Setup();
}

/// <summary>A directive of a cell that cannot be carried out; the message says why, <see cref="Advice"/> what to do.</summary>
internal sealed class DirectiveException(string message, int line, string advice) : Exception(message)
{
    /// <summary>The line in the cell, counted from 1.</summary>
    public int Line { get; } = line;

    /// <summary>What to do about it.</summary>
    public string Advice { get; } = advice;
}
