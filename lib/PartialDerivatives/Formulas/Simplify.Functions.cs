namespace PartialDerivatives;

// Elementary functions.
internal static partial class Simplify
{
    public static Node Apply<TFunction>(Node u)
        where TFunction : IFunction => Apply(Functions.Entry<TFunction>(), u);

    public static Node Apply<TFunction>(Node u, Node v)
        where TFunction : IFunctionOfTwo => Apply(Functions.EntryOfTwo<TFunction>(), u, v);

    public static Node Apply(ElementaryFunction function, params ImmutableArray<Node> arguments) => arguments[0] switch
    {
        NumberNode { IsWhole: true } number when function.Traits.ExactValue is { } exact && number.Numerator == exact.At =>
            NumberNode.Of(exact.Value),
        var u when function.Traits.Symmetry == Symmetry.Even && CanonicalOrder.IsNegative(u) => Apply(function, Negate(u)),
        var u when function.Traits.Symmetry == Symmetry.Odd && CanonicalOrder.IsNegative(u) => Negate(Apply(function, Negate(u))),
        FunctionNode inner when function == Functions.Entry<Functions.Log>() && inner.Is<Functions.Exp>() => inner.Arguments[0],
        var u when function == Functions.Entry<Functions.Abs>() && Domain.IsNotNegative(u) => u,
        ProductNode { Coefficient: { IsOne: false } factor } product when function == Functions.Entry<Functions.Abs>() =>
            Multiply(factor, Apply(function, Multiply(product.Factors))),
        _ => new FunctionNode(function, arguments),
    };

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
