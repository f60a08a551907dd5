using System.Text.Json;
using System.Text.Json.Nodes;

namespace PartialDerivatives.Charts;

/// <summary>
/// A function on a grid: value, both slopes and the mixed derivative at each node, with Hermite's interpolation between, and how many
/// digits of it are right. What explore.js draws and shows is this, computed the same way there.
/// </summary>
internal sealed class HermiteGrid
{
    /// <summary>Beyond so many lost digits none is left.</summary>
    public const int Unknown = 9;

    private readonly double[] _nodes;
    private readonly int[] _stencilX, _stencilY;

    /// <param name="x">The range of x.</param>
    /// <param name="y">The range of y.</param>
    /// <param name="columns">The number of cells along x, at least 4.</param>
    /// <param name="rows">The number of cells along y, at least 4.</param>
    /// <param name="nodes">Node after node along x, row after row: f, ∂f/∂x times a cell's width, ∂f/∂y times its height, ∂²f/∂x∂y times
    /// both; NaN for a hole.</param>
    public HermiteGrid(AxisRange x, AxisRange y, int columns, int rows, double[] nodes)
    {
        (X, Y, Columns, Rows, _nodes) = (x, y, columns, rows, nodes);
        _stencilX = [.. Cells.Select(cell => HermiteBasis.Usual(cell.I, columns))];
        _stencilY = [.. Cells.Select(cell => HermiteBasis.Usual(cell.J, rows))];
        Lost = new int[3, columns * rows];
    }

    public AxisRange X { get; }

    public AxisRange Y { get; }

    public int Columns { get; }

    public int Rows { get; }

    /// <summary>Whether there is a node without a value.</summary>
    public bool HasHoles => _nodes.Any(value => !double.IsFinite(value));

    /// <summary>The cells in their order.</summary>
    public IEnumerable<(int I, int J)> Cells => from j in Enumerable.Range(0, Rows) from i in Enumerable.Range(0, Columns) select (i, j);

    public double CellWidth => X.Length / Columns;

    public double CellHeight => Y.Length / Rows;

    /// <summary>The power of ten in units of which numbers are stored.</summary>
    public double Unit { get; init; } = 1;

    /// <summary>How many decimals f, ∂f/∂x and ∂f/∂y are shown with where the interpolation is as good as it is in most cells.</summary>
    public int[] Decimals { get; init; } = [4, 4, 4];

    /// <summary>How many of them are not right, for f, ∂f/∂x and ∂f/∂y in each cell.</summary>
    public int[,] Lost { get; }

    /// <summary>Which stencils a cell is interpolated with.</summary>
    public (int X, int Y) Stencil(int cell) => (_stencilX[cell], _stencilY[cell]);

    /// <summary>Chooses the stencils of a cell.</summary>
    public void SetStencil(int cell, (int X, int Y) stencil) => (_stencilX[cell], _stencilY[cell]) = stencil;

    /// <summary>f and its partial derivatives at a point, from the samples.</summary>
    public (double F, double X, double Y) At(double x, double y)
    {
        double u = (x - X.From) / X.Length * Columns, v = (y - Y.From) / Y.Length * Rows;
        var (i, j) = (Cell(u, Columns), Cell(v, Rows));
        return InCell(i, j, u - i, v - j);
    }

    /// <summary>f and its partial derivatives at a point of a cell, both coordinates from 0 to 1.</summary>
    public (double F, double X, double Y) InCell(int i, int j, double s, double t)
    {
        var across = HermiteBasis.At(_stencilX[j * Columns + i], s);
        var up = HermiteBasis.At(_stencilY[j * Columns + i], t);
        double f = 0, slopeX = 0, slopeY = 0;
        for (int b = 0; b < up.Value.Length; b++)
        {
            for (int a = 0; a < across.Value.Length; a++)
            {
                int node = 4 * ((j + up.First + b) * (Columns + 1) + i + across.First + a);
                double value = _nodes[node] * up.Value[b] + _nodes[node + 2] * up.Slope[b];
                double slope = _nodes[node + 1] * up.Value[b] + _nodes[node + 3] * up.Slope[b];
                f += value * across.Value[a] + slope * across.Slope[a];
                slopeX += value * across.ValueSlope[a] + slope * across.SlopeSlope[a];
                slopeY += (_nodes[node] * up.ValueSlope[b] + _nodes[node + 2] * up.SlopeSlope[b]) * across.Value[a]
                    + (_nodes[node + 1] * up.ValueSlope[b] + _nodes[node + 3] * up.SlopeSlope[b]) * across.Slope[a];
            }
        }
        return (f, slopeX / CellWidth, slopeY / CellHeight);
    }

    /// <summary>How many decimals of f (0), ∂f/∂x (1) or ∂f/∂y (2) are right at a point; null where none of its digits is.</summary>
    public int? DecimalsAt(int part, double x, double y)
    {
        int lost = Lost[part, CellAt(x, y)];
        return lost == Unknown ? null : Decimals[part] - lost;
    }

    /// <summary>A number in units as it is stored: with nine decimals, and a zero without the sign of a rounding error.</summary>
    public static double Stored(double value) => Coordinates.Round(value, 9);

    /// <summary>Which stencils a point is interpolated with.</summary>
    public (int X, int Y) StencilAt(double x, double y) => Stencil(CellAt(x, y));

    private int CellAt(double x, double y) =>
        Cell((y - Y.From) / Y.Length * Rows, Rows) * Columns + Cell((x - X.From) / X.Length * Columns, Columns);

    /// <summary>The grid as explore.js reads it: numbers in units of a power of ten; only cells that are not as usual are listed.</summary>
    public JsonObject ToJson()
    {
        var unusual = new JsonObject();
        foreach (var (i, j) in Cells)
        {
            int cell = j * Columns + i;
            string text = $"{_stencilX[cell]}{_stencilY[cell]}{Lost[0, cell]}{Lost[1, cell]}{Lost[2, cell]}";
            if (text != $"{HermiteBasis.Usual(i, Columns)}{HermiteBasis.Usual(j, Rows)}000")
            {
                unusual[cell.ToString(System.Globalization.CultureInfo.InvariantCulture)] = text;
            }
        }
        return new()
        {
            ["size"] = new JsonArray(Columns, Rows),
            ["unit"] = Unit,
            ["nodes"] = new JsonArray([.. _nodes.Select(value => double.IsFinite(value) ? (JsonNode)Stored(value / Unit) : null)]),
            ["decimals"] = JsonSerializer.SerializeToNode(Decimals),
            ["unusual"] = unusual,
        };
    }

    /// <summary>The cell of a coordinate; the last one ends with the range.</summary>
    public static int Cell(double coordinate, int cells) => Math.Clamp((int)Math.Floor(coordinate), 0, cells - 1);
}
