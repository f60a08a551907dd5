using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Course.Site;

/// <summary>
/// A figure of the library as a notebook stores it: HTML with a static picture, and a script that ends in
/// <c>("id", webgl, "source", "integrity", {figure});</c>. The site takes those arguments as data and calls the
/// library's own function with them, so that no code of a notebook ever runs on a page.
/// </summary>
internal static partial class StoredFigure
{
    /// <summary>Takes the scripts out of HTML; of those that draw a figure the arguments are returned, by its id.</summary>
    public static (string Html, IReadOnlyDictionary<string, string> Arguments) TakeScripts(string html)
    {
        var arguments = new Dictionary<string, string>();
        string rest = Script().Replace(html, script =>
        {
            if (Call().Match(script.Groups["code"].Value) is { Success: true } call && IsArray($"[{call.Groups["arguments"].Value}]"))
            {
                arguments[call.Groups["id"].Value] = call.Groups["arguments"].Value;
            }
            return "";
        });
        return (rest, arguments);
    }

    /// <summary>
    /// Makes a figure ready for the site: its picture becomes an element of the page, so that the theme reaches it.
    /// </summary>
    /// <returns>The style rules of the picture.</returns>
    public static string? Prepare(IElement figure)
    {
        figure.ParentElement!.ClassName = "scroll";
        figure.QuerySelector("p")?.Remove();
        string? style = null;
        if (figure.QuerySelector("img") is IHtmlImageElement image && image.Source is { } source
            && Svg().Match(source) is { Success: true } svg
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

    [GeneratedRegex("""\}\)\((?<arguments>"(?<id>[0-9a-f]{16})", (true|false), .*)\);\s*$""", RegexOptions.Singleline | RegexOptions.RightToLeft)]
    private static partial Regex Call();

    [GeneratedRegex("^data:image/svg[+]xml;base64,(?<base64>[A-Za-z0-9+/=]+)$")]
    private static partial Regex Svg();

    // Nothing but the figures' own: a class, fill or stroke, and one of the colours that a page may set.
    [GeneratedRegex("""<style>(?<rules>(\.fig-[a-z]+\{(fill|stroke):var\(--figure-[a-z]+,#[0-9a-f]+\)\})+)</style>""")]
    private static partial Regex Rules();
}
