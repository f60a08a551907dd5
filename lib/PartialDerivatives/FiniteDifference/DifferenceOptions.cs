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
            Require.That(bounds[i].Lower <= at[i] && at[i] <= bounds[i].Upper, nameof(at),
                $"Coordinate {i} of the point is {Require.Show(at[i])}, which is not within its bounds, "
                    + $"{Require.Show(bounds[i].Lower)} to {Require.Show(bounds[i].Upper)}. Pass a point within them.");
        }
    }

    /// <summary>The relative step of (f(x + h) − f(x − h))/2h, if that is the first derivative's quotient, the step the default one and
    /// nothing in its way, so that no check of it can fail; otherwise NaN.</summary>
    public double PairStep { get; } = (h, typicalSize, bounds) is (null, null, null)
        && (stencil ?? Stencil.Central).Quotient() is { Nodes: [-1, 1] } pair ? pair.RelativeStep : double.NaN;

    /// <summary>How far f is smooth in the variable, roughly.</summary>
    public double Scale(int variable, double coordinate) => Math.Max(typicalSize is null ? 1 : typicalSize[variable], Math.Abs(coordinate));

    /// <summary>The bounds of a variable, as far as there are numbers.</summary>
    public (double Lower, double Upper) Range(int variable) => bounds is null ? (-double.MaxValue, double.MaxValue)
        : (Math.Max(bounds[variable].Lower, -double.MaxValue), Math.Min(bounds[variable].Upper, double.MaxValue));
}
