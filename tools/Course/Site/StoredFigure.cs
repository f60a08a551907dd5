using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Course.Site;

/// <summary>
/// A figure of the library as a notebook stores it: HTML with a static picture, and a script that ends in
/// <c>("id", webgl, "source", "integrity", {figure});</c>, or in <c>("id", "explore", {data});</c> for one to take hold of.
/// The site takes those arguments as data and calls the library's own functions with them, so that no code of a notebook ever runs on a
/// page.
/// </summary>
internal static partial class StoredFigure
{
    private const string DrawFigure = "drawFigure", ExploreFigure = "exploreFigure";

    /// <summary>Whether a call is of the function for figures to take hold of.</summary>
    public static bool IsExplored(string call) => call.StartsWith(ExploreFigure, StringComparison.Ordinal);

    /// <summary>Takes the scripts out of HTML; of those that draw a figure the call is returned, as JavaScript, by the figure's
    /// id.</summary>
    public static (string Html, IReadOnlyDictionary<string, string> Calls) TakeScripts(string html)
    {
        var calls = new Dictionary<string, string>();
        string rest = Script().Replace(html, script =>
        {
            if (Call().Match(script.Groups["code"].Value) is { Success: true } call && IsArray($"[{call.Groups["arguments"].Value}]"))
            {
                string function = call.Groups["kind"].Value == "\"explore\"" ? ExploreFigure : DrawFigure;
                calls[call.Groups["id"].Value] = $"{function}({call.Groups["arguments"].Value});";
            }
            return "";
        });
        return (rest, calls);
    }

    /// <summary>
    /// Makes a figure ready for the site: its pictures become elements of the page, so that the theme reaches them.
    /// </summary>
    /// <returns>The style rules of the pictures.</returns>
    public static string? Prepare(IElement figure)
    {
        figure.ParentElement!.ClassName = "scroll";
        figure.QuerySelector("p")?.Remove();
        string? style = null;
        foreach (IHtmlImageElement image in figure.QuerySelectorAll("img").OfType<IHtmlImageElement>().ToArray())
        {
            if (image.Source is { } source && Svg().Match(source) is { Success: true } svg
                && Decoded(svg.Groups["base64"].Value) is { } markup)
            {
                style = Rules().Match(markup) is { Success: true } rules ? rules.Groups["rules"].Value : null;
                if (Sanitizer.Parse(markup).QuerySelector("svg") is { } picture)
                {
                    picture.SetAttribute("role", "img");
                    picture.SetAttribute("aria-label", image.AlternativeText ?? "");
                    image.Replace(figure.Owner!.Import(picture));
                }
            }
        }
        return style;
    }

    /// <summary>The text; null where this is no base64, since a notebook may hold anything.</summary>
    private static string? Decoded(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out int length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    private static bool IsArray(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Array;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [GeneratedRegex("<script>(?<code>.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("""\)\((?<arguments>"(?<id>[0-9a-f]{16})", (?<kind>true|false|"explore"), .*)\);\s*$""",
        RegexOptions.Singleline | RegexOptions.RightToLeft)]
    private static partial Regex Call();

    [GeneratedRegex("^data:image/svg[+]xml;base64,(?<base64>[A-Za-z0-9+/=]+)$")]
    private static partial Regex Svg();

    // Nothing but the figures' own: a class, fill or stroke, and one of the colours that a page may set.
    [GeneratedRegex("""<style>(?<rules>(\.fig-[a-z]+\{(fill|stroke):var\(--figure-[a-z]+,#[0-9a-f]+\)\})+)</style>""")]
    private static partial Regex Rules();
}
