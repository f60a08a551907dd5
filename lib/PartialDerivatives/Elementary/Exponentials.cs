using System.Numerics;
using MathNet.Numerics;

namespace PartialDerivatives;

// The exponential function and its kin: logarithms, the logistic function, the integral of the bell curve.
public static partial class Elementary
{
    /// <summary>The exponential eˣ.</summary>
    public static double Exp(double x) => Math.Exp(x);

    /// <inheritdoc cref="Exp(double)"/>
    public static T Exp<T>(T x) where T : IExponentialFunctions<T> => T.Exp(x);

    /// <summary>The exponential eˣ − 1, exact for small x.</summary>
    public static double Expm1(double x) => x < -40 ? -1 : x > 40 ? Math.Exp(x) : 2 * Math.Sinh(x / 2) * Math.Exp(x / 2);

    /// <inheritdoc cref="Expm1(double)"/>
    public static T Expm1<T>(T x) where T : IExponentialFunctions<T> =>
        typeof(T) == typeof(double) ? (T)(object)Expm1((double)(object)x) : T.ExpM1(x);

    /// <summary>The logistic function 1/(1 + e⁻ˣ), also called sigmoid.</summary>
    public static double Sigmoid(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    /// <inheritdoc cref="Sigmoid(double)"/>
    public static T Sigmoid<T>(T x) where T : IFloatingPointIeee754<T> => Own<T, Functions.Sigmoid>.Of(x);

    /// <summary>The function ln(1 + eˣ), without overflow for large x.</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    /// <inheritdoc cref="Softplus(double)"/>
    public static T Softplus<T>(T x) where T : IFloatingPointIeee754<T> => Own<T, Functions.Softplus>.Of(x);

    /// <summary>The function ln(eˣ + eʸ), without overflow for large x and y. For more terms:
    /// <c>LogSumExp(LogSumExp(x, y), z)</c>.</summary>
    public static double LogSumExp(double x, double y) =>
        double.IsInfinity(x) && x == y ? x : x >= y ? x + Softplus(y - x) : y + Softplus(x - y);

    /// <inheritdoc cref="LogSumExp(double,double)"/>
    public static T LogSumExp<T>(T x, T y) where T : IFloatingPointIeee754<T> => OwnOfTwo<T, Functions.LogSumExp>.Of(x, y);

    /// <summary>The natural logarithm of x; −∞ at 0 and NaN below.</summary>
    public static double Log(double x) => Math.Log(x);

    /// <inheritdoc cref="Log(double)"/>
    /// <remarks>At 0 the value is −∞ and the derivative +∞; below 0 both are NaN.</remarks>
    public static T Log<T>(T x) where T : ILogarithmicFunctions<T> => T.Log(x);

    /// <summary>The logarithm of x to the base 2.</summary>
    public static double Log2(double x) => Math.Log2(x);

    /// <inheritdoc cref="Log2(double)"/>
    /// <remarks>At 0 the value is −∞ and the derivative +∞; below 0 both are NaN.</remarks>
    public static T Log2<T>(T x) where T : ILogarithmicFunctions<T> => T.Log2(x);

    /// <summary>The logarithm of x to the base 10.</summary>
    public static double Log10(double x) => Math.Log10(x);

    /// <inheritdoc cref="Log10(double)"/>
    /// <remarks>At 0 the value is −∞ and the derivative +∞; below 0 both are NaN.</remarks>
    public static T Log10<T>(T x) where T : ILogarithmicFunctions<T> => T.Log10(x);

    /// <summary>The logarithm ln(1 + x), exact for small x; −∞ at −1 and NaN below.</summary>
    public static double Log1p(double x)
    {
        // W. Kahan: what is lost in 1 + x is lost in the denominator, too.
        double u = 1 + x;
        return u == 1 || !double.IsFinite(u) || u <= 0 ? Math.Log(u) + (u == 1 ? x : 0) : Math.Log(u) * (x / (u - 1));
    }

    /// <inheritdoc cref="Log1p(double)"/>
    public static T Log1p<T>(T x) where T : ILogarithmicFunctions<T> =>
        typeof(T) == typeof(double) ? (T)(object)Log1p((double)(object)x) : T.LogP1(x);

    /// <summary>The error function 2/√π·∫₀ˣ e^(−t²) dt.</summary>
    public static double Erf(double x) => SpecialFunctions.Erf(x);

    /// <inheritdoc cref="Erf(double)"/>
    public static T Erf<T>(T x) where T : IFloatingPointIeee754<T> => Own<T, Functions.Erf>.Of(x);

    /// <summary>The complementary error function 1 − erf(x), exact for large x, too.</summary>
    public static double Erfc(double x) => SpecialFunctions.Erfc(x);

    /// <inheritdoc cref="Erfc(double)"/>
    public static T Erfc<T>(T x) where T : IFloatingPointIeee754<T> => Own<T, Functions.Erfc>.Of(x);
}

internal static partial class Functions
{
    public static readonly ElementaryFunction[] Exponentials =
    [
        Entry<Exp>(), Entry<Expm1>(), Entry<Sigmoid>(), Entry<Softplus>(), EntryOfTwo<LogSumExp>(), Entry<Log>(), Entry<Log2>(),
        Entry<Log10>(), Entry<Log1p>(), Entry<Erf>(), Entry<Erfc>(),
    ];

