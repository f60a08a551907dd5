namespace PartialDerivatives.Charts;

/// <summary>
/// A panel of surfaces in the static picture: seen in perspective from where the interactive figure starts, the far patches drawn first.
/// </summary>
internal sealed class SvgSpace
{
    /// <summary>At most so many patches a side: enough to show the shape, and small enough to be stored.</summary>
    private const int Patches = 24;

    private readonly SvgPicture picture;
    private readonly Panel panel;
    private readonly AxisRange x, y, z;
    private readonly Point3 eye, forward, across, up;
    private readonly double scale, centreX, centreY;

    public SvgSpace(SvgPicture picture, Panel panel, double left, double right, Geometry geometry)
    {
        this.picture = picture;
        this.panel = panel;
        (x, y, z) = (AxisRange.X(panel), AxisRange.Y(panel), AxisRange.Z(panel));
        eye = geometry.Eye;
        forward = Unit(Geometry.Centre - eye);
        across = Unit(forward.Cross(new(0, 0, 1)));
        up = across.Cross(forward);

        // Fit the box, with room for the labels, into the cell.
        (scale, centreX, centreY) = (1, 0, 0);
        var corners = (from a in Ends(x) from b in Ends(y) from c in Ends(z) select Project(new(a, b, c))).ToList();
        var (minX, maxX, minY, maxY) = (corners.Min(p => p.X), corners.Max(p => p.X), corners.Min(p => p.Y), corners.Max(p => p.Y));
        scale = Math.Min((right - left - 90) / (maxX - minX), (geometry.CellHeight - 60) / (maxY - minY));
        centreX = (left + right) / 2 - scale * (minX + maxX) / 2;
        centreY = (geometry.Top + Geometry.Height - 30) / 2.0 - scale * (minY + maxY) / 2;
    }

    public void Draw()
    {
        DrawBox();
        foreach (Surface surface in panel.Surfaces)
        {
            DrawSurface(surface);
        }
    }

    /// <summary>The three far sides of the box with their grid; ticks and titles stand along the near edges below, and along the left edge.</summary>
    private void DrawBox()
    {
        var (xStep, yStep, zStep) = (x.Step(5), y.Step(5), z.Step(5));
        Side(x.Ticks(xStep), y.Ticks(yStep), (a, b) => new(a, b, z.From), x, y);
        Side(x.Ticks(xStep), z.Ticks(zStep), (a, c) => new(a, y.To, c), x, z);
        Side(y.Ticks(yStep), z.Ticks(zStep), (b, c) => new(x.From, b, c), y, z);
        Labels(x, xStep, a => new(a, y.From, z.From), panel.XTitle, (-6, 17), "middle");
        Labels(y, yStep, b => new(x.To, b, z.From), panel.YTitle, (7, 12), "start");
        Labels(z, zStep, c => new(x.From, y.From, c), panel.ZTitle, (-7, 4), "end");
    }

    private void Side(IEnumerable<double> us, IEnumerable<double> vs, Func<double, double, Point3> place, AxisRange u, AxisRange v)
    {
        string outline = SvgPicture.Path(new[] { (u.From, v.From), (u.To, v.From), (u.To, v.To), (u.From, v.To) }.Select(corner => Project(place(corner.Item1, corner.Item2))));
        string grid = string.Concat(
            us.Select(a => SvgPicture.Path([Project(place(a, v.From)), Project(place(a, v.To))])).Concat(
            vs.Select(b => SvgPicture.Path([Project(place(u.From, b)), Project(place(u.To, b))]))));
        picture.Add($"<g transform=\"scale(.1)\"><path d=\"{outline}z\" fill=\"#f5f5f5\"/><path d=\"{grid}\" stroke=\"#ccc\" stroke-width=\"10\"/></g>");
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
        picture.Text(middleX + offset.X + titleX, middleY + offset.Y + titleY, title ?? "", anchor: anchor);
    }

    private void DrawSurface(Surface surface)
    {
        int[] columns = Sample(surface.X.Length);
        int[] rows = Sample(surface.Y.Length);
        AxisRange heights = AxisRange.Of(surface.Z.SelectMany(row => row));
        var patches =
            from j in Enumerable.Range(0, rows.Length - 1)
            from i in Enumerable.Range(0, columns.Length - 1)
            let corners = new[] { (columns[i], rows[j]), (columns[i + 1], rows[j]), (columns[i + 1], rows[j + 1]), (columns[i], rows[j + 1]) }
                .Select(corner => new Point3(surface.X[corner.Item1], surface.Y[corner.Item2], surface.Z[corner.Item2][corner.Item1])).ToArray()
            where corners.All(corner => double.IsFinite(corner.Z))
            orderby corners.Sum(corner => Ray(corner).Dot(forward)) descending
            select (Path: SvgPicture.Path(corners.Select(Project)), Color: Viridis.Color(heights.Fraction(corners.Average(corner => corner.Z))));

        // A thin dark mesh hides the seams between the patches and shows the shape.
        picture.Add($"<g transform=\"scale(.1)\" opacity=\"{surface.Opacity}\" stroke=\"#000\" stroke-opacity=\".25\" stroke-width=\"4\">");
        foreach (var (path, color) in patches)
        {
            picture.Add($"<path fill=\"{color}\" d=\"{path}z\"/>");
        }
        picture.Add($"</g>");
    }

    /// <summary>Evenly chosen indices, first and last included.</summary>
    private static int[] Sample(int count) =>
        count <= Patches + 1 ? [.. Enumerable.Range(0, count)] : [.. Enumerable.Range(0, Patches + 1).Select(k => (int)Math.Round(k * (count - 1.0) / Patches))];

    /// <summary>Where a point is seen.</summary>
    private (double X, double Y) Project(Point3 point)
    {
        Point3 ray = Ray(point);
        double depth = ray.Dot(forward);
        return (centreX + scale * ray.Dot(across) / depth, centreY - scale * ray.Dot(up) / depth);
    }

    /// <summary>From the eye to a point.</summary>
    private Point3 Ray(Point3 point) =>
        new Point3(Geometry.Aspect.X * (x.Fraction(point.X) - 0.5), Geometry.Aspect.Y * (y.Fraction(point.Y) - 0.5), Geometry.Aspect.Z * (z.Fraction(point.Z) - 0.5)) - eye;

    private static double[] Ends(AxisRange range) => [range.From, range.To];

    private static Point3 Unit(Point3 direction) => direction / direction.Length;
}
