namespace PartialDerivatives;

/// <summary>The symbolic derivatives of a formula, made when they are first asked for, and their values at points.</summary>
/// <remarks>
/// A formula of a derivative does not know everything that its rule does: 1/x has a value at −1, where ln(x) has none, and x/√(x²) has
/// none at 0, where √(x²) has the slope 0 that <see cref="Elementary"/> tells. So where the formula has no value, or the derivative
/// meets 0/0 or 0·∞, or goes by a number that is too large or too small, as e⁻²ˣ/(e⁻ˣ + 1)² does, the formula is evaluated with dual
/// numbers, which follow the rules.
/// </remarks>
internal sealed class Derivatives
{
    private readonly Formula _formula;

    // Of a vector, the component is a symbol: one formula for every k serves the whole gradient.
    private readonly IndexSymbol? _k, _l;
    private readonly Lazy<Node[]> _first;
    private readonly Lazy<Node[][]> _second;

    public Derivatives(Formula formula)
    {
        _formula = formula;
        if (formula.LengthSymbol is { } length)
        {
            AffineIndex last = AffineIndex.Of(length) + -1;
            (_k, _l) = (new("k", AffineIndex.Zero, last), new("l", AffineIndex.Zero, last));
        }
        _first = new(() => By(formula.Node, _k));
        _second = new(() => [.. _first.Value.Select(partial => By(partial, _l))]);
    }

    public double Partial(double[] at, int variable)
    {
        var evaluate = new Evaluate<double>(at);
        return Partial(evaluate, evaluate.Of(_formula.Node), at, variable);
    }

    public (double Value, double[] Gradient) ValueAndGradient(double[] at)
    {
        var evaluate = new Evaluate<double>(at);
        double value = evaluate.Of(_formula.Node);
        return (value, [.. Enumerable.Range(0, at.Length).Select(i => Partial(evaluate, value, at, i))]);
    }

    /// <summary>The values of the symbolic partial derivatives, and nothing else.</summary>
    public double[] SymbolicGradient(double[] at)
    {
        var evaluate = new Evaluate<double>(at);
        return [.. Enumerable.Range(0, at.Length).Select(i => Value(_first.Value, evaluate, _k, i))];
    }

    /// <summary>All second derivatives; of a symmetric pair one is computed.</summary>
    public Matrix<double> Hessian(double[] at)
    {
        var evaluate = new Evaluate<double>(at);
        double value = evaluate.Of(_formula.Node);
        var hessian = Matrix<double>.Build.Dense(at.Length, at.Length);
        Lazy<Matrix<double>> byRule = new(() => TwiceByRule(at));
        for (int i = 0; i < at.Length; i++)
        {
            evaluate.Set(_k, i);
            for (int j = i; j < at.Length; j++)
            {
                double second = Value(_second.Value[_k is null ? i : 0], evaluate, _l, j);
                hessian[i, j] = hessian[j, i] = IsKnown(evaluate, value, second) ? second
                    : Better(byRule.Value[i, j], value, second);
            }
        }
        return hessian;
    }

    private double Partial(Evaluate<double> evaluate, double value, double[] at, int variable)
    {
        double partial = Value(_first.Value, evaluate, _k, variable);
        return IsKnown(evaluate, value, partial) ? partial : Better(ByRule(at, variable), value, partial);
    }

    private static bool IsKnown(Evaluate<double> evaluate, double value, double derivative) =>
        !double.IsNaN(value) && !double.IsNaN(derivative) && !evaluate.HasLost;

    /// <summary>What the rules say, unless the formula was merely suspected and they know no better.</summary>
    private static double Better(double rule, double value, double derivative) =>
        double.IsNaN(value) || double.IsNaN(derivative) || (double.IsFinite(rule) && rule != 0) ? rule : derivative;

    private Node[] By(Node node, IndexSymbol? component) => component is null
        ? [.. _formula.Variables.Select((name, position) => Differentiate.By(node, new VariableNode(name, position)))]
        : [Differentiate.By(node, new ElementNode(_formula.Variables[0], AffineIndex.Of(component)))];

    private static double Value(Node[] partials, Evaluate<double> evaluate, IndexSymbol? component, int variable)
    {
        evaluate.Set(component, variable);
        return evaluate.Of(partials[component is null ? variable : 0]);
    }

    private double ByRule(double[] at, int variable) =>
        at.All(double.IsFinite) ? ForwardMode.Of(x => _formula.Evaluate<Dual<double>>(x)).Partial(at, variable) : double.NaN;

    private Matrix<double> TwiceByRule(double[] at) => at.All(double.IsFinite)
        ? ForwardMode.OfSecondOrder(x => _formula.Evaluate<Dual<Dual<double>>>(x)).Hessian(at)
        : Matrix<double>.Build.Dense(at.Length, at.Length, double.NaN);
}
