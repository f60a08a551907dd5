namespace PartialDerivatives.Charts;

/// <summary>
/// The surface of an explorer, seen in perspective: the point, the two cutting planes with their slices, and the tangent plane.
/// The planes cut space into pieces, which are drawn from the farthest to the nearest, so that each shines through what it covers.
/// </summary>
internal sealed class ExplorerSpace(Explorer explorer) : ExplorerView(explorer, 330)
{
    /// <summary>Where one looks from at first, as explore.js does: the angle from the x axis, the height above the horizon, the
    /// distance.</summary>
    private const double Azimuth = -62, Elevation = 28, Distance = 2.7;

    /// <summary>So many patches a side; explore.js draws them four times as fine, with the same mesh of lines.</summary>
    private const int Patches = 16;

    /// <summary>How high the box is; its sides are 1.</summary>
    private const double BoxHeight = 0.72;

    private const double Scale = 510, CentreX = 164, CentreY = 156, Colors = 40;

    private static readonly Point3 s_eye = EyeAt(Azimuth * Math.PI / 180, Elevation * Math.PI / 180);
    private static readonly Point3 s_forward = s_eye / -Distance;
    private static readonly Point3 s_across = Unit(s_forward.Cross(new(0, 0, 1)));
    private static readonly Point3 s_up = s_across.Cross(s_forward);

    protected override void Draw()
    {
        Title("Surface");
        DrawBox();
        DrawScene();
        var (x, y) = (Numbers.X, Numbers.Y);
        Curve(Steps(Explorer.X, x).Select(t => new Point3(t, y, Explorer.Grid.At(t, y).F)), ColorX);
        Curve(Steps(Explorer.Y, y).Select(t => new Point3(x, t, Explorer.Grid.At(x, t).F)), ColorY);
        var (atX, atY) = OnSurface(new(x, y, Numbers.F));
        Ring(atX, atY, 5, Theme.InkOnMap);
    }

    /// <summary>The corners of the tangent plane: as far as it fits in the box.</summary>
    private static (double X, double Y) Reach(Explorer explorer)
    {
        var n = explorer.Numbers;
        double rise = Math.Abs(n.SlopeX) * explorer.X.Length + Math.Abs(n.SlopeY) * explorer.Y.Length;
        double share = Math.Min(0.2, 0.35 * explorer.Heights.Length / Math.Max(rise, double.Epsilon));
        return (share * explorer.X.Length, share * explorer.Y.Length);
    }

    private void DrawBox()
    {
        AxisRange x = Explorer.X, y = Explorer.Y, z = Explorer.Heights;
        ExplorerAxis[] axes = Explorer.AxesInSpace;
        var (sides, grid) = (new SvgPath(), new SvgPath());
        // The eye is before the box, where y is small and x is large.
        Side(axes[0], axes[1], (a, b) => new(a, b, z.From));
        Side(axes[0], axes[2], (a, c) => new(a, y.To, c));
        Side(axes[1], axes[2], (b, c) => new(x.From, b, c));
        Picture.Add($"<g transform=\"scale(.1)\"><path d=\"{sides}\" fill=\"gray\" fill-opacity=\".08\"/>");
        Picture.Add($"<path d=\"{grid}\" stroke=\"{Theme.SpaceGrid}\" class=\"fig-side\" stroke-width=\"10\"/></g>");
        Labels(axes[0], a => new(a, y.From, z.From), isUpright: false);
        Labels(axes[1], b => new(x.To, b, z.From), isUpright: false);
        Labels(axes[2], c => new(x.From, y.From, c), isUpright: true);

        void Side(ExplorerAxis across, ExplorerAxis along, Func<double, double, Point3> place)
        {
            AxisRange u = across.Range, v = along.Range;
            sides.AddClosed([Project(place(u.From, v.From)), Project(place(u.To, v.From)), Project(place(u.To, v.To)),
                Project(place(u.From, v.To))]);
            foreach (double a in across.Ticks.Select(tick => tick.Value))
            {
                grid.Add([Project(place(a, v.From)), Project(place(a, v.To))]);
            }
            foreach (double b in along.Ticks.Select(tick => tick.Value))
            {
                grid.Add([Project(place(u.From, b)), Project(place(u.To, b))]);
            }
        }
    }

