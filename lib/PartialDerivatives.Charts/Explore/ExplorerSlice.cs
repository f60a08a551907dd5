namespace PartialDerivatives.Charts;

/// <summary>A slice of an explorer along one variable: the curve, its secant over the step h and its tangent.</summary>
internal sealed class ExplorerSlice(Explorer explorer, bool alongX) : ExplorerView(explorer, 232)
{
    private const double Left = 46, Top = 44, PlotWidth = 262, PlotHeight = 150;

    /// <summary>So many points of the curve are drawn.</summary>
    private const int Points = 96;

    protected override void Draw()
    {
        const int Ticks = 5;
        ExplorerAxis axis = alongX ? Explorer.AxisX(Ticks) : Explorer.AxisY(Ticks);
        AxisRange run = axis.Range;
        var frame = new Frame(Left, Top, PlotWidth, PlotHeight, run, Explorer.Heights);
        var (runs, held) = alongX ? (Explorer.Names.X, Explorer.Names.Y) : (Explorer.Names.Y, Explorer.Names.X);
        DrawAxes(frame, axis, Explorer.AxisZ(Ticks));
        if (frame.Y.From < 0 && frame.Y.To > 0)
        {
            double zero = frame.Top + frame.Vertical(0);
            Picture.Add($"<path d=\"M{frame.Left} {zero}h{frame.Width}\" stroke=\"gray\"/>");
        }
        string color = alongX ? ColorX : ColorY;
        var (at, step, quotient, slope) = alongX
            ? (Numbers.X, Numbers.StepX, Numbers.QuotientX, Numbers.SlopeX)
            : (Numbers.Y, Numbers.StepY, Numbers.QuotientY, Numbers.SlopeY);
        AddEdge(frame);
        Picture.Add($"<svg x=\"{frame.Left}\" y=\"{frame.Top}\" width=\"{frame.Width}\" height=\"{frame.Height}\" class=\"fig-frame\">");
        Picture.Add($"<g class=\"fig-moves\">");
        var samples = Enumerable.Range(0, Points + 1).Select(i => run.From + i * run.Length / Points)
            .Select(t => (T: t, Values: alongX ? Explorer.Grid.At(t, Numbers.Y) : Explorer.Grid.At(Numbers.X, t))).ToList();
        Curve(values => values.F, "stroke-width=\"25\"");
        if (!Explorer.Asks)
        {
            Curve(Slope, "stroke-width=\"18\" stroke-dasharray=\"50 35\"");
            Picture.Dot(frame.Horizontal(at), Clamped(slope), 6, color);
        }
        double x = frame.Horizontal(at), y = frame.Vertical(Numbers.F), endX = frame.Horizontal(at + step),
            endY = frame.Vertical(Numbers.F + quotient * step);
        Line(slope, Theme.DataInk, " class=\"fig-line\" stroke-width=\"1.6\"");
        Line(quotient, SecantColor, " stroke-width=\"2\" stroke-dasharray=\"6 4\"");
        Ring(endX, endY, 5, SecantColor);
        Ring(x, y, 6, color);
        Picture.Add($"</g></svg>");

        Title($"Along {runs}, with {held} = {(alongX ? Explorer.YText : Explorer.XText)}");
        if (!Explorer.Asks)
        {
            Picture.Add($"<path d=\"M248 12h18\" stroke=\"{color}\" stroke-width=\"1.8\" stroke-dasharray=\"5 3.5\"/>");
            Picture.Text(271, 16, TextSize.Cut(Explorer.Names.Derivative(runs), Width - 271), anchor: "start");
        }
        Picture.Add($"<path d=\"M46 31h18\" stroke=\"{SecantColor}\" stroke-width=\"2\" stroke-dasharray=\"6 4\"/>");
        Picture.Add($"<path d=\"M182 31h18\" stroke=\"{Theme.DataInk}\" class=\"fig-line\" stroke-width=\"1.6\"/>");
        Picture.Text(69, 35, $"secant {Shown(alongX ? Numbers.QuotientXText : Numbers.QuotientYText)}", " class=\"fig-secant\"", "start");
        Picture.Text(205, 35, $"tangent {Shown(alongX ? Numbers.SlopeXText : Numbers.SlopeYText)}", " class=\"fig-tangent\"", "start");

        double Slope((double F, double X, double Y) values) => alongX ? values.X : values.Y;

        double Clamped(double value) => Math.Clamp(frame.Vertical(value), -2000, 2000);

        void Curve(Func<(double F, double X, double Y), double> value, string line) => Picture.Add(
            $"<path transform=\"scale(.1)\" d=\"{Path(value)}\" fill=\"none\" stroke=\"{color}\" {line}/>");

        SvgPath Path(Func<(double F, double X, double Y), double> value) =>
            SvgPath.Line(samples.Select(sample => (frame.Horizontal(sample.T), Clamped(value(sample.Values)))), Everywhere);

        // Long enough to leave the axes, however steep.
        void Line(double tilt, string stroke, string more)
        {
            double fall = -tilt * frame.Height / frame.Y.Length * frame.X.Length / frame.Width, reach = 700 / Math.Sqrt(1 + fall * fall);
            if (double.IsFinite(fall * reach))
            {
                Picture.Add($"<path d=\"M{x - reach} {y - fall * reach}L{x + reach} {y + fall * reach}\" stroke=\"{stroke}\"{more}/>");
            }
        }

        string Shown(string number) => Explorer.Asks ? "?" : number;
    }
}
