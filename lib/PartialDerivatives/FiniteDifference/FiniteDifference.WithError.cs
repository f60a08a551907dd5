namespace PartialDerivatives;

// The same with an estimate of the error: central quotients at steps of all sizes, extrapolated to the step 0.
public sealed partial class FiniteDifference
{
    private const double FewDigits = 1e-7;

    /// <summary>The partial derivative in one variable, with an estimate of its error.</summary>
    /// <remarks>
    /// <para>
    /// Central quotients at steps of all sizes, from the next number to half of max(1, |coordinate|) and farther where that gives few
    /// digits, are extrapolated to 0: so the scale on which f varies is found, be it 1e-9 or 1e9. Steps that lead out of the domain
    /// of f, and those beyond, are passed over. For a smooth f it takes some 80 evaluations and gives some 12 digits.
    /// </para>
    /// <para>
    /// The error is an estimate on the safe side, not a bound: the true derivative is within it in more than 99.9 % of cases. The
    /// noise in f is measured and is in it, and so are the derivatives from both sides at a kink. Where f jumps, or varies between
    /// one number and the next, it cannot tell: the value is NaN and the error ∞.
    /// </para>
    /// <para>
    /// Sources: Ridders, "Accurate computation of F'(x) and F'(x) F''(x)" (1982); Lepskii, "On a problem of adaptive estimation in
    /// Gaussian white noise" (1991).
    /// </para>
    /// </remarks>
    /// <param name="at">The point.</param>
    /// <param name="variable">The index of the variable, counted from 0.</param>
    /// <exception cref="NotFiniteNumberException">f is NaN or infinite at the point or around it.</exception>
    public Estimate<double> PartialWithError(ReadOnlySpan<double> at, int variable)
    {
        Neighbourhood near = Near(at);
        Require.Variable(variable, near.Variables);
        return Single(near, (variable, 1));
    }

    /// <param name="at">The point.</param>
    /// <param name="variable">The name of the variable.</param>
    /// <inheritdoc cref="PartialWithError(ReadOnlySpan{double}, int)"/>
    public Estimate<double> PartialWithError(ReadOnlySpan<double> at, string variable) =>
        PartialWithError(at, Parameters.IndexOf(variable, at.Length));

    /// <summary>A partial derivative of higher order, with an estimate of its error.</summary>
    /// <remarks>As for the first order, except that a kink in a derivative of f goes unnoticed.</remarks>
    /// <param name="at">The point.</param>
    /// <param name="variables">One to four indices, counted from 0.</param>
    /// <exception cref="NotFiniteNumberException">f is NaN or infinite at the point or around it.</exception>
    public Estimate<double> PartialWithError(ReadOnlySpan<double> at, params ReadOnlySpan<int> variables)
    {
        Neighbourhood near = Near(at);
        return Single(near, Orders(variables, near.Variables));
    }

    /// <param name="at">The point.</param>
    /// <param name="variables">One to four names.</param>
    /// <inheritdoc cref="PartialWithError(ReadOnlySpan{double}, ReadOnlySpan{int})"/>
    public Estimate<double> PartialWithError(ReadOnlySpan<double> at, params ReadOnlySpan<string> variables) =>
        PartialWithError(at, Indices(variables, at.Length));

    /// <summary>The gradient, with an estimate of the error of each partial derivative.</summary>
    /// <param name="at">The point.</param>
    /// <inheritdoc cref="PartialWithError(ReadOnlySpan{double}, int)"/>
    public Estimate<Vector<double>> GradientWithError(params ReadOnlySpan<double> at)
    {
        Estimate<Matrix<double>> row = Columns(Near(at));
        return new(row.Value.Row(0), row.Error.Row(0), row.Evaluations);
    }

    /// <summary>The directional derivative, with an estimate of its error.</summary>
    /// <inheritdoc cref="Directional(ReadOnlySpan{double}, ReadOnlySpan{double}, bool)"/>
    public Estimate<double> DirectionalWithError(ReadOnlySpan<double> at, ReadOnlySpan<double> direction, bool normalize)
    {
        Parameters.RequirePoint(at);
        Estimate<double> onLine = Line.Through(_f, at, direction, normalize, _options) is Neighbourhood near
            ? Single(near, (0, 1)) : new(double.NaN, double.PositiveInfinity, 0);
        if (onLine.Error <= FewDigits * Math.Abs(onLine.Value) || _options.H is not null)
        {
            return onLine;
        }
        // A step for one coordinate may be lost in the rounding of another one.
        double[] v = Direction.Of(direction, at.Length, normalize);
        Estimate<Vector<double>> gradient = GradientWithError(at);
        double error = Direction.Sum(Array.ConvertAll(v, Math.Abs), gradient.Error);
        int evaluations = onLine.Evaluations + gradient.Evaluations;
        return error < onLine.Error ? new(ComputedDerivatives.Note(Direction.Sum(v, gradient.Value)), error, evaluations)
            : onLine with { Evaluations = evaluations };
    }

    /// <summary>The Hessian, with an estimate of the error of each entry.</summary>
    /// <param name="at">The point.</param>
    /// <returns>Symmetric matrices with a row and a column for each variable.</returns>
    /// <inheritdoc cref="PartialWithError(ReadOnlySpan{double}, ReadOnlySpan{int})"/>
    public Estimate<Matrix<double>> HessianWithError(params ReadOnlySpan<double> at)
    {
        Neighbourhood near = Near(at);
        Extrapolation[][] firsts = Firsts(near);
        Matrix<double> errors = Matrix<double>.Build.Dense(near.Variables, near.Variables);
        Matrix<double> values = Symmetric(near.Variables, (i, j) =>
        {
            Extrapolation limit = Higher(near, Orders([i, j], near.Variables), firsts);
            errors[i, j] = errors[j, i] = limit.Error;
            return limit.Value;
        });
        return new(ComputedDerivatives.Note(values), errors, near.Evaluations);
    }

    private static Estimate<double> Single(Neighbourhood near, params (int Variable, int Order)[] derivative)
    {
        Extrapolation limit = derivative is [(int variable, 1)]
            ? DifferenceLimit.Of(near, variable)[0]
            : Higher(near, derivative, Firsts(near, [.. derivative.Select(d => d.Variable)]));
        return new(ComputedDerivatives.Note(limit.Value), limit.Error, near.Evaluations);
    }

    private static Estimate<Matrix<double>> Columns(Neighbourhood near)
    {
        Extrapolation[][] columns = Firsts(near);
        return new(
            ComputedDerivatives.Note(Matrix<double>.Build.DenseOfColumns(columns.Select(column => column.Select(limit => limit.Value)))),
            Matrix<double>.Build.DenseOfColumns(columns.Select(column => column.Select(limit => limit.Error))),
            near.Evaluations);
    }

    /// <summary>The first derivatives in all variables, or in those given; null where it is not given.</summary>
    private static Extrapolation[][] Firsts(Neighbourhood near, IReadOnlyCollection<int>? variables = null)
    {
        Extrapolation[][] firsts = new Extrapolation[near.Variables][];
        foreach (int variable in variables ?? [.. Enumerable.Range(0, near.Variables)])
        {
            firsts[variable] = DifferenceLimit.Of(near, variable);
        }
        return firsts;
    }

    private static Extrapolation Higher(Neighbourhood near, (int Variable, int Order)[] derivative, Extrapolation[][] firsts) =>
        DifferenceLimit.Of(near, derivative, Array.ConvertAll(derivative, d => firsts[d.Variable]))[0];
}
