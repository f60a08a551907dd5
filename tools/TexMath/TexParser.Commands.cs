namespace TexMath;

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

    /// <summary>The arrows that grow with their labels.</summary>
    private static readonly Dictionary<string, string> s_arrows = new()
    {
        ["xrightarrow"] = "→",
        ["xleftarrow"] = "←",
        ["xleftrightarrow"] = "↔",
        ["xRightarrow"] = "⇒",
        ["xLeftarrow"] = "⇐",
        ["xLeftrightarrow"] = "⇔",
        ["xmapsto"] = "↦",
        ["xhookrightarrow"] = "↪",
        ["xhookleftarrow"] = "↩",
        ["xrightharpoonup"] = "⇀",
        ["xleftharpoonup"] = "↼",
        ["xrightleftharpoons"] = "⇌",
        ["xlongequal"] = "=",
        ["xtofrom"] = "⇄",
        ["xtwoheadrightarrow"] = "↠",
    };

    /// <summary>The sizes of type.</summary>
    private static readonly Dictionary<string, string> s_sizes = new()
    {
        ["tiny"] = "50%",
        ["Tiny"] = "60%",
        ["scriptsize"] = "70%",
        ["footnotesize"] = "80%",
        ["small"] = "85%",
        ["normalsize"] = "100%",
        ["large"] = "120%",
        ["Large"] = "144%",
        ["LARGE"] = "173%",
        ["huge"] = "207%",
        ["Huge"] = "249%",
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
        ["genfrac"] = (p, t) => p.GeneralFraction(t),
        ["sqrt"] = (p, t) => p.Root(t),
        ["root"] = (p, t) => p.RootOf(t),
        ["surd"] = (_, _) => RadicalSign(),

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
        ["hphantom"] = (p, t) => new(AtomClass.Ordinary, Padded(MathML.Element("mphantom", p.Argument(t, p._style)), "height", "depth")),
        ["vphantom"] = (p, t) => new(AtomClass.Ordinary, Padded(MathML.Element("mphantom", p.Argument(t, p._style)), "width")),
        ["smash"] = (p, t) => p.Smashed(t),
        ["rlap"] = (p, t) => new(AtomClass.Ordinary, Padded(p.Text(t, null), "width")),
        ["llap"] = (p, t) => Lapped("tex-llap", p.Text(t, null)),
        ["clap"] = (p, t) => Lapped("tex-clap", p.Text(t, null)),
        ["mathrlap"] = (p, t) => new(AtomClass.Ordinary, Padded(p.Argument(t, p._style), "width")),
        ["mathllap"] = (p, t) => Lapped("tex-llap", p.Argument(t, p._style)),
        ["mathclap"] = (p, t) => Lapped("tex-clap", p.Argument(t, p._style)),
        ["rule"] = (p, t) => p.Rule(t),
        ["raise"] = (p, t) => p.Raised(t, p.UnbracedDimension(t)),
        ["lower"] = (p, t) => p.Raised(t, -p.UnbracedDimension(t)),
        ["raisebox"] = (p, t) => p.Raised(t, p.Dimension(t)),
        ["hskip"] = (p, t) => new(AtomClass.Space, MathML.Space(p.UnbracedDimension(t))),
        ["mskip"] = (p, t) => new(AtomClass.Space, MathML.Space(p.UnbracedDimension(t))),
        ["kern"] = (p, t) => new(AtomClass.Space, MathML.Space(p.UnbracedDimension(t))),
        ["mkern"] = (p, t) => new(AtomClass.Space, MathML.Space(p.UnbracedDimension(t))),
        ["hspace"] = (p, t) => new(AtomClass.Space, MathML.Space(p.Dimension(t))),
        ["mspace"] = (p, t) => new(AtomClass.Space, MathML.Space(p.Dimension(t))),

        ["displaystyle"] = (p, _) => p.RestStyled(MathStyle.Display),
        ["textstyle"] = (p, _) => p.RestStyled(MathStyle.Text),
        ["scriptstyle"] = (p, _) => p.RestStyled(MathStyle.Script),
        ["scriptscriptstyle"] = (p, _) => p.RestStyled(MathStyle.ScriptScript),

        ["begin"] = (p, t) => p.EnvironmentAtom(t),
        ["ref"] = (p, t) => p.Reference(t, hasParentheses: false),
        ["eqref"] = (p, t) => p.Reference(t, hasParentheses: true),
        ["href"] = (p, t) => p.Hyperlink(t),
        ["url"] = (p, t) => p.Address(t),
        ["verb"] = (p, t) => p.Verbatim(t),

        ["ce"] = (p, t) => p.ChemicalFormula(t),

        ["boxed"] = (p, t) => p.Framed("tex-boxed", [p.Argument(t, MathStyle.Display)]),
        ["bbox"] = (p, t) => p.BackgroundBox(t),
        ["fbox"] = (p, t) => p.Framed("tex-boxed", [p.Text(t, null)]),
        ["colorbox"] = (p, t) => p.ColouredBox(t, hasFrame: false),
        ["fcolorbox"] = (p, t) => p.ColouredBox(t, hasFrame: true),
        ["color"] = (p, t) => p.Coloured(t, isSwitch: true),
        ["textcolor"] = (p, t) => p.Coloured(t, isSwitch: false),
        ["cancel"] = (p, t) => p.Marked(t, "tex-cancel"),
        ["bcancel"] = (p, t) => p.Marked(t, "tex-bcancel"),
        ["xcancel"] = (p, t) => p.Marked(t, "tex-xcancel"),
        ["class"] = (p, t) => p.WithoutAttribute(t),
        ["cssId"] = (p, t) => p.WithoutAttribute(t),
        ["style"] = (p, t) => p.WithoutAttribute(t),
        ["mathchoice"] = (p, t) => p.Choice(t),
        ["unicode"] = (p, t) => p.Unicode(t),
    };

    private static IEnumerable<string> KnownCommands =>
    [
        .. s_commands.Keys, .. Symbols.Names, .. NamedFunctions.Names, .. Delimiters.Names, .. Accents.Table.Keys,
        .. Alphabet.Table.Keys, .. s_textClasses.Keys,
        .. MacroTable.PredefinedNames, .. s_silent.Keys, .. Infixes.Keys, .. Alphabet.Switches.Keys, .. TexEnvironment.Braced.Keys,
        .. s_sizes.Keys, .. s_arrows.Keys,
        "right", "middle", "end", "limits", "nolimits", "cr", "newline",
    ];

    private Atom Command(Token token) =>
        s_commands.TryGetValue(token.Text, out var parse) ? parse(this, token)
        : s_spaces.TryGetValue(token.Text, out double mu) ? new Atom(AtomClass.Space, MathML.Space(mu))
        : Delimiters.Bracket(token) is { } bracket ? Sign(bracket)
        : Symbols.Of(token) is { } symbol ? Sign(symbol)
        : NamedFunctions.Of(token.Text) is { } function ? function
        : Accents.Table.TryGetValue(token.Text, out Accent accent) ? Accented(token, accent)
        : Alphabet.Table.TryGetValue(token.Text, out Alphabet? alphabet) ? InAlphabet(token, alphabet)
        : Alphabet.Switches.TryGetValue(token.Text, out alphabet) ? InAlphabet(token, alphabet)
        : s_textClasses.TryGetValue(token.Text, out string? @class) ? new Atom(AtomClass.Ordinary, Text(token, @class))
        : TexEnvironment.Braced.TryGetValue(token.Text, out TexEnvironment? environment) ? Braced(token, environment)
        : s_arrows.TryGetValue(token.Text, out string? arrow) ? LabelledArrow(token, arrow)
        : s_sizes.TryGetValue(token.Text, out string? size) ? RestSized(size)
        : throw Unknown(token);
}
