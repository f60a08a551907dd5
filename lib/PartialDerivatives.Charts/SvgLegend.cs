namespace PartialDerivatives.Charts;

/// <summary>The legend of a panel in the static picture: a sample and a name each, in centred lines, the last just above <paramref name="bottom"/>.</summary>
internal sealed class SvgLegend(SvgPicture picture, Panel panel, double left, double right, double bottom)
{
    // The width of the letters is not known here: 6 pixels each are enough for the font.
    private const double Sample = 30, Space = 6, Letter = 6, Between = 14;

    public void Draw()
    {
        var lines = Lines();
        for (int line = 0; line < lines.Count; line++)
        {
            double at = (left + right) / 2 - lines[line].Sum(Width) / 2 + Between / 2;
            double y = bottom - Geometry.LineHeight * (lines.Count - 1 - line);
            foreach (Trace trace in lines[line])
            {
                DrawSample(trace, at, y - 13);
                picture.Text(at + Sample + Space, y - 9, trace.LegendName, anchor: "start");
                at += Width(trace);
            }
        }
    }

    /// <summary>As many entries in a line as there is room for.</summary>
    private List<List<Trace>> Lines()
    {
        List<List<Trace>> lines = [];
        foreach (Trace trace in panel.Legend)
        {
            if (lines.Count > 0 && lines[^1].Append(trace).Sum(Width) <= right - left + Between)
            {
                lines[^1].Add(trace);
            }
            else
            {
                lines.Add([trace]);
            }
        }
        return lines;
    }

    private void DrawSample(Trace trace, double x, double y)
    {
        switch (trace)
        {
            case Curve curve:
                if (curve.Width > 0)
                {
                    picture.Add($"<path d=\"M{x} {y}h{Sample}\" {Theme.Stroke(curve.Color)} stroke-width=\"{curve.Width}\"{SvgPicture.Dashes(curve, 1)}/>");
                }
                picture.Dot(x + Sample / 2, y, curve.Dots, curve.Color);
                break;
            case SpaceCurve curve:
                picture.Add($"<path d=\"M{x} {y}h{Sample}\" {Theme.Stroke(curve.Color)} stroke-width=\"{curve.Width / 2}\"/>");
                picture.Dot(x + Sample / 2, y, curve.Dots, curve.Color);
                break;
            case PlanePatch plane:
                picture.Add($"<path d=\"M{x} {y - 6}h{Sample}v12h-{Sample}z\" fill=\"{plane.Color}\" fill-opacity=\"{plane.Opacity}\" stroke=\"{plane.Color}\"/>");
                break;
            case Arrows arrows:
                picture.Add($"<path d=\"M{x} {y}h{Sample - Arrows.Head}\" {Theme.Stroke(arrows.Color)} stroke-width=\"1.5\"/><path d=\"M{x + Sample} {y}l-{Arrows.Head} -3v6z\" {Theme.Fill(arrows.Color)}/>");
                break;
        }
    }

    private static double Width(Trace trace) => Sample + Space + Letter * trace.LegendName.Length + Between;
}
