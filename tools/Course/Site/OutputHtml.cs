using System.Text;
using System.Text.Json.Nodes;
using Course.Documents;

namespace Course.Site;

/// <summary>A stored output of a cell as HTML that is not sanitised yet, but for text, which is escaped.</summary>
/// <param name="Html">The HTML.</param>
/// <param name="Markdown">The mathematics, where the HTML was Markdown.</param>
/// <param name="IsOfPage">Whether the page says it, and not the notebook.</param>
internal readonly record struct OutputHtml(string Html, MathematicsSource? Markdown = null, bool IsOfPage = false)
{
    /// <summary>The kinds that a page can show, the best first.</summary>
    private static readonly (string MimeType, Func<string, OutputHtml> Show)[] s_kinds =
    [
        ("text/html", html => new(html)),
        ("image/svg+xml", svg => new(Picture("image/svg+xml", Convert.ToBase64String(Encoding.UTF8.GetBytes(svg))))),
        ("image/png", base64 => new(Picture("image/png", base64))),
        ("image/jpeg", base64 => new(Picture("image/jpeg", base64))),
        ("image/gif", base64 => new(Picture("image/gif", base64))),
        ("image/webp", base64 => new(Picture("image/webp", base64))),
        ("text/latex", tex => new($"<p>{Site.Html.Encode(Delimited(tex))}</p>")),
        ("text/markdown", OfMarkdown),
        ("text/plain", text => new(Text(text))),
    ];

    /// <summary>Shows an output; what is stored wrongly is a fault, and the page goes without it.</summary>
    public static OutputHtml Of(JsonNode? node, bool isMeantToFail, Action<string> fault)
    {
        if (node is not JsonObject output || output["output_type"].AsText() is not { } type)
        {
            fault("it is not an object with a text `output_type`");
            return default;
        }
        switch (type)
        {
            case "stream" when MultilineText.Read(output["text"]) is { } text:
                return new(Text(text, output["name"].AsText() == "stderr" ? "stderr" : null));
            case "stream":
                fault("its `text` is no text");
                return default;
            case "error":
                string label = isMeantToFail ? "Error, as intended" : "Error";
                return new($"<p class=\"error-label\">{label}</p>{Text(Failure(output, fault), "error")}");
            case "display_data" or "execute_result" when output["data"] is JsonObject data:
                return Value(data, fault);
            case "display_data" or "execute_result":
                fault("its `data` is no object");
                return default;
            default:
                return NotShown($"“{type}”");
        }
    }

    /// <summary>Whether two outputs are text of one stream, which a terminal would show as one.</summary>
    public static bool AreOneStream(JsonNode? one, JsonNode? other) =>
        one is JsonObject a && other is JsonObject b && a["output_type"].AsText() == "stream" && b["output_type"].AsText() == "stream"
        && a["name"].AsText() == b["name"].AsText()
        && MultilineText.Read(a["text"]) is not null && MultilineText.Read(b["text"]) is not null;

    /// <summary>Markdown as HTML, with its mathematics.</summary>
    public static OutputHtml OfMarkdown(string markdown)
    {
        var source = MathematicsSource.OfMarkdown(markdown);
        return new(MarkdownHtml.ToHtml(source.Text), source);
    }

    /// <summary>A remark of the page itself.</summary>
    public static string Notice(string text) => $"<p class=\"notice\">{Site.Html.Encode(text)}</p>";

    private static OutputHtml Value(JsonObject data, Action<string> fault)
    {
        foreach (var (mimeType, show) in s_kinds.Where(kind => data.ContainsKey(kind.MimeType)))
        {
            string? value = MultilineText.Read(data[mimeType]);
            bool isBinary = mimeType.StartsWith("image/", StringComparison.Ordinal) && mimeType != "image/svg+xml";
            if (value is null || (isBinary && !IsBase64(value)))
            {
                fault($"its {mimeType} is no {(value is null ? "text" : "base64")}");
                return default;
            }
            return show(value);
        }
        return data.Count == 0 ? default : NotShown(string.Join(", ", data.Select(kind => kind.Key)));
    }

    private static OutputHtml NotShown(string kind) =>
        new(Notice($"An output of the kind {kind}, which this page cannot show."), IsOfPage: true);

    /// <summary>Whether a text is base64, and not nothing.</summary>
    public static bool IsBase64(string text) => text.Trim().Length > 0 && Convert.TryFromBase64String(text, new byte[text.Length], out _);

    /// <summary>TeX that says of no part that it is mathematics is mathematics as a whole.</summary>
    private static string Delimited(string tex)
    {
        var source = MathematicsSource.OfText(tex, dollars: true);
        return source.Has(source.Text) ? tex : $"$${tex.Trim()}$$";
    }

    private static string Failure(JsonObject output, Action<string> fault)
    {
        if (output["traceback"] is not (null or JsonArray) || (output["traceback"] as JsonArray ?? []).Any(line => line.AsText() is null))
        {
            fault("its `traceback` is no list of texts");
            return "";
        }
        string traceback = string.Join('\n', (output["traceback"] as JsonArray ?? []).Select(line => line.AsText()));
        return traceback.Length > 0 ? traceback : MultilineText.Read(output["evalue"]) ?? "";
    }

    private static string Text(string text, string? @class = null)
    {
        string shown = TerminalText.Of(text);
        @class ??= shown.TrimEnd('\n').Contains('\n', StringComparison.Ordinal) ? null : "line";
        return $"<pre{(@class is null ? "" : $" class=\"{@class}\"")}>{Site.Html.Encode(shown)}</pre>";
    }

    private static string Picture(string mimeType, string base64) =>
        $"<img alt=\"Picture that the cell above gives\" src=\"data:{mimeType};base64,{Site.Html.Encode(base64.ReplaceLineEndings(""))}\">";
}
