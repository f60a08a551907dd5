using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PartialDerivatives.Charts;

/// <summary>
/// An explorer as HTML: pictures and numbers that stand without a script and wrap as the page is narrow, then the script that brings them
/// to life in their places. The places have the same size before and after, so nothing on the page moves.
/// </summary>
internal static partial class ExplorerHtml
{
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The script: the expression of a function.</summary>
    public static string Script { get; } = ReadScript();

    public static string Of(Explorer explorer)
    {
        string json = explorer.ToJson().ToJsonString(s_plain).Replace("<", "\\u003c");
        string content = Content(explorer);
        string id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json + content)))[..16];
        string label = WebUtility.HtmlEncode(explorer.Description), style =
            $"max-width:1080px;color:var(--figure-ink,{Theme.Ink});background-color:var(--figure-paper,{Theme.Paper});"
            + $"font-family:{Geometry.FontFamily};font-size:13px;line-height:1.4";
        return
            $"""
            <div style="overflow-x:auto">
            <div data-figure="{id}" data-explore="" aria-label="{label}" style="{style}">
            {content}
            </div>
            </div>
            <script>
            {Script}("{id}", "explore", {json});
            </script>
            """;
    }

    private static string Content(Explorer explorer)
    {
        // Two views share a line and take one each where that is too narrow; the numbers stand beside or below.
        const string Row = "display:flex;flex-wrap:wrap;column-gap:12px";
        const string Views = "display:flex;flex-wrap:wrap;column-gap:8px;flex:3 1 548px;min-width:0",
            Beside = "flex:1 1 288px;min-width:0;padding:8px 0 8px 4px";
        const string Static = "Static picture. To take hold of it, trust the notebook and run this cell.";
        string origin = explorer.IsExact ? "exact, from the formula"
            : $"numerical, from values of {WebUtility.HtmlEncode(explorer.Names.F)}";
        string heading = explorer.Heading is { } title
            ? $"<div style=\"font-size:17px;font-weight:bold;text-align:center;padding:8px\">{WebUtility.HtmlEncode(title)}</div>\n" : "";
        return
            $"""
            {heading}<div style="{Row}">
            <div style="{Views}">
            {View(new ExplorerMap(explorer), "map", $"Map of {explorer.Names.F} with the point and the gradient")}
            {View(new ExplorerSpace(explorer), "space", "The surface with both cutting planes and the tangent plane")}
            </div>
            <div style="{Beside}">
            {Numbers(explorer)}
            <div data-part="step" style="min-height:92px"><p style="margin:0;padding:8px 0"><small>{Static}</small></p></div>
            </div>
            </div>
            <div style="{Row}">
            <div style="{Views}">
            {View(new ExplorerSlice(explorer, alongX: true), "slice-x", $"The slice along {explorer.Names.X} with secant and tangent")}
            {View(new ExplorerSlice(explorer, alongX: false), "slice-y", $"The slice along {explorer.Names.Y} with secant and tangent")}
            </div>
            <div style="{Beside}">
            <div data-part="direction" style="min-height:80px"></div>
            {Direction(explorer)}
            <div style="padding:8px 0 0"><small>Partial derivatives: {origin}. All digits shown are right;
            {ShownNumber.None} where none can be told.</small></div>
            </div>
            </div>
            """;
    }

    private static string View(ExplorerView view, string name, string alt)
    {
        string svg = view.ToSvg();
        // An img and not an svg element, and its size in attributes: that is what the sanitizers of Jupyter and GitHub leave as it is.
        Match size = Size().Match(svg);
        string source = $"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(svg))}";
        return $"<div data-part=\"{name}\" style=\"flex:1 1 260px;min-width:0\"><img alt=\"{WebUtility.HtmlEncode(alt)}\" "
            + $"width=\"{size.Groups[1].Value}\" height=\"{size.Groups[2].Value}\" "
            + $"style=\"display:block;width:100%;height:auto\" src=\"{source}\"></div>";
    }

    private static string Numbers(Explorer explorer)
    {
        Names names = explorer.Names;
        var (x, y, f) = (WebUtility.HtmlEncode(names.X), WebUtility.HtmlEncode(names.Y), WebUtility.HtmlEncode(names.F));
        ExplorerNumbers n = explorer.Numbers;
        // Hosts draw lines and stripes into tables.
        const string Plain = "border:0;background-color:transparent",
            Name = $"{Plain};text-align:left;white-space:nowrap;font-weight:normal;padding:3px 0",
            Number = $"{Plain};text-align:right;white-space:nowrap;padding:3px 0 3px 6px;font-variant-numeric:tabular-nums",
            Row = $"<tr style=\"{Plain}\">";
        return
            $"""
            <table data-part="numbers" style="width:100%;border-collapse:collapse;font-size:13px;margin:0">
            {Row}<th style="{Name}">point ({x}, {y})</th>{Cell("x", explorer.XText)}{Cell("y", explorer.YText)}</tr>
            {Row}<th style="{Name}">{f}({x}, {y})</th><td style="{Plain}"></td>{Cell("f", n.ValueText)}</tr>
            {Row}<th style="{Name};padding:12px 0 3px">slopes</th>{Along(ExplorerView.ColorX, x)}{Along(ExplorerView.ColorY, y)}</tr>
            {Row}<th style="{Name}">step h</th>{Cell("step-x", Explorer.StepText(n.StepX))}{Cell("step-y", Explorer.StepText(n.StepY))}</tr>
            {Line(Swatch(ExplorerView.SecantColor, 2) + "difference quotient", "quotient", n.QuotientXText, n.QuotientYText)}
            {Line(Swatch("currentColor", 2) + "partial derivative", "slope", n.SlopeXText, n.SlopeYText)}
            {Line("they differ by", "difference", n.DifferenceXText, n.DifferenceYText)}
            </table>
            """;

        string Line(string name, string number, string alongX, string alongY) =>
            $"{Row}<th style=\"{Name}\">{name}</th>{Cell(number + "-x", Hidden(alongX))}{Cell(number + "-y", Hidden(alongY))}</tr>";

        string Cell(string number, string text) => $"<td data-number=\"{number}\" style=\"{Number}\">{text}</td>";

        string Along(string color, string variable) => $"<th style=\"{Number};white-space:normal\">{Swatch(color, 3)}along {variable}</th>";

        string Hidden(string text) => explorer.Asks ? "?" : WebUtility.HtmlEncode(text);

        // As wide as a letter or two, in the colour of a line.
        static string Swatch(string color, int height) =>
            $"<span style=\"display:inline-block;width:10px;height:{height}px;margin-right:4px;vertical-align:middle;"
            + $"background-color:{color}\"></span>";
    }

    private static string Direction(Explorer explorer)
    {
        ExplorerNumbers n = explorer.Numbers;
        string degrees = ShownNumber.Of(Explorer.Angle, 0), where = n.SteepestDegrees is { } most ? $", at {ShownNumber.Of(most, 0)}°" : "";
        // As high as its lines will be, with three of a verdict beside the button.
        var (height, text) = explorer.Asks
            ? (88, $"Drag the point to where <b>{WebUtility.HtmlEncode(explorer.Question!.Condition)}</b>.")
            : (54, $"Slope in direction u, at {degrees}°: <b>{n.DirectionalText(Explorer.Angle)}</b><br>"
                + $"Largest along the gradient{where}: <b>{n.SteepestText}</b>");
        return $"<div data-part=\"directional\" style=\"padding:4px 0;min-height:{height}px\">{text}</div>";
    }

    private static string ReadScript()
    {
        using var reader = new StreamReader(typeof(ExplorerHtml).Assembly.GetManifestResourceStream("explore.js")!);
        string code = reader.ReadToEnd();
        string version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)))[..8];
        // One function for all explorers of a page, whichever of them comes first.
        return $"(window.partialDerivativesExplore{version} ||= {code})";
    }

    [GeneratedRegex("width=\"([0-9]+)\" height=\"([0-9]+)\"")]
    private static partial Regex Size();
}
