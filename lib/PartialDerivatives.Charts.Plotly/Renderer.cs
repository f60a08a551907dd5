using Plotly.NET;
using Plotly.NET.LayoutObjects;
using PlotlyTrace = Plotly.NET.Trace;

namespace PartialDerivatives.Charts.Plotly;

/// <summary>
/// Figures as plotly.js takes them, built with Plotly.NET. Called by PartialDerivatives.Charts through delegates, as both are loaded apart.
/// Every chart is made anew, because Plotly.NET's are mutable.
/// </summary>
internal static class Renderer
{
    /// <summary>
    /// A figure as a JSON object with data, layout and config. The kinds of traces say themselves what plotly.js is told of them.
    /// </summary>
    internal static string Json(Drawing drawing)
    {
        var layout = new FigureLayout(drawing);
        var charts = drawing.Panels.SelectMany((panel, i) => panel.Traces.Select(trace => ChartOf(trace, layout, i)));
        var chart = GenericChart.addLayout(layout.Layout, GenericChart.combine(charts));
        return FigureJson.Of(new
        {
            data = GenericChart.getTraces(chart),
            layout = GenericChart.getLayout(chart),
            config = Properties.Of<Config>(("displaylogo", false)),
        });
    }

    /// <summary>The source of the plotly.js that Plotly.NET ships.</summary>
    internal static string Script()
    {
        var assembly = typeof(GenericChart).Assembly;
        string name = assembly.GetManifestResourceNames().Single(name =>
            name.StartsWith("Plotly.NET.plotly-", StringComparison.Ordinal) && name.EndsWith(".min.js", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static GenericChart ChartOf(Trace trace, FigureLayout layout, int panel)
    {
        var attributes = trace.Plotly(layout.Drawing.Figure.IsExact);
        string type = (string)attributes["type"];
        PlotlyTrace result = trace.IsSpatial ? new Trace3D(type) : new Trace2D(type);
        result.Set([.. attributes.Where(attribute => attribute.Key != "type").Select(attribute => (attribute.Key, attribute.Value))]);
        result.Set(layout.PlaceOf(panel));
        if (layout.LegendOf(trace) is var (legend, entry))
        {
            result.Set(("legend", legend), ("legendwidth", LegendLayout.NameWidth(entry)), ("name", PlotlyText.Of(entry.Name)));
        }
        return GenericChart.ofTraceObject(false, result);
    }
}
