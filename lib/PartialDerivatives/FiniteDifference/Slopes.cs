using System.Runtime.CompilerServices;

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
    private readonly bool _isPair;
    private readonly double _relativeStep;
    private double? _centre;

    public Slopes(Func<double[], double> f, ReadOnlySpan<double> at, DifferenceOptions options)
    {
        options.RequirePoint(at);
        _f = f;
        _point = at;
        _x = at.ToArray();
        _quotient = options.Stencil.Quotient();
        _options = options;
        _isPair = options.HasDefaultStep && _quotient.Nodes is [-1, 1];
        _relativeStep = _quotient.RelativeStep;
    }

    /// <summary>The quotient in one variable.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double In(int variable)
    {
        double coordinate = _point[variable], size = Math.Abs(coordinate);
        if (_isPair && size < 1e300)
        {
            double step = DifferenceQuotient.Representable(_relativeStep * (size > 1 ? size : 1), coordinate);
            _x[variable] = coordinate - step;
            double below = _f(_x);
            _x[variable] = coordinate + step;
            double difference = _f(_x) - below;
            _x[variable] = coordinate;
            if (double.IsFinite(difference))
            {
                return difference / (2 * step);
            }
        }
        return OnStencil(variable, coordinate, _options.Step(_quotient, variable, coordinate));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private double OnStencil(int variable, double coordinate, double step)
    {
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
