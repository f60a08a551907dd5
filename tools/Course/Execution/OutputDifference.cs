using System.Text.Json.Nodes;
using Course.Documents;

namespace Course.Execution;

/// <summary>
/// One place where what a reader sees of a cell's stored outputs is not what the cell gives now;
/// <see cref="VisibleOutput"/> says what is seen, <see cref="TextComparison"/> what is the same.
/// </summary>
internal sealed record OutputDifference(Cell Cell, string Place, string Stored, string Now)
{
    private const string Nothing = "(nothing)";

    /// <summary>Compares the stored outputs of a cell with new ones, output by output and line by line.</summary>
    public static IEnumerable<OutputDifference> Between(Cell cell, IReadOnlyList<JsonObject> now)
    {
        IReadOnlyList<VisibleOutput> storedOutputs = VisibleOutput.Of(cell, cell.Outputs);
        IReadOnlyList<VisibleOutput> nowOutputs = VisibleOutput.Of(cell, now);
        for (int i = 0; i < Math.Max(storedOutputs.Count, nowOutputs.Count); i++)
        {
            string[] storedLines = Lines(storedOutputs.ElementAtOrDefault(i));
            string[] nowLines = Lines(nowOutputs.ElementAtOrDefault(i));
            for (int line = 0; line < Math.Max(storedLines.Length, nowLines.Length); line++)
            {
                string? a = storedLines.ElementAtOrDefault(line);
                string? b = nowLines.ElementAtOrDefault(line);
                if (a is null || b is null || !TextComparison.Same(a, b))
                {
                    (string shownA, string shownB) = AroundFirstDifference(a ?? Nothing, b ?? Nothing);
                    yield return new OutputDifference(cell, $"output {i + 1}, line {line + 1}", shownA, shownB);
                    break;
                }
            }
        }
    }

    /// <summary>The lines of an output, each preceded by its kind.</summary>
    private static string[] Lines(VisibleOutput? output) =>
        output is null ? [] : [.. output.Text.Split('\n').Select(line => $"{output.Kind}: {line}")];

    /// <summary>A figure is one line of many thousand characters: shows the part where the two differ.</summary>
    private static (string Stored, string Now) AroundFirstDifference(string stored, string now)
    {
        const int Before = 40;
        const int Width = 160;
        int first = stored.AsSpan().CommonPrefixLength(now);
        int start = Math.Max(0, first - Before);
        return (Cut(stored), Cut(now));

        string Cut(string text)
        {
            if (start == 0 && text.Length <= Width)
            {
                return text;
            }
            int end = Math.Min(text.Length, start + Width);
            return (start > 0 ? "…" : "") + text[Math.Min(start, end)..end] + (end < text.Length ? "…" : "");
        }
    }
}
