namespace PartialDerivatives.Charts;

/// <summary>
/// Where a height over a grid, linear along the sides of its cells, passes a level: marching squares (Lorensen and Cline, 1987, in the
/// plane).
/// </summary>
internal static class Isolines
{
    // The sides of a cell are counted from below, anticlockwise: 0 below, 1 right, 2 above, 3 left.
    // The corners, too, from the lower left: corner k is bit k of the index.
    // Each pair of digits leads from one side to another, with the high corners on the left.
    private static readonly string[] s_pairs = 
        ["", "03", "10", "13", "21", "0321", "20", "23", "32", "02", "1032", "12", "31", "01", "30", ""];

    // Where opposite corners are high and the middle of the cell is, too, the high corners are connected.
    private static readonly Dictionary<int, string> s_connected = new() { [5] = "0123", [10] = "1230" };

    /// <summary>
    /// The closed outlines of the region where the height is <paramref name="level"/> or more. Outside the grid and where it is not finite
    /// the height counts as infinitely low, so that the edge of the grid closes the outlines; points there are marked as edge. A ridge
    /// that only touches the level has no outline, as a valley that touches it has none.
    /// </summary>
    public static IEnumerable<List<(double X, double Y, bool IsEdge)>> Outlines(Contours contours, double level)
    {
        var (columns, rows) = (contours.X.Length, contours.Y.Length);
        var next = new Dictionary<Side, Side>();
        for (int j = -1; j < rows; j++)
        {
            for (int i = -1; i < columns; i++)
            {
                double[] corners = [Height(i, j), Height(i + 1, j), Height(i + 1, j + 1), Height(i, j + 1)];
                int index = corners.Select((height, k) => height >= level ? 1 << k : 0).Sum();
                string found = s_connected.TryGetValue(index, out string? other) && corners.Average() >= level ? other : s_pairs[index];
                Side[] sides = [new(i, j, false), new(i + 1, j, true), new(i, j + 1, false), new(i, j, true)];
                for (int k = 0; k < found.Length; k += 2)
                {
                    next.Add(sides[found[k] - '0'], sides[found[k + 1] - '0']);
                }
            }
        }
        foreach (Side start in next.Keys.ToList().Where(next.ContainsKey))
        {
            var outline = new List<(double, double, bool)>();
            Side side = start;
            while (next.Remove(side, out Side following))
            {
                outline.Add(Crossing(side));
                side = following;
            }
            yield return outline;
        }

        double Height(int i, int j) =>
            Given(i, j) is var height && height == level && !IsOnRegion(i, j) ? Math.BitDecrement(level) : height;

        double Given(int i, int j) =>
            i >= 0 && j >= 0 && i < columns && j < rows && double.IsFinite(contours.Z[j][i]) ? contours.Z[j][i] : double.NegativeInfinity;

        // A point at the level itself is of the region where one of its four cells has a share of it: a side or a corner has no area.
        bool IsOnRegion(int i, int j)
        {
            foreach (var (left, below) in new[] { (i - 1, j - 1), (i, j - 1), (i - 1, j), (i, j) })
            {
                double[] corners = [Given(left, below), Given(left + 1, below), Given(left, below + 1), Given(left + 1, below + 1)];
                if (corners.Max() > level || corners.Min() >= level)
                {
                    return true;
                }
            }
            return false;
        }

        (double X, double Y, bool IsEdge) Crossing(Side side)
        {
            var (i, j) = side.IsUpright ? (side.I, side.J + 1) : (side.I + 1, side.J);
            var (from, to) = (Height(side.I, side.J), Height(i, j));
            bool edge = double.IsInfinity(from) || double.IsInfinity(to);
            double share = double.IsInfinity(from) ? 1 : double.IsInfinity(to) ? 0 : (level - from) / (to - from);
            var (x, y) = (X(side.I), Y(side.J));
            return (x + share * (X(i) - x), y + share * (Y(j) - y), edge);
        }

        double X(int i) => contours.X[Math.Clamp(i, 0, columns - 1)];
        double Y(int j) => contours.Y[Math.Clamp(j, 0, rows - 1)];
    }

    /// <summary>The side of a cell that starts at column I and row J.</summary>
    private readonly record struct Side(int I, int J, bool IsUpright);
}
