using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace TexMath;

/// <summary>Environments: rows of cells.</summary>
internal sealed partial class TexParser
{
    private Atom EnvironmentAtom(Token begin)
    {
        string name = Raw(begin);
        if (_page.Macros.EnvironmentOf(name) is { } own)
        {
            return OwnEnvironment(begin, name, own);
        }
        if (name.StartsWith("alignat", StringComparison.Ordinal) || name.StartsWith("xalignat", StringComparison.Ordinal) || name == "alignedat")
        {
            // The number of columns, which the & say, too.
            RawTokens(begin);
        }
        SkipPosition();
        var (environment, lines) = name is "array" or "subarray" ? ArrayColumns(begin)
            : TexEnvironment.Table.TryGetValue(name, out TexEnvironment? known) ? (known, [])
            : throw Error($@"The environment {name} is not supported", begin, Advice.For(name, ["array", .. TexEnvironment.Table.Keys], "the environment "));
        XElement table = Table(environment, lines);
        Token end = Next();
        Close(begin, end, token => token.IsCommand("end"), $@"\end{{{name}}}");
        if (Raw(end) is var ended && ended != name)
        {
            throw Error($@"\begin{{{name}}} is closed by \end{{{ended}}}", end, $@"Write \end{{{name}}}.");
        }
        return new Atom(
            AtomClass.Inner,
            environment.Left + environment.Right == "" ? table : Fenced([environment.Left, environment.Right], [[new Atom(AtomClass.Inner, table)]]));
    }

    /// <summary>An environment that the page has defined: what stands for its begin and its end, around what it holds.</summary>
    private Atom OwnEnvironment(Token begin, string name, MacroTable.Environment environment)
    {
        Token[] Name(string command) =>
        [
            new(TokenKind.Command, command, begin.Position), new(TokenKind.Special, "{", 0), .. TexLexer.Tokens(name)[..^1], new(TokenKind.Special, "}", 0),
        ];
        _tokens.Push([begin]);
        _tokens.Expand(environment.Begin);
        Token[] content = _tokens.UpTo(Name("end"), begin);
        _tokens.Push(
        [
            new(TokenKind.Special, "{", begin.Position), .. content,
            .. environment.End.Select(token => token with { Position = begin.Position }), new(TokenKind.Special, "}", begin.Position),
        ]);
        return Nucleus();
    }

    /// <summary>A table whose rows stand in the braces of a command.</summary>
    private Atom Braced(Token token, TexEnvironment environment)
    {
        _tokens.SkipSpace();
        Token opening = PeekAt(0);
        if (!opening.IsSpecial('{'))
        {
            throw Error($"The argument of {token} is not in braces", token, $@"Write {token}{{… \\ …}}.");
        }
        Next();
        XElement table = Table(environment, []);
        Close(opening, Next(), end => end.IsSpecial('}'), "}");
        return new Atom(
            AtomClass.Inner,
            environment.Left + environment.Right == "" ? table : Fenced([environment.Left, environment.Right], [[new Atom(AtomClass.Inner, table)]]));
    }

    /// <summary>A letter in brackets after \begin{…}, which sets a table among text or aligns its columns.</summary>
    private void SkipPosition()
    {
        if (PeekAt(0).IsCharacter('[') && PeekAt(1) is { Kind: TokenKind.Character, Text: "t" or "c" or "b" or "l" or "r" } && PeekAt(2).IsCharacter(']'))
        {
            _tokens.Skip(3);
        }
    }

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
                case "*" when int.TryParse(string.Concat(TakeGroup(tokens, ref i)), NumberStyles.None, CultureInfo.InvariantCulture, out int times) && times < 100:
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
                    throw Error($"The columns of an array have {tokens[Math.Min(i, tokens.Length - 1)]}", argument, "Columns are l, c and r, and | is a line, as in {lcr|r}.");
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

    private XElement Table(TexEnvironment environment, HashSet<int> lines)
    {
        MathStyle style = _style >= MathStyle.Script && environment.Style < _style ? _style : environment.Style;
        List<List<XElement>> rows = [];
        List<List<XObject>?> tags = [];
        bool hasLineAbove = TakeLine();
        while (true)
        {
            Token start = Peek();
            List<XElement> cells = Cells(environment, style);
            if (cells.Count > environment.MaxColumns)
            {
                throw Error($"A row of {cells.Count} cells where there {(environment.MaxColumns == 1 ? "is 1 column" : $"are {environment.MaxColumns} columns")}", start, @"End the row with \\, or delete a &.");
            }
            for (int i = 0; i < cells.Count; i++)
            {
                SetClass(cells[i], environment.Columns[i % environment.Columns.Length], lines, i, hasLineAbove);
            }
            rows.Add(cells);
            tags.Add(environment.IsNumbered ? EndEquation() : null);
            if (!IsRowEnd(Peek()))
            {
                break;
            }
            TakeRowEnd(cells);
            hasLineAbove = TakeLine();
            if (EndsRow(Peek()) && !Peek().IsSpecial('&') && !IsRowEnd(Peek()))
            {
                rows[^1].ForEach(cell => AddClass(cell, hasLineAbove ? "tex-line-below" : null));
                break;
            }
        }
        if (environment.IsMultline)
        {
            AddClass(rows[0][0], rows.Count > 1 ? "tex-left" : null);
            AddClass(rows[^1][0], rows.Count > 1 ? "tex-right" : null);
        }
        XElement table = Table(environment, style, rows);
        return tags.TrueForAll(tag => tag is null) ? table : Tagged(table, tags);
    }

