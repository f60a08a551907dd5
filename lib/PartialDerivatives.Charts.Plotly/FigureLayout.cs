using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace PartialDerivatives.Charts.Plotly;

/// <summary>
/// The layout of a figure for plotly.js: everything stands where the static picture has it. Fractions count from below, pixels from above.
/// </summary>
internal sealed class FigureLayout
{
    /// <summary>Letters in space come out larger than plotly.js is told.</summary>
    private const double LabelsInSpace = 0.92 * Geometry.FontSize;

    private readonly Geometry _geometry;
    private readonly Dictionary<Trace, (string Legend, LegendEntry Entry)> _legends = new(ReferenceEqualityComparer.Instance);
    private readonly List<Annotation> _titles = [];
    private int _lines;

    public FigureLayout(Drawing drawing)
    {
        Drawing = drawing;
        _geometry = drawing.Geometry;
        Layout.Set(
            ("width", _geometry.Width),
            ("height", _geometry.Height),
            ("font", Properties.Of<Font>(("family", Geometry.FontFamily), ("size", Geometry.FontSize), ("color", Theme.Ink))),
            ("margin", new { l = 0, r = 0, t = 0, b = 0, autoexpand = false }),
            ("paper_bgcolor", Theme.Paper),
            ("plot_bgcolor", Theme.Paper),
            ("showlegend", true));
        if (drawing.Heading.Length > 0)
        {
            Layout.SetProperty("title", Properties.Of<Title>(
                ("text", $"<b>{Text(string.Join("\n", drawing.Heading))}</b>"),
                ("font", Properties.Of<Font>(("size", Geometry.HeadingSize))),
                ("x", 0.5), ("xanchor", "center"), ("y", 1), ("yref", "container"), ("yanchor", "top"),
                ("pad", new { t = Geometry.HeadingTop + 2 })));
        }
        for (int i = 0; i < drawing.Panels.Length; i++)
        {
            Add(drawing.Panels[i], i);
        }
        Layout.SetProperty("annotations", _titles);
    }

    public Drawing Drawing { get; }

    public Layout Layout { get; } = new();

    /// <summary>The axes of a panel's traces, or their scene.</summary>
    public (string, object)[] PlaceOf(int panel)
    {
        string number = Number(panel);
        return Drawing.Panels[panel].IsSpatial ? [("scene", "scene" + number)] : [("xaxis", "x" + number), ("yaxis", "y" + number)];
    }

    /// <summary>The legend that a trace is named in, and how; each line is a legend.</summary>
    public (string Legend, LegendEntry Entry)? LegendOf(Trace trace) => _legends.TryGetValue(trace, out var legend) ? legend : null;

    private void Add(PanelView panel, int i)
    {
        Box cell = _geometry.Cell(i);
        if (panel.IsSpatial)
        {
            Layout.SetProperty("scene" + Number(i), Scene(panel, i));
        }
        else
        {
            AddAxes(panel, i);
        }
        double top = _geometry.LegendBottom(i) - panel.Legend.Height;
        var named = new Queue<Trace>(panel.Traces.Where(trace => trace.Legend is not null));
        foreach (var line in panel.Legend.Lines)
        {
            string name = Counted("legend", ++_lines);
            line.ForEach(entry => _legends[named.Dequeue()] = (name, entry));
            Layout.SetProperty(name, LegendAt(cell.CentreX, top + LegendLayout.Middle(line), LegendLayout.IsOnWhite(line)));
            top += LegendLayout.LineHeight;
        }
        if (panel.Title.Length > 0)
        {
            _titles.Add(Properties.Of<Annotation>(
                ("text", Text(string.Join("\n", panel.Title))), ("font", Properties.Of<Font>(("size", Geometry.TitleSize))),
                ("showarrow", false),
                ("align", "center"), ("x", X(cell.CentreX)), ("xref", "paper"), ("xanchor", "center"),
                ("y", Y(cell.Top)), ("yref", "paper"), ("yanchor", "bottom")));
        }
    }

