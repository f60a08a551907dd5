using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

/// <summary>A surface over a grid, coloured by height; a height that is not finite is a hole.</summary>
/// <param name="X">The abscissas of the grid's columns.</param>
/// <param name="Y">The ordinates of the grid's rows.</param>
/// <param name="Z">The heights: Z[row][column] stands over (X[column], Y[row]).</param>
public sealed record Surface(ImmutableArray<double> X, ImmutableArray<double> Y, ImmutableArray<ImmutableArray<double>> Z) : SpaceTrace
{
    /// <summary>At most so many meshes a side: enough to show the shape, and few enough to be stored in the static picture.</summary>
    private const int MeshesASide = 24;

    /// <summary>So many colours, of which neighbours can hardly be told apart, so that meshes share them and are stored together.</summary>
    private const int Colors = 40;

    private static readonly string[] s_colors = [.. Enumerable.Range(0, Colors + 1).Select(i => Viridis.Color((double)i / Colors))];

    /// <summary>The abscissas of the columns.</summary>
    public ImmutableArray<double> X { get; init; } = Required.Numbers(X, 2);

    /// <summary>The ordinates of the rows.</summary>
    public ImmutableArray<double> Y { get; init; } = Required.Numbers(Y, 2);

    /// <summary>The heights.</summary>
    public ImmutableArray<ImmutableArray<double>> Z { get; init; } = Required.Grid(Z, X, Y);

    /// <summary>How opaque the surface is, from 0 to 1; 0.8 by default.</summary>
    public double Opacity
    {
        get;
        init => field = Required.Size(value, 1);
    }
    = 0.8;

    /// <summary>The heights that are shown, beyond which the surface is cut off; null for all.</summary>
    internal AxisRange? Shown { get; init; }

    internal override bool IsGround => true;

    internal override IEnumerable<double> AllX => X;

    internal override IEnumerable<double> AllY => Y;

    internal override IEnumerable<double> AllZ => Shown is var (from, to) ? [from, to] : Z.SelectMany(row => row);

    internal override Trace In(Coordinates coordinates) =>
        this with { X = coordinates.OnX(X), Y = coordinates.OnY(Y), Z = coordinates.OnZ(Z), Shown = coordinates.OnZ(Shown) };

    internal override void Draw(SvgSpace space)
    {
        int[] columns = Mesh(X.Length), rows = Mesh(Y.Length);
        AxisRange heights = AxisRange.Of(AllZ);
        bool[][] torn = Torn();
        for (int j = 0; j < rows.Length - 1; j++)
        {
            for (int i = 0; i < columns.Length - 1; i++)
            {
                Point3[] corners = [Corner(i, j), Corner(i + 1, j), Corner(i + 1, j + 1), Corner(i, j + 1)];
                double height = (corners[0].Z + corners[1].Z + corners[2].Z + corners[3].Z) / 4;
                if (double.IsFinite(height) && !IsTorn(i, j))
                {
                    space.Add(corners, s_colors[(int)Math.Round(Colors * Math.Clamp(heights.Fraction(height), 0, 1))], Opacity);
                }
            }
        }

        Point3 Corner(int i, int j) => new(X[columns[i]], Y[rows[j]], Z[rows[j]][columns[i]]);

        bool IsTorn(int i, int j)
        {
            bool above = false, below = false;
            for (int row = rows[j]; torn.Length > 0 && row <= rows[j + 1]; row++)
            {
                for (int column = columns[i]; column <= columns[i + 1]; column++)
                {
                    above |= torn[row][column] && Z[row][column] > Shown!.Value.To;
                    below |= torn[row][column] && Z[row][column] < Shown!.Value.From;
                }
            }
            return above && below;
        }
    }

    /// <summary>
    /// The points between which the surface goes from above what is shown to below, as across a pole: its two sides do not meet there.
    /// Empty where there are none.
    /// </summary>
    private bool[][] Torn()
    {
        if (Shown is not var (low, high) || !Z.Any(row => row.Any(z => z < low)) || !Z.Any(row => row.Any(z => z > high)))
        {
            return [];
        }
        bool[][] torn = [.. Z.Select(row => new bool[row.Length])];
        for (int j = 0; j < Z.Length; j++)
        {
            for (int i = 0; i < X.Length; i++)
            {
                if (i > 0 && IsAcross(Z[j][i - 1], Z[j][i]))
                {
                    torn[j][i - 1] = torn[j][i] = true;
                }
                if (j > 0 && IsAcross(Z[j - 1][i], Z[j][i]))
                {
                    torn[j - 1][i] = torn[j][i] = true;
                }
            }
        }
        return torn;

        bool IsAcross(double from, double to) => (from > high && to < low) || (from < low && to > high);
    }

    /// <summary>Without light, which would change the colours: the mesh shows the shape.</summary>
    internal override Dictionary<string, object> Plotly(bool isExact)
    {
        AxisRange heights = AxisRange.Of(AllZ);
        bool[][] torn = Torn();
        return new()
        {
            ["type"] = "surface",
            ["x"] = X,
            ["y"] = Y,
            ["z"] = torn.Length == 0 ? Z : Z.Select((row, j) => row.Select((z, i) => torn[j][i] ? double.NaN : z).ToArray()),
            ["cmin"] = heights.From,
            ["cmax"] = heights.To,
            // The mesh lets the surface through in what plotly.js draws as transparent only.
            ["opacity"] = Math.Min(Opacity, 0.99),
            ["colorscale"] = "Viridis",
            ["showscale"] = false,
            ["lighting"] = new { ambient = 1, diffuse = 0, specular = 0, fresnel = 0 },
            ["contours"] = new { x = Lines(X), y = Lines(Y) },
        };

        static object Lines(ImmutableArray<double> grid)
        {
            double stride = (grid[^1] - grid[0]) / (grid.Length - 1) * Stride(grid.Length);
            return new { show = true, start = grid[0], end = grid[^1], size = stride, color = Theme.Mesh, width = 1, highlight = false };
        }
    }

    /// <summary>Every so many lines of a grid one is drawn.</summary>
    private static int Stride(int count) => (count - 1 + MeshesASide - 1) / MeshesASide;

    /// <summary>The indices of the lines that are drawn, and the last.</summary>
    private static int[] Mesh(int count)
    {
        int stride = Math.Max(1, Stride(count));
        return [.. Enumerable.Range(0, (count - 1 + stride - 1) / stride).Select(k => k * stride), count - 1];
    }
}
