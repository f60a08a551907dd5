using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

/// <summary>A line in space through the points (X[i], Y[i], Z[i]), in their order; a point whose Z is not finite is a gap.</summary>
/// <param name="Name">What the legend calls it; an empty name has no entry there.</param>
/// <param name="X">The abscissas.</param>
/// <param name="Y">The ordinates, as many.</param>
/// <param name="Z">The heights, as many.</param>
public sealed record SpaceCurve(string Name, ImmutableArray<double> X, ImmutableArray<double> Y, ImmutableArray<double> Z) : Trace
{
    /// <summary>The colour, as CSS writes it; steel blue by default.</summary>
    public string Color { get; init; } = "#4682b4";

    /// <summary>The width as plotly.js counts it in space, where lines look about half as wide; 6 by default.</summary>
    public double Width { get; init; } = 6;

    /// <summary>The diameter in pixels of the dots that mark the points; 0, the default, for none.</summary>
    public double Dots { get; init; }

    internal override bool IsSpatial => true;

    internal override string LegendName => Name;

    internal override IEnumerable<double> AllX => X;

    internal override IEnumerable<double> AllY => Y;

    internal override IEnumerable<double> AllZ => Z;
}
