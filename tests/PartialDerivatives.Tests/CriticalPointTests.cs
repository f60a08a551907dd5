using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests;

public class CriticalPointTests
{
    public static TheoryData<string, Formula, double[], CriticalPointKind> Points => new()
    {
        { "valley", Formula.Of((x, y) => x * x + 3 * y * y), [0, 0], CriticalPointKind.Minimum },
        { "peak", Formula.Of((x, y) => Exp(-x * x - y * y)), [0, 0], CriticalPointKind.Maximum },
        { "saddle", Formula.Of((x, y) => x * x - y * y), [0, 0], CriticalPointKind.Saddle },
        { "product", Formula.Of((x, y) => x * y), [0, 0], CriticalPointKind.Saddle },
        { "monkey saddle", Formula.Of((x, y) => x * x * x - 3 * x * y * y), [0, 0], CriticalPointKind.Degenerate },
        { "trough", Formula.Of((x, y) => x * x), [0, 5], CriticalPointKind.Degenerate },
        { "quartic", Formula.Of((x, y) => Pow(x, 4) + Pow(y, 4)), [0, 0], CriticalPointKind.Degenerate },
        { "saddle with a flat direction", Formula.Of((x, y, z) => x * x - y * y + Pow(z, 4)), [0, 0, 0], CriticalPointKind.Saddle },
        { "Rosenbrock", Formula.Of((x, y) => 100 * Pow(y - x * x, 2) + Pow(1 - x, 2)), [1, 1], CriticalPointKind.Minimum },
        { "small and large", Formula.Of((x, y) => 1e-6 * x * x - 1e3 * y * y), [0, 0], CriticalPointKind.Saddle },
    };

    [Theory]
    [MemberData(nameof(Points))]
    public void The_eigenvalues_of_the_Hessian_tell_the_kind(string name, Formula f, double[] at, CriticalPointKind kind)
    {
        CriticalPoint point = CriticalPoint.Of(f, at);
        Assert.True(kind == point.Kind, $"{name}: {point}");
    }

    [Fact]
    public void A_function_is_classified_as_a_formula_is()
    {
        CriticalPoint point = CriticalPoint.Of((x, y) => x * x - y * y, [0.0, 0.0]);
        Assert.Equal("saddle at [0, 0], eigenvalues -2, 2", point.ToString());
    }

    [Fact]
    public void A_point_with_a_slope_is_refused_with_its_gradient()
    {
        var error = Assert.Throws<ArgumentException>("at", () => CriticalPoint.Of((x, y) => x * x - y, [3.0, 0.0]));
        Assert.Contains("[6, -1]", error.Message);
    }

    [Fact]
    public void A_point_where_the_gradient_is_not_a_number_is_refused() =>
        Assert.Throws<ArgumentException>("at", () => CriticalPoint.Of((x, y) => Log(x) * y, [-1.0, 0.0]));

    [Theory]
    [InlineData(0.9e-6, true)]
    [InlineData(1.1e-6, false)]
    public void A_gradient_counts_as_zero_within_a_step_of_1e_6(double off, bool critical)
    {
        foreach (double scale in new[] { 1e-9, 1, 1e9 })
        {
            Exception? refused = Record.Exception(() => CriticalPoint.Of((x, y) => scale * (x * x + y * y), [off, 0.0]));
            Assert.Equal(critical, refused is null);
        }
    }

    [Fact]
    public void A_small_slope_is_not_zero() =>
        Assert.Throws<ArgumentException>("at", () => CriticalPoint.Of((x, y) => 1e-9 * x + 0 * y, [3.0, 0.0]));

    [Fact]
    public void A_point_without_second_derivatives_is_refused_with_the_reason()
    {
        Assert.Contains("no second derivatives", Assert.Throws<ArgumentException>(
            "at", () => CriticalPoint.Of((x, y) => Pow(Sqrt(x * x + y * y), 2), [0.0, 0.0])).Message);
        Assert.Contains("no second derivatives", Assert.Throws<ArgumentException>(
            "at", () => CriticalPoint.Of((x, y) => Abs(x) * Abs(x) + y * y, [0.0, 0.0])).Message);
    }
}
