namespace PartialDerivatives.Charts;

/// <summary>
/// Where things stand in a figure, the same for the static picture and for the interactive one: under the heading are rows of panels.
/// Each panel has a cell, a little wider for space than for the plane; in it, from top to bottom, are the panel's title, a strip for the
/// legend and the axes. Under the rows is the slider, where the figure has one.
/// </summary>
internal sealed class Geometry(Figure figure)
{
    public const int LineHeight = 18;
    public const string FontFamily = "Open Sans, Verdana, Arial, sans-serif";
    public const int FontSize = 12;
    public const int TitleSize = 14;
    public const int HeadingSize = 17;

    /// <summary>The height of a figure of one row in pixels.</summary>
    private const int OneRow = 440;

    private const int SliderHeight = 70;
    private const int TickLabelsWidth = 46;
    private const int TickLabelsHeight = 46;
    private const int RightMargin = 12;

    /// <summary>The strip for the legend: outside the axes, where it never covers a curve. With more than two names it may take two lines.</summary>
    private int LegendHeight => figure.Panels.Max(panel => panel.IsSpatial ? 0 : panel.Legend.Count()) > 2 ? 50 : 30;

    private int HeadingHeight => figure.Heading is null ? 10 : 42;

    private int RowHeight => OneRow - HeadingHeight;

    private int Columns => figure.Columns;

    private int Rows => (figure.Panels.Length + Columns - 1) / Columns;

    /// <summary>The width in pixels for which the figure is laid out; the static picture has it.</summary>
    public int Width => Columns == 1 ? 600 : 400 * Columns;

    /// <summary>Below this width in pixels the figure is scrolled instead of squeezed.</summary>
    public int MinWidth => Columns == 1 ? 340 : 320 * Columns;

    /// <summary>Above this width in pixels the figure does not grow.</summary>
    public int MaxWidth => Columns == 1 ? 720 : 480 * Columns;

    /// <summary>The height of the figure in pixels.</summary>
    public int Height => HeadingHeight + Rows * RowHeight + Bottom;

    /// <summary>The height in pixels of the heading and the titles of the first row, above the first cells.</summary>
    public int Top => CellTop(0);

    /// <summary>The height in pixels of what is under the cells.</summary>
    public int Bottom => figure.Slider is null ? 0 : SliderHeight;

    /// <summary>The upper end of a panel's cell, in pixels from above.</summary>
    public int CellTop(int panel) => HeadingHeight + Row(panel) * RowHeight + LineHeight * InRow(Row(panel)).Max(other => other.Title?.Split('\n').Length ?? 0);

    /// <summary>The lower end of a panel's cell, in pixels from above.</summary>
    public int CellBottom(int panel) => HeadingHeight + (Row(panel) + 1) * RowHeight;

    /// <summary>The cell of a panel, left and right end as fractions of the width.</summary>
    public (double From, double To) Cell(int panel)
    {
        int column = panel % Columns;
        double before = Enumerable.Range(0, column).Sum(Share);
        double all = Enumerable.Range(0, Columns).Sum(Share);
        return (before / all, (before + Share(column)) / all);
    }

    /// <summary>The cell of a panel, lower and upper end as fractions of the height of all cells, from below.</summary>
    public (double From, double To) CellVertical(int panel) => (LowerEnd(CellBottom(panel)), UpperEnd(CellTop(panel)));

    /// <summary>The horizontal axis of a panel in the plane, left and right end as fractions of the width.</summary>
    public (double From, double To) Horizontal(int panel)
    {
        var (from, to) = Cell(panel);
        int left = TickLabelsWidth + (figure.Panels[panel].YTitle is null ? 0 : LineHeight);
        return (from + (double)left / MinWidth, to - (double)RightMargin / MinWidth);
    }

    /// <summary>The vertical axis of a panel in the plane, lower and upper end as fractions of the height of all cells, from below.</summary>
    public (double From, double To) Vertical(int panel) => (LowerEnd(CellBottom(panel) - TickLabelsHeight), UpperEnd(CellTop(panel) + LegendHeight));

    /// <summary>Where a fraction of the height of all cells is, in pixels from above.</summary>
    public double Pixels(double fraction) => Top + (1 - fraction) * CellsHeight;

    /// <summary>Where space is seen from: 30° above the horizon, x to the right and y into the depth; farther away where the cell is narrow.</summary>
    public Point3 Eye => new Point3(0.43, -0.75, 0.5) / (Columns == 1 ? 0.52 : 0.415);

    /// <summary>The point of the box that is looked at: a little below and to the left of its middle, because the labels are there.</summary>
    public Point3 Centre => new(-0.06, -0.035, Columns == 1 ? -0.13 : -0.08);

    /// <summary>The sides of the box around what a panel shows in space.</summary>
    public static Point3 Aspect(Panel panel)
    {
        if (panel.Exaggeration is not { } exaggeration)
        {
            return new(1, 1, 0.75);
        }
        Point3 lengths = new(AxisRange.X(panel).Length, AxisRange.Y(panel).Length, exaggeration * AxisRange.Z(panel).Length);
        return lengths / Math.Max(Math.Max(lengths.X, lengths.Y), lengths.Z) * 1.2;
    }

    private int CellsHeight => Height - Top - Bottom;

    // Pixels from above as a fraction from below: exactly 0 at the lowest lower end, exactly 1 at the highest upper end.
    private double LowerEnd(int pixels) => (double)(Height - Bottom - pixels) / CellsHeight;

    private double UpperEnd(int pixels) => 1 - (double)(pixels - Top) / CellsHeight;

    private int Row(int panel) => panel / Columns;

    private IEnumerable<Panel> InRow(int row) => figure.Panels.Skip(row * Columns).Take(Columns);

    private double Share(int column) => figure.Panels.Where((panel, i) => i % Columns == column && panel.IsSpatial).Any() ? 1.2 : 1;
}
