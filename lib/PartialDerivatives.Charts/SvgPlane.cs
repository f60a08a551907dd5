namespace PartialDerivatives.Charts;

/// <summary>A panel of curves in the static picture: axes with ticks and a grid, the zero line, the curves and their legend.</summary>
internal sealed class SvgPlane(SvgPicture picture, Panel panel, double left, double right, double top, double bottom)
{
    private readonly AxisRange x = AxisRange.X(panel);
    private readonly AxisRange y = AxisRange.Y(panel);

    public void Draw()
    {
        double xStep = x.Step(7);
        double yStep = y.Step(8);
        foreach (double tick in x.Ticks(xStep))
        {
            double at = Horizontal(tick);
            picture.Add($"<path d=\"M{at} {top}V{bottom}\" stroke=\"{SvgPicture.Grid}\"/><path d=\"M{at} {bottom}v4\" stroke=\"{SvgPicture.Ink}\"/>");
            picture.Text(at, bottom + 17, Label.Tick(tick, xStep));
        }
        foreach (double tick in y.Ticks(yStep))
        {
            double at = Vertical(tick);
            picture.Add($"<path d=\"M{left} {at}H{right}\" stroke=\"{SvgPicture.Grid}\"/><path d=\"M{left} {at}h-4\" stroke=\"{SvgPicture.Ink}\"/>");
            picture.Text(left - 7, at + 4, Label.Tick(tick, yStep), anchor: "end");
        }
        if (panel.ZeroLine)
        {
            picture.Add($"<path d=\"M{left} {Vertical(0)}H{right}\" stroke=\"gray\"/>");
        }
        foreach (Curve curve in panel.Curves)
        {
            string path = SvgPicture.Path(curve.X.Zip(curve.Y, (x, y) => (Horizontal(x), Vertical(y))));
            picture.Add($"<path transform=\"scale(.1)\" d=\"{path}\" fill=\"none\" stroke=\"{curve.Color}\" stroke-width=\"{10 * curve.Width}\"{Dashes(curve, 10)} stroke-linejoin=\"round\"/>");
        }
        picture.Add($"<rect x=\"{left}\" y=\"{top}\" width=\"{right - left}\" height=\"{bottom - top}\" fill=\"none\" stroke=\"{SvgPicture.Ink}\"/>");
        if (panel.XTitle is { } title)
        {
            picture.Text((left + right) / 2, bottom + 36, title);
        }
        DrawLegend();
    }

    private void DrawLegend()
    {
        // The width of the letters is not known here: 6 pixels each are enough for the font.
        const double Line = 30, Space = 6, Letter = 6, Between = 14;
        double at = (left + right) / 2 - panel.Curves.Sum(curve => Line + Space + Letter * curve.Name.Length + Between) / 2 + Between / 2;
        foreach (Curve curve in panel.Curves)
        {
            picture.Add($"<path d=\"M{at} {top - 13}h{Line}\" stroke=\"{curve.Color}\" stroke-width=\"{curve.Width}\"{Dashes(curve, 1)}/>");
            picture.Text(at + Line + Space, top - 9, curve.Name, anchor: "start");
            at += Line + Space + Letter * curve.Name.Length + Between;
        }
    }

    private double Horizontal(double value) => left + (right - left) * x.Fraction(value);

    private double Vertical(double value) => bottom + (top - bottom) * y.Fraction(value);

    private static string Dashes(Curve curve, int scale) => curve.Dashed ? $" stroke-dasharray=\"{9 * scale} {7 * scale}\"" : "";
}
