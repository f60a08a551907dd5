using System.Linq.Expressions;
using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests.Formulas;

/// <summary>Values and derivatives where the obvious form cancels, overflows or underflows; the right ones have 60 digits (mpmath),
/// rounded.</summary>
public sealed class StableDerivativeTests
{
    // Function, x, f′(x), f″(x).
    private static readonly (string Name, double X, double First, double Second)[] s_derivatives =
    [
        ("Tanh", 20.0, 1.699341702116635584e-17, -3.398683404233271139e-17),
        ("Tanh", -20.0, 1.699341702116635584e-17, 3.398683404233271139e-17),
        ("Tanh", 300.0, 1.060158621201724327e-260, -2.120317242403448653e-260),
        ("Tanh", 1e-08, 0.9999999999999999, -1.999999999999999775e-8),
        ("Asin", 0.9999999999, 70710.67519510883043, 353553346704731.4076),
        ("Asin", 1e-09, 1.0, 1.000000000000000064e-9),
        ("Asin", -0.999999999999999, 22369621.33333333892, -1.119375758902434141e+22),
        ("Acos", 0.9999999999, -70710.67519510883043, -353553346704731.4076),
        ("Acos", 0.25, -1.032795558988644503, -0.2754121490636385341),
        ("Acos", -0.999999999999999, -22369621.33333333892, 1.119375758902434141e+22),
        ("Atanh", 0.9999999999, 4999999586.548179234, 4.999999172596392699e+19),
        ("Atanh", -0.999999999999999, 500399958596722.0278, -5.008002371272017389e+29),
        ("Asinh", 1e+200, 1.00000000000000003e-200, 0),
        ("Asinh", -1e+100, 9.999999999999999841e-101, 9.999999999999999682e-201),
        ("Asinh", 0.001, 0.9999995000003749997, -0.0009999985000018750186),
        ("Acosh", 1.0000000001, 70710.67519157329638, -353553346722409.0764),
        ("Acosh", 1e+150, 1.000000000000000019e-150, -1.000000000000000038e-300),
        ("Atan", 1e+70, 1e-140, -2e-210),
        ("Atan", -100000000.0, 9.999999999999999e-17, 1.9999999999999996e-24),
        ("Erf", 0.3, 1.031260909618963057, -0.6187565457713778114),
        ("Erf", 5.0, 1.567086653101733531e-11, -1.567086653101733531e-10),
        ("Erf", -2.0, 0.02066698535409205386, 0.08266794141636821543),
        ("Erfc", 0.3, -1.031260909618963057, 0.6187565457713778114),
        ("Erfc", 5.0, -1.567086653101733531e-11, 1.567086653101733531e-10),
        ("Erfc", -2.0, -0.02066698535409205386, -0.08266794141636821543),
        ("Sigmoid", 40.0, 4.248354255291588959e-18, -4.248354255291588923e-18),
        ("Sigmoid", -40.0, 4.248354255291588959e-18, 4.248354255291588923e-18),
        ("Sigmoid", 0.5, 0.2350037122015944891, -0.05755679485232074056),
        ("Sigmoid", -700.0, 9.859676543759770857e-305, 9.859676543759770857e-305),
        ("Softplus", 40.0, 0.9999999999999999958, 4.248354255291588959e-18),
        ("Softplus", -40.0, 4.248354255291588977e-18, 4.248354255291588959e-18),
        ("Softplus", 0.5, 0.6224593312018545646, 0.2350037122015944891),
        ("Softplus", 800.0, 1.0, 0),
        ("Softplus", -700.0, 9.859676543759770857e-305, 9.859676543759770857e-305),
        ("Log1p", 1e-20, 1.0, -1.0),
        ("Log1p", -0.9999999999, 9999999172.596358469, -9.999998345192785397e+19),
        ("Log1p", 1e+200, 1.00000000000000003e-200, 0),
        ("Expm1", 1e-20, 1.0, 1.0),
        ("Expm1", -1e-08, 0.99999999000000005, 0.99999999000000005),
        ("Expm1", 50.0, 5.184705528587072464e+21, 5.184705528587072464e+21),
    ];

