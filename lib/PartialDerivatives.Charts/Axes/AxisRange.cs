namespace PartialDerivatives.Charts;

/// <summary>The part of an axis that is shown.</summary>
internal readonly record struct AxisRange(double From, double To)
{
    /// <summary>How long the range is.</summary>
    public double Length => To - From;

    /// <summary>The largest absolute value in it.</summary>
    public double Size => Math.Max(Math.Abs(From), Math.Abs(To));

    /// <summary>As it is told in a message.</summary>
    public override string ToString() => $"({Label.Exact(From)}, {Label.Exact(To)})";

    /// <summary>From the lowest to the highest of the finite values; null where there is none.</summary>
    public static AxisRange? Extent(IEnumerable<double> values)
    {
        double from = double.PositiveInfinity, to = double.NegativeInfinity;
        foreach (double value in values)
        {
            if (double.IsFinite(value))
            {
                (from, to) = (Math.Min(from, value), Math.Max(to, value));
            }
        }
        return from > to ? null : new(from, to);
    }

    /// <summary>
    /// The range of all the finite values; (−1, 1) where there is none. Where they differ by rounding errors only, it is wide enough to
    /// show that.
    /// </summary>
    public static AxisRange Of(IEnumerable<double> values) => Extent(values)?.Widened() ?? new(-1, 1);

    /// <summary>This range, or one around it where its ends differ by rounding errors only.</summary>
    public AxisRange Widened() => !IsConstant ? this : Size == 0 ? new(-0.5, 0.5) : new(From - Size / 2, To + Size / 2);

    /// <summary>Whether the ends differ by rounding errors only.</summary>
    public bool IsConstant => !(Length > NarrowestRelative * Size);

    /// <summary>Narrower in relation to its numbers a range has not enough of them for a picture.</summary>
    public const double NarrowestRelative = 1e-12;

    /// <summary>This range with a share of its length more on both sides.</summary>
    public AxisRange Padded(double share = 0.05) => new(From - share * Length, To + share * Length);

    /// <summary>This range and what of another one is not farther from it than a share of its length.</summary>
    public AxisRange Stretched(AxisRange other, double share) => new(
        Math.Min(From, Math.Max(other.From, From - share * Length)), Math.Max(To, Math.Min(other.To, To + share * Length)));

    /// <summary>Where a value stands in the range: 0 at its start, 1 at its end.</summary>
    public double Fraction(double value) => (value - From) / Length;

    /// <summary>
    /// The distance of the ticks, 1, 2 or 5 times a power of ten, so that there are about <paramref name="count"/> of them.
    /// </summary>
    public double Step(int count)
    {
        double rough = Length / count, power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return power * (rough / power) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 };
    }

    /// <summary>The multiples of <paramref name="step"/> in the range.</summary>
    public IEnumerable<double> Ticks(double step)
    {
        double first = Math.Ceiling(From / step - 1e-9), last = Math.Floor(To / step + 1e-9);
        for (int i = 0; i <= last - first; i++)
        {
            yield return (first + i) * step;
        }
    }
}
