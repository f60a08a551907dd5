using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests;

/// <summary>Beside 0, where f may vary on the scale of the small number that x is, error estimates hold, too.</summary>
public class FiniteDifferenceBesideZeroTests
{
    [Theory]
    [InlineData(1e-10)]
    [InlineData(1e-12)]
    [InlineData(1e-20)]
    [InlineData(1e-100)]
    [InlineData(1e-300)]
    public void The_scale_of_f_is_found_beside_0(double x)
    {
        (Func<double, double> F, double Slope)[] cases =
        [
            (Math.Log, 1 / x), (Math.Sqrt, 0.5 / Math.Sqrt(x)), (t => Math.Atan2(t, x), 0.5 / x), (t => t / (t + x), 0.25 / x),
            (t => Math.Cos(t) + t, 1 - x), (t => Math.Atan2(t, x) * Hypot(t, x), Math.Sqrt(0.5) * (1 + Math.PI / 4)),
        ];
        Assert.All(cases, c =>
        {
            Estimate<double> slope = FiniteDifference.Of(c.F).PartialWithError([x], 0);
            Assert.InRange(slope.Value, c.Slope - slope.Error, c.Slope + slope.Error);
            Assert.InRange(slope.Error, 0, 1e-8 * Math.Abs(c.Slope));
        });
    }

    [Fact]
    public void Second_derivatives_beside_0_are_within_their_error()
    {
        Estimate<double> log = FiniteDifference.Of(x => Math.Log(x)).PartialWithError([1e-120], 0, 0);
        Assert.InRange(log.Value, -1e240 - log.Error, -1e240 + log.Error);
        Assert.InRange(log.Error, 0, 1e235);
        double[] at = [1e-100, 1e-100];
        Estimate<double> mixed = FiniteDifference.Of((x, y) => Math.Log(x * x + y * y)).PartialWithError(at, 0, 1);
        Assert.InRange(mixed.Value, -1e200 - mixed.Error, -1e200 + mixed.Error);
        Assert.InRange(mixed.Error, 0, 1e196);
    }

    [Fact]
    public void Where_the_first_derivative_has_a_jump_there_is_no_mixed_one()
    {
        Estimate<double> mixed = FiniteDifference.Of((x, y) => Hypot(x, y)).PartialWithError([0.0, 0], 0, 1);
        Assert.Equal((double.NaN, double.PositiveInfinity), (mixed.Value, mixed.Error));
    }
}
