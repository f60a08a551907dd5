namespace PartialDerivatives.Charts;

/// <summary>Contours in the static picture: each level's region painted over the one below, with a white edge and the level written on it.</summary>
internal sealed class SvgContours(SvgPicture picture, Contours contours, Func<double, double> horizontal, Func<double, double> vertical)
{
    /// <summary>Labels are at least so many pixels apart, and edges without a label shorter than that.</summary>
    private const double LabelDistance = 34;

    private readonly List<(double X, double Y)> labels = [];

    public void Draw()
    {
        AxisRange heights = contours.Heights;
        double step = contours.Step;
        double[] levels = [.. contours.Levels];
        var texts = new List<(double X, double Y, string Text)>();
        picture.Add($"<g transform=\"scale(.1)\" stroke=\"#fff\" stroke-width=\"8\">");
        // The lowest region is all that has a height.
        foreach (double level in levels.Prepend(heights.From))
        {
            var outlines = Isolines.Outlines(contours, level).Select(outline => outline.Select(point => (X: horizontal(point.X), Y: vertical(point.Y), point.IsEdge)).ToList()).ToList();
            double next = levels.FirstOrDefault(other => other > level, heights.To);
            var band = new SvgPath();
            outlines.ForEach(outline => band.AddClosed([.. outline.Select(point => (point.X, point.Y))]));
            picture.Add($"<path fill=\"{Viridis.Light(heights.Fraction((level + next) / 2))}\" fill-rule=\"evenodd\" d=\"{band}\"/>");
            foreach (var outline in outlines)
            {
                if (LabelPlace(Inside(outline)) is var (x, y))
                {
                    labels.Add((x, y));
                    texts.Add((x, y, Label.Tick(level, step)));
                }
            }
        }
        picture.Add($"</g>");
        foreach (var (x, y, text) in texts)
        {
            picture.Text(x, y + 3.5, text, $" fill=\"{Theme.InkOnMap}\" font-size=\"10\" stroke=\"#fff\" stroke-opacity=\".7\" stroke-width=\"3\" paint-order=\"stroke\"");
        }
    }

    /// <summary>The longest part of an outline between two edges of the map, or all of it where it meets none.</summary>
    private static (double X, double Y)[] Inside(List<(double X, double Y, bool IsEdge)> outline)
    {
        int start = outline.FindIndex(point => point.IsEdge);
        List<(double X, double Y)> run = [], longest = run;
        foreach (var (x, y, isEdge) in outline.Skip(start).Concat(outline.Take(Math.Max(start, 0))))
        {
            if (isEdge)
            {
                run = [];
                continue;
            }
            run.Add((x, y));
            longest = run.Count > longest.Count ? run : longest;
        }
        return [.. longest];
    }

    /// <summary>The first place on a line that is far from all labels, tried from its middle; null where there is none.</summary>
    private (double X, double Y)? LabelPlace((double X, double Y)[] line)
    {
        if (line.Length < 2 || Math.Max(line.Max(p => p.X) - line.Min(p => p.X), line.Max(p => p.Y) - line.Min(p => p.Y)) < LabelDistance)
        {
            return null;
        }
        foreach (double share in new[] { 0.5, 0.35, 0.65, 0.2, 0.8 })
        {
            var (x, y) = line[(int)(share * (line.Length - 1))];
            if (labels.All(label => Math.Abs(label.X - x) > LabelDistance || Math.Abs(label.Y - y) > LabelDistance / 2))
            {
                return (x, y);
            }
        }
        return null;
    }
}
