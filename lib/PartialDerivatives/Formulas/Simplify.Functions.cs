namespace PartialDerivatives;

// Elementary functions.
internal static partial class Simplify
{
    public static Node Apply<TFunction>(Node u)
        where TFunction : IFunction => Apply(Functions.Entry<TFunction>(), u);

    public static Node Apply<TFunction>(Node u, Node v)
        where TFunction : IFunctionOfTwo => Apply(Functions.EntryOfTwo<TFunction>(), u, v);

    public static Node Apply(ElementaryFunction function, params ImmutableArray<Node> arguments)
    {
        if (function.Traits.ExactValue is { } exact && arguments[0] is NumberNode { IsWhole: true } number && number.Numerator == exact.At)
        {
            return NumberNode.Of(exact.Value);
        }
        if (function.Traits.Symmetry != Symmetry.None && CanonicalOrder.IsNegative(arguments[0]))
        {
            Node reflected = Apply(function, Negate(arguments[0]));
            return function.Traits.Symmetry == Symmetry.Even ? reflected : Negate(reflected);
        }
        if (function == Functions.Entry<Functions.Log>() && arguments[0] is FunctionNode inner && inner.Is<Functions.Exp>())
        {
            return inner.Arguments[0];
        }
        if (function == Functions.Entry<Functions.Abs>() && Domain.IsNotNegative(arguments[0]))
        {
            return arguments[0];
        }
        if (function == Functions.Entry<Functions.Abs>() && arguments[0] is ProductNode { Coefficient: { IsOne: false } factor } scaled)
        {
            return Multiply(factor, Apply(function, Multiply(scaled.Factors)));
        }
        return new FunctionNode(function, arguments);
    }

    /// <summary>sin²(u) + cos²(u) = 1 and cosh²(u) − sinh²(u) = 1.</summary>
    private static NumberNode TakePythagoras(Dictionary<Node, NumberNode> coefficients)
    {
        NumberNode one = NumberNode.Zero;
        foreach (var (square, c) in coefficients.ToList())
        {
            if (square is PowerNode { Base: FunctionNode { Function.Name: "Cos" or "Cosh" } f,
                Exponent: NumberNode { IsWhole: true, Numerator: 2 } })
            {
                bool isCircular = f.Is<Functions.Cos>();
                Node u = f.Arguments[0], partner = Power(isCircular ? Apply<Functions.Sin>(u) : Apply<Functions.Sinh>(u), NumberNode.Two);
                if (coefficients.TryGetValue(partner, out var other) && other.Equals(isCircular ? c : -c) && Domain.IsEverywhere(f))
                {
                    coefficients.Remove(square);
                    coefficients.Remove(partner);
                    one += c;
                }
            }
        }
        return one;
    }
}
