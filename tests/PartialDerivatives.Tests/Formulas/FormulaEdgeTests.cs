using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests.Formulas;

/// <summary>Where a derivative meets 0/0, 0·∞ or the end of a domain, formulas and their machine code follow the rules of the other
/// ways.</summary>
public sealed class FormulaEdgeTests
{
    private const double Infinity = double.PositiveInfinity, NaN = double.NaN;

    public static TheoryData<Formula, double[], double[]> Edges => new()
    {
        { Formula.Of(x => Sqrt(x * x)), [0], [0] },
        { Formula.Of((x, y) => Sqrt(x * x + y * y)), [0, 0], [0, 0] },
        { Formula.Of(x => x * Cbrt(x)), [0], [0] },
        { Formula.Of(x => Sin(x) * Sqrt(x)), [0], [0] },
        { Formula.Of(x => Max(Sqrt(x), 1)), [0], [0] },
        { Formula.Of((x, y) => Min(Sqrt(x), y)), [0, -1], [0, 1] },
        { Formula.Of(x => Max(Log(x), -5)), [0], [0] },
        { Formula.Of(x => Sqrt(x)), [0], [Infinity] },
        { Formula.Of((x, y) => Sqrt(x) * Sqrt(y)), [0, 1], [Infinity, 0] },
        { Formula.Of((x, y) => Log(x) + y), [-1, 2], [NaN, 1] },
        { Formula.Of(x => Log(x * x - 1)), [0], [NaN] },
        { Formula.Of(x => Log(x) - Log(x)), [-1], [NaN] },
        { Formula.Of(x => Pow(x, 1.0 / 3)), [-8], [NaN] },
        // 0·∞ where it is not known what the 0 or the ∞ is: e would be right, 0 is wrong.
        { Formula.Of((x, y) => Exp(x) * Exp(-y)), [800, 799], [NaN, NaN] },
        { Formula.Of((x, y) => Pow(x, 4.3) * Pow(y, 4.3)), [1e100, 1e-100], [NaN, NaN] },
    };

    [Theory, MemberData(nameof(Edges))]
    public void All_ways_follow_one_rule(Formula f, double[] at, double[] gradient)
    {
        var compiled = new double[at.Length];
        f.Compile().ValueAndGradient(at, compiled);
        Assert.Equal(gradient, f.Gradient(at));
        Assert.Equal(gradient, at.Select((_, i) => f.Partial(at, i)));
        Assert.Equal(gradient, compiled);
        Assert.Equal(gradient, ForwardMode.Of(x => f.Evaluate<Dual<double>>(x)).Gradient(at));
        Assert.Equal(gradient, ReverseMode.Of(x => f.Evaluate<TapedNumber>(x)).Gradient(at));
    }

    [Theory]
    [InlineData(1e-5, 1.2e-5)]
    [InlineData(1e200, 1.1e200)]
    [InlineData(-1e-200, 0.9e-200)]
    public void A_high_power_of_a_quotient_is_not_that_of_its_parts(double x, double y)
    {
        Formula f = Formula.Of((x, y) => Pow(x / y, 100));
        double value = Math.Pow(x / y, 100);
        var compiled = new double[2];
        Assert.Equal(value, f.Compile().ValueAndGradient([x, y], compiled), 1e-12 * value);
        Assert.Equal(value, f.At(x, y), 1e-12 * value);
        Assert.Equal(100 * value / x, compiled[0], Math.Abs(1e-10 * value / x));
        Assert.Equal(-100 * value / y, f.Partial("y").At(x, y), Math.Abs(1e-10 * value / y));
        Assert.Equal("(x, y) => Pow(x / y, 100)", f.ToCSharp());
    }

    [Fact]
    public void Machine_code_computes_powers_of_small_numbers_beside_large_constants()
    {
        Formula f = Formula.Of((x, y) => y * Sqrt(1e300 * x * x * 1e300) + 1e308 * x * x);
        var gradient = new double[2];
        Assert.Equal(1e-90 + 1e-92, f.Compile().ValueAndGradient([1e-200, 1e-190], gradient), 1e-103);
        Assert.Equal(1e100, gradient[1], 1e88);
        Formula square = Formula.Of((x, y) => Pow(x * y, 3) + Pow(x / y, 2));
        Assert.Equal(1e-20, square.Compile().Value([1e-200, 1e-190]), 1e-33);
        Assert.Equal("(x, y) => Pow(x * y, 3) + Pow(x / y, 2)", square.ToCSharp());
    }

