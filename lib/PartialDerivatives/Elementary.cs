namespace PartialDerivatives;

/// <summary>
/// The elementary functions, so that the same text of a function serves all four ways:
/// <c>using static PartialDerivatives.Elementary;</c>, then <c>x * x * Sin(y)</c> for any kind of x and y.
/// </summary>
public static class Elementary
{
    /// <summary>The circle's ratio π.</summary>
    public const double π = Math.PI;

    /// <summary>The sine of x, x in radians.</summary>
    public static double Sin(double x) => Math.Sin(x);

    /// <summary>The cosine of x, x in radians.</summary>
    public static double Cos(double x) => Math.Cos(x);

    /// <summary>The tangent of x, x in radians.</summary>
    public static double Tan(double x) => Math.Tan(x);

    /// <summary>The angle in [−π/2, π/2] whose sine is x; NaN outside [−1, 1].</summary>
    public static double Asin(double x) => Math.Asin(x);

    /// <summary>The angle in [0, π] whose cosine is x; NaN outside [−1, 1].</summary>
    public static double Acos(double x) => Math.Acos(x);

    /// <summary>The angle in (−π/2, π/2) whose tangent is x.</summary>
    public static double Atan(double x) => Math.Atan(x);

    /// <summary>The angle in (−π, π] of the point (x, y); y comes first, as in <see cref="Math.Atan2"/>.</summary>
    public static double Atan2(double y, double x) => Math.Atan2(y, x);

    /// <summary>The hyperbolic sine of x.</summary>
    public static double Sinh(double x) => Math.Sinh(x);

    /// <summary>The hyperbolic cosine of x.</summary>
    public static double Cosh(double x) => Math.Cosh(x);

    /// <summary>The hyperbolic tangent of x.</summary>
    public static double Tanh(double x) => Math.Tanh(x);

    /// <summary>The inverse hyperbolic sine of x.</summary>
    public static double Asinh(double x) => Math.Asinh(x);

    /// <summary>The inverse hyperbolic cosine of x; NaN for x &lt; 1.</summary>
    public static double Acosh(double x) => Math.Acosh(x);

    /// <summary>The inverse hyperbolic tangent of x; NaN outside [−1, 1].</summary>
    public static double Atanh(double x) => Math.Atanh(x);

    /// <summary>The exponential eˣ.</summary>
    public static double Exp(double x) => Math.Exp(x);

    /// <summary>The natural logarithm of x; −∞ at 0 and NaN below.</summary>
    public static double Log(double x) => Math.Log(x);

    /// <summary>The logarithm of x to the base 2.</summary>
    public static double Log2(double x) => Math.Log2(x);

    /// <summary>The logarithm of x to the base 10.</summary>
    public static double Log10(double x) => Math.Log10(x);

    /// <summary>The square root of x; NaN for x &lt; 0.</summary>
    public static double Sqrt(double x) => Math.Sqrt(x);

    /// <summary>The real cube root of x, for x of either sign.</summary>
    public static double Cbrt(double x) => Math.Cbrt(x);

    /// <summary>The power xᵖ.</summary>
    public static double Pow(double x, double p) => Math.Pow(x, p);

    /// <summary>The absolute value |x|.</summary>
    public static double Abs(double x) => Math.Abs(x);

    /// <summary>The smaller of x and y.</summary>
    public static double Min(double x, double y) => Math.Min(x, y);

    /// <summary>The larger of x and y.</summary>
    public static double Max(double x, double y) => Math.Max(x, y);

    /// <summary>The sum Σ of the terms for i = from, from + 1, …, to: both ends are included, as in mathematics; 0 if to is less than from.</summary>
    public static double Sum(int from, int to, Func<int, double> term)
    {
        ArgumentNullException.ThrowIfNull(term);
        double sum = 0;
        for (int i = from; i <= to; i++)
        {
            sum += term(i);
        }
        return sum;
    }
}
