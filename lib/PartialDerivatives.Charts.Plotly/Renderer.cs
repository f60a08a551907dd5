using Newtonsoft.Json;
using Plotly.NET;
using Plotly.NET.CSharp;
using Plotly.NET.LayoutObjects;
using Chart = Plotly.NET.CSharp.Chart;

namespace PartialDerivatives.Charts.Plotly;

/// <summary>
/// Figures as plotly.js takes them, built with Plotly.NET. Called by PartialDerivatives.Charts through delegates, as both are loaded apart.
/// Every chart is made anew, because Plotly.NET's are mutable.
/// </summary>
public static class Renderer
{
    private const string Ink = "#444";
    private const string Grid = "#e4e4e4";

    /// <summary>The figure as a JSON object with data, layout and config.</summary>
    public static string Json(Figure figure)
    {
        var geometry = new Geometry(figure);
        var layout = new Layout();
        layout.Set(
            ("font", Of<Font>(("family", Geometry.FontFamily), ("size", Geometry.FontSize), ("color", Ink))),
            ("margin", Of<Margin>(("l", 0), ("r", 0), ("t", geometry.Top), ("b", 0))),
            ("paper_bgcolor", "#fff"),
            ("plot_bgcolor", "#fff"),
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
                charts.AddRange(panel.Surfaces.Select(surface => Chart3D(surface, scene)));
                layout.SetProperty(scene, Scene(panel, geometry, [left, right]));
            }
            else
            {
                string number = Numbered("", ++planes);
                var (bottom, top) = geometry.Vertical;
                charts.AddRange(panel.Curves.Select(curve => Chart2D(curve, number)));
                layout.Set(
                    ("xaxis" + number, Axis(panel.XTitle, AxisRange.X(panel), ("domain", new[] { left, right }), ("anchor", "y" + number), ("zeroline", false))),
                    ("yaxis" + number, Axis(panel.YTitle, AxisRange.Y(panel), ("domain", new[] { bottom, top }), ("anchor", "x" + number),
                        ("zeroline", panel.ZeroLine), ("zerolinecolor", "gray"), ("zerolinewidth", 1))),
                    ("legend" + number, Of<Legend>(
                        ("orientation", "h"), ("x", centre), ("xanchor", "center"), ("y", 1), ("yanchor", "top"), ("bgcolor", "rgba(0,0,0,0)"))));
            }
            if (panel.Title is { } title)
            {
                titles.Add(Of<Annotation>(
                    ("text", Text(title)), ("font", Of<Font>(("size", Geometry.TitleSize))), ("showarrow", false), ("align", "center"),
                    ("x", centre), ("xref", "paper"), ("xanchor", "center"),
                    ("y", 1), ("yref", "paper"), ("yanchor", "bottom")));
            }
        }
        layout.SetProperty("annotations", titles);

        var chart = GenericChart.addLayout(layout, Chart.Combine(charts));
        return JsonConvert.SerializeObject(
            new
            {
                data = GenericChart.getTraces(chart),
                layout = GenericChart.getLayout(chart),
                config = Of<Config>(("displaylogo", false)),
            },
            new JsonSerializerSettings { Converters = { new FiniteOrNull() } });
    }

    /// <summary>The source of the plotly.js that Plotly.NET ships.</summary>
    public static string Script()
    {
        var assembly = typeof(GenericChart).Assembly;
        string name = assembly.GetManifestResourceNames().Single(name => name.StartsWith("Plotly.NET.plotly-") && name.EndsWith(".min.js"));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static GenericChart Chart3D(Surface surface, string scene) =>
        Chart.Surface<double, double, double, string>(
            surface.Z.Select(row => row.AsEnumerable()),
            X: surface.X.ToArray(),
            Y: surface.Y.ToArray(),
            Opacity: surface.Opacity,
            ColorScale: StyleParam.Colorscale.Viridis,
            ShowScale: false,
            UseDefaults: false).Place(("scene", scene));

    private static GenericChart Chart2D(Curve curve, string number) =>
        Chart.Line<double, double, string>(
            curve.X,
            curve.Y,
            Name: Text(curve.Name),
            Line: Of<Line>(("color", curve.Color), ("width", curve.Width), ("dash", curve.Dashed ? "dash" : "solid"), ("simplify", false)),
            UseDefaults: false).Place(("xaxis", "x" + number), ("yaxis", "y" + number), ("legend", "legend" + number));

    /// <summary>Puts the chart's traces into a coordinate system.</summary>
    private static GenericChart Place(this GenericChart chart, params (string, object)[] properties)
    {
        foreach (var trace in GenericChart.getTraces(chart))
        {
            trace.Set(properties);
        }
        return chart;
    }

    private static Scene Scene(Panel panel, Geometry geometry, double[] domain) => Of<Scene>(
        ("domain", Of<Domain>(("x", domain))),
        ("aspectmode", "manual"),
        ("aspectratio", Point(Geometry.Aspect)),
        ("camera", Of<Camera>(("eye", Point(geometry.Eye)), ("center", Point(Geometry.Centre)))),
        ("xaxis", SpaceAxis(panel.XTitle, AxisRange.X(panel))),
        ("yaxis", SpaceAxis(panel.YTitle, AxisRange.Y(panel))),
        ("zaxis", SpaceAxis(panel.ZTitle, AxisRange.Z(panel))));

    private static LinearAxis SpaceAxis(string? title, AxisRange range) => Of<LinearAxis>(
        ("title", Of<Title>(("text", Text(title ?? "")))), ("range", new[] { range.From, range.To }), ("nticks", 6), ("tickangle", 0), ("exponentformat", "power"), ("minexponent", 4),
        ("gridcolor", "#ccc"), ("zeroline", false), ("showbackground", true), ("backgroundcolor", "#f5f5f5"));

    private static LinearAxis Axis(string? title, AxisRange range, params (string, object)[] more)
    {
        var axis = Of<LinearAxis>(
            ("title", Of<Title>(("text", Text(title ?? "")), ("standoff", 6))), ("range", new[] { range.From, range.To }),
            ("showline", true), ("mirror", true), ("linecolor", Ink), ("ticks", "outside"), ("ticklen", 4), ("gridcolor", Grid),
            ("exponentformat", "power"), ("minexponent", 4));
        axis.Set(more);
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

    /// <summary>JSON has no NaN: what is not finite is a hole.</summary>
    private sealed class FiniteOrNull : JsonConverter<double>
    {
        public override void WriteJson(JsonWriter writer, double value, JsonSerializer serializer)
        {
            if (double.IsFinite(value))
            {
                writer.WriteValue(value);
            }
            else
            {
                writer.WriteNull();
            }
        }

        public override double ReadJson(JsonReader reader, Type objectType, double existingValue, bool hasExistingValue, JsonSerializer serializer) =>
            throw new NotSupportedException();
    }
}
