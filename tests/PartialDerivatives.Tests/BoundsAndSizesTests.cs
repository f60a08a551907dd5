using CsCheck;
using MathNet.Numerics.LinearAlgebra;

namespace PartialDerivatives.Tests;

/// <summary>Differences know the scale of each variable, and never leave its bounds.</summary>
public class BoundsAndSizesTests
{
    private static readonly (double, double)[] s_unit = [(0, 1)];

    /// <summary>f, which fails beyond its bounds.</summary>
    private static Func<double, double> Within(double lower, double upper, Func<double, double> f) =>
        x => x >= lower && x <= upper ? f(x) : throw new InvalidOperationException($"f was called at {x:R}.");

    [Theory]
    [InlineData(double.Epsilon)]
    [InlineData(1e-320)]
    [InlineData(1e-300)]
    [InlineData(1e300)]
    public void A_typical_size_may_be_any_positive_number(double size) =>
        Assert.Equal(3, FiniteDifference.Of((double x) => 3 * x, typicalSize: [size]).Partial([0.0], 0), 1e-9);

    [Theory]
    [InlineData(0.0)]
    [InlineData(1e-300)]
    [InlineData(1e-12)]
    [InlineData(1e-7)]
    [InlineData(1e-5)]
    [InlineData(0.3)]
    [InlineData(0.9999999)]
    [InlineData(1.0)]
    public void A_function_of_the_unit_interval_is_not_called_beyond_it(double x)
    {
        FiniteDifference f = FiniteDifference.Of(Within(0, 1, t => Math.Exp(2 * t)), bounds: s_unit);
        Assert.Equal(2 * Math.Exp(2 * x), f.Partial([x], 0), 1e-8);
        Assert.Equal(2 * Math.Exp(2 * x), f.Gradient(x)[0], 1e-8);
        Assert.Equal(2 * Math.Exp(2 * x), f.Directional([x], [-1], normalize: true) * -1, 1e-8);
        Assert.Equal(4 * Math.Exp(2 * x), f.Hessian(x)[0, 0], 1e-4);
        Holds(2 * Math.Exp(2 * x), f.PartialWithError([x], 0), 1e-8);
        Holds(2 * Math.Exp(2 * x), f.DirectionalWithError([x], [1], normalize: true), 1e-8);
        Holds(4 * Math.Exp(2 * x), f.PartialWithError([x], 0, 0), 1e-3);
    }

    [Theory]
    [InlineData(2.0, 1.0)]
    [InlineData(double.NaN, 1.0)]
    public void Bounds_that_are_none_are_named(double lower, double upper) => Assert.StartsWith(
        $"The bounds of variable 0 are {Require.Show(lower)} to 1. Pass the lower one first",
        Assert.Throws<ArgumentException>(() => FiniteDifference.Of((double x) => x, bounds: [(lower, upper)]).Gradient(1)).Message);

    [Fact]
    public void The_logarithm_close_to_0_has_its_derivative()
    {
        (double, double)[] bounds = [(0, double.PositiveInfinity)];
        Func<double, double> log = x => x < 0 ? throw new InvalidOperationException("f was called below 0.") : Math.Log(x);
        Assert.Equal(1, FiniteDifference.Of(log, bounds: bounds).Gradient(1e-9)[0] / 1e9, 1e-6);
        Assert.Equal(1, FiniteDifference.Of(log, typicalSize: [1e-9], bounds: bounds).Gradient(1e-9)[0] / 1e9, 1e-8);
        Assert.Equal(1, FiniteDifference.Of(log, typicalSize: [1e-9]).Gradient(1e-9)[0] / 1e9, 1e-8);
        Holds(1e9, FiniteDifference.Of(log, bounds: bounds).PartialWithError([1e-9], 0), 1);
    }

    [Fact]
    public void Variables_of_very_different_size_stand_side_by_side()
    {
        FiniteDifference f = FiniteDifference.Of((x, y) => Math.Sin(x / 1e9) * Math.Exp(y * 1e9), typicalSize: [1e9, 1e-9]);
        (double sin, double cos, double exp) = (Math.Sin(0.3), Math.Cos(0.3), Math.Exp(0.5));
        Vector<double> gradient = f.Gradient(0.3e9, 0.5e-9);
        Assert.Equal(1, gradient[0] / (cos * exp * 1e-9), 1e-9);
        Assert.Equal(1, gradient[1] / (sin * exp * 1e9), 1e-9);
        Matrix<double> hessian = f.Hessian(0.3e9, 0.5e-9);
        Assert.Equal(1, hessian[0, 0] / (-sin * exp * 1e-18), 1e-6);
        Assert.Equal(1, hessian[0, 1] / (cos * exp), 1e-6);
        Assert.Equal(1, hessian[1, 1] / (sin * exp * 1e18), 1e-6);
        Assert.Equal(1, f.Directional([0.3e9, 0.5e-9], [1e9, 1e-9], normalize: false) / (cos * exp + sin * exp), 1e-9);
    }

