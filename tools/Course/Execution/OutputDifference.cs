using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Course.Documents;

namespace Course.Execution;

/// <summary>
/// One place where the stored outputs of a cell are not what the cell gives now. Numbers with a decimal point or an
/// exponent may differ by 1e-12 + 1e-9·|number|, because the last bits of a sine differ between machines, and so may
/// the ids that figures derive from their content; all else must be the same.
/// </summary>
internal sealed partial record OutputDifference(Cell Cell, string Place, string Stored, string Now)
{
    private const double AbsoluteTolerance = 1e-12;
    private const double RelativeTolerance = 1e-9;
    private const string Nothing = "(nothing)";

    /// <summary>Compares the stored outputs of a cell with new ones, output by output and line by line.</summary>
    public static IEnumerable<OutputDifference> Between(Cell cell, IReadOnlyList<JsonObject> now)
    {
        JsonArray stored = cell.Outputs;
        for (int i = 0; i < Math.Max(stored.Count, now.Count); i++)
        {
            string[] storedLines = i < stored.Count ? [.. Lines(stored[i] as JsonObject)] : [];
            string[] nowLines = i < now.Count ? [.. Lines(now[i])] : [];
            for (int line = 0; line < Math.Max(storedLines.Length, nowLines.Length); line++)
            {
                string? a = storedLines.ElementAtOrDefault(line);
                string? b = nowLines.ElementAtOrDefault(line);
                if (!SameText(a, b))
                {
                    (string shownA, string shownB) = AroundFirstDifference(a ?? Nothing, b ?? Nothing);
                    yield return new OutputDifference(cell, $"output {i + 1}, line {line + 1}", shownA, shownB);
                    break;
                }
            }
        }
    }

    /// <summary>True where the texts are the same but for numbers within the tolerance and ids of figures.</summary>
    internal static bool SameText(string? stored, string? now)
    {
        if (stored == now)
        {
            return true;
        }
        if (stored is null || now is null)
        {
            return false;
        }
        MatchCollection storedParts = Varying().Matches(stored);
        MatchCollection nowParts = Varying().Matches(now);
        return storedParts.Count == nowParts.Count
            && Varying().Replace(stored, "#") == Varying().Replace(now, "#")
            && storedParts.Zip(nowParts).All(pair => SamePart(pair.First.Value, pair.Second.Value));
    }

    private static bool SamePart(string stored, string now)
    {
        if (stored == now)
        {
            return true;
        }
        if (IsId(stored) && IsId(now))
        {
            return true;
        }
        return double.TryParse(stored, CultureInfo.InvariantCulture, out double a)
            && double.TryParse(now, CultureInfo.InvariantCulture, out double b)
            && Math.Abs(a - b) <= AbsoluteTolerance + (RelativeTolerance * Math.Abs(b));
    }

    /// <summary>The other varying parts are decimal numbers, which have a point or an exponent.</summary>
    private static bool IsId(string part) => part.Length == 16 && part.All(char.IsAsciiHexDigitLower);

    /// <summary>The text of an output, each line preceded by what kind of output and MIME type it belongs to.</summary>
    private static IEnumerable<string> Lines(JsonObject? output)
    {
        string kind = output?["output_type"]?.ToString() ?? "unknown";
        IEnumerable<(string Label, JsonNode? Value)> parts = kind switch
        {
            "stream" => [(output!["name"]?.ToString() ?? "stream", output["text"])],
            "error" => [("error", output!["evalue"])],
            _ => output?["data"] is JsonObject data ? data.Select(entry => ($"{kind} {entry.Key}", entry.Value)) : [(kind, output)],
        };
        foreach ((string label, JsonNode? value) in parts)
        {
            string text = MultilineText.Read(value) ?? value?.ToJsonString() ?? "";
            foreach (string line in text.Split('\n'))
            {
                yield return $"{label}: {line}";
            }
        }
    }

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

    [GeneratedRegex(""""(?<=")[0-9a-f]{16}(?=")|[-+]?(\d+\.\d*([eE][-+]?\d+)?|\d+[eE][-+]?\d+)"""")]
    private static partial Regex Varying();
}
