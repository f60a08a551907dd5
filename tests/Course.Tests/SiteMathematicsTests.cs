using System.Text.RegularExpressions;
using Course.Documents;
using static Course.Tests.SiteNotebook;

namespace Course.Tests;

/// <summary>Mathematics in the cells of a notebook, found where Jupyter finds it.</summary>
public class SiteMathematicsTests
{
    /// <summary>Markdown with one formula, and what the formula says.</summary>
    public static TheoryData<string, string> Formulas => new()
    {
        { @"\begin{align} a &= b \end{align}", "a=b" },
        { "text\n\\begin{equation*}\na = b\n\\end{equation*}\ntext", "a=b" },
        { "\\begin{align}\na &= b\n\n\\end{align}", "a=b" },
        { "$$f =\nx^2$$", "f=x2" },
        { "$$\nf = x\n\n+ y\n$$", "f=x+y" },
        { "a $$x$$ b", "x" },
        { "in $a +\nb$ line", "a+b" },
        { "10$^{-5}$", "−5" },
        { "5$\\times$", "×" },
        { "<div>\n$x_1$\n</div>", "x1" },
        { "<p align=\"center\">so $a < b$ holds</p>", "a<b" },
        { @"<div>\(x\)</div>", "x" },
        { @"<div>\[x\]</div>", "x" },
        { @"so \\(x\\) is", "x" },
        { @"so \\[x\\] is", "x" },
        { "| a |\n|---|\n| $|x|$ |", "|x|" },
        { "# About $x$", "x" },
        { "- item $x_1$ and *more*", "x1" },
        { "**$x$**bold", "x" },
        { "*a* $b_1 * c_2 * d$", "b1∗c2∗d" },
        { "$a_1$ and `$code$`", "a1" },
        { "`a\nb` $x$", "x" },
        { @"cost \$5 and $x$", "x" },
        { "$20 and $30 and $x$", "x" },
        { "winning $1 with probability $p$", "p" },
        { "US$20–US$30 and $x$", "x" },
        { "It costs $5. $x$ is free", "x" },
        { "It costs 5$, if $x$ is free", "x" },
        { "5$ and 10$, and $x$", "x" },
        { "it is 10$^{-5}$", "−5" },
        { "> $$a\n> =b$$", "a=b" },
        { "> > \\begin{align}\n> > a > b\n> > \\end{align}", "a>b" },
        { "```math\na\n= b\n```", "a=b" },
        { "> ```math\n> a\n> ```", "a" },
        { "[text $x$](https://example.org)", "x" },
        { "$\\text{if $x$}$", "if\u00A0x" },
        { "$x$[^1]\n\n[^1]: note", "x" },
        { "> quoted $x$", "x" },
        { @"\$$ x $\$", "x" },
        { "FORMULA0E $x$", "x" },
    };

    [Theory]
    [MemberData(nameof(Formulas))]
    public void Mathematics_is_typeset_where_Jupyter_finds_it(string markdown, string says)
    {
        string html = Prose(markdown);

        Match math = Assert.Single(Regex.Matches(html, "<math.*?</math>", RegexOptions.Singleline));
        Assert.Equal(says, System.Net.WebUtility.HtmlDecode(Regex.Replace(math.Value, "<[^>]*>", "")));
        Assert.DoesNotMatch(@"\\[a-z(\[]|FORMULA1|FORMULAX", Regex.Replace(html, "<[^>]*>", ""));
    }

    /// <summary>Markdown without mathematics, and what the page shows.</summary>
    public static TheoryData<string, string> NoFormulas => new()
    {
        { "`$x$`", "<code>$x$</code>" },
        { "````\n```math\nx\n```\n````", "<pre><code>```math\nx\n```\n</code></pre>" },
        { "``a ` $x$``", "<code>a ` $x$</code>" },
        { "```\n$x$\n```", "$x$\n</code>" },
        { "~~~\n$x$\n~~~", "$x$\n</code>" },
        { "- item\n  ```bash\n  echo $a $b\n  ```", "echo $a $b\n</code>" },
        { "    echo $a $b", "<code>echo $a $b\n</code>" },
        { "<pre>$a$</pre>", "<pre>$a$</pre>" },
        { @"\$a\$", "<p>$a$</p>" },
        { "from $20 to $30", "<p>from $20 to $30</p>" },
        { "only $5", "<p>only $5</p>" },
        { "from 5$, 10$ to 20$", "<p>from 5$, 10$ to 20$</p>" },
        { "a $ b\n\nc $ d", "<p>a $ b</p>\n<p>c $ d</p>" },
        { @"\(a\)", "<p>(a)</p>" },
        { "<span title=\"$x$\">a</span>", "<span title=\"$x$\">a</span>" },
        { "[a](https://example.org/?a=$x$)", "<a href=\"https://example.org/?a=$x$\">" },
        { "<span class=\"tex2jax_ignore\">$x$</span>", "$x$" },
    };

