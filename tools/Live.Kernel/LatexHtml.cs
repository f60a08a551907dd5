using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TexMath;

namespace Live;

/// <summary>LaTeX that a cell gives, as the HTML that a page shows: formulas as MathML, as the site has them in stored outputs.</summary>
internal static partial class LatexHtml
{
    /// <summary>The HTML of an output's LaTeX; null for an output that has none, or has HTML itself.</summary>
    public static string? Of(JsonObject output) =>
        output["data"] is JsonObject data && data["text/html"] is null && (string?)data["text/latex"] is { } latex ? Of(latex) : null;

    /// <summary>LaTeX with formulas between dollar signs or brackets; without them all of it is one formula.</summary>
    internal static string Of(string latex)
    {
        var page = new TexTypesetter();
        MatchCollection formulas = Formula().Matches(latex);
        if (formulas.Count == 0)
        {
            return $"<p>{Typeset(page, latex.Trim(), display: true)}</p>";
        }
        var html = new StringBuilder("<p>");
        int end = 0;
        foreach (Match formula in formulas)
        {
            html.Append(WebUtility.HtmlEncode(latex[end..formula.Index]));
            html.Append(Typeset(page, formula.Groups["tex"].Value, formula.Value.StartsWith("$$", StringComparison.Ordinal)
                || formula.Value.StartsWith(@"\[", StringComparison.Ordinal)));
            end = formula.Index + formula.Length;
        }
        return html.Append(WebUtility.HtmlEncode(latex[end..])).Append("</p>").ToString();
    }

    /// <summary>A formula; as it was written where it is wrong.</summary>
    private static string Typeset(TexTypesetter page, string tex, bool display)
    {
        try
        {
            return page.ToMathML(tex, display);
        }
        catch (TexException e)
        {
            return $"<code title=\"{WebUtility.HtmlEncode(e.Message)}\">{WebUtility.HtmlEncode(tex)}</code>";
        }
    }

    [GeneratedRegex("""
        \$\$(?<tex>.+?)\$\$ | \\\[(?<tex>.+?)\\\] | \\\((?<tex>.+?)\\\)
        | (?<![\\$])\$(?<tex>[^$\s](?:[^$]*[^$\s\\])?)\$
        """, RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Formula();
}
