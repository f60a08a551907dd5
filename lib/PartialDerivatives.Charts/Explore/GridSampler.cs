namespace PartialDerivatives.Charts;

/// <summary>
/// Samples a function on a grid that is as coarse as the digits to be shown allow, and measures, cell by cell, how many of them are right.
/// </summary>
internal sealed class GridSampler
{
    /// <summary>Five digits of the range of f are shown, and of the largest slope.</summary>
    private const int Digits = 5;

    /// <summary>A shown digit is right where the error, with a margin for what was not measured, is less than this share of its
    /// unit.</summary>
    private const double Share = 0.1, Margin = 2;

    private const int LeastCells = 8;

    // Where in a cell the error is measured, also near the edges: of values it is greatest in the middle, of slopes at about 0.2 and 0.8.
    private static readonly double[] s_probes = [0.04, 0.21, 0.5, 0.79, 0.96];

    private readonly ExploredFunction _f;
    private readonly AxisRange _x, _y;
    private readonly int[] _decimals;
    private readonly double _unit;

    private GridSampler(ExploredFunction f, AxisRange x, AxisRange y)
    {
        (_f, _x, _y) = (f, x, y);
        const int Points = 24;
        var places = (from j in Enumerable.Range(0, Points) from i in Enumerable.Range(0, Points) select (X: Place(x, i),
            Y: Place(y, j))).ToList();
        double[] values = Sorted(place => f.F(place.X, place.Y));
        double size = values.Select(Math.Abs).DefaultIfEmpty().Max(), range = values.Length == 0 ? 0 : values[^1] - values[0];
        double scale = range > 1e-12 * size ? range : size > 0 ? size : 1;
        _decimals =
        [
            DecimalsOf(scale),
            DecimalsOf(Slopes(f.X, x)),
            DecimalsOf(Slopes(f.Y, y)),
        ];
        _unit = Math.Pow(10, Math.Floor(Math.Log10(scale)));

        double Place(AxisRange range, int i) => range.From + (i + 0.5) / Points * range.Length;

        // Without the extremes near a pole.
        double[] Sorted(Func<(double X, double Y), double> g)
        {
            double[] all = [.. places.Select(g).Where(double.IsFinite).Order()];
            return all[(all.Length / 50)..(all.Length - all.Length / 50)];
        }

        double Slopes(Func<double, double, double> slope, AxisRange along)
        {
            double largest = Sorted(place => slope(place.X, place.Y)).Select(Math.Abs).DefaultIfEmpty().Max();
            return Math.Max(largest, 1e-4 * scale / along.Length);
        }
    }

    private GridSampler(ExploredFunction f, AxisRange x, AxisRange y, double largest)
    {
        (_f, _x, _y) = (f, x, y);
        _decimals = [.. Enumerable.Repeat(DecimalsOf(largest), 3)];
        _unit = Math.Pow(10, Math.Floor(Math.Log10(largest)));
    }

    /// <summary>
    /// The grid of a question, of which no digit is shown: evenly fine, so that a function that takes its time is asked ten times more
    /// seldom.
    /// </summary>
    /// <param name="f">What is 0 where the condition holds.</param>
    /// <param name="x">The range of x.</param>
    /// <param name="y">The range of y.</param>
    /// <param name="largest">Its largest absolute value, about.</param>
    /// <param name="mostNodes">How many nodes the grid may have at most.</param>
    public static HermiteGrid OfQuestion(ExploredFunction f, AxisRange x, AxisRange y, double largest, int mostNodes)
    {
        var sampler = new GridSampler(f, x, y, largest > 0 ? largest : 1);
        int cells = (int)Math.Sqrt(mostNodes) - 1;
        HermiteGrid grid = sampler.Sample(cells, cells);
        if (grid.HasHoles)
        {
            sampler.Measure(grid);
        }
        return grid;
    }

    /// <summary>The grid of a function.</summary>
    /// <param name="f">The function.</param>
    /// <param name="x">The range of x.</param>
    /// <param name="y">The range of y.</param>
    /// <param name="mostNodes">How many nodes the grid may have at most.</param>
    public static HermiteGrid Of(ExploredFunction f, AxisRange x, AxisRange y, int mostNodes)
    {
        var sampler = new GridSampler(f, x, y);
        var (columns, rows) = sampler.Size(mostNodes);
        HermiteGrid grid = sampler.Sample(columns, rows);
        sampler.Measure(grid);
        Calm(grid);
        return grid;
    }

    /// <summary>Refines the axis along which more digits are lost, until none is or the grid is full.</summary>
    private (int Columns, int Rows) Size(int mostNodes)
    {
        var (columns, rows) = (LeastCells, LeastCells);
        while (true)
        {
            HermiteGrid grid = Sample(columns, rows);
            double lostX = grid.Cells.Sum(cell => Lost(grid, cell.I, cell.J, 0.21, 0) + Lost(grid, cell.I, cell.J, 0.5, 0));
            double lostY = grid.Cells.Sum(cell => Lost(grid, cell.I, cell.J, 0, 0.21) + Lost(grid, cell.I, cell.J, 0, 0.5));
            bool refineX = lostX > 1.2 * lostY || (lostX > 0.8 * lostY && columns <= rows);
            var (moreColumns, moreRows) = refineX ? (columns + Math.Max(2, columns / 4), rows) : (columns, rows + Math.Max(2, rows / 4));
            if (lostX + lostY == 0 || (moreColumns + 1) * (moreRows + 1) > mostNodes)
            {
                return (columns, rows);
            }
            (columns, rows) = (moreColumns, moreRows);
        }
    }

