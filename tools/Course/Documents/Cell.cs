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
    public string? Id => _json["id"] is JsonValue value && value.TryGetValue(out string? id) ? id : null;

    /// <summary>True for a markdown cell.</summary>
    public bool IsMarkdown => _json["cell_type"] is JsonValue value && value.TryGetValue(out string? type) && type == "markdown";

    /// <summary>True where a host has run the code cell and stored that it did.</summary>
    public bool WasRun => _json["execution_count"] is not null || Outputs.Count > 0;

    /// <summary>True for a code cell.</summary>
    public bool IsCode => CodeNumber > 0;

    /// <summary>The cell's text.</summary>
    public string Source => MultilineText.Read(_json["source"])!;

    /// <summary>The first line that is not blank, for messages.</summary>
    public string FirstLine => Source.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0, "");

    /// <summary>The outputs of a code cell as nbformat stores them.</summary>
    public JsonArray Outputs => _json["outputs"] as JsonArray ?? [];

    /// <summary>True where the cell carries the tag, such as <c>raises-exception</c>.</summary>
    public bool HasTag(string tag) =>
        _json["metadata"]?["tags"] is JsonArray tags
        && tags.Any(t => t is JsonValue value && value.TryGetValue(out string? text) && text == tag);

    /// <summary>Replaces the outputs and the execution count.</summary>
    public void SetOutputs(IEnumerable<JsonObject> outputs, int? executionCount)
    {
        _json["execution_count"] = executionCount;
        _json["outputs"] = new JsonArray([.. outputs.Select(output => output.DeepClone())]);
    }
}
