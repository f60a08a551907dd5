using Newtonsoft.Json;
using Plotly.NET;
using Plotly.NET.CSharp;
using Plotly.NET.LayoutObjects;
using Chart = Plotly.NET.CSharp.Chart;
using PlotlyTrace = Plotly.NET.Trace;

namespace PartialDerivatives.Charts.Plotly;

/// <summary>
/// Figures as plotly.js takes them, built with Plotly.NET. Called by PartialDerivatives.Charts through delegates, as both are loaded apart.
/// Every chart is made anew, because Plotly.NET's are mutable.
/// </summary>
public static class Renderer
{
    private static readonly JsonSerializerSettings exact = new() { Converters = { new FiniteOrNull(isShort: false) } }, rounded = new() { Converters = { new FiniteOrNull(isShort: true) } };

    /// <summary>The figure as a JSON object with data, layout and config.</summary>
    public static string Json(Figure figure)
    {
        figure = figure.IsExact ? figure : Rounding.Of(figure);
        var geometry = new Geometry(figure);
        var layout = new Layout();
        layout.Set(
            ("font", Of<Font>(("family", Geometry.FontFamily), ("size", Geometry.FontSize), ("color", Theme.Ink))),
            ("margin", Of<Margin>(("l", 0), ("r", 0), ("t", geometry.Top), ("b", geometry.Bottom))),
            ("paper_bgcolor", Theme.Paper),
            ("plot_bgcolor", Theme.Paper),
            ("showlegend", true));
        if (figure.Heading is { } heading)
        {
            layout.SetProperty("title", Of<Title>(
                ("text", $"<b>{Text(heading)}</b>"), ("font", Of<Font>(("size", Geometry.HeadingSize))),
                ("x", 0.5), ("xanchor", "center"), ("y", 1), ("yref", "container"), ("yanchor", "top"), ("pad", new { t = 12 })));
        }

        var charts = new List<GenericChart>();
        var titles = new List<Annotation>();
        int scenes = 0, planes = 0;
        for (int i = 0; i < figure.Panels.Length; i++)
        {
            Panel panel = figure.Panels[i];
            var (left, right) = panel.IsSpatial ? geometry.Cell(i) : geometry.Horizontal(i);
            double centre = (left + right) / 2;
            if (panel.IsSpatial)
            {
                string scene = Numbered("scene", ++scenes);
                // The names of legends are counted on behind those of the planes.
                string legend = Numbered("legend", figure.Panels.Length + scenes);
                charts.AddRange(panel.Traces.Select(trace => Chart3D(trace, scene, legend)));
                layout.SetProperty(scene, Scene(panel, geometry, i));
                if (panel.Legend.Any())
                {
                    layout.SetProperty(legend, Legend(centre, geometry.CellVertical(i).To));
                }
            }
            else
            {
                string number = Numbered("", ++planes);
                var (bottom, top) = geometry.Vertical(i);
                charts.AddRange(panel.Traces.Select(trace => figure.IsExact ? Chart2D(trace, panel, number) : Chart2D(trace, panel, number).Evenly(trace)));
                layout.Set(
                    ("xaxis" + number, Axis(panel, panel.XTitle, AxisRange.X(panel), ("domain", new[] { left, right }), ("anchor", "y" + number), ("zeroline", false))),
                    ("yaxis" + number, Axis(panel, panel.YTitle, AxisRange.Y(panel), ("domain", new[] { bottom, top }), ("anchor", "x" + number),
                        ("zeroline", panel.ZeroLine), ("zerolinecolor", "gray"), ("zerolinewidth", 1))),
                    ("legend" + number, Legend(centre, geometry.CellVertical(i).To)));
                if (panel.Traces.OfType<Contours>().Any())
                {
                    // What is drawn in the map's ink has a sample here.
                    ((Legend)layout.GetPropertyValue("legend" + number)).Set(("bgcolor", "white"), ("font", Of<Font>(("color", Theme.InkOnMap))));
                }
                if (panel.EqualScale)
                {
                    var upright = (LinearAxis)layout.GetPropertyValue("yaxis" + number);
                    upright.Set(("scaleanchor", "x" + number), ("constrain", "domain"));
                    ((LinearAxis)layout.GetPropertyValue("xaxis" + number)).SetProperty("constrain", "domain");
                }
            }
            if (panel.Title is { } title)
            {
                titles.Add(Of<Annotation>(
                    ("text", Text(title)), ("font", Of<Font>(("size", Geometry.TitleSize))), ("showarrow", false), ("align", "center"),
                    ("x", centre), ("xref", "paper"), ("xanchor", "center"),
                    ("y", geometry.CellVertical(i).To), ("yref", "paper"), ("yanchor", "bottom")));
            }
        }
        layout.SetProperty("annotations", titles);

        if (figure.Slider is { } slider)
        {
            layout.SetProperty("sliders", new[] { SliderOf(figure, slider) });
        }
        var chart = GenericChart.addLayout(layout, Chart.Combine(charts));
        return JsonConvert.SerializeObject(
            new
            {
                data = GenericChart.getTraces(chart),
                layout = GenericChart.getLayout(chart),
                config = Of<Config>(("displaylogo", false)),
            },
            figure.IsExact ? exact : rounded);
    }

