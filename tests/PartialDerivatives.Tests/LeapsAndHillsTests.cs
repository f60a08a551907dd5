using MathNet.Numerics.LinearAlgebra;

namespace PartialDerivatives.Tests;

/// <summary>What long steps see of f is not what f does at the point: leaps, hills much narrower than the default scale, and the end of the
/// numbers. Either the value is right within its error, or the estimate cannot tell.</summary>
public class LeapsAndHillsTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(2.5)]
    [InlineData(-7.25)]
    [InlineData(40.5)]
    public void A_step_function_is_not_taken_for_the_line_through_its_steps(double x)
    {
        Within(0, FiniteDifference.Of((double t) => Math.Floor(t)).PartialWithError([x], 0));
        Within(0, FiniteDifference.Of((double t) => 3 * Math.Round(t)).PartialWithError([x + 0.2], 0));
        Within(0, FiniteDifference.Of((double t) => Math.Floor(t / 1000)).PartialWithError([x], 0));
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-5)]
    [InlineData(1e-7)]
    public void At_the_top_of_a_narrow_hill_both_derivatives_are_found(double width)
    {
        FiniteDifference hill = FiniteDifference.Of((double x) => 1 / (1 + x / width * (x / width)));
        Estimate<double> slope = hill.PartialWithError([0.0], 0), curvature = hill.PartialWithError([0.0], 0, 0);
        Within(0, slope);
        Within(-2 / (width * width), curvature);
        Assert.InRange(slope.Error, 0, 1e-3 / width);
        Assert.InRange(curvature.Error, 0, 1e-6 / (width * width));
    }

    [Fact]
    public void On_the_ridge_of_a_function_that_varies_beside_zero_only_the_gradient_is_zero()
    {
        Estimate<Vector<double>> gradient = FiniteDifference.Of((x, y) => x * y / (x * x + y * y)).GradientWithError(1e-8, 1e-8);
        Assert.All(gradient.Error, error => Assert.InRange(error, 0, 1e5));
        Assert.All(gradient.Value.Zip(gradient.Error), entry => Assert.InRange(entry.First, -entry.Second, entry.Second));
    }

    [Theory]
    [InlineData(709.78)]
    [InlineData(709.5)]
    [InlineData(700)]
    public void Where_two_values_are_numbers_but_their_sum_is_none_the_derivative_is_found(double x)
    {
        Estimate<double> slope = FiniteDifference.Of((double t) => Math.Exp(t)).PartialWithError([x], 0);
        Within(Math.Exp(x), slope);
        Assert.InRange(slope.Error, 0, 1e-9 * Math.Exp(x));
    }

    private static void Within(double expected, Estimate<double> estimate) =>
        Assert.True(double.IsNaN(estimate.Value) ? double.IsPositiveInfinity(estimate.Error)
            : Math.Abs(estimate.Value - expected) <= estimate.Error, $"{estimate}, not {expected:R}");
}
