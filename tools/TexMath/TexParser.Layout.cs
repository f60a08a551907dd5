using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TexMath;

/// <summary>What the commands make.</summary>
internal sealed partial class TexParser
{
    private Atom Fraction(Token token, MathStyle style) =>
        new(AtomClass.Inner, MathML.Element("mfrac", Argument(token, style.Parts()), Argument(token, style.Parts())));

    private Atom Binomial(Token token, MathStyle style)
    {
        Atom lines = Fraction(token, style);
        lines.Element.SetAttributeValue("linethickness", "0");
        return new Atom(AtomClass.Inner, Fenced(["(", ")"], [[lines]]));
    }

    private Atom Root(Token token)
    {
        XElement? degree = Optional(MathStyle.ScriptScript);
        List<Atom> atoms = In(_style, _alphabet, () => ArgumentAtoms(token));
        return new Atom(AtomClass.Ordinary, degree is null
            ? MathML.Element("msqrt", Row.Elements(atoms, _style))
            : MathML.Element("mroot", Row.Of(atoms, _style), degree));
    }

    /// <summary>A root of nothing: as an operator the sign would hang from the axis, as fonts of mathematics draw it.</summary>
    private static Atom RadicalSign() => new(AtomClass.Ordinary, MathML.Element(
        "msqrt", MathML.Element("mspace", new XAttribute("height", "0.6em"), new XAttribute("depth", "0.1em"))));

    /// <summary>An argument, words or a formula, so many math units higher.</summary>
    private Atom Raised(Token command, double units)
    {
        XElement content = command.Text == "raisebox" ? Text(command, null) : Argument(command, _style);
        return new(AtomClass.Ordinary, MathML.Element("mpadded", new XAttribute("voffset", MathML.Length(units)), content));
    }

    private Atom LeftRight(Token opening)
    {
        List<string> delimiters = [Delimiter(opening)];
        List<List<Atom>> parts = [];
        Token token;
        do
        {
            parts.Add(In(_style, _alphabet, Atoms));
            token = Next();
            Close(
                opening, token, end => end.IsCommand("middle") || end.IsCommand("right"), @"\right and a delimiter, or \right. for none,");
            delimiters.Add(Delimiter(token));
        }
        while (token.IsCommand("middle"));
        return new Atom(AtomClass.Inner, Fenced(delimiters, parts));
    }

    /// <summary>Parts between delimiters that grow with them; around flat ones it would only add space beside them.</summary>
    private XElement Fenced(List<string> delimiters, List<List<Atom>> parts)
    {
        bool grows = parts.Any(part => part.Any(atom => IsTall(atom.Element)));
        List<Atom> row = [];
        for (int i = 0; i < delimiters.Count; i++)
        {
            if (delimiters[i].Length > 0)
            {
                AtomClass @class = i < parts.Count ? AtomClass.Opening : AtomClass.Closing;
                row.Add(grows ? GrowingFence(delimiters[i], @class) : Atom.Of(@class, MathML.FixedOperator(delimiters[i])));
            }
            row.AddRange(i < parts.Count ? parts[i] : []);
        }
        return MathML.Element("mrow", Row.Elements(row, _style));
    }

    private static Atom GrowingFence(string sign, AtomClass @class)
    {
        XElement fence = MathML.StretchyOperator(sign);
        fence.SetAttributeValue("symmetric", "true");
        if (sign is "/" or "\\")
        {
            // Elsewhere they are operators, to which browsers give space.
            fence.SetAttributeValue("lspace", "0");
            fence.SetAttributeValue("rspace", "0");
        }
        return Atom.Of(@class, fence);
    }

    private static bool IsTall(XElement element) => element.DescendantsAndSelf().Any(part => part.Name.LocalName switch
    {
        "mfrac" or "mtable" or "msqrt" or "mroot" or "munderover" or "mphantom" => true,
        "mover" => part.Attribute("accent") is null,
        "munder" => part.Attribute("accentunder") is null,
        "mo" => part.Attribute("minsize") is not null || Symbols.IsLarge(part.Value),
        _ => false,
    });

