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
    /// <param name="data">It by MIME type.</param>
    public static JsonObject DisplayData(JsonObject data) => new()
    {
        ["data"] = data,
        ["metadata"] = new JsonObject(),
        ["output_type"] = "display_data",
    };

    /// <summary>What a cell displays while it runs, in one MIME type.</summary>
    public static JsonObject DisplayData(string mimeType, string value) => DisplayData(Bundle(mimeType, value));

    /// <summary>The value of a cell's last expression, in one MIME type.</summary>
    public static JsonObject ExecuteResult(string mimeType, string value, int executionCount) =>
        ExecuteResult(Bundle(mimeType, value), executionCount);

    /// <summary>The value of a cell's last expression.</summary>
    /// <param name="data">It by MIME type.</param>
    /// <param name="executionCount">The cell's number.</param>
    public static JsonObject ExecuteResult(JsonObject data, int executionCount) => new()
    {
        ["data"] = data,
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

    private static JsonObject Bundle(string mimeType, string value) => new() { [mimeType] = MultilineText.Write(value) };
}