    [Theory]
    [InlineData(1e150)]
    [InlineData(1e-150)]
    public void A_second_derivative_is_not_lost_between_a_power_and_its_factor(double x)
    {
        Formula f = Formula.Of((x, y) => Sqrt(x * y));
        double[] at = [x, x];
        Assert.Equal(-0.25 / x, f.Hessian(at)[0, 0], 1e-14 / x);
        Assert.Equal(0.25 / x, f.Partial("x", "y").At(x, x), 1e-14 / x);
        Assert.Equal(0, Formula.Of((x, y) => x / (x * x + y * y)).Partial("x").At(1e-100, 1e-100));
    }

    [Fact]
    public void What_does_not_depend_on_the_variable_leaves_nothing_behind() =>
        Assert.Equal("exp(−1/x²)", Formula.Of((x, y) => Exp(-1 / (x * x)) * y).Partial("y").ToString());

    [Fact]
    public void Second_derivatives_do_so_too()
    {
        AssertHessian(Formula.Of(x => Max(Sqrt(x), 1)), [0], 0);
        AssertHessian(Formula.Of(x => Log(x)), [-1], NaN);
        AssertHessian(Formula.Of(x => Abs(x) * x), [0], NaN);
    }

    public static TheoryData<Formula, double[], double, double[]> Scales => new()
    {
        { Formula.Of((x, y) => 1e200 * x * 1e200 * y), [1e-250, 1e-100], 1e50, [1e300, 1e150] },
        { Formula.Of((x, y) => 1e200 * x * y), [1e-170, 1e-170], 1e-140, [1e30, 1e30] },
        { Formula.Of((x, y) => x * x * y * y), [1e200, 1e-200], 1, [2e-200, 2e200] },
        { Formula.Of((x, y) => Pow(x, 10) * Pow(y, 10)), [1e40, 1e-40], 1, [1e-39, 1e41] },
        { Formula.Of((x, y) => x * x / (y * y)), [1e200, 1e200], 1, [2e-200, -2e-200] },
        { Formula.Of((x, y) => x * y / (x + y)), [1e200, 1e200], 5e199, [0.25, 0.25] },
        // The sum of the slopes is too large for a number, none of them is.
        { Formula.Of((x, y) => 1e308 * x + 1.5e308 * y), [0.5, 0.25], 8.75e307, [1e308, 1.5e308] },
    };

    [Theory, MemberData(nameof(Scales))]
    public void Machine_code_neither_overflows_nor_underflows_in_between(Formula f, double[] at, double value, double[] gradient)
    {
        var compiled = new double[at.Length];
        AssertDigits(value, f.At(at));
        AssertDigits(value, f.Compile().Value(at));
        AssertDigits(value, f.Compile().ValueAndGradient(at, compiled));
        for (int i = 0; i < at.Length; i++)
        {
            AssertDigits(gradient[i], f.Gradient(at)[i]);
            AssertDigits(gradient[i], compiled[i]);
        }
    }

    [Fact]
    public void The_length_curves_across_though_the_point_is_nearly_on_an_axis()
    {
        // 1 − (x/r)² would cancel.
        AssertDigits(1e-18, Formula.Of((x, y) => Hypot(x, y)).Hessian([1.0, 1e-9])[0, 0]);
        AssertDigits(1e-18, ForwardMode.OfSecondOrder((x, y) => Hypot(x, y)).Hessian([1.0, 1e-9])[0, 0]);
        AssertDigits(1e-18, ReverseMode.OfSecondOrder((x, y) => Hypot(x, y)).Hessian([1.0, 1e-9])[0, 0]);
    }

    private static void AssertHessian(Formula f, double[] at, double expected)
    {
        var compiled = new double[1];
        f.Compile().Hessian(at, compiled);
        Assert.Equal([expected, expected, expected, expected], [
            f.Hessian(at)[0, 0], compiled[0], f.Compile().SparseHessian(at)[0, 0],
            ForwardMode.OfSecondOrder(x => f.Evaluate<Dual<Dual<double>>>(x)).Hessian(at)[0, 0]]);
    }

    private static void AssertDigits(double expected, double actual) =>
        Assert.True(Math.Abs(actual - expected) <= 1e-14 * Math.Abs(expected), $"{actual:R}, should be {expected:R}");
}
