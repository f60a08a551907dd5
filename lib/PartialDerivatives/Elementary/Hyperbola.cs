using System.Numerics;

namespace PartialDerivatives;

// Hyperbolic sine, cosine, tangent and their inverses.
public static partial class Elementary
{
    /// <summary>The hyperbolic sine of x.</summary>
    public static double Sinh(double x) => Math.Sinh(x);

    /// <inheritdoc cref="Sinh(double)"/>
    public static T Sinh<T>(T x) where T : IHyperbolicFunctions<T> => T.Sinh(x);

    /// <summary>The hyperbolic cosine of x.</summary>
    public static double Cosh(double x) => Math.Cosh(x);

    /// <inheritdoc cref="Cosh(double)"/>
    public static T Cosh<T>(T x) where T : IHyperbolicFunctions<T> => T.Cosh(x);

    /// <summary>The hyperbolic tangent of x.</summary>
    public static double Tanh(double x) => Math.Tanh(x);

    /// <inheritdoc cref="Tanh(double)"/>
    public static T Tanh<T>(T x) where T : IHyperbolicFunctions<T> => T.Tanh(x);

    /// <summary>The inverse hyperbolic sine of x.</summary>
    public static double Asinh(double x) => Math.Asinh(x);

    /// <inheritdoc cref="Asinh(double)"/>
    public static T Asinh<T>(T x) where T : IHyperbolicFunctions<T> => T.Asinh(x);

    /// <summary>The inverse hyperbolic cosine of x; NaN for x &lt; 1.</summary>
    public static double Acosh(double x) => Math.Acosh(x);

    /// <inheritdoc cref="Acosh(double)"/>
    /// <remarks>At 1 the derivative is +∞.</remarks>
    public static T Acosh<T>(T x) where T : IHyperbolicFunctions<T> => T.Acosh(x);

    /// <summary>The inverse hyperbolic tangent of x; NaN outside [−1, 1].</summary>
    public static double Atanh(double x) => Math.Atanh(x);

    /// <inheritdoc cref="Atanh(double)"/>
    /// <remarks>At ±1 the derivative is +∞.</remarks>
    public static T Atanh<T>(T x) where T : IHyperbolicFunctions<T> => T.Atanh(x);
}

internal static partial class Functions
{
    public static readonly ElementaryFunction[] Hyperbola =
        [Entry<Sinh>(), Entry<Cosh>(), Entry<Tanh>(), Entry<Asinh>(), Entry<Acosh>(), Entry<Atanh>()];

    public readonly struct Sinh : IFunction
    {
        public static Traits Traits => new("sinh") { Symmetry = Symmetry.Odd, ExactValue = (0, 0), TakesExponent = true };

        public static T Value<T>(T x) where T : IFloatingPointIeee754<T> => T.Sinh(x);

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => T.Of<Cosh>(x);
    }

    public readonly struct Cosh : IFunction
    {
        public static Traits Traits => new("cosh")
        {
            Symmetry = Symmetry.Even, ExactValue = (0, 1), TakesExponent = true, Positivity = Positivity.Positive,
        };

        public static T Value<T>(T x) where T : IFloatingPointIeee754<T> => T.Cosh(x);

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => T.Of<Sinh>(x);
    }

    public readonly struct Tanh : IFunction
    {
        public static Traits Traits => new("tanh") { Symmetry = Symmetry.Odd, ExactValue = (0, 0), TakesExponent = true };

        public static T Value<T>(T x) where T : IFloatingPointIeee754<T> => T.Tanh(x);

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => T.Of<SechSquared>(x);
    }

    public readonly struct Asinh : IFunction
    {
        public static Traits Traits => new("arsinh") { Symmetry = Symmetry.Odd, ExactValue = (0, 0), TakesExponent = true };

        public static T Value<T>(T x) where T : IFloatingPointIeee754<T> => T.Asinh(x);

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => 1 / T.Of<Hypot>(x, 1);
    }

    public readonly struct Acosh : IFunction
    {
        public static Traits Traits => new("arcosh") { ExactValue = (1, 0), TakesExponent = true };

        public static Interval Domain => new(1, double.PositiveInfinity);

        public static T Value<T>(T x) where T : IFloatingPointIeee754<T> => T.Acosh(x);

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => 1 / (T.Sqrt(x - 1) * T.Sqrt(x + 1));
    }

    public readonly struct Atanh : IFunction
    {
        public static Traits Traits => new("artanh") { Symmetry = Symmetry.Odd, ExactValue = (0, 0), TakesExponent = true };

        public static Interval Domain => new(-1, 1);

        public static T Value<T>(T x) where T : IFloatingPointIeee754<T> => T.Atanh(x);

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => 1 / T.Of<OneMinusSquare>(x);
    }

    /// <summary>1/cosh²(x) without the cancellation of 1 − tanh²(x), and for large x without overflow.</summary>
    public readonly struct SechSquared : IOwnFunction<SechSquared>
    {
        public static Traits Traits => new("")
        {
            Symmetry = Symmetry.Even, Positivity = Positivity.Positive,
            Definition = (u, _) => Definition(u), Textbook = (u, _) => 1 - Symbol.Of<Tanh>(u) * Symbol.Of<Tanh>(u),
        };

        public static double OfDouble(double x) => Definition<Number<double>>(x).Value;

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => -2 * T.Of<Tanh>(x) * y;

        private static T Definition<T>(T x)
            where T : struct, ITerm<T>
        {
            T c = T.Of<Cosh>(x);
            return 1 / c / c;
        }
    }
}
