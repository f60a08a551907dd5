using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

/// <summary>
/// What is seen in a picture, in words, for readers who do not see it; numbers with as many digits as one reads off the axes.
/// </summary>
internal static class AlternativeText
{
    public static string Of(Surface surface, Names names) =>
        OfGrid($"Surface of {names.F}", names, surface.X, surface.Y, surface.Z, surface.Shown);

    /// <param name="contours">The map.</param>
    /// <param name="names">What the variables and f are called.</param>
    /// <param name="zs">The heights of f, of which the map may show the logarithms.</param>
    public static string Of(Contours contours, Names names, ImmutableArray<ImmutableArray<double>> zs)
    {
        string note = contours.Note is { } shown ? $" ({shown})" : "";
        string levels = AxisRange.Extent(contours.Z.SelectMany(row => row)) is not { IsConstant: false } ? ""
            : $" at {string.Join(", ", contours.Levels.Select(level => level.Label))}{note}";
        return OfGrid($"Contours of {names.F}{levels}", names, contours.X, contours.Y, zs, contours.Shown);
    }

    /// <summary>What is shown over a grid, and where it is lowest and highest.</summary>
    public static string OfGrid(
        string what, Names names, ImmutableArray<double> xs, ImmutableArray<double> ys, ImmutableArray<ImmutableArray<double>> zs,
        AxisRange? shown = null)
    {
        var (x, y) = (Label.Reader(xs), Label.Reader(ys));
        string grid = $"{what} over {names.X} from {x(xs[0])} to {x(xs[^1])} and {names.Y} from {y(ys[0])} to {y(ys[^1])}";
        if (Extremes(xs, ys, zs) is not var (low, high))
        {
            return grid + ", without a finite value.";
        }
        AxisRange all = new(low.Z, high.Z), seen = shown ?? all;
        var z = Reader(seen);
        return all.IsConstant ? $"{grid}: {z(low.Z)} everywhere."
            : $"{grid}: lowest {z(low.Z)} at ({x(low.X)}, {y(low.Y)}), highest {z(high.Z)} at ({x(high.X)}, {y(high.Y)})."
                + CutOff(seen, all, z);
    }

    /// <summary>Where a grid is lowest and where it is highest, the first place of several; null where no height is finite.</summary>
    private static ((double Z, double X, double Y) Low, (double Z, double X, double Y) High)? Extremes(
        ImmutableArray<double> xs, ImmutableArray<double> ys, ImmutableArray<ImmutableArray<double>> zs)
    {
        var (low, high) = ((Z: double.PositiveInfinity, 0.0, 0.0), (Z: double.NegativeInfinity, 0.0, 0.0));
        for (int j = 0; j < ys.Length; j++)
        {
            for (int i = 0; i < xs.Length; i++)
            {
                double z = zs[j][i];
                if (double.IsFinite(z))
                {
                    low = z < low.Z ? (z, xs[i], ys[j]) : low;
                    high = z > high.Z ? (z, xs[i], ys[j]) : high;
                }
            }
        }
        return double.IsFinite(low.Z) ? (low, high) : null;
    }

    /// <summary>Which heights a picture shows, where these are not all.</summary>
    public static string CutOff(AxisRange seen, AxisRange all, Func<double, string> write) =>
        seen == all ? "" : $" Shown are heights from {write(seen.From)} to {write(seen.To)}.";

    /// <summary>How heights are written of which a range is seen; one far outside of it as a number of its own.</summary>
    private static Func<double, string> Reader(AxisRange seen)
    {
        var read = Label.Reader([seen.From, seen.To]);
        return height => height >= seen.From && height <= seen.To ? read(height) : Label.Of(height);
    }

    /// <summary>Points, with as many digits as tell them apart where they are close together.</summary>
    public static IEnumerable<string> Places(ImmutableArray<(double X, double Y)> points)
    {
        var (x, y) = (Writer(points.Select(point => point.X)), Writer(points.Select(point => point.Y)));
        return points.Select(point => $"({x(point.X)}, {y(point.Y)})");

        static Func<double, string> Writer(IEnumerable<double> values) =>
            AxisRange.Extent(values) is { } range && range.Length < 1e-3 * range.Size ? Label.Reader(values) : Label.Of;
    }

    public static string Of(Curve curve, string variable, AxisRange? shown = null)
    {
        var x = Label.Reader(curve.X);
        string line = $"{(curve.Dashed ? "Dashed" : "Solid")} line {curve.Name} for {variable} from {x(curve.X[0])} to {x(curve.X[^1])}";
        var points = curve.X.Zip(curve.Y, (x, y) => (X: x, Y: y)).Where(point => double.IsFinite(point.Y)).ToList();
        if (points.Count == 0)
        {
            return line + ", without a finite value.";
        }
        var y = Reader(shown ?? AxisRange.Extent(points.Select(point => point.Y))!.Value);
        var (low, high) = (points.MinBy(point => point.Y), points.MaxBy(point => point.Y));
        return new AxisRange(low.Y, high.Y).IsConstant ? $"{line}, constant {y(low.Y)}."
            : $"{line}, from {y(points[0].Y)} to {y(points[^1].Y)}, lowest {y(low.Y)} at {x(low.X)}, highest {y(high.Y)} at {x(high.X)}.";
    }
}
