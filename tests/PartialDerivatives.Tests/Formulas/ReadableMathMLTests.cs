using System.Net;
using System.Text.RegularExpressions;
using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests;

/// <summary>Formulas where a host drops the tags of MathML and keeps the text, as Jupyter does in notebooks that are not trusted.</summary>
public partial class ReadableMathMLTests
{
    [Fact]
    public void A_power_does_not_read_as_digits_in_a_row() =>
        Assert.Equal("x^2·sin(y)", Text(Formula.Of((x, y) => x * x * Sin(y)).ToHtml()));

    [Fact]
    public void A_fraction_keeps_its_bar() => Assert.Equal("((x+1)/y)", Text(Formula.Of((x, y) => (x + 1) / y).ToHtml()));

    [Fact]
    public void A_root_keeps_its_sign() => Assert.Equal("√(x^2+1)", Text(Formula.Of(x => Sqrt(x * x + 1)).ToHtml()));

    [Fact]
    public void An_exponent_of_several_symbols_is_one_exponent() =>
        Assert.Equal("e^(x·y)", Text(Formula.Of((x, y) => Exp(x * y)).ToHtml()));

    [Fact]
    public void Entries_of_vectors_and_matrices_are_told_apart()
    {
        var f = Formula.Of((x, y) => x * x * y);
        Assert.Equal("(2·x·y; x^2)", Text(f.Gradient().ToHtml()));
        Assert.Equal("(2·y, 2·x; 2·x, 0)", Text(f.Hessian().ToHtml()));
    }

    [Fact]
    public void MathML_by_itself_is_without_what_only_the_text_needs() =>
        Assert.DoesNotContain("mphantom", Formula.Of(x => x * x).ToMathML());

    private static string Text(string html) => WebUtility.HtmlDecode(Tag().Replace(html, "")).Replace("\u2062", "").Replace("\u2061", "");

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
