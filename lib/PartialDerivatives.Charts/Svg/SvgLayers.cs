namespace PartialDerivatives.Charts;

/// <summary>
/// Quadrilaterals that are painted one over the other, in as few paths as that allows: one joins an earlier path of its colour
/// where nothing that was painted since then is under it.
/// </summary>
internal sealed class SvgLayers
{
    /// <summary>Neighbours share an edge, which is rounded: an overlap of less than that many pixels is none.</summary>
    private const double Tolerance = 0.2;

    private readonly List<(string Color, List<(double X, double Y)[]> Corners)> _layers = [];

    /// <summary>The paths and their colours, the lowest first.</summary>
    public IEnumerable<(string Color, string Path)> Paths
    {
        get
        {
            foreach (var (color, shapes) in _layers)
            {
                var path = new SvgPath();
                shapes.ForEach(path.AddClosed);
                yield return (color, path.ToString());
            }
        }
    }

    /// <summary>Paints a quadrilateral over the ones before.</summary>
    public void Add(string color, (double X, double Y)[] corners)
    {
        for (int i = _layers.Count - 1; i >= 0; i--)
        {
            if (_layers[i].Color == color)
            {
                _layers[i].Corners.Add(corners);
                return;
            }
            if (_layers[i].Corners.Any(other => Overlap(corners, other)))
            {
                break;
            }
        }
        _layers.Add((color, [corners]));
    }

    /// <summary>Whether no line along a side of either separates the two: then they overlap, where they are convex.</summary>
    private static bool Overlap((double X, double Y)[] a, (double X, double Y)[] b) =>
        !Apart(a, b, 1, 0) && !Apart(a, b, 0, 1) && !SideSeparates(a, b) && !SideSeparates(b, a);

    private static bool SideSeparates((double X, double Y)[] a, (double X, double Y)[] b)
    {
        for (int i = 0; i < a.Length; i++)
        {
            var (from, to) = (a[i], a[(i + 1) % a.Length]);
            double length = Math.Sqrt((to.X - from.X) * (to.X - from.X) + (to.Y - from.Y) * (to.Y - from.Y));
            if (length > 0 && Apart(a, b, (to.Y - from.Y) / length, (from.X - to.X) / length))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether the shadows of two shapes in the direction (u, v) are apart.</summary>
    private static bool Apart((double X, double Y)[] a, (double X, double Y)[] b, double u, double v)
    {
        var (fromA, toA) = Shadow(a, u, v);
        var (fromB, toB) = Shadow(b, u, v);
        return toA < fromB + Tolerance || toB < fromA + Tolerance;
    }

    private static (double From, double To) Shadow((double X, double Y)[] shape, double u, double v)
    {
        var (from, to) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var (x, y) in shape)
        {
            double at = u * x + v * y;
            (from, to) = (Math.Min(from, at), Math.Max(to, at));
        }
        return (from, to);
    }
}
