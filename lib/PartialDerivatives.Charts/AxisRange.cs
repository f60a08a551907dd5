namespace PartialDerivatives.Charts;

/// <summary>The part of an axis that is shown, and its ticks.</summary>
internal readonly record struct AxisRange(double From, double To)
{
    /// <summary>
    /// The range of all the finite values; (−1, 1) where there is none. Where they differ by rounding errors only, it is wide enough to show that.
    /// </summary>
    public static AxisRange Of(IEnumerable<double> values)
    {
        double from = double.PositiveInfinity;
        double to = double.NegativeInfinity;
        foreach (double value in values.Where(double.IsFinite))
        {
            from = Math.Min(from, value);
            to = Math.Max(to, value);
        }
        double size = Math.Max(Math.Abs(from), Math.Abs(to));
        return from > to ? new(-1, 1)
            : to - from > 1e-12 * size ? new(from, to)
            : new(from - Math.Max(0.5, size / 2), to + Math.Max(0.5, size / 2));
    }

    /// <summary>This range with a share of its length more on both sides.</summary>
    public AxisRange Padded(double share = 0.05) => new(From - share * (To - From), To + share * (To - From));

    /// <summary>How long the range is.</summary>
    public double Length => To - From;

    /// <summary>Where a value stands in the range: 0 at its start, 1 at its end.</summary>
    public double Fraction(double value) => (value - From) / (To - From);

    /// <summary>The distance of the ticks, 1, 2 or 5 times a power of ten, so that there are about <paramref name="count"/> of them.</summary>
    public double Step(int count)
    {
        double rough = (To - From) / count;
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return power * (rough / power) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 };
    }

    /// <summary>The multiples of <paramref name="step"/> in the range.</summary>
    public IEnumerable<double> Ticks(double step)
    {
        double last = Math.Floor(To / step + 1e-9);
        for (double i = Math.Ceiling(From / step - 1e-9); i <= last; i++)
        {
            yield return i * step;
        }
    }

    /// <summary>The x axis of a panel; of the logarithms to base 10 where that is the axis.</summary>
    public static AxisRange X(Panel panel) => Of(Shown(panel, panel.Traces.SelectMany(trace => trace.AllX))).Padded();

    /// <summary>The y axis of a panel, with zero in it where a line marks it; of the logarithms to base 10 where that is the axis.</summary>
    public static AxisRange Y(Panel panel) =>
        panel.YRange is var (from, to) ? new(from, to)
        : Of(Shown(panel, panel.Traces.SelectMany(trace => trace.AllY).Concat(panel.ZeroLine ? [0.0] : []))).Padded();

    /// <summary>The z axis of a panel in space; wider, so that its lowest label does not meet the first one of the x axis.</summary>
    public static AxisRange Z(Panel panel) => Of(panel.Traces.SelectMany(trace => trace.AllZ)).Padded(0.1);

    /// <summary>The logarithm of 0 is −∞, and of less NaN: neither is in a range.</summary>
    private static IEnumerable<double> Shown(Panel panel, IEnumerable<double> values) => panel.IsLogarithmic ? values.Select(Math.Log10) : values;
}
