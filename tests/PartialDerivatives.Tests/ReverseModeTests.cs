using System.Numerics;
using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests;

public class ReverseModeTests
{
    private static readonly double[] s_at = [1.0, 0.5];
    private static readonly double[] s_gradient = [2 * Math.Sin(0.5), Math.Cos(0.5)];

    private static T OfTwo<T>(T x, T y) where T : ITrigonometricFunctions<T> => x * x * T.Sin(y);

    private static T OfVector<T>(T[] x) where T : ITrigonometricFunctions<T> => x[0] * x[0] * Sin(x[1]);

    [Fact]
    public void A_lambda_needs_no_types()
    {
        Assert.Equal(s_gradient, ReverseMode.Of((x, y) => x * x * Sin(y)).Gradient([1.0, 0.5]));
        Assert.Equal(s_gradient, ReverseMode.Of(x => x[0] * x[0] * Sin(x[1])).Gradient([1.0, 0.5]));
        Assert.Equal([12.0], ReverseMode.Of(x => x * x * x).Gradient([2.0]));
        Assert.Equal([6.0, 3, 2], ReverseMode.Of((x, y, z) => x * y * z).Gradient([1.0, 2, 3]));
        Assert.Equal([24.0, 12, 8, 6], ReverseMode.Of((w, x, y, z) => w * x * y * z).Gradient([1.0, 2, 3, 4]));
    }

    [Fact]
    public void A_generic_method_needs_no_types()
    {
        Assert.Equal(s_gradient, ReverseMode.Of(OfTwo).Gradient([1.0, 0.5]));
        Assert.Equal(s_gradient, ReverseMode.Of(OfVector).Gradient([1.0, 0.5]));
        Assert.Equal(-Math.Sin(0.5), ReverseMode.OfSecondOrder(OfTwo).Hessian([1.0, 0.5])[1, 1], 1e-15);
    }

    [Fact]
    public void Literals_mix_with_variables_on_either_side()
    {
        Assert.Equal(
            2 * Math.Log(2) - 1 / 2.0 + 2 + 0 + 1 + 1 / 6.0 - 3 + 5 - 7,
            ReverseMode.Of(x => Pow(2, x) + Atan2(1, x) + Pow(x, 2) + Min(0.5, x) + Max(x, 0) + x / 6 + (1 - 3 * x) + x * 5 + 7 / x - 1)
                .Partial([1.0], 0), 1e-14);
    }

    [Fact]
    public void A_partial_is_an_entry_of_the_gradient()
    {
        Assert.Equal(s_gradient[0], ReverseMode.Of(OfTwo).Partial(s_at, 0));
        Assert.Equal(s_gradient[1], ReverseMode.Of(OfTwo).Partial(s_at, 1));
    }

    [Fact]
    public void Value_and_gradient_come_together()
    {
        (double value, var gradient) = ReverseMode.Of(OfTwo).ValueAndGradient(s_at);
        Assert.Equal(Math.Sin(0.5), value);
        Assert.Equal(s_gradient, gradient);
    }

    [Fact]
    public void A_directional_derivative_is_the_gradient_times_the_direction() =>
        Assert.Equal(3 * s_gradient[0] - 2 * s_gradient[1], ReverseMode.Of(OfTwo).Directional(s_at, [3, -2], normalize: false), 1e-15);

    [Fact]
    public void A_Jacobian_has_a_row_for_each_component_and_a_column_for_each_variable()
    {
        Assert.Equal(
            new[,] { { Math.Cos(0.5), -2 * Math.Sin(0.5) }, { Math.Sin(0.5), 2 * Math.Cos(0.5) }, { 1, 0 } },
            ReverseMode.Of((r, φ) => [r * Cos(φ), r * Sin(φ), r]).Jacobian([2.0, 0.5]).ToArray());
    }

    [Fact]
    public void A_vector_Jacobian_product_is_the_weights_times_the_Jacobian() =>
        Assert.Equal([5.0 * 3 + 7, 5 * 2 - 7], ReverseMode.Of((x, y) => [x * y, x - y, 1]).VectorJacobianProduct([2.0, 3.0], [5, 7, 11]));

    [Fact]
    public void Weights_of_a_result_that_is_there_twice_add_up() =>
        Assert.Equal([3.0], ReverseMode.Of(x => [x, x]).VectorJacobianProduct([2.0], [1, 2]));

