namespace PartialDerivatives.Charts.Plotly;

/// <summary>
/// A slider each of whose steps says what is drawn otherwise there: of the traces that are not the figure's own, what is not the same.
/// The steps are animations of one frame without a transition, because these can change different things in different traces.
/// </summary>
internal static class FigureSlider
{
    public static object Of(Drawing drawing, Slider slider)
    {
        var own = drawing.Panels.SelectMany(panel => panel.Traces).ToList();
        var positions = slider.Positions.Select(Drawn).ToList();
        int[] moving = [.. Enumerable.Range(0, own.Count).Where(i => positions.Any(traces => !ReferenceEquals(traces[i], own[i])))];
        var told = moving.ToDictionary(i => i, i => positions.Select(traces => Attributes(traces[i])).ToList());
        var changing = moving.ToDictionary(
            i => i, i => told[i][0].Keys.Where(name => told[i].Select(one => FigureJson.Of(one[name])).Distinct().Count() > 1).ToList());
        return new
        {
            active = slider.Start,
            x = 0.1,
            len = 0.8,
            y = 1 - (double)drawing.Geometry.SliderTop / drawing.Geometry.Height,
            yanchor = "top",
            pad = new { t = 0, b = 0 },
            currentvalue = new { prefix = slider.Variable + " = ", xanchor = "center", offset = 4 },
            ticklen = 4,
            tickcolor = Theme.Ink,
            steps = slider.Labels.Select((label, position) => new
            {
                label,
                method = "animate",
                args = new object[]
                {
                    new
                    {
                        data = moving.Select(i => changing[i].ToDictionary(name => name, name => told[i][position][name])),
                        traces = moving,
                    },
                    new { mode = "immediate", frame = new { duration = 0, redraw = true }, transition = new { duration = 0 } },
                },
            }),
        };

        List<Trace> Drawn(SliderPosition position) =>
            [.. drawing.Panels.Zip(position.Panels, (view, panel) => view.Drawn(panel)).SelectMany(traces => traces)];

        // All the numbers: with the abscissas as the first and the step, a frame would have to take the ones before away.
        Dictionary<string, object> Attributes(Trace trace) => trace.Plotly(isExact: true);
    }
}
