namespace PartialDerivatives.Charts;

/// <summary>What of a line or a polygon is within a box (Liang and Barsky, 1984; Sutherland and Hodgman, 1974).</summary>
internal static class Clip
{
    /// <summary>The part of a segment in a box of the plane; null where there is none.</summary>
    public static ((double X, double Y) From, (double X, double Y) To)? Segment((double X, double Y) from, (double X, double Y) to, Box box)
    {
        double start = 0, end = 1;
        if (!Narrow(from.X, to.X, box.Left, box.Right, ref start, ref end)
            || !Narrow(from.Y, to.Y, box.Top, box.Bottom, ref start, ref end))
        {
            return null;
        }
        return (start == 0 ? from : At(start), end == 1 ? to : At(end));

        (double, double) At(double share) => (from.X + share * (to.X - from.X), from.Y + share * (to.Y - from.Y));
    }

    /// <summary>The part of a segment in a box of space; null where there is none.</summary>
    public static (Point3 From, Point3 To)? Segment(Point3 from, Point3 to, AxisRange x, AxisRange y, AxisRange z)
    {
        double start = 0, end = 1;
        return Narrow(from.X, to.X, x.From, x.To, ref start, ref end)
            && Narrow(from.Y, to.Y, y.From, y.To, ref start, ref end)
            && Narrow(from.Z, to.Z, z.From, z.To, ref start, ref end)
            ? (start == 0 ? from : At(start), end == 1 ? to : At(end))
            : null;

        Point3 At(double share) => from - (from - to) * share;
    }

    /// <summary>The part of a convex polygon in a box of space; empty where there is none.</summary>
    public static Point3[] Polygon(Point3[] corners, AxisRange x, AxisRange y, AxisRange z)
    {
        foreach (Func<Point3, double> inside in (Func<Point3, double>[])
            [p => p.X - x.From, p => x.To - p.X, p => p.Y - y.From, p => y.To - p.Y, p => p.Z - z.From, p => z.To - p.Z])
        {
            List<Point3> kept = [];
            for (int i = 0; i < corners.Length; i++)
            {
                Point3 from = corners[i], to = corners[(i + 1) % corners.Length];
                double a = inside(from), b = inside(to);
                if (a >= 0)
                {
                    kept.Add(from);
                }
                if (a >= 0 != b >= 0)
                {
                    kept.Add(from - (from - to) * (a / (a - b)));
                }
            }
            corners = [.. kept];
        }
        return corners;
    }

    /// <summary>Narrows the shares of a segment to those where one coordinate is between two numbers.</summary>
    private static bool Narrow(double from, double to, double low, double high, ref double start, ref double end)
    {
        double way = to - from;
        if (way == 0)
        {
            return from >= low && from <= high;
        }
        double a = (low - from) / way, b = (high - from) / way;
        (start, end) = (Math.Max(start, Math.Min(a, b)), Math.Min(end, Math.Max(a, b)));
        return start <= end;
    }
}
