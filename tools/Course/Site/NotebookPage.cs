using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Course.Documents;
using Course.Site.Mathematics;

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
    private readonly IReadOnlySet<string> _pages;
    private readonly List<Heading> _headings = [];
    private readonly List<Link> _links = [];
    private readonly List<string> _problems = [];
    private readonly HashSet<string> _anchors = [];
    private readonly Dictionary<string, string> _figures = [];
    private readonly HashSet<string> _styles = [];
    private readonly List<(Heading Heading, StringBuilder Text)> _sections = [];
    private readonly StringBuilder _html = new();
    private string _place = "";

    /// <summary>Makes the page; <paramref name="pages"/> are the names of all pages that will be there, for links between them.</summary>
    public NotebookPage(Notebook notebook, IReadOnlySet<string> pages)
    {
        _notebook = notebook;
        _pages = pages;
        Name = NameOf(notebook);
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
            try
            {
                Add(cell, Anchor(cell, i));
            }
            catch (TexException e)
            {
                _problems.Add($"{_place}: {e.Message}");
            }
        }
        Title = _headings.FirstOrDefault(heading => heading.Level == 1)?.Text ?? Path.GetFileNameWithoutExtension(notebook.Path);
    }

    /// <summary>The name of the file of the page of a notebook.</summary>
    public static string NameOf(Notebook notebook) => Path.GetFileNameWithoutExtension(notebook.Path) + ".html";

    public string Name { get; }

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
        _sections.Select(section => new SearchEntry(Name, Title, section.Heading.Anchor, section.Heading.Text, WhiteSpace().Replace(section.Text.ToString(), " ").Trim()));

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
            _html.Append($"<div class=\"cell\" id=\"{Html.Encode(anchor)}\"><pre>{Html.Encode(cell.Source)}</pre></div>\n");
        }
    }

    private void AddMarkdown(Cell cell, string anchor)
    {
        IElement body = Parse(MarkdownHtml.ToHtml(cell.Source));
        foreach (IElement block in body.Children)
        {
            foreach (IElement heading in block.Matches(AnyHeading) ? [block] : block.QuerySelectorAll(AnyHeading).ToArray())
            {
                AddHeading(heading, anchor);
            }
            AddToSearch(block.TextContent);
        }
        if (Summary.Length == 0 && HasTitle && body.QuerySelector("p") is { } paragraph)
        {
            Summary = paragraph.InnerHtml;
        }
        ReadingTime ??= StatedTime().Match(body.TextContent) is { Success: true } time ? time.Groups["time"].Value : null;
        _html.Append($"<div class=\"cell prose\" id=\"{Html.Encode(anchor)}\">\n{body.InnerHtml}</div>\n");
    }

    private void AddHeading(IElement heading, string cellAnchor)
    {
        string text = WhiteSpace().Replace(heading.TextContent, " ").Trim();
        string slug = NoSlug().Replace(text.ToLowerInvariant().Replace(' ', '-'), "");
        string anchor = slug;
        for (int i = 1; anchor != cellAnchor && (anchor.Length == 0 || !_anchors.Add(anchor)); i++)
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
            link.InnerHtml = heading.InnerHtml;
            heading.InnerHtml = "";
            heading.AppendChild(link);
        }
        var entry = new Heading(heading.LocalName[1] - '0', anchor, text);
        _headings.Add(entry);
        _sections.Add((entry, new StringBuilder()));
    }

    private void AddCode(Cell cell, string anchor)
    {
        AddToSearch(cell.Source);
        bool isSolution = cell.HasTag("solution");
        _html.Append($"<div class=\"cell code\" id=\"{Html.Encode(anchor)}\">\n{(isSolution ? "<details><summary>Solution</summary>\n" : "")}");
        _html.Append($"<pre class=\"source\"><code>{CSharpColours.ToHtml(cell.Source)}</code></pre>\n");
        if (!cell.WasRun && cell.FirstLine.Length > 0 && _notebook.Cells.Any(other => other.WasRun))
        {
            _html.Append(OutputHtml.Notice("This cell was not run."));
        }
        foreach (JsonObject output in cell.Outputs.OfType<JsonObject>())
        {
            _html.Append($"<div class=\"output\">{Output(output, cell)}</div>\n");
        }
        _html.Append($"{(isSolution ? "</details>\n" : "")}</div>\n");
    }

    private string Output(JsonObject output, Cell cell)
    {
        var (html, figures) = StoredFigure.TakeScripts(OutputHtml.Of(output, cell.HasTag("raises-exception")));
        IElement body = Parse(html);
        foreach (IElement figure in body.QuerySelectorAll("[data-figure]"))
        {
            if (StoredFigure.Prepare(figure) is { } style)
            {
                _styles.Add(style);
            }
            string id = figure.GetAttribute("data-figure")!;
            if (figures.TryGetValue(id, out string? call))
            {
                _figures[id] = call;
            }
            else
            {
                figure.RemoveAttribute("data-figure");
            }
        }
        return body.InnerHtml;
    }

    /// <summary>Sanitises, and puts what the site does to every piece of a notebook: links, boxes around what is wide, colours in code.</summary>
    private IElement Parse(string html)
    {
        IElement body = Sanitizer.Parse(html).Body!;
        foreach (IElement link in body.QuerySelectorAll("a[href]"))
        {
            link.SetAttribute("href", Resolve(link.GetAttribute("href")!));
        }
        foreach (IElement image in body.QuerySelectorAll("img"))
        {
            string source = image.GetAttribute("src") ?? "";
            if (!source.StartsWith("data:image/", StringComparison.Ordinal))
            {
                _problems.Add($"{_place}: the picture `{source}` is not in the notebook, and pages load nothing from elsewhere. Embed it as a data: address, or draw it in a cell.");
            }
        }
        foreach (IElement table in body.QuerySelectorAll("table"))
        {
            Wrap(table, "div", "scroll");
        }
        foreach (IElement formula in body.QuerySelectorAll("math[display=block]"))
        {
            Wrap(formula, "span", "equation");
        }
        foreach (IElement code in body.QuerySelectorAll("pre > code.language-csharp"))
        {
            code.InnerHtml = CSharpColours.ToHtml(code.TextContent);
            code.ParentElement!.ClassName = "source";
        }
        return body;
    }

    private string Resolve(string address)
    {
        if (address.StartsWith("https:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("http:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
        {
            return address;
        }
        string[] parts = address.Split('#', 2);
        string file = Uri.UnescapeDataString(parts[0]);
        string page = file.Length == 0 ? Name : file.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase) ? file[..^".ipynb".Length] + ".html" : "";
        if (!_pages.Contains(page))
        {
            _problems.Add($"{_place}: the link goes to `{address}`, which the site does not have. Link to a notebook of the chapter, or to an address that starts with https:.");
            return address;
        }
        string anchor = parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "";
        _links.Add(new Link(page, anchor, _place, address));
        return (file.Length == 0 ? "" : Uri.EscapeDataString(page)) + (anchor.Length == 0 ? "" : "#" + Uri.EscapeDataString(anchor));
    }

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
