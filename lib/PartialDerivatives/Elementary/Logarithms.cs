using System.Numerics;

namespace PartialDerivatives;

// Logarithms.
public static partial class Elementary
{
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
}

internal static partial class Functions
{
    public static readonly ElementaryFunction[] Logarithms = [Entry<Log>(), Entry<Log2>(), Entry<Log10>(), Entry<Log1p>()];

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
}
