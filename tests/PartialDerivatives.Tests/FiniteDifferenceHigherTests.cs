using CsCheck;
using MathNet.Numerics.Differentiation;
using MathNet.Numerics.LinearAlgebra;

namespace PartialDerivatives.Tests;

public class FiniteDifferenceHigherTests
{
    private static readonly Func<double, double, double> s_f = (x, y) => Math.Exp(x) * Math.Sin(2 * y);

    [Theory]
    [InlineData(new[] { 0 }, 1e-10)]
    [InlineData(new[] { 0, 0 }, 1e-7)]
    [InlineData(new[] { 0, 1 }, 1e-7)]
    [InlineData(new[] { 1, 1 }, 3e-7)]
    [InlineData(new[] { 0, 0, 0 }, 1e-5)]
    [InlineData(new[] { 0, 1, 0 }, 1e-5)]
    [InlineData(new[] { 1, 1, 0 }, 1e-5)]
    [InlineData(new[] { 0, 0, 0, 0 }, 1e-4)]
    [InlineData(new[] { 1, 0, 1, 0 }, 1e-4)]
    [InlineData(new[] { 1, 1, 1, 1 }, 1e-3)]
    public void Partials_up_to_order_4_have_the_digits_that_a_double_allows(int[] variables, double tolerance)
    {
        double[] turns = [Math.Sin(1.4), 2 * Math.Cos(1.4), -4 * Math.Sin(1.4), -8 * Math.Cos(1.4), 16 * Math.Sin(1.4)];
        double exact = Math.Exp(0.3) * turns[variables.Count(v => v == 1)];
        Assert.Equal(exact, FiniteDifference.Of(s_f).Partial([0.3, 0.7], variables), tolerance);
    }

    [Fact]
    public void Mixed_partials_may_be_taken_in_all_of_four_variables()
    {
        Assert.Equal(1, FiniteDifference.Of((a, b, c, d) => a * b * c * d).Partial([1.5, 0.5, -0.25, 2], [0, 1, 2, 3]), 1e-7);
    }

    [Fact]
    public void More_accurate_stencils_give_more_digits()
    {
        double[] errors = [.. new[] { 2, 4, 6, 8 }.Select(accuracy => Enumerable.Range(0, 40).Average(i => Math.Abs(
            FiniteDifference.Of(Math.Sin, Stencil.Central.OfAccuracy(accuracy)).Partial([0.1 + 0.05 * i], 0) - Math.Cos(0.1 + 0.05 * i))))];
        Assert.True(errors[1] < errors[0] / 20 && errors[2] < errors[1] / 3 && errors[3] < errors[2], string.Join(", ", errors));
    }

    [Fact]
    public void One_sided_stencils_of_higher_accuracy_reach_the_digits_of_the_central_one()
    {
        Assert.Equal(Math.Cos(0.5), FiniteDifference.Of(Math.Sin, Stencil.Forward.OfAccuracy(4)).Partial([0.5], 0), 1e-11);
        Assert.Equal(Math.Cos(0.5), FiniteDifference.Of(Math.Sin, Stencil.Backward.OfAccuracy(4)).Partial([0.5], 0), 1e-11);
    }

    [Fact]
    public void An_own_stencil_is_used_at_its_offsets()
    {
        List<double> seen = [];
        double derivative = FiniteDifference.Of((double x) =>
            {
                seen.Add(x);
                return x * x;
            }, Stencil.Of(-1, 0, 3), h: 0.25).Partial([1.0], 0);
        Assert.Equal([0.75, 1, 1.75], seen.Order());
        Assert.Equal(2, derivative, 1e-14);
    }

    [Fact]
    public void A_given_step_is_used_exactly_for_second_derivatives_too()
    {
        Gen.Select(Gen.Double[-3, 3], Gen.Double[-3, 3], Gen.Double[-4, 0]).ForAll((x, y, exponent) =>
        {
            double h = Math.Pow(10, exponent);
            double mixed = (s_f(x + h, y + h) - s_f(x + h, y - h) - s_f(x - h, y + h) + s_f(x - h, y - h)) / (2 * h) / (2 * h);
            double twice = (s_f(x + h, y) - 2 * s_f(x, y) + s_f(x - h, y)) / h / h;
            Assert.Equal(mixed, FiniteDifference.Of(s_f, h: h).Partial([x, y], [0, 1]), 1e-12 / (h * h) * Math.Exp(x));
            Assert.Equal(twice, FiniteDifference.Of(s_f, h: h).Partial([x, y], [0, 0]), 1e-12 / (h * h) * Math.Exp(x));
        });
    }

    [Fact]
    public void The_second_derivative_of_exp_is_within_2e_8()
    {
        Assert.Equal(1, FiniteDifference.Of(Math.Exp).Partial([0.0], [0, 0]), 2e-8);
        Assert.Equal(Math.E, FiniteDifference.Of(Math.Exp).Partial([1.0], [0, 0]), 2e-8 * Math.E);
    }

