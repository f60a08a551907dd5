using System.Linq.Expressions;

namespace PartialDerivatives;

// Case distinctions.
internal sealed partial class ReadExpressionTree
{
    private Node Conditional(ConditionalExpression c)
    {
        Node condition = ReadCondition(c.Test);
        // Refused here, and not where the innermost is reached: an exception leaves some ten thousand calls only in minutes.
        if (++_conditions > Node.DeepestNesting)
        {
            throw Node.TooDeep();
        }
        Node node = Simplify.If(condition, Read(c.IfTrue), Read(c.IfFalse));
        _conditions--;
        return Abbreviate.In(node);
    }

    private Node ReadCondition(Expression e)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return e switch
        {
            _ when IsCaptured(e) => Simplify.Truth((bool)Value(e)!),
            BinaryExpression { NodeType: ExpressionType.AndAlso or ExpressionType.And or ExpressionType.OrElse or ExpressionType.Or } b =>
                Simplify.Connect(ReadCondition(b.Left), b.NodeType is ExpressionType.AndAlso or ExpressionType.And, ReadCondition(b.Right)),
            UnaryExpression { NodeType: ExpressionType.Not } u => Simplify.Not(ReadCondition(u.Operand)),
            BinaryExpression b when b.Left.Type != typeof(bool) && RelationTraits.OfRead(b.NodeType) is { } relation =>
                Simplify.Compare(Read(b.Left), relation, Read(b.Right)),
            _ => throw Unsupported(e, "This is not a comparison.", "Conditions are made of <, <=, ==, !=, >=, >, &&, || and !."),
        };
    }
}
