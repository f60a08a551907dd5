namespace PartialDerivatives.Charts;

/// <summary>
/// Something drawn in a <see cref="Panel"/>, such as a <see cref="Curve"/> or a <see cref="Surface"/>. It holds numbers, and each kind says
/// in its own
/// file how they look in both pictures: in the static one, and to plotly.js.
/// </summary>
public abstract record Trace
{
    /// <summary>Wider than this nothing is drawn.</summary>
    internal const double MostPixels = 1000;

    /// <summary>Whether it stands in space instead of the plane.</summary>
    internal virtual bool IsSpatial => false;

    /// <summary>
    /// Whether the axes are its own: what is drawn over it stretches them a little at most, and is cut off where it is farther away.
    /// </summary>
    internal virtual bool IsGround => false;

    /// <summary>Its entry in the legend; null for none.</summary>
    internal virtual LegendEntry? Legend => null;

    /// <summary>All abscissas, in any order.</summary>
    internal abstract IEnumerable<double> AllX { get; }

    /// <summary>All ordinates, in any order.</summary>
    internal abstract IEnumerable<double> AllY { get; }

    /// <summary>All heights, in any order.</summary>
    internal virtual IEnumerable<double> AllZ => [];

    /// <summary>The same with its numbers and colours as they are drawn.</summary>
    internal abstract Trace In(Coordinates coordinates);

    /// <summary>What plotly.js is told, by its names, but for the axes and the legend; of the trace as it is drawn.</summary>
    internal abstract Dictionary<string, object> Plotly(bool isExact);
}

/// <summary>A trace in the plane.</summary>
public abstract record PlaneTrace : Trace
{
    /// <summary>Draws the trace, as it is drawn, into the static picture.</summary>
    internal abstract void Draw(SvgPlane plane);
}

/// <summary>A trace in space.</summary>
public abstract record SpaceTrace : Trace
{
    internal sealed override bool IsSpatial => true;

    /// <summary>Puts the trace, as it is drawn, into the static picture's space, which draws the far before the near.</summary>
    internal abstract void Draw(SvgSpace space);
}

/// <summary>A name in the legend.</summary>
/// <param name="Name">The name.</param>
/// <param name="Color">The colour of the trace.</param>
/// <param name="DrawSample">Draws a sample, <see cref="SvgLegend.Sample"/> wide, to the right of (x, y).</param>
internal sealed record LegendEntry(string Name, string Color, Action<SvgPicture, double, double> DrawSample)
{
    /// <summary>The entry; null where the name is empty.</summary>
    public static LegendEntry? Of(string name, string color, Action<SvgPicture, double, double> drawSample) =>
        string.IsNullOrEmpty(name) ? null : new(name, color, drawSample);
}