    // Both with as many points; the geometric mean of the ratios of the errors over a set of functions.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Derivatives_are_at_least_as_accurate_as_those_of_MathNet(int order)
    {
        (Func<double, double> F, Func<double, int, double> Derivative)[] functions =
        [
            (Math.Exp, (x, _) => Math.Exp(x)),
            (Math.Sin, (x, n) => Math.Sin(x + n * Math.PI / 2)),
            (x => 1 / (1 + x), (x, n) => Math.Pow(-1, n) * Factorial(n) / Math.Pow(1 + x, n + 1)),
            (x => Math.Log(1 + x), (x, n) => Math.Pow(-1, n - 1) * Factorial(n - 1) / Math.Pow(1 + x, n)),
            (x => x * x * x, (x, n) => n switch { 1 => 3 * x * x, 2 => 6 * x, 3 => 6, _ => 0 }),
        ];
        NumericalDerivative mathNet = new(points: order % 2 == 0 ? order + 1 : order + 2, center: (order + 1) / 2);
        double[] points = [.. Enumerable.Range(0, 60).Select(i => 0.3 + 0.029 * i)];
        double[] ratios = [.. functions.Select(function =>
            points.Average(x => Math.Abs(FiniteDifference.Of(function.F).Partial([x], new int[order]) - function.Derivative(x, order)))
            / points.Average(x => Math.Abs(mathNet.EvaluateDerivative(function.F, x, order) - function.Derivative(x, order))))];
        Assert.True(ratios.Average(Math.Log) <= 0, string.Join(", ", ratios));

        static int Factorial(int n) => Enumerable.Range(1, n).Aggregate(1, (product, i) => product * i);
    }

    [Theory]
    [InlineData(new int[0])]
    [InlineData(new[] { 0, 0, 0, 0, 0 })]
    public void Orders_other_than_1_to_4_are_refused(int[] variables)
    {
        Assert.Contains("one to four",
            Assert.Throws<ArgumentException>("variables", () => FiniteDifference.Of(s_f).Partial([1.0, 2.0], variables)).Message);
    }

