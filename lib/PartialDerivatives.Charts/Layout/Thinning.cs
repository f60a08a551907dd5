namespace PartialDerivatives.Charts;

/// <summary>
/// Of very many points in a row those without which the picture would look otherwise: a line misses none of the others by more than half a
/// pixel (Ramer, 1972; Douglas and Peucker, 1973), and where dots mark them, each of the others lies under one.
/// </summary>
internal static class Thinning
{
    /// <summary>So many are kept as they are: a reader may point at each.</summary>
    public const int Few = 2000;

    /// <summary>An axis is so long in pixels, as figures are laid out.</summary>
    private const double AxisLength = 400;

    private const double HalfPixel = 0.5 / AxisLength;

    /// <summary>A dot is not seen whose middle is within so much of its diameter of another one's.</summary>
    private const double UnderDot = 0.4;

    /// <summary>Longer runs are taken in parts, so that the time is that of their number.</summary>
    private const int LongestRun = 1024;

    /// <summary>The points that are kept, of those given, in their order; of several in a row without a place, one.</summary>
    /// <param name="points">The numbers of the points.</param>
    /// <param name="places">For each axis where all points stand on it: 0 at its start, 1 at its end.</param>
    /// <param name="hasLine">Whether a line goes through the points.</param>
    /// <param name="dots">The diameter of the dots in pixels; 0 for none.</param>
    public static int[] Kept(int[] points, double[][] places, bool hasLine, double dots)
    {
        if (points.Length <= Few)
        {
            return points;
        }
        bool[] kept = new bool[points.Length];
        var cells = new HashSet<(int, int, int)>();
        for (int from = 0, to; from < points.Length; from = to)
        {
            bool isGap = IsGap(points[from]);
            for (to = from + 1; to < points.Length && IsGap(points[to]) == isGap; to++)
            {
            }
            kept[from] = isGap || hasLine;
            for (int start = from; !isGap && hasLine && start < to - 1; start += LongestRun)
            {
                Divide(start, Math.Min(start + LongestRun, to - 1));
            }
            for (int i = from; !isGap && dots > 0 && i < to; i++)
            {
                kept[i] |= cells.Add((Cell(0, i), Cell(1, i), places.Length > 2 ? Cell(2, i) : 0));
            }
        }
        return [.. points.Where((_, i) => kept[i])];

        bool IsGap(int point) => !Array.TrueForAll(places, place => double.IsFinite(place[point]));

        int Cell(int axis, int i) => (int)Math.Floor(places[axis][points[i]] * AxisLength / (UnderDot * dots));

        void Divide(int first, int last)
        {
            kept[first] = kept[last] = true;
            var parts = new Stack<(int From, int To)>([(first, last)]);
            while (parts.TryPop(out var part))
            {
                var (farthest, distance) = (part.From, HalfPixel);
                for (int i = part.From + 1; i < part.To; i++)
                {
                    double away = Distance(points[i], points[part.From], points[part.To]);
                    (farthest, distance) = away > distance ? (i, away) : (farthest, distance);
                }
                if (farthest > part.From)
                {
                    kept[farthest] = true;
                    parts.Push((part.From, farthest));
                    parts.Push((farthest, part.To));
                }
            }
        }

        // From the straight line between two points.
        double Distance(int point, int from, int to)
        {
            double along = 0, length = 0;
            foreach (double[] place in places)
            {
                along += (place[point] - place[from]) * (place[to] - place[from]);
                length += (place[to] - place[from]) * (place[to] - place[from]);
            }
            double share = Math.Clamp(along / Math.Max(length, double.Epsilon), 0, 1), square = 0;
            foreach (double[] place in places)
            {
                double away = place[point] - place[from] - share * (place[to] - place[from]);
                square += away * away;
            }
            return Math.Sqrt(square);
        }
    }
}