    private static readonly (string Name, double X, double Value)[] s_values =
    [
        ("Log1p", 1e-20, 9.999999999999999451e-21),
        ("Log1p", 1e-08, 9.999999950000000543e-9),
        ("Log1p", -1e-09, -1.000000000500000063e-9),
        ("Log1p", -0.5, -0.6931471805599453094),
        ("Log1p", -0.9999999999, -23.02585084720008926),
        ("Log1p", 3.0, 1.386294361119890619),
        ("Log1p", 1e+200, 460.5170185988091368),
        ("Log1p", 1e+308, 709.1962086421660707),
        ("Expm1", 1e-20, 9.999999999999999452e-21),
        ("Expm1", -1e-08, -9.999999950000000376e-9),
        ("Expm1", 0.001, 0.001000500166708341689),
        ("Expm1", 0.5, 0.6487212707001281468),
        ("Expm1", -0.5, -0.3934693402873665764),
        ("Expm1", -30.0, -0.9999999999999064238),
        ("Expm1", -50.0, -1.0),
        ("Expm1", 1.0, 1.718281828459045235),
        ("Expm1", 45.0, 3.493427105748509535e+19),
        ("Expm1", 700.0, 1.014232054735004509e+304),
        ("Erf", 1e-20, 1.128379167095512512e-20),
        ("Erf", 0.001, 0.001128378790969236403),
        ("Erf", 0.3, 0.3286267594591274162),
        ("Erf", 0.9, 0.7969082124228321397),
        ("Erf", 1.5, 0.9661051464753107271),
        ("Erf", 3.0, 0.9999779095030014146),
        ("Erf", 6.0, 0.9999999999999999785),
        ("Erf", -2.5, -0.9995930479825550411),
        ("Erfc", -3.0, 1.999977909503001415),
        ("Erfc", 0.001, 0.9988716212090307636),
        ("Erfc", 0.3, 0.6713732405408725838),
        ("Erfc", 0.9, 0.2030917875771678603),
        ("Erfc", 1.5, 0.03389485352468927293),
        ("Erfc", 3.0, 0.00002209049699858544137),
        ("Erfc", 6.0, 2.151973671249891312e-17),
        ("Erfc", 15.0, 7.212994172451206667e-100),
        ("Erfc", 26.0, 5.663192408856142846e-296),
        ("Sigmoid", 0.0, 0.5),
        ("Sigmoid", 40.0, 0.9999999999999999958),
        ("Sigmoid", -40.0, 4.248354255291588977e-18),
        ("Sigmoid", -700.0, 9.859676543759770857e-305),
        ("Sigmoid", 1.5, 0.8175744761936436596),
        ("Softplus", 0.0, 0.6931471805599453094),
        ("Softplus", 40.0, 40.0),
        ("Softplus", -40.0, 4.248354255291588986e-18),
        ("Softplus", -700.0, 9.859676543759770857e-305),
        ("Softplus", 800.0, 800.0),
        ("Softplus", 1e-05, 0.6931521805724453094),
    ];

    public static TheoryData<string, double, double, double> Derivatives => [.. s_derivatives];

    public static TheoryData<string, double, double> Values => [.. s_values];

