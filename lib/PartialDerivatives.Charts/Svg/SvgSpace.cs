using System.Runtime.InteropServices;

namespace PartialDerivatives.Charts;

/// <summary>
/// A panel of space in the static picture: seen in perspective from where the interactive figure starts, with the camera of plotly.js, the
/// far
/// patches drawn first. A line is drawn after all, and so is never hidden.
/// </summary>
internal sealed class SvgSpace
{
    /// <summary>plotly.js sees 45° from below to above.</summary>
    private static readonly double s_magnification = 0.5 / Math.Tan(Math.PI / 8);

    private readonly SvgPicture _picture;
    private readonly PanelView _panel;
    private readonly Box _box;
    private readonly AxisRange _x, _y, _z;
    private readonly Point3 _sides, _eye, _forward, _across, _up;
    private readonly List<Patch> _patches = [];
    private readonly List<Plane> _planes = [];
    private readonly List<Action> _lines = [];

    public SvgSpace(SvgPicture picture, PanelView panel, Box box, Point3 eye)
    {
        (_picture, _panel, _box, _eye) = (picture, panel, box, eye);
        (_x, _y, _z) = (panel.X.Range, panel.Y.Range, panel.Z.Range);
        _sides = panel.Sides;
        // The camera's own centre moves with the eye: both are shifted.
        _forward = Unit(Geometry.Centre - eye);
        _across = Unit(_forward.Cross(new(0, 0, 1)));
        _up = _across.Cross(_forward);
    }

    public void Draw()
    {
        DrawBox();
        foreach (SpaceTrace trace in _panel.Traces.Cast<SpaceTrace>())
        {
            trace.Draw(this);
        }
        Draw(_patches, _planes);
        _lines.ForEach(draw => draw());
    }

    /// <summary>Adds a mesh of a surface, as far as it is in the box.</summary>
    public void Add(Point3[] corners, string color, double opacity)
    {
        Point3[] seen = Array.TrueForAll(corners, corner => _z.Fraction(corner.Z) is >= 0 and <= 1) ? corners
            : Clip.Polygon(corners, _x, _y, _z);
        if (seen.Length > 2)
        {
            _patches.Add(Seen(seen, color, opacity));
        }
    }

    /// <summary>Adds a part of a plane.</summary>
    public void AddPlane(Point3[] corners, string color, double opacity)
    {
        if (corners.All(corner => corner.IsFinite) && Clip.Polygon(corners, _x, _y, _z) is { Length: > 2 } seen)
        {
            _planes.Add(new Plane(seen, color, opacity));
        }
    }

    /// <summary>Adds a line, with gaps where a point is not finite, and dots at its points.</summary>
    public void Add(Point3[] points, string color, double width, double dots) => _lines.Add(() =>
    {
        var seen = points.Zip(points.Skip(1)).Select(pair => Seen(pair.First, pair.Second)).ToList();
        var path = new SvgPath();
        List<(double X, double Y)> run = [];
        foreach (var part in seen)
        {
            if (part is not var (from, to) || run.Count == 0 || run[^1] != Project(from))
            {
                path.Add(CollectionsMarshal.AsSpan(run));
                run = part is null ? [] : [Project(part.Value.From)];
            }
            if (part is not null)
            {
                run.Add(Project(part.Value.To));
            }
        }
        path.Add(CollectionsMarshal.AsSpan(run));
        _picture.Line(path, color, width);
        _picture.Dots(points.Where(point => Seen(point, point) is not null).Select(Project), dots, color);
    });

    /// <summary>What of a segment is in the box.</summary>
    private (Point3 From, Point3 To)? Seen(Point3 from, Point3 to) =>
        from.IsFinite && to.IsFinite ? Clip.Segment(from, to, _x, _y, _z) : null;

    /// <summary>
    /// The three far sides of the box with their grid; ticks and titles stand along the near edges below, and along the left edge.
    /// </summary>
    private void DrawBox()
    {
        var (sides, grid) = (new SvgPath(), new SvgPath());
        Side(_panel.X, _panel.Y, (a, b) => new(a, b, _z.From));
        Side(_panel.X, _panel.Z, (a, c) => new(a, _y.To, c));
        Side(_panel.Y, _panel.Z, (b, c) => new(_x.From, b, c));
        // A little grey over the paper, whichever it is.
        _picture.Add($"<g transform=\"scale(.1)\"><path d=\"{sides}\" fill=\"gray\" fill-opacity=\".08\"/>");
        _picture.Add($"<path d=\"{grid}\" stroke=\"{Theme.SpaceGrid}\" class=\"fig-side\" stroke-width=\"6\"/></g>");
        Labels(_panel.X, a => new(a, _y.From, _z.From), (-11, 17), "middle");
        Labels(_panel.Y, b => new(_x.To, b, _z.From), (11, 11), "start");
        Labels(_panel.Z, c => new(_x.From, _y.From, c), (-9, 11), "end");

        void Side(Axis u, Axis v, Func<double, double, Point3> place)
        {
            var (us, vs) = (u.Range, v.Range);
            sides.AddClosed([.. new[] { (us.From, vs.From), (us.To, vs.From), (us.To, vs.To), (us.From, vs.To) }
                .Select(corner => Project(place(corner.Item1, corner.Item2)))]);
            foreach (double a in u.Ticks)
            {
                grid.Add([Project(place(a, vs.From)), Project(place(a, vs.To))]);
            }
            foreach (double b in v.Ticks)
            {
                grid.Add([Project(place(us.From, b)), Project(place(us.To, b))]);
            }
        }
    }

