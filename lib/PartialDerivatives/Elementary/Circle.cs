using System.Numerics;

namespace PartialDerivatives;

// Sine, cosine, tangent and the angles that they belong to.
public static partial class Elementary
{
    /// <summary>The sine of x, x in radians.</summary>
    public static double Sin(double x) => Math.Sin(x);

    /// <inheritdoc cref="Sin(double)"/>
    public static T Sin<T>(T x) where T : ITrigonometricFunctions<T> => T.Sin(x);

    /// <summary>The cosine of x, x in radians.</summary>
    public static double Cos(double x) => Math.Cos(x);

    /// <inheritdoc cref="Cos(double)"/>
    public static T Cos<T>(T x) where T : ITrigonometricFunctions<T> => T.Cos(x);

    /// <summary>The tangent of x, x in radians.</summary>
    public static double Tan(double x) => Math.Tan(x);

    /// <inheritdoc cref="Tan(double)"/>
    public static T Tan<T>(T x) where T : ITrigonometricFunctions<T> => T.Tan(x);

    /// <summary>The cotangent of x, cos(x)/sin(x), x in radians; ∞ at 0.</summary>
    public static double Cot(double x) => 1 / Math.Tan(x);

    /// <inheritdoc cref="Cot(double)"/>
    public static T Cot<T>(T x) where T : IFloatingPointIeee754<T> => Own<T, Functions.Cot>.Of(x);

    /// <summary>The secant of x, 1/cos(x), x in radians.</summary>
    public static double Sec(double x) => 1 / Math.Cos(x);

    /// <inheritdoc cref="Sec(double)"/>
    public static T Sec<T>(T x) where T : IFloatingPointIeee754<T> => Own<T, Functions.Sec>.Of(x);

    /// <summary>The cosecant of x, 1/sin(x), x in radians; ∞ at 0.</summary>
    public static double Csc(double x) => 1 / Math.Sin(x);

    /// <inheritdoc cref="Csc(double)"/>
    public static T Csc<T>(T x) where T : IFloatingPointIeee754<T> => Own<T, Functions.Csc>.Of(x);

    /// <summary>The angle in [−π/2, π/2] whose sine is x; NaN outside [−1, 1].</summary>
    public static double Asin(double x) => Math.Asin(x);

    /// <inheritdoc cref="Asin(double)"/>
    /// <remarks>At ±1 the derivative is +∞.</remarks>
    public static T Asin<T>(T x) where T : ITrigonometricFunctions<T> => T.Asin(x);

    /// <summary>The angle in [0, π] whose cosine is x; NaN outside [−1, 1].</summary>
    public static double Acos(double x) => Math.Acos(x);

    /// <inheritdoc cref="Acos(double)"/>
    /// <remarks>At ±1 the derivative is −∞.</remarks>
    public static T Acos<T>(T x) where T : ITrigonometricFunctions<T> => T.Acos(x);

    /// <summary>The angle in (−π/2, π/2) whose tangent is x.</summary>
    public static double Atan(double x) => Math.Atan(x);

    /// <inheritdoc cref="Atan(double)"/>
    public static T Atan<T>(T x) where T : ITrigonometricFunctions<T> => T.Atan(x);

    /// <summary>The angle in (−π, π] of the point (x, y); y comes first, as in <see cref="Math.Atan2"/>.</summary>
    public static double Atan2(double y, double x) => Math.Atan2(y, x);

    /// <inheritdoc cref="Atan2(double,double)"/>
    /// <remarks>At the origin there is no angle to differentiate: the derivatives are NaN.</remarks>
    public static T Atan2<T>(T y, T x) where T : IFloatingPointIeee754<T> => T.Atan2(y, x);
}

internal static partial class Functions
{
    public static readonly ElementaryFunction[] Circle =
    [
        Entry<Sin>(), Entry<Cos>(), Entry<Tan>(), Entry<Cot>(), Entry<Sec>(), Entry<Csc>(), Entry<Asin>(), Entry<Acos>(), Entry<Atan>(),
        EntryOfTwo<Atan2>(),
    ];

    public readonly struct Sin : IFunction
    {
        public static Traits Traits => new("sin") { Symmetry = Symmetry.Odd, ExactValue = (0, 0), TakesExponent = true };

        public static T Value<T>(T x) where T : IFloatingPointIeee754<T> => T.Sin(x);

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => T.Of<Cos>(x);
    }

