using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

/// <summary>Arrows in the plane, from (X[i], Y[i]) to (X[i] + U[i], Y[i] + V[i]).</summary>
/// <param name="Name">What the legend calls them; an empty name has no entry there.</param>
/// <param name="X">The abscissas of the feet.</param>
/// <param name="Y">The ordinates of the feet.</param>
/// <param name="U">How far each arrow goes along x.</param>
/// <param name="V">How far each arrow goes along y.</param>
public sealed record Arrows(
    string Name, ImmutableArray<double> X, ImmutableArray<double> Y, ImmutableArray<double> U, ImmutableArray<double> V) : PlaneTrace
{
    /// <summary>The size in pixels of an arrow's head, and the width of its shaft.</summary>
    private const double HeadSize = 7, ShaftWidth = 1.3;

    /// <summary>What the legend calls them.</summary>
    public string Name { get; init; } = Name ?? "";

    /// <summary>The abscissas of the feet.</summary>
    public ImmutableArray<double> X { get; init; } = Required.Numbers(X);

    /// <summary>The ordinates of the feet.</summary>
    public ImmutableArray<double> Y { get; init; } = Required.Same(Y, X.Length);

    /// <summary>How far each arrow goes along x.</summary>
    public ImmutableArray<double> U { get; init; } = Required.Same(U, X.Length);

    /// <summary>How far each arrow goes along y.</summary>
    public ImmutableArray<double> V { get; init; } = Required.Same(V, X.Length);

    /// <summary>The colour, as CSS writes it; nearly black by default.</summary>
    public string Color
    {
        get;
        init => field = Required.Color(value);
    }
    = Theme.DataInk;

    internal override LegendEntry? Legend => LegendEntry.Of(Name, Color, (picture, x, y) =>
    {
        picture.Line([(x, y), (x + SvgLegend.Sample - HeadSize, y)], Color, ShaftWidth);
        picture.Add($"<path d=\"M{x + SvgLegend.Sample} {y}l-{HeadSize} -3v6z\" {Theme.Fill(Color)}/>");
    });

    internal override IEnumerable<double> AllX => X.Concat(TipX);

    internal override IEnumerable<double> AllY => Y.Concat(TipY);

    private IEnumerable<double> TipX => X.Zip(U, (x, u) => x + u);

    private IEnumerable<double> TipY => Y.Zip(V, (y, v) => y + v);

    internal override Trace In(Coordinates coordinates)
    {
        var (x, y) = (coordinates.OnX(X), coordinates.OnY(Y));
        return this with
        {
            X = x,
            Y = y,
            U = [.. coordinates.OnX(TipX).Zip(x, (tip, foot) => tip - foot)],
            V = [.. coordinates.OnY(TipY).Zip(y, (tip, foot) => tip - foot)],
            Color = coordinates.Ink(Color),
        };
    }

    /// <summary>The shafts are one path and the heads another; an arrow shorter than a pixel is left out.</summary>
    internal override void Draw(SvgPlane plane)
    {
        var (shafts, heads) = (new SvgPath(), new SvgPath());
        foreach (int i in Shown)
        {
            var (x, y) = plane.Place(X[i], Y[i]);
            var (tipX, tipY) = plane.Place(X[i] + U[i], Y[i] + V[i]);
            double length = Math.Sqrt((tipX - x) * (tipX - x) + (tipY - y) * (tipY - y));
            if (!(length >= 1) || !plane.Contains((x, y)) || !plane.Contains((tipX, tipY)))
            {
                continue;
            }
            double head = Math.Min(HeadSize, length);
            var (u, v) = (head * (tipX - x) / length, head * (tipY - y) / length);
            shafts.Add([(x, y), (tipX - u, tipY - v)]);
            heads.Add([(tipX - u - 0.4 * v, tipY - v + 0.4 * u), (tipX, tipY), (tipX - u + 0.4 * v, tipY - v - 0.4 * u)]);
        }
        plane.Picture.Add($"<g transform=\"scale(.1)\"><path d=\"{shafts}\" {Theme.Stroke(Color)} stroke-width=\"{10 * ShaftWidth}\"/>");
        plane.Picture.Add($"<path d=\"{heads}\" {Theme.Fill(Color)}/></g>");
    }

    /// <summary>
    /// One line with gaps: a foot without a marker, a tip whose marker points away from the foot; short arrows have small heads.
    /// </summary>
    internal override Dictionary<string, object> Plotly(bool isExact)
    {
        const double LongestInPixels = 25;
        double longest = Shown.Select(Length).DefaultIfEmpty().Max();
        double Head(int i) => Math.Round(Math.Min(HeadSize, LongestInPixels * Length(i) / longest), 1);
        return new()
        {
            ["type"] = "scatter",
            ["mode"] = "lines+markers",
            ["x"] = Shown.SelectMany(i => new[] { X[i], Coordinates.Round(X[i] + U[i], 12), double.NaN }).ToArray(),
            ["y"] = Shown.SelectMany(i => new[] { Y[i], Coordinates.Round(Y[i] + V[i], 12), double.NaN }).ToArray(),
            ["line"] = new { color = Color, width = ShaftWidth },
            ["marker"] = new
            {
                color = Color,
                symbol = "arrow",
                angleref = "previous",
                opacity = 1,
                size = Shown.SelectMany(i => new[] { 0, Head(i), 0 }).ToArray(),
                line = new { width = 0 },
            },
            ["hoverinfo"] = "skip",
            ["name"] = PlotlyText.Of(Name),
            ["showlegend"] = Name != "",
        };
    }

    private IEnumerable<int> Shown =>
        Enumerable.Range(0, X.Length).Where(i => double.IsFinite(X[i] + Y[i] + U[i] + V[i]) && (U[i] != 0 || V[i] != 0));

    private double Length(int i) => Math.Sqrt(U[i] * U[i] + V[i] * V[i]);
}
