using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Course.Site.Mathematics;

/// <summary>The commands that are more than a symbol.</summary>
internal sealed partial class TexParser
{
    private const double InterwordSpace = 6;

    /// <summary>Spaces in math units, 1/18 em.</summary>
    private static readonly Dictionary<string, double> s_spaces = new()
    {
        [","] = 3,
        ["thinspace"] = 3,
        [":"] = 4,
        [">"] = 4,
        ["medspace"] = 4,
        [";"] = 5,
        ["thickspace"] = 5,
        ["!"] = -3,
        ["negthinspace"] = -3,
        [" "] = InterwordSpace,
        ["space"] = InterwordSpace,
        ["nobreakspace"] = InterwordSpace,
        ["enspace"] = 9,
        ["quad"] = 18,
        ["qquad"] = 36,
    };

    /// <summary>The units of TeX in math units, at ten points the em.</summary>
    private static readonly Dictionary<string, double> s_units = new()
    {
        ["mu"] = 1,
        ["em"] = 18,
        ["ex"] = 18 * 0.431,
        ["pt"] = 1.8,
        ["pc"] = 12 * 1.8,
        ["mm"] = 2.845 * 1.8,
        ["cm"] = 28.45 * 1.8,
        ["in"] = 72.27 * 1.8,
    };

