using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Course.Documents;

namespace Course.Site;

/// <summary>The text of a page, its headings and what the search finds of it.</summary>
internal sealed partial class NotebookPage
{
    private void AddMarkdown(Cell cell, string anchor)
    {
        (string source, MathematicsSource? mathematics, _) = OutputHtml.OfMarkdown(cell.Source);
        IElement body = Parse(source, mathematics!);
        foreach (IElement figure in body.QuerySelectorAll("[data-figure], [data-height]"))
        {
            // Only an output brings a figure; here it would only name a script to load.
            figure.RemoveAttribute("data-figure");
            figure.RemoveAttribute("data-height");
        }
        string[] names = [.. body.QuerySelectorAll(AnyHeading).Select(heading => mathematics!.Restore(heading.TextContent))];
        _typesetter.Typeset(body, mathematics!);
        foreach ((IElement heading, string name) in body.QuerySelectorAll(AnyHeading).Zip(names))
        {
            AddHeading(heading, name, anchor);
        }
        AddText(body);
        AddNotes(body);
        bool isHead = HasTitle && Summary.Length == 0 && body.QuerySelector("p") is not null;
        if (isHead)
        {
            ReadHead(body);
        }
        string html = $"<div class=\"cell prose{(isHead ? " head" : "")}\" id=\"{Html.Encode(anchor)}\">\n{body.InnerHtml}</div>\n";
        if (isHead && _html.Length == 0)
        {
            Head = html;
        }
        else
        {
            _html.Append(html);
        }
    }

    /// <summary>Gives each section its text, for the search.</summary>
    private void AddText(IElement body)
    {
        foreach (IElement block in body.Children)
        {
            foreach (IElement heading in block.Matches(AnyHeading) ? [block] : block.QuerySelectorAll(AnyHeading).ToArray())
            {
                _sections.Add((_headings[_sections.Count], new StringBuilder()));
            }
            AddToSearch(PlainText.Of(block));
        }
    }

    /// <summary>
    /// Gives a heading its anchor, as GitHub and VS Code make them: in lower case, with hyphens for spaces; and that of
    /// Jupyter, which keeps capitals and marks, where it is another.
    /// </summary>
    private void AddHeading(IElement heading, string written, string cellAnchor)
    {
        string text = WhiteSpace().Replace(PlainText.Of(heading), " ").Trim();
        string slug = NoSlug().Replace(WhiteSpace().Replace(heading.TextContent, " ").Trim().ToLowerInvariant().Replace(' ', '-'), "");
        string anchor = slug;
        for (int i = 1; anchor != cellAnchor && (anchor.Length == 0 || PageTemplate.Ids.Contains(anchor) || !_anchors.Add(anchor)); i++)
        {
            anchor = $"{slug}-{i}";
        }
        if (anchor != cellAnchor)
        {
            heading.Id = anchor;
        }
        if (heading.QuerySelector("a") is null)
        {
            IElement link = heading.Owner!.CreateElement("a");
            link.SetAttribute("href", "#" + anchor);
            link.Append([.. heading.ChildNodes]);
            heading.AppendChild(link);
        }
        string jupyters = written.Trim().Replace(' ', '-');
        if (jupyters.Length > 0 && !PageTemplate.Ids.Contains(jupyters) && _anchors.Add(jupyters))
        {
            IElement place = heading.Owner!.CreateElement("span");
            place.Id = jupyters;
            heading.Prepend(place);
        }
        _headings.Add(new Heading(heading.LocalName[1] - '0', anchor, text));
    }

    private void AddToSearch(string text)
    {
        if (_sections.Count > 0)
        {
            _sections[^1].Text.Append(text).Append('\n');
        }
    }

    /// <summary>What is left out of an anchor, as GitHub does it.</summary>
    [GeneratedRegex(@"[^\p{L}\p{N}_-]")]
    private static partial Regex NoSlug();
}
