namespace PartialDerivatives.Charts;

/// <summary>
/// A panel of space in the static picture: seen in perspective from where the interactive figure starts, the far patches drawn first.
/// </summary>
internal sealed class SvgSpace
{
    /// <summary>At most so many patches a side: enough to show the shape, and small enough to be stored.</summary>
    private const int PatchesASide = 24;

    /// <summary>So many colours, of which neighbours can hardly be told apart, so that patches share them and are stored together.</summary>
    private const double Colors = 40;

    private const int LegendHeight = 30;

    private readonly SvgPicture picture;
    private readonly Panel panel;
    private readonly AxisRange x, y, z;
    private readonly Point3 aspect, eye, forward, across, up;
    private readonly double scale, centreX, centreY;
    private readonly SvgLegend legend;

    public SvgSpace(SvgPicture picture, Panel panel, double left, double right, double top, double bottom, Point3 eye, Point3 centre)
    {
        this.picture = picture;
        this.panel = panel;
        this.eye = eye;
        (x, y, z) = (AxisRange.X(panel), AxisRange.Y(panel), AxisRange.Z(panel));
        aspect = Geometry.Aspect(panel);
        forward = Unit(centre - eye);
        across = Unit(forward.Cross(new(0, 0, 1)));
        up = across.Cross(forward);

        // Fit the box, with room for the labels, into the cell.
        (scale, centreX, centreY) = (1, 0, 0);
        var corners = (from a in Ends(x) from b in Ends(y) from c in Ends(z) select Project(new(a, b, c))).ToList();
        var (minX, maxX, minY, maxY) = (corners.Min(p => p.X), corners.Max(p => p.X), corners.Min(p => p.Y), corners.Max(p => p.Y));
        scale = Math.Min((right - left - 90) / (maxX - minX), (bottom - top - 60) / (maxY - minY));
        centreX = (left + right) / 2 - scale * (minX + maxX) / 2;
        centreY = (top + bottom - 30) / 2 - scale * (minY + maxY) / 2;
        legend = new SvgLegend(picture, panel, left, right, top + LegendHeight);
    }

    public void Draw()
    {
        DrawBox();
        Draw([.. panel.Traces.OfType<Surface>().SelectMany(Patches)], [.. panel.Traces.OfType<PlanePatch>()]);
        foreach (SpaceCurve curve in panel.Traces.OfType<SpaceCurve>())
        {
            Draw(curve);
        }
        legend.Draw();
    }

    /// <summary>The three far sides of the box with their grid; ticks and titles stand along the near edges below, and along the left edge.</summary>
    private void DrawBox()
    {
        var (xStep, yStep, zStep) = (x.Step(5), y.Step(5), z.Step(5));
        var (sides, grid) = (new SvgPath(), new SvgPath());
        Side(x.Ticks(xStep), y.Ticks(yStep), (a, b) => new(a, b, z.From), x, y);
        Side(x.Ticks(xStep), z.Ticks(zStep), (a, c) => new(a, y.To, c), x, z);
        Side(y.Ticks(yStep), z.Ticks(zStep), (b, c) => new(x.From, b, c), y, z);
        // A little grey over the paper, whichever it is.
        picture.Add($"<g transform=\"scale(.1)\"><path d=\"{sides}\" fill=\"gray\" fill-opacity=\".08\"/><path d=\"{grid}\" stroke=\"{Theme.SpaceGrid}\" class=\"fig-side\" stroke-width=\"10\"/></g>");
        Labels(x, xStep, a => new(a, y.From, z.From), panel.XTitle, (-6, 17), "middle");
        Labels(y, yStep, b => new(x.To, b, z.From), panel.YTitle, (7, 12), "start");
        Labels(z, zStep, c => new(x.From, y.From, c), panel.ZTitle, (-7, 4), "end");

        void Side(IEnumerable<double> us, IEnumerable<double> vs, Func<double, double, Point3> place, AxisRange u, AxisRange v)
        {
            sides.AddClosed([Project(place(u.From, v.From)), Project(place(u.To, v.From)), Project(place(u.To, v.To)), Project(place(u.From, v.To))]);
            foreach (double a in us)
            {
                grid.Add([Project(place(a, v.From)), Project(place(a, v.To))]);
            }
            foreach (double b in vs)
            {
                grid.Add([Project(place(u.From, b)), Project(place(u.To, b))]);
            }
        }
    }

    /// <summary>The labels of the ticks along an edge of the box, and outside of them the title.</summary>
    private void Labels(AxisRange range, double step, Func<double, Point3> place, string? title, (double X, double Y) offset, string anchor)
    {
        int longest = 0;
        foreach (double tick in range.Ticks(step))
        {
            string label = Label.Tick(tick, step);
            longest = Math.Max(longest, label.Length);
            var (x, y) = Project(place(tick));
            picture.Text(x + offset.X, y + offset.Y, label, anchor: anchor);
        }
        var (middleX, middleY) = Project(place((range.From + range.To) / 2));
        double beside = 6.5 * longest + 12;
        var (titleX, titleY) = anchor switch { "start" => (beside, 6), "end" => (-beside, 0), _ => (-6.0, 20) };
        var (titleAtX, titleAtY) = (middleX + offset.X + titleX, middleY + offset.Y + titleY);
        // Beside the left edge is room for a letter or two; more are turned.
        if (anchor == "end" && title is { Length: > 3 })
        {
            picture.Text(0, 0, title, $" transform=\"translate({titleAtX} {titleAtY}) rotate(-90)\"");
            return;
        }
        picture.Text(titleAtX, titleAtY, title ?? "", anchor: anchor);
    }

