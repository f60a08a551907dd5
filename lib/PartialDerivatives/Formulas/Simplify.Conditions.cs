namespace PartialDerivatives;

// Case distinctions, their conditions, and the whole numbers that these compare.
internal static partial class Simplify
{
    public static Node Index(AffineIndex index) => index.IsConstant ? NumberNode.Of(index.Constant) : new IndexNode(index);

    public static Node If(Condition condition, Node then, Node otherwise) => condition switch
    {
        TruthValue truth => truth.Value ? then : otherwise,
        _ when then.Equals(otherwise) && condition.Operands.All(Domain.IsEverywhere) => then,
        _ => new ConditionalNode(condition, then, otherwise),
    };

    public static Condition Compare(Node left, Relation relation, Node right)
    {
        if (ConstantValue(left) is { } a && ConstantValue(right) is { } b)
        {
            return new TruthValue(Evaluate<double>.Compare(a, relation, b));
        }
        return AsIndex(left) is { } i && AsIndex(right) is { } j ? Compare(i, relation, j) : new Comparison(left, relation, right);
    }

    /// <summary>Compares whole numbers: decided where their ranges decide it, else with the symbols on the left, such as k ≥ 1.</summary>
    public static Condition Compare(AffineIndex left, Relation relation, AffineIndex right)
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
            return new TruthValue(relation == Relation.NotEqual ? never : always);
        }
        AffineIndex symbols = difference + -difference.Constant, constant = AffineIndex.Of(-difference.Constant);
        return symbols.Terms[0].Factor > 0
            ? new Comparison(Index(symbols), relation, Index(constant))
            : new Comparison(Index(-1 * symbols), RelationTraits.Of(relation).Reversed, Index(-1 * constant));
    }

    public static Condition Connect(Condition left, bool isAnd, Condition right) => (left, right) switch
    {
        (TruthValue l, _) => l.Value == isAnd ? right : left,
        (_, TruthValue r) => r.Value == isAnd ? left : right,
        _ => new Connective(left, isAnd, right),
    };

    // Not of a comparison is not the opposite comparison: both are false where an operand is NaN.
    public static Condition Not(Condition condition) => condition switch
    {
        TruthValue truth => new TruthValue(!truth.Value),
        Negation negation => negation.Operand,
        Comparison { Relation: Relation.Equal } c => new Comparison(c.Left, Relation.NotEqual, c.Right),
        Comparison { Relation: Relation.NotEqual } c => new Comparison(c.Left, Relation.Equal, c.Right),
        _ => new Negation(condition),
    };

    private static double? ConstantValue(Node node) =>
        node is NumberNode n ? n.Value : node.DependsOnVariables || !node.Symbols.IsEmpty ? null : new Evaluate<double>([]).Of(node);

    private static AffineIndex? AsIndex(Node node) => node switch
    {
        IndexNode i => i.Index,
        NumberNode { IsWhole: true } n => AffineIndex.Of(n.Numerator),
        _ => null,
    };
}
