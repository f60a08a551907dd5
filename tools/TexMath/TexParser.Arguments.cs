using System.Xml.Linq;

namespace TexMath;

/// <summary>What commands take, and what is said where that is wrong.</summary>
internal sealed partial class TexParser
{
    /// <summary>What a command or a script applies to: a group, or a single thing.</summary>
    private List<Atom> ArgumentAtoms(Token owner)
    {
        _tokens.SkipSpace();
        // A macro is one thing, whatever it stands for.
        if (_page.Macros.Of(PeekAt(0)) is { } macro)
        {
            _tokens.Expand(macro, inBraces: true);
        }
        Token token = Peek();
        if (token.IsSpecial('{'))
        {
            Next();
            List<Atom> atoms = Lines();
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

    /// <summary>The tokens between braces, for arguments that are no mathematics.</summary>
    private Token[] RawTokens(Token owner)
    {
        _tokens.SkipSpace();
        return PeekAt(0).IsSpecial('{')
            ? _tokens.Argument(owner)
            : throw Error($"The argument of {owner} is not in braces", owner, $"Write {owner}{{…}}.");
    }

    /// <summary>The text between braces.</summary>
    private string Raw(Token owner) => string.Concat(RawTokens(owner));

    /// <summary>Puts tokens that were taken back, in braces, to be read as mathematics.</summary>
    private void PushGroup(Token[] tokens, Token owner) =>
        _tokens.Push([new(TokenKind.Special, "{", owner.Position), .. tokens, new(TokenKind.Special, "}", owner.Position)]);

    /// <summary>Whether a star follows, which is taken.</summary>
    private bool TakeStar()
    {
        bool isStar = PeekAt(0).IsCharacter('*');
        _tokens.Skip(isStar ? 1 : 0);
        return isStar;
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

    private Token Peek() => _tokens.Peek();

    private Token PeekAt(int distance) => _tokens.PeekAt(distance);

    private Token Next() => _tokens.Next();

    private void Close(Token opening, Token found, Func<Token, bool> closes, string write)
    {
        if (!closes(found))
        {
            throw Error($"{opening} is not closed before {found}", opening, $"Write {write} where it ends.");
        }
    }

    private TexException Error(string problem, Token at, string advice = "") => new(problem, _tex, at.Position, advice);

    private TexException Unknown(Token command) =>
        Error(
            $"{command} is not supported{(Advice.IsMisplaced(command.Text) ? " here" : "")}", command,
            Advice.For(command.Text, KnownCommands));

    private TexException Misplaced(Token token) => token switch
    {
        { Kind: TokenKind.Special, Text: "}" } => Error("A } without its {", token, @"Delete it, or write \} for the sign."),
        { Kind: TokenKind.Special, Text: "&" } => Error(
            "A & outside a table", token, @"Put the rows into \begin{aligned} … \end{aligned}, or write \& for the sign."),
        { Kind: TokenKind.Special, Text: var sign } => Error($"A {sign} inside a formula", token, $@"Write \{sign} for the sign."),
        { Text: @"\" or "cr" or "newline" } => Error(
            $"{token} outside a table", token, @"Put the rows into \begin{aligned} … \end{aligned}."),
        { Text: "end" } => Error(@"\end without its \begin", token, @"Delete it, or write \begin{…} where the environment starts."),
        { Text: "right" or "middle" } => Error(
            $@"{token} without its \left", token, @"Write \left before the delimiter that opens, or \left. for none."),
        _ => Unknown(token),
    };
}
