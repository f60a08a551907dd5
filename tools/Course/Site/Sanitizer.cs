using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ganss.Xss;

namespace Course.Site;

/// <summary>
/// What HTML of notebooks may contain: prose, tables, pictures, MathML and SVG, and nothing that runs, loads, submits or lays itself over
/// the page.
/// </summary>
internal static class Sanitizer
{
    private const string Prose = "a abbr address article aside b bdi bdo big blockquote br center cite code dd del details dfn div dl dt "
        + "em figcaption figure font footer h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark nobr ol p pre q rp rt ruby s samp section small "
        + "span strike strong sub summary sup time tt u ul var wbr";
    private const string Tables = "caption col colgroup table tbody td tfoot th thead tr";
    // Without the annotation, which repeats a formula as TeX: headings and the search would show both.
    private const string MathML = "math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms "
        + "mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics";
    private const string Svg = "circle defs ellipse g line path polygon polyline rect svg text tspan";

    private const string ProseAttributes = "abbr align alt aria-describedby aria-hidden aria-label class color colspan dir height href id "
        + "lang name open role rowspan scope span src start style title width";
    private const string MathMLAttributes = "accent accentunder columnalign columnlines columnspacing depth display displaystyle fence "
        + "form frame largeop linethickness lspace mathbackground mathcolor mathsize mathvariant maxsize minsize movablelimits notation "
        + "rowalign rowlines rowspacing rspace scriptlevel separator stretchy symmetric voffset xmlns";
    private const string SvgAttributes = "cx cy d dominant-baseline dx dy fill fill-opacity fill-rule font-family font-size font-style "
        + "font-weight opacity paint-order points preserveAspectRatio r rx ry stroke stroke-dasharray stroke-linecap stroke-linejoin "
        + "stroke-opacity stroke-width text-anchor transform viewBox x x1 x2 y y1 y2";

    private const string Styles = "border border-collapse color column-gap background-color display fill flex-basis flex-grow "
        + "flex-shrink flex-wrap font-family font-size font-style font-variant-numeric font-weight height line-height margin "
        + "margin-bottom margin-left margin-right margin-top max-height max-width min-height min-width padding padding-bottom "
        + "padding-left padding-right padding-top stroke text-align text-decoration vertical-align white-space width";

    /// <summary>Classes that put an element of the page itself in its place, or out of sight.</summary>
    private static readonly string[] s_pageClasses =
        ["skip", "unseen", "home", "columns", "start", "contents", "cell", "output", "source", "actions", "turn", "notice", "caption"];

    private static readonly HtmlSanitizer s_rules = new(new HtmlSanitizerOptions
    {
        AllowedTags = Set(Prose, Tables, MathML, Svg),
        AllowedAttributes = Set(ProseAttributes, MathMLAttributes, SvgAttributes),
        AllowedCssProperties = Set(Styles),
        AllowedSchemes = Set("attachment data http https mailto"),
        UriAttributes = Set("href src"),
    })
    {
        // A figure's id, and its height; only what a figure of an output says is kept.
        AllowDataAttributes = true,
    };

    static Sanitizer() => s_rules.RemovingTag += (_, removed) => LeaveLink(removed.Tag);

    /// <summary>The HTML as a document in which nothing else is left.</summary>
    public static IHtmlDocument Parse(string html)
    {
        IHtmlDocument document = s_rules.SanitizeDom(html);
        foreach (IElement element in document.All.ToArray())
        {
            // A colour has none of these signs, and url(//…) in its place would load something.
            foreach (IAttr attribute in element.Attributes.Where(IsAddressForColour).ToArray())
            {
                element.RemoveAttribute(attribute.Name);
            }
            // The name of a picture would take the place of what scripts find by it, such as document.body.
            if (element.LocalName is not ("a" or "details"))
            {
                element.RemoveAttribute("name");
            }
            element.ClassList.Remove(s_pageClasses);
        }
        return document;
    }

    private static bool IsAddressForColour(IAttr attribute) =>
        (attribute.Name is "fill" or "stroke" or "color" && attribute.Value.AsSpan().ContainsAny("/\\:"))
        || (attribute.Name == "style" && attribute.Value.Contains("url(", StringComparison.OrdinalIgnoreCase));

    /// <summary>In the place of a page or a film of elsewhere, which would be loaded from there, stands a link.</summary>
    private static void LeaveLink(IElement removed)
    {
        string? address = removed.LocalName is "iframe" or "video" or "audio" or "embed" ? removed.GetAttribute("src")?.Trim()
            ?? removed.QuerySelector("source")?.GetAttribute("src")?.Trim() : null;
        if (address is not null && Uri.TryCreate(address.StartsWith("//", StringComparison.Ordinal) ? "https:" + address : address,
            UriKind.Absolute, out Uri? uri) && uri.Scheme is "https" or "http")
        {
            IElement link = removed.Owner!.CreateElement("a");
            link.SetAttribute("href", uri.AbsoluteUri);
            link.TextContent = $"{(removed.LocalName is "video" or "audio" ? "Film or sound" : "Page")}: {uri.Host}{uri.AbsolutePath}";
            removed.Before(link);
        }
    }

    private static HashSet<string> Set(params string[] names) =>
        new(names.SelectMany(list => list.Split(' ')), StringComparer.OrdinalIgnoreCase);
}
