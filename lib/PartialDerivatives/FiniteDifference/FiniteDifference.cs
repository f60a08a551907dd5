using System.Runtime.InteropServices;

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
/// f must have as many derivatives near the point as the quotient's order and accuracy together, and must not keep the array that it is
/// given: it is the same one at every call.
/// </para>
/// <para>Source: Nocedal and Wright, "Numerical Optimization", section 8.1 (2006).</para>
/// </remarks>
public sealed partial class FiniteDifference : DifferentiableFunction
{
    // A step between them leads to numbers, and to another one for each offset that a stencil may have, as a default one does.
    private const double FinestStep = 1e-11, FarthestStep = 1e300;

    private readonly Func<double[], double> _f;
    private readonly DifferenceOptions _options;

    private FiniteDifference(VectorForm<double, double> form, DifferenceOptions options)
        : base(form.Parameters) => (_f, _options) = (form.F, options);

    /// <summary>A function of one to four numbers, or of an array, with its derivatives by difference quotients.</summary>
    /// <param name="f">A lambda such as <c>(x, y) => x * x * Sin(y)</c>.</param>
    /// <param name="stencil">Where f is evaluated; <see cref="Stencil.Central"/> by default.</param>
    /// <param name="h">The step, the same in all variables; by default the best one for the stencil and the point.</param>
    /// <param name="typicalSize">How large each variable typically is, one positive number for each: the default step is relative to the
    /// larger of it and |coordinate|. By default 1.</param>
    /// <param name="bounds">The lowest and the greatest number for each variable, possibly infinite. f is not evaluated beyond: where the
    /// stencil would be, points on one side alone are taken.</param>
    [OverloadResolutionPriority(1)]
    public static FiniteDifference Of(Func<double, double> f,
        Stencil? stencil = null, double? h = null, double[]? typicalSize = null, (double Lower, double Upper)[]? bounds = null) =>
        new(VectorForm.Of(f), new(stencil, h, typicalSize, bounds));

    /// <inheritdoc cref="Of(Func{double, double}, Stencil?, double?, double[], ValueTuple{double, double}[])"/>
    [OverloadResolutionPriority(1)]
    public static FiniteDifference Of(Func<double, double, double> f,
        Stencil? stencil = null, double? h = null, double[]? typicalSize = null, (double Lower, double Upper)[]? bounds = null) =>
        new(VectorForm.Of(f), new(stencil, h, typicalSize, bounds));

    /// <inheritdoc cref="Of(Func{double, double}, Stencil?, double?, double[], ValueTuple{double, double}[])"/>
    [OverloadResolutionPriority(1)]
    public static FiniteDifference Of(Func<double, double, double, double> f,
        Stencil? stencil = null, double? h = null, double[]? typicalSize = null, (double Lower, double Upper)[]? bounds = null) =>
        new(VectorForm.Of(f), new(stencil, h, typicalSize, bounds));

    /// <inheritdoc cref="Of(Func{double, double}, Stencil?, double?, double[], ValueTuple{double, double}[])"/>
    [OverloadResolutionPriority(1)]
    public static FiniteDifference Of(Func<double, double, double, double, double> f,
        Stencil? stencil = null, double? h = null, double[]? typicalSize = null, (double Lower, double Upper)[]? bounds = null) =>
        new(VectorForm.Of(f), new(stencil, h, typicalSize, bounds));

    /// <inheritdoc cref="Of(Func{double, double}, Stencil?, double?, double[], ValueTuple{double, double}[])"/>
    public static FiniteDifference Of(Func<double[], double> f,
        Stencil? stencil = null, double? h = null, double[]? typicalSize = null, (double Lower, double Upper)[]? bounds = null) =>
        new(VectorForm.OfVector(f), new(stencil, h, typicalSize, bounds));

