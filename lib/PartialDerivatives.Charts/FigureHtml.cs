using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace PartialDerivatives.Charts;

/// <summary>
/// A figure as HTML: first the static picture, which is all that shows where scripts do not run (GitHub, print, notebooks that are not
/// trusted), then the script that puts the interactive figure, which looks the same, in its place.
/// </summary>
internal static class FigureHtml
{
    /// <summary>
    /// The plotly.js that Plotly.NET is made for: the file of the npm package plotly.js-dist-min, byte for byte Plotly.NET's own resource.
    /// </summary>
    public const string Source = "https://cdn.jsdelivr.net/npm/plotly.js-dist-min@2.28.0/plotly.min.js";

    /// <summary>Browsers refuse a plotly.js with another hash.</summary>
    public const string Integrity = "sha384-53bFwj3AXyrFzPyqXWI5rZuuEa3GbWeuLmgC04XqmiE7CairskQMPvcdXh+OLuir";

    private const string WithoutScript =
        "Static picture: no script runs here. For the interactive one trust the notebook or run this cell.";

    private static readonly string s_script = ReadScript();

    public static string Of(Figure figure)
    {
        // What ends a script must not stand in one.
        var drawing = new Drawing(figure);
        string json = PlotlyRenderer.Json(drawing).Replace("<", "\\u003c");
        string svg = SvgPicture.Of(drawing);
        string alt = WebUtility.HtmlEncode(figure.Description);
        string id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json + svg + alt)))[..16];
        string source = "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(svg));
        string webgl = figure.Panels.Any(panel => panel.IsSpatial) ? "true" : "false";
        Geometry geometry = drawing.Geometry;

        string size = $"width=\"{geometry.Width}\" height=\"{geometry.Height}\"";
        // An img and not an svg element, and its size in attributes: that is what the sanitizers of Jupyter and GitHub leave as it is.
        // The line under it is read where no script runs; a script that does says there what it does.
        return
            $"""
            <div style="overflow-x:auto">
            <div data-figure="{id}" style="position:relative;min-width:{geometry.MinWidth}px;max-width:{geometry.MaxWidth}px">
            <img alt="{alt}" {size} style="display:block;width:100%;height:auto" src="{source}">
            <p style="margin:0;min-height:3em;line-height:1.5"><small>{WithoutScript}</small></p>
            </div>
            </div>
            <script>
            {s_script}("{id}", {webgl}, "{Source}", "{Integrity}", {json});
            </script>
            """;
    }

    private static string ReadScript()
    {
        using var stream = typeof(FigureHtml).Assembly.GetManifestResourceStream("figure.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
