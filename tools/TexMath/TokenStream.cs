namespace TexMath;

/// <summary>The tokens of a formula from front to end; macros are expanded when they are met.</summary>
internal sealed class TokenStream
{
    /// <summary>What macros may stand for in one formula: far more than anybody reads, far less than takes a noticeable time.</summary>
    private const int MaxExpansions = 10_000, MaxTokens = 200_000;

    private readonly string _tex;
    private readonly MacroTable _macros;

    /// <summary>What is left, the next one last; the first is the end, and stays.</summary>
    private readonly List<Token> _left;

    private int _expansions;
    private int _expanded;

    public TokenStream(string tex, MacroTable macros)
    {
        _tex = tex;
        _macros = macros;
        _left = TexLexer.Tokens(tex);
        HasInfix = _left.Exists(IsInfix);
        _left.Reverse();
    }

    /// <summary>Whether there was a command such as \over among the tokens so far.</summary>
    public bool HasInfix { get; private set; }

    /// <summary>The token so many after the next, as it was written: it may be a space or a macro. It stays.</summary>
    public Token PeekAt(int distance) => _left[Math.Max(0, _left.Count - 1 - distance)];

    /// <summary>The next token as it was written; the end is never passed.</summary>
    public Token Take()
    {
        Token token = _left[^1];
        if (token.Kind != TokenKind.End)
        {
            _left.RemoveAt(_left.Count - 1);
        }
        return token;
    }

    /// <summary>The next token that is neither space nor macro, which stays.</summary>
    public Token Peek()
    {
        while (true)
        {
            SkipSpace();
            if (_macros.Of(PeekAt(0)) is not { } macro)
            {
                return PeekAt(0);
            }
            Expand(macro);
        }
    }

    /// <summary>Takes the next token that is neither space nor macro.</summary>
    public Token Next()
    {
        Peek();
        return Take();
    }

    public void SkipSpace()
    {
        while (PeekAt(0).Kind == TokenKind.Space)
        {
            Take();
        }
    }

    /// <summary>Takes so many tokens as they were written.</summary>
    public void Skip(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Take();
        }
    }

    /// <summary>Takes the macro that comes next; what it stands for comes next then, and in braces if it shall be one thing.</summary>
    public void Expand(Macro macro, bool inBraces = false)
    {
        Token name = Take();
        Require(macro.Prefix, name);
        List<Token[]> arguments = [];
        foreach (Token[] delimiter in macro.Delimiters)
        {
            arguments.Add(
                arguments.Count == 0 && macro.Default is { } value ? InBrackets(name) ?? value
                : delimiter.Length > 0 ? UpTo(delimiter, name)
                : Argument(name));
        }
        List<Token> body = macro.Expand(arguments, name.Position);
        if (++_expansions > MaxExpansions || (_expanded += body.Count) > MaxTokens)
        {
            throw Error($"{name} stands for more than can be shown", name, "Look for a macro that stands for itself, or for many others.");
        }
        Push(inBraces ? [new(TokenKind.Special, "{", name.Position), .. body, new(TokenKind.Special, "}", name.Position)] : body);
    }

    /// <summary>Puts tokens before what is left.</summary>
    public void Push(List<Token> tokens)
    {
        HasInfix |= tokens.Exists(IsInfix);
        tokens.Reverse();
        _left.AddRange(tokens);
    }

    /// <summary>An argument: what stands in braces, or a single token.</summary>
    public Token[] Argument(Token owner)
    {
        SkipSpace();
        Token token = PeekAt(0);
        if (token.Kind == TokenKind.End || token.IsSpecial('}'))
        {
            throw Error($"An argument of {owner} is missing", owner, "Write it in braces.");
        }
        Take();
        return token.IsSpecial('{') ? UpTo([new Token(TokenKind.Special, "}", 0)], token) : [token];
    }

    /// <summary>What stands in brackets, if there are some.</summary>
    public Token[]? InBrackets(Token owner)
    {
        SkipSpace();
        if (!PeekAt(0).IsCharacter('['))
        {
            return null;
        }
        Take();
        return UpTo([new Token(TokenKind.Character, "]", 0)], owner);
    }

    /// <summary>The tokens up to others outside braces, which are taken, too.</summary>
    public Token[] UpTo(Token[] end, Token owner)
    {
        List<Token> tokens = [];
        int depth = 0;
        while (true)
        {
            if (depth == 0 && StartsWith(end))
            {
                Skip(end.Length);
                return [.. tokens];
            }
            Token token = Take();
            if (token.Kind == TokenKind.End)
            {
                throw Error($"{owner} is not closed before the end", owner, $"Write {string.Concat(end)} where it ends.");
            }
            depth += token.IsSpecial('{') ? 1 : token.IsSpecial('}') ? -1 : 0;
            tokens.Add(token);
        }
    }

    /// <summary>Whether a command such as \over stands in the group, cell or formula that is being read.</summary>
    public bool IsInfixAhead()
    {
        int depth = 0;
        for (int i = 0; HasInfix && depth >= 0 && PeekAt(i) is { Kind: not TokenKind.End } token; i++)
        {
            if (depth == 0 && IsInfix(token))
            {
                return true;
            }
            if (depth == 0 && (token.IsSpecial('&') || token.IsCommand(@"\") || token.IsCommand("cr")))
            {
                return false;
            }
            depth += token.IsSpecial('{') || token.IsCommand("left") || token.IsCommand("begin") ? 1
                : token.IsSpecial('}') || token.IsCommand("right") || token.IsCommand("end") ? -1 : 0;
        }
        return false;
    }

    /// <summary>Whether a token is a command that stands between what it applies to.</summary>
    public static bool IsInfix(Token token) => token.Kind == TokenKind.Command && TexParser.Infixes.ContainsKey(token.Text);

    private void Require(Token[] tokens, Token owner)
    {
        if (!StartsWith(tokens))
        {
            throw Error($"{owner} is not followed by {string.Concat(tokens)}, as its definition says", owner);
        }
        Skip(tokens.Length);
    }

    private bool StartsWith(Token[] tokens)
    {
        for (int i = 0; i < tokens.Length; i++)
        {
            if (PeekAt(i).Kind != tokens[i].Kind || PeekAt(i).Text != tokens[i].Text)
            {
                return false;
            }
        }
        return true;
    }

    private TexException Error(string problem, Token at, string advice = "") => new(problem, _tex, at.Position, advice);
}
