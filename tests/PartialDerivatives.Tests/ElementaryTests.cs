using System.Numerics;
using CsCheck;
using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests;

/// <summary>Every elementary function: its derivatives against difference quotients, and what is decided at the edges.</summary>
public class ElementaryTests
{
    private const double Infinity = double.PositiveInfinity;

    /// <summary>The functions of one variable, for every kind of number, with an interval inside their domain.</summary>
    private static class Functions<T> where T : IFloatingPointIeee754<T>
    {
        public static readonly IReadOnlyDictionary<string, (double From, double To, Func<T, T> F)> ByName = new Dictionary<string,
            (double, double, Func<T, T>)>
        {
            ["Sin"] = (-4, 4, Sin),
            ["Cos"] = (-4, 4, Cos),
            ["Tan"] = (-1, 1, Tan),
            ["Asin"] = (-0.9, 0.9, Asin),
            ["Acos"] = (-0.9, 0.9, Acos),
            ["Atan"] = (-4, 4, Atan),
            ["Atan2 in y"] = (0.1, 4, x => Atan2(x, -N(0.5))),
            ["Atan2 in x"] = (-4, 4, x => Atan2(N(0.5), x)),
            ["SinPi"] = (-1, 1, T.SinPi),
            ["CosPi"] = (-1, 1, T.CosPi),
            ["TanPi"] = (-0.3, 0.3, T.TanPi),
            ["AsinPi"] = (-0.9, 0.9, T.AsinPi),
            ["AcosPi"] = (-0.9, 0.9, T.AcosPi),
            ["AtanPi"] = (-4, 4, T.AtanPi),
            ["Atan2Pi"] = (0.5, 4, x => T.Atan2Pi(x, N(2))),
            ["SinCos"] = (-4, 4, x => T.SinCos(x).Sin * T.SinCos(x).Cos),
            ["SinCosPi"] = (-1, 1, x => T.SinCosPi(x).SinPi * T.SinCosPi(x).CosPi),
            ["Sinh"] = (-3, 3, Sinh),
            ["Cosh"] = (-3, 3, Cosh),
            ["Tanh"] = (-3, 3, Tanh),
            ["Asinh"] = (-4, 4, Asinh),
            ["Acosh"] = (1.2, 4, Acosh),
            ["Atanh"] = (-0.9, 0.9, Atanh),
            ["Exp"] = (-3, 3, Exp),
            ["ExpM1"] = (-3, 3, T.ExpM1),
            ["Exp2"] = (-3, 3, T.Exp2),
            ["Exp10"] = (-2, 2, T.Exp10),
            ["Log"] = (0.2, 4, Log),
            ["LogP1"] = (-0.8, 3, T.LogP1),
            ["Log2"] = (0.2, 4, Log2),
            ["Log10"] = (0.2, 4, Log10),
            ["Log of a base"] = (1.5, 4, x => T.Log(N(7), x)),
            ["Sqrt"] = (0.2, 4, Sqrt),
            ["Cbrt"] = (0.2, 4, Cbrt),
            ["Cbrt below 0"] = (-4, -0.2, Cbrt),
            ["RootN"] = (-4, -0.2, x => T.RootN(x, 5)),
            ["Hypot in x"] = (-4, 4, x => T.Hypot(x, N(0.75))),
            ["Hypot in y"] = (-4, 4, x => T.Hypot(N(0.75), x)),
            ["Pow in x"] = (0.2, 4, x => Pow(x, N(1.7))),
            ["Pow of x below 0"] = (-4, -0.2, x => Pow(x, N(3))),
            ["Pow in p"] = (-2, 2, x => Pow(N(1.7), x)),
            ["Pow in both"] = (0.2, 3, x => Pow(x, x)),
            ["Abs"] = (0.1, 4, Abs),
            ["Abs below 0"] = (-4, -0.1, Abs),
            ["Min"] = (0.1, 4, x => Min(x * x, -x)),
            ["Max"] = (0.1, 4, x => Max(x * x, -x)),
            ["remainder"] = (1.45, 1.7, x => x * x % x + N(7) % x),
            ["Ieee754Remainder"] = (2.05, 2.7, x => T.Ieee754Remainder(N(7), x)),
            ["fused multiply-add"] = (-2, 2, x => T.FusedMultiplyAdd(x, x, x)),
            ["ScaleB"] = (-2, 2, x => T.ScaleB(x * x, 3)),
            ["round"] = (1.6, 2.4, x => x * T.Round(x)),
            ["division"] = (0.2, 4, x => (N(1) - x) / (x * x)),
        };

