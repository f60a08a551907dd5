using System.Linq.Expressions;
using MathNet.Numerics.LinearAlgebra;
using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests;

/// <summary>Derivatives that are numbers, though the derivative of something on the way is too large or too small for one.</summary>
public class RangeTests
{
    public static TheoryData<string, Expression<Func<double, double>>, Func<Dual<double>, Dual<double>>, Func<TapedNumber, TapedNumber>,
        double, double> Functions => new()
    {
        // Values: 60 digits.
        { "a power whose slope is too small", x => Pow(1 + Exp(x), -0.5), x => Pow(1 + Exp(x), -0.5), x => Pow(1 + Exp(x), -0.5),
            506, -6.6445577873993511e-111 },
        { "of a large number", x => Pow(Exp(x), -1.5), x => Pow(Exp(x), -1.5), x => Pow(Exp(x), -1.5), 450, -1.0649175255489104e-293 },
        { "a power whose slope is too large", x => Pow(Exp(-x), -1.5), x => Pow(Exp(-x), -1.5), x => Pow(Exp(-x), -1.5),
            450, 2.1128396763310288e293 },
        { "a root whose slope is small below 1", x => 1 / Sqrt(1 + Exp(x)), x => 1 / Sqrt(1 + Exp(x)), x => 1 / Sqrt(1 + Exp(x)),
            506, -6.6445577873993511e-111 },
        { "the same of a large coordinate", x => 1 / Sqrt(1 + x * x), x => 1 / Sqrt(1 + x * x), x => 1 / Sqrt(1 + x * x), 1e110, -1e-220 },
        { "x·x⁻³ᐟ²", x => x * Pow(x, -1.5), x => x * Pow(x, -1.5), x => x * Pow(x, -1.5), 1e-200, -5e299 },
        { "(1/x)⁻³ᐟ²", x => Pow(1 / x, -1.5), x => Pow(1 / x, -1.5), x => Pow(1 / x, -1.5), 1e200, 1.5e100 },
        { "1/√(1/x)", x => 1 / Sqrt(1 / x), x => 1 / Sqrt(1 / x), x => 1 / Sqrt(1 / x), 1e-300, 5e149 },
        { "1/(1/x²)", x => 1 / (1 / (x * x)), x => 1 / (1 / (x * x)), x => 1 / (1 / (x * x)), 1e150, 2e150 },
        { "arctan(1/x)", x => Atan(1 / x), x => Atan(1 / x), x => Atan(1 / x), 1e-200, -1 },
        { "arsinh(1/x)", x => Asinh(1 / x), x => Asinh(1 / x), x => Asinh(1 / x), 1e-200, -1e200 },
    };

    [Theory, MemberData(nameof(Functions))]
    public void The_derivative_is_a_number(string name, Expression<Func<double, double>> formula, Func<Dual<double>, Dual<double>> forward,
        Func<TapedNumber, TapedNumber> reverse, double x, double expected)
    {
        Formula f = Formula.Of(formula);
        foreach (double slope in (double[])[
            ForwardMode.Of(forward).Partial([x], 0), ForwardMode.Of(forward).Gradient(x)[0],
            ForwardMode.Of(forward).Directional([x], [2.0], normalize: false) / 2, ReverseMode.Of(reverse).Gradient(x)[0],
            f.Partial([x], 0), f.Gradient(x)[0]])
        {
            Assert.True(Math.Abs(slope - expected) <= 1e-12 * Math.Abs(expected), $"{name}: {slope}, not {expected}");
        }
    }

    [Fact]
    public void Of_several_variables_each_has_its_own_range()
    {
        double[] at = [1e200, 2, 1e-300];
        var forward = ForwardMode.Of((x, y, z) => y * Atan(x) + y / Sqrt(1 / z));
        var reverse = ReverseMode.Of((x, y, z) => y * Atan(x) + y / Sqrt(1 / z));
        double[] expected = [0, Math.PI / 2 + 1e-150, 1e150];
        Assert.Equal(expected, forward.Gradient(at), Near);
        Assert.Equal(expected, reverse.Gradient(at), Near);
    }

    [Fact]
    public void So_it_is_in_Jacobians_and_their_products()
    {
        double[] at = [1e200, 2];
        var forward = ForwardMode.Of((x, y) => [y * Pow(1 / x, -0.5), y * Sqrt(y)]);
        var reverse = ReverseMode.Of((x, y) => [y * Pow(1 / x, -0.5), y * Sqrt(y)]);
        foreach (DifferentiableVectorFunction f in (DifferentiableVectorFunction[])[forward, reverse])
        {
            Assert.Equal(1e-100, f.Jacobian(at)[0, 0], 1e-112);
            Assert.Equal(1e100, f.Jacobian(at)[0, 1], 1e88);
            Assert.Equal(0, f.Jacobian(at)[1, 0]);
            Assert.Equal(1e-100, f.JacobianVectorProduct(at, [1, 0])[0], 1e-112);
            Assert.Equal(1e-100, f.VectorJacobianProduct(at, [1, 0])[0], 1e-112);
        }
    }

    [Fact]
    public void A_derivative_of_fs_own_is_not_counted_in_another_unit()
    {
        // 0·x + what f makes itself.
        Assert.Equal(3, ForwardMode.Of(x => 0 * x + new Dual<double>(1, 3)).Partial([1e200], 0));
        Assert.Equal(0, ForwardMode.Of(x => x.Derivative * 0 * x).Partial([1e200], 0));
    }

