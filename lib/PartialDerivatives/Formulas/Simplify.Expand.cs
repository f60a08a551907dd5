namespace PartialDerivatives;

// What is shorter when it is multiplied out.
internal static partial class Simplify
{
    /// <summary>Multiplies products of sums out, where that makes the formula shorter.</summary>
    public static Node ShorterExpanded(Node node)
    {
        if (node is not SumNode { Terms.Length: <= 8 } sum)
        {
            return node;
        }
        var expanded = new List<Node>();
        foreach (Node term in sum.Terms)
        {
            var (coefficient, factors) = term.Term;
            List<Node> products = [coefficient];
            foreach (Node factor in factors)
            {
                products = factor is SumNode s ? [.. products.SelectMany(a => s.Terms.Select(b => Multiply(a, b)))]
                    : [.. products.Select(a => Multiply(a, factor))];
            }
            expanded.AddRange(products);
        }
        Node result = expanded.Count <= 64 ? Collect(expanded) : node;
        return Size(result) < Size(node) ? result : node;
    }
}