        private static T N(double constant) => T.CreateChecked(constant);
    }

    public static TheoryData<string> Names => [.. Functions<double>.ByName.Keys];

    [Theory, MemberData(nameof(Names))]
    public void The_derivative_is_what_difference_quotients_tend_to(string name)
    {
        (double from, double to, Func<double, double> f) = Functions<double>.ByName[name];
        Func<Dual<double>, Dual<double>> derivative = Functions<Dual<double>>.ByName[name].F;
        Gen.Double[from, to].ForAll(x => IsClose(derivative(Dual<double>.Variable(x)).Derivative, Quotient(f, x)), count: 100);
    }

    [Theory, MemberData(nameof(Names))]
    public void The_second_derivative_is_what_difference_quotients_of_the_first_tend_to(string name)
    {
        (double from, double to, Func<Dual<double>, Dual<double>> f) = Functions<Dual<double>>.ByName[name];
        Func<Dual<Dual<double>>, Dual<Dual<double>>> second = Functions<Dual<Dual<double>>>.ByName[name].F;
        Gen.Double[from, to].ForAll(
            x => IsClose(second(Dual<Dual<double>>.Variable(Dual<double>.Variable(x))).Derivative.Derivative,
                Quotient(t => f(Dual<double>.Variable(t)).Derivative, x)),
            count: 100);
    }

    [Theory, MemberData(nameof(Names))]
    public void Forward_and_reverse_mode_agree(string name)
    {
        (double from, double to, Func<TapedNumber, TapedNumber> f) = Functions<TapedNumber>.ByName[name];
        Func<Dual<double>, Dual<double>> forward = Functions<Dual<double>>.ByName[name].F;
        Gen.Double[from, to].ForAll(
            x => Math.Abs(ForwardMode.Of(forward).Partial([x], 0) - ReverseMode.Of(f).Partial([x], 0)) <= 1e-15
                + 1e-13 * Math.Abs(ForwardMode.Of(forward).Partial([x], 0)),
            count: 100);
    }

    [Theory, MemberData(nameof(Names))]
    public void The_value_is_that_on_plain_numbers(string name)
    {
        (double from, double to, Func<double, double> f) = Functions<double>.ByName[name];
        Func<Dual<double>, Dual<double>> onDuals = Functions<Dual<double>>.ByName[name].F;
        Gen.Double[from, to].ForAll(x => Math.Abs(onDuals(x).Value - f(x)) <= 1e-15 + 1e-15 * Math.Abs(f(x)), count: 100);
    }

    [Fact]
    public void The_derivative_of_tanh_keeps_its_digits_far_out_and_does_not_overflow()
    {
        double exact = 4 * Math.Exp(-36) / Math.Pow(1 + Math.Exp(-36), 2);
        Assert.Equal(exact, Slope(Tanh, 18), 1e-14 * exact);
        Assert.Equal(0, Slope(Tanh, 1000));
        Assert.Equal(0, ForwardMode.OfSecondOrder(x => Tanh(x)).Hessian([-1000.0])[0, 0]);
    }

    public static TheoryData<string, double, double> Edges => new()
    {
        { "Abs", 0, 0 },
        { "Sqrt", 0, Infinity },
        { "Sqrt", -1, double.NaN },
        { "Cbrt", 0, Infinity },
        { "Log", 0, Infinity },
        { "Log", -1, double.NaN },
        { "Log2", 0, Infinity },
        { "Log2", -1, double.NaN },
        { "Log10", 0, Infinity },
        { "Log10", -1, double.NaN },
        { "LogP1", -2, double.NaN },
        { "Asin", 1, Infinity },
        { "Asin", 2, double.NaN },
        { "Acos", -1, -Infinity },
        { "Acosh", 1, Infinity },
        { "Acosh", -2, double.NaN },
        { "Atanh", 1, Infinity },
        { "Atanh", 2, double.NaN },
    };

    [Theory, MemberData(nameof(Edges))]
    public void At_the_edge_of_its_domain_a_function_has_the_documented_derivative_both_ways(string name, double x, double derivative)
    {
        Assert.Equal(derivative, ForwardMode.Of(Functions<Dual<double>>.ByName[name].F).Partial([x], 0));
        Assert.Equal(derivative, ReverseMode.Of(Functions<TapedNumber>.ByName[name].F).Partial([x], 0));
    }