    /// <summary>A table with a column for tags at its right, and as much space at its left.</summary>
    private static XElement Tagged(XElement table, List<List<XObject>?> tags)
    {
        int columns = table.Elements().Max(row => row.Elements().Count());
        foreach ((XElement row, List<XObject>? tag) in table.Elements().Zip(tags))
        {
            int missing = columns - row.Elements().Count();
            row.AddFirst(Side());
            row.Add(Enumerable.Range(0, missing).Select(_ => MathML.Element("mtd")), TagCell(tag));
        }
        AddClass(table, "tex-tagged");
        table.SetAttributeValue("columnalign", null);
        table.SetAttributeValue("columnspacing", null);
        return table;
    }

    private static XElement Table(TexEnvironment environment, MathStyle style, List<List<XElement>> rows)
    {
        int columns = rows.Max(cells => cells.Count);
        XElement table = MathML.Element("mtable", new XAttribute("class", environment.Class));
        if (style == MathStyle.Display)
        {
            table.SetAttributeValue("displaystyle", "true");
        }
        // Not in MathML Core, where the style sheet does it, but some browsers know these.
        if (environment.Columns.Any(align => align != 'c'))
        {
            table.SetAttributeValue("columnalign", string.Join(' ', Enumerable.Range(0, columns).Select(i => environment.Columns[i % environment.Columns.Length] switch
            {
                'l' => "left",
                'r' => "right",
                _ => "center",
            })));
        }
        if (environment.Columns == "rl" && columns > 1)
        {
            table.SetAttributeValue("columnspacing", string.Join(' ', Enumerable.Range(1, columns - 1).Select(i => i % 2 == 1 ? "0em" : "2em")));
        }
        table.Add(rows.Select(cells => MathML.Element("mtr", cells)));
        return environment.Style == MathStyle.Script ? MathML.Element("mstyle", new XAttribute("scriptlevel", style - MathStyle.Text), table) : table;
    }

    private List<XElement> Cells(TexEnvironment environment, MathStyle style)
    {
        List<XElement> cells = [];
        while (true)
        {
            // In aligned formulas the sign after & stands between the two cells.
            bool continues = environment.Columns == "rl" && cells.Count % 2 == 1;
            cells.Add(MathML.Element("mtd", Row.Elements(In(style, _alphabet, Atoms), style, continues)));
            if (!Peek().IsSpecial('&'))
            {
                return cells;
            }
            Next();
        }
    }

    private bool TakeLine()
    {
        bool taken = false;
        while (Peek().IsCommand("hline") || Peek().IsCommand("hdashline"))
        {
            Next();
            taken = true;
        }
        return taken;
    }

    /// <summary>Takes \\, with the length in brackets that may follow it.</summary>
    private void TakeRowEnd(List<XElement> cells)
    {
        Next();
        TakeStar();
        if (!PeekAt(0).IsCharacter('['))
        {
            return;
        }
        Token opening = PeekAt(0);
        string text = string.Concat(_tokens.InBrackets(opening)!);
        double mu = Dimension(text) ?? throw Error(
            @"\\ is followed by brackets that hold no length", opening, @"Write a length as in \\[0.5em], or \\{} where the next row starts with a bracket.");
        cells[0].Add(MathML.Element("mspace", new XAttribute("depth", MathML.Length(Math.Max(0, mu + StrutDepth)))));
    }

    /// <summary>What every row reaches below its line, in math units.</summary>
    private const double StrutDepth = 0.3 * 18;

    private static void SetClass(XElement cell, char align, HashSet<int> lines, int column, bool hasLineAbove)
    {
        AddClass(cell, align switch { 'l' => "tex-left", 'r' => "tex-right", _ => null });
        AddClass(cell, column == 0 && lines.Contains(0) ? "tex-line-left" : null);
        AddClass(cell, lines.Contains(column + 1) ? "tex-line-right" : null);
        AddClass(cell, hasLineAbove ? "tex-line-above" : null);
    }

    private static void AddClass(XElement element, string? name)
    {
        if (name is not null)
        {
            element.SetAttributeValue("class", element.Attribute("class") is { Value: var others } ? $"{others} {name}" : name);
        }
    }
}
