using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Course.Site;

/// <summary>A formula in a text.</summary>
/// <param name="Source">As it stands there, with its delimiters.</param>
/// <param name="Tex">What is between them.</param>
/// <param name="Display">Whether it stands on a line of its own.</param>
internal readonly record struct SourceFormula(string Source, string Tex, bool Display);

/// <summary>
/// The mathematics of a text, found where Jupyter finds it: before Markdown is read, so that nothing in a formula means
/// anything to Markdown. A word stands in the place of each formula until the page is put together.
/// </summary>
internal sealed partial class MathematicsSource
{
    /// <summary>What Markdown makes two dollar signs of, which enclose a formula then: it ends with $\$.</summary>
    private const string EscapedOpening = @"\$$";

    private readonly List<SourceFormula> _formulas = [];
    private readonly List<(string Opening, string Message)> _unclosed = [];
    private readonly string _word;

    private MathematicsSource(string text)
    {
        // A word that the text does not have; letters only, so that Markdown takes it for a word wherever it stands.
        _word = "FORMULA";
        while (text.Contains(_word, StringComparison.Ordinal))
        {
            _word += "X";
        }
    }

    /// <summary>The text with words in the places of formulas.</summary>
    public string Text { get; private set; } = "";

    /// <summary>What begins a formula and never ends.</summary>
    public IReadOnlyList<(string Opening, string Message)> Unclosed => _unclosed;

    /// <summary>Finds the mathematics of Markdown: not in code, and not behind a backslash.</summary>
    public static MathematicsSource OfMarkdown(string markdown)
    {
        int[] code = [.. Code().Matches(markdown).Select(match => match.Index)];
        markdown = FencedFormula().Replace(
            markdown, fence => code.Contains(fence.Index) ? $"{fence.Groups["before"]}$$\n{fence.Groups["tex"]}$$" : fence.Value);
        var source = new MathematicsSource(markdown);
        source.Text = source.Find(markdown, Code().Matches(markdown), MarkdownOpening());
        return source;
    }

    /// <summary>Finds the mathematics in the text of an element.</summary>
    /// <param name="text">The text.</param>
    /// <param name="dollars">Whether dollar signs may enclose it; in what was Markdown all of them have had their turn.</param>
    public static MathematicsSource OfText(string text, bool dollars)
    {
        var source = new MathematicsSource(text);
        source.Text = source.Find(text, [], dollars ? TextOpening() : TextOpeningWithoutDollars());
        return source;
    }

    /// <summary>A text of the page in its parts: words, and formulas in their places.</summary>
    public IEnumerable<(string Words, SourceFormula? Formula)> Parts(string text)
    {
        int start = 0;
        foreach (Match match in Places(text))
        {
            yield return (text[start..match.Index], _formulas[Number(match)]);
            start = match.Index + match.Length;
        }
        yield return (text[start..], null);
    }

    /// <summary>A text of the page as it was before, for where no formula is meant: in code, and in attributes.</summary>
    public string Restore(string text) => string.Concat(Parts(text).Select(part => part.Words + part.Formula?.Source));

    /// <summary>Whether a text of the page has formulas.</summary>
    public bool Has(string text) => _formulas.Count > 0 && text.Contains(_word, StringComparison.Ordinal);

    private IEnumerable<Match> Places(string text) =>
        Has(text) ? Regex.Matches(text, $"{_word}([0-9]{{1,9}})E").Where(match => Number(match) < _formulas.Count) : [];

