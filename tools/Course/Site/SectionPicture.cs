using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Xhtml;

namespace Course.Site;

/// <summary>
/// The picture that a section is known by on the start page: the static picture of one of its figures, or its first panel, without its
/// texts, as a file of its own.
/// </summary>
/// <param name="Id">The figure's id.</param>
/// <param name="Svg">The picture as an SVG document, which follows the colours of the page that shows it.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
internal sealed record SectionPicture(string Id, string Svg, double Width, double Height)
{
    /// <summary>A cell with this tag has the figure that the section is known by; without one it is the first figure.</summary>
    public const string Tag = "cover";

    // An image does not see the page's variables, but it is told whether the page is dark.
    private const string Colours = """
        svg{color-scheme:light dark;--figure-paper:#fff;--figure-ink:#444;--figure-grid:#ddd}
        @media(prefers-color-scheme:dark){svg{--figure-paper:#14171c;--figure-ink:#d3d9e0;--figure-grid:#3a434f}}
        """;

    /// <summary>The file.</summary>
    public string File => $"assets/pictures/{Id}.svg";

    /// <summary>Takes the picture of a figure.</summary>
    /// <param name="id">The figure's id.</param>
    /// <param name="picture">Its static picture.</param>
    /// <param name="rules">The picture's style rules.</param>
    /// <param name="layout">Where its panels are; null where it is not known.</param>
    public static SectionPicture Of(string id, IElement picture, string rules, FigureLayout? layout)
    {
        var copy = (IElement)picture.Clone();
        foreach (string name in new[] { "role", "aria-label", "class" })
        {
            copy.RemoveAttribute(name);
        }
        // On the start page they would be six pixels high.
        foreach (IElement lettered in copy.QuerySelectorAll("text, .fig-legend").ToArray())
        {
            lettered.Remove();
        }
        Rectangle panel = layout switch
        {
            { Panels: [var first, ..] } => first,
            { Width: > 0 } => new(0, 0, layout.Width, layout.Height),
            _ => Whole(picture),
        };
        Rectangle shown = copy.QuerySelectorAll("rect.fig-axis").Select(Axes).FirstOrDefault(axes => panel.Contains(axes), panel);
        copy.SetAttribute("viewBox", shown.ToString());
        copy.SetAttribute("width", $"{shown.Width:0}");
        copy.SetAttribute("height", $"{shown.Height:0}");
        copy.SetAttribute("class", "fig-ink");
        copy.RemoveAttribute("http://www.w3.org/2000/xmlns/", "xmlns");
        copy.RemoveAttribute("xmlns");
        copy.SetAttribute("xmlns", "http://www.w3.org/2000/svg");
        using var writer = new StringWriter();
        copy.ToHtml(writer, XhtmlMarkupFormatter.Instance);
        string text = writer.ToString();
        int end = text.IndexOf('>', StringComparison.Ordinal) + 1;
        return new SectionPicture(id, $"{text[..end]}<style>{Colours}{rules}</style>{text[end..]}\n", shown.Width, shown.Height);
    }

    /// <summary>The rectangle of a plane's axes, and the marks of its ticks.</summary>
    private static Rectangle Axes(IElement edge)
    {
        const double Marks = 5;
        double[] sides = [.. new[] { "x", "y", "width", "height" }.Select(name =>
            double.TryParse(edge.GetAttribute(name), CultureInfo.InvariantCulture, out double number) ? number : double.NaN)];
        return new(sides[0] - Marks, sides[1] - Marks, sides[2] + 2 * Marks, sides[3] + 2 * Marks);
    }

    private static Rectangle Whole(IElement picture)
    {
        string[] box = (picture.GetAttribute("viewBox") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        double[] numbers = [.. box.Select(part => double.TryParse(part, CultureInfo.InvariantCulture, out double number) ? number : 0)];
        return numbers is [var left, var top, > 0 and var width, > 0 and var height] ? new(left, top, width, height) : new(0, 0, 480, 400);
    }
}
