namespace PartialDerivatives;

/// <summary>How many components the point must have for every x[…] in a formula to exist.</summary>
internal static class PointLength
{
    /// <summary>The greatest index plus one; null if it depends on x.Length, and is then checked when the formula is evaluated.</summary>
    public static long? Of(Node node)
    {
        long?[] needed = [.. Elements(node).Select(e => Needed(e.Index)).Distinct()];
        return needed.Contains(null) ? null : needed.Max() ?? 0;
    }

    private static long? Needed(AffineIndex index)
    {
        try
        {
            return (-1 * index).LeastByLength() is { IsConstant: true } least ? 1 - least.Constant : null;
        }
        catch (OverflowException)
        {
            return long.MaxValue;
        }
    }

    private static IEnumerable<ElementNode> Elements(Node node) => node switch
    {
        ElementNode e => [e],
        ConditionalNode c => [
            .. Elements(Narrow(c.Then, c.Condition, true)),
            .. Elements(Narrow(c.Otherwise, c.Condition, false)),
            .. Elements(c.Condition)],
        _ => node.Children.SelectMany(Elements),
    };

    /// <summary>The branch of a case distinction, its loop variables replaced by ones with the range that the condition leaves.</summary>
    private static Node Narrow(Node branch, Node condition, bool holds)
    {
        switch (condition)
        {
            case ConnectiveNode c when c.IsAnd == holds:
                return Narrow(Narrow(branch, c.Left, holds), c.Right, holds);
            case NegationNode n:
                return Narrow(branch, n.Operand, !holds);
            case ComparisonNode { Left: IndexNode left, Right: NumberNode { IsWhole: true } right } c
                when left.Index.Terms[^1] is { Symbol: { IsLength: false } symbol, Factor: var sign } && Math.Abs(sign) == 1:
                // sign · symbol  ⋛  limit
                AffineIndex limit = AffineIndex.Of(right.Numerator) - (left.Index - (sign * AffineIndex.Of(symbol)));
                Relation relation = sign < 0 ? RelationTraits.Of(c.Relation).Reversed : c.Relation;
                limit = sign * limit;
                (AffineIndex? from, AffineIndex? to) = (holds, relation) switch
                {
                    (true, Relation.Less) or (false, Relation.GreaterOrEqual) => (symbol.From, limit + -1),
                    (true, Relation.LessOrEqual) or (false, Relation.Greater) => (symbol.From, limit),
                    (true, Relation.GreaterOrEqual) or (false, Relation.Less) => (limit, symbol.To),
                    (true, Relation.Greater) or (false, Relation.LessOrEqual) => (limit + 1, symbol.To),
                    (true, Relation.Equal) or (false, Relation.NotEqual) => (limit, limit),
                    // i ≠ the first or last value.
                    _ when limit.Equals(symbol.From) => (symbol.From + 1, symbol.To),
                    _ when limit.Equals(symbol.To) => (symbol.From, symbol.To! + -1),
                    _ => (symbol.From, symbol.To),
                };
                return Substitution.Of(branch, symbol, AffineIndex.Of(new IndexSymbol(symbol.Name, from, to)));
            default:
                return branch;
        }
    }
}
