using System.Globalization;
using System.Security;
using System.Text;

namespace PartialDerivatives.Charts;

/// <summary>The static picture of a figure, as an SVG document: what shows where no script runs.</summary>
internal sealed class SvgPicture
{
    private readonly StringBuilder svg = new();

    /// <summary>The figure as an SVG document.</summary>
    public static string Of(Figure figure)
    {
        var geometry = new Geometry(figure);
        var picture = new SvgPicture();
        picture.Add(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{geometry.Width}\" height=\"{geometry.Height}\" viewBox=\"0 0 {geometry.Width} {geometry.Height}\" font-family=\"{Geometry.FontFamily}\" font-size=\"{Geometry.FontSize}\" text-anchor=\"middle\" fill=\"{Theme.Ink}\" class=\"fig-ink\">{Theme.Style}<rect width=\"100%\" height=\"100%\" fill=\"{Theme.Paper}\" class=\"fig-paper\"/>");
        if (figure.Heading is { } heading)
        {
            picture.Text(geometry.Width / 2.0, 28, heading, $" font-size=\"{Geometry.HeadingSize}\" font-weight=\"bold\"");
        }
        for (int i = 0; i < figure.Panels.Length; i++)
        {
            Panel panel = figure.Panels[i];
            var (from, to) = panel.IsSpatial ? geometry.Cell(i) : geometry.Horizontal(i);
            var (left, right) = (from * geometry.Width, to * geometry.Width);
            string[] title = panel.Title?.Split('\n') ?? [];
            for (int line = 0; line < title.Length; line++)
            {
                picture.Text((left + right) / 2, geometry.CellTop(i) - 5 - Geometry.LineHeight * (title.Length - 1 - line), title[line], $" font-size=\"{Geometry.TitleSize}\"");
            }
            if (panel.IsSpatial)
            {
                new SvgSpace(picture, panel, left, right, geometry.CellTop(i), geometry.CellBottom(i), geometry.Eye, geometry.Centre).Draw();
            }
            else
            {
                var (low, high) = geometry.Vertical(i);
                new SvgPlane(picture, panel, left, right, geometry.Pixels(high), geometry.Pixels(low)).Draw();
            }
        }
        if (figure.Slider is { } slider)
        {
            SvgSlider.Draw(picture, slider, geometry);
        }
        picture.Add($"</svg>");
        return picture.ToString();
    }

    /// <summary>The markup so far.</summary>
    public override string ToString() => svg.ToString();

    /// <summary>Appends markup; numbers in it are written in the invariant culture, with one digit after the point at most.</summary>
    public void Add(FormattableString markup) => svg.Append(markup.ToString(Tenths.Provider));

    /// <summary>A text centred at x, or starting or ending there, with its base line at y.</summary>
    public void Text(double x, double y, string text, string attributes = "", string anchor = "middle") =>
        Add($"<text x=\"{x}\" y=\"{y}\"{(anchor == "middle" ? "" : $" text-anchor=\"{anchor}\"")}{attributes}>{SecurityElement.Escape(text)}</text>");

    /// <summary>A dot around a point; none where the diameter is 0 or the point is not finite.</summary>
    public void Dot(double x, double y, double diameter, string color)
    {
        if (diameter > 0 && double.IsFinite(x) && double.IsFinite(y))
        {
            Add($"<circle cx=\"{x}\" cy=\"{y}\" r=\"{diameter / 2}\" {Theme.Fill(color)}/>");
        }
    }

    /// <summary>The attribute that dashes a curve, in pixels over <paramref name="scale"/>.</summary>
    public static string Dashes(Curve curve, int scale) => curve.Dashed ? $" stroke-dasharray=\"{9 * scale} {7 * scale}\"" : "";

    /// <summary>Formats doubles with one digit after the point at most.</summary>
    private sealed class Tenths : IFormatProvider, ICustomFormatter
    {
        public static readonly Tenths Provider = new();

        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) =>
            arg is double number ? number.ToString("0.#", CultureInfo.InvariantCulture) : Convert.ToString(arg, CultureInfo.InvariantCulture) ?? "";
    }
}
