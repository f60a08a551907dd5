using MathNet.Numerics.LinearAlgebra;
using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests;

/// <summary>Numbers of different calls of ForwardMode are told apart: the derivative is right, or refused.</summary>
public class NestedForwardModeTests
{
    [Fact]
    public void A_nested_call_on_plain_numbers_is_right() =>
        Assert.Equal(6, ForwardMode.Of(x => x * ForwardMode.Of(y => y * y).Partial([3.0], 0)).Partial([1.0], 0));

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.0)]
    public void An_outer_number_in_an_inner_f_is_refused(double at)
    {
        var error = Assert.Throws<InvalidOperationException>(
            () => ForwardMode.Of(x => x * ForwardMode.Of(y => x + y).Partial([at], 0)).Partial([1.0], 0));
        Assert.Contains("outer one of two nested calls", error.Message);
        Assert.Throws<InvalidOperationException>(() =>
            ForwardMode.Of(x => x * ForwardMode.Of(y => x * y).Partial([at], 0)).Partial([1.0], 0));
        Assert.Throws<InvalidOperationException>(() =>
            ForwardMode.Of(x => x * ForwardMode.Of((Dual<double> y) => x).Partial([at], 0)).Partial([1.0], 0));
    }

    [Fact]
    public void Every_member_refuses_an_outer_number()
    {
        double[] one = [1.0];
        Refuses(x => x * ForwardMode.Of(y => Sin(x * y)).Gradient(one)[0]);
        Refuses(x => x * ForwardMode.Of(y => Exp(y) / x).ValueAndGradient(one).Gradient[0]);
        Refuses(x => x * ForwardMode.Of(y => Pow(y, x)).Directional(one, [2.0], normalize: false));
        Refuses(x => x * ForwardMode.Of(y => new[] { y, y - x }).Jacobian(one)[1, 0]);
        Refuses(x => x * ForwardMode.Of(y => new[] { y, Max(x, y) + y }).JacobianVectorProduct(one, [1.0])[1]);
        // The value would be right, but what x does to it would be lost.
        Refuses(x => x + ForwardMode.Of(y => x * y).At(one));
        Refuses(x => x + ForwardMode.Of(y => new[] { y, x * y }).At(one)[1]);

        Assert.Throws<InvalidOperationException>(() =>
            ForwardMode.OfSecondOrder(x => x * ForwardMode.OfSecondOrder(y => x * y * y).Hessian([1.0])[0, 0]).Hessian([1.0]));
        Assert.Throws<InvalidOperationException>(() =>
            ForwardMode.OfSecondOrder(x => x * ForwardMode.OfSecondOrder(y => x * y * y).At([1.0])).Hessian([1.0]));

        void Refuses(Func<Dual<double>, Dual<double>> f) =>
            Assert.Throws<InvalidOperationException>(() => ForwardMode.Of(f).Partial(one, 0));
    }

    [Fact]
    public void A_variable_that_is_held_constant_may_be_used_in_an_inner_f()
    {
        // ∂/∂x of x·∂(y·z)/∂z is y.
        Assert.Equal(7, ForwardMode.Of((x, y) => x * ForwardMode.Of(z => y * z).Partial([1.0], 0)).Partial([3.0, 7.0], 0));
        Assert.Throws<InvalidOperationException>(
            () => ForwardMode.Of((x, y) => x * ForwardMode.Of(z => y * z).Partial([1.0], 0)).Partial([3.0, 7.0], 1));
    }

    [Fact]
    public void A_number_of_a_call_that_has_ended_is_refused_even_of_the_same_function()
    {
        Dual<double> kept = 0;
        ForwardMode.Of(x => kept = x * x).Partial([3.0], 0);
        Assert.Equal((9, 6), (kept.Value, kept.Derivative));
        Assert.Equal(12, (2 * kept).Derivative);
        Assert.Throws<InvalidOperationException>(() => ForwardMode.Of(x => x * kept).Partial([3.0], 0));

        kept = 1;
        ForwardMode product = ForwardMode.Of(x => kept *= x);
        Assert.Equal([1.0], product.Gradient([3.0]));
        Assert.Throws<InvalidOperationException>(() => product.Gradient([3.0]));
    }

    [Fact]
    public void A_number_made_by_hand_does_not_mix_with_that_of_a_call()
    {
        Assert.Throws<InvalidOperationException>(() =>
            ForwardMode.Of(x => x * (x + Dual<double>.Variable(1)).Derivative).Partial([1.0], 0));
        Assert.Equal(5, (Dual<double>.Variable(2) * Dual<double>.Variable(3)).Derivative);
    }

    [Fact]
    public void A_function_with_a_derivative_of_its_own_takes_part()
    {
        static Dual<double> Cube(Dual<double> x) => new(x.Value * x.Value * x.Value, 3 * x.Value * x.Value * x.Derivative);
        Assert.Equal([12.0 * 5, 8], ForwardMode.Of((x, y) => Cube(x) * y).Gradient([2.0, 5.0]));
    }

    [Fact]
    public void Calls_on_several_threads_have_different_marks()
    {
        Dual<double>[] kept = [.. ParallelEnumerable.Range(0, 100).WithDegreeOfParallelism(4).Select(_ =>
        {
            Dual<double> number = 0;
            ForwardMode.Of((Dual<double> x) => number = x).Partial([1.0], 0);
            return number;
        })];
        for (int i = 1; i < kept.Length; i++)
        {
            Assert.Throws<InvalidOperationException>(() => (kept[i - 1] + kept[i]).Derivative);
        }
    }

    [Fact]
    public void No_two_of_a_million_marks_join_to_a_third_one()
    {
        ulong[] marks = [.. Enumerable.Range(0, 1_000_000).Select(_ => Mark.Of(Scratch.OfThread.NextCount()))];
        Assert.Equal(marks.Length, marks.Distinct().Count());
        Assert.All(marks.Zip(marks.Skip(1)), pair => Assert.True(Mark.IsOne(pair.First) && !Mark.IsOne(pair.First | pair.Second)));
    }

    [Fact]
    public void Second_derivatives_of_a_nested_function_come_by_a_second_depth()
    {
        // d/dx [x · d/dy (x·y²)] at x = 2, y = 3 is 2·x·2·y.
        static Dual<double> Inner(Dual<double> x, double y)
        {
            var inner = Dual<Dual<double>>.Constant(x) * Dual<Dual<double>>.Variable(y) * Dual<Dual<double>>.Variable(y);
            return x * inner.Derivative;
        }
        Assert.Equal(24, Inner(Dual<double>.Variable(2), 3).Derivative);
        Assert.Equal(24, ForwardMode.Of(x => Inner(x, 3)).Partial([2.0], 0));
    }
}
