using static PartialDerivatives.Simplify;

namespace PartialDerivatives;

/// <summary>The partial derivative of a formula by one variable: the rules for sums, products, quotients and powers.</summary>
internal sealed class Differentiate(Node variable, bool plainly = false)
{
    private readonly Dictionary<Node, Node> _done = new(ReferenceEqualityComparer.Instance);

    public static Node By(Node node, Node variable) => new Differentiate(variable).Of(node);

    /// <summary>The derivative as a textbook writes it, without the limits that powers with a variable exponent have at 0.</summary>
    public static Node Plainly(Node node, Node variable) => new Differentiate(variable, plainly: true).Of(node);

    /// <summary>The rule for this node alone, whatever the derivatives of its operands are.</summary>
    public static Node Rule(Node node, Node variable, IEnumerable<(Node Operand, Node Derivative)> operands)
    {
        var rules = new Differentiate(variable);
        foreach (var (operand, derivative) in operands)
        {
            rules._done[operand] = derivative;
        }
        return rules.Rule(node);
    }

    private Node Of(Node node)
    {
        if (!node.DependsOnVariables)
        {
            return NumberNode.Zero;
        }
        if (!_done.TryGetValue(node, out var result))
        {
            _done.Add(node, result = Rule(node));
        }
        return result;
    }

    private Node Rule(Node node) => node switch
    {
        VariableNode => node.Equals(variable) ? NumberNode.One : NumberNode.Zero,
        ElementNode e => Kronecker(e),
        SumNode s => Add(s.Terms.Select(Of)),
        ProductNode p => Product(p),
        PowerNode p => Power(p.Base, p.Exponent),
        FunctionNode f => Add(f.Arguments.Select((u, i) => Chain(Of(u), () => f.Function.Partial(i, f.Arguments)))),
        ConditionalNode c => If(c.Condition, Of(c.Then), Of(c.Otherwise)),
        SummationNode s => Sum(s.Symbol, Of(s.Body)),
        _ => NumberNode.Zero,
    };

    /// <summary>∂x[i]/∂x[k] is 1 where i = k, else 0.</summary>
    private Node Kronecker(ElementNode element) =>
        variable is ElementNode by ? If(Compare(element.Index, Relation.Equal, by.Index), NumberNode.One, NumberNode.Zero)
            : NumberNode.Zero;

    private Node Product(ProductNode product)
    {
        List<Node> dependent = [.. product.Factors.Where(Varies)],
            constant = [product.Coefficient, .. product.Factors.Where(f => !Varies(f))];
        if (dependent.Count == 0)
        {
            return NumberNode.Zero;
        }
        List<Node> denominators = [.. dependent.Where(f => f is PowerNode { Exponent: NumberNode { IsNegative: true } })];
        if (denominators is [PowerNode { Base: var v, Exponent: NumberNode minusN }] && dependent.Count > 1)
        {
            // (u/vⁿ)′ = (u′·v − n·u·v′)/vⁿ⁺¹
            Node u = Multiply(dependent.Where(f => f != denominators[0]));
            Node numerator = Add(Multiply(Of(u), v), Multiply(minusN, u, Of(v)));
            return Multiply([.. constant, ShorterExpanded(numerator), Simplify.Power(v, minusN + NumberNode.MinusOne)]);
        }
        return Multiply([.. constant,
            Add(dependent.Select((factor, i) => Chain(Of(factor), () => Multiply(dependent.Where((_, j) => j != i)))))]);
    }

    private Node Power(Node u, Node e)
    {
        Node du = Of(u), de = Of(e);
        if (Varies(u) && u.Equals(e))
        {
            return Multiply(Simplify.Power(u, e), Add(Apply<Functions.Log>(u), NumberNode.One), du);
        }
        bool isPlain = plainly || e is NumberNode || Domain.IsPositive(u);
        return Add(
            Chain(du, () => isPlain ? Multiply(e, Simplify.Power(u, Subtract(e, NumberNode.One))) : Apply(PowerDerivative.Of(1, 0), u, e)),
            Chain(de, () => isPlain ? Multiply(Simplify.Power(u, e), Apply<Functions.Log>(u)) : Apply(PowerDerivative.Of(0, 1), u, e)));
    }

    private bool Varies(Node node) => Of(node) is not NumberNode { IsZero: true };

    /// <summary>The inner derivative times the outer one, which is not even asked for where the inner one vanishes.</summary>
    private static Node Chain(Node inner, Func<Node> outer) => inner is NumberNode { IsZero: true } ? inner : Multiply(outer(), inner);
}
