using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests.Formulas;

/// <summary>The derivatives of xᵖ at x = 0, by the one rule that <see cref="Pow{T}"/> tells, and of other functions that are 0·∞
/// there.</summary>
public sealed class PowerAtZeroTests
{
    private const double Infinity = double.PositiveInfinity;
    private static readonly Formula s_power = Formula.Of((x, p) => Pow(x, p));

    [Theory]
    [InlineData(3, 0, 0)]
    [InlineData(2, 0, 0)]
    [InlineData(1.5, 0, 0)]
    [InlineData(1, 1, 0)]
    [InlineData(0.5, Infinity, 0)]
    [InlineData(0, 0, -Infinity)]
    [InlineData(-1, -Infinity, -Infinity)]
    public void The_gradient_of_a_power_follows_the_rule_in_every_way(double p, double byX, double byP)
    {
        double[] at = [0, p], compiled = new double[2];
        s_power.Compile().ValueAndGradient(at, compiled);
        Assert.Equal([byX, byP], s_power.Gradient(at).ToArray());
        Assert.Equal([byX, byP], compiled);
        Assert.Equal([byX, byP], s_power.Gradient().At(at).ToArray());
        Assert.Equal([byX, byP], ForwardMode.Of(v => s_power.Evaluate<Dual<double>>(v)).Gradient(at).ToArray());
        Assert.Equal([byX, byP], ReverseMode.Of(v => s_power.Evaluate<TapedNumber>(v)).Gradient(at).ToArray());
    }

    // x^p: ∂²/∂x² = p·(p − 1)·x^(p − 2), ∂²/∂x∂p = x^(p − 1)·(1 + p·ln x), ∂²/∂p² = x^p·ln² x
    [Theory]
    [InlineData(3, 0, 0, 0)]
    [InlineData(2, 2, 0, 0)]
    [InlineData(1.5, Infinity, 0, 0)]
    [InlineData(1, 0, -Infinity, 0)]
    public void The_Hessian_of_a_power_is_symmetric_and_follows_the_rule(double p, double xx, double xp, double pp)
    {
        double[] at = [0, p], compiled = new double[4];
        s_power.Compile().Hessian(at, compiled);
        double[] expected = [xx, xp, xp, pp];
        Assert.Equal(expected, s_power.Hessian(at).ToRowMajorArray());
        Assert.Equal(expected, compiled);
        Assert.Equal(expected, s_power.Hessian().At(at).ToRowMajorArray());
        Assert.Equal(expected[1], s_power.Partial("p", "x").At(at));
    }

    [Fact]
    public void Powers_are_printed_as_in_a_textbook_and_computed_by_the_rule()
    {
        Assert.Equal("y·x^(y − 1)", Formula.Of((x, y) => Pow(x, y)).Partial("x").ToString());
        Assert.Equal("x^y·ln(x)²", Formula.Of((x, y) => Pow(x, y)).Partial("y", "y").ToString());
        Assert.Equal("(x, p) => (x == 0 && p > 0 ? 0.0 : Pow(x, p) * Log(x))", s_power.Partial("p").ToCSharp());
    }

    [Fact]
    public void A_power_in_which_base_and_exponent_vary_has_the_limit()
    {
        Formula f = Formula.Of((x, y) => Pow(x * y, x + y));
        AssertAllWays(f, [0, 2], [0, 0]);
        AssertAllWays(Formula.Of((x, y) => Pow(x, y) * Sin(y)), [0, 2], [0, 0]);
    }

    // x·√x, x^1.5, x^2.5: their derivatives at 0 are 0.
    [Fact]
    public void Powers_with_half_exponents_have_their_derivative_at_0()
    {
        Formula[] formulas = [Formula.Of(x => x * Sqrt(x)), Formula.Of(x => Pow(x, 1.5)), Formula.Of(x => Pow(x, 2.5)),
            Formula.Of(x => Pow(Sqrt(x), 3))];
        Assert.All(formulas, f => AssertAllWays(f, [0], [0]));
        var gradient = new double[1];
        Formula.Of(x => Pow(x, 1.5)).Compile().ValueAndGradient([5e-324], gradient);
        Assert.Equal(1.5 * Math.Sqrt(5e-324), gradient[0], 1e-176);
        Assert.Equal(Infinity, Formula.Of(x => Pow(x, 1.5)).Hessian([0.0])[0, 0]);
    }

    [Fact]
    public void Second_derivatives_at_a_corner_are_right_or_no_number()
    {
        Assert.Equal([2, 0, 0, 2], Second(Formula.Of((x, y) => Pow(Sqrt(x * x + y * y), 2)), 0, 0));
        Assert.Equal([2], Second(Formula.Of(x => Abs(x) * Abs(x)), 0));
        Assert.Equal([8], Second(Formula.Of(x => Pow(Abs(2 * x), 2)), 0));
        Assert.Equal([double.NaN], Second(Formula.Of(x => Abs(x)), 0));
        Assert.Equal([double.NaN], Second(Formula.Of(x => Pow(Max(x, 0), 2)), 0));
        Assert.Equal([double.NaN, 0, 0, 2], Second(Formula.Of((x, y) => Pow(Abs(x), 1) * 3 + y * y), 0, 0));
        Assert.Equal([0], Second(Formula.Of(x => Abs(x)), 1));
        Assert.Equal([0], Formula.Of(x => Max(x, 0)).Gradient([-1.0]).ToArray());
    }

    private static double[] Second(Formula f, params double[] at)
    {
        var compiled = new double[at.Length * at.Length];
        f.Compile().Hessian(at, compiled);
        double[] symbolic = f.Hessian(at).ToRowMajorArray();
        Assert.Equal(symbolic, compiled);
        Assert.Equal(symbolic, f.Hessian().At(at).ToRowMajorArray());
        return symbolic;
    }

    private static void AssertAllWays(Formula f, double[] at, double[] gradient)
    {
        var compiled = new double[at.Length];
        f.Compile().ValueAndGradient(at, compiled);
        Assert.Equal(gradient, f.Gradient(at).ToArray());
        Assert.Equal(gradient, compiled);
        Assert.Equal(gradient, ForwardMode.Of(v => f.Evaluate<Dual<double>>(v)).Gradient(at).ToArray());
        Assert.Equal(gradient, ReverseMode.Of(v => f.Evaluate<TapedNumber>(v)).Gradient(at).ToArray());
    }
}
