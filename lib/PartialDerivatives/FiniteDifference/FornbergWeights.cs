namespace PartialDerivatives;

/// <summary>The weights that turn values of f on any points into a derivative at 0.</summary>
/// <remarks>
/// They are exact for every polynomial through the points.
/// Source: Fornberg, "Generation of finite difference formulas on arbitrarily spaced grids" (1988).
/// </remarks>
internal static class FornbergWeights
{
    /// <summary>One weight for each of the <paramref name="points"/>, for the derivative of the given <paramref name="order"/>.</summary>
    public static double[] Of(ReadOnlySpan<double> points, int order)
    {
        // weights[k, m]: of point k, for the derivative of order m, on the points taken so far; each new one updates all.
        double[,] weights = new double[points.Length, order + 1];
        weights[0, 0] = 1;
        double lastProduct = 1;
        for (int n = 1; n < points.Length; n++)
        {
            double product = 1;
            for (int k = 0; k < n; k++)
            {
                product *= points[n] - points[k];
            }
            for (int m = order; m >= 0; m--)
            {
                double lower = m == 0 ? 0 : m * weights[n - 1, m - 1];
                weights[n, m] = lastProduct / product * (lower - points[n - 1] * weights[n - 1, m]);
            }
            for (int k = 0; k < n; k++)
            {
                for (int m = order; m >= 0; m--)
                {
                    double lower = m == 0 ? 0 : m * weights[k, m - 1];
                    weights[k, m] = (points[n] * weights[k, m] - lower) / (points[n] - points[k]);
                }
            }
            lastProduct = product;
        }
        return [.. Enumerable.Range(0, points.Length).Select(k => weights[k, order])];
    }
}
