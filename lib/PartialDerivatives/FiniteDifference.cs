using MathNet.Numerics.LinearAlgebra;

namespace PartialDerivatives;

/// <summary>
/// Derivatives from difference quotients: they need nothing of f but its values, and are never exact.
/// </summary>
/// <remarks>
/// <para>
/// Two errors add up. The truncation error of the quotient falls with the step h; the rounding error of f, divided by h,
/// grows as h falls. Without an <c>h</c> the step is the one that balances both for the stencil and the order of the
/// derivative (<see cref="DifferenceQuotient.Step"/>); a given <c>h</c> is used exactly as it is.
/// </para>
/// <para>
/// f must have as many derivatives near the point as the quotient's order and accuracy together, and must neither keep nor
/// change the array that it is given: it is the same one at every call.
/// </para>
/// <para>Source: Nocedal and Wright, "Numerical Optimization", section 8.1 (2006).</para>
/// </remarks>
public static partial class FiniteDifference
{
    /// <summary>The partial derivative of f in one variable, the others held constant.</summary>
    /// <param name="f">A function of all variables.</param>
    /// <param name="at">The point, one finite coordinate for each variable.</param>
    /// <param name="variable">The index of the variable, from 0.</param>
    /// <param name="stencil">Where f is evaluated; <see cref="Stencil.Central"/> by default.</param>
    /// <param name="h">The step; by default the best one for the stencil.</param>
    /// <exception cref="ArgumentException">h is not positive, or too small to move the coordinate.</exception>
    /// <exception cref="NotFiniteNumberException">f is NaN or infinite at the point or a step from it.</exception>
    public static double Partial(
        Func<double[], double> f, ReadOnlySpan<double> at, int variable, Stencil? stencil = null, double? h = null)
    {
        Neighbourhood neighbourhood = new(f, at);
        Require.Variable(variable, at.Length);
        return neighbourhood.Difference(AxisOf(variable, at, (stencil ?? Stencil.Central).Quotient(), h));
    }

    /// <summary>The gradient of f: all its partial derivatives.</summary>
    /// <remarks>It takes 2n evaluations of f with a central stencil, n + 1 with a forward or backward one, n the number of variables.</remarks>
    /// <inheritdoc cref="Partial(Func{double[], double}, ReadOnlySpan{double}, int, Stencil?, double?)"/>
    public static Vector<double> Gradient(
        Func<double[], double> f, ReadOnlySpan<double> at, Stencil? stencil = null, double? h = null)
    {
        Neighbourhood neighbourhood = new(f, at);
        DifferenceQuotient quotient = (stencil ?? Stencil.Central).Quotient();
        double[] gradient = new double[at.Length];
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] = neighbourhood.Difference(AxisOf(i, at, quotient, h));
        }
        return Vector<double>.Build.Dense(gradient);
    }

    /// <summary>The quotient in one variable with its step.</summary>
    private static Axis AxisOf(int variable, ReadOnlySpan<double> at, DifferenceQuotient quotient, double? h)
    {
        double step = h ?? quotient.Step(at[variable]);
        Require.Step(step, at[variable], quotient.Offsets);
        return new Axis(variable, quotient, step);
    }
}
