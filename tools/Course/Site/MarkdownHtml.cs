using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Course.Site;

/// <summary>Markdown as HTML, in the dialect of Jupyter and VS Code. Raw HTML in it is not sanitised yet.</summary>
internal static class MarkdownHtml
{
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).UseTaskLists().UseFootnotes().UseAutoLinks().Build();

    public static string ToHtml(string markdown)
    {
        using var text = new StringWriter();
        var renderer = new HtmlRenderer(text);
        s_pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlTaskListRenderer>(new TaskBox());
        renderer.Render(Markdown.Parse(markdown, s_pipeline));
        return text.ToString();
    }

    /// <summary>The box of a task: a sign, since a page has no form to fill in.</summary>
    private sealed class TaskBox : HtmlObjectRenderer<TaskList>
    {
        protected override void Write(HtmlRenderer renderer, TaskList task) => renderer.Write(
            $"<span class=\"task\" role=\"img\" aria-label=\"{(task.Checked ? "Done" : "To do")}\">{(task.Checked ? "☑" : "☐")}</span>");
    }
}
