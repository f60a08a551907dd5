namespace PartialDerivatives;

/// <summary>The limit of central difference quotients as the step goes to 0.</summary>
internal static class CentralLimit
{
    private const double LargestStep = 0.25, SmallestStep = 1e-6;

    /// <summary>The derivative of each component of f, with its error.</summary>
    /// <param name="near">f around the point.</param>
    /// <param name="noise">The noise in each component of f.</param>
    /// <param name="derivative">How often to differentiate in which variable.</param>
    public static (double[] Values, double[] Errors) Of(Neighbourhood near, double[] noise, params (int Variable, int Order)[] derivative)
    {
        DifferenceQuotient[] quotients = Array.ConvertAll(derivative, d => Stencil.Central.Quotient(d.Order));
        double[] centre = near.Centre.ToArray(), lastMove = new double[centre.Length], difference = new double[centre.Length];
        Extrapolation[] limits = Array.ConvertAll(centre, _ => new Extrapolation());
        NotFiniteNumberException? outside = null;
        for (double step = LargestStep; step >= SmallestStep && !Array.TrueForAll(limits, limit => limit.Finished); step /= Extrapolation.Ratio)
        {
            Axis[] axes = [.. derivative.Zip(quotients, (d, quotient) => near.Axis(d.Variable, quotient, h: null, step))];
            try
            {
                near.Difference(axes).CopyTo(difference);
            }
            catch (NotFiniteNumberException exception)
            {
                outside = exception;
                Array.ForEach(limits, limit => limit.Restart());
                continue;
            }
            double power = axes.Aggregate(1.0, (product, axis) => product * Math.Pow(axis.H, axis.Quotient.Order) / axis.Quotient.AbsoluteWeight);
            for (int i = 0; i < limits.Length; i++)
            {
                if (!limits[i].Finished)
                {
                    limits[i].Add(RowOf(i, step, power));
                }
            }
        }
        if (Array.Exists(limits, limit => double.IsNaN(limit.Value)))
        {
            throw outside ?? new NotFiniteNumberException("The differences of f are beyond the range of double. Scale f down.");
        }
        Array.ForEach(limits, limit => limit.Settle());
        return (Array.ConvertAll(limits, limit => limit.Value), Array.ConvertAll(limits, limit => limit.Error));

        Extrapolation.Row RowOf(int i, double step, double power)
        {
            Seen seen = near.LastSeen[i];
            double lowest = Math.Min(seen.Lowest, centre[i]), highest = Math.Max(seen.Highest, centre[i]);
            // The rounding of f, and that of its argument times its slope.
            double rounding = DifferenceQuotient.UnitRoundoff * (Math.Max(Math.Abs(lowest), Math.Abs(highest)) + (highest - lowest) / step);
            // Where f does not move any more, though it did, the step is below its resolution, and all quotients agree on 0.
            double resolution = highest > lowest ? 0 : lastMove[i];
            lastMove[i] = highest > lowest ? highest - lowest : lastMove[i];
            // Only of a first derivative do the values that were seen tell the difference of the two sides.
            double jump = derivative is [(_, 1)] ? (seen.Total - 2 * centre[i]) / power : 0;
            return new(difference[i], jump, Math.Max(rounding, Math.Max(noise[i], resolution)), power);
        }
    }
}
