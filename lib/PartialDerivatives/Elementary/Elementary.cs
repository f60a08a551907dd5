using System.Numerics;

namespace PartialDerivatives;

/// <summary>
/// The elementary functions, so that the same text of a function serves all four ways:
/// <c>using static PartialDerivatives.Elementary;</c>, then <c>x * x * Sin(y)</c> for any kind of x and y.
/// </summary>
/// <remarks>
/// The forms for any T serve <see cref="Dual{T}"/> and <see cref="TapedNumber"/> (and T inside a generic method).
/// Outside of its domain a function and its derivative are NaN. What does not depend on a variable has derivative 0 with respect
/// to it, even where a slope is infinite. So √(x² + y²) has gradient 0 at the origin, where its corner is (as a central
/// difference has it). A derivative that goes through an infinite slope is not to be relied on otherwise: where the chain rule
/// meets 0·∞ it knows no answer, and you get NaN or 0.
/// </remarks>
public static partial class Elementary
{
    /// <summary>The circle's ratio π.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Style", "IDE1006:Naming Styles",
        Justification = "π has a name of its own in mathematics.")]
    public const double π = Math.PI;

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

    /// <summary>The exponential eˣ.</summary>
    public static double Exp(double x) => Math.Exp(x);

    /// <inheritdoc cref="Exp(double)"/>
    public static T Exp<T>(T x) where T : IExponentialFunctions<T> => T.Exp(x);

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

    /// <summary>The square root of x; NaN for x &lt; 0.</summary>
    public static double Sqrt(double x) => Math.Sqrt(x);

    /// <inheritdoc cref="Sqrt(double)"/>
    /// <remarks>At 0 the derivative is +∞; below 0 it is NaN.</remarks>
    public static T Sqrt<T>(T x) where T : IRootFunctions<T> => T.Sqrt(x);

    /// <summary>The real cube root of x, for x of either sign.</summary>
    public static double Cbrt(double x) => Math.Cbrt(x);

    /// <inheritdoc cref="Cbrt(double)"/>
    /// <remarks>At 0 the derivative is +∞, from either side.</remarks>
    public static T Cbrt<T>(T x) where T : IRootFunctions<T> => T.Cbrt(x);

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

    /// <summary>The absolute value |x|.</summary>
    public static double Abs(double x) => Math.Abs(x);

    /// <inheritdoc cref="Abs(double)"/>
    /// <remarks>At 0, at the corner, the derivative is 0: the mean of −1 and 1, as a central difference has it.</remarks>
    public static T Abs<T>(T x) where T : IFloatingPointIeee754<T> => T.Abs(x);

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

    /// <summary>The sum Σ of the terms for i = from, from + 1, …, to: both ends are included, as in mathematics; 0 if to is less than
    /// from.</summary>
    public static double Sum(int from, int to, Func<int, double> term)
    {
        ArgumentNullException.ThrowIfNull(term);
        double sum = 0;
        // A long, because an int that has reached its largest value begins again with its least.
        for (long i = from; i <= to; i++)
        {
            sum += term((int)i);
        }
        return sum;
    }

    /// <inheritdoc cref="Sum(int,int,Func{int,double})"/>
    public static T Sum<T>(int from, int to, Func<int, T> term) where T : IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(term);
        T sum = T.Zero;
        // A long, because an int that has reached its largest value begins again with its least.
        for (long i = from; i <= to; i++)
        {
            sum += term((int)i);
        }
        return sum;
    }
}
