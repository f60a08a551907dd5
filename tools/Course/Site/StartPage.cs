namespace Course.Site;

/// <summary>The start page: a figure to take hold of, what the chapter is, and its sections.</summary>
internal static class StartPage
{
    private static readonly string[] s_text = SiteRenderer.Text("start.md").Split("\n---\n");

    public static string Of(IReadOnlyList<NotebookPage> pages)
    {
        NotebookPage? explored = pages.FirstOrDefault(page => page.Explorer is not null);
        string figure = explored is null ? "" : $"""
            <section class="first-sight" aria-label="A figure to take hold of">
            <div class="output">{explored.Explorer}</div>
            <div class="caption">{Prose(s_text[1])}<p><a href="{PageTemplate.Address(explored)}">It stands in section
            {Html.Encode(explored.Title)}.</a></p></div>
            </section>

            """;
        return PageTemplate.Frame("Partial derivatives", pages, null, explored, "",
            $"""
            <main id="main" tabindex="-1">
            <div class="prose">
            {Prose(s_text[0])}
            </div>
            {figure}<ol class="notebooks">
            {string.Concat(pages.Select(Section))}</ol>
            <footer class="prose">
            {Prose(s_text[2])}
            </footer>
            </main>
            """);
    }

    private static string Section(NotebookPage page)
    {
        string address = PageTemplate.Address(page);
        string picture = page.Picture is not { } shown ? "" :
            $"<img src=\"{shown.File}\" alt=\"\" width=\"{shown.Width:0}\" height=\"{shown.Height:0}\" loading=\"lazy\">";
        string goals = page.Goals.Count == 0 ? "" :
            $"<p class=\"learn\">You learn</p>\n<ul>\n{string.Concat(page.Goals.Select(goal => $"<li>{goal}</li>\n"))}</ul>\n";
        string[] facts =
        [
            .. page.Time is { } time ? [$"<span>{Html.Encode(time)}</span>"] : Array.Empty<string>(),
            .. page.Exercises > 0
                ? [$"<span data-page=\"{address}\" data-exercises=\"{page.Exercises}\">{Count(page.Exercises)}</span>"]
                : Array.Empty<string>(),
        ];
        return $"""
            <li>
            <div class="cover">{picture}</div>
            <div>
            <h2><a href="{address}">{Html.Encode(page.Title)}</a></h2>
            <p>{page.Summary}</p>
            {goals}{(facts.Length == 0 ? "" : $"<p class=\"facts\">{string.Concat(facts)}</p>\n")}</div>
            </li>

            """;
    }

    private static string Count(int exercises) => exercises == 1 ? "1 exercise" : $"{exercises} exercises";

    private static string Prose(string markdown) => Sanitizer.Parse(MarkdownHtml.ToHtml(markdown)).Body!.InnerHtml.Trim();
}
