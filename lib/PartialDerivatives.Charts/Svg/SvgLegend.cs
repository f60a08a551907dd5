namespace PartialDerivatives.Charts;

/// <summary>The legend of a panel in the static picture: a sample and a name each, in centred lines.</summary>
internal static class SvgLegend
{
    /// <summary>The width of a sample.</summary>
    public const double Sample = LegendLayout.Sample;

    public static void Draw(SvgPicture picture, LegendLayout legend, double centre, double bottom)
    {
        if (legend.Lines.Count == 0)
        {
            return;
        }
        double lineTop = bottom - legend.Height;
        picture.Add($"<g class=\"fig-legend\">");
        foreach (var line in legend.Lines)
        {
            double middle = lineTop + LegendLayout.Middle(line);
            double width = LegendLayout.Width(line), x = centre - width / 2;
            bool onWhite = LegendLayout.IsOnWhite(line);
            if (onWhite)
            {
                double top = middle - LegendLayout.LineHeight / 2.0;
                picture.Add($"<rect x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"{LegendLayout.LineHeight}\" fill=\"#fff\"/>");
            }
            foreach (LegendEntry entry in line)
            {
                entry.DrawSample(picture, x + LegendLayout.Space, middle);
                double name = x + LegendLayout.Space * 2 + LegendLayout.Sample;
                picture.Text(name, middle + 4, entry.Name, onWhite ? $" fill=\"{Theme.InkOnMap}\"" : "", anchor: "start");
                x += LegendLayout.Width(entry);
            }
            lineTop += LegendLayout.LineHeight;
        }
        picture.Add($"</g>");
    }
}
