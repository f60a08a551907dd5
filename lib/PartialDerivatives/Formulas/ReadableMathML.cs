using System.Text;
using System.Text.RegularExpressions;

namespace PartialDerivatives;

/// <summary>
/// MathML that stays a formula where its tags are dropped and only its text is left, as in a notebook that is not trusted: x² reads x^2
/// there instead
/// of x2, and a fraction (a+b)/c instead of a+bc.
/// </summary>
/// <remarks>
/// What is added is invisible and takes no room (an mphantom in an empty mpadded, both of MathML Core), so that where MathML is typeset
/// nobody sees it,
/// and screen readers, which leave out what is invisible, read the formula once.
/// </remarks>
internal static partial class ReadableMathML
{
    public static string Of(string mathML)
    {
        var tokens = new Queue<string>(Token().Matches(mathML).Select(match => match.Value));
        var text = new StringBuilder();
        while (tokens.Count > 0)
        {
            text.Append(Read(tokens).Markup);
        }
        return text.ToString();
    }

    /// <summary>Reads an element or a text from the queue.</summary>
    private static Part Read(Queue<string> tokens)
    {
        string open = tokens.Dequeue();
        if (open[0] != '<' || open.EndsWith("/>", StringComparison.Ordinal))
        {
            return new(open, IsOne: true);
        }
        string name = Name().Match(open).Value, close = $"</{name}>";
        List<Part> inside = [];
        while (tokens.Peek() != close)
        {
            inside.Add(Read(tokens));
        }
        tokens.Dequeue();
        bool isOne = inside.Count == 0 || (inside.Count == 1 && inside[0].IsOne && name is not ("msqrt" or "mtr" or "mtable"));
        if (name == "mo" && inside is [{ Markup: "&#x2062;" or "\u2062" }])
        {
            return new(Unseen("·") + open + inside[0].Markup + close, IsOne: true);
        }
        return new(open + string.Concat(Written(name, inside)) + close, isOne);
    }

    /// <summary>The children of an element, with what the tags alone say.</summary>
    private static IEnumerable<string> Written(string name, List<Part> children) => (name, children.Count) switch
    {
        ("msup", 2) => [children[0].Markup, Row(Unseen("^"), Grouped(children[1]))],
        ("msub", 2) => [children[0].Markup, Row(Unseen("_"), Grouped(children[1]))],
        ("mfrac", 2) => [Row(Unseen("("), Grouped(children[0])), Row(Unseen("/"), Grouped(children[1]), Unseen(")"))],
        ("mroot", 2) => [Row(Unseen("root("), children[0].Markup), Row(Unseen(", "), children[1].Markup, Unseen(")"))],
        ("msqrt", _) => [Unseen("√("), Row([.. children.Select(child => child.Markup)]), Unseen(")")],
        ("munderover", 3) =>
            [children[0].Markup, Row(Unseen("_("), children[1].Markup, Unseen(")")), Row(Unseen("^("), children[2].Markup, Unseen(") "))],
        ("mtable", _) => children.Select((row, i) => i == 0 ? row.Markup : After(row.Markup, "<mtd>", "; ")),
        ("mtr", _) => children.Select((cell, i) => i == 0 ? cell.Markup : After(cell.Markup, "<mtd>", ", ")),
        _ => children.Select(child => child.Markup),
    };

    private static string Grouped(Part part) => part.IsOne ? part.Markup : Unseen("(") + Row(part.Markup) + Unseen(")");

    /// <summary>A row of its own, so that an operator at its start stays at a start.</summary>
    private static string Row(params string[] parts) => $"<mrow>{string.Concat(parts)}</mrow>";

    private static string Unseen(string text) =>
        $"<mpadded width=\"0\" height=\"0\" depth=\"0\"><mphantom><mtext>{text}</mtext></mphantom></mpadded>";

    private static string After(string markup, string tag, string text)
    {
        int at = markup.IndexOf(tag, StringComparison.Ordinal) + tag.Length;
        return markup[..at] + Unseen(text) + markup[at..];
    }

    [GeneratedRegex("<[^>]+>|[^<]+")]
    private static partial Regex Token();

    [GeneratedRegex("(?<=^<)[a-z]+")]
    private static partial Regex Name();

    /// <summary>An element or a text, and whether it is one symbol or number that needs no parentheses.</summary>
    private sealed record Part(string Markup, bool IsOne);
}
