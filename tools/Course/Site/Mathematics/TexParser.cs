using System.Text;
using System.Xml.Linq;

namespace Course.Site.Mathematics;

/// <summary>Reads TeX in mathematics mode by recursive descent.</summary>
internal sealed partial class TexParser
{
    /// <summary>How many rows and atoms may be inside each other: far more than anybody reads, far less than the stack holds.</summary>
    private const int MaxDepth = 200;

    /// <summary>Signs that browsers stretch to the height of their row where nobody says that they must not.</summary>
    private const string Stretches = "()[]{}⟨⟩⌊⌋⌈⌉⟦⟧⟮⟯|‖↑↓↕⇑⇓⇕";

    private readonly string _tex;
    private readonly List<Token> _tokens;
    private int _next;
    private int _depth;
    private MathStyle _style;
    private Alphabet? _alphabet;

    public TexParser(string tex, MathStyle style)
    {
        _tex = tex;
        _tokens = TexLexer.Tokens(tex);
        _style = style;
    }

    /// <summary>The elements of the whole formula.</summary>
    public List<XElement> Parse()
    {
        List<Atom> atoms = Atoms();
        if (Peek().Kind != TokenKind.End)
        {
            throw Misplaced(Peek());
        }
        return Row.Elements(atoms, _style);
    }

    /// <summary>Atoms up to where a group, a cell or the text ends; the end itself is left.</summary>
    private List<Atom> Atoms(bool inBrackets = false)
    {
        Descend(Peek());
        List<Atom> atoms = [];
        while (!EndsRow(Peek()) && !(inBrackets && Peek().IsCharacter(']')))
        {
            Atom atom = Nucleus();
            atoms.Add(atom.Class == AtomClass.Space ? atom : WithScripts(atom));
        }
        _depth--;
        return atoms;
    }

