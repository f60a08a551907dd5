namespace PartialDerivatives;

/// <summary>A function around a point: evaluates it where a difference needs it, counts, and reports values that are not finite.</summary>
/// <remarks>f is always given the same array, written anew for each call, so that f may change it. A function of one value is one of one
/// component.</remarks>
internal sealed class Neighbourhood
{
    private readonly Func<double[], double[]> _f;
    private readonly double[] _point, _x, _given;
    private readonly DifferenceOptions _options;
    private double[]? _centre;
    private double[] _sum = [];

    private Neighbourhood(Func<double[], double[]> f, ReadOnlySpan<double> at, DifferenceOptions options)
    {
        options.RequirePoint(at);
        (_f, _point, _x, _given, _options) = (f, at.ToArray(), at.ToArray(), new double[at.Length], options);
    }

    public static Neighbourhood Of(Func<double[], double[]> f, ReadOnlySpan<double> at, DifferenceOptions options) => new(f, at, options);

    public static Neighbourhood Of(Func<double[], double> f, ReadOnlySpan<double> at, DifferenceOptions options)
    {
        double[] value = new double[1];
        return new(OneValue, at, options);
        double[] OneValue(double[] x)
        {
            value[0] = f(x);
            return value;
        }
    }

    public int Variables => _point.Length;

    /// <summary>The coordinate of the point.</summary>
    public double Point(int variable) => _point[variable];

    /// <summary>How far f is smooth in the variable, roughly.</summary>
    public double Scale(int variable) => _options.Scale(variable, _point[variable]);

    /// <summary>How far the variable may go down and up.</summary>
    public (double Down, double Up) Room(int variable) =>
        (_point[variable] - _options.Range(variable).Lower, _options.Range(variable).Upper - _point[variable]);

    /// <summary>How often f has been called.</summary>
    public int Evaluations { get; private set; }

    /// <summary>What was seen of each component of f in the last <see cref="Difference"/>.</summary>
    public Seen[] LastSeen { get; private set; } = [];

    /// <summary>f at the point itself.</summary>
    public ReadOnlySpan<double> Centre => _centre ??= [.. Evaluate()];

    /// <summary>The first derivative of each component in one variable, by a quotient; beside a bound, where the default step is too
    /// long, by the limit of quotients at steps of all sizes.</summary>
    public ReadOnlySpan<double> Slope(int variable)
    {
        DifferenceQuotient quotient = _options.Stencil.Quotient();
        if (_options.H is null && !IsWithin(Default(variable, quotient)))
        {
            double[] limit = Array.ConvertAll(DifferenceLimit.Of(this, variable), component => component.Value);
            if (!limit.Any(double.IsNaN))
            {
                return limit;
            }
        }
        return Difference(Axis(variable, quotient, quotient.RelativeStep));
    }

    /// <summary>The quotients of a derivative, with the given step, or the best one relative to the variable's scale.</summary>
    public Axis[] Axes(params (int Variable, int Order)[] derivative)
    {
        DifferenceQuotient[] quotients = Array.ConvertAll(derivative, d => _options.Stencil.Quotient(d.Order));
        double relativeStep = DifferenceQuotient.BestRelativeStep(quotients);
        return [.. derivative.Zip(quotients, (d, quotient) => Axis(d.Variable, quotient, relativeStep))];
    }

    private Axis Axis(int variable, DifferenceQuotient quotient, double relativeStep)
    {
        Axis axis = _options.H is double h ? new(variable, quotient, h) : Default(variable, quotient, relativeStep);
        if (IsWithin(axis) || _options is { Bounds: null, H: not null })
        {
            return axis;
        }
        foreach (Stencil side in new[] { Stencil.Forward, Stencil.Backward })
        {
            DifferenceQuotient onOneSide = side.OfAccuracy(Math.Min(quotient.Accuracy, Stencil.HighestAccuracy)).Quotient(quotient.Order);
            axis = _options.H is null ? Default(variable, onOneSide) : axis with { Quotient = onOneSide };
            if (IsWithin(axis))
            {
                return axis;
            }
        }
        (double lower, double upper) = _options.Range(variable);
        throw new ArgumentException(
            $"The bounds of variable {variable}, {Require.Show(lower)} to {Require.Show(upper)}, leave no room for the stencil at "
                + $"{Require.Show(_point[variable])} with the step {Require.Show(axis.H)}, on either side. Pass a smaller h, or a smaller "
                + "typicalSize; or take the form WithError, which finds its step.",
            "bounds");
    }

