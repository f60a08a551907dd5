using MathNet.Numerics.LinearAlgebra;

namespace PartialDerivatives;

/// <summary>The symbolic derivatives of a formula, made when they are first asked for, and their values at points.</summary>
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

    public double Partial(double[] at, int variable) => Value(_first.Value, new(at), _k, variable);

    public double[] Gradient(double[] at)
    {
        var evaluate = new Evaluate<double>(at);
        return [.. Enumerable.Range(0, at.Length).Select(i => Value(_first.Value, evaluate, _k, i))];
    }

    /// <summary>All second derivatives; of a symmetric pair one is computed.</summary>
    public Matrix<double> Hessian(double[] at)
    {
        var evaluate = new Evaluate<double>(at);
        var hessian = Matrix<double>.Build.Dense(at.Length, at.Length);
        for (int i = 0; i < at.Length; i++)
        {
            evaluate.Set(_k, i);
            for (int j = i; j < at.Length; j++)
            {
                hessian[i, j] = hessian[j, i] = Value(_second.Value[_k is null ? i : 0], evaluate, _l, j);
            }
        }
        return hessian;
    }

    private Node[] By(Node node, IndexSymbol? component) => component is null
        ? [.. _formula.Variables.Select((name, position) => Differentiate.By(node, new VariableNode(name, position)))]
        : [Differentiate.By(node, new ElementNode(_formula.Variables[0], AffineIndex.Of(component)))];

    private static double Value(Node[] partials, Evaluate<double> evaluate, IndexSymbol? component, int variable)
    {
        evaluate.Set(component, variable);
        return evaluate.Of(partials[component is null ? variable : 0]);
    }
}
