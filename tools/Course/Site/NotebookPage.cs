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
    private readonly List<string> _captions = [];
    private int _figureNumber;
    private string? _box;
    private string _beforeSetUp = "";
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
        for (int i = 0; i < notebook.Cells.Count; i++)
        {
            _cell = notebook.Cells[i];
            _cellNumber = i + 1;
            _place = $"{notebook.Path}, cell {i + 1} (“{_cell.FirstLine}”)";
            Frame(i);
            Add(_cell, Anchor(_cell, i));
        }
        CloseBoxes();
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

    /// <summary>The first sentence of the first paragraph, as HTML.</summary>
    public string FirstSentence { get; private set; } = "";

    /// <summary>What the notebook says that it takes, such as “45 minutes”.</summary>
    public string? Time { get; private set; }

    /// <summary>What the notebook says that a reader learns, as HTML.</summary>
    public IReadOnlyList<string> Goals { get; private set; } = [];

    /// <summary>How many headings say that an exercise follows.</summary>
    public int Exercises => _headings.Count(heading => IsExercise(heading.Text));

    /// <summary>True where there are cells to run, and none was.</summary>
    public bool WasNeverRun => _notebook.Cells.Any(cell => cell.IsCode) && !_notebook.Cells.Any(cell => cell.WasRun);

    /// <summary>True where a cell is a solution, which is folded, and printed only where that is asked for.</summary>
    public bool HasSolutions => _notebook.Cells.Any(IsSolution);

    /// <summary>The cell with the title, as HTML; empty where the notebook has no title, or something stands before it.</summary>
    public string Head { get; private set; } = "";

    /// <summary>The cells that follow, as HTML.</summary>
    public string Body => _html.ToString();

    /// <summary>The picture that the section is known by; null where it has no figure.</summary>
    public SectionPicture? Picture { get; private set; }

    /// <summary>The first figure to take hold of, as HTML; null where there is none.</summary>
    public string? Explorer { get; private set; }

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

    /// <summary>
    /// Opens and closes what holds several cells: the set-up cells are one folded line, and an exercise goes from its heading to the next
    /// text.
    /// </summary>
    private void Frame(int index)
    {
        Cell cell = _notebook.Cells[index];
        bool isSetUp = SetUp.Is(cell);
        if (_box == "details" ? !isSetUp : cell.IsMarkdown)
        {
            CloseBoxes();
        }
        if (isSetUp && _box is null)
        {
            Open("details", $"<details class=\"setup\"><summary>Set-up</summary>\n{_beforeSetUp}");
            _beforeSetUp = "";
        }
        else if (cell.IsMarkdown && IsExercise(cell.FirstLine.TrimStart('#', ' ')))
        {
            Open("section", "<section class=\"exercise\">\n");
        }
    }

    private void Open(string box, string html)
    {
        _html.Append(html);
        _box = box;
    }

    private void CloseBoxes()
    {
        _html.Append(_box is null ? "" : $"</{_box}>\n");
        _box = null;
    }

    private static bool IsSolution(Cell cell) => cell.IsCode && cell.HasTag("solution");

    private static bool IsExercise(string heading) => ExerciseHeading().IsMatch(heading);

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
            _html.Append(CultureInfo.InvariantCulture,
                $"<div class=\"cell\" id=\"{Html.Encode(anchor)}\"><pre>{Html.Encode(cell.Source)}</pre></div>\n");
        }
    }

    private void Fault(string what) => _problems.Add($"{_place}: {what}{(what[^1] is '.' or '?' ? "" : ".")}");

    private static void Wrap(IElement element, string name, string @class)
    {
        IElement box = element.Owner!.CreateElement(name);
        box.ClassName = @class;
        element.Replace(box);
        box.AppendChild(element);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"^Exercise \d")]
    private static partial Regex ExerciseHeading();
}