    private Axis Default(int variable, DifferenceQuotient quotient, double? relativeStep = null) =>
        AxisOf(variable, quotient, (relativeStep ?? quotient.RelativeStep) * Scale(variable));

    private bool IsWithin(Axis axis)
    {
        (double lower, double upper) = _options.Range(axis.Variable);
        double x = _point[axis.Variable];
        return x + axis.Quotient.Nodes[0] * axis.H >= lower && x + axis.Quotient.Nodes[^1] * axis.H <= upper;
    }

    /// <summary>A quotient in one variable with about this step.</summary>
    public Axis AxisOf(int variable, DifferenceQuotient quotient, double step) =>
        new(variable, quotient, DifferenceQuotient.Representable(
            Math.Max(step, DifferenceQuotient.Spacing(_point[variable])), _point[variable]));

    /// <summary>The difference quotient of each component along all <paramref name="axes"/>, one inside the other; valid until the
    /// next.</summary>
    public ReadOnlySpan<double> Difference(params ReadOnlySpan<Axis> axes)
    {
        foreach (Axis axis in axes)
        {
            bool isWithin = IsWithin(axis);
            if (isWithin || _options.H is not null)
            {
                Require.Step(axis.H, _point[axis.Variable], axis.Quotient.Nodes);
            }
            if (!isWithin)
            {
                throw new NotFiniteNumberException("The bounds leave no room for the step.");
            }
        }
        Array.Clear(_sum);
        Array.Fill(LastSeen, Seen.Nothing);
        Add(axes, weight: 1, atCentre: true);
        foreach (Axis axis in axes)
        {
            for (int power = 0; power < axis.Quotient.Order; power++)
            {
                double divisor = power == 0 ? axis.Quotient.Denominator * axis.H : axis.H;
                for (int i = 0; i < _sum.Length; i++)
                {
                    _sum[i] /= divisor;
                }
            }
        }
        return _sum;
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
            LastSeen[i] = LastSeen[i].And(values[i]);
        }
    }

    private ReadOnlySpan<double> Evaluate()
    {
        Evaluations++;
        _x.CopyTo(_given, 0);
        double[] values = _f(_given);
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
                NotFiniteNumberException report = NotFinite(values.Length == 1 ? "f" : $"Component {i} of f", values[i]);
                _point.CopyTo(_x, 0);
                throw report;
            }
        }
        return values;
    }

    /// <summary>The report that <paramref name="what"/> has a value that is not finite where the point has been moved to.</summary>
    private NotFiniteNumberException NotFinite(string what, double value)
    {
        const string Advice =
            "Near the edge of the domain pass bounds, a smaller h, or Stencil.Forward or Stencil.Backward, which stay on one side.";
        int[] moved = [.. Enumerable.Range(0, _x.Length).Where(i => _x[i] != _point[i])];
        string found = $"{what} is {Require.Show(value)} at {Require.Show(_x)}", step = $"a step from the point {Require.Show(_point)}";
        return new(
            moved switch
            {
                [] => $"{found}, the point itself. Pass a point inside the domain of f.",
                [int variable] => $"{found}, {step} in variable {variable}. {Advice}",
                _ => $"{found}, {step} in the variables {string.Join(" and ", moved.Take(4))}. {Advice}",
            },
            value);
    }
}

/// <summary>A variable, the quotient that is taken in it, and the step.</summary>
internal readonly record struct Axis(int Variable, DifferenceQuotient Quotient, double H);

/// <summary>What a difference saw of one component of f.</summary>
/// <param name="Lowest">The lowest value.</param>
/// <param name="Highest">The highest one.</param>
/// <param name="Half">Half their sum, which is a number where the sum may be too large for one.</param>
internal readonly record struct Seen(double Lowest, double Highest, double Half)
{
    public static Seen Nothing => new(double.PositiveInfinity, double.NegativeInfinity, 0);

    public Seen And(double value) => new(Math.Min(Lowest, value), Math.Max(Highest, value), Half + 0.5 * value);
}
