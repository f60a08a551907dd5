using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using TexMath;

namespace Course.Site;

/// <summary>Markdown as HTML, with its mathematics as MathML. Raw HTML in it is not sanitised yet.</summary>
internal static class MarkdownHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseMathematics().Build();

    /// <exception cref="TexException">A formula has a command that is not supported.</exception>
    public static string ToHtml(string markdown)
    {
        using var text = new StringWriter();
        var renderer = new HtmlRenderer(text);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathInlineRenderer>(new InlineFormula());
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathBlockRenderer>(new DisplayedFormula());
        renderer.Render(Markdown.Parse(markdown, Pipeline));
        return text.ToString();
    }

    /// <summary>$…$, or $$…$$ within a line.</summary>
    private sealed class InlineFormula : HtmlObjectRenderer<MathInline>
    {
        /// <summary>The marks behind a formula stay on its line.</summary>
        private const string Marks = ".,:;!?)”’";

        protected override void Write(HtmlRenderer renderer, MathInline formula)
        {
            string mathML = new TexTypesetter().ToMathML(formula.Content.ToString(), display: formula.DelimiterCount == 2);
            string after = formula.NextSibling is LiteralInline { Content: var text } ? new([.. text.ToString().TakeWhile(Marks.Contains)]) : "";
            if (after.Length > 0)
            {
                var literal = (LiteralInline)formula.NextSibling!;
                literal.Content = new StringSlice(literal.Content.Text, literal.Content.Start + after.Length, literal.Content.End);
                mathML = $"<span class=\"keep\">{mathML}{after}</span>";
            }
            renderer.Write(mathML);
        }
    }

    /// <summary>$$…$$ with the dollars on lines of their own.</summary>
    private sealed class DisplayedFormula : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock formula) =>
            renderer.WriteLine($"<p>{new TexTypesetter().ToMathML(formula.Lines.ToString(), display: true)}</p>");
    }
}