    public readonly struct Exp : IFunction
    {
        public static Traits Traits => new("exp")
        {
            ExactValue = (0, 1), Positivity = Positivity.Positive, Notation = ("e^{#}", "<msup><mi>e</mi><mrow>#</mrow></msup>", true),
        };

        public static T Value<T>(T x) where T : IFloatingPointIeee754<T> => T.Exp(x);

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => y;
    }

    public readonly struct Expm1 : IFunction
    {
        public static Traits Traits => new("expm1")
        {
            NetName = "ExpM1", ExactValue = (0, 0), Textbook = (u, _) => Symbol.Of<Exp>(u) - 1,
        };

        public static T Value<T>(T x) where T : IFloatingPointIeee754<T> => Elementary.Expm1(x);

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => T.Of<Exp>(x);
    }

    public readonly struct Sigmoid : IOwnFunction<Sigmoid>
    {
        public static Traits Traits => new("σ") { Positivity = Positivity.Positive, Latex = @"\sigma" };

        public static double OfDouble(double x) => Elementary.Sigmoid(x);

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => y * T.Of<OneMinusSigmoid>(x);
    }

    /// <summary>1 − σ(x) without the cancellation for large x.</summary>
    public readonly struct OneMinusSigmoid : IOwnFunction<OneMinusSigmoid>
    {
        public static Traits Traits => new("")
        {
            Positivity = Positivity.Positive, Definition = (u, _) => Definition(u), Textbook = (u, _) => 1 - Symbol.Of<Sigmoid>(u),
        };

        public static double OfDouble(double x) => Definition<Number<double>>(x).Value;

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => -T.Of<Sigmoid>(x) * y;

        private static T Definition<T>(T x) where T : struct, ITerm<T> => T.Of<Sigmoid>(-x);
    }

    public readonly struct Softplus : IOwnFunction<Softplus>
    {
        public static Traits Traits => new("softplus") { Positivity = Positivity.Positive };

        public static double OfDouble(double x) => Elementary.Softplus(x);

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => T.Of<Sigmoid>(x);
    }

    public readonly struct LogSumExp : IOwnFunctionOfTwo<LogSumExp>
    {
        public static Traits Traits => new("logsumexp") { Textbook = (u, v) => Symbol.Of<Log>(Symbol.Of<Exp>(u) + Symbol.Of<Exp>(v)) };

        public static double OfDoubles(double x, double y) => Elementary.LogSumExp(x, y);

        public static (T X, T Y) Slopes<T>(T x, T y) where T : struct, ITerm<T> => (T.Of<Sigmoid>(x - y), T.Of<Sigmoid>(y - x));
    }

    public readonly struct Log : IFunction
    {
        public static Traits Traits => new("ln") { ExactValue = (1, 0) };

        public static Interval Domain => Interval.Positive;

        public static T Value<T>(T x) where T : IFloatingPointIeee754<T> => T.Log(x);

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => 1 / x;
    }

    public readonly struct Log2 : IFunction
    {
        public static Traits Traits => new("log₂")
        {
            ExactValue = (1, 0), Latex = @"\log_{2}", MathML = "<msub><mi>log</mi><mn>2</mn></msub>",
        };

        public static Interval Domain => Interval.Positive;

        public static T Value<T>(T x) where T : IFloatingPointIeee754<T> => T.Log2(x);

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => 1 / (x * T.Of<Log>(2));
    }

    public readonly struct Log10 : IFunction
    {
        public static Traits Traits => new("log₁₀")
        {
            ExactValue = (1, 0), Latex = @"\log_{10}", MathML = "<msub><mi>log</mi><mn>10</mn></msub>",
        };

        public static Interval Domain => Interval.Positive;

        public static T Value<T>(T x) where T : IFloatingPointIeee754<T> => T.Log10(x);

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => 1 / (x * T.Of<Log>(10));
    }

    public readonly struct Log1p : IFunction
    {
        public static Traits Traits => new("log1p")
        {
            NetName = "LogP1", ExactValue = (0, 0), Textbook = (u, _) => Symbol.Of<Log>(1 + u),
        };

        public static Interval Domain => new(-1, double.PositiveInfinity);

        public static T Value<T>(T x) where T : IFloatingPointIeee754<T> => Elementary.Log1p(x);

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => 1 / (1 + x);
    }

    public readonly struct Erf : IOwnFunction<Erf>
    {
        public static Traits Traits => new("erf") { Symmetry = Symmetry.Odd, ExactValue = (0, 0), TakesExponent = true };

        public static double OfDouble(double x) => Elementary.Erf(x);

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => 2 * T.Of<Exp>(-(x * x)) / T.Sqrt(Math.PI);
    }

    public readonly struct Erfc : IOwnFunction<Erfc>
    {
        public static Traits Traits => new("erfc") { ExactValue = (0, 1), Positivity = Positivity.Positive, TakesExponent = true };

        public static double OfDouble(double x) => Elementary.Erfc(x);

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => -2 * T.Of<Exp>(-(x * x)) / T.Sqrt(Math.PI);
    }
}
