namespace PartialDerivatives.Charts;

/// <summary>Texts as plotly.js takes them: it reads them as a little HTML.</summary>
internal static class PlotlyText
{
    public static string Of(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\n", "<br>");
}