    private static readonly Dictionary<string, Func<TexParser, Token, Atom>> s_commands = new()
    {
        ["frac"] = (p, t) => p.Fraction(t, p._style),
        ["dfrac"] = (p, t) => p.Styled(MathStyle.Display, () => p.Fraction(t, MathStyle.Display)),
        ["cfrac"] = (p, t) => p.Styled(MathStyle.Display, () => p.Fraction(t, MathStyle.Display)),
        ["tfrac"] = (p, t) => p.Styled(MathStyle.Text, () => p.Fraction(t, MathStyle.Text)),
        ["binom"] = (p, t) => p.Binomial(t, p._style),
        ["dbinom"] = (p, t) => p.Styled(MathStyle.Display, () => p.Binomial(t, MathStyle.Display)),
        ["tbinom"] = (p, t) => p.Styled(MathStyle.Text, () => p.Binomial(t, MathStyle.Text)),
        ["sqrt"] = (p, t) => p.Root(t),

        ["left"] = (p, t) => p.LeftRight(t),
        ["big"] = (p, t) => p.Big(t, 1.2),
        ["Big"] = (p, t) => p.Big(t, 1.8),
        ["bigg"] = (p, t) => p.Big(t, 2.4),
        ["Bigg"] = (p, t) => p.Big(t, 3),
        ["bigl"] = (p, t) => p.Big(t, 1.2, AtomClass.Opening),
        ["Bigl"] = (p, t) => p.Big(t, 1.8, AtomClass.Opening),
        ["biggl"] = (p, t) => p.Big(t, 2.4, AtomClass.Opening),
        ["Biggl"] = (p, t) => p.Big(t, 3, AtomClass.Opening),
        ["bigr"] = (p, t) => p.Big(t, 1.2, AtomClass.Closing),
        ["Bigr"] = (p, t) => p.Big(t, 1.8, AtomClass.Closing),
        ["biggr"] = (p, t) => p.Big(t, 2.4, AtomClass.Closing),
        ["Biggr"] = (p, t) => p.Big(t, 3, AtomClass.Closing),
        ["bigm"] = (p, t) => p.Big(t, 1.2, AtomClass.Relation),
        ["Bigm"] = (p, t) => p.Big(t, 1.8, AtomClass.Relation),
        ["biggm"] = (p, t) => p.Big(t, 2.4, AtomClass.Relation),
        ["Biggm"] = (p, t) => p.Big(t, 3, AtomClass.Relation),

        ["overset"] = (p, t) => p.Stacked(t, isOver: true),
        ["underset"] = (p, t) => p.Stacked(t, isOver: false),
        ["stackrel"] = (p, t) => p.Stacked(t, isOver: true) with { Class = AtomClass.Relation },
        ["xrightarrow"] = (p, t) => p.LabelledArrow(t, "→"),
        ["xleftarrow"] = (p, t) => p.LabelledArrow(t, "←"),
        ["not"] = (p, t) => p.Negated(t),

        ["operatorname"] = (p, t) => p.OperatorName(t),
        ["mathop"] = (p, t) => p.Reclassified(t, AtomClass.Operator) with { Limits = Limits.AboveAndBelowInDisplay },
        ["mathord"] = (p, t) => p.Reclassified(t, AtomClass.Ordinary),
        ["mathbin"] = (p, t) => p.Reclassified(t, AtomClass.Binary),
        ["mathrel"] = (p, t) => p.Reclassified(t, AtomClass.Relation),
        ["mathopen"] = (p, t) => p.Reclassified(t, AtomClass.Opening),
        ["mathclose"] = (p, t) => p.Reclassified(t, AtomClass.Closing),
        ["mathpunct"] = (p, t) => p.Reclassified(t, AtomClass.Punctuation),
        ["mathinner"] = (p, t) => p.Reclassified(t, AtomClass.Inner),
        ["bmod"] = (_, _) => Atom.Of(AtomClass.Binary, MathML.Operator("mod")),
        ["pmod"] = (p, t) => p.Modulus(t),

        ["dots"] = (p, t) => p.Dots(t),
        ["phantom"] = (p, t) => new(AtomClass.Ordinary, MathML.Element("mphantom", p.Argument(t, p._style))),
        ["hphantom"] = (p, t) => new(AtomClass.Ordinary, p.Padded(MathML.Element("mphantom", p.Argument(t, p._style)), "height", "depth")),
        ["vphantom"] = (p, t) => new(AtomClass.Ordinary, p.Padded(MathML.Element("mphantom", p.Argument(t, p._style)), "width")),
        ["smash"] = (p, t) => new(AtomClass.Ordinary, p.Padded(p.Argument(t, p._style), "height", "depth")),
        ["hspace"] = (p, t) => new(AtomClass.Space, MathML.Space(p.Dimension(t))),
        ["mspace"] = (p, t) => new(AtomClass.Space, MathML.Space(p.Dimension(t))),

        ["displaystyle"] = (p, _) => p.RestStyled(MathStyle.Display),
        ["textstyle"] = (p, _) => p.RestStyled(MathStyle.Text),
        ["scriptstyle"] = (p, _) => p.RestStyled(MathStyle.Script),
        ["scriptscriptstyle"] = (p, _) => p.RestStyled(MathStyle.ScriptScript),

        ["begin"] = (p, t) => p.EnvironmentAtom(t),
        ["substack"] = (p, t) => p.Substack(t),
        // Formulas have no numbers that these could take away.
        ["nonumber"] = (_, _) => new(AtomClass.Space, MathML.Space(0)),
        ["notag"] = (_, _) => new(AtomClass.Space, MathML.Space(0)),
    };

    private static IEnumerable<string> KnownCommands =>
    [
        .. s_commands.Keys, .. Symbols.Names, .. NamedFunctions.Names, .. Delimiters.Names, .. Accents.Table.Keys, .. Alphabet.Table.Keys, .. s_textClasses.Keys,
        "right", "middle", "end", "limits", "nolimits",
    ];

    private Atom Command(Token token) =>
        s_commands.TryGetValue(token.Text, out var parse) ? parse(this, token)
        : s_spaces.TryGetValue(token.Text, out double mu) ? new Atom(AtomClass.Space, MathML.Space(mu))
        : Delimiters.Bracket(token) is { } bracket ? Sign(bracket)
        : Symbols.Of(token) is { } symbol ? Sign(symbol)
        : NamedFunctions.Of(token.Text) is { } function ? function
        : Accents.Table.TryGetValue(token.Text, out Accent accent) ? Accented(token, accent)
        : Alphabet.Table.TryGetValue(token.Text, out Alphabet? alphabet) ? InAlphabet(token, alphabet)
        : s_textClasses.ContainsKey(token.Text) ? new Atom(AtomClass.Ordinary, Text(token))
        : throw Unknown(token);

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

