using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace PartialDerivatives.Charts;

/// <summary>Where functions are computed for a picture.</summary>
internal static class Sampling
{
    /// <summary>Below it there are not enough numbers for the points of a range.</summary>
    private const double SmallestLength = 1e-300;

    /// <summary>Far more than a picture has pixels, and far less than fills the memory.</summary>
    private const int MostPoints = 1_000_000, MostPointsOfGrid = 2000;

    /// <summary>f on a grid, a row for each y.</summary>
    public static ImmutableArray<ImmutableArray<double>> Grid(
        Func<double, double, double> f, ImmutableArray<double> xs, ImmutableArray<double> ys)
    {
        if (xs.Length > MostPointsOfGrid)
        {
            throw new ArgumentOutOfRangeException(
                "points", xs.Length, $"A grid has up to {MostPointsOfGrid} × {MostPointsOfGrid} points.");
        }
        return [.. ys.Select(Row)];

        ImmutableArray<double> Row(double y)
        {
            var row = new double[xs.Length];
            for (int i = 0; i < row.Length; i++)
            {
                row[i] = f(xs[i], y);
            }
            return ImmutableCollectionsMarshal.AsImmutableArray(row);
        }
    }

    /// <summary>The finite ones of many numbers, in their order.</summary>
    public static double[] Finite(ImmutableArray<ImmutableArray<double>> rows)
    {
        List<double> finite = [];
        foreach (ImmutableArray<double> row in rows)
        {
            foreach (double value in row)
            {
                if (double.IsFinite(value))
                {
                    finite.Add(value);
                }
            }
        }
        return [.. finite];
    }

    /// <summary>
    /// Evenly spaced numbers, both ends included, rounded as NumPy's linspace rounds them: start + i·step, and the last is exactly the end.
    /// </summary>
    public static ImmutableArray<double> Linspace((double From, double To) range, int points, string parameter)
    {
        if (!double.IsFinite(range.From) || !double.IsFinite(range.To) || !double.IsFinite(range.To - range.From) || range.From >= range.To)
        {
            throw new ArgumentException(
                $"The range goes from {Label.Exact(range.From)} to {Label.Exact(range.To)}. "
                + $"It must go from a smaller finite number to a larger one, such as {parameter}: (-2, 2).",
                parameter);
        }
        if (new AxisRange(range.From, range.To).IsConstant || range.To - range.From < SmallestLength)
        {
            throw new ArgumentException(
                $"The range goes from {Label.Exact(range.From)} to {Label.Exact(range.To)}: "
                + "between them are too few numbers for a picture. "
                + $"Take ends that differ in the first {-Label.Exponent(AxisRange.NarrowestRelative) - 1} digits, "
                + $"and by more than {Label.Exact(SmallestLength)}.",
                parameter);
        }
        if (points is < 2 or > MostPoints)
        {
            throw new ArgumentOutOfRangeException(
                nameof(points), points, $"A range is sampled at 2 points, its two ends, or more, up to {MostPoints}.");
        }
        double step = (range.To - range.From) / (points - 1);
        var values = new double[points];
        for (int i = 0; i < points; i++)
        {
            values[i] = i * step + range.From;
        }
        values[^1] = range.To;
        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }
}
