using System.Numerics;

namespace PartialDerivatives;

// The exponential function and its kin.
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
}

internal static partial class Functions
{
    public static readonly ElementaryFunction[] Exponentials =
        [Entry<Exp>(), Entry<Expm1>(), Entry<Sigmoid>(), Entry<Softplus>(), EntryOfTwo<LogSumExp>()];

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

    public readonly struct Sigmoid : IOwnFunction
    {
        public static Traits Traits => new("σ") { Positivity = Positivity.Positive, Latex = @"\sigma" };

        public static double OfDouble(double x) => Elementary.Sigmoid(x);

        public static T Value<T>(T x) where T : IFloatingPointIeee754<T> => Own<T, Sigmoid>.Of(x);

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => y * T.Of<OneMinusSigmoid>(x);
    }

    /// <summary>1 − σ(x) without the cancellation for large x.</summary>
    public readonly struct OneMinusSigmoid : IOwnFunction
    {
        public static Traits Traits => new("")
        {
            Positivity = Positivity.Positive, Definition = (u, _) => Definition(u), Textbook = (u, _) => 1 - Symbol.Of<Sigmoid>(u),
        };

        public static double OfDouble(double x) => Definition<Number<double>>(x).Value;

        public static T Value<T>(T x) where T : IFloatingPointIeee754<T> => Own<T, OneMinusSigmoid>.Of(x);

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => -T.Of<Sigmoid>(x) * y;

        private static T Definition<T>(T x) where T : struct, ITerm<T> => T.Of<Sigmoid>(-x);
    }

    public readonly struct Softplus : IOwnFunction
    {
        public static Traits Traits => new("softplus") { Positivity = Positivity.Positive };

        public static double OfDouble(double x) => Elementary.Softplus(x);

        public static T Value<T>(T x) where T : IFloatingPointIeee754<T> => Own<T, Softplus>.Of(x);

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => T.Of<Sigmoid>(x);
    }

    public readonly struct LogSumExp : IOwnFunctionOfTwo
    {
        public static Traits Traits => new("logsumexp") { Textbook = (u, v) => Symbol.Of<Log>(Symbol.Of<Exp>(u) + Symbol.Of<Exp>(v)) };

        public static double OfDoubles(double x, double y) => Elementary.LogSumExp(x, y);

        public static T Value<T>(T x, T y) where T : IFloatingPointIeee754<T> => OwnOfTwo<T, LogSumExp>.Of(x, y);

        public static (T X, T Y) Slopes<T>(T x, T y) where T : struct, ITerm<T> => (T.Of<Sigmoid>(x - y), T.Of<Sigmoid>(y - x));
    }
}
