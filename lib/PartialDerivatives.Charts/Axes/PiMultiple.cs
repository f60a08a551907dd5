using System.Collections.Immutable;
using System.Globalization;

namespace PartialDerivatives.Charts;

/// <summary>Numbers that are π times a small fraction, which one writes as such: π/3, −2π, 3π/4.</summary>
internal static class PiMultiple
{
    /// <summary>A product by π and a quotient are rounded twice.</summary>
    private const double Rounding = 1e-15;

    private const int LargestNumerator = 100;

    private static readonly int[] s_denominators = [1, 2, 3, 4, 6, 8, 12];

    private static readonly double[] s_steps = [50, 20, 10, 5, 2, 1, 1 / 2.0, 1 / 3.0, 1 / 4.0, 1 / 6.0, 1 / 12.0];

    /// <summary>The number as a multiple of π; null where it is none.</summary>
    public static string? Text(double value)
    {
        foreach (int denominator in s_denominators)
        {
            double numerator = Math.Round(Math.Abs(value) / Math.PI * denominator);
            if (numerator is >= 1 and <= LargestNumerator
                && Math.Abs(Math.Abs(value) - numerator * Math.PI / denominator) <= Rounding * Math.Abs(value))
            {
                string times = numerator == 1 ? "" : numerator.ToString(CultureInfo.InvariantCulture);
                return $"{(value < 0 ? "−" : "")}{times}π{(denominator == 1 ? "" : $"/{denominator}")}";
            }
        }
        return null;
    }

    /// <summary>Whether both ends of a range are multiples of π, as somebody gives it who means angles.</summary>
    public static bool Bounds(AxisRange range) =>
        range.Size > 0 && new[] { range.From, range.To }.All(end => end == 0 || Text(end) is not null);

    /// <summary>About so many multiples of π in a range, and how one writes them.</summary>
    public static (ImmutableArray<double> Ticks, ImmutableArray<string> Labels) Ticks(AxisRange range, int count)
    {
        double step = Math.PI * s_steps.MinBy(step => Math.Abs(range.Length / (Math.PI * step) - count));
        ImmutableArray<double> ticks = [.. range.Ticks(step)];
        return (ticks, [.. ticks.Select(tick => Text(tick) ?? Label.Tick(tick, step))]);
    }
}