    private Atom LeftRight(Token opening)
    {
        List<string> delimiters = [Delimiter(opening)];
        List<List<Atom>> parts = [];
        Token token;
        do
        {
            parts.Add(In(_style, _alphabet, Atoms));
            token = Next();
            Close(opening, token, end => end.IsCommand("middle") || end.IsCommand("right"), @"\right and a delimiter, or \right. for none,");
            delimiters.Add(Delimiter(token));
        }
        while (token.IsCommand("middle"));
        return new Atom(AtomClass.Inner, Fenced(delimiters, parts));
    }

    /// <summary>Parts between delimiters that grow with them; around flat ones growing would only add space beside the delimiters.</summary>
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

    /// <summary>The delimiter that a command takes; nothing for a full stop.</summary>
    private string Delimiter(Token owner)
    {
        Token token = Next();
        return token.IsCharacter('.') ? "" : Delimiters.Of(token)?.Character ?? throw Error(
            $"{owner} is followed by {token}, which is no delimiter", owner, @"Delimiters are ( ) [ ] \{ \} | \| \langle \rangle \lfloor \rfloor \lceil \rceil / and . for none.");
    }

    private Atom Big(Token token, double size, AtomClass? @class = null)
    {
        AtomClass natural = Delimiters.Of(Peek())?.Class ?? AtomClass.Ordinary;
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
        Token relation = Next();
        return Symbols.Of(relation) is { IsIdentifier: false } symbol
            ? Atom.Of(symbol.Class, MathML.Operator((symbol.Character + '\u0338').Normalize(NormalizationForm.FormC)))
            : throw Error($"{token} is followed by {relation}, which is no relation", token, @"It negates relations, as in \not= or \not\in.");
    }

    private Atom OperatorName(Token token)
    {
        bool hasLimits = PeekAt(0).IsCharacter('*');
        _next += hasLimits ? 1 : 0;
        Token argument = Peek();
        string name = OperatorSpaces().Replace(Raw(token), space => char.IsWhiteSpace(space.Value[0]) ? "" : "\u2009");
        return name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c is '\u2009' or '-')
            ? NamedFunctions.Atom(name, hasLimits ? Limits.AboveAndBelowInDisplay : Limits.Beside)
            : throw Error($"{token} is the name of a function", argument, @"It is made of letters, digits, hyphens and \, as in \operatorname{arg\,max}.");
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

    private XElement Padded(XElement content, params string[] vanishing) =>
        MathML.Element("mpadded", vanishing.Select(dimension => new XAttribute(dimension, "0")), content);

    private double Dimension(Token token)
    {
        _next += PeekAt(0).IsCharacter('*') ? 1 : 0;
        Token argument = Peek();
        return Dimension(Raw(token)) ?? throw Error($"{token} takes a length", argument, $"Units are {string.Join(", ", s_units.Keys)}, as in {token}{{0.5em}}.");
    }

    /// <summary>A length in math units.</summary>
    private static double? Dimension(string text) =>
        Length().Match(text) is { Success: true } match
        && s_units.TryGetValue(match.Groups[2].Value, out double unit)
        && double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) is var number && Math.Abs(number) < 1000
            ? number * unit
            : null;

    [GeneratedRegex(@"^\s*(-?(?:[0-9]+\.?[0-9]*|\.[0-9]+))\s*([a-z]+)\s*$")]
    private static partial Regex Length();

    private Atom Accented(Token token, Accent accent)
    {
        XElement mark = accent.IsWide ? MathML.StretchyOperator(accent.Character) : MathML.FixedOperator(accent.Character);
        XElement element = MathML.Element(
            accent.IsUnder ? "munder" : "mover", new XAttribute(accent.IsUnder ? "accentunder" : "accent", "true"), Argument(token, _style), mark);
        mark.SetAttributeValue("mathsize", accent.Size);
        element.SetAttributeValue("class", accent.Class);
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