    /// <summary>The labels of the ticks along an edge of the box, and outside of them the title.</summary>
    private void Labels(Axis axis, Func<double, Point3> place, (double X, double Y) offset, string anchor)
    {
        foreach (var (tick, label) in axis.Ticks.Zip(axis.Labels))
        {
            var (atX, atY) = Project(place(tick));
            _picture.Text(atX + offset.X, atY + offset.Y, label, anchor: anchor);
        }
        if (axis.Title is not { Length: > 0 } title)
        {
            return;
        }
        var (middleX, middleY) = Project(place((axis.Range.From + axis.Range.To) / 2));
        double beside = axis.Labels.Select(label => TextSize.Width(label)).DefaultIfEmpty().Max() + 8;
        double half = TextSize.Width(title) / 2;
        if (anchor == "end" && title.Length > 3)
        {
            // Beside the left edge is room for a letter or two; more are turned.
            _picture.UprightText(
                Inside(middleX + offset.X - beside - 4, _box.Left + 14, _box.Right),
                Inside(middleY, _box.Top + half, _box.Bottom - half), title);
            return;
        }
        var (x, y) = anchor switch
        {
            "start" => (middleX + offset.X + beside + half + 6, middleY + offset.Y + 8),
            "end" => (middleX + offset.X - beside - half - 4, middleY + offset.Y + 12),
            _ => (middleX + offset.X - 20, middleY + offset.Y + 20),
        };
        _picture.Text(Inside(x, _box.Left + half + 2, _box.Right - half - 2), Inside(y, _box.Top + 12, _box.Bottom - 4), title);

        static double Inside(double value, double from, double to) => Math.Min(Math.Max(value, from), Math.Max(from, to));
    }

    /// <summary>
    /// What is behind a plane, the plane, what is before it; so for each plane, and the far patches before the near ones where there is
    /// none.
    /// </summary>
    private void Draw(IReadOnlyCollection<Patch> patches, IReadOnlyCollection<Plane> planes)
    {
        if (planes.Count == 0)
        {
            Draw(patches);
            return;
        }
        Plane plane = planes.First();
        Point3[] corners = plane.Corners;
        Point3 normal = (Ray(corners[1]) - Ray(corners[0])).Cross(Ray(corners[^1]) - Ray(corners[0]));
        bool Before(IEnumerable<Point3> points) =>
            points.Sum(point => normal.Dot(Ray(point) - Ray(corners[0]))) * normal.Dot(Ray(corners[0])) < 0;

        var patchesBefore = patches.ToLookup(patch => Before(patch.Corners));
        var planesBefore = planes.Skip(1).ToLookup(other => Before(other.Corners));
        Draw([.. patchesBefore[false]], [.. planesBefore[false]]);
        var path = new SvgPath();
        path.AddClosed([.. corners.Select(Project)]);
        _picture.Add($"<path transform=\"scale(.1)\" d=\"{path}\" fill=\"{plane.Color}\" fill-opacity=\"{plane.Opacity}\"/>");
        Draw([.. patchesBefore[true]], [.. planesBefore[true]]);
    }

    private void Draw(IEnumerable<Patch> patches)
    {
        var farFirst = patches.OrderByDescending(patch => patch.Depth);
        foreach (var surface in farFirst.GroupBy(patch => patch.Opacity))
        {
            const string Round = "stroke-width=\"8\" stroke-linejoin=\"round\"";
            _picture.Add($"<g transform=\"scale(.1)\" opacity=\"{surface.Key}\" stroke=\"{Theme.Mesh}\" {Round}>");
            var layers = new SvgLayers();
            foreach (Patch patch in surface)
            {
                layers.Add(patch.Color, patch.Places);
            }
            foreach (var (color, path) in layers.Paths)
            {
                _picture.Add($"<path fill=\"{color}\" d=\"{path}\"/>");
            }
            _picture.Add($"</g>");
        }
    }

    /// <summary>A mesh as it is seen.</summary>
    private Patch Seen(Point3[] corners, string color, double opacity)
    {
        var places = new (double, double)[corners.Length];
        double depth = 0;
        for (int i = 0; i < corners.Length; i++)
        {
            Point3 ray = Ray(corners[i]);
            double along = ray.Dot(_forward);
            places[i] = Place(ray, along);
            depth += along;
        }
        return new(corners, places, depth / corners.Length, color, opacity);
    }

    /// <summary>Where a point is seen.</summary>
    private (double X, double Y) Project(Point3 point)
    {
        Point3 ray = Ray(point);
        return Place(ray, ray.Dot(_forward));
    }

    private (double X, double Y) Place(Point3 ray, double depth)
    {
        double scale = s_magnification * _box.Height / depth;
        return (_box.CentreX + scale * ray.Dot(_across), _box.CentreY - scale * ray.Dot(_up));
    }

    /// <summary>From the eye to a point.</summary>
    private Point3 Ray(Point3 point) =>
        new Point3(
            _sides.X * (_x.Fraction(point.X) - 0.5), _sides.Y * (_y.Fraction(point.Y) - 0.5),
            _sides.Z * (_z.Fraction(point.Z) - 0.5)) - _eye;

    private static Point3 Unit(Point3 direction) => direction / direction.Length;

    /// <summary>A small quadrilateral of a surface: its corners, where they are seen, and how far away it is.</summary>
    private sealed record Patch(Point3[] Corners, (double X, double Y)[] Places, double Depth, string Color, double Opacity);

    /// <summary>The part of a plane that is in the box.</summary>
    private sealed record Plane(Point3[] Corners, string Color, double Opacity);
}
