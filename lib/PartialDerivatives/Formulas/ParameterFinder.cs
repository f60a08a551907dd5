using System.Linq.Expressions;

namespace PartialDerivatives;

/// <summary>Looks for parameters, for divisions of whole numbers, and how large an expression is.</summary>
internal sealed class ParameterFinder : ExpressionVisitor
{
    // Each part of an expression is asked in its turn: without this a chain of n nodes would be gone through n²/2 times.
    private static readonly ConditionalWeakTable<Expression, object> s_known = [];

    private readonly HashSet<ParameterExpression> _bound = [];
    private readonly List<BinaryExpression> _divisions = [];
    private bool _found, _remembers;
    private int _count;

    public static bool FindsIn(Expression e) => Search(e, new() { _remembers = true })._found;

    /// <summary>The divisions of whole numbers.</summary>
    public static IReadOnlyList<BinaryExpression> DivisionsIn(Expression e) => Search(e, new())._divisions;

    /// <summary>Whether the expression can be shown in a message.</summary>
    public static bool IsShort(Expression e)
    {
        try
        {
            return Search(e, new())._count < 200;
        }
        catch (InsufficientExecutionStackException)
        {
            return false;
        }
    }

    private static ParameterFinder Search(Expression e, ParameterFinder finder)
    {
        finder.Visit(e);
        return finder;
    }

    public override Expression? Visit(Expression? node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        _count++;
        // Inside of a lambda its own parameters do not count.
        if (node is null || !_remembers || _bound.Count > 0)
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

    protected override Expression VisitBinary(BinaryExpression node)
    {
        if (node.NodeType == ExpressionType.Divide && (node.Type == typeof(int) || node.Type == typeof(long)))
        {
            _divisions.Add(node);
        }
        return base.VisitBinary(node);
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
