using System.Globalization;
using System.Text;

namespace TexMath;

/// <summary>What an array says of its columns.</summary>
internal sealed partial class TexParser
{
    /// <summary>The columns of an array, and where lines stand between them: 0 is left of the first.</summary>
    private (TexEnvironment Environment, HashSet<int> Lines) ArrayColumns(Token begin)
    {
        _tokens.SkipSpace();
        Token argument = PeekAt(0);
        StringBuilder columns = new();
        HashSet<int> lines = [];
        AddColumns(RawTokens(begin), argument, columns, lines);
        return columns.Length > 0
            ? (new TexEnvironment("tex-array", Columns: columns.ToString()), lines)
            : throw Error("An array without columns", argument, @"Write l, c or r for each, as in \begin{array}{lcr}.");
    }

    private void AddColumns(Token[] tokens, Token argument, StringBuilder columns, HashSet<int> lines)
    {
        for (int i = 0; i < tokens.Length; i++)
        {
            switch (tokens[i].Text)
            {
                case " ":
                    break;
                case "|" or ":" or "‖":
                    lines.Add(columns.Length);
                    break;
                case "l" or "c" or "r":
                    columns.Append(tokens[i].Text);
                    break;
                case "p" or "m" or "b":
                    columns.Append('l');
                    TakeGroup(tokens, ref i);
                    break;
                // What stands between columns is space mostly.
                case "@" or "!" or ">" or "<":
                    TakeGroup(tokens, ref i);
                    break;
                case "*" when int.TryParse(
                    string.Concat(TakeGroup(tokens, ref i)), NumberStyles.None, CultureInfo.InvariantCulture, out int times) && times < 100:
                    Token[] repeated = TakeGroup(tokens, ref i);
                    if (repeated.Length == 0 || Array.Exists(repeated, token => token.Text == "*"))
                    {
                        goto default;
                    }
                    for (int n = 0; n < times; n++)
                    {
                        AddColumns(repeated, argument, columns, lines);
                    }
                    break;
                default:
                    throw Error(
                        $"The columns of an array have {tokens[Math.Min(i, tokens.Length - 1)]}", argument,
                        "Columns are l, c and r, and | is a line, as in {lcr|r}.");
            }
        }
    }

    /// <summary>The group after a token, past which the place moves; nothing where there is none.</summary>
    private static Token[] TakeGroup(Token[] tokens, ref int i)
    {
        if (i + 1 >= tokens.Length)
        {
            return [];
        }
        int start = ++i, depth = 0;
        if (!tokens[i].IsSpecial('{'))
        {
            return [tokens[i]];
        }
        for (; i < tokens.Length; i++)
        {
            depth += tokens[i].IsSpecial('{') ? 1 : tokens[i].IsSpecial('}') ? -1 : 0;
            if (depth == 0)
            {
                return tokens[(start + 1)..i];
            }
        }
        return [];
    }
}