    /// <summary>The delimiter that a command takes, in braces or not; nothing for a full stop.</summary>
    private string Delimiter(Token owner)
    {
        Token token = Next();
        if (token.IsSpecial('{') && Delimiters.Of(Peek()) is { } inBraces && PeekAt(1).IsSpecial('}'))
        {
            _tokens.Skip(2);
            return inBraces.Character;
        }
        return token.IsCharacter('.') ? "" : Delimiters.Of(token)?.Character ?? throw Error(
            $"{owner} is followed by {token}, which is no delimiter", owner,
            @"Delimiters are ( ) [ ] \{ \} | \| \langle \rangle \lfloor \rfloor \lceil \rceil / and . for none.");
    }

    private Atom Big(Token token, double size, AtomClass? @class = null)
    {
        AtomClass natural = Delimiters.Of(Peek().IsSpecial('{') ? PeekAt(1) : Peek())?.Class ?? AtomClass.Ordinary;
        string delimiter = Delimiter(token);
        if (delimiter.Length == 0)
        {
            return new Atom(AtomClass.Ordinary, MathML.Element("mrow"));
        }
        Atom fence = GrowingFence(delimiter, @class ?? natural);
        string length = MathML.Length(18 * size);
        fence.Element.SetAttributeValue("minsize", length);
        fence.Element.SetAttributeValue("maxsize", length);
        return fence;
    }

    private Atom Stacked(Token token, bool isOver)
    {
        XElement mark = Argument(token, _style.Scripts());
        List<Atom> atoms = In(_style, _alphabet, () => ArgumentAtoms(token));
        Atom @base = new Atom(AtomClass.Ordinary, Row.Of(atoms, _style));
        if (atoms is [var single])
        {
            single.Sign?.SetAttributeValue("stretchy", "false");
            @base = single;
        }
        return @base with { Element = MathML.Element(isOver ? "mover" : "munder", @base.Element, mark), Limits = Limits.Beside };
    }

    private Atom LabelledArrow(Token token, string sign)
    {
        XElement? below = Optional(_style.Scripts());
        XElement above = Argument(token, _style.Scripts());
        XElement arrow = MathML.StretchyOperator(sign);
        XElement Wide(XElement label) => MathML.Element("mrow", MathML.Space(7), label, MathML.Space(7));
        return new Atom(AtomClass.Relation, below is null
            ? MathML.Element("mover", arrow, Wide(above))
            : MathML.Element("munderover", arrow, Wide(below), Wide(above)))
        { Sign = arrow };
    }

    /// <summary>Unicode has most negated relations as characters of their own; the others get a stroke.</summary>
    private Atom Negated(Token token)
    {
        List<Atom> atoms = In(_style, _alphabet, () => ArgumentAtoms(token));
        return atoms is [{ Element: { HasElements: false, Name.LocalName: "mo" or "mi" or "mn" } sign } atom]
            ? atom with { Element = Struck(sign) }
            : new Atom(AtomClass.Ordinary, MathML.Element("mrow", new XAttribute("class", "tex-cancel"), Row.Of(atoms, _style)));
    }

    private static XElement Struck(XElement sign)
    {
        sign.Value = (sign.Value + '\u0338').Normalize(NormalizationForm.FormC);
        return sign;
    }

