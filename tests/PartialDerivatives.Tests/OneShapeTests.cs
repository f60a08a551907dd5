using MathNet.Numerics.LinearAlgebra;
using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests;

/// <summary>The four ways have the same members, and what they give is the same.</summary>
public class OneShapeTests
{
    private static readonly Formula s_formula = Formula.Of((x, y) => x * x * Sin(y));

    public static TheoryData<DifferentiableFunction> Scalar() =>
    [
        s_formula,
        ForwardMode.Of((x, y) => x * x * Sin(y)),
        ForwardMode.OfSecondOrder((x, y) => x * x * Sin(y)),
        ReverseMode.Of((x, y) => x * x * Sin(y)),
        ReverseMode.OfSecondOrder((x, y) => x * x * Sin(y)),
        FiniteDifference.Of((x, y) => x * x * Sin(y)),
    ];

    public static TheoryData<DifferentiableFunction> OfVector() =>
    [
        Formula.Of((double[] w) => w[0] * w[0] * Sin(w[1])),
        ForwardMode.Of(w => w[0] * w[0] * Sin(w[1])),
        ForwardMode.OfSecondOrder(w => w[0] * w[0] * Sin(w[1])),
        ReverseMode.Of(w => w[0] * w[0] * Sin(w[1])),
        ReverseMode.OfSecondOrder(w => w[0] * w[0] * Sin(w[1])),
        FiniteDifference.Of(w => w[0] * w[0] * Sin(w[1])),
    ];

    public static TheoryData<DifferentiableVectorFunction> VectorValued() =>
    [
        Formula.Of((r, φ) => new[] { r * Cos(φ), r * Sin(φ), r * r }),
        ForwardMode.Of((r, φ) => [r * Cos(φ), r * Sin(φ), r * r]),
        ReverseMode.Of((r, φ) => [r * Cos(φ), r * Sin(φ), r * r]),
        FiniteDifference.Of((r, φ) => [r * Cos(φ), r * Sin(φ), r * r]),
    ];

    [Theory]
    [MemberData(nameof(Scalar))]
    public void A_function_of_numbers_has_the_same_members_in_all_ways(DifferentiableFunction f)
    {
        (double fx, double fy) = (3 * Math.Sin(1), 2.25 * Math.Cos(1));
        Assert.Equal(["x", "y"], f.Variables);
        Assert.Equal(2.25 * Math.Sin(1), f.At(1.5, 1), 1e-15);
        Assert.Equal(fx, f.Partial([1.5, 1], 0), 1e-9);
        Assert.Equal(fy, f.Partial([1.5, 1], "y"), 1e-9);
        AssertClose([fx, fy], f.Gradient(1.5, 1));
        AssertClose([fx, fy], f.Gradient([1.5, 1]));
        (double value, Vector<double> gradient) = f.ValueAndGradient(1.5, 1);
        Assert.Equal(f.At(1.5, 1), value);
        AssertClose([fx, fy], gradient);
        Assert.Equal(3 * fx + 4 * fy, f.Directional([1.5, 1], [3, 4], normalize: false), 1e-9);
        Assert.Equal((3 * fx + 4 * fy) / 5, f.Directional([1.5, 1], [3, 4], normalize: true), 1e-9);
    }

    [Fact]
    public void A_Hessian_is_had_where_f_can_be_differentiated_twice()
    {
        double[] expected = [2 * Math.Sin(1), 3 * Math.Cos(1), 3 * Math.Cos(1), -2.25 * Math.Sin(1)];
        AssertClose(expected, s_formula.Hessian(1.5, 1).ToRowMajorArray());
        AssertClose(expected, ForwardMode.OfSecondOrder((x, y) => x * x * Sin(y)).Hessian(1.5, 1).ToRowMajorArray());
        AssertClose(expected, ReverseMode.OfSecondOrder((x, y) => x * x * Sin(y)).Hessian(1.5, 1).ToRowMajorArray());
        AssertClose(expected, FiniteDifference.Of((x, y) => x * x * Sin(y)).Hessian(1.5, 1).ToRowMajorArray(), 1e-6);
    }

    [Theory]
    [MemberData(nameof(OfVector))]
    public void A_variable_of_a_vector_is_named_with_its_index(DifferentiableFunction f)
    {
        Assert.Equal(["w"], f.Variables);
        Assert.Equal(f.Partial([1.5, 1], 1), f.Partial([1.5, 1], "w[1]"));
        Assert.Equal(
            "f has no variable \"w[k]\". Pass one of \"w[0]\" to \"w[1]\", or an index counted from 0. (Parameter 'variable')",
            Assert.Throws<ArgumentException>(() => f.Partial([1.5, 1], "w[k]")).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => f.Partial([1.5, 1], "w[2]"));
    }

