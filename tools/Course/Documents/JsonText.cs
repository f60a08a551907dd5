using System.Text.Json.Nodes;

namespace Course.Documents;

/// <summary>Texts in JSON of which nothing is known: a notebook may be damaged, or written by hand.</summary>
internal static class JsonText
{
    /// <summary>The value where it is a text; null where there is none, or something else.</summary>
    public static string? AsText(this JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
