namespace PartialDerivatives.Charts;

/// <summary>
/// The derivative of a function that is seen over a range, by differences whose step is taken from the range instead of from the point:
/// what
/// varies within the picture may do so on any scale. Where f is not finite nearby there is no derivative, and a curve has a gap.
/// </summary>
/// <remarks>
/// Of several steps, each an eighth of the one before, the one is taken whose quotient differs least from the one before: there neither the
/// truncation error of the larger steps nor the rounding error of the smaller ones is felt (Ridders, 1982, without the extrapolation).
/// </remarks>
internal static class RangeDifference
{
    private const int Steps = 7;

    private static readonly DifferenceQuotient s_quotient = Stencil.Central.OfAccuracy(4).Quotient();

    /// <summary>The derivative at t of f, which is seen over a range so long; NaN where there is none.</summary>
    public static double Of(Func<double, double> f, double t, double length)
    {
        if (!double.IsFinite(f(t)))
        {
            return double.NaN;
        }
        double best = double.NaN, smallest = double.PositiveInfinity, before = double.NaN, h = length / 100;
        for (int i = 0; i < Steps; i++, h /= 8)
        {
            // The last bits are such that t ± h are numbers of the machine.
            double step = Math.Abs(t) + h - Math.Abs(t);
            if (step == 0)
            {
                break;
            }
            double slope = Quotient(f, t, step), change = Math.Abs(slope - before);
            if (double.IsFinite(slope) && (double.IsNaN(best) || change < smallest))
            {
                best = slope;
                smallest = double.IsNaN(change) ? double.PositiveInfinity : change;
            }
            before = slope;
        }
        return best;
    }

    /// <summary>The gradient at a point of a function of two variables.</summary>
    public static double[] Gradient(Func<double, double, double> f, double x, double y, double width, double height) =>
        [Of(t => f(t, y), x, width), Of(t => f(x, t), y, height)];

    private static double Quotient(Func<double, double> f, double t, double step)
    {
        double sum = 0;
        for (int k = 0; k < s_quotient.Offsets.Count; k++)
        {
            sum += s_quotient.Weights[k] * f(t + s_quotient.Offsets[k] * step);
        }
        return sum / step;
    }
}
