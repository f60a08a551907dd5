namespace PartialDerivatives;

// Sums over a loop variable.
internal static partial class Simplify
{
    public static Node Sum(IndexSymbol symbol, Node body)
    {
        AffineIndex from = symbol.From, to = symbol.To!, count = to - from + 1;
        bool isNeverEmpty = (count + -1).IsNeverNegative;
        bool Varies(Node node) => node.Symbols.Contains(symbol);
        switch (body)
        {
            case NumberNode { IsZero: true }:
            case Node when (-1 * count).IsNeverNegative:
                return NumberNode.Zero;
            case Node when count.Equals(AffineIndex.Of(1)):
                return Substitution.Of(body, symbol, from);
            case Node when isNeverEmpty && !Varies(body):
                return Multiply(Index(count), body);
            case SumNode sum when sum.Terms.Any(t => Solve(t, symbol) is not null):
                var collapsed = sum.Terms.Where(t => Solve(t, symbol) is not null).ToList();
                return Add([.. collapsed.Select(t => Sum(symbol, t)), Sum(symbol, Add(sum.Terms.Except(collapsed)))]);
            case Node when Solve(body, symbol) is var (at, rest):
                // Kronecker: only the term with i = k is left of the sum, if k is within the bounds.
                return If(Connect(Compare(at, Relation.GreaterOrEqual, from), true, Compare(at, Relation.LessOrEqual, to)),
                    Substitution.Of(rest, symbol, at), NumberNode.Zero);
            case ConditionalNode { Otherwise: NumberNode { IsZero: true } } conditional when !Varies(conditional.Condition):
                return If(conditional.Condition, Sum(symbol, conditional.Then), NumberNode.Zero);
            case ProductNode { Factors: var factors } product when factors.FirstOrDefault(f =>
                f is SumNode s && s.Terms.Any(t => Solve(t, symbol) is not null)) is SumNode sum:
                var others = factors.Where(f => f != sum).Prepend(product.Coefficient);
                return Sum(symbol, Add(sum.Terms.Select(t => Multiply(others.Append(t)))));
            case ProductNode product when Multiply([product.Coefficient, .. product.Factors.Where(f => !Varies(f))]) is var outside
                && outside is not NumberNode { IsOne: true } && (isNeverEmpty || Domain.IsEverywhere(outside)):
                return Multiply(outside, Sum(symbol, Multiply(product.Factors.Where(Varies))));
            default:
                return new SummationNode(symbol, body);
        }
    }

    /// <summary>A formula's length: how many numbers, variables and function names are written.</summary>
    public static int Size(Node node) => node.Children.Sum(Size) + node switch
    {
        SumNode or PowerNode or ComparisonNode or ConnectiveNode or NegationNode => 0,
        ProductNode { Coefficient: { IsWhole: true, Numerator: 1 or -1 } } => 0,
        _ => 1,
    };

    /// <summary>If the term has a factor that is 0 unless i = k: that k, and the term without the factor.</summary>
    private static (AffineIndex At, Node Others)? Solve(Node term, IndexSymbol symbol)
    {
        var (coefficient, factors) = term.Term;
        foreach (Node factor in factors)
        {
            if (factor is ConditionalNode { Condition: ComparisonNode { Relation: Relation.Equal, Left: IndexNode l, Right: var right },
                Otherwise: NumberNode { IsZero: true } } conditional
                && AsIndex(right) is { } r && l.Index - r is var difference && Math.Abs(difference.FactorOf(symbol)) == 1)
            {
                long sign = difference.FactorOf(symbol);
                AffineIndex at = -sign * (difference - (sign * AffineIndex.Of(symbol)));
                return (at, Multiply([coefficient, .. factors.Select(f => f == factor ? conditional.Then : f)]));
            }
        }
        return null;
    }
}
