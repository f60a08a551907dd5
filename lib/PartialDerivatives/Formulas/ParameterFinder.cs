using System.Linq.Expressions;

namespace PartialDerivatives;

/// <summary>Looks for parameters in an expression.</summary>
internal sealed class ParameterFinder : ExpressionVisitor
{
    // Each part of an expression is asked in its turn: without this a chain of n nodes would be gone through n²/2 times.
    private static readonly ConditionalWeakTable<Expression, object> s_known = [];

    private readonly HashSet<ParameterExpression> _bound = [];
    private bool _found;

    public static bool FindsIn(Expression e)
    {
        var finder = new ParameterFinder();
        finder.Visit(e);
        return finder._found;
    }

    public override Expression? Visit(Expression? node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        // Inside of a lambda its own parameters do not count.
        if (node is null || _bound.Count > 0)
        {
            return base.Visit(node);
        }
        if (!s_known.TryGetValue(node, out object? finds))
        {
            bool before = _found;
            _found = false;
            base.Visit(node);
            s_known.AddOrUpdate(node, finds = _found);
            _found = before;
        }
        _found |= (bool)finds;
        return node;
    }

    protected override Expression VisitLambda<T>(Expression<T> node)
    {
        _bound.UnionWith(node.Parameters);
        return base.VisitLambda(node);
    }

    protected override Expression VisitParameter(ParameterExpression node)
    {
        _found |= !_bound.Contains(node);
        return node;
    }
}
