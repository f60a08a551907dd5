using System.Text.Json.Nodes;

namespace Course.Documents;

/// <summary>One cell of a notebook: a view on its JSON, so that fields this program does not know stay as they are.</summary>
internal sealed class Cell
{
    private readonly JsonObject _json;

    /// <summary>Wraps the JSON of a cell; <paramref name="codeNumber"/> is its number among the code cells, 0 for other kinds.</summary>
    public Cell(JsonObject json, int codeNumber)
    {
        _json = json;
        CodeNumber = codeNumber;
    }

    /// <summary>The number among the code cells, counted from 1, as hosts show it in brackets; 0 for markdown and raw cells.</summary>
    public int CodeNumber { get; }

    /// <summary>The cell's id; null before nbformat 4.5.</summary>
    public string? Id => _json["id"].AsText();

    /// <summary>True for a markdown cell.</summary>
    public bool IsMarkdown => _json["cell_type"].AsText() == "markdown";

    /// <summary>True where a host has run the code cell and stored that it did.</summary>
    public bool WasRun => _json["execution_count"] is not null || Outputs.Count > 0;

    /// <summary>True for a code cell.</summary>
    public bool IsCode => CodeNumber > 0;

    /// <summary>The cell's text.</summary>
    public string Source => MultilineText.Read(_json["source"])!;

    /// <summary>The first line that is not blank, for messages.</summary>
    public string FirstLine => Source.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0, "");

    /// <summary>A picture that was pasted into the cell: its MIME type and its base64; null where there is none of that name.</summary>
    public (string MimeType, string Base64)? Attachment(string name) =>
        (_json["attachments"] as JsonObject)?[name] is JsonObject bundle
        && bundle.FirstOrDefault(kind => kind.Key.StartsWith("image/", StringComparison.Ordinal)) is { Key: { } mimeType, Value: { } value }
            ? (mimeType, MultilineText.Read(value) ?? "")
            : null;

    /// <summary>The outputs of a code cell as nbformat stores them.</summary>
    public JsonArray Outputs => _json["outputs"] as JsonArray ?? [];

    /// <summary>What hosts have written about the cell.</summary>
    public JsonObject? Metadata => _json["metadata"] as JsonObject;

    /// <summary>True where the cell carries the tag, such as <c>raises-exception</c>.</summary>
    public bool HasTag(string tag) =>
        Metadata?["tags"] is JsonArray tags && tags.Any(t => t.AsText() == tag);

    /// <summary>A copy of the cell as JSON.</summary>
    public JsonObject ToJson() => (JsonObject)_json.DeepClone();

    /// <summary>True where <see cref="SetOutputs"/> changed something.</summary>
    public bool HasChanged { get; private set; }

    /// <summary>Replaces the outputs and the execution count.</summary>
    public void SetOutputs(IEnumerable<JsonObject> outputs, int? executionCount)
    {
        var array = new JsonArray([.. outputs.Select(output => output.DeepClone())]);
        JsonValue? count = executionCount is { } number ? JsonValue.Create(number) : null;
        if (Same(_json["outputs"], array) && Same(_json["execution_count"], count))
        {
            return;
        }
        HasChanged = true;
        _json["execution_count"] = count;
        _json["outputs"] = array;
    }

    private static bool Same(JsonNode? stored, JsonNode? given)
    {
        try
        {
            return JsonNode.DeepEquals(stored, given);
        }
        catch (ArgumentOutOfRangeException)
        {
            // A stored number with an exponent beyond an int; none that is given is like that.
            return false;
        }
    }
}
