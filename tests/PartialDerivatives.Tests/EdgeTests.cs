using MathNet.Numerics.LinearAlgebra;
using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests;

/// <summary>Where the rules meet 0·∞, corners and the ends of the range: forward and reverse mode give the number, or NaN where there is
/// none.</summary>
public class EdgeTests
{
    private const double Infinity = double.PositiveInfinity, NaN = double.NaN;

    public static TheoryData<string, Func<Dual<double>[], Dual<double>>, Func<TapedNumber[], TapedNumber>, double[],
        double[]> Gradients => new()
    {
        { "a·e⁻ᵇ, e⁻ᵇ = ∞", x => x[0] * Exp(-x[1]), x => x[0] * Exp(-x[1]), [1, -1000], [Infinity, -Infinity] },
        { "x·√x", x => x[0] * Sqrt(x[0]), x => x[0] * Sqrt(x[0]), [0], [0] },
        { "√x·x", x => Sqrt(x[0]) * x[0], x => Sqrt(x[0]) * x[0], [0], [0] },
        { "x·∛x·∛x", x => x[0] * Cbrt(x[0]) * Cbrt(x[0]), x => x[0] * Cbrt(x[0]) * Cbrt(x[0]), [0], [0] },
        { "y·√x", x => x[1] * Sqrt(x[0]), x => x[1] * Sqrt(x[0]), [0, 0], [0, 0] },
        { "√x·√x is x, unknown to the rules", x => Sqrt(x[0]) * Sqrt(x[0]), x => Sqrt(x[0]) * Sqrt(x[0]), [0], [NaN] },
        { "cos √x is 1 − x/2, unknown to the rules", x => Cos(Sqrt(x[0])), x => Cos(Sqrt(x[0])), [0], [NaN] },
        { "(√x)²", x => Pow(Sqrt(x[0]), 2), x => Pow(Sqrt(x[0]), 2), [0], [NaN] },
        { "√(x² + y²)", x => Sqrt(x[0] * x[0] + x[1] * x[1]), x => Sqrt(x[0] * x[0] + x[1] * x[1]), [0, 0], [0, 0] },
        { "√(x² + y²) + z", x => Sqrt(x[0] * x[0] + x[1] * x[1]) + x[2], x =>
            Sqrt(x[0] * x[0] + x[1] * x[1]) + x[2], [0, 0, 3], [0, 0, 1] },
        { "x/y, x = 0 beside √y", x => x[0] / (1 + Sqrt(x[1])), x => x[0] / (1 + Sqrt(x[1])), [0, 0], [1, 0] },
        { "1/x + y", x => 1 / x[0] + x[1], x => 1 / x[0] + x[1], [0, 2], [-Infinity, 1] },
        { "xᵖ, p = 2", x => Pow(x[0], x[1]), x => Pow(x[0], x[1]), [0, 2], [0, 0] },
        { "xᵖ, p = 1", x => Pow(x[0], x[1]), x => Pow(x[0], x[1]), [0, 1], [1, 0] },
        { "xᵖ, p = 0", x => Pow(x[0], x[1]), x => Pow(x[0], x[1]), [0, 0], [0, -Infinity] },
        { "xᵖ, p = 1/2", x => Pow(x[0], x[1]), x => Pow(x[0], x[1]), [0, 0.5], [Infinity, 0] },
        { "xᵖ, x < 0", x => Pow(x[0], x[1]), x => Pow(x[0], x[1]), [-2, 3], [12, NaN] },
        { "x·|x|", x => x[0] * Abs(x[0]), x => x[0] * Abs(x[0]), [0], [0] },
        { "ln x + y", x => Log(x[0]) + x[1], x => Log(x[0]) + x[1], [0, 2], [Infinity, 1] },
        { "ln x² + y", x => Log(x[0] * x[0]) + x[1], x => Log(x[0] * x[0]) + x[1], [0, 2], [NaN, 1] },
        { "ln σ, σ too small for a number", x => Log(Sigmoid(x[0])), x => Log(Sigmoid(x[0])), [-800], [NaN] },
        { "log₂ eˣ, eˣ too small for a number", x => Log2(Exp(x[0])), x => Log2(Exp(x[0])), [-800], [NaN] },
        { "ln(1 − σ), σ rounded to 1", x => Log1p(-Sigmoid(x[0])), x => Log1p(-Sigmoid(x[0])), [800], [NaN] },
        { "artanh tanh x, tanh x rounded to ±1", x => Atanh(Tanh(x[0])) + Atanh(Tanh(x[1])),
            x => Atanh(Tanh(x[0])) + Atanh(Tanh(x[1])), [400, -400], [NaN, NaN] },
        { "artanh x + y", x => Atanh(x[0]) + x[1], x => Atanh(x[0]) + x[1], [-1, 2], [Infinity, 1] },
        { "1/σ, σ too small for a number", x => 1 / Sigmoid(x[0]), x => 1 / Sigmoid(x[0]), [-800], [NaN] },
        { "√eˣ, eˣ too small for a number", x => Sqrt(Exp(x[0])), x => Sqrt(Exp(x[0])), [-1600], [0] },
        { "an infinite constant", x => 1 / x[0] * 0 + x[1], x => 1 / x[0] * 0 + x[1], [0, 1], [NaN, 1] },
    };

