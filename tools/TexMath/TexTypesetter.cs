using System.Xml.Linq;

namespace TexMath;

/// <summary>
/// Turns the formulas of one page into MathML Core, which browsers typeset without a script. A macro that one formula
/// defines holds in those after it, and what one labels the others can refer to.
/// </summary>
/// <remarks>An instance is for one page and one thread.</remarks>
public sealed class TexTypesetter
{
    private readonly TexPage _page;

    /// <summary>Begins a page.</summary>
    /// <param name="firstReading">
    /// One that has read the formulas of the page before, for references to what comes later. Without it, references go backwards only.
    /// </param>
    public TexTypesetter(TexTypesetter? firstReading = null) => _page = new TexPage(firstReading?._page.Labels);

    /// <summary>The style rules that a page with formulas needs; they name a mathematics font.</summary>
    public static string StyleSheet => TexMath.StyleSheet.Text;

    /// <summary>Converts a formula.</summary>
    /// <param name="tex">What stands between the dollar signs.</param>
    /// <param name="display">On a line of its own (<c>$$…$$</c>), or in running text (<c>$…$</c>).</param>
    /// <returns>
    /// A <c>math</c> element as text, with the TeX as its annotation; an empty text where the formula only defines and shows nothing.
    /// </returns>
    /// <exception cref="TexException">The TeX is wrong, or has something that is not supported. Nothing else is thrown.</exception>
    public string ToMathML(string tex, bool display)
    {
        ArgumentNullException.ThrowIfNull(tex);
        List<XElement> row = new TexParser(tex, display, _page).Parse();
        return row.Count == 0 && tex.Trim().Length > 0 ? "" : MathML.Element(
            "math",
            new XAttribute("display", display ? "block" : "inline"),
            MathML.Element(
                "semantics",
                MathML.Element("mrow", row),
                MathML.Element("annotation", new XAttribute("encoding", "application/x-tex"), tex.Trim())))
            .ToString(SaveOptions.DisableFormatting);
    }
}
