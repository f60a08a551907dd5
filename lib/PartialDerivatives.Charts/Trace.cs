namespace PartialDerivatives.Charts;

/// <summary>Something drawn in a <see cref="Panel"/>, such as a <see cref="Curve"/> or a <see cref="Surface"/>. Numbers only, no drawing.</summary>
public abstract record Trace
{
    /// <summary>Whether it stands in space instead of the plane.</summary>
    internal virtual bool IsSpatial => false;

    /// <summary>What the legend calls it; empty for no entry.</summary>
    internal virtual string LegendName => "";

    /// <summary>All abscissas, in any order: the x axis has room for them.</summary>
    internal abstract IEnumerable<double> AllX { get; }

    /// <summary>All ordinates, in any order: the y axis has room for them.</summary>
    internal abstract IEnumerable<double> AllY { get; }

    /// <summary>All heights, in any order: the z axis has room for them.</summary>
    internal virtual IEnumerable<double> AllZ => [];
}
