using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

// Points of the plane.
public static partial class Charts
{
    /// <summary>
    /// Points without a line between them, such as measured data or critical points, to be drawn over a contour:
    /// <c>Charts.Contour(f, x, y).With(Charts.Points(minima, "minimum"))</c>.
    /// </summary>
    /// <param name="points">The points (x, y), at least one.</param>
    /// <param name="name">What the legend calls them; "points" by default.</param>
    /// <param name="color">The colour, as CSS writes it; a red that stands out from every map by default.</param>
    /// <exception cref="ArgumentException">There is no point.</exception>
    public static Figure Points(IEnumerable<(double X, double Y)> points, string name = "points", string color = PathColor)
    {
        ArgumentNullException.ThrowIfNull(points);
        ImmutableArray<(double X, double Y)> all = [.. points];
        if (all.IsEmpty)
        {
            throw new ArgumentException("There is no point to draw. Pass at least one, such as [(1.0, 2.0)].", nameof(points));
        }
        var dots = new Curve(name ?? "", [.. all.Select(point => point.X)], [.. all.Select(point => point.Y)])
        {
            Color = color,
            Width = 0,
            Dots = 7,
        };
        const int Told = 9;
        string places = all.Length > Told ? "" : " at " + string.Join(", ", AlternativeText.Places(all));
        return new Figure([new Panel([dots], $"Marked as {name}: {all.Length} {(all.Length == 1 ? "point" : "points")}{places}.")
        {
            XTitle = "x",
            YTitle = "y",
            EqualScale = true,
        }]);
    }
}
