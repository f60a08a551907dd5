using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Course.Site;

/// <summary>A rectangle of a picture in pixels, from its upper left corner.</summary>
internal readonly record struct Rectangle(double Left, double Top, double Width, double Height)
{
    /// <summary>Whether another one lies in it; one of sides that are no numbers does not.</summary>
    public bool Contains(Rectangle other) =>
        other.Left >= Left && other.Top >= Top && other.Left + other.Width <= Left + Width && other.Top + other.Height <= Top + Height;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Left:0.##} {Top:0.##} {Width:0.##} {Height:0.##}");
}

/// <summary>
/// What the site reads in the layout of a figure, as the library hands it to plotly.js: its title, and where its panels are, so that they
/// can stand one below the other where a page is narrow.
/// </summary>
internal sealed partial class FigureLayout
{
    /// <summary>How the library lays out a figure, in pixels: what is above the first panel.</summary>
    private const int AboveHeading = 6, HeadingLine = 23;

    /// <summary>A panel with a surface is so much wider than others.</summary>
    private const double SurfaceShare = 1.2;

    private FigureLayout(JsonElement layout)
    {
        Title = Text(layout, "title");
        PanelTitles =
        [
            .. layout.TryGetProperty("annotations", out JsonElement annotations) && annotations.ValueKind == JsonValueKind.Array
                ? annotations.EnumerateArray().Where(note => note.TryGetProperty("xref", out JsonElement of) && of.ValueEquals("paper"))
                    .Select(note => note.TryGetProperty("text", out JsonElement text) ? Plain(text) : "").Where(text => text.Length > 0)
                : [],
        ];
        if (Number(layout, "width") is { } width && Number(layout, "height") is { } height)
        {
            Width = width;
            Height = height;
            Panels = PanelsOf(layout);
        }
    }

    /// <summary>The heading, as text; null where there is none.</summary>
    public string? Title { get; }

    /// <summary>The titles of the panels, as text.</summary>
    public ImmutableArray<string> PanelTitles { get; }

    public double Width { get; }

    public double Height { get; }

    /// <summary>Where the panels are that stand side by side; empty where there is one, or where they stand in several rows.</summary>
    public ImmutableArray<Rectangle> Panels { get; } = [];

    /// <summary>The layout in the call that draws a figure; null where it has none.</summary>
    public static FigureLayout? Of(string call)
    {
        using JsonDocument arguments = JsonDocument.Parse($"[{call[(call.IndexOf('(') + 1)..call.LastIndexOf(')')]}]");
        return arguments.RootElement.GetArrayLength() == 5 && arguments.RootElement[4] is { ValueKind: JsonValueKind.Object } figure
            && figure.TryGetProperty("layout", out JsonElement layout) && layout.ValueKind == JsonValueKind.Object
            ? new FigureLayout(layout)
            : null;
    }

    private ImmutableArray<Rectangle> PanelsOf(JsonElement layout)
    {
        var columns = new List<(double From, double To, bool IsSpatial)>();
        foreach (var (from, to, isSpatial) in Domains(layout).OrderBy(domain => domain.From))
        {
            if (columns.Count > 0 && from < columns[^1].To - 1e-9)
            {
                // One over the other.
                return [];
            }
            columns.Add((from, to, isSpatial));
        }
        if (columns.Count < 2)
        {
            return [];
        }
        double top = Title is null ? 0 : AboveHeading + HeadingLine * (1 + LineBreaks(layout)), all = columns.Sum(Share), before = 0;
        var panels = new List<Rectangle>();
        foreach (var column in columns)
        {
            double share = Share(column);
            panels.Add(new(Width * before / all, top, Width * share / all, Height - top));
            before += share;
            if (column.From * Width < panels[^1].Left - 1 || column.To * Width > panels[^1].Left + panels[^1].Width + 1)
            {
                // Not as the library lays them out.
                return [];
            }
        }
        return [.. panels];

        static double Share((double From, double To, bool IsSpatial) column) => column.IsSpatial ? SurfaceShare : 1;
    }

    private static IEnumerable<(double From, double To, bool IsSpatial)> Domains(JsonElement layout)
    {
        foreach (JsonProperty part in layout.EnumerateObject())
        {
            bool isSpatial = part.Name.StartsWith("scene", StringComparison.Ordinal);
            if ((isSpatial || part.Name.StartsWith("xaxis", StringComparison.Ordinal)) && part.Value.ValueKind == JsonValueKind.Object
                && part.Value.TryGetProperty("domain", out JsonElement domain)
                && (!isSpatial || (domain.ValueKind == JsonValueKind.Object && domain.TryGetProperty("x", out domain)))
                && domain.ValueKind == JsonValueKind.Array && domain.GetArrayLength() == 2
                && domain[0].ValueKind == JsonValueKind.Number && domain[1].ValueKind == JsonValueKind.Number)
            {
                yield return (domain[0].GetDouble(), domain[1].GetDouble(), isSpatial);
            }
        }
    }

    private static int LineBreaks(JsonElement layout) =>
        layout.GetProperty("title").GetProperty("text").GetString()!.Split("<br>").Length - 1;

    private static string? Text(JsonElement layout, string name) =>
        layout.TryGetProperty(name, out JsonElement title) && title.ValueKind == JsonValueKind.Object
        && title.TryGetProperty("text", out JsonElement text) && Plain(text) is { Length: > 0 } plain ? plain : null;

    /// <summary>The text without the few tags that plotly.js knows.</summary>
    private static string Plain(JsonElement text) => text.ValueKind != JsonValueKind.String ? ""
        : System.Net.WebUtility.HtmlDecode(Tag().Replace(text.GetString()!.Replace("<br>", ", ", StringComparison.Ordinal), "")).Trim();

    private static double? Number(JsonElement layout, string name) =>
        layout.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