    [Theory]
    [MemberData(nameof(Derivatives))]
    public void Derivatives_have_all_their_digits_in_every_way(string name, double x, double first, double second)
    {
        Formula f = Of(name);
        AssertDigits(first, f.Partial(0).At(x), "symbolic");
        AssertDigits(second, f.Partial(0, 0).At(x), "symbolic, second");
        AssertDigits(first, f.Gradient([x])[0], "gradient");
        AssertDigits(second, f.Hessian([x])[0, 0], "Hessian");
        double[] gradient = new double[1], hessian = new double[1];
        f.Compile().ValueAndGradient([x], gradient);
        f.Compile().Hessian([x], hessian);
        AssertDigits(first, gradient[0], "compiled");
        AssertDigits(second, hessian[0], "compiled, second");
        AssertDigits(first, f.Evaluate<Dual<double>>([Dual<double>.Variable(x)]).Derivative, "forward");
        AssertDigits(first, ReverseMode.Of(v => f.Evaluate<TapedNumber>(v)).Gradient([x])[0], "reverse");
        var twice = f.Evaluate<Dual<Dual<double>>>([new(Dual<double>.Variable(x), Dual<double>.Constant(1))]);
        AssertDigits(second, twice.Derivative.Derivative, "forward, second");
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void Values_have_all_their_digits_for_every_kind_of_number(string name, double x, double value)
    {
        Formula f = Of(name);
        AssertDigits(value, f.At(x), "node by node");
        AssertDigits(value, f.Compile().Value(x), "compiled");
        AssertDigits(value, f.Evaluate<Dual<double>>([x]).Value, "dual");
        AssertDigits(value, (double)typeof(Elementary).GetMethod(name, [typeof(double)])!.Invoke(null, [x])!, "double");
    }

    [Fact]
    public void At_the_edges_functions_have_their_limits()
    {
        const double Infinity = double.PositiveInfinity;
        Assert.Equal([-Infinity, Infinity], [Log1p(-1), Log1p(Infinity)]);
        Assert.True(double.IsNaN(Log1p(-1.5)));
        Assert.Equal([-1, Infinity], [Expm1(-Infinity), Expm1(Infinity)]);
        Assert.Equal([-1, 1, 2, 0], [Erf(-Infinity), Erf(Infinity), Erfc(-Infinity), Erfc(Infinity)]);
        Assert.Equal([0, 1, 0, Infinity], [Sigmoid(-Infinity), Sigmoid(Infinity), Softplus(-Infinity), Softplus(Infinity)]);
        Assert.Equal([Infinity, -Infinity, 3], [LogSumExp(Infinity, Infinity), LogSumExp(-Infinity, -Infinity), LogSumExp(-Infinity, 3)]);
        Assert.Equal([-1, 0, 1], [Sign(-3), Sign(0), Sign(Infinity)]);
        Assert.All([Log1p(double.NaN), Expm1(double.NaN), Erf(double.NaN), Erfc(double.NaN), Sigmoid(double.NaN), Softplus(double.NaN),
            Sign(double.NaN)],
            value => Assert.True(double.IsNaN(value)));
    }

    [Fact]
    public void LogSumExp_neither_overflows_nor_underflows()
    {
        AssertDigits(1000.313261687518223, LogSumExp(1000, 999), "value");
        AssertDigits(-999.9514126484262579, LogSumExp(-1000, -1003), "value");
        Formula f = Formula.Of((x, y) => LogSumExp(x, y));
        AssertAllWays(f, [1000, 999], [Sigmoid(1.0), Sigmoid(-1.0)]);
        AssertAllWays(f, [3, 3], [0.5, 0.5]);
        AssertAllWays(f, [-1000, 1000], [0, 1]);
        Assert.Equal(0.25, f.Hessian([3, 3])[0, 0]);
        Assert.Equal("ln(exp(x) + exp(y))", f.ToString());
    }

    [Theory]
    [InlineData(1e-200)]
    [InlineData(1e-160)]
    [InlineData(1)]
    [InlineData(1e160)]
    [InlineData(1e200)]
    public void Length_and_angle_know_every_scale(double s)
    {
        AssertAllWays(Formula.Of((x, y) => Hypot(x, y)), [3 * s, 4 * s], [0.6, 0.8]);
        AssertAllWays(Formula.Of((y, x) => Atan2(y, x)), [3 * s, 4 * s], [4 / (25 * s), -3 / (25 * s)]);
    }

    [Fact]
    public void Length_and_angle_are_printed_as_in_a_textbook()
    {
        Formula length = Formula.Of((x, y) => Hypot(x, y)), angle = Formula.Of((y, x) => Atan2(y, x));
        Assert.Equal("√(x² + y²)", length.ToString());
        Assert.Equal("x/√(x² + y²)", length.Partial("x").ToString());
        Assert.Equal("y²/(x² + y²)^(3/2)", length.Partial("x", "x").ToString());
        Assert.Equal("x/(x² + y²)", angle.Partial("y").ToString());
    }

    [Fact]
    public void At_the_origin_the_length_has_gradient_0_and_no_Hessian()
    {
        Formula f = Formula.Of((x, y) => Hypot(x, y));
        AssertAllWays(f, [0, 0], [0, 0]);
        Assert.True(double.IsNaN(f.Hessian([0.0, 0])[0, 0]));
        Assert.True(double.IsNaN(ForwardMode.OfSecondOrder(x => f.Evaluate<Dual<Dual<double>>>(x)).Hessian([0.0, 0])[0, 0]));
    }

    [Fact]
    public void Quotients_neither_overflow_nor_underflow_in_between()
    {
        AssertAllWays(Formula.Of((x, y) => x / y), [1e200, 1e200], [1e-200, -1e-200]);
        AssertAllWays(Formula.Of((x, y) => x / y), [1e-200, 1e-200], [1e200, -1e200]);
        AssertAllWays(Formula.Of(x => 1 / (x * x)), [1e70], [-2e-210]);
        AssertDigits(-2e-300, Formula.Of(x => 1 / (x * x)).Partial("x").At(1e100), "symbolic");
        AssertAllWays(Formula.Of((x, y) => x / (x + y)), [1e200, 3e200], [3e200 / 4e200 / 4e200, -1e200 / 4e200 / 4e200]);
    }

    [Fact]
    public void Numbers_are_not_folded_into_infinity_or_zero()
    {
        Formula large = Formula.Of(x => 1e200 * x * 1e200), small = Formula.Of(x => 1e-200 * x * 1e-200),
            sum = Formula.Of(x => 1e308 * x + 1e308 * x);
        Assert.Equal(1e100, large.At(1e-300), 1e86);
        Assert.Equal(1e100, large.Compile().Value(1e-300), 1e86);
        Assert.Equal(1e-100, small.At(1e300), 1e-114);
        Assert.Equal(1e-100, small.Compile().Value(1e300), 1e-114);
        Assert.Equal(2e8, sum.At(1e-300), 1e-6);
        Assert.All([large, small, sum], f => Assert.DoesNotContain("Infinity", f.ToString() + f.ToCSharp() + f.ToLatex() + f.ToMathML()));
        Assert.Equal(double.PositiveInfinity, large.Partial("x").At(1));
    }

    private static Formula Of(string name)
    {
        ParameterExpression x = Expression.Parameter(typeof(double), "x");
        return Formula.Of(Expression.Lambda<Func<double, double>>(Expression.Call(typeof(Elementary), name, null, x), x));
    }

    private static void AssertAllWays(Formula f, double[] at, double[] gradient)
    {
        var compiled = new double[at.Length];
        f.Compile().ValueAndGradient(at, compiled);
        var forward = ForwardMode.Of(x => f.Evaluate<Dual<double>>(x)).Gradient(at);
        var reverse = ReverseMode.Of(x => f.Evaluate<TapedNumber>(x)).Gradient(at);
        for (int i = 0; i < at.Length; i++)
        {
            AssertDigits(gradient[i], f.Partial(i).At(at), $"{f} symbolic {i}");
            AssertDigits(gradient[i], f.Gradient(at)[i], $"{f} gradient {i}");
            AssertDigits(gradient[i], compiled[i], $"{f} compiled {i}");
            AssertDigits(gradient[i], forward[i], $"{f} forward {i}");
            AssertDigits(gradient[i], reverse[i], $"{f} reverse {i}");
        }
    }

    private static void AssertDigits(double expected, double actual, string what) => Assert.True(
        expected == actual || Math.Abs(actual - expected) <= 1e-13 * Math.Abs(expected), $"{what}: {actual:R}, should be {expected:R}");
}
