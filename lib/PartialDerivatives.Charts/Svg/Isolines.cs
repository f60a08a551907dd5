namespace PartialDerivatives.Charts;

/// <summary>
/// Where a height over a grid, linear along the sides of its cells, passes a level: marching squares (Lorensen and Cline, 1987, in the
/// plane).
/// </summary>
internal sealed class Isolines
{
    // The sides of a cell are counted from below, anticlockwise: 0 below, 1 right, 2 above, 3 left.
    // The corners, too, from the lower left: corner k is bit k of the index.
    // Each pair of digits leads from one side to another, with the high corners on the left.
    private static readonly string[] s_pairs =
        ["", "03", "10", "13", "21", "0321", "20", "23", "32", "02", "1032", "12", "31", "01", "30", ""];

    private readonly Contours _contours;
    private readonly int _columns, _rows;

    /// <summary>The heights in a rim of infinitely low ones, which closes the outlines at the edge of the grid.</summary>
    private readonly double[][] _heights;

    private Isolines(Contours contours)
    {
        _contours = contours;
        (_columns, _rows) = (contours.X.Length + 2, contours.Y.Length + 2);
        _heights = new double[_rows][];
        for (int j = 0; j < _rows; j++)
        {
            Array.Fill(_heights[j] = new double[_columns], double.NegativeInfinity);
            for (int i = 1; j > 0 && j < _rows - 1 && i < _columns - 1; i++)
            {
                double height = contours.Z[j - 1][i - 1];
                _heights[j][i] = double.IsFinite(height) ? height : double.NegativeInfinity;
            }
        }
    }

    /// <summary>
    /// The closed outlines of the region where the height is a level or more, for each level. Outside the grid and where it is not finite
    /// the height counts as infinitely low, so that the edge of the grid closes the outlines; points there are marked as edge. A ridge
    /// that only touches the level has no outline, as a valley that touches it has none.
    /// </summary>
    /// <param name="contours">The map.</param>
    /// <param name="levels">The levels, from the lowest to the highest.</param>
    public static List<List<(double X, double Y, bool IsEdge)>>[] Outlines(Contours contours, double[] levels)
    {
        var lines = new Isolines(contours);
        Dictionary<int, int>[] ways = lines.Ways(levels);
        return [.. levels.Select((level, k) => lines.Outlines(level, ways[k]))];
    }

    /// <summary>For each level the sides of cells that it passes, and to which side of the same cell each leads.</summary>
    private Dictionary<int, int>[] Ways(double[] levels)
    {
        Dictionary<int, int>[] ways = [.. levels.Select(_ => new Dictionary<int, int>())];
        // The lowest level that the cell may reach: seldom another one than of the cell before.
        int lowest = 0;
        for (int j = 0; j < _rows - 1; j++)
        {
            double[] below = _heights[j], above = _heights[j + 1];
            for (int i = 0; i < _columns - 1; i++)
            {
                double low = Math.Min(Math.Min(below[i], below[i + 1]), Math.Min(above[i], above[i + 1]));
                double high = Math.Max(Math.Max(below[i], below[i + 1]), Math.Max(above[i], above[i + 1]));
                while (lowest > 0 && levels[lowest - 1] >= low)
                {
                    lowest--;
                }
                while (lowest < levels.Length && levels[lowest] < low)
                {
                    lowest++;
                }
                for (int k = lowest; k < levels.Length && levels[k] <= high; k++)
                {
                    AddWays(i, j, levels[k], ways[k]);
                }
            }
        }
        return ways;
    }

    private void AddWays(int i, int j, double level, Dictionary<int, int> ways)
    {
        double a = Height(i, j, level), b = Height(i + 1, j, level), c = Height(i + 1, j + 1, level), d = Height(i, j + 1, level);
        int index = (a >= level ? 1 : 0) + (b >= level ? 2 : 0) + (c >= level ? 4 : 0) + (d >= level ? 8 : 0);
        // Where opposite corners are high and the middle of the cell is, too, the high corners are connected.
        string found = index is 5 or 10 && (a + b + c + d) / 4 >= level ? (index == 5 ? "0123" : "1230") : s_pairs[index];
        for (int k = 0; k < found.Length; k += 2)
        {
            ways.Add(SideOf(found[k]), SideOf(found[k + 1]));
        }

        int SideOf(char side) => side switch
        {
            '0' => Side(i, j, isUpright: false),
            '1' => Side(i + 1, j, isUpright: true),
            '2' => Side(i, j + 1, isUpright: false),
            _ => Side(i, j, isUpright: true),
        };
    }

    private List<List<(double X, double Y, bool IsEdge)>> Outlines(double level, Dictionary<int, int> ways)
    {
        List<List<(double, double, bool)>> outlines = [];
        foreach (int start in ways.Keys.ToList().Where(ways.ContainsKey))
        {
            var outline = new List<(double, double, bool)>();
            int side = start;
            while (ways.Remove(side, out int following))
            {
                outline.Add(Crossing(side, level));
                side = following;
            }
            outlines.Add(outline);
        }
        return outlines;
    }

    /// <summary>A side of a cell, which starts at a column and a row, as a number.</summary>
    private int Side(int i, int j, bool isUpright) => 2 * (j * _columns + i) + (isUpright ? 1 : 0);

    private double Height(int i, int j, double level)
    {
        double height = _heights[j][i];
        return height == level && !IsOnRegion(i, j, level) ? Math.BitDecrement(level) : height;
    }

    /// <summary>A point at the level itself is of the region where one of its four cells has a share of it: a side or a corner has no
    /// area.</summary>
    private bool IsOnRegion(int i, int j, double level)
    {
        foreach (var (left, below) in new[] { (i - 1, j - 1), (i, j - 1), (i - 1, j), (i, j) })
        {
            double[] corners =
                [_heights[below][left], _heights[below][left + 1], _heights[below + 1][left], _heights[below + 1][left + 1]];
            if (corners.Max() > level || corners.Min() >= level)
            {
                return true;
            }
        }
        return false;
    }

    private (double X, double Y, bool IsEdge) Crossing(int side, double level)
    {
        var (j, i) = Math.DivRem(side / 2, _columns);
        var (toI, toJ) = side % 2 == 1 ? (i, j + 1) : (i + 1, j);
        var (from, to) = (Height(i, j, level), Height(toI, toJ, level));
        bool edge = double.IsInfinity(from) || double.IsInfinity(to);
        double share = double.IsInfinity(from) ? 1 : double.IsInfinity(to) ? 0 : (level - from) / (to - from);
        var (x, y) = (X(i), Y(j));
        return (x + share * (X(toI) - x), y + share * (Y(toJ) - y), edge);
    }

    private double X(int i) => _contours.X[Math.Clamp(i - 1, 0, _columns - 3)];

    private double Y(int j) => _contours.Y[Math.Clamp(j - 1, 0, _rows - 3)];
}
