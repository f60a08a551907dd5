namespace PartialDerivatives.Charts;

/// <summary>
/// Where things stand in a figure, the same for the static picture and for the interactive one: under the heading each panel has a cell,
/// a little wider for a surface than for curves; in it, from top to bottom, are the panel's title, a strip for the legend and the axes.
/// </summary>
internal sealed class Geometry(Figure figure)
{
    /// <summary>The height of every figure in pixels.</summary>
    public const int Height = 440;

    public const int LineHeight = 18;
    public const string FontFamily = "Open Sans, Verdana, Arial, sans-serif";
    public const int FontSize = 12;
    public const int TitleSize = 14;
    public const int HeadingSize = 17;

    /// <summary>The aspect of the box around a surface: its height is three quarters of its sides.</summary>
    public static readonly Point3 Aspect = new(1, 1, 0.75);

    private const int TickLabelsWidth = 46;
    private const int TickLabelsHeight = 46;
    private const int RightMargin = 12;

    /// <summary>The strip for the legend: outside the axes, where it never covers a curve.</summary>
    private const int LegendHeight = 30;

    /// <summary>The width in pixels for which the figure is laid out; the static picture has it.</summary>
    public int Width => Panels == 1 ? 600 : 400 * Panels;

    /// <summary>Below this width in pixels the figure is scrolled instead of squeezed.</summary>
    public int MinWidth => Panels == 1 ? 440 : 320 * Panels;

    /// <summary>Above this width in pixels the figure does not grow.</summary>
    public int MaxWidth => Panels == 1 ? 720 : 480 * Panels;

    /// <summary>The height in pixels of the heading and the titles, above the cells.</summary>
    public int Top => (figure.Heading is null ? 10 : 42) + LineHeight * figure.Panels.Max(panel => panel.Title?.Split('\n').Length ?? 0);

    /// <summary>The height in pixels of the cells.</summary>
    public int CellHeight => Height - Top;

    private int Panels => figure.Panels.Length;

    private static double Share(Panel panel) => panel.IsSpatial ? 1.2 : 1;

    /// <summary>The cell of a panel, left and right end as fractions of the width.</summary>
    public (double From, double To) Cell(int panel)
    {
        double before = figure.Panels.Take(panel).Sum(Share);
        double all = figure.Panels.Sum(Share);
        return (before / all, (before + Share(figure.Panels[panel])) / all);
    }

    /// <summary>The horizontal axis of a panel of curves, left and right end as fractions of the width.</summary>
    public (double From, double To) Horizontal(int panel)
    {
        var (from, to) = Cell(panel);
        return (from + (double)TickLabelsWidth / MinWidth, to - (double)RightMargin / MinWidth);
    }

    /// <summary>The vertical axis of a panel of curves, lower and upper end as fractions of the cell's height, from below.</summary>
    public (double From, double To) Vertical => ((double)TickLabelsHeight / CellHeight, 1 - (double)LegendHeight / CellHeight);

    /// <summary>Where surfaces are seen from: 30° above the horizon, x to the right and y into the depth; farther away where the cell is narrow.</summary>
    public Point3 Eye => new Point3(0.43, -0.75, 0.5) / (Panels == 1 ? 0.52 : 0.415);

    /// <summary>The point of the box that surfaces are seen around: a little below and to the left of its middle, because the labels are there.</summary>
    public static readonly Point3 Centre = new(-0.06, -0.035, -0.08);
}