    /// <summary>
    /// What is behind a plane, the plane, what is before it; so for each plane, and the far patches before the near ones where there is none.
    /// A curve is drawn after all, and so is never hidden.
    /// </summary>
    private void Draw(IReadOnlyCollection<Patch> patches, IReadOnlyCollection<PlanePatch> planes)
    {
        if (planes.Count == 0)
        {
            Draw(patches);
            return;
        }
        PlanePatch plane = planes.First();
        Point3[] corners = Corners(plane);
        Point3 normal = (Ray(corners[1]) - Ray(corners[0])).Cross(Ray(corners[3]) - Ray(corners[0]));
        bool Before(IEnumerable<Point3> points) => points.Sum(point => normal.Dot(Ray(point) - Ray(corners[0]))) * normal.Dot(Ray(corners[0])) < 0;

        var (patchesBefore, planesBefore) = (patches.ToLookup(patch => Before(patch.Corners)), planes.Skip(1).ToLookup(other => Before(Corners(other))));
        Draw([.. patchesBefore[false]], [.. planesBefore[false]]);
        picture.Add($"<path transform=\"scale(.1)\" d=\"{SvgPath.Area(corners.Select(Project))}\" fill=\"{plane.Color}\" fill-opacity=\"{plane.Opacity}\" stroke=\"{plane.Color}\" stroke-width=\"10\"/>");
        Draw([.. patchesBefore[true]], [.. planesBefore[true]]);
    }

    private void Draw(IReadOnlyCollection<Patch> patches)
    {
        foreach (var surface in patches.OrderByDescending(patch => patch.Corners.Sum(corner => Ray(corner).Dot(forward))).GroupBy(patch => patch.Opacity))
        {
            // A thin dark mesh hides the seams between the patches and shows the shape.
            picture.Add($"<g transform=\"scale(.1)\" opacity=\"{surface.Key}\" stroke=\"#000\" stroke-opacity=\".25\" stroke-width=\"4\">");
            var layers = new SvgLayers();
            foreach (Patch patch in surface)
            {
                layers.Add(patch.Color, [.. patch.Corners.Select(Project)]);
            }
            foreach (var (color, path) in layers.Paths)
            {
                picture.Add($"<path fill=\"{color}\" d=\"{path}\"/>");
            }
            picture.Add($"</g>");
        }
    }

    private void Draw(SpaceCurve curve)
    {
        var points = Enumerable.Range(0, curve.X.Length).Select(i => Project(new(curve.X[i], curve.Y[i], curve.Z[i]))).ToList();
        picture.Add($"<path transform=\"scale(.1)\" d=\"{SvgPath.Line(points)}\" fill=\"none\" {Theme.Stroke(curve.Color)} stroke-width=\"{5 * curve.Width}\" stroke-linejoin=\"round\"/>");
        foreach (var (x, y) in points)
        {
            picture.Dot(x, y, curve.Dots, curve.Color);
        }
    }

    private static IEnumerable<Patch> Patches(Surface surface)
    {
        int[] columns = Sample(surface.X.Length);
        int[] rows = Sample(surface.Y.Length);
        AxisRange heights = AxisRange.Of(surface.AllZ);
        return
            from j in Enumerable.Range(0, rows.Length - 1)
            from i in Enumerable.Range(0, columns.Length - 1)
            let corners = new[] { (columns[i], rows[j]), (columns[i + 1], rows[j]), (columns[i + 1], rows[j + 1]), (columns[i], rows[j + 1]) }
                .Select(corner => new Point3(surface.X[corner.Item1], surface.Y[corner.Item2], surface.Z[corner.Item2][corner.Item1])).ToArray()
            where corners.All(corner => double.IsFinite(corner.Z))
            select new Patch(corners, Viridis.Color(Math.Round(Colors * heights.Fraction(corners.Average(corner => corner.Z))) / Colors), surface.Opacity);
    }

    private static Point3[] Corners(PlanePatch plane) => [.. Enumerable.Range(0, 4).Select(i => new Point3(plane.X[i], plane.Y[i], plane.Z[i]))];

    /// <summary>Evenly chosen indices, first and last included.</summary>
    private static int[] Sample(int count) =>
        count <= PatchesASide + 1 ? [.. Enumerable.Range(0, count)] : [.. Enumerable.Range(0, PatchesASide + 1).Select(k => (int)Math.Round(k * (count - 1.0) / PatchesASide))];

    /// <summary>Where a point is seen.</summary>
    private (double X, double Y) Project(Point3 point)
    {
        Point3 ray = Ray(point);
        double depth = ray.Dot(forward);
        return (centreX + scale * ray.Dot(across) / depth, centreY - scale * ray.Dot(up) / depth);
    }

    /// <summary>From the eye to a point.</summary>
    private Point3 Ray(Point3 point) =>
        new Point3(aspect.X * (x.Fraction(point.X) - 0.5), aspect.Y * (y.Fraction(point.Y) - 0.5), aspect.Z * (z.Fraction(point.Z) - 0.5)) - eye;

    private static double[] Ends(AxisRange range) => [range.From, range.To];

    private static Point3 Unit(Point3 direction) => direction / direction.Length;

    /// <summary>A small quadrilateral of a surface.</summary>
    private sealed record Patch(Point3[] Corners, string Color, double Opacity);
}
