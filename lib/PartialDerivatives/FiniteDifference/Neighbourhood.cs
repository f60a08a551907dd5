namespace PartialDerivatives;

/// <summary>A function around a point: evaluates it where a difference needs it, counts, and reports values that are not finite.</summary>
/// <remarks>f is always given the same array, a copy of the caller's point. A function of one value is one of one component.</remarks>
internal sealed class Neighbourhood
{
    private const string Advice = "Near the edge of the domain pass a smaller h, or Stencil.Forward or Stencil.Backward, which stay on "
        + "one side.";

    private readonly Func<double[], double[]> _f;
    private readonly double[] _point;
    private readonly double[] _scale;
    private readonly double[] _x;
    private double[]? _centre;
    private double[] _sum = [];

    /// <param name="f">The function.</param>
    /// <param name="at">The point.</param>
    /// <param name="scale">How far f is smooth in each variable, roughly; by default max(1, |coordinate|).</param>
    public Neighbourhood(Func<double[], double[]> f, ReadOnlySpan<double> at, double[]? scale = null)
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.Point(at);
        _f = f;
        _point = at.ToArray();
        _x = at.ToArray();
        _scale = scale ?? Array.ConvertAll(_point, coordinate => Math.Max(1, Math.Abs(coordinate)));
    }

    public static Neighbourhood Of(Func<double[], double> f, ReadOnlySpan<double> at, double[]? scale = null)
    {
        ArgumentNullException.ThrowIfNull(f);
        double[] value = new double[1];
        return new Neighbourhood(
            x =>
            {
                value[0] = f(x);
                return value;
            },
            at,
            scale);
    }

    public int Variables => _point.Length;

    /// <summary>The coordinate of the point.</summary>
    public double Point(int variable) => _point[variable];

    /// <summary>How far f is smooth in the variable, roughly.</summary>
    public double Scale(int variable) => _scale[variable];

    /// <summary>How often f has been called.</summary>
    public int Evaluations { get; private set; }

    /// <summary>What was seen of each component of f in the last <see cref="Difference"/>.</summary>
    public Seen[] LastSeen { get; private set; } = [];

    /// <summary>f at the point itself.</summary>
    public ReadOnlySpan<double> Centre => _centre ??= [.. Evaluate()];

    /// <summary>A quotient in one variable, with the best step unless one is given.</summary>
    public Axis Axis(int variable, DifferenceQuotient quotient, double? h = null) => Axis(variable, quotient, h, quotient.RelativeStep);

    /// <summary>A quotient in one variable, with a step relative to the variable's scale unless one is given.</summary>
    public Axis Axis(int variable, DifferenceQuotient quotient, double? h, double relativeStep)
    {
        double step = h ?? DifferenceQuotient.Representable(relativeStep * _scale[variable], _point[variable]);
        Require.Step(step, _point[variable], quotient.Nodes);
        return new Axis(variable, quotient, step);
    }

    /// <summary>A quotient in one variable with about this step.</summary>
    public Axis AxisOf(int variable, DifferenceQuotient quotient, double step) =>
        Axis(variable, quotient, DifferenceQuotient.Representable(step, _point[variable]));

    /// <summary>The difference quotient of each component along all <paramref name="axes"/>, one inside the other; valid until the
    /// next.</summary>
    public ReadOnlySpan<double> Difference(params ReadOnlySpan<Axis> axes)
    {
        Array.Clear(_sum);
        Array.Clear(LastSeen);
        Add(axes, weight: 1, atCentre: true);
        foreach (Axis axis in axes)
        {
            Divide(axis.Quotient.Denominator * axis.H);
            for (int i = 1; i < axis.Quotient.Order; i++)
            {
                Divide(axis.H);
            }
        }
        return _sum;

        void Divide(double divisor)
        {
            for (int i = 0; i < _sum.Length; i++)
            {
                _sum[i] /= divisor;
            }
        }
    }

    private void Add(ReadOnlySpan<Axis> axes, double weight, bool atCentre)
    {
        Axis axis = axes[0];
        DifferenceQuotient quotient = axis.Quotient;
        for (int k = 0; k < quotient.Numerators.Length; k++)
        {
            double offset = quotient.Nodes[k];
            double weightHere = weight * quotient.Numerators[k];
            bool stillAtCentre = atCentre && offset == 0;
            _x[axis.Variable] = _point[axis.Variable] + offset * axis.H;
            if (axes.Length > 1)
            {
                Add(axes[1..], weightHere, stillAtCentre);
            }
            else
            {
                Add(stillAtCentre ? Centre : Evaluate(), weightHere);
            }
        }
        _x[axis.Variable] = _point[axis.Variable];
    }

    private void Add(ReadOnlySpan<double> values, double weight)
    {
        for (int i = 0; i < values.Length; i++)
        {
            _sum[i] += weight * values[i];
            LastSeen[i].Add(values[i]);
        }
    }

    private ReadOnlySpan<double> Evaluate()
    {
        Evaluations++;
        double[] values = _f(_x);
        Require.Components(values, _x, _sum.Length == 0 ? null : _sum.Length);
        if (_sum.Length == 0)
        {
            _sum = new double[values.Length];
            LastSeen = new Seen[values.Length];
        }
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                NotFiniteNumberException report = NotFinite(values.Length == 1 ? "f" : $"Component {i} of f", values[i], _x, _point);
                _point.CopyTo(_x, 0);
                throw report;
            }
        }
        return values;
    }

    /// <summary>The report that <paramref name="what"/> has a value that is not finite at x, where the point has been moved to.</summary>
    public static NotFiniteNumberException NotFinite(string what, double value, ReadOnlySpan<double> x, ReadOnlySpan<double> point)
    {
        List<int> moved = [];
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] != point[i])
            {
                moved.Add(i);
            }
        }
        string found = $"{what} is {Require.Show(value)} at {Require.Show(x)}";
        string message = moved switch
        {
            [] => $"{found}, the point itself. Pass a point inside the domain of f.",
            [int variable] => $"{found}, a step from the point {Require.Show(point)} in variable {variable}. {Advice}",
            _ => $"{found}, a step from the point {Require.Show(point)} in the variables {string.Join(" and ", moved.Take(4))}. {Advice}",
        };
        return new NotFiniteNumberException(message, value);
    }
}

/// <summary>A variable, the quotient that is taken in it, and the step.</summary>
internal readonly record struct Axis(int Variable, DifferenceQuotient Quotient, double H);

/// <summary>What a difference saw of one component of f.</summary>
internal struct Seen
{
    private bool _any;

    public double Lowest { get; private set; }

    public double Highest { get; private set; }

    public double Total { get; private set; }

    public void Add(double value)
    {
        Lowest = _any ? Math.Min(Lowest, value) : value;
        Highest = _any ? Math.Max(Highest, value) : value;
        Total += value;
        _any = true;
    }
}