    [Theory]
    [MemberData(nameof(Gradients))]
    public void First_derivatives(
        string name, Func<Dual<double>[], Dual<double>> forward, Func<TapedNumber[], TapedNumber> reverse, double[] at, double[] expected)
    {
        Assert.True(expected.SequenceEqual(ForwardMode.Of(forward).Gradient(at)),
            $"{name}, forward: {ForwardMode.Of(forward).Gradient(at)}");
        Assert.True(expected.SequenceEqual(ReverseMode.Of(reverse).Gradient(at)),
            $"{name}, reverse: {ReverseMode.Of(reverse).Gradient(at)}");
    }

    public static TheoryData<string, Func<Dual<Dual<double>>[], Dual<Dual<double>>>, Func<Dual<TapedNumber>[], Dual<TapedNumber>>,
        int> NoHessians => new()
    {
        { "(√(x² + y²))²", x => Pow(Sqrt(x[0] * x[0] + x[1] * x[1]), 2), x => Pow(Sqrt(x[0] * x[0] + x[1] * x[1]), 2), 2 },
        { "√(x² + y²)", x => Sqrt(x[0] * x[0] + x[1] * x[1]), x => Sqrt(x[0] * x[0] + x[1] * x[1]), 2 },
        { "hypot(x, y)²", x => Square(Hypot(x[0], x[1])), x => Square(Hypot(x[0], x[1])), 2 },
        { "|x|·|x|", x => Abs(x[0]) * Abs(x[0]), x => Abs(x[0]) * Abs(x[0]), 1 },
        { "|x²|", x => Abs(x[0] * x[0]), x => Abs(x[0] * x[0]), 1 },
        { "x·|x|", x => x[0] * Abs(x[0]), x => x[0] * Abs(x[0]), 1 },
        { "max(x, 0)²", x => Square(Max(x[0], 0)), x => Square(Max(x[0], 0)), 1 },
        { "min(x, −x)²", x => Square(Min(x[0], -x[0])), x => Square(Min(x[0], -x[0])), 1 },
        { "√(x⁴)", x => Sqrt(Pow(x[0], 4)), x => Sqrt(Pow(x[0], 4)), 1 },
        { "|x|³ as a product", x => Abs(x[0]) * x[0] * x[0], x => Abs(x[0]) * x[0] * x[0], 0 },
    };

    [Theory]
    [MemberData(nameof(NoHessians))]
    public void Second_derivatives_at_a_corner_are_never_silently_0(
        string name, Func<Dual<Dual<double>>[], Dual<Dual<double>>> forward,
        Func<Dual<TapedNumber>[], Dual<TapedNumber>> reverse, int variables)
    {
        double[] at = new double[Math.Max(1, variables)];
        Matrix<double> byForward = ForwardMode.OfSecondOrder(forward).Hessian(at),
            byReverse = ReverseMode.OfSecondOrder(reverse).Hessian(at);
        for (int i = 0; i < at.Length; i++)
        {
            // |x|³ is twice differentiable; the rules may know it or not.
            Assert.True(!double.IsFinite(byForward[i, i]) || (variables == 0 && byForward[i, i] == 0), $"{name}, forward: {byForward}");
            Assert.True(!double.IsFinite(byReverse[i, i]) || (variables == 0 && byReverse[i, i] == 0), $"{name}, reverse: {byReverse}");
        }
    }

