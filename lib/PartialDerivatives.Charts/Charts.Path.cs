using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

// A way through the plane or over a surface.
public static partial class Charts
{
    private const string PathColor = "#d55e00";

    /// <summary>
    /// A path through points, such as the steps of gradient descent, to be drawn over a contour or, with <paramref name="f"/>, over a
    /// surface:
    /// <c>Charts.Contour(f, x, y).With(Charts.Path(points))</c> and <c>Charts.Surface(f, x, y).With(Charts.Path(points, f))</c>.
    /// </summary>
    /// <param name="points">
    /// The points (x, y), in their order, at least one; a dot marks each of them unless <paramref name="dots"/> is false.
    /// </param>
    /// <param name="f">The height over the plane; without it the path lies in the plane.</param>
    /// <param name="name">What the legend calls it; "path" by default.</param>
    /// <param name="dots">Whether the points are marked, by default; points that only trace a smooth curve need no marks.</param>
    /// <param name="names">
    /// What the two variables and the value are called, such as <c>("w₀", "w₁", "loss")</c>; x, y and f by default.
    /// </param>
    /// <param name="color">The colour, as CSS writes it; a red that stands out from every map by default.</param>
    /// <exception cref="ArgumentException">There is no point.</exception>
    public static Figure Path(
        IEnumerable<(double X, double Y)> points,
        Func<double, double, double>? f = null,
        string name = "path",
        bool dots = true,
        (string X, string Y, string F)? names = null,
        string color = PathColor)
    {
        var called = Names.Of(names);
        ArgumentNullException.ThrowIfNull(points);
        ImmutableArray<(double X, double Y)> all = [.. points];
        if (all.IsEmpty)
        {
            throw new ArgumentException("A path needs at least one point, such as [(1.0, 2.0)].", nameof(points));
        }
        ImmutableArray<double> xs = [.. all.Select(point => point.X)], ys = [.. all.Select(point => point.Y)];
        Trace path = f is null
            ? new Curve(name ?? "", xs, ys) { Color = color, Dots = dots ? 5 : 0 }
            : new SpaceCurve(name ?? "", xs, ys, [.. all.Select(point => f(point.X, point.Y))]) { Color = color, Dots = dots ? 5 : 0 };
        ImmutableArray<(double X, double Y)> ends = [all[0], all[^1]];
        string[] places = [.. AlternativeText.Places(ends).Zip(ends, (place, end) =>
            f is null ? place : $"{place} at height {Label.Of(f(end.X, end.Y))}")];
        string description = all.Length == 1 ? $"Path of 1 point at {places[0]}."
            : $"Path of {all.Length} points from {places[0]} to {places[1]}.";
        return new Figure([new Panel([path], description)
        {
            XTitle = called.X,
            YTitle = called.Y,
            ZTitle = called.F,
            EqualScale = f is null,
        }]);
    }
}
