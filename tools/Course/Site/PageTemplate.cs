using System.Text;

namespace Course.Site;

/// <summary>The frame of every page, and what stands in it.</summary>
internal static class PageTemplate
{
    public const string StartPage = "index.html";

    /// <summary>The ids of the frame, which no notebook may use.</summary>
    public static readonly IReadOnlySet<string> Ids =
        new HashSet<string> { "main", "search", "search-status", "search-results", "theme", "open-in-vscode" };

    /// <summary>
    /// Scripts come from the site's own files only ('self' is true of them under file: too), and nothing is loaded from
    /// elsewhere. plotly.js puts its styles into the page, and outputs have style attributes: hence 'unsafe-inline' for styles.
    /// </summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; "
            + "worker-src 'self'; base-uri 'none'; form-action 'none'";

    /// <summary>The start page: what the chapter is, and its notebooks.</summary>
    public static string Start(IReadOnlyList<NotebookPage> pages)
    {
        string introduction = Sanitizer.Parse(MarkdownHtml.ToHtml(SiteRenderer.Text("start.md"))).Body!.InnerHtml;
        string notebooks = string.Concat(pages.Select(page =>
            $"""
            <li>
            <h2><a href="{Address(page)}">{Html.Encode(page.Title)}</a></h2>
            {(page.ReadingTime is { } time ? $"<p class=\"time\">{Html.Encode(time)}</p>\n" : "")}<p>{page.Summary}</p>
            {Sections(page, page.Name)}
            </li>

            """));
        return Frame("Partial derivatives", pages, null, "",
            $"""
            <div class="prose">
            {introduction}
            </div>
            <ol class="notebooks">
            {notebooks}</ol>

            """);
    }

    /// <summary>The page of the notebook at a place in the chapter.</summary>
    public static string Notebook(IReadOnlyList<NotebookPage> pages, int index, LiveFiles? live)
    {
        NotebookPage page = pages[index];
        string file = Html.Encode(page.File);
        string address = Html.Encode(Uri.EscapeDataString(page.File));
        return Frame(page.Title, pages, page, live is null ? "" : $"<meta name=\"live\" content=\"{live.Address}\">\n",
            $"""
            {(page.HasTitle ? "" : $"<h1>{Html.Encode(page.Title)}</h1>\n")}<p class="actions"><a href="{address}" download="{file}">Download notebook</a> <a id="open-in-vscode" data-notebook="{address}" hidden>Open in VS Code</a></p>
            {page.Body}<nav class="turn" aria-label="Previous and next">
            {Turn(pages, index - 1, "prev", "Previous")}{Turn(pages, index + 1, "next", "Next")}</nav>

            """);
    }

    private static string Frame(string title, IReadOnlyList<NotebookPage> pages, NotebookPage? current, string head, string main) =>
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
        {FigureHead(current)}{head}</head>
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
        <div class="columns">
        <nav class="contents" aria-label="Contents">
        <details open>
        <summary>Contents</summary>
        <ol>
        {Contents(pages, current)}</ol>
        </details>
        </nav>
        <main id="main" tabindex="-1">
        {main}</main>
        </div>
        </body>
        </html>

        """;

    private static string FigureHead(NotebookPage? page) => page is null || page.Figures.Count == 0 ? "" :
        $"""
        <meta name="plotly" content="assets/plotly.min.js">
        <style>{page.Styles}</style>
        {(page.Figures.Values.Any(StoredFigure.IsExplored) ? "<script src=\"assets/explore.js\" defer></script>\n" : "")}        <script src="assets/figures.js" defer></script>

        """;

    private static string Contents(IReadOnlyList<NotebookPage> pages, NotebookPage? current)
    {
        var html = new StringBuilder();
        foreach (NotebookPage page in pages)
        {
            html.Append(page == current
                ? $"<li><a href=\"{Address(page)}\" aria-current=\"page\">{Html.Encode(page.Title)}</a>\n{Sections(page, "")}</li>\n"
                : $"<li><a href=\"{Address(page)}\">{Html.Encode(page.Title)}</a></li>\n");
        }
        return html.ToString();
    }

    /// <summary>The headings of level 2 as links into a page.</summary>
    private static string Sections(NotebookPage page, string address)
    {
        Heading[] sections = [.. page.Headings.Where(heading => heading.Level == 2)];
        return sections.Length == 0 ? "" :
            $"<ul>\n{string.Concat(sections.Select(heading => $"<li><a href=\"{Html.Encode(Uri.EscapeDataString(address))}#{Html.Encode(Uri.EscapeDataString(heading.Anchor))}\">{Html.Encode(heading.Text)}</a></li>\n"))}</ul>\n";
    }

    private static string Turn(IReadOnlyList<NotebookPage> pages, int index, string relation, string label) =>
        index < 0 || index >= pages.Count ? "" :
        $"<a rel=\"{relation}\" href=\"{Address(pages[index])}\"><small>{label}</small> {Html.Encode(pages[index].Title)}</a>\n";

    private static string Address(NotebookPage page) => Html.Encode(Uri.EscapeDataString(page.Name));
}
