using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Course.Site;

/// <summary>
/// A chart as the package Plotly.NET.Interactive shows it: an empty place, and a script that loads plotly.js through
/// RequireJS from public hosts. On the site it becomes a figure like the library's own, which the site's plotly.js draws.
/// </summary>
internal static partial class PlotlyNetChart
{
    private const int UsualWidth = 700;
    private const int UsualHeight = 450;

    /// <summary>Puts in the place of each such chart what a notebook stores of a figure of the library.</summary>
    public static string AsFigures(string html) => Chart().Replace(html, chart =>
    {
        try
        {
            return AsFigure(
                (JsonArray)JsonNode.Parse(chart.Groups["data"].Value)!,
                (JsonObject)JsonNode.Parse(chart.Groups["layout"].Value)!,
                (JsonObject)JsonNode.Parse(chart.Groups["config"].Value)!);
        }
        catch (Exception e) when (e is JsonException or InvalidCastException)
        {
            // A script that only looks like one of the package; it does not run on the site.
            return chart.Value;
        }
    });

    private static string AsFigure(JsonArray data, JsonObject layout, JsonObject config)
    {
        int width = Length(layout, "width") ?? UsualWidth;
        int height = Length(layout, "height") ?? UsualHeight;
        (layout["width"], layout["height"]) = (width, height);
        // It follows its place, as all figures do; plotly.js would follow the window, too.
        config["responsive"] = false;
        string figure = new JsonObject { ["data"] = data, ["layout"] = layout, ["config"] = config }.ToJsonString();
        string id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(figure)).AsSpan(0, 8));
        bool webgl = data.Any(trace => WebGL().IsMatch((trace as JsonObject)?["type"]?.ToString() ?? ""));
        string picture = $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="14">
            <rect width="{width}" height="{height}" fill="#f5f5f5"/>
            <text x="{width / 2}" y="{height / 2}" text-anchor="middle"
            fill="#444">A chart of Plotly.NET, drawn where scripts run</text></svg>
            """;
        string source = Convert.ToBase64String(Encoding.UTF8.GetBytes(picture));
        return $$"""
            <div>
            <div data-figure="{{id}}" style="min-width:{{Math.Min(width, 300)}}px;max-width:{{width}}px">
            <img alt="Chart made with Plotly.NET" src="data:image/svg+xml;base64,{{source}}">
            </div>
            </div>
            <script>({})("{{id}}", {{(webgl ? "true" : "false")}}, "", "", {{figure}});
            </script>
            """;
    }

    private static int? Length(JsonObject layout, string name) =>
        layout[name] is JsonValue value && value.TryGetValue(out double length) && length is >= 10 and <= 10_000 ? (int)length : null;

    [GeneratedRegex(
        """
        <div\ id="(?<id>[0-9a-f-]{36})">[^<]*(<!--.*?-->)?\s*</div>\s*<script[^>]*>.*?
        var\ data\ =\ (?<data>\[[^\n]*\]);\s*\n\s*var\ layout\ =\ (?<layout>\{[^\n]*\});\s*\n\s*var\ config\ =\ (?<config>\{[^\n]*\});
        \s*\n\s*Plotly\.newPlot\('\k<id>',.*?</script>
        """,
        RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Chart();

    [GeneratedRegex("3d$|gl$|^(surface|cone|streamtube|isosurface|volume)$")]
    private static partial Regex WebGL();
}
