using System.Numerics;

namespace PartialDerivatives;

// Functions with a corner or a jump. At a corner the slope is the mean of the two sides', as a central difference has it; there is no
// second derivative.
public static partial class Elementary
{
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
    public static readonly ElementaryFunction[] Corners = [Entry<Abs>(), Entry<Sign>(), EntryOfTwo<Min>(), EntryOfTwo<Max>()];

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

    public readonly struct Sign : IOwnFunction
    {
        public static Traits Traits => new("sign") { Symmetry = Symmetry.Odd, ExactValue = (0, 0), TakesExponent = true };

        public static double OfDouble(double x) => Elementary.Sign(x);

        public static T Value<T>(T x) where T : IFloatingPointIeee754<T> => Own<T, Sign>.Of(x);

        // 0 on both sides of the jump, and no number there.
        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => 0 / x;
    }

    public readonly struct Min : IFunctionOfTwo
    {
        public static Traits Traits => new("min");

        public static T Value<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.Min(x, y);

        public static (T X, T Y) Slopes<T>(T x, T y) where T : struct, ITerm<T> =>
            ((1 - T.Of<Sign>(x - y)) / 2, (1 + T.Of<Sign>(x - y)) / 2);
    }

    public readonly struct Max : IFunctionOfTwo
    {
        public static Traits Traits => new("max");

        public static T Value<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.Max(x, y);

        public static (T X, T Y) Slopes<T>(T x, T y) where T : struct, ITerm<T> =>
            ((1 + T.Of<Sign>(x - y)) / 2, (1 - T.Of<Sign>(x - y)) / 2);
    }
}
