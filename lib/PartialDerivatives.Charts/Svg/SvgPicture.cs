using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security;
using System.Text;

namespace PartialDerivatives.Charts;

/// <summary>The static picture of a figure, as an SVG document: what shows where no script runs.</summary>
internal sealed class SvgPicture
{
    /// <summary>The dashes of a line in pixels: the line and the gap.</summary>
    private const int Dash = 9, Gap = 7;

    /// <summary>The markup so far.</summary>
    internal StringBuilder Svg { get; } = new();

    /// <summary>More dots than that are one path, a tenth as long.</summary>
    private const int MostCircles = 200;

    /// <summary>The dashes as plotly.js takes them.</summary>
    public static string PlotlyDashes => $"{Dash}px,{Gap}px";

    /// <summary>A figure as an SVG document.</summary>
    public static string Of(Drawing drawing)
    {
        Geometry geometry = drawing.Geometry;
        var picture = new SvgPicture();
        picture.Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{geometry.Width}\" height=\"{geometry.Height}\"");
        picture.Add($" viewBox=\"0 0 {geometry.Width} {geometry.Height}\"");
        picture.Add($" font-family=\"{Geometry.FontFamily}\" font-size=\"{Geometry.FontSize}\"");
        picture.Add($" text-anchor=\"middle\" fill=\"{Theme.Ink}\" class=\"fig-ink\">{Theme.Style}");
        picture.Add($"<rect width=\"100%\" height=\"100%\" fill=\"{Theme.Paper}\" class=\"fig-paper\"/>");
        for (int line = 0; line < drawing.Heading.Length; line++)
        {
            double y = Geometry.HeadingTop + 18 + 23 * line;
            picture.Text(geometry.Width / 2.0, y, drawing.Heading[line], $" font-size=\"{Geometry.HeadingSize}\" font-weight=\"bold\"");
        }
        for (int i = 0; i < drawing.Panels.Length; i++)
        {
            picture.Draw(drawing.Panels[i], geometry, i);
        }
        picture.Add($"</svg>");
        return picture.ToString();
    }

    public override string ToString() => Svg.ToString();

    /// <summary>Appends markup; numbers in it are written in the invariant culture, with one digit after the point at most.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "The markup is written as it is handed over, into this picture.")]
    public void Add([InterpolatedStringHandlerArgument("")] SvgMarkup markup) => _ = markup;

    /// <summary>A text centred at x, or starting or ending there, with its base line at y.</summary>
    public void Text(double x, double y, string text, string attributes = "", string anchor = "middle")
    {
        string place = anchor == "middle" ? "" : $" text-anchor=\"{anchor}\"";
        Add($"<text x=\"{x}\" y=\"{y}\"{place}{attributes}>{Legal(text)}</text>");
    }

    /// <summary>A text that reads upwards, centred at a point.</summary>
    public void UprightText(double x, double y, string text) =>
        Add($"<text transform=\"translate({x} {y}) rotate(-90)\">{Legal(text)}</text>");

    /// <summary>A line through points that are all in the picture; none where the width is 0.</summary>
    public void Line(ReadOnlySpan<(double X, double Y)> points, string color, double width, bool dashed = false)
    {
        var path = new SvgPath();
        path.Add(points);
        Line(path, color, width, dashed);
    }

    /// <summary>A line along a path; none where the width is 0.</summary>
    public void Line(SvgPath path, string color, double width, bool dashed = false)
    {
        if (width > 0 && !path.IsEmpty)
        {
            string dashes = dashed ? $" stroke-dasharray=\"{10 * Dash} {10 * Gap}\"" : "";
            string stroke = string.Create(CultureInfo.InvariantCulture, $"{Theme.Stroke(color)} stroke-width=\"{10 * width:0.#}\"{dashes}");
            Add($"<path transform=\"scale(.1)\" d=\"{path}\" fill=\"none\" {stroke} stroke-linejoin=\"round\"/>");
        }
    }

    /// <summary>Dots around points, one where several are within a quarter of a pixel: a dot on a dot is not seen.</summary>
    public void Dots(IEnumerable<(double X, double Y)> places, double diameter, string color)
    {
        if (!(diameter > 0))
        {
            return;
        }
        var seen = places.Where(place => double.IsFinite(place.X) && double.IsFinite(place.Y))
            .DistinctBy(place => (Math.Round(4 * place.X), Math.Round(4 * place.Y))).ToList();
        if (seen.Count <= MostCircles)
        {
            seen.ForEach(place => Dot(place.X, place.Y, diameter, color));
            return;
        }
        // Lines of no length, whose ends are round.
        var path = new SvgPath();
        seen.ForEach(place => path.AddClosed([place]));
        Add($"<path transform=\"scale(.1)\" d=\"{path}\" {Theme.Stroke(color)} stroke-width=\"{10 * diameter}\"");
        Add($" stroke-linecap=\"round\"/>");
    }

    /// <summary>A dot around a point; none where the diameter is 0, or where there is no place for it.</summary>
    public void Dot(double x, double y, double diameter, string color)
    {
        if (diameter > 0 && double.IsFinite(x) && double.IsFinite(y))
        {
            Add($"<circle cx=\"{x}\" cy=\"{y}\" r=\"{diameter / 2}\" {Theme.Fill(color)}/>");
        }
    }

    /// <summary>Characters that XML does not have, such as half a surrogate pair, would make the document unreadable.</summary>
    private static string? Legal(string text) => text.All(IsPlain) ? text : SecurityElement.Escape(string.Concat(
        text.EnumerateRunes().Select(rune => rune.Value is < 0x20 or 0xfffe or 0xffff ? Rune.ReplacementChar : rune)));

    private static bool IsPlain(char c) => c is >= ' ' and < '\ud800' and not ('<' or '>' or '&' or '"' or '\'');

    private void Draw(PanelView panel, Geometry geometry, int i)
    {
        Box cell = geometry.Cell(i);
        for (int line = 0; line < panel.Title.Length; line++)
        {
            double y = cell.Top - 5 - Geometry.LineHeight * (panel.Title.Length - 1 - line);
            Text(cell.CentreX, y, panel.Title[line], $" font-size=\"{Geometry.TitleSize}\"");
        }
        if (panel.IsSpatial)
        {
            new SvgSpace(this, panel, geometry.Scene(i), geometry.Eye(i)).Draw();
        }
        else
        {
            new SvgPlane(this, panel, geometry.Axes(i)).Draw();
        }
        SvgLegend.Draw(this, panel.Legend, cell.CentreX, geometry.LegendBottom(i));
    }
}
