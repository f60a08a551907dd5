namespace PartialDerivatives;

/// <summary>A function on a line through a point, as a function of one number, the steps along the direction.</summary>
internal static class Line
{
    private const double FewestUnits = 1L << 32;

    /// <summary>Whether a step along v is rounded when it is added to one of the coordinates.</summary>
    public static bool Blurs(double[] at, double[] v, double step) => Enumerable.Range(0, v.Length).Any(i =>
        v[i] != 0 && Math.Abs(step * v[i]) < FewestUnits * DifferenceQuotient.Spacing(at[i]));

    /// <summary>f on the line, around the point; null for a direction so short that no step along it is a number. The step is
    /// right for the coordinate that moves most, or where it is to be far for that which moves least.</summary>
    public static Neighbourhood? Through(Func<double[], double> f, ReadOnlySpan<double> at, ReadOnlySpan<double> direction, bool normalize,
        DifferenceOptions options, bool isFar = false)
    {
        options.RequirePoint(at);
        double[] v = Direction.Of(direction, at.Length, normalize), point = at.ToArray(), x = at.ToArray();
        // As far as every coordinate allows that moves: its own scale, or the way to its bound, over its speed.
        double shortest = double.PositiveInfinity, longest = 0, lower = double.NegativeInfinity, upper = double.PositiveInfinity;
        for (int i = 0; i < v.Length; i++)
        {
            if (v[i] != 0)
            {
                double own = options.Scale(i, point[i]) / Math.Abs(v[i]);
                (shortest, longest) = (Math.Min(shortest, own), Math.Max(longest, own));
                (double lowest, double highest) = options.Range(i);
                (double before, double after) = ((lowest - point[i]) / v[i], (highest - point[i]) / v[i]);
                (lower, upper) = (Math.Max(lower, Math.Min(before, after)), Math.Min(upper, Math.Max(before, after)));
            }
        }
        if (!double.IsFinite(shortest))
        {
            return null;
        }
        DifferenceOptions along = new(options.Stencil, options.H, [isFar ? longest : shortest], [(lower, upper)]);
        return Neighbourhood.Of(OnLine, [0.0], along);

        double OnLine(double[] steps)
        {
            for (int i = 0; i < x.Length; i++)
            {
                (double lowest, double highest) = options.Range(i);
                x[i] = Math.Clamp(point[i] + steps[0] * v[i], lowest, highest);
            }
            double value = f(x);
            return double.IsFinite(value) ? value : throw new NotFiniteNumberException(
                $"f is {Require.Show(value)} at {Require.Show(x)}, on the line from the point {Require.Show(point)} along "
                    + $"{Require.Show(v)}. "
                + "Near the edge of the domain pass a smaller h, or Stencil.Forward or Stencil.Backward, which stay on one side.",
                value);
        }
    }
}
