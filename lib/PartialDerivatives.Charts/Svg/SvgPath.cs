using System.Globalization;
using System.Runtime.InteropServices;
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

    private (int X, int Y) _at;

    /// <summary>What the attribute d has.</summary>
    public StringBuilder Data { get; } = new();

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => Data.Length == 0;

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
                    path.Add(CollectionsMarshal.AsSpan(run));
                    run = [start];
                }
                run.Add(end);
            }
            before = point;
        }
        path.Add(CollectionsMarshal.AsSpan(run));
        return path;
    }

    /// <summary>Adds a line through points.</summary>
    public void Add(ReadOnlySpan<(double X, double Y)> points)
    {
        for (int i = 0; i < points.Length; i = Next(points, i))
        {
            (int X, int Y) next = ((int)Math.Round(10 * points[i].X), (int)Math.Round(10 * points[i].Y));
            Append(i == 0 ? "m" : next.X < _at.X ? "" : " ", next.X - _at.X);
            Append(next.Y < _at.Y ? "" : " ", next.Y - _at.Y);
            _at = next;
        }
    }

    /// <summary>Adds an outline through points, back to the first.</summary>
    public void AddClosed(ReadOnlySpan<(double X, double Y)> points)
    {
        Add(points);
        Data.Append('z');
        // From where the outline started the next one goes on.
        _at = ((int)Math.Round(10 * points[0].X), (int)Math.Round(10 * points[0].Y));
    }

    public override string ToString() => Data.ToString();

    private void Append(string separator, int number)
    {
        Span<char> digits = stackalloc char[11];
        number.TryFormat(digits, out int length, default, CultureInfo.InvariantCulture);
        Data.Append(separator).Append(digits[..length]);
    }

    /// <summary>
    /// The farthest point that a straight line from point <paramref name="from"/> reaches without missing any point between.
    /// </summary>
    private static int Next(ReadOnlySpan<(double X, double Y)> points, int from)
    {
        int to = from + 1;
        while (to + 1 < points.Length && to - from < LongestRun && IsStraight(points[from..(to + 2)]))
        {
            to++;
        }
        return to;
    }

    /// <summary>Whether all points are as good as on the straight line between the first and the last.</summary>
    private static bool IsStraight(ReadOnlySpan<(double X, double Y)> points)
    {
        var (from, to) = (points[0], points[^1]);
        var (x, y) = (to.X - from.X, to.Y - from.Y);
        double square = Math.Max(x * x + y * y, double.Epsilon);
        foreach (var point in points[1..^1])
        {
            var (u, v) = (point.X - from.X, point.Y - from.Y);
            double share = Math.Clamp((u * x + v * y) / square, 0, 1);
            var (besides, above) = (u - share * x, v - share * y);
            if (!(Math.Sqrt(besides * besides + above * above) <= Tolerance))
            {
                return false;
            }
        }
        return true;
    }
}