    /// <summary>The source of the plotly.js that Plotly.NET ships.</summary>
    public static string Script()
    {
        var assembly = typeof(GenericChart).Assembly;
        string name = assembly.GetManifestResourceNames().Single(name => name.StartsWith("Plotly.NET.plotly-") && name.EndsWith(".min.js"));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static GenericChart Chart3D(Trace trace, string scene, string legend) => (trace switch
    {
        Surface surface => Chart.Surface<double, double, double, string>(
            surface.Z.Select(row => row.AsEnumerable()),
            X: surface.X.ToArray(),
            Y: surface.Y.ToArray(),
            Opacity: surface.Opacity,
            ColorScale: StyleParam.Colorscale.Viridis,
            ShowScale: false,
            UseDefaults: false),
        PlanePatch plane => ChartOf(new Trace3D("mesh3d"),
            ("x", plane.X), ("y", plane.Y), ("z", plane.Z), ("i", new[] { 0, 0 }), ("j", new[] { 1, 2 }), ("k", new[] { 2, 3 }),
            ("color", plane.Color), ("opacity", plane.Opacity), ("flatshading", true), ("hoverinfo", "skip"),
            ("lighting", new { ambient = 1, diffuse = 0, specular = 0, fresnel = 0 }),
            ("name", Text(plane.Name)), ("showlegend", plane.Name != ""), ("legend", legend)),
        SpaceCurve curve => ChartOf(new Trace3D("scatter3d"),
            ("mode", Mode(curve.Width, curve.Dots)), ("x", curve.X), ("y", curve.Y), ("z", curve.Z),
            ("line", new { color = curve.Color, width = curve.Width }), ("marker", new { color = curve.Color, size = curve.Dots }),
            ("name", Text(curve.Name)), ("showlegend", curve.Name != ""), ("legend", legend)),
        _ => throw new NotSupportedException($"A {trace.GetType().Name} is not drawn in space."),
    }).Place(("scene", scene));

    private static GenericChart Chart2D(Trace trace, Panel panel, string number) => (trace switch
    {
        Curve { Name: not "", Dots: 0 } curve => Chart.Line<double, double, string>(
            curve.X,
            curve.Y,
            Name: Text(curve.Name),
            Line: Of<Line>(("color", curve.Color.InPanel(panel)), ("width", curve.Width), ("dash", curve.Dashed ? "dash" : "solid"), ("simplify", false)),
            UseDefaults: false),
        Curve curve => ChartOf(new Trace2D("scatter"),
            ("mode", Mode(curve.Width, curve.Dots)), ("x", curve.X), ("y", curve.Y),
            ("line", new { color = curve.Color.InPanel(panel), width = curve.Width, dash = curve.Dashed ? "dash" : "solid" }), ("marker", new { color = curve.Color.InPanel(panel), size = curve.Dots }),
            ("name", Text(curve.Name)), ("showlegend", curve.Name != "")),
        Contours contours => ChartOf(new Trace2D("contour"),
            ("x", contours.X), ("y", contours.Y), ("z", contours.Z), ("zmin", contours.Heights.From), ("zmax", contours.Heights.To), ("autocontour", false),
            ("contours", new { start = contours.Levels[0], end = contours.Levels[^1], size = contours.Step, showlabels = true, labelfont = new { size = 10, color = Theme.InkOnMap } }),
            ("colorscale", Enumerable.Range(0, Viridis.Stops).Select(i => i / (Viridis.Stops - 1.0)).Select(at => new object[] { at, Viridis.Light(at) })),
            ("line", new { color = "white", width = 0.8 }), ("showscale", false), ("name", "")),
        Arrows arrows => ArrowChart(arrows with { Color = arrows.Color.InPanel(panel) }),
        _ => throw new NotSupportedException($"A {trace.GetType().Name} is not drawn in the plane."),
    }).Place(("xaxis", "x" + number), ("yaxis", "y" + number), ("legend", "legend" + number));

    /// <summary>Writes the abscissas of a curve, where they are evenly spaced but for rounding, as the first and the step.</summary>
    private static GenericChart Evenly(this GenericChart chart, Trace trace)
    {
        if (trace is not Curve { X: { Length: > 2 } xs })
        {
            return chart;
        }
        double length = xs[^1] - xs[0], step = length / (xs.Length - 1);
        if (xs.Select((x, i) => Math.Abs(x - xs[0] - i * step)).Max() <= 1e-4 * Math.Abs(length))
        {
            PlotlyTrace line = GenericChart.getTraces(chart).Single();
            line.RemoveProperty("x");
            line.Set(("x0", xs[0]), ("dx", step));
        }
        return chart;
    }

    /// <summary>One line with gaps: a foot without a marker, a tip whose marker points away from the foot; short arrows have small heads.</summary>
    private static GenericChart ArrowChart(Arrows arrows)
    {
        const double LongestInPixels = 25;
        double Length(int i) => Math.Sqrt(arrows.U[i] * arrows.U[i] + arrows.V[i] * arrows.V[i]);
        var shown = Enumerable.Range(0, arrows.X.Length).Where(i => double.IsFinite(arrows.U[i] + arrows.V[i]) && (arrows.U[i] != 0 || arrows.V[i] != 0)).ToList();
        double longest = shown.Select(Length).DefaultIfEmpty().Max();
        double Head(int i) => Math.Round(Math.Min(Arrows.Head, LongestInPixels * Length(i) / longest), 1);
        return ChartOf(new Trace2D("scatter"),
            ("mode", "lines+markers"),
            ("x", shown.SelectMany(i => new[] { arrows.X[i], Math.Round(arrows.X[i] + arrows.U[i], 12), double.NaN })),
            ("y", shown.SelectMany(i => new[] { arrows.Y[i], Math.Round(arrows.Y[i] + arrows.V[i], 12), double.NaN })),
            ("line", new { color = arrows.Color, width = 1.3 }),
            ("marker", new { color = arrows.Color, symbol = "arrow", angleref = "previous", opacity = 1, size = shown.SelectMany(i => new[] { 0, Head(i), 0 }), line = new { width = 0 } }),
            ("hoverinfo", "skip"), ("name", Text(arrows.Name)), ("showlegend", arrows.Name != ""));
    }

    /// <summary>
    /// A slider each of whose steps says what is drawn otherwise there: of the traces that are not the figure's own, what is not the same.
    /// The steps are animations of one frame without a transition, because these can change different things in different traces.
    /// </summary>
    private static object SliderOf(Figure figure, Slider slider)
    {
        var own = Traces(figure.Panels);
        var positions = slider.Positions.Select(position => (position.Value, Traces: Traces(position.Panels))).ToList();
        int[] moving = [.. Enumerable.Range(0, own.Count).Where(i => positions.Any(position => !ReferenceEquals(position.Traces[i], own[i])))];
        var parts = moving.ToDictionary(i => i, i => Movable(own[i])
            .Where(part => positions.Any(position => Json(Movable(position.Traces[i])[part.Key]) != Json(part.Value)))
            .Select(part => part.Key).ToList());
        return new
        {
            active = slider.Start,
            x = 0.1,
            len = 0.8,
            pad = new { t = 0, b = 0 },
            currentvalue = new { prefix = slider.Variable + " = ", xanchor = "center", offset = 4 },
            ticklen = 4,
            tickcolor = Theme.Ink,
            steps = positions.Select(position => new
            {
                label = Label.Of(position.Value),
                method = "animate",
                args = new object[]
                {
                    new { data = moving.Select(i => parts[i].ToDictionary(part => part, part => Movable(position.Traces[i])[part])), traces = moving },
                    new { mode = "immediate", frame = new { duration = 0, redraw = true }, transition = new { duration = 0 } },
                },
            }),
        };

        static string Json(object value) => JsonConvert.SerializeObject(value, exact);
    }

    private static List<Trace> Traces(IEnumerable<Panel> panels) => [.. panels.SelectMany(panel => panel.Traces)];

    /// <summary>What a slider can move in a trace, by its names in plotly.js.</summary>
    private static Dictionary<string, object> Movable(Trace trace) => trace switch
    {
        Curve curve => new() { ["x"] = curve.X, ["y"] = curve.Y, ["name"] = Text(curve.Name) },
        PlanePatch plane => new() { ["x"] = plane.X, ["y"] = plane.Y, ["z"] = plane.Z },
        SpaceCurve curve => new() { ["x"] = curve.X, ["y"] = curve.Y, ["z"] = curve.Z },
        _ => throw new NotSupportedException($"A {trace.GetType().Name} does not move with a slider: keep it the same in all positions."),
    };

    private static GenericChart ChartOf(PlotlyTrace trace, params (string, object)[] properties)
    {
        trace.Set(properties);
        return GenericChart.ofTraceObject(false, trace);
    }

    private static string Mode(double width, double dots) => width == 0 ? "markers" : dots > 0 ? "lines+markers" : "lines";

    private static Legend Legend(double centre, double top) => Of<Legend>(
        ("orientation", "h"), ("x", centre), ("xanchor", "center"), ("y", top), ("yanchor", "top"), ("bgcolor", "rgba(0,0,0,0)"));

    /// <summary>Puts the chart's traces into a coordinate system.</summary>
    private static GenericChart Place(this GenericChart chart, params (string, object)[] properties)
    {
        foreach (var trace in GenericChart.getTraces(chart))
        {
            trace.Set(properties);
        }
        return chart;
    }

    private static Scene Scene(Panel panel, Geometry geometry, int i)
    {
        var (left, right) = geometry.Cell(i);
        var (bottom, top) = geometry.CellVertical(i);
        var domain = Of<Domain>(("x", new[] { left, right }));
        if (top - bottom < 1)
        {
            domain.SetProperty("y", new[] { bottom, top });
        }
        return Of<Scene>(
            ("domain", domain),
            ("aspectmode", "manual"),
            ("aspectratio", Point(Geometry.Aspect(panel))),
            ("camera", Of<Camera>(("eye", Point(geometry.Eye)), ("center", Point(geometry.Centre)))),
            ("xaxis", SpaceAxis(panel.XTitle, AxisRange.X(panel))),
            ("yaxis", SpaceAxis(panel.YTitle, AxisRange.Y(panel))),
            ("zaxis", SpaceAxis(panel.ZTitle, AxisRange.Z(panel))));
    }

    private static LinearAxis SpaceAxis(string? title, AxisRange range) => Of<LinearAxis>(
        ("title", Of<Title>(("text", Text(title ?? "")))), ("range", new[] { range.From, range.To }), ("nticks", 6), ("tickangle", 0), ("exponentformat", "power"), ("minexponent", 4),
        ("gridcolor", Theme.SpaceGrid), ("zeroline", false), ("showbackground", true), ("backgroundcolor", "#f5f5f5"));

    private static LinearAxis Axis(Panel panel, string? title, AxisRange range, params (string, object)[] more)
    {
        var axis = Of<LinearAxis>(
            ("title", Of<Title>(("text", Text(title ?? "")), ("standoff", 6))), ("range", new[] { range.From, range.To }),
            ("showline", true), ("mirror", true), ("linecolor", Theme.Ink), ("ticks", "outside"), ("ticklen", 4), ("gridcolor", Theme.Grid),
            ("exponentformat", "power"), ("minexponent", 4));
        axis.Set(more);
        if (panel.IsLogarithmic)
        {
            // plotly.js enlarges the labels of logarithmic axes, by a quarter.
            axis.Set(("type", "log"), ("minexponent", 1), ("dtick", Math.Max(1, range.Step(7))), ("tickfont", new { size = 10 }));
        }
        return axis;
    }

    private static object Point(Point3 point) => new { x = point.X, y = point.Y, z = point.Z };

    /// <summary>plotly.js counts x, x2, x3, …</summary>
    private static string Numbered(string name, int number) => number == 1 ? name : name + number;

    /// <summary>plotly.js reads texts as a little HTML.</summary>
    private static string Text(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\n", "<br>");

    private static T Of<T>(params (string, object)[] properties) where T : DynamicObj.DynamicObj, new()
    {
        var result = new T();
        result.Set(properties);
        return result;
    }

    private static void Set(this DynamicObj.DynamicObj target, params (string Name, object Value)[] properties)
    {
        foreach (var (name, value) in properties)
        {
            target.SetProperty(name, value);
        }
    }

    /// <summary>JSON has no NaN: what is not finite is a hole. Whole numbers are written without .0 where short ones are asked for.</summary>
    private sealed class FiniteOrNull(bool isShort) : JsonConverter<double>
    {
        public override void WriteJson(JsonWriter writer, double value, JsonSerializer serializer)
        {
            if (!double.IsFinite(value))
            {
                writer.WriteNull();
            }
            else if (isShort && double.IsInteger(value) && Math.Abs(value) < 1e15)
            {
                writer.WriteValue((long)value);
            }
            else
            {
                writer.WriteValue(value);
            }
        }

        public override double ReadJson(JsonReader reader, Type objectType, double existingValue, bool hasExistingValue, JsonSerializer serializer) =>
            throw new NotSupportedException();
    }
}
