using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests;

/// <summary>The directional derivative means the same in all four ways.</summary>
public class DirectionalTests
{
    private static readonly double[] s_at = [1.5, 1.0];
    private static readonly double[] s_gradient = [3 * Math.Sin(1), 2.25 * Math.Cos(1)];

    [Theory]
    [InlineData(3, -2)]
    [InlineData(0, 0.5)]
    [InlineData(1e-200, 1e-200)]
    [InlineData(1e200, -1e200)]
    public void A_normalized_direction_gives_the_slope_for_each_unit_of_length(double x, double y)
    {
        double length = Math.Max(Math.Abs(x), Math.Abs(y)) * Math.Sqrt(Math.Pow(x / Math.Max(Math.Abs(x), Math.Abs(y)), 2)
            + Math.Pow(y / Math.Max(Math.Abs(x), Math.Abs(y)), 2));
        double expected = x / length * s_gradient[0] + y / length * s_gradient[1];

        Assert.All(AllWays([x, y], normalize: true), slope => Assert.Equal(expected, slope, 1e-9));
    }

    [Fact]
    public void A_direction_that_is_not_normalized_counts_with_its_length() =>
        Assert.All(AllWays([3, -2], normalize: false), slope => Assert.Equal(3 * s_gradient[0] - 2 * s_gradient[1], slope, 1e-9));

    [Theory]
    [InlineData(1e6)]
    [InlineData(1.7e9)]
    public void A_step_for_a_small_coordinate_is_not_lost_in_the_rounding_of_a_large_one(double t)
    {
        FiniteDifference f = FiniteDifference.Of((t, u) => Math.Sin(t / 1e6) + Math.Sin(u));
        double slope = Math.Cos(t / 1e6) / 1e6 + Math.Cos(1);
        double[] onlyT = [1, 1e-9];
        Assert.Equal(slope, f.Directional([t, 1], [1, 1], normalize: false), 1e-9);
        Assert.Equal(Math.Cos(t / 1e6) / 1e6 + 1e-9 * Math.Cos(1), f.Directional([t, 1], onlyT, normalize: false), 1e-10);
    }

    [Fact]
    public void Where_a_coordinate_does_not_move_with_the_other_the_estimate_is_made_of_partial_derivatives()
    {
        Estimate<double> slope = FiniteDifference.Of((t, u) => Math.Sin(t / 1e15) * 1e15 + u)
            .DirectionalWithError([1e15, 1], [1, 1], normalize: false);
        Assert.InRange(Math.Cos(1) + 1 - slope.Value, -slope.Error, slope.Error);
    }

    [Fact]
    public void Along_a_direction_of_zero_nothing_changes() =>
        Assert.All(AllWays([0, 0], normalize: false), slope => Assert.Equal(0, slope));

    [Fact]
    public void A_direction_may_be_the_shortest_there_is()
    {
        Assert.Equal(1e-323, ForwardMode.Of((x, y) => x * y).Directional([1, 2], [double.Epsilon, 0], normalize: false));
        FiniteDifference difference = FiniteDifference.Of((x, y) => x * y);
        Assert.Equal(1e-323, difference.Directional([1, 2], [double.Epsilon, 0], normalize: false));
        Assert.Equal(1e-323, difference.DirectionalWithError([1, 2], [double.Epsilon, 0], normalize: false).Value);
    }

    [Fact]
    public void A_direction_of_zero_cannot_be_normalized()
    {
        Assert.Throws<ArgumentException>("direction", () => ForwardMode.Of((x, y) => x * y).Directional(s_at, [0, 0], normalize: true));
        Assert.Throws<ArgumentException>("direction", () => ReverseMode.Of((x, y) => x * y).Directional(s_at, [0, 0], normalize: true));
        Assert.Throws<ArgumentException>("direction", () =>
            FiniteDifference.Of((x, y) => x * y).Directional(s_at, [0, 0], normalize: true));
        Assert.Throws<ArgumentException>("direction", () => Formula.Of((x, y) => x * y).Directional(s_at, [0, 0], normalize: true));
    }

    private static double[] AllWays(double[] direction, bool normalize) =>
    [
        ForwardMode.Of((x, y) => x * x * Sin(y)).Directional(s_at, direction, normalize),
        ReverseMode.Of((x, y) => x * x * Sin(y)).Directional(s_at, direction, normalize),
        FiniteDifference.Of((x, y) => x * x * Sin(y)).Directional(s_at, direction, normalize),
        Formula.Of((x, y) => x * x * Sin(y)).Directional(s_at, direction, normalize),
    ];
}
