namespace PartialDerivatives;

/// <summary>The first partial derivatives of a function of one value by a quotient: with nothing around the calls of f.</summary>
/// <remarks>
/// What a <see cref="Neighbourhood"/> does to serve every derivative costs as much as a short f itself. Here too f is always given
/// the same array, a copy of the caller's point.
/// </remarks>
internal ref struct Slopes
{
    private readonly Func<double[], double> f;
    private readonly ReadOnlySpan<double> point;
    private readonly double[] x;
    private readonly DifferenceQuotient quotient;
    private readonly double? h;
    private double? centre;

    public Slopes(Func<double[], double> f, ReadOnlySpan<double> at, Stencil? stencil, double? h)
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.Point(at);
        this.f = f;
        point = at;
        x = at.ToArray();
        quotient = (stencil ?? Stencil.Central).Quotient();
        this.h = h;
    }

    /// <summary>The quotient in one variable.</summary>
    public double In(int variable)
    {
        double[] nodes = quotient.Nodes, numerators = quotient.Numerators;
        double coordinate = point[variable], step = h ?? quotient.Step(coordinate);
        Require.Step(step, coordinate, nodes);
        double sum = 0;
        for (int k = 0; k < nodes.Length; k++)
        {
            x[variable] = coordinate + nodes[k] * step;
            sum += numerators[k] * (nodes[k] == 0 ? centre ??= Evaluate() : Evaluate());
        }
        x[variable] = coordinate;
        return sum / (quotient.Denominator * step);
    }

    private readonly double Evaluate()
    {
        double value = f(x);
        return double.IsFinite(value) ? value : throw Neighbourhood.NotFinite("f", value, x, point);
    }
}
