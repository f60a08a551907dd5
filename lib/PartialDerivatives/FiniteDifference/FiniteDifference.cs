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
public sealed partial class FiniteDifference
{
    /// <summary>The partial derivative of f in one variable, the others held constant.</summary>
    /// <param name="f">A function of all variables.</param>
    /// <param name="at">The point, one finite coordinate for each variable.</param>
    /// <param name="variable">The index of the variable, from 0.</param>
    /// <param name="stencil">Where f is evaluated; <see cref="Stencil.Central"/> by default.</param>
    /// <param name="h">The step; by default the best one for the stencil and the point.</param>
    /// <exception cref="ArgumentException">The point is empty or not finite, or h is not positive or too small to move the
    /// point.</exception>
    /// <exception cref="NotFiniteNumberException">f is NaN or infinite at the point or a step from it.</exception>
    public static double Partial(
        Func<double[], double> f, ReadOnlySpan<double> at, int variable, Stencil? stencil = null, double? h = null)
    {
        Slopes slopes = new(f, at, stencil, h);
        Require.Variable(variable, at.Length);
        return slopes.In(variable);
    }

    /// <summary>A partial derivative of higher order: of f in each of <paramref name="variables"/>, one after the other.</summary>
    /// <remarks>The formula is the product of the quotients in each variable. Without an h the step is the best one for the total
    /// order.</remarks>
    /// <param name="f">A function of all variables.</param>
    /// <param name="at">The point, one finite coordinate for each variable.</param>
    /// <param name="variables">One to four indices, from 0: <c>[0, 0]</c> is ∂²f/∂x², <c>[0, 1]</c> is ∂²f/∂x∂y.</param>
    /// <param name="stencil">Where f is evaluated; <see cref="Stencil.Central"/> by default.</param>
    /// <param name="h">The step, the same in all variables; by default the best one for the stencil and the point.</param>
    /// <exception cref="ArgumentException">The point is empty or not finite, or h is not positive or too small to move the
    /// point.</exception>
    /// <exception cref="NotFiniteNumberException">f is NaN or infinite at the point or a step from it.</exception>
    public static double Partial(
        Func<double[], double> f, ReadOnlySpan<double> at, ReadOnlySpan<int> variables, Stencil? stencil = null, double? h = null)
    {
        Neighbourhood near = Neighbourhood.Of(f, at);
        return near.Difference(Axes(near, Orders(variables, near.Variables), stencil, h))[0];
    }

