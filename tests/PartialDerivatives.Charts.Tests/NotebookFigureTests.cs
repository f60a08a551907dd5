using System.Text.Json;
using System.Text.RegularExpressions;

/// <summary>The figure that stands in the notebook of section 2.</summary>
public partial class NotebookFigureTests
{
    [Fact]
    public void The_notebook_holds_the_chapters_figure_with_the_same_numbers()
    {
        using JsonDocument stored = JsonDocument.Parse(FigureJson().Match(StoredHtml()).Groups["json"].Value);
        using JsonDocument drawn = JsonDocument.Parse(SeedFigure.Draw().ToJson());
        Same(drawn.RootElement, stored.RootElement, "figure");
    }

    private static string StoredHtml()
    {
        using JsonDocument notebook = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root(), "notebooks",
            "02-visualizing-partial-derivatives.ipynb")));
        JsonElement cell = notebook.RootElement.GetProperty("cells").EnumerateArray().Single(cell =>
            cell.GetProperty("id").GetString() == "figure-code");
        JsonElement lines = cell.GetProperty("outputs")[0].GetProperty("data").GetProperty("text/html");
        return string.Concat(lines.EnumerateArray().Select(line => line.GetString()));
    }

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PartialDerivatives.slnx")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }
        return folder;
    }

    private static void Same(JsonElement expected, JsonElement actual, string where)
    {
        Assert.Equal(expected.ValueKind, actual.ValueKind);
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.Equal(expected.EnumerateObject().Select(property => property.Name),
                    actual.EnumerateObject().Select(property => property.Name));
                foreach (JsonProperty property in expected.EnumerateObject())
                {
                    Same(property.Value, actual.GetProperty(property.Name), $"{where}.{property.Name}");
                }
                break;
            case JsonValueKind.Array:
                Assert.Equal(expected.GetArrayLength(), actual.GetArrayLength());
                for (int i = 0; i < expected.GetArrayLength(); i++)
                {
                    Same(expected[i], actual[i], $"{where}[{i}]");
                }
                break;
            case JsonValueKind.Number:
                (double e, double a) = (expected.GetDouble(), actual.GetDouble());
                Assert.True(Math.Abs(e - a) <= 1e-12 + 1e-12 * Math.Abs(e), $"{where} is {a:R}, not {e:R}");
                break;
            default:
                Assert.True(expected.ToString() == actual.ToString(), $"{where} is {actual}, not {expected}");
                break;
        }
    }

    [GeneratedRegex("""\}\)\("[0-9a-f]{16}", true, "[^"]*", "[^"]*", (?<json>.*)\);""")]
    private static partial Regex FigureJson();
}