    [Fact]
    public void The_reverse_mode_counts_in_a_small_unit_and_leaves_what_is_too_large_there()
    {
        // 1/√(1 + eˣ) is lost in the unit 1, 10²⁰⁰·y would be too large in the other one.
        Vector<double> gradient = ReverseMode.Of((x, y) => 1 / Sqrt(1 + Exp(x)) + 1e200 * y).Gradient(506, 1);
        Assert.Equal(1, gradient[0] / -6.6445577873993511e-111, 1e-12);
        Assert.Equal(1e200, gradient[1]);
    }

    [Fact]
    public void Symbolic_derivatives_whose_numbers_are_too_small_follow_the_rules()
    {
        Formula f = Formula.Of((x, y) => Exp(-x) / (Exp(-x) + Exp(-y)));
        double[,] hessian = f.Hessian(500, 501).ToArray();
        Assert.Equal(-0.090857747672948409, hessian[0, 0], 1e-12);
        Assert.Equal(0.090857747672948409, hessian[0, 1], 1e-12);
    }

    [Fact]
    public void A_reciprocal_power_is_a_number_where_the_power_is_none()
    {
        Formula f = Formula.Of((x, y) => x * Pow(y, -310)), g = Formula.Of(y => Pow(y, -310));
        Assert.Equal(1e-300, f.At(1e10, 10), 1e-312);
        Assert.Equal(1e-300, f.Compile().Value(1e10, 10), 1e-312);
        Assert.Equal(1e-310, g.At(10), 1e-322);
        Assert.Equal(-3.1e-309, g.Gradient(10)[0], 1e-320);
    }

    [Fact]
    public void A_value_that_is_too_small_is_not_taken_for_exact()
    {
        Estimate<double> estimate = FiniteDifference.Of(x => Pow(x, 2.5)).PartialWithError([1e-130], 0);
        Assert.InRange(2.5e-195, estimate.Value - estimate.Error, estimate.Value + estimate.Error);
    }

    [Theory]
    [InlineData(1e300, 1.0)]
    [InlineData(1e17, 1.0)]
    [InlineData(1.0, -1e300)]
    public void Along_a_direction_a_step_is_not_lost_in_the_rounding_of_f(double t, double u)
    {
        Assert.Equal(0.5, FiniteDifference.Of((t, u) => t / 4 + u / 4).Directional([t, u], [1, 1], normalize: false), 1e-7);
        Assert.Equal(-0.25, FiniteDifference.Of((t, u) => t / 4 + u / 4).Directional([t, u], [1, -2], normalize: false), 1e-7);
    }

    [Fact]
    public void A_product_of_many_slopes_is_too_small_for_a_number_on_the_way_back_only()
    {
        double[] at = [1, 1e300, 1e-200, 1e-200], expected = [1e-100, 0, 1e100, 1e100];
        Assert.Equal(expected, ForwardMode.Of((x, a, b, c) => x * a * b * c).Gradient(at), Near);
        Assert.Equal(expected, ReverseMode.Of((x, a, b, c) => x * a * b * c).Gradient(at), Near);
        Assert.Equal([1e-100, 1], ReverseMode.Of((x, y) => x * 1e300 * 1e-200 * 1e-200 + y).Gradient(1, 1), Near);
        Assert.Equal([1e-100], ReverseMode.Of((TapedNumber x) => x * 1e300 / 1e200 / 1e200 + 1e-120 * x).Gradient(1), Near);
    }

    [Fact]
    public void A_divisor_may_be_smaller_than_the_inverse_of_the_largest_number()
    {
        Assert.Equal([1e300], ForwardMode.Of((Dual<double> x) => x / 1e-310 * 1e-10).Gradient(1e-310), Near);
        Assert.Equal([1e300], ReverseMode.Of((TapedNumber x) => x / 1e-310 * 1e-10).Gradient(1e-310), Near);
        Assert.Equal([1e300], ReverseMode.Of((TapedNumber x) => x / 1e-310 * 1e-10).Gradient(0), Near);
    }

    [Fact]
    public void Along_a_direction_no_coordinate_is_lost_beside_another()
    {
        double[] at = [1e200, 1];
        Assert.Equal(2, ForwardMode.Of((x, y) => 1 / (1 / x) + y).Directional(at, [1, 1], normalize: false), 1e-12);
        Assert.Equal(2, ReverseMode.Of((x, y) => 1 / (1 / x) + y).Directional(at, [1, 1], normalize: false), 1e-12);
        Assert.Equal([2.0], ForwardMode.Of((x, y) => [1 / (1 / x) + y]).JacobianVectorProduct(at, [1, 1]), Near);
    }

    [Fact]
    public void Second_derivatives_count_in_the_units_of_the_coordinates_too()
    {
        Assert.Equal(2, ForwardMode.OfSecondOrder((Dual<Dual<double>> x) => 1 / (1 / (x * x))).Hessian(1e110)[0, 0], 1e-12);
        Assert.Equal(2, ReverseMode.OfSecondOrder((Dual<TapedNumber> x) => 1 / (1 / (x * x))).Hessian(1e110)[0, 0], 1e-12);
        double[] expected = [0, 1, 1, 0];
        Assert.Equal(expected, ForwardMode.OfSecondOrder((x, y) => y / (1 / x)).Hessian(1e200, 3).ToRowMajorArray(), Near);
        Assert.Equal(expected, ReverseMode.OfSecondOrder((x, y) => y / (1 / x)).Hessian(1e200, 3).ToRowMajorArray(), Near);
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-12 * Math.Abs(a);
}