    private HermiteGrid Sample(int columns, int rows)
    {
        double width = _x.Length / columns, height = _y.Length / rows;
        double[] nodes = new double[4 * (columns + 1) * (rows + 1)];
        int at = 0;
        for (int j = 0; j <= rows; j++)
        {
            for (int i = 0; i <= columns; i++)
            {
                var (f, x, y, xy) = _f.Node(NodeOf(_x, i, columns), NodeOf(_y, j, rows));
                foreach (double value in new[] { f, x * width, y * height, xy * width * height })
                {
                    // As stored: what is measured is what a browser computes.
                    nodes[at++] = HermiteGrid.Stored(value / _unit) * _unit;
                }
            }
        }
        return new(_x, _y, columns, rows, nodes) { Unit = _unit, Decimals = [.. _decimals] };
    }

    /// <summary>
    /// Finds for each cell the stencils that are right in most digits: beside a kink or a hole, those that do not reach over it.
    /// Where little is won the usual ones stay, as only then neighbouring cells fit together without a jump.
    /// </summary>
    private void Measure(HermiteGrid grid)
    {
        foreach (var (i, j) in grid.Cells)
        {
            int cell = j * grid.Columns + i;
            var truth = new (double F, double X, double Y)[s_probes.Length * s_probes.Length];
            for (int k = 0; k < truth.Length; k++)
            {
                var (s, t) = (s_probes[k % s_probes.Length], s_probes[k / s_probes.Length]);
                double x = grid.X.From + (i + s) * grid.CellWidth, y = grid.Y.From + (j + t) * grid.CellHeight;
                truth[k] = (_f.F(x, y), _f.X(x, y), _f.Y(x, y));
            }
            (int X, int Y) usual = grid.Stencil(cell), best = usual;
            int[] least = LostIn(grid, i, j, truth);
            int lostAsUsual = least.Sum();
            for (int other = 0; other < 16 && lostAsUsual > 5; other++)
            {
                (int X, int Y) stencil = (other / 4, other % 4);
                if (HermiteBasis.Fits(stencil.X, i, grid.Columns) && HermiteBasis.Fits(stencil.Y, j, grid.Rows))
                {
                    grid.SetStencil(cell, stencil);
                    int[] lost = LostIn(grid, i, j, truth);
                    if (lost.Sum() < least.Sum())
                    {
                        (best, least) = (stencil, lost);
                    }
                }
            }
            grid.SetStencil(cell, best);
            for (int part = 0; part < 3; part++)
            {
                grid.Lost[part, cell] = least[part];
            }
        }
    }

    private int[] LostIn(HermiteGrid grid, int i, int j, (double F, double X, double Y)[] truth)
    {
        double f = 0, x = 0, y = 0;
        for (int k = 0; k < truth.Length; k++)
        {
            var found = grid.InCell(i, j, s_probes[k % s_probes.Length], s_probes[k / s_probes.Length]);
            f = Worse(f, found.F - truth[k].F);
            x = Worse(x, Math.Abs(found.X - truth[k].X) + _f.RoundingX(truth[k].F));
            y = Worse(y, Math.Abs(found.Y - truth[k].Y) + _f.RoundingY(truth[k].F));
        }
        return [LostTo(f, 0), LostTo(x, 1), LostTo(y, 2)];
    }

    private int Lost(HermiteGrid grid, int i, int j, double s, double t)
    {
        double x = grid.X.From + (i + s) * grid.CellWidth, y = grid.Y.From + (j + t) * grid.CellHeight;
        var found = grid.InCell(i, j, s, t);
        // Along an edge only the slope in its direction is refined by cutting it.
        return LostTo(Math.Abs(found.F - _f.F(x, y)), 0)
            + (s > 0 ? LostTo(Math.Abs(found.X - _f.X(x, y)), 1) : LostTo(Math.Abs(found.Y - _f.Y(x, y)), 2));
    }

    private int LostTo(double error, int part)
    {
        int decimals = double.IsFinite(error) ? DecimalsWithin(error) : -1000;
        return decimals <= _decimals[part] - Digits ? HermiteGrid.Unknown : Math.Max(0, _decimals[part] - decimals);
    }

    /// <summary>Where a digit is lost nearly everywhere, it is not shown anywhere: numbers would only flicker.</summary>
    private static void Calm(HermiteGrid grid)
    {
        int cells = grid.Columns * grid.Rows;
        for (int part = 0; part < 3; part++)
        {
            int everywhere = Enumerable.Range(0, cells).Select(cell => grid.Lost[part, cell]).Order().ElementAt(cells * 2 / 3);
            everywhere = everywhere == HermiteGrid.Unknown ? 0 : everywhere;
            grid.Decimals[part] -= everywhere;
            for (int cell = 0; cell < cells; cell++)
            {
                int lost = grid.Lost[part, cell];
                grid.Lost[part, cell] = lost == HermiteGrid.Unknown ? lost : Math.Max(0, lost - everywhere);
            }
        }
    }

    private static double Worse(double error, double other) => double.IsFinite(other) ? Math.Max(error, Math.Abs(other)) : double.NaN;

    private static int DecimalsOf(double scale) => Digits - 1 - (int)Math.Floor(Math.Log10(scale));

    private static int DecimalsWithin(double error) => error == 0 ? 1000 : (int)Math.Floor(-Math.Log10(Margin * error / Share));

    private static double NodeOf(AxisRange range, int i, int cells) => i == cells ? range.To : range.From + i * (range.Length / cells);
}
