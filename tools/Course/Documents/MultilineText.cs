using System.Text.Json.Nodes;

namespace Course.Documents;

/// <summary>Text as nbformat stores it: one string, or a list of lines each with its line end.</summary>
internal static class MultilineText
{
    /// <summary>Joins what nbformat stores into one text; null where the value is neither form.</summary>
    public static string? Read(JsonNode? node)
    {
        if (node is not JsonArray lines)
        {
            return node.AsText();
        }
        string?[] texts = [.. lines.Select(line => line.AsText())];
        return texts.Contains(null) ? null : string.Concat(texts);
    }

    /// <summary>Splits a text into a list of lines, each with its line end, so that a notebook diffs line by line.</summary>
    public static JsonArray Write(string text)
    {
        var lines = new JsonArray();
        int start = 0;
        while (start < text.Length)
        {
            int end = text.IndexOf('\n', start);
            int next = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..next]);
            start = next;
        }
        return lines;
    }
}
