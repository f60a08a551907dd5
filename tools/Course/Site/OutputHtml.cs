using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Course.Documents;
using TexMath;

namespace Course.Site;

/// <summary>A stored output of a cell as HTML that is not sanitised yet, but for text, which is escaped.</summary>
internal static partial class OutputHtml
{
    /// <summary>The kinds that a page can show, the best first.</summary>
    private static readonly (string MimeType, Func<string, string> ToHtml)[] Kinds =
    [
        ("text/html", html => html),
        ("image/svg+xml", svg => Picture("image/svg+xml", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(svg)))),
        ("image/png", base64 => Picture("image/png", base64)),
        ("image/jpeg", base64 => Picture("image/jpeg", base64)),
        ("text/latex", tex => new TexTypesetter().ToMathML(tex.Trim().Trim('$'), display: true)),
        ("text/markdown", MarkdownHtml.ToHtml),
        ("text/plain", text => Text(text)),
    ];

    /// <exception cref="TexException">A formula has a command that is not supported.</exception>
    public static string Of(JsonObject output, bool isMeantToFail) => (string?)output["output_type"] switch
    {
        "stream" => Text(MultilineText.Read(output["text"]) ?? "", (string?)output["name"] == "stderr" ? "stderr" : null),
        "error" => $"<p class=\"error-label\">{(isMeantToFail ? "Error, as intended" : "Error")}</p>{Text(Failure(output), "error")}",
        "display_data" or "execute_result" => Value(output["data"] as JsonObject ?? []),
        var type => Notice($"An output of the kind “{type}”, which this page cannot show."),
    };

    /// <summary>A remark of the page itself.</summary>
    public static string Notice(string text) => $"<p class=\"notice\">{Html.Encode(text)}</p>";

    private static string Value(JsonObject data)
    {
        foreach (var (mimeType, toHtml) in Kinds)
        {
            if (MultilineText.Read(data[mimeType]) is { } value)
            {
                return toHtml(value);
            }
        }
        return Notice($"An output of the kind {string.Join(", ", data.Select(kind => kind.Key))}, which this page cannot show.");
    }

    private static string Failure(JsonObject output)
    {
        string traceback = string.Join('\n', (output["traceback"] as JsonArray ?? []).Select(line => (string?)line));
        return traceback.Length > 0 ? traceback : MultilineText.Read(output["evalue"]) ?? "";
    }

    private static string Text(string text, string? @class = null) =>
        $"<pre{(@class is null ? "" : $" class=\"{@class}\"")}>{Html.Encode(EscapeSequence().Replace(text, ""))}</pre>";

    private static string Picture(string mimeType, string base64) =>
        $"<img alt=\"Picture that the cell above gives\" src=\"data:{mimeType};base64,{Html.Encode(base64.ReplaceLineEndings(""))}\">";

    /// <summary>What colours text on a terminal.</summary>
    [GeneratedRegex("""\x1b\[[0-?]*[ -/]*[@-~]""")]
    private static partial Regex EscapeSequence();
}
