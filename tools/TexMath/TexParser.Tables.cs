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
        if (name == "CD")
        {
            return Diagram(begin);
        }
        if (name is "alignat" or "alignat*" or "xalignat" or "xalignat*" or "alignedat")
        {
            // The number of columns, which the & say, too.
            RawTokens(begin);
        }
        string? position = TakePosition();
        var (environment, lines) = name is "array" or "subarray" ? ArrayColumns(begin)
            : TexEnvironment.Table.TryGetValue(name, out TexEnvironment? known) ? (known, [])
            : throw Error(
                $@"The environment {name} is not supported", begin,
                Advice.For(name, ["array", .. TexEnvironment.Table.Keys], "the environment "));
        if (position is "l" or "r" && name.EndsWith("matrix*", StringComparison.Ordinal))
        {
            environment = environment with { Columns = position };
        }
        XElement table = Table(environment, lines);
        Token end = Next();
        Close(begin, end, token => token.IsCommand("end"), $@"\end{{{name}}}");
        if (Raw(end) is var ended && ended != name)
        {
            throw Error($@"\begin{{{name}}} is closed by \end{{{ended}}}", end, $@"Write \end{{{name}}}.");
        }
        return Delimited(table, environment);
    }

    /// <summary>A table between its delimiters, if it has some.</summary>
    private Atom Delimited(XElement table, TexEnvironment environment)
    {
        Atom atom = new(AtomClass.Inner, table);
        return environment.Left + environment.Right == ""
            ? atom
            : new Atom(AtomClass.Inner, Fenced([environment.Left, environment.Right], [[atom]]));
    }

    /// <summary>An environment that the page has defined: what stands for its begin and its end, around what it holds.</summary>
    private Atom OwnEnvironment(Token begin, string name, MacroTable.Environment environment)
    {
        _tokens.Push([begin]);
        _tokens.Expand(environment.Begin);
        Token[] content = _tokens.UpTo(EndOf(name, begin), begin);
        _tokens.Push(
        [
            new(TokenKind.Special, "{", begin.Position), .. content,
            .. environment.End.Select(token => token with { Position = begin.Position }), new(TokenKind.Special, "}", begin.Position),
        ]);
        return Nucleus();
    }

    private static Token[] EndOf(string name, Token begin) =>
    [
        new(TokenKind.Command, "end", begin.Position), new(TokenKind.Special, "{", 0),
        .. TexLexer.Tokens(name)[..^1], new(TokenKind.Special, "}", 0),
    ];

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
        return Delimited(table, environment);
    }

    /// <summary>A letter in brackets after \begin{…}, which sets a table among text or aligns its columns.</summary>
    private string? TakePosition()
    {
        if (!PeekAt(0).IsCharacter('[') || !PeekAt(2).IsCharacter(']')
            || PeekAt(1) is not { Kind: TokenKind.Character, Text: "t" or "c" or "b" or "l" or "r" } letter)
        {
            return null;
        }
        _tokens.Skip(3);
        return letter.Text;
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
                // All that have a limit have one column.
                throw Error(
                    $"A row of {cells.Count} cells where there is {environment.MaxColumns} column", start,
                    @"End the row with \\, or delete a &.");
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
            table.SetAttributeValue("columnalign", Listed(columns, i => environment.Columns[i % environment.Columns.Length] switch
            {
                'l' => "left",
                'r' => "right",
                _ => "center",
            }));
        }
        if (environment.IsAligned && columns > 1)
        {
            table.SetAttributeValue("columnspacing", Listed(columns - 1, i => i % 2 == 0 ? "0em" : "2em"));
        }
        table.Add(rows.Select(cells => MathML.Element("mtr", cells)));
        return environment.Style == MathStyle.Script
            ? MathML.Element("mstyle", new XAttribute("scriptlevel", style - MathStyle.Text), table)
            : table;
    }

    private static string Listed(int count, Func<int, string> item) => string.Join(' ', Enumerable.Range(0, count).Select(item));

    private List<XElement> Cells(TexEnvironment environment, MathStyle style)
    {
        List<XElement> cells = [];
        while (true)
        {
            // In aligned formulas the sign after & stands between the two cells.
            bool continues = environment.IsAligned && cells.Count % 2 == 1;
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
            @"\\ is followed by brackets that hold no length", opening,
            @"Write a length as in \\[0.5em], or \\{} where the next row starts with a bracket.");
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
