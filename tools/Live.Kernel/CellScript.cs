using System.Text.RegularExpressions;

namespace Live;

/// <summary>
/// The text of a cell after its directives are taken out. Blanks stand in their place, so that lines and columns are
/// those of the cell.
/// </summary>
/// <param name="Code">The C# that is left.</param>
/// <param name="References">The assemblies that the directives refer to.</param>
internal sealed partial record CellScript(string Code, IReadOnlyList<string> References)
{
    /// <summary>Reads the directives of a cell.</summary>
    /// <exception cref="DirectiveException">A directive that cannot be carried out in a browser.</exception>
    public static CellScript Read(string cell)
    {
        var references = new List<string>();
        string code = Directive().Replace(cell, directive =>
        {
            int line = 1 + cell.AsSpan(0, directive.Index).Count('\n');
            Match reference = Reference().Match(directive.Value);
            if (CSharp().IsMatch(directive.Value))
            {
                return new string(' ', directive.Length);
            }
            references.AddRange(ReferencesOf(directive.Value, reference) ?? throw Unknown(directive.Value.Trim(), line));
            CheckVersion(reference, line);
            return new string(' ', directive.Length);
        });
        return new CellScript(code, references);
    }

    /// <summary>The text of a cell for analysis: all its directives are blanks, also those that cannot be carried out.</summary>
    public static string Blanked(string cell) => Directive().Replace(cell, directive => new string(' ', directive.Length));

    /// <summary>The assemblies that the directives of a cell refer to, as far as they can be carried out.</summary>
    public static IEnumerable<string> ReferencesIn(string cell) =>
        Directive().Matches(cell).SelectMany(directive => ReferencesOf(directive.Value, Reference().Match(directive.Value)) ?? []);

    private static IReadOnlyList<string>? ReferencesOf(string directive, Match reference) =>
        Setup().IsMatch(directive) ? Packages.Library : reference.Success ? Packages.Find(reference.Groups["name"].Value) : null;

    /// <summary>The page has one version of a package; a cell may name it, its beginning, or none.</summary>
    private static void CheckVersion(Match reference, int line)
    {
        string asked = reference.Groups["version"].Value.Split('*')[0].TrimEnd('.');
        string name = reference.Groups["name"].Value;
        if (asked.Length > 0 && Packages.Version(name) is { } version && !$"{version}.".StartsWith($"{asked}.", StringComparison.Ordinal))
        {
            throw new DirectiveException(
                $"of {name} a browser has version {version}, not {asked}", line,
                $"Write `#r \"nuget: {name}\"`, or press “Download mine” and run the notebook in VS Code.");
        }
    }

    private static DirectiveException Unknown(string directive, int line)
    {
        const string Elsewhere = "press “Download mine” and run the notebook in VS Code.";
        return directive.StartsWith("#r", StringComparison.Ordinal)
            ? new($"`{directive}` cannot be carried out in a browser, which restores no packages and reads no files", line,
                $"The library, MathNet.Numerics and Plotly.NET are there; for anything else {Elsewhere}")
            : new($"the directive `{directive}` is not known here", line,
                $"In a browser `#!import ../lib/bin/setup.csx` is known; write the rest in C#, or {Elsewhere}");
    }

    [GeneratedRegex("""^[ \t]*(#!|#r\s|#i\s|#load\s)[^\n]*""", RegexOptions.Multiline)]
    private static partial Regex Directive();

    [GeneratedRegex("""^\s*#!import\s+"?([^"\n]*/)?setup\.csx"?\s*$""")]
    private static partial Regex Setup();

    /// <summary>The language that the cell is in anyway.</summary>
    [GeneratedRegex("""^\s*#!(csharp|c#)\s*$""")]
    private static partial Regex CSharp();

    /// <summary>A package, or a file that is named by an assembly.</summary>
    [GeneratedRegex("""
        ^\s*\#r\s+"(
            nuget:\s*(?<name>[^",]+?)\s*(,\s*(?<version>[^"]*?)\s*)?
            | ([^"]*[/\\])?(?<name>[^"/\\]+)\.dll
        )"\s*$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Reference();
}

/// <summary>A directive of a cell that cannot be carried out; the message says why, <see cref="Advice"/> what to do.</summary>
internal sealed class DirectiveException(string message, int line, string advice) : Exception(message)
{
    /// <summary>The line in the cell, counted from 1.</summary>
    public int Line { get; } = line;

    /// <summary>What to do about it.</summary>
    public string Advice { get; } = advice;
}
