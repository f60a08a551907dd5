using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

/// <summary>
/// A picture of one or more panels side by side, which shows itself as the result of a notebook cell.
/// It is data and never changes: the methods return new figures, and the same figure gives the same bytes.
/// </summary>
/// <param name="Panels">The panels from left to right, at least one.</param>
[TypeFormatterSource(typeof(FigureFormatterSource), PreferredMimeTypes = ["text/html"])]
public sealed record Figure(ImmutableArray<Panel> Panels)
{
    private readonly string? description;

    /// <summary>The panels from left to right.</summary>
    public ImmutableArray<Panel> Panels { get; init; } = !Panels.IsDefaultOrEmpty ? Panels
        : throw new ArgumentException("A figure needs at least one panel.", nameof(Panels));

    /// <summary>The title above all panels; null for none.</summary>
    public string? Heading { get; init; }

    /// <summary>What is seen, in words; composed of the panels' descriptions unless <see cref="Describe"/> replaced it.</summary>
    public string Description
    {
        get => description ?? string.Join(" ", Panels.Select(panel => panel.Description).Prepend(Heading is null ? null : Heading + ".").OfType<string>());
        init => description = value;
    }

    /// <summary>This figure with a title above all its panels.</summary>
    public Figure Title(string text) => this with { Heading = text };

    /// <summary>This figure with another alternative text for readers who do not see the picture.</summary>
    public Figure Describe(string text) => this with { Description = text };

    /// <summary>The figure as HTML: a static picture, and a script that puts the interactive figure in its place.</summary>
    public string ToHtml() => FigureHtml.Of(this);

    /// <summary>The figure as plotly.js takes it: an object with data, layout and config.</summary>
    public string ToJson() => PlotlyRenderer.Json(this);

    /// <summary>The static picture, as an SVG document.</summary>
    public string ToSvg() => SvgPicture.Of(this);

    /// <summary>The description.</summary>
    public override string ToString() => Description;
}