    private static bool EndsRow(Token token) => token.Kind switch
    {
        TokenKind.End => true,
        TokenKind.Special => token.Text is "}" or "&" or "$",
        TokenKind.Command => token.Text is @"\" or "end" or "right" or "middle" or ")",
        _ => false,
    };

    /// <summary>One atom without its scripts.</summary>
    /// <param name="isArgument">Whether it is an argument without braces, so a single letter or digit.</param>
    private Atom Nucleus(bool isArgument = false)
    {
        Token token = Next();
        Descend(token);
        Atom atom = token switch
        {
            { Kind: TokenKind.Command } => Command(token),
            _ when IsNumber(token) => Number(token, isArgument),
            _ when token.IsSpecial('{') => Group(token),
            _ when token.IsSpecial('~') => new Atom(AtomClass.Space, MathML.Space(InterwordSpace)),
            _ when IsScript(token) => EmptyBefore(),
            { Kind: TokenKind.Special } => throw Misplaced(token),
            _ => Character(token, isArgument),
        };
        _depth--;
        return atom;
    }

    private Atom Character(Token token, bool isArgument) =>
        Delimiters.Bracket(token) is { } bracket ? Sign(bracket)
        : Symbols.Of(token) is { } symbol ? Sign(symbol)
        : Rune.IsLetter(Rune.GetRuneAt(token.Text, 0)) ? Letters(token, isArgument)
        : throw Error($"The character {token} has no meaning in a formula", token, CharacterAdvice(token.Text));

    private static string CharacterAdvice(string text) =>
        text.Normalize(NormalizationForm.FormKC) is [var plain] && char.IsAsciiDigit(plain)
            ? text[0] is >= '₀' and <= '₉' ? $"Write _{plain}." : $"Write ^{plain}."
            : @"Write its command, or put it into \text{…}.";

    private Atom Sign(Symbol symbol) =>
        symbol.IsIdentifier
            ? new Atom(symbol.Class, Identifier(symbol.Character))
            : symbol.Character == "′" ? Atom.Of(symbol.Class, MathML.Prime(1))
            : Atom.Of(symbol.Class, Stretches.Contains(symbol.Character) ? MathML.FixedOperator(symbol.Character) : MathML.Operator(symbol.Character)) with { Limits = symbol.Limits };

    /// <summary>A letter; in an alphabet that makes words, all letters and digits that follow.</summary>
    private Atom Letters(Token first, bool isArgument)
    {
        string text = first.Text;
        while (_alphabet is { JoinsLetters: true } && !isArgument && (Peek().IsCommand("_") || Peek().IsDigit || IsLetter(Peek())))
        {
            text += Next().Text;
        }
        return new Atom(AtomClass.Ordinary, Identifier(text));
    }

    private static bool IsLetter(Token token) =>
        token.Kind == TokenKind.Character && Rune.IsLetter(Rune.GetRuneAt(token.Text, 0)) && Symbols.Of(token) is null && Delimiters.Of(token) is null;

    private XElement Identifier(string text)
    {
        string written = _alphabet?.Write(text) ?? text;
        bool staysUpright = written is [(>= 'Α' and <= 'Ω') or '∇'] || (_alphabet == Alphabet.Roman && written.Length == 1);
        return staysUpright ? MathML.UprightIdentifier(written) : MathML.Identifier(written);
    }

    private bool IsNumber(Token token) => token.IsDigit || (token.IsCharacter('.') && PeekAt(0).IsDigit);

    /// <summary>Digits with a decimal point, and with commas in braces between thousands.</summary>
    private Atom Number(Token first, bool isArgument)
    {
        StringBuilder digits = new(first.Text);
        bool hasPoint = first.IsCharacter('.');
        while (!isArgument)
        {
            if (PeekAt(0).IsDigit)
            {
                digits.Append(_tokens[_next++].Text);
            }
            else if (!hasPoint && PeekAt(0).IsCharacter('.') && PeekAt(1).IsDigit)
            {
                hasPoint = true;
                digits.Append(_tokens[_next++].Text);
            }
            else if (PeekAt(0).IsSpecial('{') && PeekAt(1).IsCharacter(',') && PeekAt(2).IsSpecial('}') && PeekAt(3).IsDigit)
            {
                digits.Append(',');
                _next += 3;
            }
            else
            {
                break;
            }
        }
        return new Atom(AtomClass.Ordinary, MathML.Number(_alphabet?.Write(digits.ToString()) ?? digits.ToString()));
    }

    /// <summary>What stands between braces is one ordinary thing; a sign in braces is still a sign, but without its spaces.</summary>
    private Atom Group(Token opening)
    {
        List<Atom> atoms = In(_style, _alphabet, Atoms);
        Close(opening, Next(), token => token.IsSpecial('}'), "}");
        return new Atom(AtomClass.Ordinary, Row.Of(atoms, _style)) { Sign = atoms is [{ Sign: { } sign }] ? sign : null };
    }

    private Atom EmptyBefore()
    {
        _next--;
        return new Atom(AtomClass.Ordinary, MathML.Element("mrow"));
    }

    private static bool IsScript(Token token) => token.IsSpecial('^') || token.IsSpecial('_') || IsPrime(token);

    private static bool IsPrime(Token token) => token.IsCharacter('\'') || token.IsCharacter('′') || token.IsCharacter('″');

    /// <summary>The atom with the scripts and primes that follow it.</summary>
    private Atom WithScripts(Atom atom)
    {
        XElement? below = null, above = null;
        int primes = 0;
        Limits limits = atom.Limits;
        while (true)
        {
            Token token = Peek();
            if (token.IsCommand("limits") || token.IsCommand("nolimits"))
            {
                if (atom.Class != AtomClass.Operator)
                {
                    throw Unknown(Next());
                }
                limits = Next().Text == "limits" ? Limits.AboveAndBelow : Limits.Beside;
            }
            else if (IsScript(token))
            {
                Next();
                bool isSubscript = token.IsSpecial('_');
                if (isSubscript ? below is not null : above is not null)
                {
                    throw Error($"A second {(isSubscript ? "subscript" : "superscript")}", token, "Put braces around the part that has the first one, or all of it into one script.");
                }
                if (IsPrime(token))
                {
                    primes += token.IsCharacter('″') ? 2 : 1;
                }
                else if (isSubscript)
                {
                    below = Argument(token, _style.Scripts());
                }
                else
                {
                    above = Argument(token, _style.Scripts());
                }
            }
            else
            {
                break;
            }
        }
        if (primes > 0)
        {
            XElement prime = MathML.Prime(primes);
            above = above is null ? prime : MathML.Element("mrow", prime, above);
        }
        bool areLimits = limits == Limits.AboveAndBelow || (limits == Limits.AboveAndBelowInDisplay && _style == MathStyle.Display);
        string? name = (below is not null, above is not null, areLimits) switch
        {
            (true, true, true) => "munderover",
            (true, false, true) => "munder",
            (false, true, true) => "mover",
            (true, true, false) => "msubsup",
            (true, false, false) => "msub",
            (false, true, false) => "msup",
            _ => null,
        };
        return name is null ? atom : atom with { Element = MathML.Element(name, atom.Element, below, above) };
    }

    /// <summary>What a command or a script applies to: a group, or a single thing.</summary>
    private List<Atom> ArgumentAtoms(Token owner)
    {
        Token token = Peek();
        if (token.IsSpecial('{'))
        {
            Next();
            List<Atom> atoms = Atoms();
            Close(token, Next(), end => end.IsSpecial('}'), "}");
            return atoms;
        }
        if (EndsRow(token) || IsScript(token))
        {
            throw Error($"An argument of {owner} is missing", owner, "Write it in braces.");
        }
        return [Nucleus(isArgument: true)];
    }

    private XElement Argument(Token owner, MathStyle style) => Row.Of(In(style, _alphabet, () => ArgumentAtoms(owner)), style);

    /// <summary>An argument in square brackets, if there is one.</summary>
    private XElement? Optional(MathStyle style)
    {
        if (!Peek().IsCharacter('['))
        {
            return null;
        }
        Token opening = Next();
        List<Atom> atoms = In(style, _alphabet, () => Atoms(inBrackets: true));
        Close(opening, Next(), token => token.IsCharacter(']'), "]");
        return Row.Of(atoms, style);
    }

    /// <summary>The text between braces, for arguments that are no mathematics.</summary>
    private string Raw(Token owner)
    {
        Token opening = Peek();
        if (!opening.IsSpecial('{'))
        {
            throw Error($"The argument of {owner} is not in braces", owner, $"Write {owner}{{…}}.");
        }
        Next();
        StringBuilder raw = new();
        while (_tokens[_next] is { Kind: not TokenKind.End } token && !token.IsSpecial('}'))
        {
            raw.Append(token);
            _next++;
        }
        Close(opening, Next(), token => token.IsSpecial('}'), "}");
        return raw.ToString();
    }

    private T In<T>(MathStyle style, Alphabet? alphabet, Func<T> parse)
    {
        var (outerStyle, outerAlphabet) = (_style, _alphabet);
        (_style, _alphabet) = (style, alphabet);
        T result = parse();
        (_style, _alphabet) = (outerStyle, outerAlphabet);
        return result;
    }

    private List<Atom> Atoms() => Atoms(inBrackets: false);

    private void Descend(Token token)
    {
        if (++_depth > MaxDepth)
        {
            throw Error("Too many groups inside each other", token, "Split the formula.");
        }
    }

    /// <summary>The next token that is not space, which stays.</summary>
    private Token Peek()
    {
        while (_tokens[_next].Kind == TokenKind.Space)
        {
            _next++;
        }
        return _tokens[_next];
    }

    /// <summary>The token so many after the next, space or not, which stays.</summary>
    private Token PeekAt(int distance) => _tokens[Math.Min(_next + distance, _tokens.Count - 1)];

    /// <summary>The next token that is not space; the end is never passed.</summary>
    private Token Next()
    {
        Token token = Peek();
        if (token.Kind != TokenKind.End)
        {
            _next++;
        }
        return token;
    }

    private void Close(Token opening, Token found, Func<Token, bool> closes, string write)
    {
        if (!closes(found))
        {
            throw Error($"{opening} is not closed before {found}", opening, $"Write {write} where it ends.");
        }
    }

    private TexException Error(string problem, Token at, string advice = "") => new(problem, _tex, at.Position, advice);

    private TexException Unknown(Token command) =>
        Error($"{command} is not supported{(Advice.IsMisplaced(command.Text) ? " here" : "")}", command, Advice.For(command.Text, KnownCommands));

    private TexException Misplaced(Token token) => token switch
    {
        { Kind: TokenKind.Special, Text: "}" } => Error("A } without its {", token, @"Delete it, or write \} for the sign."),
        { Kind: TokenKind.Special, Text: "&" } => Error("A & outside a table", token, @"Put the rows into \begin{aligned} … \end{aligned}, or write \& for the sign."),
        { Kind: TokenKind.Special, Text: var sign } => Error($"A {sign} inside a formula", token, $@"Write \{sign} for the sign."),
        { Text: @"\" } => Error(@"\\ outside a table", token, @"Put the rows into \begin{aligned} … \end{aligned}."),
        { Text: "end" } => Error(@"\end without its \begin", token, @"Delete it, or write \begin{…} where the environment starts."),
        { Text: "right" or "middle" } => Error($@"{token} without its \left", token, @"Write \left before the delimiter that opens, or \left. for none."),
        _ => Unknown(token),
    };
}
