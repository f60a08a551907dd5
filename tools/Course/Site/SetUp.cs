using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Course.Documents;
using Course.HandOuts;

namespace Course.Site;

/// <summary>Cells that only bring in what the others use: the library, packages, namespaces; and what a hand-out says of them.</summary>
internal static partial class SetUp
{
    /// <summary>Whether a cell is such a cell, and nothing went wrong in it.</summary>
    public static bool Is(Cell cell) => cell.IsMarkdown ? cell.Id == HandOut.AdviceId
        : cell.IsCode && !cell.Outputs.Any(output => output is JsonObject shown && shown["output_type"].AsText() == "error")
        && cell.Source.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToArray() is { Length: > 0 } lines
        && lines.All(line => Line().IsMatch(line)) && !lines.All(line => line.StartsWith("//", StringComparison.Ordinal));

    [GeneratedRegex(@"^(#!import |#r |using (static )?[\w.]+;|using \w+ = [\w.<>, ]+;|//)")]
    private static partial Regex Line();
}
