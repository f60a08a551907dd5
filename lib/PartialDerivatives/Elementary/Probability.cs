using System.Numerics;
using MathNet.Numerics;

namespace PartialDerivatives;

// The integral of the bell curve.
public static partial class Elementary
{
    /// <summary>The error function 2/√π·∫₀ˣ e^(−t²) dt.</summary>
    public static double Erf(double x) => SpecialFunctions.Erf(x);

    /// <inheritdoc cref="Erf(double)"/>
    public static T Erf<T>(T x) where T : IFloatingPointIeee754<T> => Own<T, Functions.Erf>.Of(x);

    /// <summary>The complementary error function 1 − erf(x), exact for large x, too.</summary>
    public static double Erfc(double x) => SpecialFunctions.Erfc(x);

    /// <inheritdoc cref="Erfc(double)"/>
    public static T Erfc<T>(T x) where T : IFloatingPointIeee754<T> => Own<T, Functions.Erfc>.Of(x);
}

internal static partial class Functions
{
    public static readonly ElementaryFunction[] Probability = [Entry<Erf>(), Entry<Erfc>()];

    public readonly struct Erf : IOwnFunction
    {
        public static Traits Traits => new("erf") { Symmetry = Symmetry.Odd, ExactValue = (0, 0), TakesExponent = true };

        public static double OfDouble(double x) => Elementary.Erf(x);

        public static T Value<T>(T x) where T : IFloatingPointIeee754<T> => Own<T, Erf>.Of(x);

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => 2 * T.Of<Exp>(-(x * x)) / T.Sqrt(Math.PI);
    }

    public readonly struct Erfc : IOwnFunction
    {
        public static Traits Traits => new("erfc") { ExactValue = (0, 1), Positivity = Positivity.Positive, TakesExponent = true };

        public static double OfDouble(double x) => Elementary.Erfc(x);

        public static T Value<T>(T x) where T : IFloatingPointIeee754<T> => Own<T, Erfc>.Of(x);

        public static T Slope<T>(T x, T y) where T : struct, ITerm<T> => -2 * T.Of<Exp>(-(x * x)) / T.Sqrt(Math.PI);
    }
}
