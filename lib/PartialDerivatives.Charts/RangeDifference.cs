namespace PartialDerivatives.Charts;

/// <summary>
/// The derivative of a function that is seen over a range, by differences whose step is taken from the range instead of from the point:
/// what varies within the picture may do so on any scale. Where f is not finite nearby there is no derivative, and a curve has a gap.
/// </summary>
/// <remarks>
/// Of several steps, each an eighth of the one before, the one is taken whose quotient is surest: it differs by a small part of itself
/// from the one before (Ridders, 1982, without the extrapolation), and what rounding of f can make of it is little, too. What is no more
/// than rounding is 0.
/// </remarks>
internal static class RangeDifference
{
    private const int Steps = 7;

    private const double Epsilon = 2 * DifferenceQuotient.UnitRoundoff;

    private static readonly DifferenceQuotient s_quotient = Stencil.Central.OfAccuracy(4).Quotient();

    /// <summary>The derivative at t of f, which is seen over a range so long; NaN where there is none.</summary>
    public static double Of(Func<double, double> f, double t, double length)
    {
        if (!double.IsFinite(f(t)))
        {
            return double.NaN;
        }
        double best = double.NaN, smallest = double.PositiveInfinity, before = double.NaN, h = length / 100, size = 0, rounding = 0;
        for (int i = 0; i < Steps; i++, h /= 8)
        {
            // The last bits are such that t ± h are numbers of the machine.
            double step = Math.Abs(t) + h - Math.Abs(t);
            if (step == 0)
            {
                break;
            }
            double slope = Quotient(f, t, step, ref size), error = Epsilon * size / step;
            // In relation to the slope: where f varies faster than the first steps see, their quotients are small, and differ by little.
            double larger = Math.Max(Math.Abs(slope), Math.Abs(before));
            double doubt = larger == 0 ? double.PositiveInfinity : (Math.Abs(slope - before) + error) / larger;
            if (double.IsFinite(slope) && (double.IsNaN(best) || doubt < smallest))
            {
                (best, rounding) = (slope, 4 * error);
                smallest = double.IsNaN(doubt) ? double.PositiveInfinity : doubt;
            }
            before = slope;
        }
        return Math.Abs(best) <= rounding ? 0 : best;
    }

    /// <summary>The gradient at a point of a function of two variables.</summary>
    public static double[] Gradient(Func<double, double, double> f, double x, double y, double width, double height) =>
        [Of(t => f(t, y), x, width), Of(t => f(x, t), y, height)];

    /// <summary>By differences of two values each, so that of a constant nothing is left.</summary>
    private static double Quotient(Func<double, double> f, double t, double step, ref double size)
    {
        double sum = 0;
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