    [Fact]
    public void An_index_that_is_no_variable_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("variables", () => FiniteDifference.Of(s_f).Partial([1.0, 2.0], [0, 2]));
    }

    [Fact]
    public void A_Hessian_is_symmetric_and_takes_2n_squared_plus_1_evaluations()
    {
        int evaluations = 0;
        Matrix<double> hessian = FiniteDifference.Of((x, y, z) =>
            {
                evaluations++;
                return x * x * y + Math.Sin(y * z);
            }).Hessian([1.0, 0.5, 2.0]);
        Assert.Equal(19, evaluations);
        Assert.Equal(hessian, hessian.Transpose());
        Assert.Equal([1, 2, 0], hessian.Row(0).Select(value => Math.Round(value, 6)));
        Assert.Equal(Math.Cos(1) - Math.Sin(1), hessian[1, 2], 1e-6);
    }

    [Fact]
    public void A_Hessian_may_be_taken_on_one_side()
    {
        Matrix<double> hessian = FiniteDifference.Of((x, y) =>
            Math.Sqrt(x) * Math.Pow(y, 1.5) + Math.Exp(x * y), Stencil.Forward.OfAccuracy(4)).Hessian([1.0, 1.0]);
        Assert.Equal(-0.25 + Math.E, hessian[0, 0], 1e-6);
        Assert.Equal(0.75 + 2 * Math.E, hessian[0, 1], 1e-6);
    }

    [Fact]
    public void A_Jacobian_has_a_row_for_each_component_and_a_column_for_each_variable()
    {
        Matrix<double> jacobian = FiniteDifference.Of((r, t) => new[] { r * Math.Cos(t), r * Math.Sin(t), r * r }).Jacobian([2.0, 0.5]);
        double[,] exact = { { Math.Cos(0.5), -2 * Math.Sin(0.5) }, { Math.Sin(0.5), 2 * Math.Cos(0.5) }, { 4, 0 } };
        Assert.Equal((3, 2), (jacobian.RowCount, jacobian.ColumnCount));
        Assert.True((jacobian - Matrix<double>.Build.DenseOfArray(exact)).Enumerate().All(error => Math.Abs(error) < 1e-9));
    }

    [Fact]
    public void Each_row_of_a_Jacobian_has_the_bits_of_the_gradient_of_its_component()
    {
        Func<double[], double[]> f = x => [Math.Sin(x[0] * x[1]), Math.Exp(x[0] - x[1])];
        Matrix<double> jacobian = FiniteDifference.Of(f).Jacobian([0.3, 0.7]);
        Assert.Equal(FiniteDifference.Of(x => f(x)[0]).Gradient([0.3, 0.7]), jacobian.Row(0));
        Assert.Equal(FiniteDifference.Of(x => f(x)[1]).Gradient([0.3, 0.7]), jacobian.Row(1));
    }

    [Fact]
    public void A_function_may_return_the_same_array_every_time_even_its_argument()
    {
        double[] result = new double[2];
        Func<double[], double[]> f = x =>
        {
            result[0] = x[0] * x[1];
            result[1] = x[1];
            return result;
        };
        Assert.Equal([[2, 1], [0, 1]], FiniteDifference.Of(f, Stencil.Forward, h: 0.25).Jacobian([1.0, 2.0]).ToRowArrays());
        Assert.Equal([[1, 0], [0, 1]], FiniteDifference.Of((double[] x) => x, h: 0.25).Jacobian([1.0, 2.0]).ToRowArrays());
    }

    [Fact]
    public void A_function_whose_number_of_components_changes_is_refused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(
            "f", () => FiniteDifference.Of((double[] x) => new double[x[0] > 1 ? 2 : 1], h: 0.5).Jacobian([1.0]));
        Assert.Contains("returned 2 components at [1.5] and 1 before", error.Message);
        Assert.Throws<ArgumentException>("f", () => FiniteDifference.Of((double[] x) => Array.Empty<double>()).Jacobian([1.0]));
    }

    [Fact]
    public void A_component_that_is_not_finite_is_named()
    {
        NotFiniteNumberException error = Assert.Throws<NotFiniteNumberException>(
            () => FiniteDifference.Of((x, y) => new[] { x, Math.Sqrt(y) }, h: 0.5).Jacobian([1.0, 0.0]));
        Assert.Contains("Component 1 of f is NaN at [1, -0.5]", error.Message);
    }

    [Fact]
    public void A_directional_derivative_is_per_length_of_the_direction_only_where_it_is_normalized()
    {
        Func<double, double, double> f = (x, y) => x * x * Math.Sin(y);
        double alongV = 3 * 2 * Math.Sin(0.5) + 4 * Math.Cos(0.5);
        Assert.Equal(alongV, FiniteDifference.Of(f).Directional([1.0, 0.5], [3, 4], normalize: false), 1e-9);
        Assert.Equal(alongV / 5, FiniteDifference.Of(f).Directional([1.0, 0.5], [3, 4], normalize: true), 1e-9);
        Assert.Equal(alongV / 5, FiniteDifference.Of(f).Directional([1.0, 0.5], [3e-300, 4e-300], normalize: true), 1e-9);
        Assert.Equal(alongV / 5, FiniteDifference.Of(f).Directional([1.0, 0.5], [3e300, 4e300], normalize: true), 1e-9);
    }

    [Fact]
    public void A_directional_derivative_with_a_given_step_has_the_bits_of_the_formula()
    {
        Func<double, double, double> f = (x, y) => x * x * Math.Sin(y);
        double h = 1e-5;
        Assert.Equal(
            (f(1 + h * 3, 0.5 + h * -2) - f(1 - h * 3, 0.5 - h * -2)) / (2 * h),
            FiniteDifference.Of(f, h: h).Directional([1.0, 0.5], [3, -2], normalize: false));
    }

    [Fact]
    public void A_directional_derivative_is_right_where_the_coordinates_have_different_scales()
    {
        double slope = FiniteDifference.Of((x, y) => Math.Sin(x) + y * y * 1e-12).Directional([0.5, 1e6], [1, 1], normalize: false);
        Assert.Equal(Math.Cos(0.5) + 2e-6, slope, 1e-9);
    }

    [Fact]
    public void Nothing_changes_along_a_direction_of_zero_which_cannot_be_normalized()
    {
        Assert.Equal(0, FiniteDifference.Of(s_f).Directional([1.0, 0.5], [0, 0], normalize: false));
        Assert.Throws<ArgumentException>("direction", () => FiniteDifference.Of(s_f).Directional([1.0, 0.5], [0, 0], normalize: true));
        Assert.Throws<ArgumentException>("direction", () => FiniteDifference.Of(s_f).Directional([1.0, 0.5], [1], normalize: true));
        Assert.Throws<ArgumentException>("direction", () =>
            FiniteDifference.Of(s_f).Directional([1.0, 0.5], [1, double.NaN], normalize: true));
    }

    [Fact]
    public void A_value_that_is_not_finite_on_the_line_is_reported_with_where_it_is()
    {
        NotFiniteNumberException error = Assert.Throws<NotFiniteNumberException>(
            () => FiniteDifference.Of((x, y) => Math.Log(x + y), h: 0.5).Directional([0.0, 0.25], [1, 0], normalize: true));
        Assert.Contains("at [-0.5, 0.25]", error.Message);
    }
}
