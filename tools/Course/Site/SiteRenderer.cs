using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Course.Documents;
using TexMath;

namespace Course.Site;

/// <summary>
/// The site: a start page, a page for each notebook, and their assets. It needs no server and no network, and
/// the same notebooks give the same bytes.
/// </summary>
internal static partial class SiteRenderer
{
    private const string Prefix = "site/";

    private static readonly JsonSerializerOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Renders notebooks, in the order of the site; with the kernel that runs their cells, where it is given.</summary>
    /// <exception cref="RefusedException">The library, which draws figures, is not built.</exception>
    public static RenderedNotebooks Render(IReadOnlyList<Notebook> notebooks, LiveFiles? live = null)
    {
        var names = new PageNames(notebooks);
        var pages = new NotebookPage[notebooks.Count];
        Parallel.For(0, pages.Length, i => pages[i] = NotebookPage.Of(notebooks[i], names));
        return new RenderedNotebooks(Files(pages, live), [.. pages.SelectMany(page => page.Problems)], [.. DeadLinks(pages)]);
    }

    private static SortedDictionary<string, byte[]> Files(NotebookPage[] pages, LiveFiles? live)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [PageTemplate.StartPage] = Utf8(StartPage.Of(pages)),
            ["assets/search-index.js"] = Utf8(
                $"window.searchIndex = {JsonSerializer.Serialize(pages.SelectMany(page => page.SearchEntries), s_readable)};\n"),
            // Spaces around these characters mean nothing outside of texts, and the style sheet has no text with one of them.
            ["assets/site.css"] = Utf8(AroundMarks().Replace(
                Encoding.UTF8.GetString(WithoutLayout(Utf8(TexTypesetter.StyleSheet + "\n" + Text("site.css")))), "$1")),
            ["assets/site.js"] = Asset("site.js"),
            ["assets/mathematics.js"] = Asset("mathematics.js"),
            ["assets/icon.svg"] = Asset("icon.svg"),
        };
        for (int i = 0; i < pages.Length; i++)
        {
            files[pages[i].Name] = Utf8(PageTemplate.Notebook(pages, i, live));
            files[pages[i].File] = pages[i].Notebook.ToBytes();
        }
        foreach (var (name, bytes) in pages.SelectMany(page => page.Files))
        {
            files[name] = bytes;
        }
        foreach (SectionPicture picture in pages.Select(page => page.Picture).OfType<SectionPicture>())
        {
            files[picture.File] = Utf8(picture.Svg);
        }
        // Each figure is a script of its own, which is loaded when the figure comes near: pages stay small, and no code of a notebook runs.
        foreach (var (id, call) in pages.SelectMany(page => page.Figures))
        {
            files[$"assets/figures/{id}.js"] = Utf8(call + "\n");
        }
        if (live is not null || pages.Any(page => page.Figures.Count > 0))
        {
            files["assets/plotly.min.js"] = LibraryResource.Plotly();
            string draw = Encoding.UTF8.GetString(LibraryResource.FigureScript()).Trim();
            files["assets/figures.js"] = Utf8(Text("figures.js").Replace("DRAW_FIGURE", draw, StringComparison.Ordinal));
        }
        if (live is not null || pages.Any(page => page.Figures.Values.Any(StoredFigure.IsExplored)))
        {
            files["assets/explore.js"] = Utf8($"window.exploreFigure = {Encoding.UTF8.GetString(LibraryResource.ExploreScript())}");
        }
        live?.AddTo(files);
        return files;
    }

    /// <summary>A text file of the site that is embedded in this program.</summary>
    public static string Text(string name) => Encoding.UTF8.GetString(Asset(name));

    private static IEnumerable<string> DeadLinks(NotebookPage[] pages)
    {
        Dictionary<string, IReadOnlySet<string>> anchors = pages.ToDictionary(page => page.Name, page => page.Anchors);
        return
            from link in pages.SelectMany(page => page.Links)
            where link.Anchor.Length > 0 && !anchors[link.Page].Contains(link.Anchor)
            select $"{link.Source}: the link goes to `{link.Address}`, and {link.Page} has no place of that name. "
                + "Use the id of a cell or an element, or a heading in lower case with hyphens for spaces.";
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>The names of the files that are embedded in this program.</summary>
    public static IEnumerable<string> AssetNames { get; } =
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name =>
            name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..])];

    /// <summary>A file of the site that is embedded in this program.</summary>
    public static byte[] Asset(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Path.GetExtension(name) is ".css" or ".js" ? WithoutLayout(bytes) : bytes;
    }

    /// <summary>A script or a style sheet without its indentation and the lines that are comments, which a page would load for
    /// nothing. No script has a text over several lines, in which they would count.</summary>
    private static byte[] WithoutLayout(byte[] text) => Utf8(string.Join('\n', Encoding.UTF8.GetString(text).Split('\n')
        .Select(line => line.Trim())
        .Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal)
            && !(line.StartsWith("/*", StringComparison.Ordinal)
                && line.IndexOf("*/", StringComparison.Ordinal) == line.Length - 2))) + "\n");

    [GeneratedRegex(@"\s*([{};,])\s*")]
    private static partial Regex AroundMarks();
}
