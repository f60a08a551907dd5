using System.Linq.Expressions;

namespace PartialDerivatives;

internal enum Relation
{
    Less, LessOrEqual, Equal, NotEqual, GreaterOrEqual, Greater,
}

/// <summary>How a relation is read and written, and the relation that b has to a where a has this one to b.</summary>
internal sealed record RelationTraits(ExpressionType Read, string Text, string Latex, string CSharp, Relation Reversed)
{
    private static readonly RelationTraits[] s_all =
    [
        new(ExpressionType.LessThan, "<", "<", "<", Relation.Greater),
        new(ExpressionType.LessThanOrEqual, "≤", @"\le", "<=", Relation.GreaterOrEqual),
        new(ExpressionType.Equal, "=", "=", "==", Relation.Equal),
        new(ExpressionType.NotEqual, "≠", @"\ne", "!=", Relation.NotEqual),
        new(ExpressionType.GreaterThanOrEqual, "≥", @"\ge", ">=", Relation.LessOrEqual),
        new(ExpressionType.GreaterThan, ">", ">", ">", Relation.Less),
    ];

    public static RelationTraits Of(Relation relation) => s_all[(int)relation];

    public static Relation? OfRead(ExpressionType type) =>
        Array.FindIndex(s_all, traits => traits.Read == type) is >= 0 and int relation ? (Relation)relation : null;
}

/// <summary>The condition of a case distinction.</summary>
internal abstract record Condition
{
    protected Condition(int depth = 0)
    {
        if (depth > Node.DeepestNesting)
        {
            throw Node.TooDeep();
        }
        Depth = depth;
    }

    /// <summary>How deep connectives are nested.</summary>
    public int Depth { get; }

    /// <summary>The formulas that are compared, from left to right.</summary>
    public abstract ImmutableArray<Node> Operands { get; }

    /// <summary>The same condition about other formulas.</summary>
    public abstract Condition Map(Func<Node, Node> change);
}

internal sealed record TruthValue(bool Value) : Condition
{
    public override ImmutableArray<Node> Operands => [];

    public override Condition Map(Func<Node, Node> change) => this;
}

internal sealed record Comparison(Node Left, Relation Relation, Node Right) : Condition
{
    public override ImmutableArray<Node> Operands => [Left, Right];

    public override Condition Map(Func<Node, Node> change) => Simplify.Compare(change(Left), Relation, change(Right));
}

/// <summary>Both conditions, or with <paramref name="IsAnd"/> false at least one of them.</summary>
internal sealed record Connective(Condition Left, bool IsAnd, Condition Right) : Condition(1 + Math.Max(Left.Depth, Right.Depth))
{
    public override ImmutableArray<Node> Operands => [.. Left.Operands, .. Right.Operands];

    public override Condition Map(Func<Node, Node> change) => Simplify.Connect(Left.Map(change), IsAnd, Right.Map(change));
}

internal sealed record Negation(Condition Operand) : Condition(1 + Operand.Depth)
{
    public override ImmutableArray<Node> Operands => Operand.Operands;

    public override Condition Map(Func<Node, Node> change) => Simplify.Not(Operand.Map(change));
}