    public readonly struct Cos : IFunction
    {
        public static Traits Traits => new("cos") { Symmetry = Symmetry.Even, ExactValue = (0, 1), TakesExponent = true };

        public static T Value<T>(T x) where T : IFloatingPointIeee754<T> => T.Cos(x);

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => -T.Of<Sin>(x);
    }

    public readonly struct Tan : IFunction
    {
        public static Traits Traits => new("tan") { Symmetry = Symmetry.Odd, ExactValue = (0, 0), TakesExponent = true };

        public static Interval Domain => new(-Math.PI / 2, Math.PI / 2);

        public static T Value<T>(T x) where T : IFloatingPointIeee754<T> => T.Tan(x);

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => 1 + y * y;
    }

    public readonly struct Cot : IOwnFunction<Cot>
    {
        public static Traits Traits => new("cot") { Symmetry = Symmetry.Odd, TakesExponent = true };

        public static Interval Domain => new(0, Math.PI);

        public static double OfDouble(double x) => Elementary.Cot(x);

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => -(1 + y * y);
    }

    public readonly struct Sec : IOwnFunction<Sec>
    {
        public static Traits Traits => new("sec") { Symmetry = Symmetry.Even, ExactValue = (0, 1), TakesExponent = true };

        public static Interval Domain => new(-Math.PI / 2, Math.PI / 2);

        public static double OfDouble(double x) => Elementary.Sec(x);

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => y * T.Of<Tan>(x);
    }

    public readonly struct Csc : IOwnFunction<Csc>
    {
        public static Traits Traits => new("csc") { Symmetry = Symmetry.Odd, TakesExponent = true };

        public static Interval Domain => new(0, Math.PI);

        public static double OfDouble(double x) => Elementary.Csc(x);

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => -(y * T.Of<Cot>(x));
    }

    public readonly struct Asin : IFunction
    {
        public static Traits Traits => new("arcsin") { Symmetry = Symmetry.Odd, ExactValue = (0, 0), TakesExponent = true };

        public static Interval Domain => new(-1, 1);

        public static T Value<T>(T x) where T : IFloatingPointIeee754<T> => T.Asin(x);

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => 1 / T.Sqrt(T.Of<OneMinusSquare>(x));
    }

    public readonly struct Acos : IFunction
    {
        public static Traits Traits => new("arccos") { ExactValue = (1, 0), TakesExponent = true };

        public static Interval Domain => new(-1, 1);

        public static T Value<T>(T x) where T : IFloatingPointIeee754<T> => T.Acos(x);

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => -1 / T.Sqrt(T.Of<OneMinusSquare>(x));
    }

    public readonly struct Atan : IFunction
    {
        public static Traits Traits => new("arctan") { Symmetry = Symmetry.Odd, ExactValue = (0, 0), TakesExponent = true };

        public static T Value<T>(T x) where T : IFloatingPointIeee754<T> => T.Atan(x);

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => 1 / (1 + x * x);
    }

    public readonly struct Atan2 : IFunctionOfTwo
    {
        public static Traits Traits => new("atan2");

        public static bool IsDefinedEverywhere => false;

        public static T Value<T>(T y, T x) where T : IFloatingPointIeee754<T> => T.Atan2(y, x);

        // Not over the square of the radius, which is 0 or ∞ long before the slopes are.
        public static (T X, T Y) Slopes<T>(T y, T x)
            where T : struct, ITerm<T>
        {
            T r = T.Of<Hypot>(x, y);
            return (T.Of<Cosine>(x, y) / r, -T.Of<Cosine>(y, x) / r);
        }
    }

    /// <summary>1 − x² without the cancellation near ±1.</summary>
    public readonly struct OneMinusSquare : IOwnFunction<OneMinusSquare>
    {
        public static Traits Traits => new("")
        {
            Symmetry = Symmetry.Even, Definition = (u, _) => Definition(u), Textbook = (u, _) => 1 - u * u,
        };

        public static double OfDouble(double x) => Definition<Number<double>>(x).Value;

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => -2 * x;

        private static T Definition<T>(T x) where T : struct, ITerm<T> => (1 - x) * (1 + x);
    }
}
