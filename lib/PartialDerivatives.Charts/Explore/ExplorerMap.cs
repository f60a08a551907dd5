namespace PartialDerivatives.Charts;

/// <summary>The map of an explorer: contours, the point, both lines in which the surface is cut, the gradient, and the arrow that is
/// turned.</summary>
internal sealed class ExplorerMap(Explorer explorer) : ExplorerView(explorer, 330)
{
    private const double Left = 46, Top = 26, Size = 262;

    private const int Ticks = 5;

    protected override void Draw()
    {
        Frame frame = Placed();
        DrawAxes(frame, Explorer.AxisX(Ticks), Explorer.AxisY(Ticks));
        Picture.Add($"<svg x=\"{frame.Left}\" y=\"{frame.Top}\" width=\"{frame.Width}\" height=\"{frame.Height}\" class=\"fig-frame\">");
        new SvgContours(Picture, Explorer.Contours, frame.Horizontal, frame.Vertical).Draw();
        Picture.Add($"</svg>");
        AddEdge(frame);
        Picture.Add($"<g transform=\"translate({frame.Left} {frame.Top})\" class=\"fig-moves\">");
        double x = frame.Horizontal(Numbers.X), y = frame.Vertical(Numbers.Y), scaleX = frame.Width / frame.X.Length,
            scaleY = frame.Height / frame.Y.Length;
        Picture.Add($"<path d=\"M0 {y}H{frame.Width}\" stroke=\"{ColorX}\" stroke-width=\"2\"/>");
        Picture.Add($"<path d=\"M{x} 0V{frame.Height}\" stroke=\"{ColorY}\" stroke-width=\"2\"/>");
        double angle = Explorer.Angle * Math.PI / 180;
        if (!Explorer.Asks)
        {
            Arrow(x, y, Numbers.SlopeX * scaleX, -Numbers.SlopeY * scaleY, Explorer.ArrowLength(Numbers.SlopeX, Numbers.SlopeY),
                Theme.InkOnMap, Explorer.Names.Gradient);
        }
        Arrow(x, y, Math.Cos(angle) * scaleX, -Math.Sin(angle) * scaleY, 46, DirectionColor, "u");
        Ring(x, y, 6.5, Theme.InkOnMap);
        Picture.Add($"</g>");
        bool hasRoom = !Explorer.Asks && Explorer.Contours.Note is null;
        Title(hasRoom ? $"{Explorer.MapTitle}, with the gradient {Explorer.Names.Gradient}" : Explorer.MapTitle);
    }

    /// <summary>A unit is as long on both axes, as only then the gradient looks perpendicular to the contours, unless one axis would be a
    /// sliver.</summary>
    private Frame Placed()
    {
        var (x, y) = (Explorer.X, Explorer.Y);
        double ratio = x.Length / y.Length;
        double width = ratio is > 0.4 and < 1 ? Size * ratio : Size, height = ratio is > 1 and < 2.5 ? Size / ratio : Size;
        return new(Left + (Size - width) / 2, Top + (Size - height) / 2, width, height, x, y);
    }
}
