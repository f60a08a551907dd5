using System.Numerics;
using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests;

public class ForwardModeTests
{
    private static readonly double[] s_at = [1.0, 0.5];
    private static readonly double[] s_gradient = [2 * Math.Sin(0.5), Math.Cos(0.5)];

    private static T OfOne<T>(T x) where T : ITrigonometricFunctions<T> => x * x * T.Sin(x);

    private static T OfTwo<T>(T x, T y) where T : ITrigonometricFunctions<T> => x * x * T.Sin(y);

    private static T OfVector<T>(T[] x) where T : ITrigonometricFunctions<T> => x[0] * x[0] * Sin(x[1]);

    [Fact]
    public void A_lambda_needs_no_types()
    {
        Assert.Equal(s_gradient, ForwardMode.Of((x, y) => x * x * Sin(y)).Gradient([1.0, 0.5]));
        Assert.Equal(s_gradient, ForwardMode.Of(x => x[0] * x[0] * Sin(x[1])).Gradient([1.0, 0.5]));
        Assert.Equal([12.0], ForwardMode.Of(x => x * x * x).Gradient([2.0]));
        Assert.Equal([6.0, 3, 2], ForwardMode.Of((x, y, z) => x * y * z).Gradient([1.0, 2, 3]));
        Assert.Equal([24.0, 12, 8, 6], ForwardMode.Of((w, x, y, z) => w * x * y * z).Gradient([1.0, 2, 3, 4]));
    }

    [Fact]
    public void A_generic_method_needs_no_types()
    {
        Assert.Equal(s_gradient, ForwardMode.Of(OfTwo).Gradient([1.0, 0.5]));
        Assert.Equal(s_gradient, ForwardMode.Of(OfVector).Gradient([1.0, 0.5]));
        Assert.Equal(2 * 3 * Math.Sin(3) + 9 * Math.Cos(3), ForwardMode.Of(OfOne).Partial([3.0], 0), 1e-14);
        Assert.Equal(-Math.Sin(0.5), ForwardMode.OfSecondOrder(OfTwo).Hessian([1.0, 0.5])[1, 1]);
    }

    [Fact]
    public void Literals_mix_with_variables_in_every_function_of_two()
    {
        Assert.Equal(
            2 * Math.Log(2) - 1 / 2.0 + 2 + 0 + 1 + 1 / 6.0,
            ForwardMode.Of(x => Pow(2, x) + Atan2(1, x) + Pow(x, 2) + Min(0.5, x) + Max(x, 0) + x / 6).Partial([1.0], 0), 1e-14);
        Assert.Equal(2, ForwardMode.OfSecondOrder(x => Pow(x, 2) + Max(x, 0) + 2 * x).Hessian([1.0])[0, 0]);
    }

    [Fact]
    public void A_partial_is_an_entry_of_the_gradient()
    {
        Assert.Equal(s_gradient[0], ForwardMode.Of(OfTwo).Partial(s_at, 0));
        Assert.Equal(s_gradient[1], ForwardMode.Of(OfTwo).Partial(s_at, 1));
    }

    [Fact]
    public void Value_and_gradient_come_together()
    {
        (double value, var gradient) = ForwardMode.Of(OfTwo).ValueAndGradient(s_at);
        Assert.Equal(Math.Sin(0.5), value);
        Assert.Equal(s_gradient, gradient);
    }

    [Fact]
    public void A_directional_derivative_is_the_gradient_times_the_direction() =>
        Assert.Equal(3 * s_gradient[0] - 2 * s_gradient[1], ForwardMode.Of(OfTwo).Directional(s_at, [3, -2], normalize: false), 1e-15);

    [Fact]
    public void A_Jacobian_has_a_row_for_each_component_and_a_column_for_each_variable()
    {
        var jacobian = ForwardMode.Of((r, φ) => [r * Cos(φ), r * Sin(φ), r]).Jacobian([2.0, 0.5]);
        Assert.Equal(
            new[,] { { Math.Cos(0.5), -2 * Math.Sin(0.5) }, { Math.Sin(0.5), 2 * Math.Cos(0.5) }, { 1, 0 } },
            jacobian.ToArray());
        Assert.Equal(jacobian, ForwardMode.Of(x => new[] { x[0] * Cos(x[1]), x[0] * Sin(x[1]), x[0] }).Jacobian([2.0, 0.5]));
    }

    [Fact]
    public void A_Jacobian_vector_product_is_the_Jacobian_times_the_direction() =>
        Assert.Equal([3.0 * 5 + 2 * 7, 5 - 7], ForwardMode.Of((x, y) => [x * y, x - y]).JacobianVectorProduct([2.0, 3.0], [5, 7]));

    [Fact]
    public void A_Hessian_holds_all_second_partials()
    {
        Assert.Equal(
            new[,] { { 12.0, 12, 0 }, { 12, 0, 5 }, { 0, 5, 14 } },
            ForwardMode.OfSecondOrder((x, y, z) => 3 * x * x * y + 5 * y * z + 7 * z * z).Hessian([2.0, 2.0, 4.0]).ToArray());
    }

    [Fact]
    public void The_point_stays_as_it_is()
    {
        double[] at = [1.0, 0.5];
        ForwardMode.Of(OfTwo).Gradient(at);
        ForwardMode.OfSecondOrder(OfTwo).Hessian(at);
        Assert.Equal([1.0, 0.5], at);
    }

    [Fact]
    public void A_point_of_the_wrong_size_is_refused_with_both_numbers()
    {
        var e = Assert.Throws<ArgumentException>(() => ForwardMode.Of(OfTwo).Gradient([1.0, 2.0, 3.0]));
        Assert.Contains("3 coordinates", e.Message);
        Assert.Contains("2 variables", e.Message);
    }

    [Fact]
    public void Other_wrong_arguments_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("variable", () => ForwardMode.Of(OfTwo).Partial(s_at, 2));
        Assert.Throws<ArgumentException>("at", () => ForwardMode.Of(OfVector).Gradient([]));
        Assert.Throws<ArgumentException>("at", () => ForwardMode.Of(OfTwo).Gradient([1.0, double.NaN]));
        Assert.Throws<ArgumentException>("direction", () => ForwardMode.Of(OfTwo).Directional(s_at, [1.0], normalize: false));
        Assert.Throws<ArgumentNullException>("f", () => ForwardMode.Of((Func<Dual<double>[], Dual<double>>)null!).Gradient(s_at));
    }

    [Fact]
    public void A_function_without_components_is_refused_by_name()
    {
        Func<Dual<double>[], Dual<double>[]> none = x => null!, ragged = x => new Dual<double>[x[0].Derivative == 1 ? 1 : 2];
        Assert.Contains("null", Assert.Throws<ArgumentException>("f", () => ForwardMode.Of(none).Jacobian([1.0])).Message);
        Assert.Contains("null", Assert.Throws<ArgumentException>("f", () =>
            ForwardMode.Of(none).JacobianVectorProduct([1.0], [1.0])).Message);
        Assert.Contains("2 components", Assert.Throws<ArgumentException>("f", () => ForwardMode.Of(ragged).Jacobian([1.0, 2])).Message);
        Assert.Contains("0 components",
            Assert.Throws<ArgumentException>("f", () => ForwardMode.Of((Dual<double>[] x) => []).Jacobian([1.0])).Message);
    }
}
