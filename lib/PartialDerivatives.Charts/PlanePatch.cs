using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

/// <summary>A plane in space, of which a quadrilateral is seen; it lets through what is behind it.</summary>
/// <param name="Name">What the legend calls it; an empty name has no entry there.</param>
/// <param name="X">The abscissas of its four corners, in the order in which one walks around it.</param>
/// <param name="Y">The ordinates of the corners.</param>
/// <param name="Z">The heights of the corners.</param>
public sealed record PlanePatch(string Name, ImmutableArray<double> X, ImmutableArray<double> Y, ImmutableArray<double> Z) : Trace
{
    /// <summary>The colour, as CSS writes it; vermilion by default.</summary>
    public string Color { get; init; } = "#d55e00";

    /// <summary>How opaque the plane is, from 0 to 1; 0.5 by default.</summary>
    public double Opacity { get; init; } = 0.5;

    internal override bool IsSpatial => true;

    internal override string LegendName => Name;

    internal override IEnumerable<double> AllX => X;

    internal override IEnumerable<double> AllY => Y;

    internal override IEnumerable<double> AllZ => Z;
}
