using System.Text.Json.Nodes;
using Course.Documents;
using Course.Execution;

namespace Course.Tests;

/// <summary>The outputs that a page gives beside those that a notebook stores.</summary>
internal static class LiveOutputs
{
    /// <summary>
    /// What shows rounding errors, which are others in WebAssembly, whose sine rounds in its own way: the error over the
    /// step, whose points are in a picture, and explorers whose samples are numerical derivatives or differences that cancel,
    /// kept to all their bits.
    /// </summary>
    private static readonly HashSet<string> s_roundingErrors = ["step-figure", "explore-code", "drag-code"];

    /// <summary>How the outputs of a notebook that was downloaded from a page differ from the stored ones.</summary>
    public static IEnumerable<string> Differences(Notebook stored, Notebook downloaded) => CodeCells(stored)
        .Zip(CodeCells(downloaded))
        .SelectMany(pair => OutputDifference.Between(pair.First, [.. pair.Second.Outputs.Cast<JsonObject>()]))
        .Where(difference => !s_roundingErrors.Contains(difference.Cell.Id!))
        .Select(difference => $"{difference.Cell.Id}, {difference.Place}: {difference.Stored} / {difference.Now}");

    /// <summary>The cells of code.</summary>
    public static IEnumerable<Cell> CodeCells(Notebook notebook) => notebook.Cells.Where(cell => cell.IsCode);
}