    [Theory]
    [MemberData(nameof(NoFormulas))]
    public void What_is_no_mathematics_stays(string markdown, string shown)
    {
        string html = Prose(markdown);

        Assert.DoesNotContain("<math", html, StringComparison.Ordinal);
        Assert.Contains(shown, html, StringComparison.Ordinal);
    }

    [Fact]
    public void Formulas_on_lines_of_their_own_are_set_as_equations()
    {
        string html = Prose("in $a$ line\n\n$$b$$\n\n\\begin{align} c \\end{align}");

        Assert.Equal(2, Regex.Count(html, "<span class=\"equation\"><math[^>]*display=\"block\""));
    }

    [Fact]
    public void A_macro_of_one_cell_holds_in_those_after_it()
    {
        string page = Page(Markdown("a", @"$\newcommand{\R}{\mathbb{R}}$"), Markdown("b", @"$x \in \R$"));

        Assert.Contains("<mi>ℝ</mi>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void References_go_forward_and_back_and_stand_outside_of_formulas_too()
    {
        string page = Page(Markdown("a", @"See \eqref{eq:sum} below."),
            Markdown("b", @"\begin{equation} s \label{eq:sum} \end{equation}"), Markdown("c", @"As $\ref{eq:sum}$ says."));

        Assert.Equal(2, Regex.Count(page, "<a href=\"#mjx-eqn-eq%3Asum\">1</a>"));
        Assert.Single(Regex.Matches(page, "id=\"mjx-eqn-eq:sum\""));
    }

    [Theory]
    [InlineData(@"The $\unsupported{x}$ one", @"\unsupported is not supported, at character 1 of `\unsupported{x}`.")]
    [InlineData("before $$x", @"$$ begins a formula that does not end. Write $$ where the formula ends, or \$\$ for the signs.")]
    [InlineData(@"\begin{align} x", @"\begin{align} begins a formula that does not end. Write \end{align} where it ends.")]
    [InlineData("$x_{1$", "{ is not closed before the end, at character 3 of `x_{1`. Write } where it ends.")]
    [InlineData(@"see \eqref{none}", @"There is no equation with the label “none”, at character 1 of `\eqref{none}`. Write "
        + @"\label{none} into the equation that is meant, or correct the name.")]
    public void A_formula_that_is_wrong_is_told_with_notebook_and_cell(string markdown, string message)
    {
        using var folder = new TemporaryFolder();
        string notebook = folder.Write("a.ipynb", Markdown("m", "# Fine"), Markdown("n", markdown));

        var site = Course.Site.SiteRenderer.Render([Notebook.Load(notebook)]);

        Assert.Equal([$"{notebook}, cell 2 (“{markdown}”): {message}"], site.Problems);
    }

    [Fact]
    public void All_that_is_wrong_in_a_cell_is_told_and_the_rest_is_shown()
    {
        using var folder = new TemporaryFolder();
        var site = Course.Site.SiteRenderer.Render([Notebook.Load(folder.Write("a.ipynb", Markdown("m", @"$\one$, $\two$ and $x$")))]);

        Assert.Equal(2, site.Problems.Count);
        Assert.Matches(@"<code class=""fault"">\$\\one\$</code>, <code class=""fault"">\$\\two\$</code> and <math",
            System.Text.Encoding.UTF8.GetString(site.Files["a.html"]));
    }

    [Theory]
    [InlineData("text/latex", "$x_1$", 1)]
    [InlineData("text/latex", "x_1", 1)]
    [InlineData("text/latex", @"\begin{align} x &= y \end{align}", 1)]
    [InlineData("text/latex", "Both $x$ and $y$", 2)]
    [InlineData("text/markdown", "**bold** $x$ and\n\n$$y$$", 2)]
    [InlineData("text/html", @"<b>$x$</b> and \(y\)", 2)]
    [InlineData("text/html", "<table><tr><td>$5</td><td>$6</td></tr></table>", 0)]
    [InlineData("text/plain", "$x$", 0)]
    public void Mathematics_of_outputs_is_typeset(string mimeType, string value, int formulas) =>
        Assert.Equal(formulas, Regex.Count(Output(Documents.Output.DisplayData(mimeType, value)), "<math"));

    [Theory]
    [InlineData("`a ")]
    [InlineData("``` ")]
    [InlineData("$ ")]
    [InlineData("$$ ")]
    [InlineData("$1 a ")]
    [InlineData(@"\\( ")]
    [InlineData(@"\begin{a} ")]
    [InlineData(@"\eqref{ ")]
    [InlineData("{$ ")]
    [InlineData("<p>$\n\n")]
    public void A_long_text_of_openings_ends(string opening)
    {
        string text = string.Concat(Enumerable.Repeat(opening, 5_000));

        Assert.NotEmpty(Course.Site.MathematicsSource.OfMarkdown(text).Text);
        Assert.NotEmpty(Course.Site.MathematicsSource.OfText(text, dollars: true).Text);
    }
}
