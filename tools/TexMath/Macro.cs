namespace TexMath;

/// <summary>What a name stands for: tokens with places for arguments.</summary>
/// <param name="Prefix">What must follow the name before the first argument.</param>
/// <param name="Delimiters">For each argument, what ends it; where nothing does, it is a group or a single token.</param>
/// <param name="Default">The first argument where it is not given in brackets; null where it has no brackets.</param>
/// <param name="Body">The tokens.</param>
internal sealed record Macro(Token[] Prefix, Token[][] Delimiters, Token[]? Default, Token[] Body)
{
    /// <summary>A macro with so many plain arguments.</summary>
    public static Macro Of(int arguments, Token[]? @default, Token[] body) =>
        new([], [.. Enumerable.Repeat(Array.Empty<Token>(), arguments)], @default, body);

    /// <summary>The body with arguments in their places, as if it stood at a position.</summary>
    public List<Token> Expand(List<Token[]> arguments, int position)
    {
        List<Token> tokens = [];
        for (int i = 0; i < Body.Length; i++)
        {
            if (Body[i].IsSpecial('#') && i + 1 < Body.Length && Body[i + 1].IsDigit
                && Body[i + 1].Text[0] - '0' is var n && n <= arguments.Count && n > 0)
            {
                tokens.AddRange(arguments[n - 1]);
                i++;
            }
            else
            {
                tokens.Add(Body[i] with { Position = position });
            }
        }
        return tokens;
    }
}

/// <summary>The macros of a page: its own, and those that every page has.</summary>
internal sealed class MacroTable
{
    /// <summary>Commands that are told in terms of others.</summary>
    private static readonly Dictionary<string, Macro> s_predefined = new(
        from line in new[]
        {
            @"bra \left\langle{#1}\right|", @"ket \left|{#1}\right\rangle", @"braket \left\langle{#1}\right\rangle",
            @"Bra \left\langle{#1}\right|", @"Ket \left|{#1}\right\rangle", @"Braket \left\langle{#1}\right\rangle",
            @"mod \quad\operatorname{mod}\,\,#1", @"pod \quad(#1)", @"hdots \ldots",
            @"bold \mathbf{#1}", @"Bbb \mathbb{#1}", @"pmb \boldsymbol{#1}", @"skew #2{#3\!}\!",
            @"mathstrut \vphantom{(}", @"strut \vphantom{(}", @"overunderset \overset{#1}{\underset{#2}{#3}}",
            @"sideset \mathop{\vphantom{#3}#1 {#3}#2}", @"prescript {}^{#1}_{#2}{#3}",
            @"varliminf \mathop{\underline{\mathrm{lim}}}", @"varlimsup \mathop{\overline{\mathrm{lim}}}",
            @"varinjlim \mathop{\underrightarrow{\mathrm{lim}}}", @"varprojlim \mathop{\underleftarrow{\mathrm{lim}}}",
            @"injlim \operatorname*{inj\,lim}", @"projlim \operatorname*{proj\,lim}",
            @"TeX \text{TeX}", @"LaTeX \text{LaTeX}", @"colonequals \mathrel{:=}", @"coloneq \mathrel{:-}",
            @"operatornamewithlimits \operatorname*{#1}", @"underbar \underline{#1}", @"dotsc \ldots", @"dotso \ldots",
            @"idotsint \int\!\cdots\!\int", @"vcenter #1", @"cancelto \cancel{#2}^{#1}",
            @"set \lbrace\,#1\,\rbrace", @"Set \left\lbrace\,#1\,\right\rbrace",
        }
        let name = line.Split(' ')[0]
        select KeyValuePair.Create(name, FromText(line[(name.Length + 1)..])))
    {
        ["buildrel"] = FromText(@"\mathrel{\overset{#1}{#2}}") with { Delimiters = [[.. TexLexer.Tokens(@"\over")[..^1]], []] },
    };

    private readonly Dictionary<string, Macro> _own = [];

    private readonly Dictionary<string, Environment> _environments = [];

    /// <summary>What an environment of the page's own stands for.</summary>
    public readonly record struct Environment(Macro Begin, Token[] End);

    /// <summary>The names of the macros that every page has.</summary>
    public static IEnumerable<string> PredefinedNames => s_predefined.Keys;

    /// <summary>The macro that a token is, if it is one.</summary>
    public Macro? Of(Token token) =>
        token is { Kind: TokenKind.Command, IsFixed: false }
        && (_own.TryGetValue(token.Text, out Macro? macro) || s_predefined.TryGetValue(token.Text, out macro)) ? macro : null;

    /// <summary>The environment of a name, if the page has one of its own.</summary>
    public Environment? EnvironmentOf(string name) => _environments.TryGetValue(name, out Environment environment) ? environment : null;

    /// <summary>Gives a name a meaning, for the formula and all after it.</summary>
    public void Define(string name, Macro macro) => _own[name] = macro;

    /// <summary>Gives an environment a meaning.</summary>
    public void DefineEnvironment(string name, Environment environment) => _environments[name] = environment;

    private static Macro FromText(string body)
    {
        Token[] tokens = [.. TexLexer.Tokens(body)[..^1]];
        int arguments = Enumerable.Range(1, 9).LastOrDefault(n => body.Contains($"#{n}", StringComparison.Ordinal));
        return Macro.Of(arguments, null, tokens);
    }
}
