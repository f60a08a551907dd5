using System.Text.Json.Nodes;

namespace Live.Tests;

/// <summary>LaTeX outputs as a page shows them.</summary>
public class LatexHtmlTests
{
    [Theory]
    [InlineData("x^2", "^<p><math [^>]*display=\"block\".*<msup>.*</p>$")]
    [InlineData("$$x^2$$", "^<p><math [^>]*display=\"block\".*</p>$")]
    [InlineData(@"\[x^2\]", "^<p><math [^>]*display=\"block\".*</p>$")]
    [InlineData(@"a < b, $x$ and \(y\).", "^<p>a &lt; b, <math [^>]*display=\"inline\".*</math> and <math .*</math>\\.</p>$")]
    [InlineData(@"$\nosuch$", "^<p><code title=\"[^\"]+\">.nosuch</code></p>$")]
    public void Formulas_are_typeset_and_words_are_text(string latex, string html) => Assert.Matches(html, LatexHtml.Of(latex));

    [Fact]
    public void Only_an_output_with_LaTeX_and_without_HTML_is_typeset()
    {
        Assert.Null(LatexHtml.Of(Output("text/plain")));
        Assert.Null(LatexHtml.Of(Output("text/html", "text/latex")));
        Assert.Contains("<math", LatexHtml.Of(Output("text/latex", "text/plain")), StringComparison.Ordinal);
    }

    private static JsonObject Output(params string[] mimeTypes) => new()
    {
        ["data"] = new JsonObject(mimeTypes.Select(type => KeyValuePair.Create<string, JsonNode?>(type, "x"))),
        ["output_type"] = "display_data",
    };
}
