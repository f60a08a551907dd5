using AngleSharp.Html.Dom;
using Ganss.Xss;

namespace Course.Site;

/// <summary>
/// What HTML of notebooks may contain: prose, tables, pictures, MathML and SVG, and nothing that runs, loads, submits or lays itself over
/// the page.
/// </summary>
internal static class Sanitizer
{
    private const string Prose = "a abbr b blockquote br cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 "
        + "hr i img ins kbd li mark ol p pre q s samp small span strong sub summary sup u ul var";
    private const string Tables = "caption col colgroup table tbody td tfoot th thead tr";
    // Without the annotation, which repeats a formula as TeX: headings and the search would show both.
    private const string MathML = "math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms "
        + "mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics";
    private const string Svg = "circle defs ellipse g line path polygon polyline rect svg text tspan";

    private const string ProseAttributes = "abbr align alt aria-describedby aria-hidden aria-label class colspan dir height href id "
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

    /// <summary>The HTML as a document in which nothing else is left.</summary>
    public static IHtmlDocument Parse(string html) => s_rules.SanitizeDom(html);

    private static HashSet<string> Set(params string[] names) =>
        new(names.SelectMany(list => list.Split(' ')), StringComparer.OrdinalIgnoreCase);
}
