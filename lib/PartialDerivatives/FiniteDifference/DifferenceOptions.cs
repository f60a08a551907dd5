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
        Require.That(
            typicalSize is null || (typicalSize.Length == at.Length && typicalSize.All(size => size > 0 && double.IsFinite(size))),
            nameof(typicalSize),
            $"The typical sizes are {Require.Show(typicalSize)}, for {at.Length} variables. Pass a positive number for each.");
        Require.That(bounds is null || bounds.Length == at.Length, nameof(bounds),
            $"There are bounds for {bounds?.Length} variables, but the point has {at.Length} coordinates. Pass a pair for each; "
                + $"(double.NegativeInfinity, double.PositiveInfinity) is no bound.");
        for (int i = 0; i < bounds?.Length; i++)
        {
            Require.That(bounds[i].Lower <= bounds[i].Upper, nameof(bounds),
                $"The bounds of variable {i} are {Require.Show(bounds[i].Lower)} to {Require.Show(bounds[i].Upper)}. Pass the lower one "
                    + $"first; double.NegativeInfinity or double.PositiveInfinity where there is none.");
            Require.That(bounds[i].Lower <= at[i] && at[i] <= bounds[i].Upper, nameof(at),
                $"Coordinate {i} of the point is {Require.Show(at[i])}, which is not within its bounds, "
                    + $"{Require.Show(bounds[i].Lower)} to {Require.Show(bounds[i].Upper)}. Pass a point within them.");
        }
    }

    /// <summary>The first derivative's quotient, if neither sizes nor bounds have a part in its step, and that is not NaN.</summary>
    public DifferenceQuotient? PlainQuotient { get; } =
        (typicalSize, bounds) is (null, null) && h is not double.NaN ? (stencil ?? Stencil.Central).Quotient() : null;

    /// <summary>How far f is smooth in the variable, roughly.</summary>
    public double Scale(int variable, double coordinate) => Math.Max(typicalSize is null ? 1 : typicalSize[variable], Math.Abs(coordinate));

    /// <summary>The bounds of a variable, as far as there are numbers.</summary>
    public (double Lower, double Upper) Range(int variable) => bounds is null ? (-double.MaxValue, double.MaxValue)
        : (Math.Max(bounds[variable].Lower, -double.MaxValue), Math.Min(bounds[variable].Upper, double.MaxValue));
}
