using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

/// <summary>Lines of equal height over a grid, each labelled with its height, and between them bands coloured by height; a height that is not finite is a hole.</summary>
/// <param name="X">The abscissas of the grid's columns.</param>
/// <param name="Y">The ordinates of the grid's rows.</param>
/// <param name="Z">The heights: Z[row][column] stands at (X[column], Y[row]).</param>
public sealed record Contours(
    ImmutableArray<double> X, ImmutableArray<double> Y, ImmutableArray<ImmutableArray<double>> Z) : Trace
{
    /// <summary>From the lowest to the highest height.</summary>
    internal AxisRange Heights => AxisRange.Of(Z.SelectMany(row => row));

    /// <summary>The distance of the levels.</summary>
    internal double Step => Heights.Step(10);

    /// <summary>The heights of the lines: round numbers, above the lowest height.</summary>
    internal ImmutableArray<double> Levels => [.. Heights.Ticks(Step).Where(level => level > Heights.From)];

    internal override IEnumerable<double> AllX => X;

    internal override IEnumerable<double> AllY => Y;
}
