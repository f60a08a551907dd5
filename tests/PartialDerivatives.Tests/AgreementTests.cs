using System.Collections.Immutable;
using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests;

public class AgreementTests
{
    private static readonly Formula s_f = Formula.Of((x, y) => x * x * Sin(y));

    [Fact]
    public void All_four_ways_agree_on_the_chapters_function()
    {
        Agreement agreement = Agreement.Of(s_f, 2.0, π / 3);

        Assert.True(agreement.Holds);
        Assert.Equal(["x", "y"], agreement.Rows.Select(row => row.Variable));
        Assert.Equal(2 * Math.Sqrt(3), agreement.Rows[0].Symbolic, 1e-14);
        Assert.Equal(2, agreement.Rows[1].Reverse, 1e-14);
    }

    [Fact]
    public void A_function_of_a_vector_names_its_components() =>
        Assert.Equal(["x[0]", "x[1]", "x[2]"],
            Agreement.Of(Formula.Of(x => Sum(0, 2, i => x[i] * x[i])), [1, 2, 3]).Rows.Select(row => row.Variable));

    [Fact]
    public void The_exact_ways_agree_at_kinks_and_ties_too()
    {
        Formula[] kinks = [Formula.Of((x, y) => Max(x, y)), Formula.Of((x, y) => Min(x, y)), Formula.Of((x, y) => Abs(x - y))];
        Assert.All(kinks, f =>
        {
            double[] symbolic = f.Gradient([1.0, 1.0]).ToArray();
            Assert.Equal(symbolic, ForwardMode.Of(x => f.Evaluate<Dual<double>>(x)).Gradient([1.0, 1.0]).ToArray());
            Assert.Equal(symbolic, ReverseMode.Of(x => f.Evaluate<TapedNumber>(x)).Gradient([1.0, 1.0]).ToArray());
        });
    }

    [Fact]
    public void A_derivative_that_is_off_is_a_disagreement()
    {
        var row = new Agreement.Row("x", Symbolic: 1, Forward: 1, Reverse: 1 + 1e-6, FiniteDifference: 1, FiniteDifferenceError: 1e-9,
            Rounding: 1e-11);
        Assert.False(row.Agrees);
        Assert.True((row with { Reverse = 1 }).Agrees);
        Assert.False((row with { Reverse = 1, FiniteDifference = 1 + 1e-8 }).Agrees);
        Assert.False((row with { Reverse = double.NaN }).Agrees);
    }

    [Fact]
    public void The_tolerance_of_the_exact_ways_is_1e_11_of_the_derivative()
    {
        Agreement.Row row = Agreement.Of(s_f, 2.0, π / 3).Rows[0];
        Assert.Equal(1e-11 * 2 * Math.Sqrt(3), row.Rounding, 1e-15);
        Assert.True((row with { Forward = row.Symbolic + 0.9 * row.Rounding }).Agrees);
        Assert.False((row with { Forward = row.Symbolic + 1.1 * row.Rounding }).Agrees);
    }

    [Theory]
    [InlineData(1e15)]
    [InlineData(1e20)]
    public void Beside_a_large_constant_nothing_can_be_compared(double constant)
    {
        Agreement agreement = Agreement.Of(Formula.Of((x, y) => constant + Sin(x) * y), 1, 1);
        Assert.False(agreement.Holds);
        Assert.Contains("not comparable", agreement.ToString());
        Assert.DoesNotContain("agree", agreement.ToString());
        Assert.DoesNotContain("differ ", agreement.ToString());
    }

    [Fact]
    public void A_derivative_that_is_small_beside_f_is_compared_with_itself()
    {
        // f/x is 10¹⁰⁰, and ∂f/∂x 10⁻¹⁰⁰.
        Agreement.Row row = Agreement.Of(Formula.Of((x, y) => Hypot(x, y)), 1e-300, 1e-200).Rows[0];
        Assert.Equal(1e-100, row.Symbolic, 1e-110);
        Assert.True(row.Allowed < 1);
        Assert.False(row.Agrees);
    }

    [Theory]
    [InlineData(1.0001, "not comparable")]
    [InlineData(2, "✓ agree")]
    public void Where_terms_cancel_rounding_is_no_disagreement(double x, string verdict)
    {
        Formula f = Formula.Of(x => Pow(x, 6) - 6 * Pow(x, 5) + 15 * Pow(x, 4) - 20 * Pow(x, 3) + 15 * x * x - 6 * x + 1);
        Assert.Contains(verdict, Agreement.Of(f, x).ToString());
    }

    [Theory]
    [InlineData(1, Math.PI / 2)]
    [InlineData(2, Math.PI)]
    public void A_zero_that_is_none_by_the_rounding_of_the_point_is_agreed_upon(double x, double y) =>
        Assert.True(Agreement.Of(s_f, x, y).Holds);

    [Fact]
    public void In_small_units_all_ways_agree() =>
        Assert.True(Agreement.Of(Formula.Of((T, V) => 1.38e-23 * T * Log(V)), 300, 1e-27).Holds);

