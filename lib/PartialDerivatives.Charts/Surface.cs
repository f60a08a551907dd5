using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

/// <summary>A surface over a grid, coloured by height; a height that is not finite is a hole.</summary>
/// <param name="X">The abscissas of the grid's columns.</param>
/// <param name="Y">The ordinates of the grid's rows.</param>
/// <param name="Z">The heights: Z[row][column] stands over (X[column], Y[row]).</param>
public sealed record Surface(
    ImmutableArray<double> X, ImmutableArray<double> Y, ImmutableArray<ImmutableArray<double>> Z) : Trace
{
    /// <summary>How opaque the surface is, from 0 to 1; 0.8 by default.</summary>
    public double Opacity { get; init; } = 0.8;

    internal override bool IsSpatial => true;

    internal override IEnumerable<double> AllX => X;

    internal override IEnumerable<double> AllY => Y;

    internal override IEnumerable<double> AllZ => Z.SelectMany(row => row);
}
