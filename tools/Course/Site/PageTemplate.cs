using System.Text;

namespace Course.Site;

/// <summary>The frame of every page, and what stands in it.</summary>
internal static class PageTemplate
{
    public const string StartPage = "index.html";

    /// <summary>The ids of the frame, which no notebook may use.</summary>
    public static readonly IReadOnlySet<string> Ids =
        new HashSet<string> { "main", "search", "search-status", "search-results", "theme", "open-in-vscode", "print-solutions" };

    /// <summary>
    /// Scripts come from the site's own files only ('self' is true of them under file: too), and nothing is loaded from
    /// elsewhere. plotly.js puts its styles into the page, and outputs have style attributes: hence 'unsafe-inline' for styles.
    /// </summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; "
            + "worker-src 'self'; base-uri 'none'; form-action 'none'";

    /// <summary>The page of the notebook at a place in the chapter.</summary>
    public static string Notebook(IReadOnlyList<NotebookPage> pages, int index, LiveFiles? live)
    {
        NotebookPage page = pages[index];
        string file = Html.Encode(page.File);
        string address = Html.Encode(Uri.EscapeDataString(page.File));
        string title = page.HasTitle ? "" : $"<h1>{Html.Encode(page.Title)}</h1>\n";
        string vsCode = $"<a id=\"open-in-vscode\" data-notebook=\"{address}\" hidden>Open in VS Code</a>";
        string print = page.HasSolutions ? " <button id=\"print-solutions\" type=\"button\" hidden>Print with solutions</button>" : "";
        string notice = !page.WasNeverRun ? "" : OutputHtml.Notice("This notebook was never run, so it shows no outputs. "
            + (live is null ? "`course run` stores them." : "Run its cells here.")) + "\n";
        return Frame(page.Title, pages, page, page, live is null ? "" : $"<meta name=\"live\" content=\"{live.Address}\">\n",
            $"""
            {Contents(pages, page)}<main id="main" tabindex="-1">
            {title}{page.Head}<p class="actions"><a href="{address}" download="{file}">Download notebook</a> {vsCode}{print}</p>
            {notice}{page.Body}<nav class="turn" aria-label="Previous and next">
            {Turn(pages, index - 1, "prev", "Previous")}{Turn(pages, index + 1, "next", "Next")}</nav>
            </main>
            """);
    }

    /// <summary>The frame of a page.</summary>
    /// <param name="title">The page's title.</param>
    /// <param name="pages">The chapter.</param>
    /// <param name="current">The page; null for the start page.</param>
    /// <param name="figures">The page whose figures are shown; null where there are none.</param>
    /// <param name="head">What else stands in the head.</param>
    /// <param name="content">What stands below the header.</param>
    public static string Frame(
        string title, IReadOnlyList<NotebookPage> pages, NotebookPage? current, NotebookPage? figures, string head, string content) =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{ContentSecurityPolicy}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{Html.Encode(title)}{(current is null ? "" : " · Partial derivatives")}</title>
        <link rel="icon" href="assets/icon.svg">
        <link rel="stylesheet" href="assets/site.css">
        <script src="assets/site.js"></script>
        <script src="assets/mathematics.js" defer></script>
        {FigureHead(figures)}{head}</head>
        <body>
        <a class="skip" href="#main">Skip to the text</a>
        <header>
        <a class="home" href="{StartPage}"{(current is null ? " aria-current=\"page\"" : "")}>Partial derivatives</a>
        <div role="search">
        <label for="search" class="unseen">Search the chapter</label>
        <input id="search" type="search" placeholder="Search" autocomplete="off" disabled>
        <p id="search-status" class="unseen" role="status"></p>
        <ol id="search-results" hidden></ol>
        </div>
        <button id="theme" type="button" hidden>Dark</button>
        </header>
        <div class="{(current is null ? "start" : "columns")}">
        {content}
        </div>
        </body>
        </html>

        """;

    private static string FigureHead(NotebookPage? page)
    {
        if (page is null || page.Figures.Count == 0)
        {
            return "";
        }
        bool isExplored = page.Figures.Values.Any(StoredFigure.IsExplored);
        return $"""
            <meta name="plotly" content="assets/plotly.min.js">
            <style>{page.Styles}</style>
            {(isExplored ? "<script src=\"assets/explore.js\" defer></script>\n" : "")}<script src="assets/figures.js" defer></script>

            """;
    }

    private static string Contents(IReadOnlyList<NotebookPage> pages, NotebookPage current)
    {
        var html = new StringBuilder();
        foreach (NotebookPage page in pages)
        {
            html.Append(page == current
                ? $"<li><a href=\"{Address(page)}\" aria-current=\"page\">{Html.Encode(page.Title)}</a>\n{Sections(page)}</li>\n"
                : $"<li><a href=\"{Address(page)}\">{Html.Encode(page.Title)}</a></li>\n");
        }
        return $"""
            <nav class="contents" aria-label="Contents">
            <details open>
            <summary>Contents</summary>
            <ol>
            {html}</ol>
            </details>
            </nav>

            """;
    }

    /// <summary>The headings of level 2 as links into a page.</summary>
    private static string Sections(NotebookPage page)
    {
        Heading[] sections = [.. page.Headings.Where(heading => heading.Level == 2)];
        return sections.Length == 0 ? "" : $"<ul>\n{string.Concat(sections.Select(Item))}</ul>\n";

        static string Item(Heading heading) =>
            $"<li><a href=\"#{Html.Encode(Uri.EscapeDataString(heading.Anchor))}\">{Html.Encode(heading.Text)}</a></li>\n";
    }

    private static string Turn(IReadOnlyList<NotebookPage> pages, int index, string relation, string label) =>
        index < 0 || index >= pages.Count ? "" :
        $"<a rel=\"{relation}\" href=\"{Address(pages[index])}\"><small>{label}</small> <strong>{Html.Encode(pages[index].Title)}</strong>"
        + $"{(pages[index].FirstSentence is { Length: > 0 } sentence ? $"<span>{sentence}</span>" : "")}</a>\n";

    public static string Address(NotebookPage page) => Html.Encode(Uri.EscapeDataString(page.Name));
}
