using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Course.Documents;

namespace Course.Execution;

/// <summary>
/// What a reader sees of one output: its kind, as a MIME type or the name of a stream, and its text. Hosts store the same
/// picture in different ways, and store things that no reader sees; here neither makes a difference.
/// </summary>
internal sealed partial record VisibleOutput(string Kind, string Text)
{
    /// <summary>What is seen of the outputs of a cell, which may be of any shape: they may come from a damaged file.</summary>
    public static IReadOnlyList<VisibleOutput> Of(Cell cell, IEnumerable<JsonNode?> outputs)
    {
        var visible = new List<VisibleOutput>();
        bool isImport = IsImport(cell);
        // Where one stream stops, a host may store what follows in a new output or in the same one.
        string? stream = null;
        var text = new StringBuilder();
        foreach (VisibleOutput part in outputs.SelectMany(Parts))
        {
            string? name = part.Kind is "stdout" or "stderr" ? part.Kind : null;
            if (name != stream)
            {
                EndStream();
            }
            stream = name;
            if (name is not null)
            {
                text.Append(part.Text);
            }
            else if (!IsBootstrap(part) && !(isImport && IsImportNotice(part)))
            {
                visible.Add(part);
            }
        }
        EndStream();
        return visible;

        void EndStream()
        {
            string ended = stream == "stderr" ? WithoutReferenceWarnings(text.ToString()) : text.ToString();
            if (ended.Length > 0)
            {
                visible.Add(new VisibleOutput(stream!, ended));
            }
            text.Clear();
        }
    }

    private static IEnumerable<VisibleOutput> Parts(JsonNode? node)
    {
        if (node is not JsonObject output)
        {
            return [new VisibleOutput("unknown", Joined(node))];
        }
        string kind = output["output_type"].AsText() ?? "unknown";
        return kind switch
        {
            "stream" => [new VisibleOutput(output["name"].AsText() ?? "stdout", Joined(output["text"]))],
            "error" => [new VisibleOutput("error", WithoutFrames(Joined(output["evalue"])))],
            // The result of a cell and what it displays are shown alike, and some hosts store both as the second.
            _ when output["data"] is JsonObject data => data.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(Value),
            _ => [new VisibleOutput(kind, Joined(output))],
        };
    }

    private static VisibleOutput Value(KeyValuePair<string, JsonNode?> entry)
    {
        string text = Joined(entry.Value);
        // Base64 is broken into lines by some hosts, and ends with one.
        bool isBase64 = entry.Key.StartsWith("image/", StringComparison.Ordinal) && !entry.Key.EndsWith("+xml", StringComparison.Ordinal);
        return new VisibleOutput(entry.Key, isBase64 ? text.ReplaceLineEndings("") : text);
    }

    /// <summary>Line ends are those of the machine that wrote them.</summary>
    private static string Joined(JsonNode? node) =>
        (MultilineText.Read(node) ?? node?.ToJsonString() ?? "").Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <summary>The frames of a stack trace number the cells as the host does, and name its own methods.</summary>
    private static string WithoutFrames(string error) =>
        string.Join('\n', error.Split('\n').Where(line => !Frame().IsMatch(line)));

    /// <summary>
    /// A compiler that is started without the settings of a project warns that a library was built against an older
    /// assembly of .NET than the one that is loaded.
    /// </summary>
    private static string WithoutReferenceWarnings(string text)
    {
        if (!text.Contains("warning CS170", StringComparison.Ordinal))
        {
            return text;
        }
        string[] lines = [.. text.Split('\n').Where(line => !ReferenceWarning().IsMatch(line))];
        return Array.TrueForAll(lines, string.IsNullOrWhiteSpace) ? "" : string.Join('\n', lines);
    }

    /// <summary>In Jupyter the first cell that runs gets a script that looks for the kernel's own web server.</summary>
    private static bool IsBootstrap(VisibleOutput output) =>
        output.Kind == "text/html"
        && output.Text.Contains("<div id='dotnet-interactive-this-cell-", StringComparison.Ordinal)
        && output.Text.Contains("probeAddresses(", StringComparison.Ordinal);

    private static bool IsImport(Cell cell) => cell.FirstLine.StartsWith("#!import", StringComparison.Ordinal);

    /// <summary>Verso says what it imported.</summary>
    private static bool IsImportNotice(VisibleOutput output) => output.Kind == "text/plain" && ImportNotice().IsMatch(output.Text);

    [GeneratedRegex("""^\s*(at |--- End of )""")]
    private static partial Regex Frame();

    [GeneratedRegex("""^(\(\d+,\d+\): )?warning CS170[12]: """)]
    private static partial Regex ReferenceWarning();

    [GeneratedRegex("""^Imported [^\n]+\n?$""")]
    private static partial Regex ImportNotice();
}
