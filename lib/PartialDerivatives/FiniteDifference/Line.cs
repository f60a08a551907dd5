namespace PartialDerivatives;

/// <summary>A function on a line through a point, as a function of one number, the steps along the direction.</summary>
internal static class Line
{
    /// <summary>f on the line, around the point; null for a direction of zero, along which nothing changes.</summary>
    public static Neighbourhood? Through(Func<double[], double> f, ReadOnlySpan<double> at, ReadOnlySpan<double> direction, bool normalize)
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.Point(at);
        double[] v = Direction.Of(direction, at.Length, normalize), point = at.ToArray(), x = at.ToArray();
        // As far as every coordinate allows that moves: its own scale over its speed.
        double scale = double.PositiveInfinity;
        for (int i = 0; i < v.Length; i++)
        {
            scale = v[i] == 0 ? scale : Math.Min(scale, Math.Max(1, Math.Abs(point[i])) / Math.Abs(v[i]));
        }
        return double.IsFinite(scale) ? Neighbourhood.Of(OnLine, [0.0], [scale]) : null;

        double OnLine(double[] steps)
        {
            for (int i = 0; i < x.Length; i++)
            {
                x[i] = point[i] + steps[0] * v[i];
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
