using System.Linq.Expressions;

namespace PartialDerivatives;

/// <summary>An expression and all that it is made of.</summary>
internal sealed class ExpressionParts : ExpressionVisitor
{
    private readonly List<Expression> _parts = [];

    public static IReadOnlyList<Expression> Of(Expression e)
    {
        var parts = new ExpressionParts();
        parts.Visit(e);
        return parts._parts;
    }

    public override Expression? Visit(Expression? node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        _parts.AddRange(node is null ? [] : [node]);
        return base.Visit(node);
    }
}
