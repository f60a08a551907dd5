using MathNet.Numerics.LinearAlgebra;

namespace PartialDerivatives.Tests;

/// <summary>f may change the array that it is given: it is f's own until it returns.</summary>
public class ChangedArgumentTests
{
    private static readonly double[] s_at = [3, 1];

    /// <summary>min + 2·max², which sorts its argument.</summary>
    private static double Sorting(double[] x)
    {
        Array.Sort(x);
        return x[0] + 2 * x[1] * x[1];
    }

    public static TheoryData<string, FiniteDifference> Differences => new()
    {
        { "central", FiniteDifference.Of(Sorting) },
        { "forward", FiniteDifference.Of(Sorting, Stencil.Forward) },
        { "four points", FiniteDifference.Of(Sorting, Stencil.Central.OfAccuracy(4)) },
        { "own step", FiniteDifference.Of(Sorting, h: 1e-5) },
        { "bounds", FiniteDifference.Of(Sorting, bounds: [(0, 9), (0, 9)]) },
    };

    [Theory, MemberData(nameof(Differences))]
    public void Differences_are_those_of_the_point(string name, FiniteDifference f)
    {
        Assert.NotNull(name);
        AssertClose([12, 1], f.Gradient(s_at));
        Assert.Equal(12, f.Partial(s_at, 0), 1e-3);
        Assert.Equal(1, f.Partial(s_at, 1), 1e-3);
        AssertClose([12, 1], f.GradientWithError(s_at).Value);
        AssertClose([4, 0, 0, 0], f.Hessian(s_at).Enumerate());
        Assert.Equal(13, f.Directional(s_at, [1, 1], normalize: false), 1e-3);
    }

    [Fact]
    public void So_they_are_of_a_vector_valued_function() =>
        AssertClose([4, 6], FiniteDifference.Of((double[] x) => [Sorting(x) * 0 + (x[0] = x[1] *= 2 * x[0])]).Jacobian(3, 2).Row(0));

    [Fact]
    public void The_exact_ways_differentiate_what_f_did_with_it()
    {
        static T Inverse<T>(T[] x)
            where T : System.Numerics.IFloatingPointIeee754<T>
        {
            x[0] = T.One / x[0];
            return T.One / x[0] + x[1];
        }

        AssertClose([1, 1], ForwardMode.Of((Dual<double>[] x) => Inverse(x)).Gradient(1e200, 1));
        AssertClose([1, 1], ReverseMode.Of((TapedNumber[] x) => Inverse(x)).Gradient(1e200, 1));
    }

    private static void AssertClose(double[] expected, IEnumerable<double> actual) =>
        Assert.Equal(expected, actual, (a, b) => Math.Abs(a - b) <= 1e-3);
}
