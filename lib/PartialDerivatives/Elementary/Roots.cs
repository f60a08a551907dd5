using System.Numerics;

namespace PartialDerivatives;

// Roots, lengths, and what has a corner or a jump. Powers and square roots are no entries: in formulas they are nodes of their own. At a
// corner the slope is the mean of the two sides', as a central difference has it; there is no second derivative.
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

    /// <summary>The absolute value |x|.</summary>
    public static double Abs(double x) => Math.Abs(x);

    /// <inheritdoc cref="Abs(double)"/>
    /// <remarks>At 0, at the corner, the derivative is 0: the mean of −1 and 1, as a central difference has it.</remarks>
    public static T Abs<T>(T x) where T : IFloatingPointIeee754<T> => T.Abs(x);

    /// <summary>The sign of x: −1, 0 or 1.</summary>
    public static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : x == 0 ? 0 : x;

    /// <inheritdoc cref="Sign(double)"/>
    /// <remarks>The derivative is 0; at 0, where the function jumps, it is NaN.</remarks>
    public static T Sign<T>(T x) where T : IFloatingPointIeee754<T> => Own<T, Functions.Sign>.Of(x);

    /// <summary>The smaller of x and y.</summary>
    public static double Min(double x, double y) => Math.Min(x, y);

    /// <inheritdoc cref="Min(double,double)"/>
    /// <remarks>At a tie both derivatives are ½: the mean of the two sides, as a central difference has it.</remarks>
    public static T Min<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.Min(x, y);

    /// <summary>The larger of x and y.</summary>
    public static double Max(double x, double y) => Math.Max(x, y);

    /// <inheritdoc cref="Max(double,double)"/>
    /// <remarks>At a tie both derivatives are ½: the mean of the two sides, as a central difference has it.</remarks>
    public static T Max<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.Max(x, y);
}

internal static partial class Functions
{
    public static readonly ElementaryFunction[] Roots =
    [
        Entry<Cbrt>(), EntryOfTwo<Hypot>(), Entry<Abs>(), Entry<Sign>(), EntryOfTwo<Min>(), EntryOfTwo<Max>(),
    ];

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
    public readonly struct Cosine : IOwnFunctionOfTwo<Cosine>
    {
        public static Traits Traits => new("")
        {
            Definition = (u, v) => Symbol.IfBothZero(u, v, 0, u / Symbol.Of<Hypot>(u, v)),
            Textbook = (u, v) => u / Symbol.Sqrt(u * u + v * v),
        };

        public static double OfDoubles(double x, double y) => x == 0 && y == 0 ? 0 : x / double.Hypot(x, y);

        public static (T X, T Y) Slopes<T>(T x, T y)
            where T : struct, ITerm<T>
        {
            T other = T.Of<Cosine>(y, x), r = T.Of<Hypot>(x, y);
            return (other * other / r, -T.Of<Cosine>(x, y) * other / r);
        }
    }

    public readonly struct Abs : IFunction
    {
        public static Traits Traits => new("abs")
        {
            Symmetry = Symmetry.Even, ExactValue = (0, 0), Positivity = Positivity.NotNegative,
            Notation = (@"\left|#\right|", "<mrow><mo>|</mo>#<mo>|</mo></mrow>", false),
        };

        public static T Value<T>(T x) where T : IFloatingPointIeee754<T> => T.Abs(x);

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => T.Of<Sign>(x);
    }

    public readonly struct Sign : IOwnFunction<Sign>
    {
        public static Traits Traits => new("sign") { Symmetry = Symmetry.Odd, ExactValue = (0, 0), TakesExponent = true };

        public static double OfDouble(double x) => Elementary.Sign(x);

        // 0 on both sides of the jump, and no number there.
        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => 0 / x;
    }

    public readonly struct Min : IFunctionOfTwo
    {
        public static Traits Traits => new("min");

        public static T Value<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.Min(x, y);

        public static (T X, T Y) Slopes<T>(T x, T y)
            where T : struct, ITerm<T>
        {
            T sign = T.Of<Sign>(x - y);
            return ((1 - sign) / 2, (1 + sign) / 2);
        }
    }

    public readonly struct Max : IFunctionOfTwo
    {
        public static Traits Traits => new("max");

        public static T Value<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.Max(x, y);

        // The one that the smaller of both takes no part of.
        public static (T X, T Y) Slopes<T>(T x, T y)
            where T : struct, ITerm<T>
        {
            var (ofMinX, ofMinY) = Min.Slopes(x, y);
            return (ofMinY, ofMinX);
        }
    }
}
