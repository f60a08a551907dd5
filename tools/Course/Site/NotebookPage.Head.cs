using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Course.Site;

/// <summary>What the first text of a notebook says about it: what it is about, what a reader learns, and how long it takes.</summary>
internal sealed partial class NotebookPage
{
    /// <summary>The longest quotation that stands in the margin.</summary>
    private const int LongestNote = 400;

    private void ReadHead(IElement body)
    {
        IElement first = body.QuerySelector("p")!;
        first.ClassName = "lead";
        IElement copy = ForOtherPages(first);
        Summary = copy.InnerHtml;
        CutAfterSentence(copy);
        FirstSentence = copy.InnerHtml;
        foreach (IElement paragraph in body.QuerySelectorAll("p").ToArray())
        {
            string text = paragraph.TextContent;
            if (StatedTime().Match(text) is { Success: true } time)
            {
                Time ??= time.Groups["time"].Value;
                paragraph.ClassName = "needs";
            }
            else if (text.StartsWith("Before the first cell", StringComparison.Ordinal) && NextIsSetUp())
            {
                // It is about the cells that are folded, so it is folded with them.
                _beforeSetUp = $"<div class=\"prose\">{paragraph.OuterHtml}</div>\n";
                paragraph.Remove();
            }
            else if (text.StartsWith("You learn", StringComparison.Ordinal)
                && paragraph.NextElementSibling is { LocalName: "ul" or "ol" } list)
            {
                Goals = [.. list.Children.Select(goal => ForOtherPages(goal).InnerHtml.Trim())];
                IElement box = paragraph.Owner!.CreateElement("div");
                box.ClassName = "goals";
                paragraph.Before(box);
                box.Append(paragraph, list);
            }
        }
    }

    private bool NextIsSetUp() => _cellNumber < _notebook.Cells.Count && SetUp.Is(_notebook.Cells[_cellNumber]);

    /// <summary>A short quotation behind a paragraph is a note in the margin beside it.</summary>
    private static void AddNotes(IElement body)
    {
        foreach (IElement quotation in body.Children.Where(child => child.LocalName == "blockquote").ToArray())
        {
            if (quotation.PreviousElementSibling is { LocalName: "p" } paragraph && quotation.TextContent.Length <= LongestNote
                && quotation.QuerySelector("pre, table, ul, ol, blockquote, img, .equation, h1, h2, h3, h4") is null)
            {
                IElement pair = quotation.Owner!.CreateElement("div"), note = quotation.Owner.CreateElement("aside");
                pair.ClassName = "noted";
                note.ClassName = "note";
                note.SetAttribute("role", "note");
                note.Append([.. quotation.ChildNodes]);
                paragraph.Before(pair);
                quotation.Remove();
                pair.Append(note, paragraph);
            }
        }
    }

    /// <summary>An element as it can stand on another page: without links and places, which are those of its own.</summary>
    private static IElement ForOtherPages(IElement element)
    {
        var copy = (IElement)element.Clone();
        foreach (IElement place in copy.QuerySelectorAll("[id]"))
        {
            place.RemoveAttribute("id");
        }
        foreach (IElement link in copy.QuerySelectorAll("a"))
        {
            link.Replace([.. link.ChildNodes]);
        }
        return copy;
    }

    /// <summary>Takes away what follows the first sentence, wherever in the element it ends.</summary>
    private static void CutAfterSentence(IElement element)
    {
        IText? last = element.Descendants<IText>().FirstOrDefault(text =>
            text.ParentElement!.Closest("math, code") is null && SentenceEnd().IsMatch(text.Data));
        if (last is null)
        {
            return;
        }
        last.Data = SentenceEnd().Match(last.Data) is var end ? last.Data[..(end.Index + 1)] : "";
        for (INode node = last; node != element; node = node.Parent!)
        {
            while (node.NextSibling is { } behind)
            {
                behind.Parent!.RemoveChild(behind);
            }
        }
    }

    [GeneratedRegex(@"\b(?:Reading time|Time): (?<time>\d+ minutes?)")]
    private static partial Regex StatedTime();

    [GeneratedRegex(@"[.!?](?=\s|$)")]
    private static partial Regex SentenceEnd();
}
