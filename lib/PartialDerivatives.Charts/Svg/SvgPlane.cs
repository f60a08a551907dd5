namespace PartialDerivatives.Charts;

/// <summary>
/// A panel of the plane in the static picture: axes with ticks and a grid, the zero line, and what is drawn, cut off at the axes' ends.
/// </summary>
internal sealed class SvgPlane(SvgPicture picture, PanelView panel, Box box)
{
    public SvgPicture Picture => picture;

    public void Draw()
    {
        DrawAxes();
        foreach (PlaneTrace trace in panel.Traces.Cast<PlaneTrace>())
        {
            trace.Draw(this);
        }
        picture.Add($"<rect x=\"{box.Left}\" y=\"{box.Top}\" width=\"{box.Width}\" height=\"{box.Height}\"");
        picture.Add($" fill=\"none\" stroke=\"{Theme.Ink}\" class=\"fig-axis\"/>");
        if (panel.X.Title is { } title)
        {
            picture.Text(box.CentreX, box.Bottom + 36, title);
        }
        if (panel.Y.Title is { } upright)
        {
            double labels = panel.Y.Labels.Select(label => TextSize.Width(label)).DefaultIfEmpty().Max();
            picture.UprightText(box.Left - 20 - labels, box.CentreY, upright);
        }
    }

    /// <summary>Where a point stands in the picture.</summary>
    public (double X, double Y) Place(double x, double y) =>
        (box.Left + box.Width * panel.X.Fraction(x), box.Bottom - box.Height * panel.Y.Fraction(y));

    public bool Contains((double X, double Y) place) => Inside(place.X, box.Left, box.Right) && Inside(place.Y, box.Top, box.Bottom);

    /// <summary>A line through places, with gaps where they are not finite, as far as it is within the axes.</summary>
    public void Line(IEnumerable<(double X, double Y)> places, string color, double width, bool dashed) =>
        picture.Line(SvgPath.Line(places, box), color, width, dashed);

    /// <summary>Dots, where their places are within the axes.</summary>
    public void Dots(IEnumerable<(double X, double Y)> places, double diameter, string color) =>
        picture.Dots(places.Where(Contains), diameter, color);

    private void DrawAxes()
    {
        var (grid, marks) = (new SvgPath(), new SvgPath());
        foreach (var (tick, label) in panel.X.Ticks.Zip(panel.X.Labels))
        {
            double at = box.Left + box.Width * panel.X.Range.Fraction(tick);
            grid.Add([(at, box.Top), (at, box.Bottom)]);
            marks.Add([(at, box.Bottom), (at, box.Bottom + 4)]);
            picture.Text(at, box.Bottom + 19, label);
        }
        foreach (var (tick, label) in panel.Y.Ticks.Zip(panel.Y.Labels))
        {
            double at = box.Bottom - box.Height * panel.Y.Range.Fraction(tick);
            grid.Add([(box.Left, at), (box.Right, at)]);
            marks.Add([(box.Left, at), (box.Left - 4, at)]);
            picture.Text(box.Left - 7, at + 4, label, anchor: "end");
        }
        picture.Add($"<g transform=\"scale(.1)\" stroke-width=\"10\"><path d=\"{grid}\" stroke=\"{Theme.Grid}\" class=\"fig-grid\"/>");
        picture.Add($"<path d=\"{marks}\" stroke=\"{Theme.Ink}\" class=\"fig-axis\"/></g>");
        if (panel.ZeroLine)
        {
            picture.Add($"<path d=\"M{box.Left} {Place(0, 0).Y}H{box.Right}\" stroke=\"gray\"/>");
        }
    }

    private static bool Inside(double value, double from, double to) => value >= from - 0.5 && value <= to + 0.5;
}
