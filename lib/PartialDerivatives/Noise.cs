namespace PartialDerivatives;

/// <summary>How many of the last digits of f are noise: cancellation inside f can leave far fewer than rounding alone.</summary>
/// <remarks>
/// Differences of high order of a smooth function on a fine grid vanish; what is left of them is noise.
/// Source: Moré and Wild, "Estimating computational noise" (2011).
/// </remarks>
internal static class Noise
{
    private const int Samples = 11;
    private const double Spacing = 1.2345e-5;

    /// <summary>An upper estimate for each component of f around the point; zeros where f ends too near.</summary>
    public static double[] Of(Neighbourhood near)
    {
        double[,] values = new double[near.Centre.Length, Samples];
        try
        {
            for (int i = 0; i < Samples; i++)
            {
                ReadOnlySpan<double> sample = i == Samples / 2 ? near.Centre : near.Moved((i - Samples / 2) * Spacing);
                for (int component = 0; component < sample.Length; component++)
                {
                    values[component, i] = sample[component];
                }
            }
        }
        catch (NotFiniteNumberException)
        {
            return new double[near.Centre.Length];
        }
        double[] noise = new double[near.Centre.Length];
        for (int component = 0; component < noise.Length; component++)
        {
            noise[component] = 4 * OfSamples(Enumerable.Range(0, Samples).Select(i => values[component, i]).ToArray());
        }
        return noise;
    }

    /// <summary>The largest of the estimates from the differences of order 6 to 8, in which nothing smooth is left.</summary>
    private static double OfSamples(double[] differences)
    {
        double largest = 0, binomial = 1;
        for (int order = 1; order <= 8; order++)
        {
            int count = Samples - order;
            for (int i = 0; i < count; i++)
            {
                differences[i] = differences[i + 1] - differences[i];
            }
            // Independent errors of variance 1 give differences of variance 2n over n.
            binomial *= 2 * (2 * order - 1) / (double)order;
            if (order >= 6)
            {
                largest = Math.Max(largest, Math.Sqrt(differences.Take(count).Sum(difference => difference * difference) / count / binomial));
            }
        }
        return largest;
    }
}
