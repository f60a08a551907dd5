using static PartialDerivatives.Simplify;

namespace PartialDerivatives;

/// <summary>Finds in what is read the abbreviations that <see cref="CSharpPrinter"/> printed as they are computed.</summary>
internal static class Abbreviate
{
    public static Node In(Node node) => node switch
    {
        ProductNode { Factors: [SumNode a, SumNode b] } product when OneMinusSquare(a, b) is { } square =>
            Multiply(product.Coefficient, square),
        ProductNode { Factors: var factors } product when factors.Any(f => SechSquared(f) is not null) =>
            Multiply([product.Coefficient, .. factors.Select(f => SechSquared(f) ?? f)]),
        PowerNode power => SechSquared(power) ?? node,
        FunctionNode { Arguments: [ProductNode { Coefficient.IsNegative: true } u] } f when f.Is<Functions.Sigmoid>() =>
            Apply<Functions.OneMinusSigmoid>(Negate(u)),
        ConditionalNode { Then: NumberNode { IsZero: true }, Condition: ConnectiveNode { IsAnd: true } condition } =>
            Candidates(condition).FirstOrDefault(c => node.Equals(c.Definition)) ?? node,
        _ => node,
    };

    private static Node? SechSquared(Node factor) =>
        factor is PowerNode { Base: FunctionNode { Arguments: [var u] } f, Exponent: NumberNode { IsWhole: true, Numerator: -2 } }
            && f.Is<Functions.Cosh>()
            ? Apply<Functions.SechSquared>(u)
            : null;

    private static Node? OneMinusSquare(SumNode a, SumNode b)
    {
        Node u = Subtract(a, NumberNode.One), square = Apply<Functions.OneMinusSquare>(u);
        return Add(a, b) is NumberNode { Value: 2 } && square is FunctionNode ? square : null;
    }

    private static IEnumerable<Node> Compared(Node condition) =>
        condition is ComparisonNode ? condition.Children : condition.Children.SelectMany(Compared);

    /// <summary>The powers and directions that could have been printed as a case distinction with this condition.</summary>
    private static IEnumerable<FunctionNode> Candidates(ConnectiveNode condition)
    {
        Node[] operands = [.. Compared(condition).Where(o => o is not NumberNode).Distinct()];
        return operands is not [var u, var v] ? [] :
        [
            new(Functions.EntryOfTwo<Functions.Cosine>(), [u, v]), new(Functions.EntryOfTwo<Functions.Cosine>(), [v, u]),
            .. from order in Enumerable.Range(1, 4)
               from j in Enumerable.Range(0, order + 1)
               select new FunctionNode(PowerDerivative.Of(j, order - j), [u, v]),
        ];
    }
}