    /// <summary>
    /// Labels stand outside of the box, away from the middle of the picture but within it; the title of the upright axis above it, where
    /// there is room.
    /// </summary>
    private void Labels(ExplorerAxis axis, Func<double, Point3> place, bool isUpright)
    {
        AxisRange range = axis.Range;
        const double Away = 13, TitleAway = 30, TitleWidth = 130;
        var (fromX, fromY) = Project(place(range.From));
        var (toX, toY) = Project(place(range.To));
        double length = Math.Sqrt((toX - fromX) * (toX - fromX) + (toY - fromY) * (toY - fromY));
        var (awayX, awayY) = ((toY - fromY) / length, (fromX - toX) / length);
        var (middleX, middleY) = ((fromX + toX) / 2, (fromY + toY) / 2);
        if (awayX * (middleX - CentreX) + awayY * (middleY - CentreY) < 0)
        {
            (awayX, awayY) = (-awayX, -awayY);
        }
        foreach (var (tick, label) in axis.Ticks)
        {
            var (x, y) = Project(place(tick));
            double half = TextSize.Width(label, 11) / 2 + 1;
            Picture.Text(Math.Clamp(x + Away * awayX, half, Width - half), y + Away * awayY + 4, label);
        }
        string title = TextSize.Cut(axis.Title, TitleWidth);
        var (titleX, titleY) = isUpright
            ? (Math.Max(toX, TextSize.Width(title, 11) / 2 + 2), toY - Away)
            : (middleX + TitleAway * awayX, middleY + TitleAway * awayY + 4);
        Picture.Text(titleX, titleY, title, " font-style=\"italic\"");
    }

    /// <summary>Where x or y is constant the planes cut; far is where the eye is not.</summary>
    private void DrawScene()
    {
        AxisRange x = Explorer.X, y = Explorer.Y, z = Explorer.Heights;
        var (atX, atY) = (Numbers.X, Numbers.Y);
        bool eyeRight = s_eye.X > x.Fraction(atX) - 0.5, eyeBehind = s_eye.Y > y.Fraction(atY) - 0.5;
        (double From, double To) left = (x.From, atX), right = (atX, x.To), front = (y.From, atY), back = (atY, y.To);
        var (farX, nearX) = eyeRight ? (left, right) : (right, left);
        var (farY, nearY) = eyeBehind ? (front, back) : (back, front);
        Half(farX);
        Wall(new(atX, farY.From, z.From), new(atX, farY.To, z.To), ColorY);
        Wall(new(atX, nearY.From, z.From), new(atX, nearY.To, z.To), ColorY);
        Half(nearX);

        void Half((double From, double To) along)
        {
            Quarter(along, farY);
            Wall(new(along.From, atY, z.From), new(along.To, atY, z.To), ColorX);
            Quarter(along, nearY);
        }
    }

    /// <summary>A quarter of the surface, with the quarter of the tangent plane between what is behind it and what is before.</summary>
    private void Quarter((double From, double To) xs, (double From, double To) ys)
    {
        var patches = (
            from a in Pairs(Cuts(Explorer.X, xs))
            from b in Pairs(Cuts(Explorer.Y, ys))
            let corners = new[] { On(a.First, b.First), On(a.Second, b.First), On(a.Second, b.Second), On(a.First, b.Second) }
            where corners.All(corner => double.IsFinite(corner.Z))
            orderby Ray(Mean(corners)).Dot(s_forward) descending
            select corners).ToLookup(corners => Above(Mean(corners)) == EyeIsAbove);
        Surface(patches[false]);
        var (reachX, reachY) = Reach(Explorer);
        double fromX = Math.Max(xs.From, Numbers.X - reachX), toX = Math.Min(xs.To, Numbers.X + reachX),
            fromY = Math.Max(ys.From, Numbers.Y - reachY), toY = Math.Min(ys.To, Numbers.Y + reachY);
        if (fromX < toX && fromY < toY && double.IsFinite(Tangent(fromX, fromY)))
        {
            Point3[] plane = [OnTangent(fromX, fromY), OnTangent(toX, fromY), OnTangent(toX, toY), OnTangent(fromX, toY)];
            Picture.Add($"<path transform=\"scale(.1)\" d=\"{Around(plane)}\" fill=\"{SecantColor}\" fill-opacity=\".55\"/>");
        }
        Surface(patches[true]);

        Point3 On(double x, double y) => new(x, y, Explorer.Grid.At(x, y).F);
        Point3 OnTangent(double x, double y) => new(x, y, Tangent(x, y));
    }

