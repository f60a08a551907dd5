using System.Globalization;
using System.Xml.Linq;

namespace TexMath;

/// <summary>The elements of MathML that formulas are made of.</summary>
internal static class MathML
{
    private static readonly XNamespace s_namespace = "http://www.w3.org/1998/Math/MathML";

    /// <summary>An element with attributes, children and text.</summary>
    public static XElement Element(string name, params object?[] content) => new(s_namespace + name, content);

    /// <summary>An identifier: one letter is slanted by the browser, a word is upright.</summary>
    public static XElement Identifier(string text) => Element("mi", text);

    /// <summary>A letter that stays upright.</summary>
    public static XElement UprightIdentifier(string letter) => Element("mi", new XAttribute("mathvariant", "normal"), letter);

    /// <summary>A number.</summary>
    public static XElement Number(string digits) => Element("mn", digits);

    /// <summary>An operator or a delimiter.</summary>
    public static XElement Operator(string sign) => Element("mo", sign);

    /// <summary>Primes, as a superscript. Fonts raise them already, so the style sheet lowers them.</summary>
    public static XElement Prime(int count) => Element("mo", new XAttribute("class", "tex-prime"), new string('′', count));

    /// <summary>An operator that keeps its size.</summary>
    public static XElement FixedOperator(string sign) => Element("mo", new XAttribute("stretchy", "false"), sign);

    /// <summary>An operator that grows with what it stands beside, above or below.</summary>
    public static XElement StretchyOperator(string sign) => Element("mo", new XAttribute("stretchy", "true"), sign);

    /// <summary>Space of so many math units, 1/18 em each.</summary>
    public static XElement Space(double mu) =>
        Element("mspace", new XAttribute("width", Length(mu)), mu == -3 ? new XAttribute("class", "tex-back") : null);

    /// <summary>Math units as a length of MathML.</summary>
    public static string Length(double mu) => mu == 0 ? "0" : (mu / 18).ToString("0.####", CultureInfo.InvariantCulture) + "em";
}
