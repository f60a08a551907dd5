namespace PartialDerivatives.Charts;

/// <summary>
/// Quadrilaterals that are painted one over the other, in as few paths as that allows: one joins an earlier path of its colour
/// where nothing that was painted since then is under it.
/// </summary>
internal sealed class SvgLayers
{
    /// <summary>Neighbours share an edge, which is rounded: an overlap of less than that many pixels is none.</summary>
    private const double Tolerance = 0.2;

    private readonly List<Layer> _layers = [];

    /// <summary>The paths and their colours, the lowest first.</summary>
    public IEnumerable<(string Color, string Path)> Paths
    {
        get
        {
            foreach (Layer layer in _layers)
            {
                var path = new SvgPath();
                layer.Shapes.ForEach(shape => path.AddClosed(shape.Corners));
                yield return (layer.Color, path.ToString());
            }
        }
    }

    /// <summary>Paints a quadrilateral over the ones before.</summary>
    public void Add(string color, (double X, double Y)[] corners)
    {
        Shape shape = Shape.Of(corners);
        for (int i = _layers.Count - 1; i >= 0; i--)
        {
            if (_layers[i].Color == color)
            {
                _layers[i].Add(shape);
                return;
            }
            if (_layers[i].IsUnder(shape))
            {
                break;
            }
        }
        _layers.Add(new(color));
        _layers[^1].Add(shape);
    }

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

    private static bool AreApart(Box a, Box b) =>
        a.Right < b.Left + Tolerance || b.Right < a.Left + Tolerance || a.Bottom < b.Top + Tolerance || b.Bottom < a.Top + Tolerance;

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

    /// <summary>The shapes of one path, and the box around them.</summary>
    private sealed class Layer(string color)
    {
        private Box _bounds;

        public string Color => color;

        public List<Shape> Shapes { get; } = [];

        public void Add(Shape shape)
        {
            _bounds = Shapes.Count == 0 ? shape.Bounds : _bounds.With(shape.Bounds);
            Shapes.Add(shape);
        }

        public bool IsUnder(Shape shape)
        {
            if (AreApart(_bounds, shape.Bounds))
            {
                return false;
            }
            foreach (Shape other in Shapes)
            {
                if (shape.Overlaps(other))
                {
                    return true;
                }
            }
            return false;
        }
    }

    /// <summary>A convex polygon, and the box around it.</summary>
    private readonly record struct Shape((double X, double Y)[] Corners, Box Bounds)
    {
        public static Shape Of((double X, double Y)[] corners)
        {
            var (left, right) = Shadow(corners, 1, 0);
            var (top, bottom) = Shadow(corners, 0, 1);
            return new(corners, new(left, top, right, bottom));
        }

        /// <summary>Whether no line along a side of either separates the two.</summary>
        public bool Overlaps(Shape other) =>
            !AreApart(Bounds, other.Bounds) && !SideSeparates(Corners, other.Corners) && !SideSeparates(other.Corners, Corners);
    }
}
