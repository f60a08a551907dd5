using CsCheck;
using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests;

/// <summary>Twelve directions at once give what one after the other does; where they cannot, f is run again.</summary>
public class SeveralDirectionsTests
{
    private static T Wave<T>(T[] x) where T : System.Numerics.IFloatingPointIeee754<T>
    {
        T sum = T.One;
        for (int i = 0; i < x.Length; i++)
        {
            T next = x[(i + 1) % x.Length];
            sum = sum * T.Cos(x[i]) + Sin(x[i] * next) / (next * next + T.One) - Exp(-Abs(x[i]));
            sum += Pow(next, T.One + T.One) - Atan2(next, x[i]);
        }
        return sum;
    }

    // One variable after the other, by numbers made by hand.
    private static double[] OneByOne(Func<Dual<double>[], Dual<double>> f, double[] at) => [.. at.Select((_, i) =>
        f([.. at.Select((x, k) => k == i ? Dual<double>.Variable(x) : x)]).Derivative)];

    [Fact]
    public void They_are_the_same_bits_as_one_after_the_other_for_any_number_of_variables() =>
        Gen.Double[-3, 3].Array[1, 40].ForAll(
            at => ForwardMode.Of(Wave<Dual<double>>).Gradient(at).SequenceEqual(OneByOne(Wave, at)), count: 300);

    [Fact]
    public void They_are_the_rows_of_a_Jacobian() =>
        Gen.Double[-3, 3].Array[2, 30].ForAll(at =>
        {
            var jacobian = ForwardMode.Of((Dual<double>[] x) => [Wave(x), x[0] * x[^1], 3]).Jacobian(at);
            return jacobian.Row(0).SequenceEqual(OneByOne(Wave, at))
                && jacobian.Row(1).SequenceEqual(OneByOne(x => x[0] * x[^1], at)) && jacobian.Row(2).All(d => d == 0);
        }, count: 100);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(25)]
    public void A_Hessian_agrees_with_that_of_the_reverse_mode(int variables)
    {
        double[] at = [.. Enumerable.Range(0, variables).Select(i => 0.3 + 0.1 * (i % 7))];
        var difference = ForwardMode.OfSecondOrder(Wave<Dual<Dual<double>>>).Hessian(at)
            - ReverseMode.OfSecondOrder(Wave<Dual<TapedNumber>>).Hessian(at);
        Assert.True(difference.L2Norm() <= 1e-12 * variables, $"{difference}");
    }

    [Fact]
    public void F_is_run_once_for_as_many_variables_as_there_are_directions()
    {
        int runs = 0;
        ForwardMode.Of((Dual<double>[] x) => Product(x, ref runs)).Gradient(new double[30]);
        Assert.Equal((30 + Dual<double>.Directions - 1) / Dual<double>.Directions, runs);

        static Dual<double> Product(Dual<double>[] x, ref int runs)
        {
            runs++;
            return x.Aggregate((a, b) => a * b);
        }
    }

    [Fact]
    public void A_derivative_of_its_own_is_made_for_each_direction_even_on_other_threads()
    {
        Func<Dual<double>, Dual<double>> cube = x => new(x.Value * x.Value * x.Value, 3 * x.Value * x.Value * x.Derivative);
        double[] at = [1, 2, 3];
        Assert.Equal([3.0, 12, 27], ForwardMode.Of(x => cube(x[0]) + cube(x[1]) + cube(x[2])).Gradient(at));
        Assert.Equal([3.0, 12, 27], ForwardMode.Of((Dual<double>[] x) =>
        {
            Dual<double>[] cubes = new Dual<double>[x.Length];
            Thread thread = new(() => cubes = Array.ConvertAll(x, cube.Invoke));
            thread.Start();
            thread.Join();
            return cubes[0] + cubes[1] + cubes[2];
        }).Gradient(at));
    }

    [Fact]
    public void A_branch_on_a_derivative_is_taken_for_each_direction() =>
        Assert.Equal([2.0, 3.0], ForwardMode.Of((x, y) => x.Derivative != 0 ? 2 * x : 3 * y).Gradient([1.0, 1.0]));

    [Fact]
    public void A_constant_made_by_the_constructor_is_one_in_every_direction() =>
        Assert.Equal([2.0, 3.0], ForwardMode.Of((x, y) => new Dual<double>(5, 0) + 2 * x + 3 * y).Gradient([1.0, 1.0]));

    [Fact]
    public void A_jump_in_one_variable_leaves_the_derivatives_in_the_others() =>
        Assert.Equal([double.NaN, 4.0], ForwardMode.Of((x, y) => Sign(x) + y * y).Gradient([0.0, 2.0]));

    [Fact]
    public void A_steep_slope_in_one_variable_leaves_the_derivatives_in_the_others()
    {
        Assert.Equal([0.0, 0, 6], ForwardMode.Of((x, y, z) => x * Sqrt(x) + y * Sqrt(y) * Sqrt(x) + z * z).Gradient([0.0, 0, 3]));
        Assert.Equal([1.0, 0, 6], ForwardMode.Of((x, y, z) => x / (1 + Sqrt(y)) + z * z).Gradient([0.0, 0, 3]));
    }

    [Fact]
    public void The_gradient_is_written_where_it_is_wanted_without_an_allocation()
    {
        ForwardMode f = ForwardMode.Of(Wave<Dual<double>>);
        double[] at = [1, 2, 3], gradient = new double[3];
        double value = f.ValueAndGradient(at, gradient);
        long before = GC.GetAllocatedBytesForCurrentThread();
        f.ValueAndGradient(at, gradient);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal((f.At(at), f.Gradient(at)), (value, MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(gradient)));
        Assert.Throws<ArgumentException>("gradient", () => f.ValueAndGradient(at, new double[2]));
    }
}
