using System.Reflection;
using System.Text.Json.Nodes;

namespace Live.Tests;

/// <summary>
/// Cells that end, fail, show and print in odd ways give what .NET Interactive gives: that is stored in odd-cells.ipynb, which the course
/// tool checks (OddCellsTests there).
/// </summary>
[Collection("one console")]
public class OddCellsTests
{
    private static readonly string s_notebook = typeof(OddCellsTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "OddCells").Value!;

    [Fact]
    public async Task Each_odd_cell_gives_what_the_kernel_of_the_tool_gives()
    {
        var session = new Session();
        var differences = new List<string>();
        JsonNode notebook = JsonNode.Parse(await File.ReadAllTextAsync(s_notebook, TestContext.Current.CancellationToken))!;
        foreach (JsonNode? cell in notebook["cells"]!.AsArray())
        {
            string code = Joined(cell!["source"]!);

            (_, List<JsonObject> outputs) = await session.TryAsync(code);

            string[] stored = [.. Seen(cell["outputs"]!.AsArray().Select(output => output!.AsObject()))], live = [.. Seen(outputs)];
            if (!stored.SequenceEqual(live))
            {
                differences.Add($"{code}\n  stored: {string.Join(" | ", stored)}\n  live:   {string.Join(" | ", live)}");
            }
        }
        Assert.True(differences.Count == 0, string.Join("\n\n", differences));
    }

    /// <summary>The outputs as a reader sees them: console text that follows on such is one.</summary>
    private static List<string> Seen(IEnumerable<JsonObject> outputs)
    {
        var seen = new List<string>();
        string? stream = null;
        foreach (JsonObject output in outputs)
        {
            string? name = (string?)output["name"];
            string text = output["text"] is { } printed ? Joined(printed) : (string?)output["evalue"]
                ?? string.Concat(output["data"]!.AsObject().Select(part => $"{part.Key}: {Joined(part.Value!)}"));
            if (name is not null && name == stream)
            {
                seen[^1] += text;
            }
            else
            {
                seen.Add($"{output["output_type"]} {name} {text}");
            }
            stream = name;
        }
        return seen;
    }

    private static string Joined(JsonNode text) =>
        text is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : (string)text!;
}