    private Legend LegendAt(double centre, double middle, bool onWhite)
    {
        var legend = Properties.Of<Legend>(
            ("orientation", "h"), ("x", X(centre)), ("xanchor", "center"),
            ("y", Y(middle)), ("yanchor", "middle"), ("bgcolor", "rgba(0,0,0,0)"));
        if (onWhite)
        {
            legend.Set(("bgcolor", "white"), ("font", Properties.Of<Font>(("color", Theme.InkOnMap))));
        }
        return legend;
    }

    private void AddAxes(PanelView panel, int i)
    {
        string number = Number(i);
        Box axes = _geometry.Axes(i);
        LinearAxis x = PlaneAxis(panel.X, ("domain", new[] { X(axes.Left), X(axes.Right) }), ("anchor", "y" + number), ("zeroline", false));
        LinearAxis y = PlaneAxis(
            panel.Y, ("domain", new[] { Y(axes.Bottom), Y(axes.Top) }), ("anchor", "x" + number),
            ("zeroline", panel.ZeroLine), ("zerolinecolor", "gray"), ("zerolinewidth", 1));
        if (panel.EqualScale)
        {
            x.SetProperty("constrain", "domain");
            y.Set(("scaleanchor", "x" + number), ("constrain", "domain"));
        }
        Layout.Set(("xaxis" + number, x), ("yaxis" + number, y));
    }

    private Scene Scene(PanelView panel, int i)
    {
        Box box = _geometry.Scene(i);
        return Properties.Of<Scene>(
            ("domain", Properties.Of<Domain>(("x", new[] { X(box.Left), X(box.Right) }), ("y", new[] { Y(box.Bottom), Y(box.Top) }))),
            ("aspectmode", "manual"),
            ("aspectratio", Point(panel.Sides)),
            ("camera", Properties.Of<Camera>(("eye", Point(_geometry.Eye(i))), ("center", Point(Geometry.Centre)))),
            ("xaxis", SpaceAxis(panel.X)),
            ("yaxis", SpaceAxis(panel.Y)),
            ("zaxis", SpaceAxis(panel.Z)));
    }

    private static LinearAxis SpaceAxis(Axis axis) => Ticked(axis,
        ("title", TitleOf(axis, LabelsInSpace)), ("tickfont", Properties.Of<Font>(("size", LabelsInSpace))), ("tickangle", 0),
        ("gridcolor", Theme.SpaceGrid), ("zeroline", false), ("showbackground", true), ("backgroundcolor", "#f5f5f5"));

    private static LinearAxis PlaneAxis(Axis axis, params (string, object)[] more)
    {
        LinearAxis result = Ticked(axis,
            ("title", TitleOf(axis, Geometry.FontSize)),
            ("showline", true), ("mirror", true), ("linecolor", Theme.Ink), ("ticks", "outside"), ("ticklen", 4),
            ("tickangle", 0), ("gridcolor", Theme.Grid));
        result.Set(more);
        if (axis.IsLogarithmic)
        {
            result.SetProperty("type", "log");
        }
        return result;
    }

    /// <summary>The ticks of the static picture; figure.js lets plotly.js choose them where the reader looks closer.</summary>
    private static LinearAxis Ticked(Axis axis, params (string, object)[] more)
    {
        var result = Properties.Of<LinearAxis>(
            ("range", new[] { axis.Range.From, axis.Range.To }), ("tickmode", "array"),
            ("tickvals", axis.TickValues), ("ticktext", axis.Labels),
            ("exponentformat", "power"), ("minexponent", 4));
        result.Set(more);
        return result;
    }

    private static Title TitleOf(Axis axis, double size) =>
        Properties.Of<Title>(("text", Text(axis.Title ?? "")), ("standoff", 6), ("font", Properties.Of<Font>(("size", size))));

    private double X(double pixels) => pixels / _geometry.Width;

    private double Y(double pixels) => 1 - pixels / _geometry.Height;

    /// <summary>plotly.js counts x, x2, x3, … and scene, scene2, …</summary>
    private string Number(int panel) =>
        Counted("", 1 + Drawing.Panels.Take(panel).Count(other => other.IsSpatial == Drawing.Panels[panel].IsSpatial));

    private static string Counted(string name, int number) => number == 1 ? name : name + number;

    private static object Point(Point3 point) => new { x = point.X, y = point.Y, z = point.Z };

    private static string Text(string text) => PlotlyText.Of(text);
}
