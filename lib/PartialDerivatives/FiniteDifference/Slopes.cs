namespace PartialDerivatives;

/// <summary>The first partial derivatives of a function of one value by a quotient: with nothing around the calls of f.</summary>
/// <remarks>
/// What a <see cref="Neighbourhood"/> does to serve every derivative costs as much as a short f itself. Here too f is always given
/// the same array, a copy of the caller's point.
/// </remarks>
internal ref struct Slopes
{
    private readonly Func<double[], double> _f;
    private readonly ReadOnlySpan<double> _point;
    private readonly double[] _x;
    private readonly DifferenceQuotient _quotient;
    private readonly DifferenceOptions _options;
    private double? _centre;

    public Slopes(Func<double[], double> f, ReadOnlySpan<double> at, DifferenceOptions options)
    {
        options.RequirePoint(at);
        _f = f;
        _point = at;
        _x = at.ToArray();
        _quotient = options.Stencil.Quotient();
        _options = options;
    }

    /// <summary>The quotients in all variables.</summary>
    public void CopyTo(Span<double> gradient)
    {
        (Func<double[], double> f, double[] x, double relativeStep) = (_f, _x, _options.PairStep);
        for (int i = 0; i < gradient.Length; i++)
        {
            double slope = OfPair(f, x, i, relativeStep);
            gradient[i] = double.IsFinite(slope) ? slope : OnStencil(i);
        }
    }

    /// <summary>The quotient in one variable.</summary>
    public double In(int variable)
    {
        double slope = OfPair(_f, _x, variable, _options.PairStep);
        return double.IsFinite(slope) ? slope : OnStencil(variable);
    }

    /// <summary>(f(x + h) − f(x − h))/2h, with no check; NaN for another quotient or step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double OfPair(Func<double[], double> f, double[] x, int variable, double relativeStep)
    {
        if (double.IsNaN(relativeStep))
        {
            return relativeStep;
        }
        double coordinate = x[variable], size = Math.Abs(coordinate);
        double h = DifferenceQuotient.Representable(relativeStep * (size > 1 ? size : 1), coordinate);
        x[variable] = coordinate - h;
        double below = f(x);
        x[variable] = coordinate + h;
        double difference = f(x) - below;
        x[variable] = coordinate;
        return difference / (2 * h);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private double OnStencil(int variable)
    {
        double coordinate = _point[variable], step = _options.Step(_quotient, variable, coordinate);
        if (_options.H is null && !double.IsFinite(coordinate + Math.CopySign(step, coordinate) * _quotient.Nodes.Max(Math.Abs)))
        {
            return Neighbourhood.Of(_f, _point, _options).Slope(variable)[0];
        }
        Require.Step(step, coordinate, _quotient.Nodes);
        double[] nodes = _quotient.Nodes, numerators = _quotient.Numerators;
        double sum = 0;
        for (int k = 0; k < nodes.Length; k++)
        {
            _x[variable] = coordinate + nodes[k] * step;
            sum += numerators[k] * (nodes[k] == 0 ? _centre ??= Evaluate() : Evaluate());
        }
        _x[variable] = coordinate;
        return sum / (_quotient.Denominator * step);
    }

    private readonly double Evaluate()
    {
        double value = _f(_x);
        return double.IsFinite(value) ? value : throw Neighbourhood.NotFinite("f", value, _x, _point);
    }
}
