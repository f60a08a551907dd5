namespace TexMath;

/// <summary>Commutative diagrams, as the package amscd writes them: objects, and arrows that begin with @.</summary>
internal sealed partial class TexParser
{
    /// <summary>The diagram as a matrix: an arrow between two objects has a column of its own, one below an object its column.</summary>
    private Atom Diagram(Token begin)
    {
        Token[] content = _tokens.UpTo(EndOf("CD", begin), begin);
        List<Token> matrix = Tokens(@"\begin{matrix}", begin);
        int start = 0;
        for (int i = 0; i <= content.Length; i++)
        {
            if (i == content.Length || content[i].IsCommand(@"\") || content[i].IsCommand("cr"))
            {
                AddDiagramRow(content[start..i], begin, matrix);
                matrix.AddRange(i < content.Length ? [content[i]] : []);
                start = i + 1;
            }
        }
        matrix.AddRange(Tokens(@"\end{matrix}", begin));
        _tokens.Push(matrix);
        return Nucleus();
    }

    private void AddDiagramRow(Token[] row, Token begin, List<Token> matrix)
    {
        List<List<Token>> objects = [[]], arrows = [];
        bool isBetweenObjects = false;
        for (int i = 0; i < row.Length; i++)
        {
            if (row[i].IsCharacter('@'))
            {
                isBetweenObjects |= i + 1 < row.Length && row[i + 1].ToString() is ">" or "<" or "=";
                arrows.Add(Arrow(row, ref i));
                objects.Add([]);
            }
            else
            {
                isBetweenObjects |= row[i].Kind != TokenKind.Space;
                objects[^1].Add(row[i]);
            }
        }
        for (int i = 0; i < objects.Count; i++)
        {
            matrix.AddRange(isBetweenObjects ? objects[i] : []);
            if (i < arrows.Count)
            {
                // Below objects there is nothing between two arrows.
                matrix.AddRange(Tokens(isBetweenObjects ? "&" : i > 0 ? "&&" : "", begin));
                matrix.AddRange(arrows[i]);
                matrix.AddRange(Tokens(isBetweenObjects ? "&" : "", begin));
            }
        }
    }

    private List<Token> Arrow(Token[] row, ref int i)
    {
        Token sign = i + 1 < row.Length ? row[++i] : row[i];
        if (sign.ToString() is var name and (">" or "<" or "V" or "A"))
        {
            Token[] first = Label(row, ref i, sign), second = Label(row, ref i, sign);
            List<Token> Parts(params object[] parts) =>
                [.. parts.SelectMany(part => part as IEnumerable<Token> ?? Tokens((string)part, sign))];
            return name switch
            {
                ">" => Parts(@"\xrightarrow[\quad{", second, @"}\quad]{\quad{", first, @"}\quad}"),
                "<" => Parts(@"\xleftarrow[\quad{", second, @"}\quad]{\quad{", first, @"}\quad}"),
                _ => Parts(@"\mathllap{\scriptstyle{", first, @"}\;}", name == "V" ? @"\Big\downarrow" : @"\Big\uparrow",
                    @"\mathrlap{\;\scriptstyle{", second, "}}"),
            };
        }
        return Tokens(
            sign.ToString() switch
            {
                "=" => @"\mathrel{=\!=\!=}",
                "|" or @"\|" or @"\vert" => @"\Big\|",
                "." => "",
                _ => throw Error($"@{sign} is no arrow of a diagram", sign, "Arrows are @>>>, @<<<, @VVV, @AAA, @=, @| and @. for none."),
            },
            sign);
    }

    /// <summary>What stands up to the next sign of an arrow, outside braces.</summary>
    private Token[] Label(Token[] row, ref int i, Token sign)
    {
        int start = ++i, depth = 0;
        for (; i < row.Length; i++)
        {
            if (depth == 0 && row[i].ToString() == sign.ToString())
            {
                return row[start..i];
            }
            depth += row[i].IsSpecial('{') ? 1 : row[i].IsSpecial('}') ? -1 : 0;
        }
        throw Error(
            $"An arrow @{sign} has its sign less than three times", sign, $"Write @{sign}a{sign}b{sign}, with or without a and b.");
    }

    /// <summary>TeX of our own, which stands where a token does.</summary>
    private static List<Token> Tokens(string tex, Token at) =>
        [.. TexLexer.Tokens(tex)[..^1].Select(token => token with { Position = at.Position })];
}
