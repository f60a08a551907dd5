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

    /// <summary>The sum Σ of the terms for i = from, from + 1, …, to: both ends are included, as in mathematics; 0 if to is less than
    /// from.</summary>
    public static double Sum(int from, int to, Func<int, double> term) => Sum<double>(from, to, term);

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
