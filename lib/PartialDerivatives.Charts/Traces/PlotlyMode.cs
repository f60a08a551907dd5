namespace PartialDerivatives.Charts;

/// <summary>What plotly.js draws of a line's points.</summary>
internal static class PlotlyMode
{
    /// <summary>plotly.js draws a dot in space so many times as large as it is told.</summary>
    public const double DotsInSpace = 3;

    public static string Of(double width, double dots) => width == 0 ? "markers" : dots > 0 ? "lines+markers" : "lines";
}
