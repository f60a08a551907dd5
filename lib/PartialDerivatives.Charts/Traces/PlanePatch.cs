using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

/// <summary>A plane in space, of which a quadrilateral is seen; it lets through what is behind it.</summary>
/// <param name="Name">What the legend calls it; an empty name has no entry there.</param>
/// <param name="X">The abscissas of its four corners, in the order in which one walks around it.</param>
/// <param name="Y">The ordinates of the corners.</param>
/// <param name="Z">The heights of the corners.</param>
public sealed record PlanePatch(string Name, ImmutableArray<double> X, ImmutableArray<double> Y, ImmutableArray<double> Z) : SpaceTrace
{
    private const int Corners = 4;

    /// <summary>What the legend calls it.</summary>
    public string Name { get; init; } = Name ?? "";

    /// <summary>The abscissas of the corners.</summary>
    public ImmutableArray<double> X { get; init; } = Required.Numbers(X, Corners);

    /// <summary>The ordinates of the corners.</summary>
    public ImmutableArray<double> Y { get; init; } = Required.Same(Y, X.Length);

    /// <summary>The heights of the corners.</summary>
    public ImmutableArray<double> Z { get; init; } = Required.Same(Z, X.Length);

    /// <summary>The colour, as CSS writes it; vermilion by default.</summary>
    public string Color
    {
        get;
        init => field = Required.Color(value);
    }
    = "#d55e00";

    /// <summary>How opaque the plane is, from 0 to 1; 0.5 by default.</summary>
    public double Opacity
    {
        get;
        init => field = Required.Size(value, 1);
    }
    = 0.5;

    internal override LegendEntry? Legend => LegendEntry.Of(Name, Color, (picture, x, y) =>
    {
        double left = x + SvgLegend.Sample / 2 - 5;
        picture.Add($"<rect x=\"{left}\" y=\"{y - 5}\" width=\"10\" height=\"10\" fill=\"{Color}\" fill-opacity=\"{Opacity}\"/>");
    });

    internal override IEnumerable<double> AllX => X;

    internal override IEnumerable<double> AllY => Y;

    internal override IEnumerable<double> AllZ => Z;

    internal override Trace In(Coordinates coordinates) =>
        this with { X = coordinates.OnX(X), Y = coordinates.OnY(Y), Z = coordinates.OnZ(Z), Color = coordinates.Ink(Color) };

    internal override void Draw(SvgSpace space) =>
        space.AddPlane([.. Enumerable.Range(0, 4).Select(i => new Point3(X[i], Y[i], Z[i]))], Color, Opacity);

    internal override Dictionary<string, object> Plotly(bool isExact) => new()
    {
        ["type"] = "mesh3d",
        ["x"] = X,
        ["y"] = Y,
        ["z"] = Z,
        ["i"] = new[] { 0, 0 },
        ["j"] = new[] { 1, 2 },
        ["k"] = new[] { 2, 3 },
        ["color"] = Color,
        ["opacity"] = Opacity,
        ["flatshading"] = true,
        ["hoverinfo"] = "skip",
        ["lighting"] = new { ambient = 1, diffuse = 0, specular = 0, fresnel = 0 },
        ["name"] = PlotlyText.Of(Name),
        ["showlegend"] = Name != "",
    };
}