    [Fact]
    public void The_Hessian_of_a_power_of_variables_at_0_is_symmetric()
    {
        double[] at = [0, 2];
        Assert.Equal(new double[,] { { 2, 0 }, { 0, 0 } }, ForwardMode.OfSecondOrder((x, p) => Pow(x, p)).Hessian(at).ToArray());
        Assert.Equal(new double[,] { { 2, 0 }, { 0, 0 } }, ReverseMode.OfSecondOrder((x, p) => Pow(x, p)).Hessian(at).ToArray());
    }

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(5e-324, 1.5)]
    public void The_Hessian_by_reverse_mode_is_symmetric_and_has_the_numbers_there_are(double x, double p)
    {
        Matrix<double> reverse = ReverseMode.OfSecondOrder((x, p) => Pow(x, p)).Hessian(x, p);
        Assert.Equal(reverse.Transpose(), reverse);
        Assert.Equal(ForwardMode.OfSecondOrder((x, p) => Pow(x, p)).Hessian(x, p), reverse);
    }

    [Fact]
    public void Beside_an_infinite_divisor_that_moves_there_is_no_number()
    {
        // y/(1/x) is x·y: at x = 0 the slope is y, and 0 would be wrong.
        Assert.Equal([double.NaN, 0], ReverseMode.Of((x, y) => y / (1 / x)).Gradient(0, 3));
        Assert.Equal([double.NaN, 0], ForwardMode.Of((x, y) => y / (1 / x)).Gradient(0, 3));
        Assert.Equal([0.0], ReverseMode.Of(x => 1 / (1 + x * x)).Gradient(1e200));
    }

    [Fact]
    public void Away_from_the_corner_second_derivatives_are_those_of_the_side()
    {
        Assert.Equal(2, ForwardMode.OfSecondOrder(x => Abs(x) * Abs(x)).Hessian([-0.5])[0, 0]);
        Assert.Equal(2, ReverseMode.OfSecondOrder(x => Abs(x) * Abs(x)).Hessian([-0.5])[0, 0]);
        Assert.Equal(0, ForwardMode.OfSecondOrder((x, y) => x * x + Abs(y - y)).Hessian([1.0, 2.0])[0, 1]);
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e-200)]
    [InlineData(1e-160)]
    [InlineData(1.0)]
    [InlineData(1e160)]
    [InlineData(1e200)]
    [InlineData(1e300)]
    public void The_angle_has_all_its_digits_at_every_scale(double scale)
    {
        double[] at = [3 * scale, 4 * scale];
        double[] expected = [4 / 25.0 / scale, -3 / 25.0 / scale];
        Assert.All(ForwardMode.Of((y, x) => Atan2(y, x)).Gradient(at).Zip(expected), pair =>
            Assert.Equal(1, pair.First / pair.Second, 1e-15));
        Assert.All(ReverseMode.Of((y, x) => Atan2(y, x)).Gradient(at).Zip(expected), pair =>
            Assert.Equal(1, pair.First / pair.Second, 1e-15));
    }

    [Fact]
    public void The_angle_tells_the_two_zeros_apart()
    {
        Assert.Equal(-Math.PI, Atan2((Dual<double>)(-0.0), -1).Value);
        Assert.Equal(Math.PI, Atan2((Dual<double>)0.0, -1).Value);
        Assert.Equal(-Math.PI, Atan2(-Dual<double>.Variable(0.0), -1).Value);
        Assert.Equal(-Math.PI, Atan2((TapedNumber)(-0.0), -1).Value);
        Assert.Equal(-Math.PI, ReverseMode.Of(y => Atan2(-y, -1)).ValueAndGradient([0.0]).Value);
        Assert.Equal(-Math.PI, ForwardMode.Of(y => Atan2(-y, -1)).ValueAndGradient([0.0]).Value);
    }

    [Fact]
    public void A_quotient_does_not_overflow_in_between()
    {
        Assert.Equal([1e-200, -1e-200], ForwardMode.Of((x, y) => x / y).Gradient([1e200, 1e200]));
        Assert.Equal([1e-200, -1e-200], ReverseMode.Of((x, y) => x / y).Gradient([1e200, 1e200]));
    }

    public static TheoryData<string, Func<Dual<Dual<double>>, Dual<Dual<double>>>, Func<Dual<TapedNumber>, Dual<TapedNumber>>, double,
        double, double> ExtremeSlopes => new()
    {
        { "ln σ, σ = 1e-304", x => Log(Sigmoid(x)), x => Log(Sigmoid(x)), -700, 1, 0 },
        { "ln σ, 1/σ too large for a number", x => Log(Sigmoid(x)), x => Log(Sigmoid(x)), -740, 1, 0 },
        { "ln erfc, 1/erfc too large for a number", x => Log(Erfc(x)), x => Log(Erfc(x)), 26.6, -53.2374878, -1.9986 },
        { "ln cosh", x => Log(Cosh(x)), x => Log(Cosh(x)), 600, 1, 0 },
        { "1/cosh", x => 1 / Cosh(x), x => 1 / Cosh(x), 600, -2 * Exp(-600.0), 2 * Exp(-600.0) },
        { "arctan", x => Atan(x), x => Atan(x), 1e100, 1e-200, -2e-300 },
    };

    [Theory]
    [MemberData(nameof(ExtremeSlopes))]
    public void A_slope_in_between_may_be_too_large_or_too_small_for_a_number(
        string name, Func<Dual<Dual<double>>, Dual<Dual<double>>> forward, Func<Dual<TapedNumber>, Dual<TapedNumber>> reverse, double at,
        double first, double second)
    {
        var byForward = ForwardMode.OfSecondOrder(forward);
        var byReverse = ReverseMode.OfSecondOrder(reverse);
        AssertNear(first, byForward.Partial([at], 0));
        AssertNear(first, byReverse.Partial([at], 0));
        AssertNear(second, byForward.Hessian(at)[0, 0]);
        AssertNear(second, byReverse.Hessian(at)[0, 0]);

        void AssertNear(double expected, double actual) => Assert.True(
            Math.Abs(actual - expected) <= (expected == 0 ? 1e-15 : 1e-4 * Math.Abs(expected)), $"{name}: {actual}, not {expected}");
    }

    private static T Hypot<T>(T x, T y) where T : System.Numerics.IRootFunctions<T> => T.Hypot(x, y);

    private static T Square<T>(T x) where T : System.Numerics.INumberBase<T> => x * x;
}
