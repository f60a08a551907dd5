using System.Text;
using System.Xml.Linq;

namespace TexMath;

/// <summary>Reads TeX in mathematics mode by recursive descent.</summary>
internal sealed partial class TexParser
{
    /// <summary>How many rows and atoms may be inside each other: far more than anybody reads, far less than the stack holds.</summary>
    private const int MaxDepth = 200;

    /// <summary>Signs that browsers stretch to the height of their row where nobody says that they must not.</summary>
    private const string Stretches = "()[]{}⟨⟩⌊⌋⌈⌉⟦⟧⟮⟯|‖↑↓↕⇑⇓⇕";

    private readonly string _tex;
    private readonly TexPage _page;
    private readonly TokenStream _tokens;
    private int _depth;
    private MathStyle _style;
    private Alphabet? _alphabet;

    public TexParser(string tex, bool display, TexPage page)
    {
        _tex = tex;
        _page = page;
        _tokens = new TokenStream(tex, page.Macros);
        _style = display ? MathStyle.Display : MathStyle.Text;
    }

    /// <summary>The elements of the whole formula.</summary>
    public List<XElement> Parse()
    {
        List<Atom> atoms = Lines();
        if (Peek().Kind != TokenKind.End)
        {
            throw Misplaced(Peek());
        }
        return WithTag(atoms);
    }

    /// <summary>Atoms; where \ breaks them into lines, a table of those.</summary>
    private List<Atom> Lines()
    {
        List<Atom> atoms = Atoms();
        if (!IsRowEnd(Peek()))
        {
            return atoms;
        }
        List<List<XElement>> rows = [[MathML.Element("mtd", Row.Elements(atoms, _style))]];
        while (IsRowEnd(Peek()))
        {
            TakeRowEnd(rows[^1]);
            rows.Add([MathML.Element("mtd", Row.Elements(Atoms(), _style))]);
        }
        return [new Atom(AtomClass.Inner, Table(TexEnvironment.Gathered, _style, rows))];
    }

    /// <summary>Atoms up to where a group, a cell or the text ends; the end itself is left.</summary>
    private List<Atom> Atoms(bool inBrackets = false)
    {
        Descend(Peek());
        var (style, alphabet) = (_style, _alphabet);
        bool hasInfix = _tokens.IsInfixAhead();
        _style = hasInfix ? _style.Parts() : _style;
        List<Atom> atoms = [];
        (Token Command, List<Atom> Over)? infix = null;
        while (!EndsRow(Peek()) && !(inBrackets && Peek().IsCharacter(']')))
        {
            if (TokenStream.IsInfix(Peek()))
            {
                infix = infix is null
                    ? (Next(), atoms)
                    : throw Error($"A second {Peek()} in a group", Peek(), "Put braces around one of them.");
                TakeThickness(infix.Value.Command);
                atoms = [];
            }
            else if (!TakeSilent())
            {
                Atom atom = Nucleus();
                atoms.Add(atom.Class == AtomClass.Space ? atom : WithScripts(atom));
            }
        }
        atoms = infix is { } found ? [Infix(found.Command, Row.Of(found.Over, _style), Row.Of(atoms, _style), style)] : atoms;
        (_style, _alphabet) = (style, alphabet);
        _depth--;
        return atoms;
    }

    private static bool EndsRow(Token token) => token.Kind switch
    {
        TokenKind.End => true,
        TokenKind.Special => token.Text is "}" or "&" or "$",
        TokenKind.Command => token.Text is @"\" or "cr" or "newline" or "end" or "right" or "middle" or ")",
        _ => false,
    };

    private static bool IsRowEnd(Token token) => token.Kind == TokenKind.Command && token.Text is @"\" or "cr" or "newline";

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
            _ when IsScript(token) => EmptyBefore(token),
            { Kind: TokenKind.Special } => throw Misplaced(token),
            _ => Character(token, isArgument),
        };
        _depth--;
        return atom;
    }

    private Atom Character(Token token, bool isArgument) =>
        token.Text == "√" ? RadicalSign()
        : Delimiters.Bracket(token) is { } bracket ? Sign(bracket)
        : Symbols.Of(token) is { } symbol ? Sign(symbol)
        : IsLetter(token) ? Letters(token, isArgument)
        : new Atom(AtomClass.Ordinary, MathML.Element("mtext", token.Text));

    private Atom Sign(Symbol symbol) =>
        symbol.IsIdentifier
            ? new Atom(symbol.Class, Identifier(symbol.Character))
            : symbol.Character == "′" ? Atom.Of(symbol.Class, MathML.Prime(1))
            : Atom.Of(
                symbol.Class,
                Stretches.Contains(symbol.Character) ? MathML.FixedOperator(symbol.Character) : MathML.Operator(symbol.Character))
                with { Limits = symbol.Limits };

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
        token.Kind == TokenKind.Character && Rune.TryGetRuneAt(token.Text, 0, out Rune rune) && Rune.IsLetter(rune)
        && Symbols.Of(token) is null && Delimiters.Of(token) is null;

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
                digits.Append(_tokens.Take().Text);
            }
            else if (!hasPoint && PeekAt(0).IsCharacter('.') && PeekAt(1).IsDigit)
            {
                hasPoint = true;
                digits.Append(_tokens.Take().Text);
            }
            else if (PeekAt(0).IsSpecial('{') && PeekAt(1).IsCharacter(',') && PeekAt(2).IsSpecial('}') && PeekAt(3).IsDigit)
            {
                digits.Append(',');
                _tokens.Skip(3);
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
        List<Atom> atoms = In(_style, _alphabet, Lines);
        Close(opening, Next(), token => token.IsSpecial('}'), "}");
        return new Atom(AtomClass.Ordinary, Row.Of(atoms, _style)) { Sign = atoms is [{ Sign: { } sign }] ? sign : null };
    }

    private Atom EmptyBefore(Token script)
    {
        _tokens.Push([script]);
        return new Atom(AtomClass.Ordinary, MathML.Element("mrow"));
    }
}
