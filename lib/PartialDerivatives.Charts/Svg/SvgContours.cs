using System.Runtime.InteropServices;

namespace PartialDerivatives.Charts;

/// <summary>
/// Contours in the static picture: each level's region painted over the one below, with a white edge and the level written on it.
/// </summary>
internal sealed class SvgContours(SvgPicture picture, Contours contours, Func<double, double> horizontal, Func<double, double> vertical)
{
    /// <summary>Labels are at least so many pixels apart, and edges without a label shorter than that.</summary>
    private const double LabelDistance = 34;

    private readonly List<(double X, double Y, double Width)> _labels = [];

    public void Draw()
    {
        var levels = contours.Levels;
        var texts = new List<(double X, double Y, string Text)>();
        picture.Add($"<g transform=\"scale(.1)\" stroke=\"#fff\" stroke-width=\"8\">");
        // The lowest region is all that has a height. The bands have evenly spaced colours, as plotly.js gives them.
        var outlines = Isolines.Outlines(contours, [double.MinValue, .. levels.Select(level => level.Height)]);
        for (int i = -1; i < levels.Length; i++)
        {
            var places = outlines[i + 1].Select(OnPicture).ToList();
            var band = new SvgPath();
            places.ForEach(outline => band.AddClosed(outline));
            picture.Add($"<path fill=\"{Viridis.Light((i + 1.0) / Math.Max(1, levels.Length))}\" fill-rule=\"evenodd\" d=\"{band}\"/>");
            for (int k = 0; i >= 0 && k < places.Count; k++)
            {
                double width = TextSize.Width(levels[i].Label, 10);
                if (LabelPlace(Inside(places[k], outlines[i + 1][k]), width) is var (x, y))
                {
                    _labels.Add((x, y, width));
                    texts.Add((x, y, levels[i].Label));
                }
            }
        }
        picture.Add($"</g>");
        foreach (var (x, y, text) in texts)
        {
            const string Halo = " font-size=\"10\" stroke=\"#fff\" stroke-opacity=\".7\" stroke-width=\"3\" paint-order=\"stroke\"";
            picture.Text(x, y + 3.5, text, $" fill=\"{Theme.InkOnMap}\"{Halo}");
        }

        (double X, double Y)[] OnPicture(List<(double X, double Y, bool IsEdge)> outline) =>
            [.. outline.Select(point => (horizontal(point.X), vertical(point.Y)))];
    }

    /// <summary>The longest part of an outline between two edges of the map, or all of it where it meets none.</summary>
    private static ReadOnlySpan<(double X, double Y)> Inside((double X, double Y)[] places, List<(double X, double Y, bool IsEdge)> outline)
    {
        int start = outline.FindIndex(point => point.IsEdge);
        if (start < 0)
        {
            return places;
        }
        List<(double X, double Y)> run = [], longest = run;
        for (int k = 0; k < places.Length; k++)
        {
            int at = (start + k) % places.Length;
            if (outline[at].IsEdge)
            {
                run = [];
                continue;
            }
            run.Add(places[at]);
            longest = run.Count > longest.Count ? run : longest;
        }
        return CollectionsMarshal.AsSpan(longest);
    }

    /// <summary>The first place on a line that is far from all labels, tried from its middle; null where there is none.</summary>
    private (double X, double Y)? LabelPlace(ReadOnlySpan<(double X, double Y)> line, double width)
    {
        if (line.Length < 2 || !IsLong(line))
        {
            return null;
        }
        foreach (double share in new[] { 0.5, 0.35, 0.65, 0.2, 0.8 })
        {
            var (x, y) = line[(int)(share * (line.Length - 1))];
            if (x - width / 2 >= horizontal(contours.X[0]) && x + width / 2 <= horizontal(contours.X[^1])
                && _labels.All(label => Math.Abs(label.X - x) > Math.Max(LabelDistance, (label.Width + width) / 2 + 4)
                    || Math.Abs(label.Y - y) > LabelDistance / 2))
            {
                return (x, y);
            }
        }
        return null;
    }

    private static bool IsLong(ReadOnlySpan<(double X, double Y)> line)
    {
        var (left, top) = line[0];
        var (right, bottom) = line[0];
        foreach (var (x, y) in line)
        {
            (left, right, top, bottom) = (Math.Min(left, x), Math.Max(right, x), Math.Min(top, y), Math.Max(bottom, y));
        }
        return Math.Max(right - left, bottom - top) >= LabelDistance;
    }
}
