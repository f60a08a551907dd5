using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

/// <summary>
/// A picture of one or more panels, which shows itself as the result of a notebook cell.
/// It is data and never changes: the methods return new figures, and the same figure gives the same bytes.
/// </summary>
/// <param name="Panels">The panels, row by row from left to right, at least one.</param>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed record Figure(ImmutableArray<Panel> Panels) : ISelfFormatting
{
    private readonly string? _description;
    private readonly int? _columns;

    /// <summary>The panels, row by row from left to right.</summary>
    public ImmutableArray<Panel> Panels { get; init; } = !Panels.IsDefaultOrEmpty ? Panels
        : throw new ArgumentException("A figure needs at least one panel.", nameof(Panels));

    /// <summary>The title above all panels; null for none.</summary>
    public string? Heading { get; init; }

    /// <summary>How many panels stand side by side; all of them by default.</summary>
    public int Columns
    {
        get => _columns ?? Panels.Length;
        init => _columns = value >= 1 ? value
            : throw new ArgumentOutOfRangeException(nameof(Columns), value, "There is at least one panel in a row.");
    }

    /// <summary>What is seen, in words; composed of the panels' descriptions unless <see cref="Describe"/> replaced it.</summary>
    public string Description
    {
        get => _description ?? string.Join(
            " ", Panels.Select(panel => panel.Description).Prepend(Heading is null ? null : Heading + ".").OfType<string>());
        init => _description = value;
    }

    /// <summary>Whether the interactive figure holds its numbers with all their digits; see <see cref="Exact"/>.</summary>
    public bool IsExact { get; init; }

    /// <summary>This figure with a title above all its panels.</summary>
    public Figure Title(string text) => this with { Heading = text };

    /// <summary>This figure with another alternative text for readers who do not see the picture.</summary>
    public Figure Describe(string text) => this with { Description = text };

    /// <summary>
    /// This figure with all digits of its numbers, for those who read them from its JSON; the interactive figure is two to three times the
    /// size.
    /// Without it they are rounded to five digits of the range of their axis, which no pixel shows.
    /// </summary>
    public Figure Exact() => this with { IsExact = true };

    /// <summary>
    /// This figure, with what the others show drawn over it in the same axes: <c>contour.With(gradient, path)</c>. Titles stay this
    /// figure's.
    /// </summary>
    /// <param name="overlays">
    /// What is drawn over it, the last on top: one panel each, in the plane over the plane, in space over space.
    /// </param>
    /// <exception cref="ArgumentException">
    /// This figure or an overlay has several panels, or one is in the plane and the other in space.
    /// </exception>
    public Figure With(params Figure[] overlays)
    {
        ArgumentNullException.ThrowIfNull(overlays);
        Charts.RequireFigures(overlays, nameof(overlays));
        Panel panel = Panels[0];
        foreach (Figure figure in overlays.Prepend(this))
        {
            if (figure.Panels.Length > 1)
            {
                throw new ArgumentException(
                    "Figures are drawn over each other one panel at a time: combine the panels first, "
                        + "then Charts.Row(…) or Charts.Grid(…).",
                    nameof(overlays));
            }
            if (figure.Panels[0].IsSpatial != panel.IsSpatial)
            {
                throw new ArgumentException(
                    "One figure is in the plane and the other in space. Over a surface a path needs the function, as in "
                        + "Charts.Path(points, f).",
                    nameof(overlays));
            }
        }
        return this with
        {
            Panels = [panel with
            {
                Traces = [.. panel.Traces, .. overlays.SelectMany(overlay => overlay.Panels[0].Traces)],
                Description = string.Join(" ", overlays.Select(overlay => overlay.Description).Prepend(panel.Description)),
            }],
        };
    }

    /// <summary>The figure as HTML: a static picture, and a script that puts the interactive figure in its place.</summary>
    public string ToHtml() => FigureHtml.Of(this);

    /// <summary>The figure as plotly.js takes it: an object with data, layout and config.</summary>
    public string ToJson() => PlotlyRenderer.Json(new Drawing(this));

    /// <summary>The static picture, as an SVG document.</summary>
    public string ToSvg() => SvgPicture.Of(new Drawing(this));

    /// <summary>The description.</summary>
    public override string ToString() => Description;
}
