namespace PartialDerivatives.Charts;

/// <summary>Where things stand in a figure: the same for the static picture and for the interactive one.</summary>
internal sealed class Geometry(Figure figure)
{
    /// <summary>The height of every figure in pixels.</summary>
    public const int Height = 440;

    public const int LineHeight = 18;
    public const int Left = 46;
    public const int Right = 18;
    public const int Bottom = 48;
    public const string FontFamily = "Open Sans, Verdana, Arial, sans-serif";

    private int Count => figure.Panels.Length;

    /// <summary>The width in pixels for which the figure is laid out; the static picture has it.</summary>
    public int Width => Count == 1 ? 600 : 400 * Count;

    /// <summary>Below this width the figure is scrolled instead of squeezed.</summary>
    public int MinWidth => 300 * Count;

    public int MaxWidth => Count == 1 ? 720 : 480 * Count;

    /// <summary>The strip between the panel's title and its axes, where the legend is: there it never covers a curve.</summary>
    public int LegendHeight => figure.Panels.Any(panel => panel.Curves.Any()) ? 26 : 0;

    public int TitleLines => figure.Panels.Max(panel => panel.Title is null ? 0 : panel.Title.Split('\n').Length);

    public int Top => (figure.Heading is null ? 8 : 40) + LineHeight * TitleLines + LegendHeight + 4;

    /// <summary>The left and the right end of a panel, as fractions of the width between the margins.</summary>
    public (double From, double To) Domain(int panel)
    {
        double gap = Count == 1 ? 0 : 0.15 / Count;
        double width = (1 - gap * (Count - 1)) / Count;
        return (panel * (width + gap), panel * (width + gap) + width);
    }

    /// <summary>The aspect of the box around a surface: its height is three quarters of its sides.</summary>
    public static readonly (double X, double Y, double Z) Aspect = (1, 1, 0.75);

    /// <summary>Where surfaces are seen from: 30° above the horizon, x to the right and y into the depth.</summary>
    public static readonly (double X, double Y, double Z) Eye = (0.94, -1.62, 1.08);
}
