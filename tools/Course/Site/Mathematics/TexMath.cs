using System.Xml.Linq;

namespace Course.Site.Mathematics;

/// <summary>Mathematics written in TeX, as MathML Core that browsers typeset without a script.</summary>
internal static class TexMath
{
    /// <summary>What a page with formulas needs: a mathematics font, and the columns and lines of tables, for which MathML Core has no attributes.</summary>
    public const string StyleSheet = """
        math { font-family: "Latin Modern Math", "STIX Two Math", "Cambria Math", "Libertinus Math", math; }
        math mtext.tex-bold { font-weight: bold; }
        math mtext.tex-italic { font-style: italic; }
        math mtext.tex-sans { font-family: sans-serif; }
        math mtext.tex-mono { font-family: monospace; }
        math mo.tex-prime { position: relative; top: 0.2em; }
        math mtd.tex-left { text-align: left; text-align: -webkit-left; }
        math mtd.tex-right { text-align: right; text-align: -webkit-right; }
        math mtd.tex-line-left { border-left: 0.06em solid; }
        math mtd.tex-line-right { border-right: 0.06em solid; }
        math mtd.tex-line-above { border-top: 0.06em solid; }
        math mtd.tex-line-below { border-bottom: 0.06em solid; }
        math mtable.tex-matrix > mtr > mtd:first-child { padding-left: 0; }
        math mtable.tex-matrix > mtr > mtd:last-child { padding-right: 0; }
        math mtable.tex-cases > mtr > mtd { padding-left: 0; padding-right: 1em; }
        math mtable.tex-cases > mtr > mtd:last-child { padding-right: 0; }
        math mtable.tex-aligned > mtr > mtd { padding-left: 0; padding-right: 0; }
        math mtable.tex-aligned > mtr > mtd:nth-child(2n+3) { padding-left: 2em; }
        math mtable.tex-small > mtr > mtd { padding: 0.1em 0.2em; }
        math mtable.tex-small > mtr > mtd:first-child { padding-left: 0; }
        math mtable.tex-small > mtr > mtd:last-child { padding-right: 0; }
        /* Only Chromium knows this property, and it knows no negative width and does not stretch these lines. */
        @supports (-webkit-app-region: none) {
            math mspace.tex-back { margin-left: -0.1667em; }
            math .tex-overline { border-top: 0.045em solid; padding-top: 0.12em; }
            math .tex-underline { border-bottom: 0.045em solid; padding-bottom: 0.12em; }
            math .tex-overline > mo:last-child, math .tex-underline > mo:last-child { display: none; }
        }

        """;

    /// <summary>Converts a formula.</summary>
    /// <param name="tex">What stands between the dollar signs.</param>
    /// <param name="display">On a line of its own (<c>$$…$$</c>), or in running text (<c>$…$</c>).</param>
    /// <returns>A <c>math</c> element as text, with the TeX as its annotation.</returns>
    /// <exception cref="TexException">A command or a character is not supported, or braces and environments do not match.</exception>
    public static string ToMathML(string tex, bool display) =>
        MathML.Element(
            "math",
            new XAttribute("display", display ? "block" : "inline"),
            MathML.Element(
                "semantics",
                MathML.Element("mrow", new TexParser(tex, display ? MathStyle.Display : MathStyle.Text).Parse()),
                MathML.Element("annotation", new XAttribute("encoding", "application/x-tex"), tex.Trim())))
            .ToString(SaveOptions.DisableFormatting);
}
