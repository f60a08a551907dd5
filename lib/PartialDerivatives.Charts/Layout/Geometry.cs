namespace PartialDerivatives.Charts;

/// <summary>
/// Where things stand in a figure, in pixels, the same for the static picture and for the interactive one: under the heading are rows of
/// panels.
/// Each panel has a cell, a little wider for space than for the plane; in it, from top to bottom, are the panel's title, the legend and the
/// axes.
/// A page may show the whole larger or smaller.
/// </summary>
internal sealed class Geometry
{
    public const int LineHeight = 18;
    public const string FontFamily = "Open Sans, Verdana, Arial, sans-serif";
    public const int FontSize = 12;
    public const int TitleSize = 14;
    public const int HeadingSize = 17;

    /// <summary>The height of the axes of a plane.</summary>
    public const int AxesHeight = 270;

    public const int TickLabelsWidth = 46;
    public const int RightMargin = 24;

    /// <summary>The space that texts leave at both ends together.</summary>
    public const int TextMargin = 8;

    /// <summary>To the left of a plane's axes: the title and the labels of the ticks.</summary>
    public const int LeftOfPlane = TickLabelsWidth + 12 + LineHeight;

    private const int TickLabelsHeight = 46;

    /// <summary>The width of a letter, and how far a title that is turned, a little aslant, reaches to the left of its middle.</summary>
    private const int Letter = 9, Turned = 15;

    private const int BetweenLegendAndAxes = 14;
    /// <summary>About as wide as a phone shows a panel, so that labels are read there as large as they are written here.</summary>
    private const int OnlyColumn = 400, OneOfSeveralColumns = 350;

    private readonly Drawing _drawing;
    private readonly List<Row> _rows = [];

    public Geometry(Drawing drawing)
    {
        _drawing = drawing;
        Width = WidthOf(drawing.Figure);
        int top = HeadingTop + 23 * drawing.Heading.Length;
        foreach (PanelView[] panels in drawing.Panels.Chunk(drawing.Figure.Columns))
        {
            int titles = panels.Max(panel => panel.Title.Length), legend = panels.Max(panel => panel.IsSpatial ? 0 : panel.Legend.Height);
            int cell = top + (titles == 0 ? 0 : 6 + LineHeight * titles), axes = cell + legend + BetweenLegendAndAxes;
            _rows.Add(new Row(cell, axes, axes + AxesHeight + TickLabelsHeight));
            top = _rows[^1].Bottom + 4;
        }
        Height = top;
    }

    /// <summary>Where the heading begins.</summary>
    public static int HeadingTop => 6;

    /// <summary>The width of the figure.</summary>
    public int Width { get; }

    /// <summary>The height of the figure.</summary>
    public int Height { get; }

    /// <summary>The smallest width at which a page shows a figure: there it is scrolled instead of squeezed.</summary>
    public int MinWidth => _drawing.Figure.Columns == 1 ? 340 : 320 * _drawing.Figure.Columns;

    /// <summary>The largest width at which a page shows a figure.</summary>
    public int MaxWidth => Width * 5 / 4;

    public static int WidthOf(Figure figure) => figure.Columns == 1 ? OnlyColumn : OneOfSeveralColumns * figure.Columns;

    /// <summary>The width of a panel's cell.</summary>
    public static double CellWidth(Figure figure, int panel) => Cell(figure, panel) is var (from, to) ? to - from : 0;

    /// <summary>The cell of a panel under its title.</summary>
    public Box Cell(int panel)
    {
        var (from, to) = Cell(_drawing.Figure, panel);
        return new(from, RowOf(panel).Cell, to, RowOf(panel).Bottom);
    }

    /// <summary>The axes of a panel in the plane.</summary>
    public Box Axes(int panel)
    {
        Box cell = Cell(panel), shape = _drawing.Panels[panel].Plane;
        var room = new Box(cell.Left + LeftOfPlane, RowOf(panel).Axes, cell.Right - RightMargin, cell.Bottom - TickLabelsHeight);
        return _drawing.Panels[panel].EqualScale ? room.Inner(shape.Width, shape.Height) : room;
    }

    /// <summary>The part of a cell in which space is seen: under its legend.</summary>
    public Box Scene(int panel)
    {
        Box cell = Cell(panel);
        return cell with { Top = cell.Top + _drawing.Panels[panel].Legend.Height };
    }

    /// <summary>The lower end of the legend, above the axes in the plane and above space.</summary>
    public double LegendBottom(int panel) => _drawing.Panels[panel].IsSpatial ? Scene(panel).Top : RowOf(panel).Axes - BetweenLegendAndAxes;

    /// <summary>
    /// Where space is seen from: 30° above the horizon, x to the right and y into the depth; farther away where the cell is narrow, and
    /// where the title at the left edge needs more room than a letter.
    /// </summary>
    public Point3 Eye(int panel)
    {
        // At the usual distance the box reaches so many pixels to the left of the middle.
        const double HalfBox = 138;
        double room = HalfBox - Math.Max(0, TitleReach(_drawing.Panels[panel].Z.Title ?? "") - Letter / 2.0);
        return new Point3(0.43, -0.75, 0.5) * Math.Max(2.02, 2.5 * Scene(panel).Height / Scene(panel).Width) * (HalfBox / room);
    }

    /// <summary>
    /// The point of the box that is looked at: a little below and to the left of its middle, because the labels are there.
    /// </summary>
    public static Point3 Centre => new(-0.06, -0.035, -0.1);

    /// <summary>How far a title reaches to the left of its middle: plotly.js turns it where it has more than four letters.</summary>
    private static double TitleReach(string title) => title.Length > 4 ? Turned : TextSize.Width(title) / 2;

    private Row RowOf(int panel) => _rows[panel / _drawing.Figure.Columns];

    private static (double From, double To) Cell(Figure figure, int panel)
    {
        int column = panel % figure.Columns;
        double all = Enumerable.Range(0, figure.Columns).Sum(Share), before = Enumerable.Range(0, column).Sum(Share);
        return (WidthOf(figure) * before / all, WidthOf(figure) * (before + Share(column)) / all);

        double Share(int column) => figure.Panels.Where((panel, i) => i % figure.Columns == column && panel.IsSpatial).Any() ? 1.2 : 1;
    }

    /// <summary>The upper ends of a row's cells and of its axes in the plane, and the lower end of the cells.</summary>
    private readonly record struct Row(int Cell, int Axes, int Bottom);
}
