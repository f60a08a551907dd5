using System.Xml.Linq;

namespace Course.Site.Mathematics;

/// <summary>Environments: rows of cells.</summary>
internal sealed partial class TexParser
{
    private Atom EnvironmentAtom(Token begin)
    {
        string name = Raw(begin);
        SkipVerticalPosition(name);
        var (environment, lines) = name == "array" ? ArrayColumns(begin)
            : TexEnvironment.Table.TryGetValue(name, out TexEnvironment? known) ? (known, [])
            : throw Error($@"The environment {name} is not supported", begin, Advice.For(name, ["array", .. TexEnvironment.Table.Keys], @"the environment "));
        XElement table = Table(environment, lines);
        Token end = Next();
        Close(begin, end, token => token.IsCommand("end"), $@"\end{{{name}}}");
        if (Raw(end) is var ended && ended != name)
        {
            throw Error($@"\begin{{{name}}} is closed by \end{{{ended}}}", end, $@"Write \end{{{name}}}.");
        }
        return new Atom(AtomClass.Inner, environment.Left + environment.Right == "" ? table : Fenced([environment.Left, environment.Right], [[new Atom(AtomClass.Inner, table)]]));
    }

    private Atom Substack(Token token)
    {
        Token opening = Peek();
        if (!opening.IsSpecial('{'))
        {
            throw Error($"The argument of {token} is not in braces", token, @"Write \substack{… \\ …}.");
        }
        Next();
        XElement table = Table(new TexEnvironment("tex-small", Style: MathStyle.Script, MaxColumns: 1), []);
        Close(opening, Next(), end => end.IsSpecial('}'), "}");
        return new Atom(AtomClass.Ordinary, table);
    }

    /// <summary>[t], [c] or [b] after \begin{…}, which sets a table among text; formulas have none beside them.</summary>
    private void SkipVerticalPosition(string name)
    {
        if (name is "array" or "aligned" or "gathered" && PeekAt(0).IsCharacter('[') && PeekAt(1) is { Kind: TokenKind.Character, Text: "t" or "c" or "b" } && PeekAt(2).IsCharacter(']'))
        {
            _next += 3;
        }
    }

    /// <summary>The columns of an array, and where lines stand between them: 0 is left of the first.</summary>
    private (TexEnvironment Environment, HashSet<int> Lines) ArrayColumns(Token begin)
    {
        Token argument = Peek();
        string columns = "";
        HashSet<int> lines = [];
        foreach (char c in Raw(begin).Where(c => c != ' '))
        {
            if (c == '|')
            {
                lines.Add(columns.Length);
            }
            else if (c is 'l' or 'c' or 'r')
            {
                columns += c;
            }
            else
            {
                throw Error($"The columns of an array have {c}", argument, "Columns are l, c and r, and | is a line, as in {lcr|r}.");
            }
        }
        return columns.Length > 0
            ? (new TexEnvironment("tex-array", Columns: columns, MaxColumns: columns.Length), lines)
            : throw Error("An array without columns", argument, @"Write l, c or r for each, as in \begin{array}{lcr}.");
    }

    private XElement Table(TexEnvironment environment, HashSet<int> lines)
    {
        MathStyle style = _style >= MathStyle.Script && environment.Style < _style ? _style : environment.Style;
        List<List<XElement>> rows = [];
        bool hasLineAbove = TakeLine();
        while (true)
        {
            Token start = Peek();
            List<XElement> cells = Cells(environment, style);
            if (cells.Count > environment.MaxColumns)
            {
                throw Error($"A row of {cells.Count} cells where there are {environment.MaxColumns} columns", start, @"End the row with \\, or delete a &.");
            }
            for (int i = 0; i < cells.Count; i++)
            {
                SetClass(cells[i], environment.Columns[i % environment.Columns.Length], lines, i, hasLineAbove);
            }
            rows.Add(cells);
            if (!Peek().IsCommand(@"\"))
            {
                break;
            }
            Next();
            AddSpaceBelow(cells);
            hasLineAbove = TakeLine();
            if (EndsRow(Peek()) && !Peek().IsSpecial('&') && !Peek().IsCommand(@"\"))
            {
                rows[^1].ForEach(cell => AddClass(cell, hasLineAbove ? "tex-line-below" : null));
                break;
            }
        }
        return Table(environment, style, rows);
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
        while (Peek().IsCommand("hline"))
        {
            Next();
            taken = true;
        }
        return taken;
    }

    /// <summary>The length in brackets that may follow \\.</summary>
    private void AddSpaceBelow(List<XElement> cells)
    {
        if (!PeekAt(0).IsCharacter('['))
        {
            return;
        }
        Token opening = Next();
        string text = "";
        while (_tokens[_next] is { Kind: not TokenKind.End } token && !token.IsCharacter(']'))
        {
            text += token;
            _next++;
        }
        Close(opening, Next(), token => token.IsCharacter(']'), "]");
        double mu = Dimension(text) ?? throw Error(@"\\ is followed by brackets that hold no length", opening, @"Write a length as in \\[0.5em], or \\{} where the next row starts with a bracket.");
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
