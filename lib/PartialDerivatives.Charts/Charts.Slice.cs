using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

// A function of one variable while the other one is held fixed.
public static partial class Charts
{
    /// <summary>
    /// The slice of f through a point along one variable, while the other one is held fixed, together with the partial derivative in that
    /// direction (dashed): <c>Charts.Slice(f, along: "x", at: (1.5, 1), range: (-1, 3), tangent: true)</c>. Around a pole both are cut off,
    /// where they would flatten all the rest.
    /// </summary>
    /// <param name="f">The function; where its value is not finite, the curve has a gap.</param>
    /// <param name="along">The variable that runs: "x" or "y", or its name in <paramref name="names"/>.</param>
    /// <param name="at">The point (x, y) that the slice goes through: the other variable keeps its value.</param>
    /// <param name="range">
    /// The range of the variable that runs, from the smaller to the larger number; by default 2 to both sides of the point.
    /// </param>
    /// <param name="derivative">
    /// The partial derivative of f with respect to the variable that runs; by default differences of f whose steps are taken from the
    /// range.
    /// </param>
    /// <param name="tangent">Whether the tangent line at the point is drawn; its slope is the derivative there.</param>
    /// <param name="title">The title; says by default where the slice is.</param>
    /// <param name="points">How many points of each curve are computed; 300 by default.</param>
    /// <param name="names">
    /// What the two variables and the value are called, such as <c>("w₀", "w₁", "loss")</c>; x, y and f by default.
    /// </param>
    /// <exception cref="ArgumentException">
    /// <paramref name="along"/> is neither variable, the point is not finite, the range is reversed, empty or not finite, there are fewer
    /// than 2 points, or with a tangent the point is not in the range, or f or its derivative is not finite there.
    /// </exception>
    public static Figure Slice(
        Func<double, double, double> f,
        string along,
        (double X, double Y) at,
        (double From, double To)? range = null,
        Func<double, double, double>? derivative = null,
        bool tangent = false,
        string? title = null,
        int points = 300,
        (string X, string Y, string F)? names = null)
    {
        ArgumentNullException.ThrowIfNull(f);
        var called = Names.Of(names);
        bool alongX = along == "x" || along == called.X;
        if (!alongX && along != "y" && along != called.Y)
        {
            throw new ArgumentException(
                $"A slice runs along \"{called.X}\" or along \"{called.Y}\", not along \"{along}\".", nameof(along));
        }
        if (!double.IsFinite(at.X) || !double.IsFinite(at.Y))
        {
            throw new ArgumentException(
                $"The point is ({Label.Exact(at.X)}, {Label.Exact(at.Y)}). "
                + "A slice goes through one with finite coordinates, such as at: (1.5, 1).",
                nameof(at));
        }
        var (runs, held) = alongX ? (at.X, at.Y) : (at.Y, at.X);
        var (from, to) = range ?? (runs - 2, runs + 2);
        string place = Label.Of(held);
        var (variable, other) = alongX ? (called.X, called.Y) : (called.Y, called.X);
        var (symbol, kept) = (Names.Symbol(variable), Names.Symbol(other));
        Func<double, double> Restrict(Func<double, double, double> g) => alongX ? t => g(t, held) : t => g(held, t);
        Func<double, double> values = Restrict(f);
        var ts = Sampling.Linspace((from, to), points, nameof(range));
        Func<double, double> slopes = derivative is null ? t => RangeDifference.Of(values, t, to - from) : Restrict(derivative);
        var slice = new Curve(
            $"{called.Symbols.F}({(alongX ? $"{symbol}, {kept}={place}" : $"{kept}={place}, {symbol}")})", ts, [.. ts.Select(values)]);
        var slope = new Curve(called.Derivative(variable), ts, [.. ts.Select(slopes)]) { Color = DerivativeColor, Dashed = true };
        var (shown, shownSlopes) = (Heights.Of(values, ts, slice.Y), Heights.Of(slopes, ts, slope.Y));
        AxisRange? all = AxisRange.Extent(slice.Y.Concat(slope.Y)), seen = AxisRange.Extent(Ends(shown).Concat(Ends(shownSlopes)));
        string description = $"Slice of {called.F} along {variable} at {other} = {place}: "
            + $"{AlternativeText.Of(slice, variable, shown)} {AlternativeText.Of(slope, variable, shownSlopes)}";
        Trace[] traces = [WithGaps(slice, shown), WithGaps(slope, shownSlopes)];
        if (tangent)
        {
            var (touching, tilt) = (values(runs), slopes(runs));
            seen = AxisRange.Extent(Ends(seen).Append(touching));
            traces = [.. traces, .. TangentLine(runs, touching, tilt, ts, seen, variable)];
            string where = Label.Reader([from, to])(runs);
            description += $" Tangent line at {variable} = {where}, height {Label.Of(touching)}, slope {Label.Of(tilt)}.";
        }
        if (all is { } whole && seen is { } part)
        {
            description += AlternativeText.CutOff(part, whole, Label.Reader(Ends(part)));
        }
        return new Figure([new Panel([.. traces], description)
        {
            Title = title ?? $"Slice at {kept} = {place}",
            XTitle = variable,
            ZeroLine = true,
            YRange = seen is var (low, high) && seen != all ? (low, high) : null,
        }]);

        static IEnumerable<double> Ends(AxisRange? range) => range is var (from, to) ? [from, to] : [];
    }

    /// <summary>A curve that does not go from far above to far below, as across a pole: its two branches do not meet.</summary>
    private static Curve WithGaps(Curve curve, AxisRange? shown)
    {
        if (shown is not var (low, high) || !curve.Y.Any(y => y < low) || !curve.Y.Any(y => y > high))
        {
            return curve;
        }
        var points = curve.X.Zip(curve.Y).SelectMany((point, i) => i > 0 && IsAcross(curve.Y[i - 1], point.Second)
            ? [((curve.X[i - 1] + point.First) / 2, double.NaN), point] : new[] { point }).ToList();
        return curve with { X = [.. points.Select(point => point.Item1)], Y = [.. points.Select(point => point.Item2)] };

        bool IsAcross(double from, double to) => (from > high && to < low) || (from < low && to > high);
    }

    /// <summary>The tangent line, as long in the picture however steep it is, and a dot where it touches.</summary>
    private static Curve[] TangentLine(
        double t, double value, double slope, ImmutableArray<double> ts, AxisRange? heights, string along)
    {
        if (!double.IsFinite(value) || !double.IsFinite(slope))
        {
            throw new ArgumentException(
                $"At {along} = {Label.Exact(t)} f is {Label.Exact(value)} and its derivative {Label.Exact(slope)}. "
                + "A tangent needs finite ones"
                + (double.IsFinite(value) ? ": where the values of f do not tell its slope, pass derivative: (x, y) => …." : "."),
                "at");
        }
        if (t < ts[0] || t > ts[^1])
        {
            throw new ArgumentException(
                $"The tangent at {along} = {Label.Exact(t)} is outside of the range from {Label.Exact(ts[0])} to "
                + $"{Label.Exact(ts[^1])}. Take a point in it, or a wider range.",
                "at");
        }
        const double HalfLength = 0.3;
        double length = ts[^1] - ts[0], steepness = slope * length / (heights ?? new(-1, 1)).Widened().Length;
        double reach = HalfLength * length / Math.Sqrt(1 + steepness * steepness);
        return
        [
            new Curve("tangent", [t - reach, t + reach], [value - slope * reach, value + slope * reach]) { Color = TangentColor },
            new Curve("", [t], [value]) { Color = TangentColor, Dots = 8 },
        ];
    }
}
