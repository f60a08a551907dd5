using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

/// <summary>A line in space through the points (X[i], Y[i], Z[i]), in their order; a point that is not finite is a gap.</summary>
/// <param name="Name">What the legend calls it; an empty name has no entry there.</param>
/// <param name="X">The abscissas.</param>
/// <param name="Y">The ordinates, as many.</param>
/// <param name="Z">The heights, as many.</param>
public sealed record SpaceCurve(string Name, ImmutableArray<double> X, ImmutableArray<double> Y, ImmutableArray<double> Z) : SpaceTrace
{
    /// <summary>What the legend calls it.</summary>
    public string Name { get; init; } = Name ?? "";

    /// <summary>The abscissas.</summary>
    public ImmutableArray<double> X { get; init; } = Required.Numbers(X);

    /// <summary>The ordinates.</summary>
    public ImmutableArray<double> Y { get; init; } = Required.Same(Y, X.Length);

    /// <summary>The heights.</summary>
    public ImmutableArray<double> Z { get; init; } = Required.Same(Z, X.Length);

    /// <summary>The colour, as CSS writes it; steel blue by default.</summary>
    public string Color
    {
        get;
        init => field = Required.Color(value);
    }
    = "#4682b4";

    /// <summary>The width as plotly.js counts it in space, where lines look about half as wide; 6 by default.</summary>
    public double Width
    {
        get;
        init => field = Required.Size(value, MostPixels);
    }
    = 6;

    /// <summary>The diameter in pixels of the dots that mark the points; 0, the default, for none.</summary>
    public double Dots
    {
        get;
        init => field = Required.Size(value, MostPixels);
    }

    internal override LegendEntry? Legend => LegendEntry.Of(Name, Color, (picture, x, y) =>
    {
        picture.Line([(x, y), (x + SvgLegend.Sample, y)], Color, Width / 2);
        picture.Dot(x + SvgLegend.Sample / 2, y, Dots, Color);
    });

    internal override IEnumerable<double> AllX => X;

    internal override IEnumerable<double> AllY => Y;

    internal override IEnumerable<double> AllZ => Z;

    internal override Trace In(Coordinates coordinates)
    {
        var (x, y, z) = (coordinates.OnX(X), coordinates.OnY(Y), coordinates.OnZ(Z));
        int[] kept = coordinates.Seen(Width > 0, Dots, (coordinates.X, x), (coordinates.Y, y), (coordinates.Z, z));
        return this with
        {
            X = [.. kept.Select(i => x[i])],
            Y = [.. kept.Select(i => y[i])],
            Z = [.. kept.Select(i => z[i])],
            Color = coordinates.Ink(Color),
        };
    }

    internal override void Draw(SvgSpace space) =>
        space.Add([.. Enumerable.Range(0, X.Length).Select(i => new Point3(X[i], Y[i], Z[i]))], Color, Width / 2, Dots);

    internal override Dictionary<string, object> Plotly(bool isExact) => new()
    {
        ["type"] = "scatter3d",
        ["mode"] = PlotlyMode.Of(Width, Dots),
        ["x"] = X,
        ["y"] = Y,
        ["z"] = Z,
        ["line"] = new { color = Color, width = Width },
        ["marker"] = new { color = Color, size = Dots / PlotlyMode.DotsInSpace },
        ["name"] = PlotlyText.Of(Name),
        ["showlegend"] = Name != "",
    };
}
