using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

/// <summary>
/// A figure as both pictures draw it: what is decided here, ticks, labels, line breaks and places, is the same in the static one and in the
/// interactive one.
/// </summary>
internal sealed class Drawing
{
    private const int MostHeadingLines = 3;

    public Drawing(Figure figure)
    {
        Figure = figure;
        Panels = [.. figure.Panels.Select((panel, i) => new PanelView(panel, Geometry.CellWidth(figure, i), figure.IsExact))];
        Heading = string.IsNullOrWhiteSpace(figure.Heading) ? []
            : TextSize.Lines(figure.Heading, Geometry.WidthOf(figure) - Geometry.TextMargin, Geometry.HeadingSize, MostHeadingLines);
        Geometry = new Geometry(this);
    }

    public Figure Figure { get; }

    public ImmutableArray<PanelView> Panels { get; }

    /// <summary>The lines of the heading.</summary>
    public string[] Heading { get; }

    public Geometry Geometry { get; }
}
