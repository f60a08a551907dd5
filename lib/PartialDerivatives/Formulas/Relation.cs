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
