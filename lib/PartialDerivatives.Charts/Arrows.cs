using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

/// <summary>Arrows in the plane, from (X[i], Y[i]) to (X[i] + U[i], Y[i] + V[i]).</summary>
/// <param name="Name">What the legend calls them; an empty name has no entry there.</param>
/// <param name="X">The abscissas of the feet.</param>
/// <param name="Y">The ordinates of the feet.</param>
/// <param name="U">How far each arrow goes along x.</param>
/// <param name="V">How far each arrow goes along y.</param>
public sealed record Arrows(
    string Name, ImmutableArray<double> X, ImmutableArray<double> Y, ImmutableArray<double> U, ImmutableArray<double> V) : Trace
{
    /// <summary>The colour, as CSS writes it; nearly black by default.</summary>
    public string Color { get; init; } = Theme.DataInk;

    /// <summary>The size in pixels of an arrow's head.</summary>
    internal const double Head = 7;

    internal override string LegendName => Name;

    internal override IEnumerable<double> AllX => X.Concat(X.Zip(U, (x, u) => x + u));

    internal override IEnumerable<double> AllY => Y.Concat(Y.Zip(V, (y, v) => y + v));
}
