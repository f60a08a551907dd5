using System.Text.Json.Nodes;

namespace Course.Documents;

/// <summary>Texts in JSON of which nothing is known: a notebook may be damaged, or written by hand.</summary>
internal static class JsonText
{
    /// <summary>The text at a path such as <c>kernelspec.name</c>; null where there is none, whatever else is there.</summary>
    public static string? TextAt(this JsonNode? node, string path) =>
        path.Split('.').Aggregate(node, (inner, key) => (inner as JsonObject)?[key]).AsText();

    /// <summary>The value where it is a text; null where there is none, or something else.</summary>
    public static string? AsText(this JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