    [Theory]
    [MemberData(nameof(Scalar))]
    public void A_name_that_f_does_not_have_is_refused(DifferentiableFunction f) => Assert.Equal(
        "f has no variable \"z\". Pass one of \"x\", \"y\", or an index counted from 0. (Parameter 'variable')",
        Assert.Throws<ArgumentException>(() => f.Partial([1.5, 1], "z")).Message);

    [Theory]
    [MemberData(nameof(Scalar))]
    public void A_point_of_another_number_of_coordinates_is_refused(DifferentiableFunction f)
    {
        Assert.Throws<ArgumentException>(() => f.At(1, 2, 3));
        Assert.Throws<ArgumentException>(() => f.Partial([1], 0));
        Assert.Throws<ArgumentException>(() => f.Gradient(1, 2, 3));
        Assert.Throws<ArgumentException>(() => f.ValueAndGradient(1));
        Assert.Throws<ArgumentException>(() => f.Directional([1], [1, 0], normalize: true));
    }

    [Theory]
    [MemberData(nameof(VectorValued))]
    public void A_vector_valued_function_has_the_same_members_in_all_ways(DifferentiableVectorFunction f)
    {
        (double cos, double sin) = (Math.Cos(1), Math.Sin(1));
        AssertClose([1.5 * cos, 1.5 * sin, 2.25], f.At(1.5, 1));
        AssertClose([cos, -1.5 * sin, sin, 1.5 * cos, 3, 0], f.Jacobian(1.5, 1).ToRowMajorArray());
        AssertClose([2 * cos - 1.5 * sin, 2 * sin + 1.5 * cos, 6], f.JacobianVectorProduct([1.5, 1], [2, 1]));
        AssertClose([3 * cos + 6, -4.5 * sin], f.VectorJacobianProduct([1.5, 1], [3, 0, 2]));
        Assert.Throws<ArgumentException>(() => f.Jacobian(1.5));
        Assert.Throws<ArgumentException>(() => f.JacobianVectorProduct([1.5, 1], [2]));
        Assert.Throws<ArgumentException>(() => f.VectorJacobianProduct([1.5, 1], [2]));
    }

    [Fact]
    public void The_formulas_of_the_Jacobian_are_had_of_a_vector_valued_lambda() => Assert.Equal(
        "((cos(φ), −r·sin(φ)), (sin(φ), r·cos(φ)))",
        Formula.Of((r, φ) => new[] { r * Cos(φ), r * Sin(φ) }).Jacobian().ToString());

    [Fact]
    public void Lambdas_of_one_to_four_numbers_are_told_apart()
    {
        Assert.Equal(["t"], ForwardMode.Of(t => Exp(t)).Variables);
        Assert.Equal(["a", "b", "c"], ReverseMode.Of((a, b, c) => a * b * c).Variables);
        Assert.Equal(24, ReverseMode.Of((a, b, c, d) => a * b * c * d).Partial([1, 2, 3, 4], "a"));
        Assert.Equal(6, ForwardMode.Of((a, b, c, d) => a * b * c * d).Partial([1, 2, 3, 4], "d"));
        Assert.Equal(["a", "b"], FiniteDifference.Of(Product).Variables);

        static double Product(double a, double b) => a * b;
    }

    [Fact]
    public void A_generic_method_is_a_function_for_all_ways()
    {
        double[] x = VectorFunctions.RosenbrockStart(10);
        double[] gradient = VectorFunctions.RosenbrockGradient(x);
        AssertClose(gradient, ForwardMode.Of(VectorFunctions.Rosenbrock).Gradient(x), 1e-10);
        AssertClose(gradient, ReverseMode.Of(VectorFunctions.Rosenbrock).Gradient(x), 1e-10);
        AssertClose(gradient, FiniteDifference.Of(VectorFunctions.Rosenbrock).Gradient(x), 1e-4);
    }

    [Fact]
    public void Stencil_and_step_are_told_to_differences_once()
    {
        FiniteDifference f = FiniteDifference.Of((x, y) => x * x * y, Stencil.Forward, h: 0.5);
        Assert.Equal(3.5, f.Partial([1.5, 1], "x"), 1e-14);
        Assert.Equal([3.5, 2.25], f.Gradient(1.5, 1).ToArray());
        Assert.Equal(3, FiniteDifference.Of((x, y) => x * x * y, h: 0.5).Partial([1.5, 1], "x", "y"), 1e-14);
    }

    private static void AssertClose(double[] expected, IList<double> actual, double tolerance = 1e-9)
    {
        Assert.Equal(expected.Length, actual.Count);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], tolerance);
        }
    }
}
