using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

/// <summary>
/// The heights that a picture of a function has room for, the same rule for every kind: from the lowest to the highest value, but without
/// the spikes at a pole, where they would flatten all the rest.
/// </summary>
internal static class Heights
{
    /// <summary>What is farther than so many times the distance of the quartiles from them is far out (Tukey, 1977).</summary>
    private const double FarOut = 3;

    /// <summary>A spike flattens the rest where the picture would be so many times as high with it.</summary>
    private const double Flattened = 2;

    /// <summary>So often the distance is halved at which a pole is looked for.</summary>
    private const int Halvings = 20;

    /// <summary>The heights for f on a grid; null where no value is finite.</summary>
    public static AxisRange? Of(
        Func<double, double, double> f, ImmutableArray<double> xs, ImmutableArray<double> ys, ImmutableArray<ImmutableArray<double>> zs)
    {
        double[] sorted = Sampling.Finite(zs);
        Array.Sort(sorted);
        if (sorted.Length == 0)
        {
            return null;
        }
        AxisRange all = new(sorted[0], sorted[^1]), quartiles = Between(4), middle = quartiles.Length > 0 ? quartiles : Between(50);
        AxisRange near = new(
            Math.Max(all.From, middle.From - FarOut * middle.Length), Math.Min(all.To, middle.To + FarOut * middle.Length));
        return !(near.Length > 0) || all.Length <= Flattened * near.Length ? all
            : new(IsPole(all.From) ? near.From : all.From, IsPole(all.To) ? near.To : all.To);

        AxisRange Between(int part) => new(sorted[sorted.Length / part], sorted[^(sorted.Length / part + 1)]);

        bool IsPole(double extreme) =>
            zs.Any(row => row.Any(z => double.IsInfinity(z) && double.IsNegative(z) == double.IsNegative(extreme)))
            || (from j in Enumerable.Range(0, ys.Length)
                from i in Enumerable.Range(0, xs.Length)
                where zs[j][i] == extreme
                select Grows(f, xs, ys, (xs[i], ys[j]))).First();
    }

    /// <summary>The heights for a function of one variable.</summary>
    public static AxisRange? Of(Func<double, double> f, ImmutableArray<double> ts, ImmutableArray<double> values) =>
        Of((t, _) => f(t), ts, [0], [values]);

    /// <summary>
    /// Whether |f| goes on growing however near one looks at an extreme value, or is less than half as large to both sides of it: a peak,
    /// however narrow, has a top, and around it the heights of its top.
    /// </summary>
    private static bool Grows(
        Func<double, double, double> f, ImmutableArray<double> xs, ImmutableArray<double> ys, (double X, double Y) at)
    {
        double stepX = (xs[^1] - xs[0]) / Math.Max(1, xs.Length - 1), stepY = (ys[^1] - ys[0]) / Math.Max(1, ys.Length - 1);
        double highest = Math.Abs(f(at.X, at.Y)), first = highest, beside = highest;
        for (int i = 0; i < Halvings && double.IsFinite(highest); i++)
        {
            (stepX, stepY) = (stepX / 2, stepY / 2);
            var (left, right, below, above) = (at.X - stepX, at.X + stepX, at.Y - stepY, at.Y + stepY);
            // Along a line of poles it is large in one direction.
            beside = Math.Min(Highest([left, right], [at.Y]).Height, Highest([at.X], [below, above]).Height);
            var best = Highest([left, at.X, right], [below, at.Y, above]);
            (highest, at) = best.Height > highest ? best : (highest, at);
            first = i < 2 ? highest : first;
        }
        return !double.IsFinite(highest) || highest > 1.5 * first || beside < highest / 2;

        // Of places in the ranges; one without a number is the lowest.
        (double Height, (double, double) At) Highest(double[] xsNear, double[] ysNear) => (
            from x in xsNear
            from y in ysNear
            where x >= xs[0] && x <= xs[^1] && y >= ys[0] && y <= ys[^1]
            select (Height: Math.Abs(f(x, y)), At: (x, y))).OrderBy(place => double.IsNaN(place.Height) ? -1 : place.Height)
            .LastOrDefault((Height: double.PositiveInfinity, at));
    }
}