    private Atom OperatorName(Token token)
    {
        Limits limits = TakeStar() ? Limits.AboveAndBelowInDisplay : Limits.Beside;
        Token[] raw = _tokens.Argument(token);
        string name = OperatorSpaces().Replace(string.Concat(raw), space => char.IsWhiteSpace(space.Value[0]) ? "" : "\u2009");
        if (name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c is '\u2009' or '-'))
        {
            return NamedFunctions.Atom(name, limits);
        }
        PushGroup(raw, token);
        List<Atom> atoms = In(_style, Alphabet.Roman, () => ArgumentAtoms(token));
        return new Atom(AtomClass.Operator, Row.Of(atoms, _style)) { Limits = limits, IsFunction = true };
    }

    [GeneratedRegex(@"\\[, ]|~|\s+")]
    private static partial Regex OperatorSpaces();

    private Atom Reclassified(Token token, AtomClass @class)
    {
        List<Atom> atoms = In(_style, _alphabet, () => ArgumentAtoms(token));
        return new Atom(@class, Row.Of(atoms, _style)) { Sign = atoms is [{ Sign: { } sign }] ? sign : null };
    }

    private Atom Modulus(Token token) => new(AtomClass.Ordinary, MathML.Element(
        "mrow",
        MathML.Space(_style == MathStyle.Display ? 18 : 8),
        MathML.FixedOperator("("), MathML.Identifier("mod"), MathML.Space(6), Argument(token, _style), MathML.FixedOperator(")")));

    /// <summary>Between operators dots are raised, in lists they are not.</summary>
    private Atom Dots(Token token) => Sign(Symbols.Of(token)!.Value with
    {
        Character = Symbols.Of(Peek())?.Class is AtomClass.Binary or AtomClass.Relation ? "⋯" : "…",
    });

    private static XElement Padded(XElement content, params string[] vanishing) =>
        MathML.Element("mpadded", vanishing.Select(dimension => new XAttribute(dimension, "0")), content);

    /// <summary>What takes no width, and reaches to the left of its place or to both sides.</summary>
    private static Atom Lapped(string @class, XElement content) => new(
        AtomClass.Ordinary, Padded(MathML.Element("mrow", new XAttribute("class", @class), content), "width"));

    private Atom Accented(Token token, Accent accent)
    {
        XElement mark = accent.IsWide ? MathML.StretchyOperator(accent.Character) : MathML.FixedOperator(accent.Character);
        XElement marked = Argument(token, _style);
        XElement element = MathML.Element(
            accent.IsUnder ? "munder" : "mover",
            new XAttribute(accent.IsUnder ? "accentunder" : "accent", "true"), marked, mark);
        mark.SetAttributeValue("mathsize", accent.Size);
        // Over a single letter the sign as it is has the right width.
        bool isLetter = marked.Name.LocalName == "mi" && new StringInfo(marked.Value).LengthInTextElements == 1;
        element.SetAttributeValue("class", isLetter && accent.IsDrawn ? null : accent.Class);
        return accent.TakesLabel
            ? new Atom(AtomClass.Operator, element) { Limits = Limits.AboveAndBelow }
            : new Atom(AtomClass.Ordinary, element);
    }

    private Atom InAlphabet(Token token, Alphabet? alphabet)
    {
        List<Atom> atoms = In(_style, alphabet, () => ArgumentAtoms(token));
        return new Atom(AtomClass.Ordinary, Row.Of(atoms, _style)) { Sign = atoms is [{ Sign: { } sign }] ? sign : null };
    }

    /// <summary>An atom in a style of its own.</summary>
    private Atom Styled(MathStyle style, Func<Atom> parse)
    {
        Atom atom = In(style, _alphabet, parse);
        return atom with { Element = InStyle(style, [atom.Element]) };
    }

    /// <summary>All that follows in the same group.</summary>
    private Atom RestStyled(MathStyle style) =>
        new(AtomClass.Ordinary, InStyle(style, Row.Elements(In(style, _alphabet, Atoms), style)));

    private static XElement InStyle(MathStyle style, List<XElement> elements) => MathML.Element(
        "mstyle",
        new XAttribute("displaystyle", style == MathStyle.Display ? "true" : "false"),
        new XAttribute("scriptlevel", Math.Max(0, style - MathStyle.Text)),
        elements);
}