    /// <summary>A vector-valued function of one to four numbers, or of an array, with its derivatives by difference quotients.</summary>
    /// <param name="f">A lambda such as <c>(r, φ) => [r * Cos(φ), r * Sin(φ)]</c>.</param>
    /// <param name="stencil">Where f is evaluated; <see cref="Stencil.Central"/> by default.</param>
    /// <param name="h">The step, the same in all variables; by default the best one for the stencil and the point.</param>
    /// <param name="typicalSize">How large each variable typically is, one positive number for each: the default step is relative to the
    /// larger of it and |coordinate|. By default 1.</param>
    /// <param name="bounds">The lowest and the greatest number for each variable, possibly infinite. f is not evaluated beyond: where the
    /// stencil would be, points on one side alone are taken.</param>
    public static VectorValued Of(Func<double, double[]> f,
        Stencil? stencil = null, double? h = null, double[]? typicalSize = null, (double Lower, double Upper)[]? bounds = null) =>
        new(VectorForm.Of(f), new(stencil, h, typicalSize, bounds));

    /// <inheritdoc cref="Of(Func{double, double[]}, Stencil?, double?, double[], ValueTuple{double, double}[])"/>
    public static VectorValued Of(Func<double, double, double[]> f,
        Stencil? stencil = null, double? h = null, double[]? typicalSize = null, (double Lower, double Upper)[]? bounds = null) =>
        new(VectorForm.Of(f), new(stencil, h, typicalSize, bounds));

    /// <inheritdoc cref="Of(Func{double, double[]}, Stencil?, double?, double[], ValueTuple{double, double}[])"/>
    public static VectorValued Of(Func<double, double, double, double[]> f,
        Stencil? stencil = null, double? h = null, double[]? typicalSize = null, (double Lower, double Upper)[]? bounds = null) =>
        new(VectorForm.Of(f), new(stencil, h, typicalSize, bounds));

    /// <inheritdoc cref="Of(Func{double, double[]}, Stencil?, double?, double[], ValueTuple{double, double}[])"/>
    public static VectorValued Of(Func<double, double, double, double, double[]> f,
        Stencil? stencil = null, double? h = null, double[]? typicalSize = null, (double Lower, double Upper)[]? bounds = null) =>
        new(VectorForm.Of(f), new(stencil, h, typicalSize, bounds));

    /// <inheritdoc cref="Of(Func{double, double[]}, Stencil?, double?, double[], ValueTuple{double, double}[])"/>
    public static VectorValued Of(Func<double[], double[]> f,
        Stencil? stencil = null, double? h = null, double[]? typicalSize = null, (double Lower, double Upper)[]? bounds = null) =>
        new(VectorForm.OfVector(f), new(stencil, h, typicalSize, bounds));