    public static TheoryData<double, double, double, double> Powers => new()
    {
        // x, p, ∂/∂x, ∂/∂p
        { -2, 3, 12, double.NaN },
        { -2, 2, -4, double.NaN },
        { -2, -1, -0.25, double.NaN },
        { -2, 0, 0, double.NaN },
        { -2, 0.5, double.NaN, double.NaN },
        { 0, 3, 0, 0 },
        { 0, 2, 0, 0 },
        { 0, 1, 1, 0 },
        { 0, 0.5, Infinity, 0 },
        { 0, 0, 0, -Infinity },
        { 0, -1, -Infinity, -Infinity },
        { 1, 0, 0, 0 },
    };

    [Theory, MemberData(nameof(Powers))]
    public void At_its_edges_a_power_has_the_documented_derivatives_both_ways(double x, double p, double byX, double byP)
    {
        Assert.Equal([byX, byP], ForwardMode.Of((x, p) => Pow(x, p)).Gradient([x, p]));
        Assert.Equal([byX, byP], ReverseMode.Of((x, p) => Pow(x, p)).Gradient([x, p]));
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(-3, 2)]
    public void The_second_derivative_of_a_square_is_2_everywhere(double x, double second)
    {
        Assert.Equal(second, ForwardMode.OfSecondOrder(x => Pow(x, 2)).Hessian([x])[0, 0]);
        Assert.Equal(second, ReverseMode.OfSecondOrder(x => Pow(x, 2)).Hessian([x])[0, 0]);
    }

    [Fact]
    public void At_a_tie_minimum_and_maximum_share_the_slope()
    {
        Assert.Equal([0.5, 0.5], ForwardMode.Of((x, y) => Max(x, y)).Gradient([2.0, 2.0]));
        Assert.Equal([0.5, 0.5], ReverseMode.Of((x, y) => Max(x, y)).Gradient([2.0, 2.0]));
        Assert.Equal([0.5, 0.5], ForwardMode.Of((x, y) => Min(x, y)).Gradient([2.0, 2.0]));
        Assert.Equal([0.5, 0.5], ReverseMode.Of((x, y) => Min(x, y)).Gradient([2.0, 2.0]));
    }

    [Fact]
    public void At_the_origin_the_angle_has_no_derivatives()
    {
        Assert.Equal([double.NaN, double.NaN], ForwardMode.Of((y, x) => Atan2(y, x)).Gradient([0.0, 0.0]));
        Assert.Equal([double.NaN, double.NaN], ReverseMode.Of((y, x) => Atan2(y, x)).Gradient([0.0, 0.0]));
    }

    [Fact]
    public void At_the_origin_the_distance_has_gradient_0()
    {
        Assert.Equal([0.0, 0.0], ForwardMode.Of((x, y) => Sqrt(x * x + y * y)).Gradient([0.0, 0.0]));
        Assert.Equal([0.0, 0.0], ReverseMode.Of((x, y) => Sqrt(x * x + y * y)).Gradient([0.0, 0.0]));
        Assert.Equal([0.0, 0.0], ForwardMode.Of(Hypot).Gradient([0.0, 0.0]));
        Assert.Equal([0.0, 0.0], ReverseMode.Of(Hypot).Gradient([0.0, 0.0]));

        static T Hypot<T>(T x, T y) where T : IRootFunctions<T> => T.Hypot(x, y);
    }

    [Fact]
    public void An_infinite_slope_does_not_touch_what_does_not_depend_on_it()
    {
        Assert.Equal([Infinity, 1], ForwardMode.Of((x, y) => Sqrt(x) + y).Gradient([0.0, 1.0]));
        Assert.Equal([Infinity, 1], ReverseMode.Of((x, y) => Sqrt(x) + y).Gradient([0.0, 1.0]));
    }

    [Fact]
    public void Integer_arguments_are_taken_as_doubles() => Assert.Equal(1.5, Max(3, 2) / 2);

    private static double Slope(Func<Dual<double>, Dual<double>> f, double x) => ForwardMode.Of(f).Partial([x], 0);

    /// <summary>A central difference of fourth order; its error is far below the tolerance here.</summary>
    private static double Quotient(Func<double, double> f, double x)
    {
        const double h = 1e-3;
        return (8 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / (12 * h);
    }

    private static bool IsClose(double actual, double expected) => Math.Abs(actual - expected) <= 1e-7 + 1e-7 * Math.Abs(expected);
}
