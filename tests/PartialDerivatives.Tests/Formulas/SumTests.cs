using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests.Formulas;

/// <summary>Functions of a vector, written with Σ.</summary>
public sealed class SumTests
{
    private static double[,] X { get; } = { { 0.5, -1.0, 2.0 }, { 1.5, 0.25, -0.75 }, { -0.5, 1.0, 0.125 }, { 2.0, -1.5, 1.0 } };
    private static double[] Y { get; } = [1.0, -0.5, 0.75, 2.0];

    private static Formula Rosenbrock(int n) =>
        Formula.Of(x => Sum(0, n - 2, i => 100 * Pow(x[i + 1] - x[i] * x[i], 2) + Pow(1 - x[i], 2)));

    private static Formula MeanSquaredError() => Formula.Of(w => Sum(0, 3, j => Pow(Sum(0, 2, i => X[j, i] * w[i]) - Y[j], 2)) / 4);

    private static double[] Point(int n) => [.. Enumerable.Range(0, n).Select(i => (i % 2 == 0 ? -1.2 : 1.0) + (0.001 * i / n))];

    /// <summary>All kinds of sums, with a point for each.</summary>
    private static (Formula F, double[] At)[] All()
    {
        int n = 5;
        double[][] rows = [[1, 2, 3], [4, 5, 6]];
        return
        [
            (Rosenbrock(6), Point(6)),
            (MeanSquaredError(), [0.5, -0.25, 1.5]),
            (Formula.Of(x => Sqrt(Sum(0, n - 1, i => x[i] * x[i]))), Point(5)),
            (Formula.Of(x => Sum(0, x.Length - 1, i => x[i] * x[i]) / x.Length), Point(4)),
            (Formula.Of(x => Sum(1, x.Length - 2, i => Sin(x[i - 1] * x[i]) * x[i + 1])), Point(6)),
            (Formula.Of(x => Exp(Sum(0, n - 1, i => x[i])) * Sum(0, n - 1, i => x[i] * x[i])), [0.1, 0.2, -0.3, 0.4, 0.5]),
            (Formula.Of(x => Sum(0, n - 1, i => x[i] * Sum(0, n - 1, j => x[j] * x[j]))), Point(5)),
            (Formula.Of(x => Sum(0, n - 1, i => Sum(0, i, j => x[i] * Sin(x[j])))), Point(5)),
            (Formula.Of(x => Sum(0, 1, j => Tanh(Sum(0, 2, i => rows[j][i] * x[i] / 10)))), [0.3, -0.2, 0.1]),
            (Formula.Of(x => Sum(0, n - 1, i => i > 0 ? x[i] * x[i - 1] : Cos(x[0]))), Point(5)),
            (Formula.Of(x => Sum(0, n - 1, i => x[i] > 0 ? x[i] * x[i] : Exp(x[i]))), Point(5)),
            (Formula.Of(x => Sum(0, n - 1, i => x[n - 1 - i] * i * x[i])), Point(5)),
            (Formula.Of(x => Log(Sum(0, n - 1, i => Exp(x[i]))) - x[2]), Point(5)),
            (Formula.Of(x => Sum(0, 2, i => x[2 * i] * x[2 * i + 1])), Point(6)),
            (Formula.Of(x => Sum(0, 2, i => Pow(Sum(0, 2, j => X[i, j] * x[j] * x[0]), 2)) * x[1]), [0.5, -0.25, 1.5]),
            (Formula.Of(x => Pow(Sum(0, 2, i => Pow(Sum(0, 2, j => x[i] * x[j]), 2)), 2)), [0.5, -0.25, 0.75]),
        ];
    }

    [Theory]
    [InlineData(10, 2056.8788609544877)]
    [InlineData(100, 24928.895330831081)]
    [InlineData(1000, 253649.84524462622)]
    [InlineData(10000, 2540859.4229115546)]
    public void Rosenbrock_has_its_known_values(int n, double value) => Assert.Equal(value, Rosenbrock(n).At(Point(n)), value * 1e-13);

    [Fact]
    public void Compiled_values_are_those_computed_node_by_node() => Assert.All(All(), c =>
        Assert.Equal(c.F.Evaluate<double>(c.At), c.F.At(c.At), 1e-12 * (1 + Math.Abs(c.F.At(c.At)))));

    [Fact]
    public void Compiled_gradients_are_those_of_difference_quotients() => Assert.All(All(), c =>
    {
        var gradient = c.F.Gradient(c.At);
        for (int i = 0; i < c.At.Length; i++)
        {
            double quotient = Quotient(x => c.F.Evaluate<double>(x), c.At, i);
            Assert.True(Math.Abs(gradient[i] - quotient) <= 1e-7 * (1 + Math.Abs(quotient)),
                $"{c.F} by component {i}: {gradient[i]}, should be {quotient}");
        }
    });

    [Fact]
    public void Symbolic_partials_are_the_compiled_gradient() => Assert.All(All(), c =>
    {
        var gradient = c.F.Gradient(c.At);
        for (int i = 0; i < c.At.Length; i++)
        {
            Assert.Equal(gradient[i], c.F.Partial(i).At(c.At), 1e-11 * (1 + Math.Abs(gradient[i])));
        }
    });