    /// <inheritdoc/>
    public override double At(params ReadOnlySpan<double> at)
    {
        Parameters.RequirePoint(at);
        return _f(at.ToArray());
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The point is not finite or out of bounds; or h is not positive, too small to move the point, or
    /// too large for the bounds.</exception>
    /// <exception cref="NotFiniteNumberException">f is NaN or infinite at the point or a step from it.</exception>
    public override double Partial(ReadOnlySpan<double> at, int variable)
    {
        Parameters.RequirePoint(at);
        Require.Variable(variable, at.Length);
        double slope = double.NaN;
        double[] x = at.ToArray();
        if (_options.PlainQuotient is { } quotient)
        {
            slope = Plainly(_f, x, variable, quotient, _options.H ?? double.NaN, quotient.HasCentre ? _f(x) : 0);
        }
        return ComputedDerivatives.Note(double.IsFinite(slope) && IsUntouched(x, at) ? slope : Near(at).Slope(variable)[0]);
    }

    /// <summary>A partial derivative of higher order: of f in each of <paramref name="variables"/>, one after the other.</summary>
    /// <remarks>The formula is the product of the quotients in each variable. Without an h the step is the best one for the total
    /// order.</remarks>
    /// <param name="at">The point.</param>
    /// <param name="variables">One to four indices, counted from 0: <c>[0, 0]</c> is ∂²f/∂x², <c>[0, 1]</c> is ∂²f/∂x∂y.</param>
    /// <inheritdoc cref="Partial(ReadOnlySpan{double}, int)"/>
    public double Partial(ReadOnlySpan<double> at, params ReadOnlySpan<int> variables)
    {
        if (variables.Length == 1)
        {
            // The compiler prefers this method to the one of the base class.
            return ((DifferentiableFunction)this).Partial(at, variables[0]);
        }
        Neighbourhood near = Near(at);
        return ComputedDerivatives.Note(near.Difference(near.Axes(Orders(variables, at.Length)))[0]);
    }

    /// <summary>A partial derivative of higher order: of f in each of <paramref name="variables"/>, one after the other.</summary>
    /// <param name="at">The point.</param>
    /// <param name="variables">One to four names: <c>"x", "y"</c> is ∂²f/∂y∂x.</param>
    /// <inheritdoc cref="Partial(ReadOnlySpan{double}, ReadOnlySpan{int})"/>
    public double Partial(ReadOnlySpan<double> at, params ReadOnlySpan<string> variables) => Partial(at, Indices(variables, at.Length));

    /// <inheritdoc/>
    /// <remarks>It takes 2n evaluations of f with a central stencil, n + 1 with a forward or backward one, n the number of
    /// variables.</remarks>
    /// <inheritdoc cref="Partial(ReadOnlySpan{double}, int)" path="/exception"/>
    public override Vector<double> Gradient(params ReadOnlySpan<double> at)
    {
        Parameters.RequirePoint(at);
        (Func<double[], double> f, double[] x, double h) = (_f, at.ToArray(), _options.H ?? double.NaN);
        double[] gradient = new double[at.Length];
        DifferenceQuotient? quotient = _options.PlainQuotient;
        double centre = quotient is { HasCentre: true } ? f(x) : 0;
        bool areFinite = true;
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] = quotient is null ? double.NaN : Plainly(f, x, i, quotient, h, centre);
            areFinite &= double.IsFinite(gradient[i]);
        }
        if (!areFinite || !IsUntouched(x, at))
        {
            Neighbourhood near = Near(at);
            gradient = [.. Enumerable.Range(0, gradient.Length).Select(i => near.Slope(i)[0])];
        }
        return ComputedDerivatives.Note(Vector<double>.Build.Dense(gradient));
    }

    /// <inheritdoc/>
    /// <inheritdoc cref="Partial(ReadOnlySpan{double}, int)" path="/exception"/>
    public override (double Value, Vector<double> Gradient) ValueAndGradient(params ReadOnlySpan<double> at) => (At(at), Gradient(at));

    /// <inheritdoc/>
    /// <remarks>The step counts in lengths of the (normalized) direction.</remarks>
    /// <inheritdoc cref="Partial(ReadOnlySpan{double}, int)" path="/exception"/>
    public override double Directional(ReadOnlySpan<double> at, ReadOnlySpan<double> direction, bool normalize)
    {
        Parameters.RequirePoint(at);
        if (Line.Through(_f, at, direction, normalize, _options) is not Neighbourhood line)
        {
            return base.Directional(at, direction, normalize);
        }
        double[] v = Direction.Of(direction, at.Length, normalize);
        double relativeStep = _options.Stencil.Quotient().RelativeStep;
        if (_options.H is not null || !Line.Blurs(at.ToArray(), v, relativeStep * line.Scale(0)))
        {
            return ComputedDerivatives.Note(line.Slope(0)[0]);
        }
        // A step for one coordinate is lost in the rounding of another one: each has its own, unless that is lost in the rounding of f.
        double sum = base.Directional(at, direction, normalize);
        double noise = DifferenceQuotient.UnitRoundoff * Math.Abs(At(at)) / (relativeStep * line.Scale(0));
        if (noise < Math.Abs(sum))
        {
            return sum;
        }
        double far = Line.Through(_f, at, direction, normalize, _options, isFar: true)!.Slope(0)[0];
        return ComputedDerivatives.Note(Math.Abs(far - sum) <= noise ? far : sum);
    }

    /// <summary>The Hessian at a point: all partial derivatives of order 2.</summary>
    /// <remarks>It takes 2n² + 1 evaluations of f with the central stencil, n the number of variables.</remarks>
    /// <param name="at">The point.</param>
    /// <returns>A symmetric matrix, a row and a column for each variable.</returns>
    /// <inheritdoc cref="Partial(ReadOnlySpan{double}, int)" path="/exception"/>
    public Matrix<double> Hessian(params ReadOnlySpan<double> at)
    {
        Neighbourhood near = Near(at);
        return ComputedDerivatives.Note(Symmetric(at.Length, (i, j) => near.Difference(near.Axes(Orders([i, j], near.Variables)))[0]));
    }

    /// <summary>A difference quotient with nothing around the calls of f: what a <see cref="Neighbourhood"/> does to serve every derivative
    /// costs as much as a short f itself. NaN where one of its checks could fail.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Plainly(
        Func<double[], double> f, double[] x, int variable, DifferenceQuotient quotient, double h, double centre)
    {
        double coordinate = x[variable], size = Math.Abs(coordinate);
        bool isGiven = !double.IsNaN(h);
        double far = size + (isGiven ? h : quotient.RelativeStep * (size > 1 ? size : 1));
        if (!(far < FarthestStep) || (isGiven && !(h > FinestStep * size)))
        {
            return double.NaN;
        }
        h = isGiven ? h : far - size;
        if (!quotient.IsPair)
        {
            return Sum(f, x, variable, quotient, h, centre) / (quotient.Denominator * h);
        }
        x[variable] = coordinate - h;
        double below = f(x);
        x[variable] = coordinate + h;
        double difference = f(x) - below;
        x[variable] = coordinate;
        return difference / (2 * h);
    }

    /// <summary>Whether f left its array alone; where it did not, other derivatives were taken at another point.</summary>
    private static bool IsUntouched(ReadOnlySpan<double> x, ReadOnlySpan<double> at) =>
        MemoryMarshal.AsBytes(x).SequenceEqual(MemoryMarshal.AsBytes(at));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Sum(Func<double[], double> f, double[] x, int variable, DifferenceQuotient quotient, double h, double centre)
    {
        double[] nodes = quotient.Nodes, numerators = quotient.Numerators;
        double coordinate = x[variable], sum = 0;
        for (int k = 0; k < nodes.Length; k++)
        {
            x[variable] = coordinate + nodes[k] * h;
            sum += numerators[k] * (nodes[k] == 0 ? centre : f(x));
        }
        x[variable] = coordinate;
        return sum;
    }

    private Neighbourhood Near(ReadOnlySpan<double> at)
    {
        Parameters.RequirePoint(at);
        return Neighbourhood.Of(_f, at, _options);
    }

    /// <summary>How often to differentiate in which variable.</summary>
    private static (int Variable, int Order)[] Orders(ReadOnlySpan<int> variables, int count)
    {
        Require.That(variables.Length is >= 1 and <= 4, nameof(variables),
            $"The derivative is of order {variables.Length}. Pass the indices of one to four variables, such as [0, 1] for ∂²f/∂x∂y.");
        foreach (int variable in variables)
        {
            Require.Variable(variable, count, nameof(variables));
        }
        return [.. variables.ToArray().GroupBy(variable => variable).Select(group => (group.Key, group.Count()))];
    }

    private int[] Indices(ReadOnlySpan<string> names, int coordinates) =>
        Array.ConvertAll(names.ToArray(), name => Parameters.IndexOf(name, coordinates));

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
