using System.Text.Json.Nodes;
using Course.Documents;
using Course.Execution;

namespace Course.Tests;

/// <summary>The outputs that a page gives beside those that a notebook stores.</summary>
internal static class LiveOutputs
{
    /// <summary>
    /// What shows rounding errors, which are others in WebAssembly, whose sine rounds in its own way: the error over the
    /// step, whose points are in a picture, and two explorers whose samples are differences that cancel.
    /// </summary>
    private static readonly HashSet<(string Notebook, string Cell)> s_roundingErrors =
        [(LiveSite.Notebooks[0], "step-figure"), (LiveSite.Notebooks[0], "drag-code"), (LiveSite.Notebooks[1], "explore-code")];

    /// <summary>How the outputs of a notebook that was downloaded from a page differ from the stored ones.</summary>
    public static IEnumerable<string> Differences(string name, Notebook stored, Notebook downloaded) => stored.CodeCells
        .Zip(downloaded.CodeCells)
        .SelectMany(pair => OutputDifference.Between(pair.First, [.. pair.Second.Outputs.Cast<JsonObject>()]))
        .Where(difference => !s_roundingErrors.Contains((name, difference.Cell.Id!)))
        .Select(difference => $"{difference.Cell.Id}, {difference.Place}: {difference.Stored} / {difference.Now}");
}
