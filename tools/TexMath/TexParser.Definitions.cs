using System.Globalization;
using System.Xml.Linq;

namespace TexMath;

/// <summary>Commands that show nothing where they stand: definitions, tags, labels, switches.</summary>
internal sealed partial class TexParser
{
    private static readonly Dictionary<string, Action<TexParser, Token>> s_silent = new()
    {
        ["newcommand"] = (p, t) => p.NewCommand(t),
        ["renewcommand"] = (p, t) => p.NewCommand(t),
        ["providecommand"] = (p, t) => p.NewCommand(t),
        ["def"] = (p, t) => p.Define(t),
        ["gdef"] = (p, t) => p.Define(t),
        ["let"] = (p, t) => p.Let(t),
        ["DeclareMathOperator"] = (p, t) => p.DeclareOperator(t),
        ["newenvironment"] = (p, t) => p.NewEnvironment(t),
        ["renewenvironment"] = (p, t) => p.NewEnvironment(t),
        ["tag"] = (p, t) => p.TakeTag(t),
        ["label"] = (p, t) => p.TakeLabel(t),
        ["nonumber"] = (_, _) => { },
        ["notag"] = (_, _) => { },
        ["require"] = (p, t) => p.Raw(t),
        ["displaylimits"] = (_, _) => { },
        ["hfill"] = (_, _) => { },
        ["hfil"] = (_, _) => { },
        ["allowbreak"] = (_, _) => { },
        ["nobreak"] = (_, _) => { },
        ["break"] = (_, _) => { },
        ["goodbreak"] = (_, _) => { },
        ["badbreak"] = (_, _) => { },
        ["global"] = (_, _) => { },
    };

    /// <summary>Takes a command that shows nothing, if one comes next.</summary>
    private bool TakeSilent()
    {
        Token token = PeekAt(0);
        if (token.Kind != TokenKind.Command)
        {
            return false;
        }
        if (Alphabet.Switches.TryGetValue(token.Text, out Alphabet? alphabet))
        {
            Next();
            _alphabet = alphabet;
            return true;
        }
        if (!s_silent.TryGetValue(token.Text, out var take))
        {
            return false;
        }
        Next();
        take(this, token);
        return true;
    }

    /// <summary>\newcommand{\name}[arguments][default]{body}; a name that has a meaning gets the new one, as in Jupyter.</summary>
    private void NewCommand(Token command)
    {
        TakeStar();
        Token name = DefinedName(command, _tokens.Argument(command));
        int arguments = ArgumentCount(command);
        Token[]? @default = _tokens.InBrackets(command);
        if (@default is not null && arguments == 0)
        {
            throw Error(
                $"{command} gives a value for an argument, and there is none", command,
                $"Write their number before it, as in {command}{{{name}}}[1][x]{{…}}.");
        }
        _page.Macros.Define(name.Text, Macro.Of(arguments, @default, Body(command, arguments)));
    }

    private int ArgumentCount(Token command)
    {
        if (_tokens.InBrackets(command) is not { } count)
        {
            return 0;
        }
        string text = string.Concat(count).Trim();
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int arguments) && arguments is >= 0 and <= 9
            ? arguments
            : throw Error($"The number of arguments is {text}", command, "It is 0 to 9.");
    }

    /// <summary>\def\name#1#2{body}, with what stands between the arguments.</summary>
    private void Define(Token command)
    {
        _tokens.SkipSpace();
        Token name = DefinedName(command, [_tokens.Take()]);
        List<List<Token>> parts = [[]];
        while (!PeekAt(0).IsSpecial('{'))
        {
            Token token = _tokens.Take();
            if (token.Kind == TokenKind.End)
            {
                throw Error($"{command}{name} has no body", command, "Write it in braces.");
            }
            if (!token.IsSpecial('#'))
            {
                parts[^1].Add(token);
            }
            else if (_tokens.Take() is var number && number.Text != parts.Count.ToString(CultureInfo.InvariantCulture) || parts.Count > 9)
            {
                throw Error(
                    $"Argument {parts.Count} of {name} is called #{number.Text}", token, "Arguments are #1, #2, … in order, up to #9.");
            }
            else
            {
                parts.Add([]);
            }
        }
        Token[][] delimiters = [.. parts.Skip(1).Select(part => part.ToArray())];
        _page.Macros.Define(name.Text, new Macro([.. parts[0]], delimiters, null, Body(command, delimiters.Length)));
    }

    /// <summary>\let\name=\other: what the other means now.</summary>
    private void Let(Token command)
    {
        _tokens.SkipSpace();
        Token name = DefinedName(command, [_tokens.Take()]);
        _tokens.SkipSpace();
        _tokens.Skip(PeekAt(0).IsCharacter('=') ? 1 : 0);
        _tokens.SkipSpace();
        Token other = _tokens.Take();
        if (other.Kind == TokenKind.End)
        {
            throw Error($"An argument of {command} is missing", command, $@"Write what {name} shall mean, as in \let{name}=\phi.");
        }
        _page.Macros.Define(name.Text, _page.Macros.Of(other) ?? Macro.Of(0, null, [other with { IsFixed = true }]));
    }

    private void DeclareOperator(Token command)
    {
        bool hasLimits = TakeStar();
        Token name = DefinedName(command, _tokens.Argument(command));
        Token[] text = RawTokens(command);
        Token Word(TokenKind kind, string word) => new(kind, word, command.Position);
        _page.Macros.Define(name.Text, Macro.Of(0, null,
        [
            Word(TokenKind.Command, "operatorname") with { IsFixed = true },
            .. hasLimits ? [Word(TokenKind.Character, "*")] : Array.Empty<Token>(),
            Word(TokenKind.Special, "{"), .. text, Word(TokenKind.Special, "}"),
        ]));
    }

    private void NewEnvironment(Token command)
    {
        string name = Raw(command);
        int arguments = ArgumentCount(command);
        Token[]? @default = _tokens.InBrackets(command);
        Token[] begin = Body(command, arguments), end = Body(command, 0);
        _page.Macros.DefineEnvironment(name, new(Macro.Of(arguments, arguments > 0 ? @default : null, begin), end));
    }

    /// <summary>The name that a definition gives a meaning to: a single command.</summary>
    private Token DefinedName(Token command, Token[] argument) =>
        argument.Where(token => token.Kind != TokenKind.Space).ToArray() is [{ Kind: TokenKind.Command } name]
        && name.Text is not ("begin" or "end" or "left" or "right" or @"\" or "(" or ")" or "[" or "]")
            ? name
            : throw Error(
                $"{command} is followed by {string.Concat(argument)}, which it cannot define", command,
                $@"Write the name of a command, as in {command}{{\R}}{{\mathbb{{R}}}}.");

    private Token[] Body(Token command, int arguments)
    {
        Token[] body = _tokens.Argument(command);
        int wrong = Array.FindIndex(body, token => token.IsSpecial('#'));
        while (wrong >= 0)
        {
            if (wrong + 1 == body.Length || !body[wrong + 1].IsDigit || body[wrong + 1].Text[0] - '0' is var n && (n == 0 || n > arguments))
            {
                string number = wrong + 1 < body.Length ? body[wrong + 1].Text : "";
                string there = arguments == 1 ? "is 1 argument" : $"are {arguments} arguments";
                throw Error($"The body has #{number}, and there {there}", body[wrong]);
            }
            wrong = Array.FindIndex(body, wrong + 1, token => token.IsSpecial('#'));
        }
        return body;
    }
}
