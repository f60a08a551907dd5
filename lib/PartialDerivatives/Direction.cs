namespace PartialDerivatives;

/// <summary>The direction of a directional derivative, the same in all four ways.</summary>
internal static class Direction
{
    /// <summary>The direction as it is taken: a unit vector where it is to be normalized.</summary>
    public static double[] Of(ReadOnlySpan<double> direction, int variables, bool normalize)
    {
        Require.That(direction.Length == variables, nameof(direction),
            $"The direction has {direction.Length} components, but the point has {variables} coordinates. Pass one for each.");
        // Divided by the largest first, so that no square overflows or vanishes.
        double largest = 0;
        foreach (double component in direction)
        {
            Require.That(double.IsFinite(component), nameof(direction),
                $"The direction is {Require.Show(direction)}. It needs a finite number in every component.");
            largest = Math.Max(largest, Math.Abs(component));
        }
        double[] v = direction.ToArray();
        if (!normalize)
        {
            return v;
        }
        Require.That(largest != 0, nameof(direction),
            $"The direction is zero, which points nowhere and cannot be normalized. Pass another one.");
        v = Array.ConvertAll(v, component => component / largest);
        double length = Math.Sqrt(v.Sum(component => component * component));
        return Array.ConvertAll(v, component => component / length);
    }

    /// <summary>That in which one variable alone moves.</summary>
    public static double[] Unit(int variables, int variable)
    {
        double[] v = new double[variables];
        v[variable] = 1;
        return v;
    }

    /// <summary>Σ vᵢ·slopeᵢ. A zero is skipped: where v does not lead, it does not matter how steep f is.</summary>
    public static double Sum(double[] v, IList<double> slopes)
    {
        double sum = 0;
        for (int i = 0; i < v.Length; i++)
        {
            sum += v[i] == 0 ? 0 : v[i] * slopes[i];
        }
        return sum;
    }
}