    /// <summary>The gradient of f: all its partial derivatives.</summary>
    /// <remarks>It takes 2n evaluations of f with a central stencil, n + 1 with a forward or backward one, n the number of
    /// variables.</remarks>
    /// <returns>One number for each variable.</returns>
    /// <inheritdoc cref="Partial(Func{double[], double}, ReadOnlySpan{double}, int, Stencil?, double?)"/>
    public static Vector<double> Gradient(
        Func<double[], double> f, ReadOnlySpan<double> at, Stencil? stencil = null, double? h = null)
    {
        Slopes slopes = new(f, at, stencil, h);
        double[] gradient = new double[at.Length];
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] = slopes.In(i);
        }
        return Vector<double>.Build.Dense(gradient);
    }

    /// <summary>The directional derivative of f: how fast it changes along a direction.</summary>
    /// <param name="f">A function of all variables.</param>
    /// <param name="at">The point, one finite coordinate for each variable.</param>
    /// <param name="direction">The direction, one finite component for each variable.</param>
    /// <param name="normalize">
    /// <c>true</c>: only where the direction points matters, the derivative is the slope of f, per unit of length.
    /// <c>false</c>: the direction is taken as it is, twice as long gives twice the derivative, ∇f·v.
    /// </param>
    /// <param name="stencil">Where f is evaluated on the line; <see cref="Stencil.Central"/> by default.</param>
    /// <param name="h">The step in lengths of the (normalized) direction; by default the best one for the stencil and the point.</param>
    /// <exception cref="ArgumentException">The direction does not fit the point, or is zero and to be normalized; or as for
    /// <c>Partial</c>.</exception>
    /// <exception cref="NotFiniteNumberException">f is NaN or infinite at the point or a step from it.</exception>
    public static double Directional(
        Func<double[], double> f, ReadOnlySpan<double> at, ReadOnlySpan<double> direction, bool normalize, Stencil? stencil = null,
            double? h = null)
    {
        Neighbourhood? near = Line.Through(f, at, direction, normalize);
        return near is null ? 0 : near.Difference(near.Axis(0, (stencil ?? Stencil.Central).Quotient(), h))[0];
    }

    /// <summary>The Jacobian of f: the partial derivatives of all its components.</summary>
    /// <remarks>It takes as many evaluations of f as a gradient does.</remarks>
    /// <param name="f">A function that returns the same number of components everywhere.</param>
    /// <param name="at">The point, one finite coordinate for each variable.</param>
    /// <param name="stencil">Where f is evaluated; <see cref="Stencil.Central"/> by default.</param>
    /// <param name="h">The step; by default the best one for the stencil and the point.</param>
    /// <returns>A row for each component of f, a column for each variable.</returns>
    /// <exception cref="ArgumentException">As for <c>Partial</c>, or f returned no components or different numbers of them.</exception>
    /// <exception cref="NotFiniteNumberException">f is NaN or infinite at the point or a step from it.</exception>
    public static Matrix<double> Jacobian(
        Func<double[], double[]> f, ReadOnlySpan<double> at, Stencil? stencil = null, double? h = null)
    {
        Neighbourhood near = new(f, at);
        DifferenceQuotient quotient = (stencil ?? Stencil.Central).Quotient();
        double[][] columns = new double[near.Variables][];
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = [.. near.Difference(near.Axis(i, quotient, h))];
        }
        return Matrix<double>.Build.DenseOfColumnArrays(columns);
    }

    /// <summary>The Hessian of f: all its partial derivatives of order 2.</summary>
    /// <remarks>It takes 2n² + 1 evaluations of f with the central stencil, n the number of variables.</remarks>
    /// <returns>A symmetric matrix, a row and a column for each variable.</returns>
    /// <inheritdoc cref="Partial(Func{double[], double}, ReadOnlySpan{double}, int, Stencil?, double?)"/>
    public static Matrix<double> Hessian(
        Func<double[], double> f, ReadOnlySpan<double> at, Stencil? stencil = null, double? h = null)
    {
        Neighbourhood near = Neighbourhood.Of(f, at);
        return Symmetric(near.Variables, (i, j) => near.Difference(Axes(near, Orders([i, j], near.Variables), stencil, h))[0]);
    }

    /// <summary>How often to differentiate in which variable.</summary>
    private static (int Variable, int Order)[] Orders(ReadOnlySpan<int> variables, int count)
    {
        if (variables.Length is < 1 or > 4)
        {
            throw new ArgumentException(
                $"The derivative is of order {variables.Length}. Pass the indices of one to four variables, such as [0, 1] for ∂²f/∂x∂y.", nameof(variables));
        }
        foreach (int variable in variables)
        {
            Require.Variable(variable, count, nameof(variables));
        }
        return [.. variables.ToArray().GroupBy(variable => variable).Select(group => (group.Key, group.Count()))];
    }

    private static Axis[] Axes(Neighbourhood near, (int Variable, int Order)[] derivative, Stencil? stencil, double? h)
    {
        DifferenceQuotient[] quotients = Array.ConvertAll(derivative, d => (stencil ?? Stencil.Central).Quotient(d.Order));
        double relativeStep = DifferenceQuotient.BestRelativeStep(quotients);
        return [.. derivative.Zip(quotients, (d, quotient) => near.Axis(d.Variable, quotient, h, relativeStep))];
    }

    private static Matrix<double> Symmetric(int size, Func<int, int, double> entry)
    {
        Matrix<double> matrix = Matrix<double>.Build.Dense(size, size);
        for (int i = 0; i < size; i++)
        {
            for (int j = i; j < size; j++)
            {
                matrix[i, j] = matrix[j, i] = entry(i, j);
            }
        }
        return matrix;
    }
}
