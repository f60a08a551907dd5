using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace PartialDerivatives;

/// <summary>Looks for parameters, for divisions of whole numbers, and how large an expression is.</summary>
internal sealed class ParameterFinder : ExpressionVisitor
{
    private readonly HashSet<ParameterExpression> _bound = [];
    private readonly List<BinaryExpression> _divisions = [];
    private bool _found;
    private int _count;

    public static bool FindsIn(Expression e)
    {
        var finder = new ParameterFinder();
        finder.Visit(e);
        return finder._found;
    }

    /// <summary>The divisions of whole numbers.</summary>
    public static IReadOnlyList<BinaryExpression> DivisionsIn(Expression e)
    {
        var finder = new ParameterFinder();
        finder.Visit(e);
        return finder._divisions;
    }

    /// <summary>Whether the expression can be shown in a message.</summary>
    public static bool IsShort(Expression e)
    {
        var finder = new ParameterFinder();
        try
        {
            finder.Visit(e);
        }
        catch (InsufficientExecutionStackException)
        {
            return false;
        }
        return finder._count < 200;
    }

    public override Expression? Visit(Expression? node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        _count++;
        return base.Visit(node);
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