    [Fact]
    public void Compiled_Hessians_are_those_of_difference_quotients_of_the_gradient() => Assert.All(All(), c =>
    {
        var hessian = c.F.Hessian(c.At);
        for (int i = 0; i < c.At.Length; i++)
        {
            for (int j = 0; j < c.At.Length; j++)
            {
                double quotient = Quotient(x => c.F.Gradient(x)[i], c.At, j);
                Assert.True(Math.Abs(hessian[i, j] - quotient) <= 1e-6 * (1 + Math.Abs(quotient)),
                    $"{c.F} by {i}, {j}: {hessian[i, j]}, should be {quotient}");
            }
        }
    });

    [Fact]
    public void The_partial_by_any_component_of_a_mean_squared_error_is_the_formula_of_the_book() =>
        Assert.Equal("1/2·Σ(j=0…3) X[j, k]·(Σ(i=0…2) X[j, i]·w[i] − Y[j])", MeanSquaredError().Partial("w[k]").ToString());

    [Fact]
    public void The_second_partial_of_a_mean_squared_error_does_not_contain_the_weights() =>
        Assert.Equal("1/2·Σ(j=0…3) X[j, k]·X[j, l]", MeanSquaredError().Partial("w[k]", "w[l]").ToString());

    [Fact]
    public void A_partial_by_any_component_says_where_it_holds() =>
        Assert.Equal("(k ≤ 8 ? −400·x[k]·(x[k + 1] − x[k]²) − 2·(1 − x[k]) : 0) + (k ≥ 1 ? 200·(x[k] − x[k − 1]²) : 0)",
            Rosenbrock(10).Partial("x[k]").ToString());

    [Fact]
    public void A_partial_by_one_component_has_no_sum_left() =>
        Assert.Equal("−400·x[0]·(x[1] − x[0]²) − 2·(1 − x[0])", Rosenbrock(10).Partial("x[0]").ToString());

    [Fact]
    public void A_sum_over_data_can_have_scalar_variables()
    {
        var f = Formula.Of((a, b) => Sum(0, 3, j => Pow(a * Y[j] + b - X[j, 0], 2)));
        Assert.Equal(f.Gradient().At(0.5, 0.25).ToArray(), f.Gradient([0.5, 0.25]).ToArray(), (u, v) => Math.Abs(u - v) <= 1e-12);
        Assert.Equal(f.Hessian().At(0.5, 0.25).ToRowMajorArray(), f.Hessian([0.5, 0.25]).ToRowMajorArray(), (u, v) =>
            Math.Abs(u - v) <= 1e-12);
    }

    [Fact]
    public void A_formula_can_be_called_in_another_one()
    {
        var g = Formula.Of((u, v) => 100 * Pow(v - u * u, 2) + Pow(1 - u, 2));
        var f = Formula.Of(x => Sum(0, 8, i => g.Call(x[i], x[i + 1])));
        Assert.Equal(Rosenbrock(10).ToString(), f.ToString());
        Assert.Equal("sin((1 − y)² + 100·(x² − y²)²)", Formula.Of((x, y) => Sin(g.Call(y, x * x))).ToString());
        Assert.Equal(Rosenbrock(10).At(Point(10)), Formula.Of((double[] x) => 2 * f.Call(x)).At(Point(10)) / 2, 1e-9);
    }

    [Fact]
    public void Captured_whole_numbers_are_numbers_too()
    {
        int[] a = [1, 2];
        List<int> b = [3, 5];
        int[,] c = { { 7, 9 } };
        Assert.Equal([1, 4], Formula.Of((double[] x) => Sum(0, 1, i => (a[i] + 1 - 1) * x[i] * x[i] / 2)).Gradient(1, 2));
        Assert.Equal([3, 5], Formula.Of((double[] x) => Sum(0, 1, i => b[i] * x[i])).Gradient(1, 2));
        Assert.Equal([7, 9], Formula.Of((double[] x) => Sum(0, 1, i => c[0, i] * x[i])).Gradient(1, 2));
    }

    [Fact]
    public void Captured_arrays_are_copied_when_the_formula_is_made()
    {
        double[] data = [1, 2, 3];
        var f = Formula.Of(x => Sum(0, 2, i => data[i] * x[i]));
        data[0] = 100;
        Assert.Equal(6, f.At(1, 1, 1));
    }

    [Fact]
    public void An_empty_sum_is_0() => Assert.Equal(0, Formula.Of(x => Sum(1, x.Length - 1, i => x[i])).At(5.0));

    [Fact]
    public void Elementary_Sum_includes_both_ends() => Assert.Equal(1 + 2 + 3, Sum(1, 3, i => i));

    [Fact]
    public void Sums_read_back_from_CSharp()
    {
        var globals = new Globals();
        Formula[] formulas = [MeanSquaredError(), .. All().Select(c => c.F).Where(f => !f.ToCSharp().Contains("rows"))];
        var again = Scripts.Formulas(formulas.Select(f => f.ToCSharp()), globals);
        Assert.Equal(formulas.Select(f => f.ToCSharp()), again.Select(f => f.ToCSharp()));
    }

    private static double Quotient(Func<double[], double> f, double[] at, int i)
    {
        const double h = 1e-3;
        double Shifted(double by) => f([.. at.Select((x, k) => k == i ? x + by : x)]);
        return ((8 * (Shifted(h) - Shifted(-h))) - (Shifted(2 * h) - Shifted(-2 * h))) / (12 * h);
    }

    public sealed class Globals
    {
        public double[,] X { get; } = SumTests.X;
        public double[] Y { get; } = SumTests.Y;
    }
}