    [Fact]
    public void At_a_corner_of_the_bounds_every_derivative_is_one_sided()
    {
        (double, double)[] bounds = [(0, 1), (-1, 0)];
        FiniteDifference f = FiniteDifference.Of(
            (x, y) => x is >= 0 and <= 1 && y is >= -1 and <= 0
                ? Math.Exp(x + 2 * y) : throw new InvalidOperationException($"f was called at ({x:R}, {y:R})."),
            bounds: bounds);
        Assert.Equal(1, f.Gradient(0, 0)[0], 1e-8);
        Assert.Equal(2, f.Gradient(0, 0)[1], 1e-8);
        Matrix<double> hessian = f.Hessian(0, 0);
        Assert.Equal(1, hessian[0, 0], 1e-5);
        Assert.Equal(2, hessian[0, 1], 1e-5);
        Assert.Equal(4, hessian[1, 1], 1e-5);
        Assert.Equal(-1, f.Directional([0, 0], [1, -1], normalize: false), 1e-8);
        Estimate<Matrix<double>> estimate = f.HessianWithError(0, 0);
        Assert.All([(0, 0, 1.0), (0, 1, 2.0), (1, 1, 4.0)], entry =>
            Assert.InRange(Math.Abs(estimate.Value[entry.Item1, entry.Item2] - entry.Item3), 0, estimate.Error[entry.Item1, entry.Item2]));
    }

    [Fact]
    public void Bounds_that_are_narrower_than_the_stencil_are_said_to_be()
    {
        FiniteDifference f = FiniteDifference.Of(Within(1, 1 + 1e-3, Math.Exp), h: 0.01, bounds: [(1, 1 + 1e-3)]);
        string message = Assert.Throws<ArgumentException>("bounds", () => f.Gradient(1 + 5e-4)).Message;
        Assert.StartsWith(
            "The bounds of variable 0, 1 to 1.001, leave no room for the stencil at 1.0005 with the step 0.01, on either side. "
            + "Pass a smaller h", message);
        Assert.Equal(Math.E, FiniteDifference.Of(Within(1, 1 + 1e-7, Math.Exp), bounds: [(1, 1 + 1e-7)]).Gradient(1)[0], 1e-6);
        Assert.Throws<NotFiniteNumberException>(() => FiniteDifference.Of(Math.Exp, bounds: [(1, 1)]).PartialWithError([1], 0));
    }

    [Fact]
    public void A_given_step_is_taken_on_the_side_where_it_fits()
    {
        FiniteDifference f = FiniteDifference.Of(Within(0, 1, t => t * t), h: 0.25, bounds: s_unit);
        Assert.Equal(0.2, f.Gradient(0.1)[0], 1e-14);
        Assert.Equal(1.8, f.Gradient(0.9)[0], 1e-14);
        Assert.Equal(0.25, FiniteDifference.Of(Within(0, 1, t => t * t), Stencil.Backward, 0.25, bounds: s_unit).Gradient(0)[0], 1e-14);
    }

    [Fact]
    public void Bounds_and_sizes_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>("bounds", () => FiniteDifference.Of((x, y) => x * y, bounds: s_unit).Gradient(0.5, 0.5));
        Assert.Throws<ArgumentException>("at", () => FiniteDifference.Of(x => x * x, bounds: s_unit).Gradient(1.5));
        Assert.Throws<ArgumentException>("at", () => FiniteDifference.Of(x => x * x, bounds: s_unit).PartialWithError([-1], 0));
        Assert.Throws<ArgumentException>("typicalSize", () => FiniteDifference.Of(x => x * x, typicalSize: [0]).Gradient(1.5));
        Assert.Throws<ArgumentException>("typicalSize", () => FiniteDifference.Of(x => x * x, typicalSize: [1, 2]).Gradient(1.5));
    }

    [Fact]
    public void Estimates_hold_at_any_place_within_bounds()
    {
        (Func<double, double> F, Func<double, double> Slope)[] functions =
        [
            (Math.Exp, Math.Exp), (x => Math.Sin(3 * x), x => 3 * Math.Cos(3 * x)), (x => 1 / (2 + x), x => -1 / (2 + x) / (2 + x)),
        ];
        Gen.Select(Gen.Int[0, 2], Gen.Double[-16, 0], Gen.Bool).ForAll((which, exponent, above) =>
        {
            double x = above ? 1 - Math.Pow(10, exponent) : Math.Pow(10, exponent);
            Estimate<double> slope = FiniteDifference.Of(Within(0, 1, functions[which].F), bounds: s_unit).PartialWithError([x], 0);
            Holds(functions[which].Slope(x), slope, 1e-6);
        }, 300);
    }

    private static void Holds(double exact, Estimate<double> estimate, double atMost)
    {
        Assert.True(Math.Abs(estimate.Value - exact) <= estimate.Error, $"{estimate}, should be {exact:R}");
        Assert.InRange(estimate.Error, 0, atMost);
    }
}
