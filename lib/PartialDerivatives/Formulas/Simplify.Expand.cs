namespace PartialDerivatives;

// What is shorter when it is multiplied out.
internal static partial class Simplify
{
    /// <summary>Multiplies products of sums out, where that makes the formula shorter.</summary>
    public static Node ShorterExpanded(Node node) => node is SumNode { Terms.Length: <= 8 } sum
        && sum.Terms.SelectMany(Expanded).ToList() is { Count: <= 64 } expanded ? Shorter(node, expanded) : node;

    private static Node Shorter(Node node, List<Node> terms) => Collect(terms) is var sum && Size(sum) < Size(node) ? sum : node;

    /// <summary>Whether the term is a number times a sum.</summary>
    private static bool IsMultiple(Node term) => term is ProductNode { Factors: [SumNode] };

    private static IEnumerable<Node> Expanded(Node term)
    {
        List<Node> products = [term.Term.Coefficient];
        foreach (Node factor in term.Term.Factors)
        {
            ImmutableArray<Node> terms = factor is SumNode sum ? sum.Terms : [factor];
            products = [.. products.SelectMany(a => terms.Select(b => Multiply(a, b)))];
        }
        return products;
    }
}
