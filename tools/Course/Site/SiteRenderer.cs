using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Course.Documents;
using Course.Site.Mathematics;

namespace Course.Site;

/// <summary>
/// The site: a start page, a page for each notebook, and their assets. It needs no server and no network, and
/// the same notebooks give the same bytes.
/// </summary>
internal static class SiteRenderer
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The files of the site, by their names relative to its folder.</summary>
    /// <exception cref="RenderException">A notebook has something that the site cannot show, or the library is not built.</exception>
    public static IReadOnlyDictionary<string, byte[]> Render(IReadOnlyList<Notebook> notebooks)
    {
        var names = new HashSet<string> { PageTemplate.StartPage };
        if (notebooks.FirstOrDefault(notebook => !names.Add(NotebookPage.NameOf(notebook))) is { } twice)
        {
            throw new RenderException($"{twice.Path}: there is already a page {NotebookPage.NameOf(twice)}. Rename the notebook.");
        }
        var pages = new NotebookPage[notebooks.Count];
        Parallel.For(0, pages.Length, i => pages[i] = new NotebookPage(notebooks[i], names));
        ThrowIfWrong(pages);

        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [PageTemplate.StartPage] = Utf8(PageTemplate.Start(pages)),
            ["assets/search-index.js"] = Utf8($"window.searchIndex = {JsonSerializer.Serialize(pages.SelectMany(page => page.SearchEntries), Readable)};\n"),
            ["assets/site.css"] = Utf8(Text("site.css") + "\n/* The mathematics */\n" + TexMath.StyleSheet),
            ["assets/site.js"] = Asset("site.js"),
            ["assets/icon.svg"] = Asset("icon.svg"),
        };
        for (int i = 0; i < pages.Length; i++)
        {
            files[pages[i].Name] = Utf8(PageTemplate.Notebook(pages, i));
            files[Path.GetFileName(pages[i].Notebook.Path)] = pages[i].Notebook.ToBytes();
        }
        // Each figure is a script of its own, which is loaded when the figure comes near: pages stay small, and no code of a notebook runs.
        foreach (var (id, call) in pages.SelectMany(page => page.Figures))
        {
            files[$"assets/figures/{id}.js"] = Utf8(call + "\n");
        }
        if (pages.Any(page => page.Figures.Count > 0))
        {
            files["assets/plotly.min.js"] = LibraryResource.Plotly();
            files["assets/figures.js"] = Utf8(Text("figures.js").Replace("DRAW_FIGURE", Encoding.UTF8.GetString(LibraryResource.FigureScript()).Trim(), StringComparison.Ordinal));
        }
        if (pages.Any(page => page.Figures.Values.Any(StoredFigure.IsExplored)))
        {
            files["assets/explore.js"] = Utf8($"window.exploreFigure = (function () {{\n{LibraryResource.ExploreScript()}return explore;\n}})();\n");
        }
        return files;
    }

    /// <summary>A text file of the site that is embedded in this program.</summary>
    public static string Text(string name) => Encoding.UTF8.GetString(Asset(name));

    private static void ThrowIfWrong(NotebookPage[] pages)
    {
        var anchors = pages.ToDictionary(page => page.Name, page => page.Anchors);
        string[] problems =
        [
            .. pages.SelectMany(page => page.Problems),
            .. from link in pages.SelectMany(page => page.Links)
               where link.Anchor.Length > 0 && !(anchors.TryGetValue(link.Page, out var there) && there.Contains(link.Anchor))
               select $"{link.Source}: the link goes to `{link.Address}`, and {link.Page} has no place of that name. Use the id of a cell, or a heading in lower case with hyphens for spaces.",
        ];
        if (problems.Length > 0)
        {
            throw new RenderException(string.Join('\n', problems));
        }
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Asset(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("site/" + name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
