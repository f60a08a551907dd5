namespace PartialDerivatives.Charts;

/// <summary>A panel of the plane in the static picture: axes with ticks and a grid, the zero line, what is drawn, and its legend.</summary>
internal sealed class SvgPlane
{
    private readonly SvgPicture picture;
    private readonly Panel panel;
    private readonly AxisRange x, y;
    private readonly double left, right, top, bottom;

    public SvgPlane(SvgPicture picture, Panel panel, double left, double right, double top, double bottom)
    {
        this.picture = picture;
        this.panel = panel;
        (x, y) = (AxisRange.X(panel), AxisRange.Y(panel));
        if (panel.EqualScale)
        {
            // As large as fits, in the middle.
            double scale = Math.Min((right - left) / x.Length, (bottom - top) / y.Length);
            double besides = (right - left - scale * x.Length) / 2, above = (bottom - top - scale * y.Length) / 2;
            (left, right, top, bottom) = (left + besides, right - besides, top + above, bottom - above);
        }
        (this.left, this.right, this.top, this.bottom) = (left, right, top, bottom);
    }

    public void Draw()
    {
        DrawAxes();
        foreach (Trace trace in panel.Traces)
        {
            switch (trace)
            {
                case Curve curve:
                    Draw(curve);
                    break;
                case Contours contours:
                    new SvgContours(picture, contours, Horizontal, Vertical).Draw();
                    break;
                case Arrows arrows:
                    Draw(arrows);
                    break;
            }
        }
        picture.Add($"<rect x=\"{left}\" y=\"{top}\" width=\"{right - left}\" height=\"{bottom - top}\" fill=\"none\" stroke=\"{Theme.Ink}\" class=\"fig-axis\"/>");
        if (panel.XTitle is { } title)
        {
            picture.Text((left + right) / 2, bottom + 36, title);
        }
        if (panel.YTitle is { } upright)
        {
            picture.Text(0, 0, upright, $" transform=\"translate({left - 46} {(top + bottom) / 2}) rotate(-90)\"");
        }
        new SvgLegend(picture, panel, left, right, top).Draw();
    }

    private void DrawAxes()
    {
        double xStep = Step(x, 7);
        double yStep = Step(y, 8);
        var (grid, marks) = (new SvgPath(), new SvgPath());
        foreach (double tick in x.Ticks(xStep))
        {
            double at = left + (right - left) * x.Fraction(tick);
            grid.Add([(at, top), (at, bottom)]);
            marks.Add([(at, bottom), (at, bottom + 4)]);
            picture.Text(at, bottom + 17, TickLabel(tick, xStep));
        }
        foreach (double tick in y.Ticks(yStep))
        {
            double at = bottom + (top - bottom) * y.Fraction(tick);
            grid.Add([(left, at), (right, at)]);
            marks.Add([(left, at), (left - 4, at)]);
            picture.Text(left - 7, at + 4, TickLabel(tick, yStep), anchor: "end");
        }
        picture.Add($"<g transform=\"scale(.1)\" stroke-width=\"10\"><path d=\"{grid}\" stroke=\"{Theme.Grid}\" class=\"fig-grid\"/><path d=\"{marks}\" stroke=\"{Theme.Ink}\" class=\"fig-axis\"/></g>");
        if (panel.ZeroLine)
        {
            picture.Add($"<path d=\"M{left} {Vertical(0)}H{right}\" stroke=\"gray\"/>");
        }
    }

    private void Draw(Curve curve)
    {
        string color = curve.Color.InPanel(panel);
        var points = curve.X.Zip(curve.Y, (x, y) => (X: Horizontal(x), Y: Vertical(y))).ToList();
        if (points.Count > 1 && curve.Width > 0)
        {
            picture.Add($"<path transform=\"scale(.1)\" d=\"{SvgPath.Line(points)}\" fill=\"none\" {Theme.Stroke(color)} stroke-width=\"{10 * curve.Width}\"{SvgPicture.Dashes(curve, 10)} stroke-linejoin=\"round\"/>");
        }
        foreach (var (x, y) in points)
        {
            picture.Dot(x, y, curve.Dots, color);
        }
    }

    /// <summary>The shafts are one path and the heads another; an arrow shorter than a pixel is left out.</summary>
    private void Draw(Arrows arrows)
    {
        var (shafts, heads) = (new SvgPath(), new SvgPath());
        for (int i = 0; i < arrows.X.Length; i++)
        {
            var (x, y) = (Horizontal(arrows.X[i]), Vertical(arrows.Y[i]));
            var (tipX, tipY) = (Horizontal(arrows.X[i] + arrows.U[i]), Vertical(arrows.Y[i] + arrows.V[i]));
            double length = Math.Sqrt((tipX - x) * (tipX - x) + (tipY - y) * (tipY - y));
            if (!(length >= 1))
            {
                continue;
            }
            double head = Math.Min(Arrows.Head, length);
            var (u, v) = (head * (tipX - x) / length, head * (tipY - y) / length);
            shafts.Add([(x, y), (tipX - u, tipY - v)]);
            heads.Add([(tipX - u - 0.4 * v, tipY - v + 0.4 * u), (tipX, tipY), (tipX - u + 0.4 * v, tipY - v - 0.4 * u)]);
        }
        string color = arrows.Color.InPanel(panel);
        picture.Add($"<g transform=\"scale(.1)\"><path d=\"{shafts}\" {Theme.Stroke(color)} stroke-width=\"13\"/><path d=\"{heads}\" {Theme.Fill(color)}/></g>");
    }

    /// <summary>Between logarithms the ticks are whole powers of ten.</summary>
    private double Step(AxisRange range, int count) => panel.IsLogarithmic ? Math.Max(1, range.Step(count)) : range.Step(count);

    private string TickLabel(double tick, double step) => panel.IsLogarithmic ? Label.PowerOfTen((int)Math.Round(tick)) : Label.Tick(tick, step);

    private double Horizontal(double value) => left + (right - left) * x.Fraction(panel.IsLogarithmic ? Math.Log10(value) : value);

    private double Vertical(double value) => bottom + (top - bottom) * y.Fraction(panel.IsLogarithmic ? Math.Log10(value) : value);
}
