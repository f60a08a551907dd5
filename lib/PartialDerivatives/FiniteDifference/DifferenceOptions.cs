namespace PartialDerivatives;

/// <summary>How differences are taken: where, with which step, and within which bounds.</summary>
internal sealed class DifferenceOptions(
    Stencil? stencil = null, double? h = null, double[]? typicalSize = null, (double Lower, double Upper)[]? bounds = null)
{
    public Stencil Stencil { get; } = stencil ?? Stencil.Central;

    /// <summary>The step, if one was given.</summary>
    public double? H => h;

    public (double Lower, double Upper)[]? Bounds => bounds;

    /// <summary>Throws unless there is a size and a range for each variable, and the point in it.</summary>
    public void RequirePoint(ReadOnlySpan<double> at)
    {
        if (typicalSize is not null && (typicalSize.Length != at.Length || !typicalSize.All(size => size > 0 && double.IsFinite(size))))
        {
            throw new ArgumentException(
                $"The typical sizes are {Require.Show(typicalSize)}, for {at.Length} variables. Pass a positive number for each.",
                nameof(typicalSize));
        }
        if (bounds is null)
        {
            return;
        }
        if (bounds.Length != at.Length)
        {
            throw new ArgumentException(
                $"There are bounds for {bounds.Length} variables, but the point has {at.Length} coordinates. Pass a pair for each; "
                    + "(double.NegativeInfinity, double.PositiveInfinity) is no bound.",
                nameof(bounds));
        }
        for (int i = 0; i < bounds.Length; i++)
        {
            if (!(bounds[i].Lower <= at[i] && at[i] <= bounds[i].Upper))
            {
                throw new ArgumentException(
                    $"Coordinate {i} of the point is {Require.Show(at[i])}, which is not within its bounds, "
                        + $"{Require.Show(bounds[i].Lower)} to {Require.Show(bounds[i].Upper)}. Pass a point within them.",
                    nameof(at));
            }
        }
    }

    /// <summary>Whether the step is the best one for the point: no check of it can fail.</summary>
    public bool HasDefaultStep { get; } = h is null && typicalSize is null;

    /// <summary>The step for a quotient in the variable.</summary>
    public double Step(DifferenceQuotient quotient, int variable, double coordinate)
    {
        double step = h ?? DifferenceQuotient.Representable(quotient.RelativeStep * Scale(variable, coordinate), coordinate);
        Require.Step(step, coordinate, quotient.Nodes);
        return step;
    }

    /// <summary>How far f is smooth in the variable, roughly.</summary>
    public double Scale(int variable, double coordinate) => Math.Max(typicalSize is null ? 1 : typicalSize[variable], Math.Abs(coordinate));

    /// <summary>The bounds of a variable.</summary>
    public (double Lower, double Upper) Range(int variable) =>
        bounds is null ? (double.NegativeInfinity, double.PositiveInfinity) : bounds[variable];
}
