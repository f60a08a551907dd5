using System.Numerics;
using MathNet.Numerics;

namespace PartialDerivatives;

// Functions that .NET has not, or not for small or large arguments.
public static partial class Elementary
{
    /// <summary>The length √(x² + y²), without overflow where the squares are too large, or too small, for a number.</summary>
    public static double Hypot(double x, double y) => double.Hypot(x, y);

    /// <inheritdoc cref="Hypot(double,double)"/>
    /// <remarks>At the origin, at the corner, both derivatives are 0: the mean of all sides, as a central difference has it.</remarks>
    public static T Hypot<T>(T x, T y) where T : IRootFunctions<T> => T.Hypot(x, y);

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

    /// <summary>The exponential eˣ − 1, exact for small x.</summary>
    public static double Expm1(double x) => x < -40 ? -1 : x > 40 ? Math.Exp(x) : 2 * Math.Sinh(x / 2) * Math.Exp(x / 2);

    /// <inheritdoc cref="Expm1(double)"/>
    public static T Expm1<T>(T x) where T : IExponentialFunctions<T> =>
        typeof(T) == typeof(double) ? (T)(object)Expm1((double)(object)x) : T.ExpM1(x);

    /// <summary>The error function 2/√π·∫₀ˣ e^(−t²) dt.</summary>
    public static double Erf(double x) => SpecialFunctions.Erf(x);

    /// <inheritdoc cref="Erf(double)"/>
    public static T Erf<T>(T x) where T : IFloatingPointIeee754<T> => Special<T, ErfRule>.Of(x);

    /// <summary>The complementary error function 1 − erf(x), exact for large x, too.</summary>
    public static double Erfc(double x) => SpecialFunctions.Erfc(x);

    /// <inheritdoc cref="Erfc(double)"/>
    public static T Erfc<T>(T x) where T : IFloatingPointIeee754<T> => Special<T, ErfcRule>.Of(x);

    /// <summary>The logistic function 1/(1 + e⁻ˣ), also called sigmoid.</summary>
    public static double Sigmoid(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    /// <inheritdoc cref="Sigmoid(double)"/>
    public static T Sigmoid<T>(T x) where T : IFloatingPointIeee754<T> => Special<T, SigmoidRule>.Of(x);

    /// <summary>The function ln(1 + eˣ), without overflow for large x.</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    /// <inheritdoc cref="Softplus(double)"/>
    public static T Softplus<T>(T x) where T : IFloatingPointIeee754<T> => Special<T, SoftplusRule>.Of(x);

    /// <summary>The function ln(eˣ + eʸ), without overflow for large x and y. For more terms:
    /// <c>LogSumExp(LogSumExp(x, y), z)</c>.</summary>
    public static double LogSumExp(double x, double y) => LogSumExp<double>(x, y);

    /// <inheritdoc cref="LogSumExp(double,double)"/>
    public static T LogSumExp<T>(T x, T y) where T : IFloatingPointIeee754<T> =>
        T.IsInfinity(x) && x == y ? (x + y) / T.CreateChecked(2) : x >= y ? x + Softplus(y - x) : y + Softplus(x - y);

    /// <summary>The sign of x: −1, 0 or 1.</summary>
    public static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : x == 0 ? 0 : x;

    /// <inheritdoc cref="Sign(double)"/>
    /// <remarks>The derivative is 0; at 0, where the function jumps, it is NaN.</remarks>
    public static T Sign<T>(T x) where T : IFloatingPointIeee754<T> => Special<T, SignRule>.Of(x);

    private readonly struct ErfRule : ISpecialFunction
    {
        public static double Value(double x) => Erf(x);

        public static T Slope<T>(T x) where T : IFloatingPointIeee754<T> => T.CreateChecked(2 / Math.Sqrt(π)) * T.Exp(-x * x);
    }

    private readonly struct ErfcRule : ISpecialFunction
    {
        public static double Value(double x) => Erfc(x);

        public static T Slope<T>(T x) where T : IFloatingPointIeee754<T> => -ErfRule.Slope(x);
    }

    private readonly struct SigmoidRule : ISpecialFunction
    {
        public static double Value(double x) => Sigmoid(x);

        public static T Slope<T>(T x) where T : IFloatingPointIeee754<T> => Sigmoid(x) * Sigmoid(-x);
    }

    private readonly struct SoftplusRule : ISpecialFunction
    {
        public static double Value(double x) => Softplus(x);

        public static T Slope<T>(T x) where T : IFloatingPointIeee754<T> => Sigmoid(x);
    }

    private readonly struct SignRule : ISpecialFunction
    {
        public static double Value(double x) => Sign(x);

        public static T Slope<T>(T x) where T : IFloatingPointIeee754<T> => T.Zero / x;
    }
}
