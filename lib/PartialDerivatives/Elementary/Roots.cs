using System.Numerics;

namespace PartialDerivatives;

// Powers, roots and lengths. Powers and square roots are no entries: in formulas they are nodes of their own.
public static partial class Elementary
{
    /// <summary>The square root of x; NaN for x &lt; 0.</summary>
    public static double Sqrt(double x) => Math.Sqrt(x);

    /// <inheritdoc cref="Sqrt(double)"/>
    /// <remarks>At 0 the derivative is +∞; below 0 it is NaN.</remarks>
    public static T Sqrt<T>(T x) where T : IRootFunctions<T> => T.Sqrt(x);

    /// <summary>The power xᵖ.</summary>
    public static double Pow(double x, double p) => Math.Pow(x, p);

    /// <inheritdoc cref="Pow(double,double)"/>
    /// <remarks>
    /// The derivative by x is p·xᵖ⁻¹, for x &lt; 0 too if p is an integer; 0 if p = 0; at x = 0 it is 0 for p &gt; 1, 1 for p = 1, +∞ for 0
    /// &lt; p &lt; 1, −∞ for p &lt; 0.
    /// The derivative by p is xᵖ·ln x; at x = 0 it is 0 for p &gt; 0 and −∞ for p ≤ 0; for x &lt; 0 it is NaN, since there xᵖ is real for
    /// integers p only.
    /// </remarks>
    public static T Pow<T>(T x, T p) where T : IPowerFunctions<T> => T.Pow(x, p);

    /// <summary>The real cube root of x, for x of either sign.</summary>
    public static double Cbrt(double x) => Math.Cbrt(x);

    /// <inheritdoc cref="Cbrt(double)"/>
    /// <remarks>At 0 the derivative is +∞, from either side.</remarks>
    public static T Cbrt<T>(T x) where T : IRootFunctions<T> => T.Cbrt(x);

    /// <summary>The length √(x² + y²), without overflow where the squares are too large, or too small, for a number.</summary>
    public static double Hypot(double x, double y) => double.Hypot(x, y);

    /// <inheritdoc cref="Hypot(double,double)"/>
    /// <remarks>At the origin, at the corner, both derivatives are 0: the mean of all sides, as a central difference has it.</remarks>
    public static T Hypot<T>(T x, T y) where T : IRootFunctions<T> => T.Hypot(x, y);
}

internal static partial class Functions
{
    public static readonly ElementaryFunction[] Roots = [Entry<Cbrt>(), EntryOfTwo<Hypot>()];

    public readonly struct Cbrt : IFunction
    {
        public static Traits Traits => new("cbrt")
        {
            Symmetry = Symmetry.Odd, ExactValue = (1, 1), Notation = (@"\sqrt[3]{#}", "<mroot><mrow>#</mrow><mn>3</mn></mroot>", true),
        };

        public static T Value<T>(T x) where T : IFloatingPointIeee754<T> => T.Cbrt(x);

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => 1 / (3 * (y * y));
    }

    public readonly struct Hypot : IFunctionOfTwo
    {
        public static Traits Traits => new("hypot")
        {
            Positivity = Positivity.NotNegative, Textbook = (u, v) => Symbol.Sqrt(u * u + v * v),
        };

        public static T Value<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.Hypot(x, y);

        public static (T X, T Y) Slopes<T>(T x, T y) where T : struct, ITerm<T> => (T.Of<Cosine>(x, y), T.Of<Cosine>(y, x));
    }

    /// <summary>x/√(x² + y²), and 0 at the origin, the mean of all sides.</summary>
    public readonly struct Cosine : IOwnFunctionOfTwo
    {
        public static Traits Traits => new("")
        {
            Definition = (u, v) => Symbol.IfBothZero(u, v, 0, u / Symbol.Of<Hypot>(u, v)),
            Textbook = (u, v) => u / Symbol.Sqrt(u * u + v * v),
        };

        public static double OfDoubles(double x, double y) => x == 0 && y == 0 ? 0 : x / double.Hypot(x, y);

        public static T Value<T>(T x, T y) where T : IFloatingPointIeee754<T> => OwnOfTwo<T, Cosine>.Of(x, y);

        public static (T X, T Y) Slopes<T>(T x, T y) where T : struct, ITerm<T> => (
            T.Of<Cosine>(y, x) * T.Of<Cosine>(y, x) / T.Of<Hypot>(x, y),
            -T.Of<Cosine>(x, y) * T.Of<Cosine>(y, x) / T.Of<Hypot>(x, y));
    }
}
