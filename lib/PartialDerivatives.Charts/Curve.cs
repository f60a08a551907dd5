using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

/// <summary>A line through the points (X[i], Y[i]), in their order; a point whose Y is not finite is a gap.</summary>
/// <param name="Name">What the legend calls it; an empty name has no entry there.</param>
/// <param name="X">The abscissas.</param>
/// <param name="Y">The ordinates, as many.</param>
public sealed record Curve(string Name, ImmutableArray<double> X, ImmutableArray<double> Y) : Trace
{
    /// <summary>The colour, as CSS writes it; steel blue by default.</summary>
    public string Color { get; init; } = "#4682b4";

    /// <summary>The width in pixels; 2 by default, 0 for dots without a line.</summary>
    public double Width { get; init; } = 2;

    /// <summary>Whether the line is dashed.</summary>
    public bool Dashed { get; init; }

    /// <summary>The diameter in pixels of the dots that mark the points; 0, the default, for none.</summary>
    public double Dots { get; init; }

    internal override string LegendName => Name;

    internal override IEnumerable<double> AllX => X;

    internal override IEnumerable<double> AllY => Y;
}