    [Fact]
    public void A_Hessian_holds_all_second_partials() =>
        Assert.Equal(
            new[,] { { 12.0, 12, 0 }, { 12, 0, 5 }, { 0, 5, 14 } },
            ReverseMode.OfSecondOrder((x, y, z) => 3 * x * x * y + 5 * y * z + 7 * z * z).Hessian([2.0, 2.0, 4.0]).ToArray());

    [Fact]
    public void A_Hessian_vector_product_is_the_Hessian_times_the_direction()
    {
        double[] x = VectorFunctions.RosenbrockStart(50);
        double[] v = [.. x.Select(Math.Sin)];
        var expected = ForwardMode.OfSecondOrder(VectorFunctions.Rosenbrock).Hessian(x)
            * MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(v);
        var actual = ReverseMode.OfSecondOrder(VectorFunctions.Rosenbrock).HessianVectorProduct(x, v);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-12 * expected.AbsoluteMaximum()));
    }

    [Fact]
    public void A_constant_function_has_gradient_0() => Assert.Equal([0.0, 0.0], ReverseMode.Of((x, y) => 3.0).Gradient(s_at));

    [Fact]
    public void A_variable_that_is_itself_the_result_has_derivative_1() =>
        Assert.Equal([0.0, 1.0], ReverseMode.Of((x, y) => y).Gradient(s_at));

    [Fact]
    public void Loops_and_branches_are_followed_as_they_are_taken()
    {
        // The root of t² = x by Newton's method: its derivative is 1/(2√x).
        double derivative = ReverseMode.Of(x =>
            {
                TapedNumber t = x;
                while (Abs(t * t - x) > 1e-12)
                {
                    t = (t + x / t) / 2;
                }
                return t;
            }).Partial([2.0], 0);
        Assert.Equal(1 / (2 * Math.Sqrt(2)), derivative, 1e-12);
    }

    [Fact]
    public void A_chain_of_a_million_operations_needs_no_stack() =>
        Assert.Equal(1, ReverseMode.Of(x =>
            {
                TapedNumber sum = x;
                for (int i = 0; i < 1_000_000; i++)
                {
                    sum = -sum;
                }
                return sum;
            }).Partial([2.0], 0));

    [Fact]
    public void Plain_numbers_on_either_side_of_an_operator_are_constants()
    {
        // ½, 1, −(−1), −1, 4/x², 3, 6/x², −1 at x = 2.
        Assert.Equal(6, ReverseMode.Of(x => x / 2 + (7 + x) - (5 - x) - (x - 5) - 4 / x + (x + 6) * 3 - 6 / x - 1 * x).Partial([2.0], 0),
            1e-15);
    }

    [Fact]
    public void A_warm_tape_allocates_nothing()
    {
        double[] x = VectorFunctions.RosenbrockStart(1000);
        double[] gradient = new double[1000];
        ReverseMode f = ReverseMode.Of(VectorFunctions.Rosenbrock);
        f.ValueAndGradient(x, gradient);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++)
        {
            f.ValueAndGradient(x, gradient);
        }
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Calls_on_several_threads_do_not_meet()
    {
        double[] x = VectorFunctions.RosenbrockStart(200);
        double[] expected = [.. ReverseMode.Of(VectorFunctions.Rosenbrock).Gradient(x)];
        var gradients = ParallelEnumerable.Range(0, 200).WithDegreeOfParallelism(4)
            .Select(_ => ReverseMode.Of(VectorFunctions.Rosenbrock).Gradient(x));
        Assert.All(gradients, gradient => Assert.Equal(expected, gradient));
    }

    [Fact]
    public void A_call_inside_f_on_plain_numbers_leaves_the_outer_call_as_it_was()
    {
        var gradient = ReverseMode.Of((x, y) =>
            {
                TapedNumber before = x * x;
                double inner = ReverseMode.Of((u, v) => u * v * v).Gradient([3.0, 5.0])[1];
                return before * y * inner;
            }).Gradient([2.0, 7.0]);
        Assert.Equal([2.0 * 2 * 7 * 30, 4 * 30], gradient);
    }

    [Fact]
    public void An_outer_variable_inside_an_inner_f_is_refused()
    {
        var e = Assert.Throws<InvalidOperationException>(() =>
            ReverseMode.Of(x => x * ReverseMode.Of(y => x + y).Partial([1.0], 0)).Gradient([1.0]));
        Assert.Contains("another call", e.Message);
    }

    [Fact]
    public void An_outer_variable_as_the_result_of_an_inner_f_is_refused() =>
        Assert.Throws<InvalidOperationException>(() =>
            ReverseMode.Of(x => x * ReverseMode.Of((TapedNumber y) => x).Partial([1.0], 0)).Gradient([1.0]));

    [Fact]
    public void A_variable_of_a_call_that_has_ended_is_refused()
    {
        TapedNumber kept = default;
        ReverseMode.Of(x => kept = x * x).Gradient([3.0]);
        Assert.Equal(9, kept.Value);
        Assert.Throws<InvalidOperationException>(() => 2 * kept);
        Assert.Throws<InvalidOperationException>(() => ReverseMode.Of(x => x * kept).Gradient([3.0]));
        Assert.Throws<InvalidOperationException>(() => ReverseMode.Of((TapedNumber x) => kept).Gradient([3.0]));
    }

    [Fact]
    public void A_variable_is_refused_however_many_calls_ago_its_own_was()
    {
        TapedNumber kept = default;
        ReverseMode.Of((TapedNumber x) => kept = x).Gradient([3.0]);
        double[] at = [3.0], gradient = new double[1];
        Func<TapedNumber[], TapedNumber> identity = x => x[0];
        for (int i = 0; i < (1 << 22) + 10; i++)
        {
            ReverseMode.Of(identity).ValueAndGradient(at, gradient);
        }
        for (int i = 0; i < 20; i++)
        {
            Assert.Throws<InvalidOperationException>(() => ReverseMode.Of(x => x * kept).Gradient([3.0]));
        }
    }

    [Fact]
    public void A_function_without_components_is_refused_by_name()
    {
        Assert.Contains("null",
            Assert.Throws<ArgumentException>("f", () => ReverseMode.Of((TapedNumber x) => (TapedNumber[])null!).Jacobian([1.0])).Message);
        Assert.Contains("null", Assert.Throws<ArgumentException>(
            "f", () => ReverseMode.Of((TapedNumber x) => (TapedNumber[])null!).VectorJacobianProduct([1.0], [1.0])).Message);
        Assert.Contains("0 components",
            Assert.Throws<ArgumentException>("f", () => ReverseMode.Of((TapedNumber x) => []).Jacobian([1.0])).Message);
    }

    [Fact]
    public void A_variable_of_another_thread_is_refused()
    {
        Assert.Throws<InvalidOperationException>(() => ReverseMode.Of(x =>
            {
                Exception? thrown = null;
                var thread = new Thread(() => thrown = Record.Exception(() => ReverseMode.Of(y => y * x).Gradient([1.0])));
                thread.Start();
                thread.Join();
                throw thrown!;
            }).Gradient([3.0]));
    }

    [Fact]
    public void After_an_error_in_f_the_next_call_starts_afresh()
    {
        Assert.Throws<TimeoutException>(() => ReverseMode.Of((x, y) => throw new TimeoutException($"{x * y}")).Gradient(s_at));
        Assert.Equal(s_gradient, ReverseMode.Of(OfTwo).Gradient(s_at));
    }

    [Fact]
    public void Constants_compute_outside_of_any_call()
    {
        TapedNumber two = 2;
        Assert.Equal(Math.Sin(4), Sin(two * two).Value);
        Assert.Equal("0.5", (1 / two).ToString());
    }

    [Fact]
    public void Comparisons_compare_values()
    {
        TapedNumber one = 1, two = 2;
        Assert.True(one == 1 && one != two && one < two && one <= two && two > one && two >= one);
        Assert.True(one.Equals(1) && one.CompareTo(two) < 0 && one.GetHashCode() == ((TapedNumber)1).GetHashCode());
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        Assert.Throws<ArgumentException>("at", () => ReverseMode.Of(OfTwo).Gradient([1.0, 2.0, 3.0]));
        Assert.Throws<ArgumentOutOfRangeException>("variable", () => ReverseMode.Of(OfTwo).Partial(s_at, 2));
        Assert.Throws<ArgumentException>("direction", () => ReverseMode.Of(OfTwo).Directional(s_at, [1.0], normalize: false));
        Assert.Throws<ArgumentException>("weights", () => ReverseMode.Of(x => [x, x]).VectorJacobianProduct([1.0], [1.0]));
        Assert.Throws<ArgumentException>("gradient", () => ReverseMode.Of(OfVector).ValueAndGradient(s_at, new double[3]));
        Assert.Throws<ArgumentNullException>("f", () => ReverseMode.Of((Func<TapedNumber[], TapedNumber>)null!).Gradient(s_at));
    }
}
