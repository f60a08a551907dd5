using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

/// <summary>
/// Lines of equal height over a grid, each labelled with its height, and between them bands coloured by height; a height that is not finite
/// is a hole.
/// </summary>
/// <param name="X">The abscissas of the grid's columns.</param>
/// <param name="Y">The ordinates of the grid's rows.</param>
/// <param name="Z">The heights: Z[row][column] stands at (X[column], Y[row]).</param>
public sealed record Contours(ImmutableArray<double> X, ImmutableArray<double> Y, ImmutableArray<ImmutableArray<double>> Z) : PlaneTrace
{
    private const double LabelWidth = 52;

    /// <summary>The heights as an axis: its ticks are the levels.</summary>
    /// <remarks>plotly.js writes the levels itself, and knows nothing of π.</remarks>
    internal Axis Heights =>
        Axis.Linear("f", AxisRange.Extent(Z.SelectMany(row => row)), padding: 0, count: 10, LabelWidth, angles: false);

    /// <summary>The heights of the lines, as they are written on them: round numbers between the lowest height and the highest.</summary>
    internal ImmutableArray<(double Height, string Label)> Levels
    {
        get
        {
            Axis heights = Heights;
            return [.. heights.Ticks.Zip(heights.Labels).Where(level =>
                level.First > heights.Range.From && level.First < heights.Range.To)];
        }
    }

    internal override bool IsGround => true;

    internal override IEnumerable<double> AllX => X;

    internal override IEnumerable<double> AllY => Y;

    internal override Trace In(Coordinates coordinates) =>
        this with { X = coordinates.OnX(X), Y = coordinates.OnY(Y), Z = (coordinates with { Z = Heights }).OnZ(Z) };

    internal override void Draw(SvgPlane plane) =>
        new SvgContours(plane.Picture, this, x => plane.Place(x, 0).X, y => plane.Place(0, y).Y).Draw();

    internal override Dictionary<string, object> Plotly(bool isExact)
    {
        Axis heights = Heights;
        var levels = Levels;
        return new()
        {
            ["type"] = "contour",
            ["x"] = X,
            ["y"] = Y,
            ["z"] = Z,
            ["zmin"] = heights.Range.From,
            ["zmax"] = heights.Range.To,
            ["autocontour"] = false,
            ["contours"] = new
            {
                start = levels[0].Height,
                end = levels[^1].Height,
                size = levels.Length > 1 ? levels[1].Height - levels[0].Height : 1,
                showlabels = true,
                labelfont = new { size = 10, color = Theme.InkOnMap },
            },
            ["colorscale"] = Enumerable.Range(0, Viridis.Stops)
                .Select(i => i / (Viridis.Stops - 1.0)).Select(at => new object[] { at, Viridis.Light(at) }),
            ["line"] = new { color = "white", width = 0.8 },
            ["showscale"] = false,
            ["name"] = "",
        };
    }
}
