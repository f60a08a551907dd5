namespace PartialDerivatives.Charts;

/// <summary>
/// A picture of an explorer: axes that stand still, and in the element with the class fig-moves what explore.js draws anew while the point
/// moves.
/// </summary>
internal abstract class ExplorerView(Explorer explorer, int height)
{
    public const int Width = 320;

    /// <summary>The slice along x and all that belongs to it; the slice along y; secants; the arrow that is turned.</summary>
    public const string ColorX = "#1f6fc4", ColorY = "#dc2a6e", SecantColor = "#ff8c00", DirectionColor = "#6a1b9a";

    /// <summary>A name wider than this has no room beside the labels of an axis and reads upwards.</summary>
    private const double UprightFrom = 12;

    /// <summary>What is drawn lies in it, or is cut off by the axes.</summary>
    protected static readonly Box Everywhere = new(-2000, -2000, 2000, 2000);

    protected Explorer Explorer { get; } = explorer;

    protected ExplorerNumbers Numbers => Explorer.Numbers;

    protected SvgPicture Picture { get; } = new();

    /// <summary>The picture as an SVG document.</summary>
    public string ToSvg()
    {
        Picture.Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{height}\" viewBox=\"0 0 {Width} {height}\"");
        Picture.Add($" font-family=\"{Geometry.FontFamily}\" font-size=\"11\" text-anchor=\"middle\"");
        Picture.Add($" fill=\"{Theme.Ink}\" class=\"fig-ink\">");
        Picture.Add($"{Theme.Style}<rect width=\"100%\" height=\"100%\" fill=\"{Theme.Paper}\" class=\"fig-paper\"/>");
        Draw();
        Picture.Add($"</svg>");
        return Picture.ToString();
    }

    protected abstract void Draw();

    /// <summary>A title at the left, over the axes.</summary>
    protected void Title(string text) => Picture.Text(8, 16, text, " class=\"fig-title\" font-size=\"12\" font-weight=\"bold\"", "start");

    /// <summary>Ticks, labels and titles of the axes of a rectangle of pixels.</summary>
    protected void DrawAxes(Frame frame, ExplorerAxis x, ExplorerAxis y)
    {
        var (grid, marks) = (new SvgPath(), new SvgPath());
        double bottom = frame.Top + frame.Height;
        foreach (var (tick, label) in x.Ticks)
        {
            double at = frame.Left + frame.Horizontal(tick);
            grid.Add([(at, frame.Top), (at, bottom)]);
            marks.Add([(at, bottom), (at, bottom + 4)]);
            Picture.Text(at, bottom + 16, label);
        }
        foreach (var (tick, label) in y.Ticks)
        {
            double at = frame.Top + frame.Vertical(tick);
            grid.Add([(frame.Left, at), (frame.Left + frame.Width, at)]);
            marks.Add([(frame.Left, at), (frame.Left - 4, at)]);
            Picture.Text(frame.Left - 7, at + 4, label, anchor: "end");
        }
        Picture.Add($"<g transform=\"scale(.1)\" stroke-width=\"10\">");
        Picture.Add($"<path d=\"{grid}\" stroke=\"{Theme.Grid}\" class=\"fig-grid\"/>");
        Picture.Add($"<path d=\"{marks}\" stroke=\"{Theme.Ink}\" class=\"fig-axis\"/></g>");
        const string Italic = " font-style=\"italic\"";
        Picture.Text(frame.Left + frame.Width / 2, bottom + 31, TextSize.Cut(x.Title, Width - 16), Italic);
        double middle = frame.Top + frame.Height / 2;
        if (TextSize.Width(y.Title) <= UprightFrom)
        {
            Picture.Text(frame.Left - 32, middle + 4, y.Title, Italic);
        }
        else
        {
            Picture.UprightText(frame.Left - 34, middle, TextSize.Cut(y.Title, frame.Height));
        }
    }

    /// <summary>An arrow of some length in pixels from a point in the direction of a vector, as explore.js draws it.</summary>
    protected void Arrow(double x, double y, double u, double v, double length, string color, string name)
    {
        double size = Math.Sqrt(u * u + v * v);
        if (!(size > 0) || length < 3)
        {
            return;
        }
        (u, v) = (u / size, v / size);
        double head = Math.Min(10, length);
        var (tipX, tipY, baseX, baseY) = (x + u * length, y + v * length, x + u * (length - head), y + v * (length - head));
        double wing = head * .45;
        string path = $"M{At(x, y)}L{At(baseX, baseY)}M{At(tipX, tipY)}"
            + $"L{At(baseX - v * wing, baseY + u * wing)}L{At(baseX + v * wing, baseY - u * wing)}z";
        Picture.Add($"<path d=\"{path}\" fill=\"{color}\" stroke=\"#fff\" stroke-width=\"5\"");
        Picture.Add($" stroke-linejoin=\"round\" stroke-opacity=\".7\"/>");
        Picture.Add($"<path d=\"{path}\" fill=\"{color}\" stroke=\"{color}\" stroke-width=\"2.4\"/>");
        Picture.Text(tipX + 10 * u, tipY + 10 * v + 4, name,
            $" fill=\"{color}\" font-weight=\"bold\" stroke=\"#fff\" stroke-opacity=\".8\" stroke-width=\"3\" paint-order=\"stroke\"");

        static string At(double x, double y) => $"{Tenths(x)} {Tenths(y)}";
    }

    /// <summary>A white dot with a coloured edge, where there is a place for it.</summary>
    protected void Ring(double x, double y, double radius, string color)
    {
        if (double.IsFinite(x) && double.IsFinite(y))
        {
            Picture.Add($"<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"#fff\" stroke=\"{color}\" stroke-width=\"2.5\"/>");
        }
    }

    /// <summary>The rectangle around the axes, over what is drawn in it.</summary>
    protected void AddEdge(Frame frame)
    {
        Picture.Add($"<rect x=\"{frame.Left}\" y=\"{frame.Top}\" width=\"{frame.Width}\" height=\"{frame.Height}\"");
        Picture.Add($" fill=\"none\" stroke=\"{Theme.Ink}\" class=\"fig-axis\"/>");
    }

    protected static string Tenths(double value) => value.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A rectangle in pixels, and what its sides mean.</summary>
    protected readonly record struct Frame(double Left, double Top, double Width, double Height, AxisRange X, AxisRange Y)
    {
        /// <summary>Pixels from the left side.</summary>
        public double Horizontal(double x) => Width * X.Fraction(x);

        /// <summary>Pixels from the upper side.</summary>
        public double Vertical(double y) => Height * (1 - Y.Fraction(y));
    }
}
