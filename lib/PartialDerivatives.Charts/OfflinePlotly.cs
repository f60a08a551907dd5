namespace PartialDerivatives.Charts;

/// <summary>
/// plotly.js itself, as the result of a cell: the page then draws its figures without the network. Made by <see cref="Charts.UseOffline"/>.
/// </summary>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed class OfflinePlotly : ISelfFormatting
{
    internal OfflinePlotly()
    {
    }

    /// <summary>The script element that defines <c>window.Plotly</c>, and one line that says so; 3.6 MB.</summary>
    public string ToHtml() =>
        "<p>Figures on this page are drawn without the network.</p>\n" +
        // RequireJS's define would take the bundle for an AMD module, and window.Plotly would stay undefined.
        $"<script>window.Plotly || (function(define,module,exports){{{PlotlyRenderer.Script()}\n}}).call(window);</script>";
}