    private static int Number(Match place) => int.Parse(place.Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    private string Find(string text, IEnumerable<Match> code, Regex openings)
    {
        var result = new StringBuilder();
        (int Start, int End)[] skipped = [.. code.Select(match => (match.Index, match.Index + match.Length))];
        int done = 0, next = 0;
        for (Match opening = openings.Match(text); opening.Success; opening = openings.Match(text, next))
        {
            next = opening.Index + opening.Length;
            int inside = Array.FindIndex(skipped, range => range.Start <= opening.Index && opening.Index < range.End);
            if (inside >= 0)
            {
                next = skipped[inside].End;
                continue;
            }
            if (opening.Groups["escaped"].Success)
            {
                continue;
            }
            if (FindEnd(text, opening) is not { } end)
            {
                next = opening.Value == EscapedOpening ? opening.Index + EscapedOpening.Length - 1 : next;
                continue;
            }
            result.Append(text, done, opening.Index - done).Append(CultureInfo.InvariantCulture, $"{_word}{_formulas.Count}E");
            _formulas.Add(Formula(text, opening, end));
            done = next = end;
        }
        return result.Append(text, done, text.Length - done).ToString();
    }

    private static SourceFormula Formula(string text, Match opening, int end)
    {
        string source = text[opening.Index..end];
        string begin = opening.Value;
        // In a quotation the lines after the first begin with its marks.
        if (QuotationMarks().Match(text, text.LastIndexOf('\n', opening.Index) + 1) is { Length: > 0 } marks)
        {
            int depth = marks.Value.Count(mark => mark == '>');
            source = Regex.Replace(source, $@"\n(?:[ ]{{0,3}}>[ ]?){{1,{depth}}}", "\n");
        }
        return begin.StartsWith(@"\begin", StringComparison.Ordinal) ? new SourceFormula(source, source, true)
            : begin == EscapedOpening ? new SourceFormula(source, source[begin.Length..^begin.Length], true)
            : begin.EndsWith('{') ? new SourceFormula(source, source, false)
            : new SourceFormula(source, source[begin.Length..^begin.Length], begin is "$$" || begin.EndsWith('['));
    }

    /// <summary>Where a formula ends that begins at a place; nothing where it is none.</summary>
    private int? FindEnd(string text, Match opening)
    {
        int start = opening.Index + opening.Length;
        switch (opening.Value)
        {
            case "$":
                return EndOf(text, start, "$") is { } end && !IsMoney(text, start, end) ? end : null;
            case EscapedOpening:
                return EndOf(text, start, @"$\$");
            case "$$":
                return EndOf(text, start, "$$") ?? NoEnd("$$", @"Write $$ where the formula ends, or \$\$ for the signs.");
            case var parenthesis when parenthesis.EndsWith('(') || parenthesis.EndsWith('['):
                return EndOf(text, start, parenthesis[..^1] + (parenthesis[^1] == '(' ? ')' : ']'));
            case var command when command.EndsWith('{'):
                return text.IndexOf('}', start) is var brace and >= 0 ? brace + 1 : null;
            default:
                return EndOfEnvironment(text, start, opening.Groups["name"].Value)
                    ?? NoEnd(opening.Value, $@"Write \end{{{opening.Groups["name"].Value}}} where it ends.");
        }
    }

    private int? NoEnd(string opening, string advice)
    {
        _unclosed.Add((opening, $"{opening} begins a formula that does not end. {advice}"));
        return null;
    }

    /// <summary>
    /// The place behind the delimiter outside braces. Running text ends at a blank line; a formula of its own may have some.
    /// </summary>
    private static int? EndOf(string text, int start, string delimiter)
    {
        if (text.LastIndexOf(delimiter, StringComparison.Ordinal) < start)
        {
            return null;
        }
        int depth = 0;
        for (int i = start; i < text.Length; i++)
        {
            if (depth <= 0 && string.CompareOrdinal(text, i, delimiter, 0, delimiter.Length) == 0)
            {
                return i > start || delimiter.Length > 1 ? i + delimiter.Length : null;
            }
            switch (text[i])
            {
                case '\\':
                    i++;
                    break;
                case '{':
                    depth++;
                    break;
                case '}':
                    depth--;
                    break;
                case '\n' when delimiter == "$" && BlankLine().IsMatch(text, i):
                    depth = Math.Max(depth, 0);
                    i = text.Length;
                    break;
            }
        }
        // Braces that do not match are the formula's fault, not a reason to miss its end.
        int paragraph = delimiter == "$" && BlankLines().Match(text, start) is { Success: true } blank ? blank.Index : text.Length;
        return depth > 0 && text.IndexOf(delimiter, start, paragraph - start, StringComparison.Ordinal) is var end and >= 0
            ? end + delimiter.Length
            : null;
    }

    private static int? EndOfEnvironment(string text, int start, string name)
    {
        if (text.LastIndexOf($@"\end{{{name}}}", StringComparison.Ordinal) < start)
        {
            return null;
        }
        int depth = 1;
        foreach (Match match in Regex.Matches(text[start..], $@"\\(?<kind>begin|end)\{{{Regex.Escape(name)}\}}"))
        {
            depth += match.Groups["kind"].Value == "begin" ? 1 : -1;
            if (depth == 0)
            {
                return start + match.Index + match.Length;
            }
        }
        return null;
    }

    /// <summary>
    /// “$20 and $30”, “US$20–US$30”, or “$1 per day and $x$”: a number behind the first sign, and a number behind the second, or a space
    /// before that and a letter behind it or a word between them. “5$ and 10$”, “5$, if $x$”: a number before the first sign and a space
    /// or a stop behind it, and the same, or a number before the second. Jupyter takes it for a formula and garbles it; no other host does.
    /// </summary>
    private static bool IsMoney(string text, int start, int end)
    {
        bool isBehindSum = start >= 2 && char.IsAsciiDigit(text[start - 2]) && BehindSum().IsMatch(text[start..(end - 1)]);
        bool isSpaceLast = char.IsWhiteSpace(text[end - 2]);
        return (char.IsAsciiDigit(text[start]) || isBehindSum)
            && ((end < text.Length && char.IsAsciiDigit(text[end]))
                || (isSpaceLast && end < text.Length && (char.IsLetter(text[end]) || text[end] == '\\'))
                || (isSpaceLast && Word().IsMatch(CommandOrGroup().Replace(text[start..(end - 1)], "")))
                || (isBehindSum && char.IsAsciiDigit(text[end - 2])));
    }

    /// <summary>What can follow on “5$”, up to the next such sign.</summary>
    [GeneratedRegex(@"^[\s,.;:–—-][\p{L}\p{Nd}\s,.;:'’–—-]*$")]
    private static partial Regex BehindSum();

    [GeneratedRegex("[A-Za-z]{2}")]
    private static partial Regex Word();

    [GeneratedRegex(@"\\[A-Za-z]+|\{[^{}]*\}")]
    private static partial Regex CommandOrGroup();

    /// <summary>Code: between fences, or between backquotes within a paragraph.</summary>
    [GeneratedRegex(
        @"^[ ]{0,3}(?:[ ]*(?:>|[-*+]|[0-9]+[.)])[ ]+)*[ ]*(?<fence>`{3,}|~{3,})[^`\n]*\n(?:[\s\S]*?^[ >]*\k<fence>[`~]*[ ]*$|[\s\S]*)"
        + @"|(?<![\\`])(?<ticks>`+)(?!`)(?:(?!\n[ \t]*\n)[\s\S])*?(?<!`)\k<ticks>(?!`)",
        RegexOptions.Multiline)]
    private static partial Regex Code();

    /// <summary>A formula between fences, as VS Code and GitHub have it.</summary>
    [GeneratedRegex(@"^(?<before>[ >]*)(?<fence>`{3,})math[ \t]*\n(?<tex>[\s\S]*?)\n[ >]*\k<fence>[ \t]*$", RegexOptions.Multiline)]
    private static partial Regex FencedFormula();

    /// <summary>The marks of a quotation at the start of a line.</summary>
    [GeneratedRegex(@"\G(?:[ ]{0,3}>[ ]?)+")]
    private static partial Regex QuotationMarks();

    /// <summary>What may begin a formula in Markdown, which takes one of two backslashes away; an escaped sign begins none.</summary>
    [GeneratedRegex(@"\\\\[(\[]|\\(?:eq)?ref\{|\\begin\{(?<name>[A-Za-z]+\*?)\}|\\\$\$(?!\$)|(?<escaped>\\[\s\S])|\$\$?")]
    private static partial Regex MarkdownOpening();

    /// <summary>What may begin a formula in the text of HTML.</summary>
    [GeneratedRegex(@"\\[(\[]|\\(?:eq)?ref\{|\\begin\{(?<name>[A-Za-z]+\*?)\}|(?<escaped>\\[\s\S])|\$\$?")]
    private static partial Regex TextOpening();

    [GeneratedRegex(@"\\[(\[]")]
    private static partial Regex TextOpeningWithoutDollars();

    [GeneratedRegex(@"\G\n[ \t]*\r?\n")]
    private static partial Regex BlankLine();

    [GeneratedRegex(@"\n[ \t]*\r?\n")]
    private static partial Regex BlankLines();
}
