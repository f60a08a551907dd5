using System.Globalization;
using System.Text;

namespace PartialDerivatives.Charts;

/// <summary>
/// The data of an SVG path in tenths of a pixel, as short as it can be: each number is the way from the point before, and no letter but m
/// and z is needed.
/// Points that are nearer than a tenth of a pixel to the line without them are left out.
/// </summary>
internal sealed class SvgPath
{
    private const double Tolerance = 0.1;

    /// <summary>A straight line is looked for over so many points at most, so that the time is that of their number.</summary>
    private const int LongestRun = 100;

    private readonly StringBuilder _data = new();
    private (int X, int Y) _at;

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => _data.Length == 0;

    /// <summary>The path through points as far as it is in a box, with gaps where they are not finite.</summary>
    public static SvgPath Line(IEnumerable<(double X, double Y)> points, Box box)
    {
        var path = new SvgPath();
        List<(double X, double Y)> run = [];
        (double X, double Y)? before = null;
        foreach (var point in points)
        {
            if (!double.IsFinite(point.X) || !double.IsFinite(point.Y))
            {
                before = null;
                continue;
            }
            if (before is { } from && Clip.Segment(from, point, box) is var (start, end))
            {
                if (run.Count == 0 || run[^1] != start)
                {
                    path.Add(run);
                    run = [start];
                }
                run.Add(end);
            }
            before = point;
        }
        path.Add(run);
        return path;
    }

    /// <summary>Adds a line through points.</summary>
    public void Add(IReadOnlyList<(double X, double Y)> points)
    {
        for (int i = 0; i < points.Count; i = Next(points, i))
        {
            (int X, int Y) next = ((int)Math.Round(10 * points[i].X), (int)Math.Round(10 * points[i].Y));
            Append(i == 0 ? "m" : next.X < _at.X ? "" : " ", next.X - _at.X);
            Append(next.Y < _at.Y ? "" : " ", next.Y - _at.Y);
            _at = next;
        }
    }

    /// <summary>Adds an outline through points, back to the first.</summary>
    public void AddClosed(IReadOnlyList<(double X, double Y)> points)
    {
        Add(points);
        _data.Append('z');
        // From where the outline started the next one goes on.
        _at = ((int)Math.Round(10 * points[0].X), (int)Math.Round(10 * points[0].Y));
    }

    public override string ToString() => _data.ToString();

    private void Append(string separator, int number) => _data.Append(CultureInfo.InvariantCulture, $"{separator}{number}");

    /// <summary>
    /// The farthest point that a straight line from point <paramref name="from"/> reaches without missing any point between.
    /// </summary>
    private static int Next(IReadOnlyList<(double X, double Y)> points, int from)
    {
        int to = from + 1;
        while (to + 1 < points.Count && to - from < LongestRun
            && Enumerable.Range(from + 1, to - from).All(between => Distance(points[between], points[from], points[to + 1]) <= Tolerance))
        {
            to++;
        }
        return to;
    }

    /// <summary>The distance of a point from the straight line between two others.</summary>
    private static double Distance((double X, double Y) point, (double X, double Y) from, (double X, double Y) to)
    {
        var (x, y) = (to.X - from.X, to.Y - from.Y);
        var (u, v) = (point.X - from.X, point.Y - from.Y);
        double share = Math.Clamp((u * x + v * y) / Math.Max(x * x + y * y, double.Epsilon), 0, 1);
        return Math.Sqrt((u - share * x) * (u - share * x) + (v - share * y) * (v - share * y));
    }
}
