namespace PartialDerivatives.Charts;

/// <summary>
/// The derivative of a function that is seen over a range, by differences whose step is taken from the range instead of from the point:
/// what varies within the picture may do so on any scale. Where f is not finite nearby there is no derivative, and a curve has a gap.
/// </summary>
/// <remarks>
/// Of several steps, each an eighth of the one before, the one is taken whose quotient is surest: it differs by a small part of itself
/// from the one before (Ridders, 1982, without the extrapolation), and what rounding of f can make of it is little, too. Digits that are
/// no more than rounding are 0. Where no two quotients resemble each other, as at a jump, and where f varies over the range but so little
/// that its digits cannot tell how much it varies here, there is no derivative either.
/// </remarks>
internal static class RangeDifference
{
    private const int Steps = 7;

    private const double Epsilon = 2 * DifferenceQuotient.UnitRoundoff;

    /// <summary>Quotients of which one is more than twice the other do not resemble each other.</summary>
    private const double LargestDoubt = 0.5;

    /// <summary>A slope that is uncertain by this share of the mean slope over the range is not seen to be so.</summary>
    private const double Seen = 0.01;

    private static readonly DifferenceQuotient s_quotient = Stencil.Central.OfAccuracy(4).Quotient();

    /// <summary>The derivative at t of f, which is seen over a range so long; NaN where there is none.</summary>
    public static double Of(Func<double, double> f, double t, double length)
    {
        if (!double.IsFinite(f(t)))
        {
            return double.NaN;
        }
        double best = double.NaN, smallest = double.PositiveInfinity, before = double.NaN, h = length / 100, rounding = 0, steepest = 0;
        for (int i = 0; i < Steps; i++, h /= 8)
        {
            // The last bits are such that t ± h are numbers of the machine.
            double step = Math.Abs(t) + h - Math.Abs(t);
            if (step == 0)
            {
                break;
            }
            double slope = Quotient(f, t, step, out double size), error = Rounding(size) / step;
            // In relation to the slope: where f varies faster than the first steps see, their quotients are small, and differ by little.
            double larger = Math.Max(Math.Abs(slope), Math.Abs(before));
            steepest = double.IsFinite(slope) ? Math.Max(steepest, Math.Abs(slope)) : steepest;
            // Twice 0 after other quotients is a step of f: beside a jump that is the slope, but of values that are rounded to steps it is
            // the slope of the longer differences, which resemble each other.
            double doubt = larger == 0 ? LargestDoubt + error / steepest : (Math.Abs(slope - before) + error) / larger;
            if (double.IsFinite(slope) && (double.IsNaN(best) || doubt < smallest))
            {
                (best, rounding) = (slope, 4 * error);
                smallest = double.IsNaN(doubt) ? double.PositiveInfinity : doubt;
            }
            before = slope;
        }
        return Math.Abs(best) <= rounding ? (IsHidden(f, t, length, rounding) ? double.NaN : 0)
            : smallest > LargestDoubt ? double.NaN
            : Rounded(best, Label.Exponent(rounding));
    }

    /// <summary>The gradient at a point of a function of two variables.</summary>
    public static double[] Gradient(Func<double, double, double> f, double x, double y, double width, double height) =>
        [Of(t => f(t, y), x, width), Of(t => f(x, t), y, height)];

    /// <summary>Whether f varies over the range by more than its rounding, but the slope is not known to a small part of that.</summary>
    private static bool IsHidden(Func<double, double> f, double t, double length, double uncertainty)
    {
        double value = f(t);
        double[] away = [.. new[] { -0.5, -0.3, 0.3, 0.5 }.Select(share => Math.Abs(f(t + share * length) - value)).Where(double.IsFinite)];
        double variation = away.DefaultIfEmpty().Max();
        return variation > 4 * Rounding(Math.Abs(value)) && uncertainty * length > Seen * variation;
    }

    /// <summary>A number down to the digit of 10 to the power of <paramref name="last"/>.</summary>
    private static double Rounded(double value, int last) =>
        Scale.Shift(value, -last) is var parts && Math.Abs(parts) < 1e15 ? Scale.Shift(Math.Round(parts), last) : value;

    /// <summary>What rounding can make of a value so large.</summary>
    private static double Rounding(double size) => Math.Max(Epsilon * size, double.Epsilon);

    /// <summary>By differences of two values each, so that of a constant nothing is left.</summary>
    private static double Quotient(Func<double, double> f, double t, double step, out double size)
    {
        double sum = 0;
        size = 0;
        for (int k = 0; k < s_quotient.Offsets.Count; k++)
        {
            if (s_quotient.Offsets[k] is > 0 and var offset)
            {
                double after = s_quotient.Weights[k] * f(t + offset * step), before = s_quotient.Weights[k] * f(t - offset * step);
                sum += after - before;
                // Outside of where f is defined there is no size.
                double larger = Math.Max(Math.Abs(after), Math.Abs(before));
                size = double.IsFinite(larger) ? Math.Max(size, larger) : size;
            }
        }
        return sum / step;
    }
}
