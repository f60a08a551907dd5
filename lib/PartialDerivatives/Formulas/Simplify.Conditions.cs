namespace PartialDerivatives;

// Case distinctions, their conditions, and the whole numbers that these compare.
internal static partial class Simplify
{
    public static Node Index(AffineIndex index) => index.IsConstant ? NumberNode.Of(index.Constant) : new IndexNode(index);

    public static Node If(Node condition, Node then, Node otherwise) => condition switch
    {
        NumberNode truth => truth.IsZero ? otherwise : then,
        _ when then.Equals(otherwise) && Domain.IsEverywhere(condition) => then,
        _ => new ConditionalNode(condition, then, otherwise),
    };

    public static Node Compare(Node left, Relation relation, Node right)
    {
        if (ConstantValue(left) is { } a && ConstantValue(right) is { } b)
        {
            return Truth(Evaluate<double>.Compare(a, relation, b));
        }
        return AsIndex(left) is { } i && AsIndex(right) is { } j ? Compare(i, relation, j) : new ComparisonNode(left, relation, right);
    }

    /// <summary>Compares whole numbers: decided where their ranges decide it, else with the symbols on the left, such as k ≥ 1.</summary>
    public static Node Compare(AffineIndex left, Relation relation, AffineIndex right)
    {
        if (relation is Relation.Less or Relation.LessOrEqual)
        {
            return Compare(right, RelationTraits.Of(relation).Reversed, left);
        }
        bool isEquality = relation is Relation.Equal or Relation.NotEqual;
        AffineIndex difference = left - right, excess = relation == Relation.Greater ? difference + -1 : difference;
        bool always = isEquality ? excess.Equals(AffineIndex.Zero) : excess.IsNeverNegative;
        bool never = (-1 * excess).Least() > 0 || (isEquality && excess.Least() > 0);
        if (always || never)
        {
            return Truth(relation == Relation.NotEqual ? never : always);
        }
        AffineIndex symbols = difference + -difference.Constant, constant = AffineIndex.Of(-difference.Constant);
        return symbols.Terms[0].Factor > 0
            ? new ComparisonNode(Index(symbols), relation, Index(constant))
            : new ComparisonNode(Index(-1 * symbols), RelationTraits.Of(relation).Reversed, Index(-1 * constant));
    }

    public static Node Connect(Node left, bool isAnd, Node right) => (left, right) switch
    {
        (NumberNode l, _) => l.IsOne == isAnd ? right : left,
        (_, NumberNode r) => r.IsOne == isAnd ? left : right,
        _ => new ConnectiveNode(left, isAnd, right),
    };

    // Not of a comparison is not the opposite comparison: both are false where an operand is NaN.
    public static Node Not(Node condition) => condition switch
    {
        NumberNode truth => Truth(truth.IsZero),
        NegationNode negation => negation.Operand,
        ComparisonNode { Relation: Relation.Equal } c => new ComparisonNode(c.Left, Relation.NotEqual, c.Right),
        ComparisonNode { Relation: Relation.NotEqual } c => new ComparisonNode(c.Left, Relation.Equal, c.Right),
        _ => new NegationNode(condition),
    };

    public static Node Truth(bool holds) => holds ? NumberNode.One : NumberNode.Zero;

    private static double? ConstantValue(Node node) =>
        node is NumberNode n ? n.Value : node.DependsOnVariables || !node.Symbols.IsEmpty ? null : new Evaluate<double>([]).Of(node);

    private static AffineIndex? AsIndex(Node node) => node switch
    {
        IndexNode i => i.Index,
        NumberNode { IsWhole: true } n => AffineIndex.Of(n.Numerator),
        _ => null,
    };
}
