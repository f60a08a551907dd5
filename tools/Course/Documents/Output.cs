using System.Text.Json.Nodes;

namespace Course.Documents;

/// <summary>The four kinds of output of nbformat, with their keys in the order in which Jupyter writes them.</summary>
internal static class Output
{
    /// <summary>Console text; <paramref name="name"/> is <c>stdout</c> or <c>stderr</c>.</summary>
    public static JsonObject Stream(string name, string text) => new()
    {
        ["name"] = name,
        ["output_type"] = "stream",
        ["text"] = MultilineText.Write(text),
    };

    /// <summary>What a cell displays while it runs.</summary>
    public static JsonObject DisplayData(string mimeType, string value) => new()
    {
        ["data"] = Bundle(mimeType, value),
        ["metadata"] = new JsonObject(),
        ["output_type"] = "display_data",
    };

    /// <summary>The value of a cell's last expression.</summary>
    public static JsonObject ExecuteResult(string mimeType, string value, int executionCount) => new()
    {
        ["data"] = Bundle(mimeType, value),
        ["execution_count"] = executionCount,
        ["metadata"] = new JsonObject(),
        ["output_type"] = "execute_result",
    };

    /// <summary>A failure, in the shape that .NET Interactive gives it: the name is always <c>Error</c>.</summary>
    public static JsonObject Error(string value) => new()
    {
        ["ename"] = "Error",
        ["evalue"] = value,
        ["output_type"] = "error",
        ["traceback"] = new JsonArray(),
    };

    /// <summary>Adds an output to a list; console text that follows console text of the same stream is joined to it, as hosts do.</summary>
    public static void Append(this List<JsonObject> outputs, JsonObject output)
    {
        if (outputs.LastOrDefault() is not { } last || !IsStream(output) || !IsStream(last) || Name(output) != Name(last))
        {
            outputs.Add(output);
            return;
        }
        // Lines go over one by one: to join the texts anew for each line would take quadratic time.
        var lines = (JsonArray)last["text"]!;
        foreach (JsonNode? line in (JsonArray)output["text"]!)
        {
            string text = line!.GetValue<string>();
            if (lines.Count > 0 && lines[^1]!.GetValue<string>() is var unfinished && !unfinished.EndsWith('\n'))
            {
                lines[^1] = unfinished + text;
            }
            else
            {
                lines.Add(text);
            }
        }

        static bool IsStream(JsonObject output) => output["output_type"]!.GetValue<string>() == "stream";

        static string Name(JsonObject output) => output["name"]!.GetValue<string>();
    }

    private static JsonObject Bundle(string mimeType, string value) => new() { [mimeType] = MultilineText.Write(value) };
}
