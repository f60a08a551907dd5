namespace PartialDerivatives;

/// <summary>The points at which an answer is compared: always the same, off the axes and diagonals, where all that is compared is
/// finite.</summary>
internal static class SamplePoints
{
    private const int Wanted = 24, Least = 6, Tries = 80;
    private const double Largest = 1e8;

    // Between −2 and 2 mistakes show and numbers stay small; the others serve functions that are defined elsewhere.
    private static readonly (double From, double To)[] s_usual = [(-2, 2), (0.1, 3), (-0.9, 0.9), (1, 5), (-10, 10)];

    /// <summary>Points with so many coordinates at which the formulas are finite.</summary>
    /// <param name="dimension">The number of coordinates.</param>
    /// <param name="formulas">What must be finite.</param>
    /// <param name="ranges">Where to look, a range for each coordinate; by default the points are found between −2 and 2 where
    /// possible.</param>
    /// <exception cref="ArgumentException">There are not enough such points.</exception>
    public static double[][] For(int dimension, IReadOnlyList<Node> formulas, IReadOnlyList<(double From, double To)>? ranges)
    {
        IEnumerable<IReadOnlyList<(double, double)>> boxes = ranges is null ? s_usual.Select(r => Enumerable.Repeat(r, dimension).ToArray())
            : [ranges];
        double[][] points = [.. boxes
            .SelectMany(Spread)
            .DistinctBy(point => Require.Show(point))
            .Where(point => formulas.All(f => Math.Abs(new Evaluate<double>(point).Of(f)) < Largest))
            .Take(Wanted)];
        return points.Length >= Least
            ? points
            : throw new ArgumentException(
                $"Only {points.Length} of the sample points lie where the function and the exact answer are finite; it takes {Least}. "
                + "Tell where the function is defined, a range for each variable: .Over((0.5, 2), (-1, 1)).");
    }

    /// <summary>Points that fill a box evenly, to two or three digits, by the additive recurrence of M. Roberts (2018).</summary>
    private static IEnumerable<double[]> Spread(IReadOnlyList<(double From, double To)> box)
    {
        double ratio = 2;
        for (int i = 0; i < 50; i++)
        {
            ratio = Math.Pow(1 + ratio, 1.0 / (box.Count + 1));
        }
        return Enumerable.Range(1, Tries)
            .Select(k => box.Select((range, i) => Round(range, (0.5 + k * Math.Pow(ratio, -(i + 1))) % 1)).ToArray())
            .Where(point => point.Select(Math.Abs).Distinct().Count() == point.Length)
            .Where(point => point.Zip(box, (x, range) => Math.Abs(x) > 0.03 * (range.To - range.From) && Math.Abs(x) != 1).All(good =>
                good));
    }

    private static double Round((double From, double To) range, double position)
    {
        int decimals = Math.Clamp(1 + (int)Math.Ceiling(Math.Log10(4 / (range.To - range.From))), 1, 15);
        return Math.Clamp(Math.Round(range.From + position * (range.To - range.From), decimals), range.From, range.To);
    }
}
