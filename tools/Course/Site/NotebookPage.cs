using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Course.Documents;
using TexMath;

namespace Course.Site;

/// <summary>A heading in the contents of a page.</summary>
internal sealed record Heading(int Level, string Anchor, string Text);

/// <summary>What the search finds: the text from a heading to the next.</summary>
internal sealed record SearchEntry(string Page, string Title, string Anchor, string Heading, string Text);

/// <summary>A link to a place in a page of the site.</summary>
internal sealed record Link(string Page, string Anchor, string Source, string Address);

/// <summary>A notebook as the inside of a page.</summary>
internal sealed partial class NotebookPage
{
    private const string AnyHeading = "h1, h2, h3, h4, h5, h6";

    private readonly Notebook _notebook;
    private readonly PageNames _pages;
    private readonly NeighbourFiles _neighbours;
    private readonly TexTypesetter _mathematics;
    private readonly Typesetter _typesetter;
    private readonly List<Heading> _headings = [];
    private readonly List<Link> _links = [];
    private readonly List<string> _problems = [];
    private readonly HashSet<string> _anchors = [];
    private readonly Dictionary<string, string> _figures = [];
    private readonly HashSet<string> _styles = [];
    private readonly List<(Heading Heading, StringBuilder Text)> _sections = [];
    private readonly StringBuilder _html = new();
    private readonly bool _isCSharp;
    private Cell? _cell;
    private int _cellNumber;
    private string _place = "";

    private NotebookPage(Notebook notebook, PageNames pages, TexTypesetter? firstReading)
    {
        _notebook = notebook;
        _pages = pages;
        _neighbours = new NeighbourFiles(notebook.RealPath);
        _mathematics = new TexTypesetter(firstReading);
        _typesetter = new Typesetter(_mathematics, Fault);
        _isCSharp = NotebookLanguage.IsCSharp(notebook);
        Name = pages.PageOf(notebook);
        File = pages.FileOf(notebook);
        foreach ((Cell cell, int i) in notebook.Cells.Select((cell, i) => (cell, i)))
        {
            _anchors.Add(Anchor(cell, i));
        }
        if (notebook.Cells.Any(cell => cell.IsCode) && !notebook.Cells.Any(cell => cell.WasRun))
        {
            _html.Append(OutputHtml.Notice("This notebook was never run, so it shows no outputs. `course run` stores them."));
        }
        foreach ((Cell cell, int i) in notebook.Cells.Select((cell, i) => (cell, i)))
        {
            _place = $"{notebook.Path}, cell {i + 1} (“{cell.FirstLine}”)";
            (_cell, _cellNumber) = (cell, i + 1);
            Add(cell, Anchor(cell, i));
        }
        Title = _headings.FirstOrDefault(heading => heading.Level == 1)?.Text ?? Path.GetFileNameWithoutExtension(notebook.Path);
    }

    /// <summary>Makes the page of a notebook; <paramref name="pages"/> are all that will be there, for links between them.</summary>
    public static NotebookPage Of(Notebook notebook, PageNames pages)
    {
        var page = new NotebookPage(notebook, pages, firstReading: null);
        // References may come before what they refer to.
        return notebook.Cells.Any(cell => cell.IsMarkdown && cell.Source.Contains("ref{", StringComparison.Ordinal))
            ? new NotebookPage(notebook, pages, page._mathematics)
            : page;
    }

    /// <summary>The file of the page.</summary>
    public string Name { get; }

    /// <summary>The file that the notebook is downloaded as.</summary>
    public string File { get; }

    /// <summary>The files beside the notebook that the page shows or links to.</summary>
    public IReadOnlyDictionary<string, byte[]> Files => _neighbours.Files;

    public Notebook Notebook => _notebook;

    /// <summary>The first heading of level 1, as text; without one, the name of the file.</summary>
    public string Title { get; }

    /// <summary>True where the notebook brings a heading of level 1.</summary>
    public bool HasTitle => _headings.Any(heading => heading.Level == 1);

    /// <summary>The first paragraph, as HTML.</summary>
    public string Summary { get; private set; } = "";

    /// <summary>What the notebook says about its reading time, such as “15 minutes”.</summary>
    public string? ReadingTime { get; private set; }

    /// <summary>The cells, as HTML.</summary>
    public string Body => _html.ToString();

    /// <summary>The calls that draw the interactive figures, by their ids.</summary>
    public IReadOnlyDictionary<string, string> Figures => _figures;

    /// <summary>The style rules of the static pictures.</summary>
    public string Styles => string.Concat(_styles);

    public IReadOnlyList<Heading> Headings => _headings;

    public IReadOnlyList<Link> Links => _links;

    public IReadOnlySet<string> Anchors => _anchors;

    /// <summary>What is wrong in the notebook, each with its place.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public IEnumerable<SearchEntry> SearchEntries =>
        _sections.Select(section => new SearchEntry(
            Name, Title, section.Heading.Anchor, section.Heading.Text, WhiteSpace().Replace(section.Text.ToString(), " ").Trim()));

    private static string Anchor(Cell cell, int position) => cell.Id ?? $"cell-{position + 1}";

    private void Add(Cell cell, string anchor)
    {
        if (cell.IsCode)
        {
            AddCode(cell, anchor);
        }
        else if (cell.IsMarkdown)
        {
            AddMarkdown(cell, anchor);
        }
        else
        {
            _html.Append(CultureInfo.InvariantCulture, $"<div class=\"cell\" id=\"{Html.Encode(anchor)}\"><pre>{Html.Encode(cell.Source)}</pre></div>\n");
        }
    }

