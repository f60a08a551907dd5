namespace PartialDerivatives;

/// <summary>A function around a point: evaluates it where a difference needs it, counts, and reports values that are not finite.</summary>
/// <remarks>f is always given the same array, a copy of the caller's point; it must neither keep nor change it.</remarks>
internal sealed class Neighbourhood
{
    private readonly Func<double[], double> f;
    private readonly double[] point;
    private readonly double[] x;
    private double? centre;

    public Neighbourhood(Func<double[], double> f, ReadOnlySpan<double> at)
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.Point(at);
        this.f = f;
        point = at.ToArray();
        x = at.ToArray();
    }

    /// <summary>The coordinates of the point.</summary>
    public ReadOnlySpan<double> Point => point;

    /// <summary>How often f has been called.</summary>
    public int Evaluations { get; private set; }

    /// <summary>The difference quotient along all <paramref name="axes"/>, one inside the other.</summary>
    public double Difference(params ReadOnlySpan<Axis> axes)
    {
        double difference = Sum(axes, atCentre: true);
        foreach (Axis axis in axes)
        {
            difference /= axis.Quotient.Denominator * axis.H;
            for (int i = 1; i < axis.Quotient.Order; i++)
            {
                difference /= axis.H;
            }
        }
        return difference;
    }

    private double Sum(ReadOnlySpan<Axis> axes, bool atCentre)
    {
        Axis axis = axes[0];
        DifferenceQuotient quotient = axis.Quotient;
        double sum = 0;
        for (int k = 0; k < quotient.Offsets.Count; k++)
        {
            double offset = quotient.Offsets[k];
            x[axis.Variable] = point[axis.Variable] + offset * axis.H;
            bool stillAtCentre = atCentre && offset == 0;
            double value = axes.Length > 1 ? Sum(axes[1..], stillAtCentre) : Value(axis.Variable, stillAtCentre);
            sum += quotient.Numerators[k] * value;
        }
        x[axis.Variable] = point[axis.Variable];
        return sum;
    }

    /// <summary>f at x; the value at the point itself is shared by all differences.</summary>
    private double Value(int variable, bool atCentre)
    {
        if (atCentre && centre is double known)
        {
            return known;
        }
        Evaluations++;
        double value = f(x);
        if (!double.IsFinite(value))
        {
            throw NotFinite(value, variable, atCentre);
        }
        if (atCentre)
        {
            centre = value;
        }
        return value;
    }

    private NotFiniteNumberException NotFinite(double value, int variable, bool atCentre) => new(
        atCentre
            ? $"f is {Require.Show(value)} at the point {Require.Show(x)} itself, so there is no derivative in variable {variable}. "
              + "Pass a point inside the domain of f."
            : $"f is {Require.Show(value)} at {Require.Show(x)}, a step from the point {Require.Show(point)} in variable {variable}. "
              + "Near the edge of the domain pass a smaller h, or Stencil.Forward or Stencil.Backward, which stay on one side.",
        value);
}

/// <summary>A variable, the quotient that is taken in it, and the step.</summary>
internal readonly record struct Axis(int Variable, DifferenceQuotient Quotient, double H);