    private void Surface(IEnumerable<Point3[]> patches)
    {
        var layers = new SvgLayers();
        foreach (Point3[] corners in patches)
        {
            layers.Add(Viridis.Color(Math.Round(Colors * Explorer.Heights.Fraction(Mean(corners).Z)) / Colors),
                [.. corners.Select(OnSurface)]);
        }
        Picture.Add($"<g transform=\"scale(.1)\" stroke=\"#000\" stroke-opacity=\".2\" stroke-width=\"4\">");
        foreach (var (color, path) in layers.Paths)
        {
            Picture.Add($"<path fill=\"{color}\" d=\"{path}\"/>");
        }
        Picture.Add($"</g>");
    }

    private void Wall(Point3 from, Point3 to, string color)
    {
        Point3[] corners = [from, new(to.X, to.Y, from.Z), to, new(from.X, from.Y, to.Z)];
        Picture.Add($"<path transform=\"scale(.1)\" d=\"{Around(corners)}\" fill=\"{color}\" fill-opacity=\".2\"/>");
    }

    private void Curve(IEnumerable<Point3> points, string color)
    {
        Picture.Add($"<path transform=\"scale(.1)\" d=\"{SvgPath.Line(points.Select(OnSurface), Everywhere)}\" fill=\"none\"");
        Picture.Add($" stroke=\"{color}\" stroke-width=\"25\" stroke-linejoin=\"round\"/>");
    }

    private SvgPath Around(Point3[] corners)
    {
        var path = new SvgPath();
        path.AddClosed([.. corners.Select(Project)]);
        return path;
    }

    private double Tangent(double x, double y) => Numbers.F + Numbers.SlopeX * (x - Numbers.X) + Numbers.SlopeY * (y - Numbers.Y);

    private bool Above(Point3 point) => point.Z > Tangent(point.X, point.Y);

    private bool EyeIsAbove => Above(new(
        Explorer.X.From + (s_eye.X + 0.5) * Explorer.X.Length,
        Explorer.Y.From + (s_eye.Y + 0.5) * Explorer.Y.Length,
        Explorer.Heights.From + (s_eye.Z / BoxHeight + 0.5) * Explorer.Heights.Length));

    /// <summary>The lines of the mesh in a part of a range, and the ends of the part.</summary>
    private static double[] Cuts(AxisRange range, (double From, double To) part) =>
    [
        part.From,
        .. Enumerable.Range(0, Patches + 1).Select(i => range.From + i * range.Length / Patches)
            .Where(t => t > part.From + 1e-6 * range.Length && t < part.To - 1e-6 * range.Length),
        part.To,
    ];

    private static IEnumerable<(double First, double Second)> Pairs(double[] cuts) => cuts.Zip(cuts.Skip(1));

    /// <summary>Enough points of a curve, the point itself among them.</summary>
    private static IEnumerable<double> Steps(AxisRange range, double at) =>
        Enumerable.Range(0, 61).Select(i => range.From + i * range.Length / 60).Append(at).Order();

    /// <summary>Where a point of the surface is seen; what is higher or lower than the box is seen at its end.</summary>
    private (double X, double Y) OnSurface(Point3 point) =>
        Project(point with { Z = Math.Clamp(point.Z, Explorer.Heights.From, Explorer.Heights.To) });

    private (double X, double Y) Project(Point3 point)
    {
        Point3 ray = Ray(point);
        double depth = ray.Dot(s_forward);
        return (CentreX + Scale * ray.Dot(s_across) / depth, CentreY - Scale * ray.Dot(s_up) / depth);
    }

    private Point3 Ray(Point3 point) => new Point3(
        Explorer.X.Fraction(point.X) - 0.5,
        Explorer.Y.Fraction(point.Y) - 0.5,
        BoxHeight * (Explorer.Heights.Fraction(point.Z) - 0.5)) - s_eye;

    private static Point3 Mean(Point3[] corners) =>
        new(corners.Average(corner => corner.X), corners.Average(corner => corner.Y), corners.Average(corner => corner.Z));

    private static Point3 EyeAt(double azimuth, double elevation) =>
        new Point3(Math.Cos(elevation) * Math.Cos(azimuth), Math.Cos(elevation) * Math.Sin(azimuth), Math.Sin(elevation)) * Distance;

    private static Point3 Unit(Point3 direction) => direction / direction.Length;
}