    private void AddMarkdown(Cell cell, string anchor)
    {
        (string html, MathematicsSource? mathematics) = OutputHtml.OfMarkdown(cell.Source);
        IElement body = Parse(html, mathematics!);
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
        if (Summary.Length == 0 && HasTitle && body.QuerySelector("p") is { } paragraph)
        {
            Summary = SummaryOf(paragraph);
        }
        ReadingTime ??= StatedTime().Match(body.TextContent) is { Success: true } time ? time.Groups["time"].Value : null;
        _html.Append(CultureInfo.InvariantCulture, $"<div class=\"cell prose\" id=\"{Html.Encode(anchor)}\">\n{body.InnerHtml}</div>\n");
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
            AddToSearch(block.TextContent);
        }
    }

    /// <summary>A paragraph as it can stand on another page: without links and places, which are those of its own.</summary>
    private static string SummaryOf(IElement paragraph)
    {
        var copy = (IElement)paragraph.Clone();
        foreach (IElement element in copy.QuerySelectorAll("[id]"))
        {
            element.RemoveAttribute("id");
        }
        foreach (IElement link in copy.QuerySelectorAll("a"))
        {
            link.Replace([.. link.ChildNodes]);
        }
        return copy.InnerHtml;
    }

    /// <summary>
    /// Gives a heading its anchor, as GitHub and VS Code make them: in lower case, with hyphens for spaces; and that of
    /// Jupyter, which keeps capitals and marks, where it is another.
    /// </summary>
    private void AddHeading(IElement heading, string written, string cellAnchor)
    {
        string text = WhiteSpace().Replace(heading.TextContent, " ").Trim();
        string slug = NoSlug().Replace(text.ToLowerInvariant().Replace(' ', '-'), "");
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

    private void AddCode(Cell cell, string anchor)
    {
        AddToSearch(cell.Source);
        bool isSolution = cell.HasTag("solution");
        string code = _isCSharp ? CSharpColours.ToHtml(cell.Source) : Html.Encode(cell.Source);
        _html.Append(CultureInfo.InvariantCulture, $"<div class=\"cell code\" id=\"{Html.Encode(anchor)}\">\n");
        _html.Append(CultureInfo.InvariantCulture, $"{(isSolution ? "<details><summary>Solution</summary>\n" : "")}<pre class=\"source\"><code>{code}</code></pre>\n");
        if (!cell.WasRun && cell.FirstLine.Length > 0 && _notebook.Cells.Any(other => other.WasRun))
        {
            _html.Append(OutputHtml.Notice("This cell was not run."));
        }
        string place = _place;
        foreach ((JsonNode? output, int i) in Joined(cell.Outputs).Select((output, i) => (output, i)))
        {
            _place = $"{place}, output {i + 1}";
            if (Output(output, cell) is { Length: > 0 } html)
            {
                _html.Append(CultureInfo.InvariantCulture, $"<div class=\"output\">{html}</div>\n");
            }
        }
        _html.Append(CultureInfo.InvariantCulture, $"{(isSolution ? "</details>\n" : "")}</div>\n");
    }

    /// <summary>The outputs; text of one stream that comes in pieces is one, or a progress bar would show all its states.</summary>
    private static List<JsonNode?> Joined(JsonArray outputs)
    {
        List<JsonNode?> joined = [];
        foreach (JsonNode? output in outputs)
        {
            if (joined.Count > 0 && OutputHtml.AreOneStream(joined[^1], output))
            {
                var whole = (JsonObject)joined[^1]!.DeepClone();
                whole["text"] = MultilineText.Read(whole["text"]) + MultilineText.Read(output!["text"]);
                joined[^1] = whole;
            }
            else
            {
                joined.Add(output);
            }
        }
        return joined;
    }

    private string Output(JsonNode? output, Cell cell)
    {
        OutputHtml shown = OutputHtml.Of(output, cell.HasTag("raises-exception"), Fault);
        var (html, figures) = StoredFigure.TakeScripts(PlotlyNetChart.AsFigures(shown.Html ?? ""));
        IElement body = Parse(html, shown.Markdown);
        foreach (IElement figure in body.QuerySelectorAll("[data-figure]"))
        {
            string id = figure.GetAttribute("data-figure")!;
            if (figures.TryGetValue(id, out string? call))
            {
                if (StoredFigure.Prepare(figure) is { } style)
                {
                    _styles.Add(style);
                }
                _figures[id] = call;
            }
            else
            {
                figure.RemoveAttribute("data-figure");
            }
        }
        if (shown.Markdown is { } mathematics)
        {
            _typesetter.Typeset(body, mathematics);
        }
        else
        {
            _typesetter.Typeset(body);
        }
        return body.InnerHtml;
    }

    private void Fault(string what) => _problems.Add($"{_place}: {what}{(what.EndsWith('.') ? "" : ".")}");

    private static void Wrap(IElement element, string name, string @class)
    {
        IElement box = element.Owner!.CreateElement(name);
        box.ClassName = @class;
        element.Replace(box);
        box.AppendChild(element);
    }

    private void AddToSearch(string text)
    {
        if (_sections.Count > 0)
        {
            _sections[^1].Text.Append(text).Append('\n');
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    /// <summary>What is left out of an anchor, as GitHub does it.</summary>
    [GeneratedRegex(@"[^\p{L}\p{N}_-]")]
    private static partial Regex NoSlug();

    [GeneratedRegex(@"Reading time: (?<time>\d+ minutes?)")]
    private static partial Regex StatedTime();
}
