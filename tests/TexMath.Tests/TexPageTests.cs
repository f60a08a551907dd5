namespace TexMath.Tests;

/// <summary>What the formulas of a page share.</summary>
public class TexPageTests
{
    [Fact]
    public void A_macro_holds_in_the_formulas_after_it()
    {
        TexTypesetter page = new();

        Assert.Equal("", page.ToMathML(@"\newcommand{\R}{\mathbb{R}}", display: true));
        Assert.Contains("<mi>ℝ</mi>", page.ToMathML(@"x \in \R", display: false), StringComparison.Ordinal);
    }

    [Fact]
    public void A_macro_does_not_hold_on_another_page()
    {
        new TexTypesetter().ToMathML(@"\newcommand{\R}{\mathbb{R}}", display: true);

        Assert.Throws<TexException>(() => new TexTypesetter().ToMathML(@"\R", display: false));
    }

    [Fact]
    public void A_reference_shows_the_tag_and_leads_to_the_equation()
    {
        TexTypesetter page = new();
        string equation = page.ToMathML(@"e^{i\pi} = -1 \tag{3a} \label{eq: euler}", display: true);

        Assert.Contains("id=\"mjx-eqn-eq:-euler\"", equation, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#mjx-eqn-eq%3A-euler\" xmlns=\"http://www.w3.org/1999/xhtml\">3a</a>",
            page.ToMathML(@"\ref{eq: euler}", display: false), StringComparison.Ordinal);
        Assert.Contains("<mtext>(</mtext><mtext><a href", page.ToMathML(@"\eqref{eq: euler}", display: false), StringComparison.Ordinal);
    }

    [Fact]
    public void Equations_with_labels_are_numbered_in_order()
    {
        TexTypesetter page = new();
        page.ToMathML(@"\begin{align} a &= b \label{a} \\ c &= d \\ e &= f \label{e} \end{align}", display: true);
        page.ToMathML(@"\begin{equation} g \label{g} \end{equation}", display: true);

        Assert.All(new[] { ("a", 1), ("e", 2), ("g", 3) }, pair =>
            Assert.Contains($">{pair.Item2}</a>", page.ToMathML($@"\ref{{{pair.Item1}}}", display: false), StringComparison.Ordinal));
    }

    [Fact]
    public void After_a_first_reading_references_go_forward_too()
    {
        TexTypesetter first = new();
        Assert.Throws<TexException>(() => first.ToMathML(@"\eqref{later}", display: false));
        first.ToMathML(@"x \label{later}", display: true);

        Assert.Contains(">1</a>", new TexTypesetter(first).ToMathML(@"\eqref{later}", display: false), StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_that_is_taken_is_refused()
    {
        TexTypesetter page = new();
        page.ToMathML(@"x \label{a}", display: true);

        var error = Assert.Throws<TexException>(() => page.ToMathML(@"y \label{a}", display: true));

        Assert.StartsWith("The label “a” is taken by an equation before, at character 3 ", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, error.Position);
    }
}
