using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests;

public class AgreementTests
{
    private static readonly Formula F = Formula.Of((x, y) => x * x * Sin(y));

    [Fact]
    public void All_four_ways_agree_on_the_chapters_function()
    {
        Agreement agreement = Agreement.Of(F, 2.0, π / 3);

        Assert.True(agreement.Holds);
        Assert.Equal(["x", "y"], agreement.Rows.Select(row => row.Variable));
        Assert.Equal(2 * Math.Sqrt(3), agreement.Rows[0].Symbolic, 1e-14);
        Assert.Equal(2, agreement.Rows[1].Reverse, 1e-14);
    }

    [Fact]
    public void A_function_of_a_vector_names_its_components() =>
        Assert.Equal(["x[0]", "x[1]", "x[2]"], Agreement.Of(Formula.Of(x => Sum(0, 2, i => x[i] * x[i])), [1, 2, 3]).Rows.Select(row => row.Variable));

    [Fact]
    public void The_exact_ways_agree_at_kinks_and_ties_too()
    {
        Formula[] kinks = [Formula.Of((x, y) => Max(x, y)), Formula.Of((x, y) => Min(x, y)), Formula.Of((x, y) => Abs(x - y))];
        Assert.All(kinks, f =>
        {
            double[] symbolic = f.Gradient([1.0, 1.0]).ToArray();
            Assert.Equal(symbolic, ForwardMode.Gradient(x => f.Evaluate<Dual<double>>(x), [1.0, 1.0]).ToArray());
            Assert.Equal(symbolic, ReverseMode.Gradient(x => f.Evaluate<Variable>(x), [1.0, 1.0]).ToArray());
        });
    }

    [Fact]
    public void A_derivative_that_is_off_is_a_disagreement()
    {
        var row = new Agreement.Row("x", Symbolic: 1, Forward: 1, Reverse: 1 + 1e-6, FiniteDifference: 1, FiniteDifferenceError: 1e-9, Rounding: 1e-11);
        Assert.False(row.Agrees);
        Assert.True((row with { Reverse = 1 }).Agrees);
        Assert.False((row with { Reverse = 1, FiniteDifference = 1 + 1e-8 }).Agrees);
        Assert.False((row with { Reverse = double.NaN }).Agrees);
    }

    [Fact]
    public void As_text_it_is_a_table_with_a_line_for_each_variable()
    {
        string[] lines = Agreement.Of(F, 2.0, π / 3).ToString().TrimEnd().Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Matches(@"symbolic\s+forward mode\s+reverse mode\s+finite difference\s+largest difference\s+allowed\s+verdict", lines[0]);
        Assert.Matches(@"∂f/∂x\s+3\.4641016151\s+3\.4641016151\s+3\.4641016151\s+3\.4641016151\s.*✓ agree", lines[1]);
    }

    [Fact]
    public void As_html_it_is_a_table_with_headings()
    {
        string html = Agreement.Of(F, 2.0, π / 3).ToHtml();
        Assert.Contains("<th scope=\"col\">reverse mode</th>", html);
        Assert.Equal(3, html.Split("<tr>").Length - 1);
    }

    [Fact]
    public void A_point_that_does_not_fit_is_refused() =>
        Assert.Throws<ArgumentException>(() => Agreement.Of(F, 1.0));
}
