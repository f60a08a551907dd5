namespace PartialDerivatives;

/// <summary>
/// Sums by halves instead of from left to right: the rounding error grows like log n, not like n.
/// </summary>
/// <remarks>
/// The order of the additions is NumPy's, so that sums and means agree with <c>np.sum</c> and <c>np.mean</c> of a
/// contiguous array to the last bit.
/// Source: Higham, "The accuracy of floating point summation" (1993).
/// </remarks>
public static class PairwiseSum
{
    private const int Lanes = 8;
    private const int Block = 128;

    /// <summary>The sum of <paramref name="values"/>; 0 if there are none.</summary>
    public static double Of(ReadOnlySpan<double> values) => values.Length switch
    {
        < Lanes => OneByOne(0, values),
        <= Block => ByLanes(values),
        _ => ByHalves(values),
    };

    /// <summary>The arithmetic mean of <paramref name="values"/>, of which there must be at least one.</summary>
    public static double Mean(ReadOnlySpan<double> values) => values.IsEmpty
        ? throw new ArgumentException("There is no mean of no values. Pass at least one number.", nameof(values))
        : Of(values) / values.Length;

    private static double OneByOne(double sum, ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            sum += value;
        }
        return sum;
    }

    private static double ByLanes(ReadOnlySpan<double> values)
    {
        Span<double> lane = stackalloc double[Lanes];
        values[..Lanes].CopyTo(lane);
        int whole = values.Length - values.Length % Lanes;
        for (int i = Lanes; i < whole; i += Lanes)
        {
            for (int k = 0; k < Lanes; k++)
            {
                lane[k] += values[i + k];
            }
        }
        double sum = ((lane[0] + lane[1]) + (lane[2] + lane[3])) + ((lane[4] + lane[5]) + (lane[6] + lane[7]));
        return OneByOne(sum, values[whole..]);
    }

    private static double ByHalves(ReadOnlySpan<double> values)
    {
        int half = values.Length / 2;
        half -= half % Lanes;
        return Of(values[..half]) + Of(values[half..]);
    }
}