    [Fact]
    public void A_compiled_formula_has_a_column_of_its_own()
    {
        Agreement agreement = Agreement.Of(s_f.Compile(), 2.0, π / 3);
        Assert.True(agreement.Holds);
        Assert.Matches(@"reverse mode\s+compiled\s+finite difference", agreement.ToString());
        Assert.Equal(6, agreement.ToString().Split("3.4641016151").Length);
        Assert.False((agreement.Rows[0] with { Compiled = 3.5 }).Agrees);
        Assert.DoesNotContain("compiled", Agreement.Of(s_f, 2.0, π / 3).ToString());
    }

    // Each column is what its heading says: a rule changed in one way is seen in that column, and in no other.

    [Fact]
    public void A_wrong_rule_of_the_symbolic_derivatives_is_seen_in_their_column_alone()
    {
        AssertOneColumnIsOff(new WrongSine(typeof(Formula)), row => row.Symbolic, row => [row.Forward, row.Reverse, row.FiniteDifference]);
    }

    [Fact]
    public void A_wrong_rule_of_the_forward_mode_is_seen_in_its_column_alone() =>
        AssertOneColumnIsOff(
            new WrongSine(typeof(Dual<double>)), row => row.Forward, row => [row.Symbolic, row.Reverse, row.FiniteDifference]);

    [Fact]
    public void A_wrong_rule_of_the_reverse_mode_is_seen_in_its_column_alone() =>
        AssertOneColumnIsOff(
            new WrongSine(typeof(TapedNumber)), row => row.Reverse, row => [row.Symbolic, row.Forward, row.FiniteDifference]);

    private static void AssertOneColumnIsOff(ElementaryFunction sine, Func<Agreement.Row, double> off, Func<Agreement.Row, double[]> others)
    {
        Formula x = Formula.Of(x => x);
        Agreement agreement = Agreement.Of(x.With(new FunctionNode(sine, [x.Node])), 0.5);
        Assert.False(agreement.Holds);
        Assert.Equal(-Math.Cos(0.5), off(agreement.Rows[0]), 1e-14);
        Assert.All(others(agreement.Rows[0]), value => Assert.Equal(Math.Cos(0.5), value, 1e-9));
        Assert.Contains("✗ differ", agreement.ToString());
    }

    /// <summary>A sine with the right value, whose slope is wrong in one way.</summary>
    private sealed class WrongSine(Type way) : ElementaryFunction("Sin", new("sin"))
    {
        public override int Arity => 1;

        public override Node Partial(int argument, ImmutableArray<Node> u) =>
            way == typeof(Formula) ? Simplify.Negate(Simplify.Apply<Functions.Cos>(u[0])) : Simplify.Apply<Functions.Cos>(u[0]);

        // What is made of a plain number has no slope.
        public override T Value<T>(T u, T v) =>
            typeof(T) == way ? T.CreateChecked(2 * Math.Sin(u is Dual<double> d ? d.Value : ((TapedNumber)(object)u).Value)) - T.Sin(u)
                : T.Sin(u);
    }

    [Fact]
    public void Digits_are_significant_ones_at_every_scale()
    {
        Formula tiny = Formula.Of((m, r) => 6.6743e-11 * m / (r * r));
        Agreement agreement = Agreement.Of(tiny, 5.97e24, 6.371e6);
        Assert.True(agreement.Holds, agreement.ToString());
        Assert.Contains("1.6443358048e-24", agreement.ToString());
        Assert.DoesNotContain("-0 ", agreement.ToString());
    }

    [Fact]
    public void A_tolerance_that_allows_everything_is_not_an_agreement()
    {
        var row = new Agreement.Row("x", Symbolic: -3091.73, Forward: -3091.73, Reverse: -3091.73, FiniteDifference: 0,
            FiniteDifferenceError: 4e11, Rounding: 3e-8);
        Assert.False(row.Agrees);
        Assert.False(row.IsComparable);
        Assert.True((row with { FiniteDifference = -3091.7, FiniteDifferenceError = 0.1 }).Agrees);
        Assert.False((row with { FiniteDifferenceError = double.NaN }).Agrees);
        Assert.True((row with { Forward = 3091.73 }).IsComparable);
    }

    [Fact]
    public void As_text_it_is_a_table_with_a_line_for_each_variable()
    {
        string[] lines = Agreement.Of(s_f, 2.0, π / 3).ToString().TrimEnd().Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Matches(@"symbolic\s+forward mode\s+reverse mode\s+finite difference\s+largest difference\s+allowed\s+verdict", lines[0]);
        Assert.Matches(@"∂f/∂x\s+3\.4641016151\s+3\.4641016151\s+3\.4641016151\s+3\.4641016151\s.*✓ agree", lines[1]);
    }

    [Fact]
    public void As_html_it_is_a_table_with_headings()
    {
        string html = Agreement.Of(s_f, 2.0, π / 3).ToHtml();
        Assert.Contains("<th scope=\"col\">reverse mode</th>", html);
        Assert.Equal(3, html.Split("<tr>").Length - 1);
    }

    [Fact]
    public void A_point_that_does_not_fit_is_refused() =>
        Assert.Throws<ArgumentException>(() => Agreement.Of(s_f, 1.0));
}
