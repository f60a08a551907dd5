using System.Numerics;

namespace PartialDerivatives;

/// <summary>Computes a formula with any kind of number, one node after the other.</summary>
internal sealed class Evaluate<T>(T[] at)
    where T : IFloatingPointIeee754<T>
{
    private readonly Dictionary<IndexSymbol, long> _indices = [];

    // A value that is needed again is kept, unless it depends on a loop variable, or is as quickly computed.
    private readonly Dictionary<Node, T> _values = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether a product or power on the way was too large or too small for a number, though what it is made of is not.</summary>
    public bool HasLost { get; private set; }

    public T Of(Node node)
    {
        if (node.Depth < 2 || node.IsIndexed)
        {
            return Compute(node);
        }
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!_values.TryGetValue(node, out T? value))
        {
            _values.Add(node, value = Compute(node));
        }
        return value;
    }

    /// <summary>Gives a free index a value.</summary>
    public void Set(IndexSymbol? symbol, long value)
    {
        if (symbol is not null)
        {
            _indices[symbol] = value;
        }
    }

    private T Compute(Node node) => node switch
    {
        NumberNode n => Number(n),
        VariableNode v => at[v.Position],
        ElementNode e => at[Place(e.Index, at.Length)],
        DataNode d => T.CreateChecked(d.Array.Values[Place(d)]),
        IndexNode i => T.CreateChecked(Of(i.Index)),
        SumNode s => s.Terms.Select(Of).Aggregate((sum, term) => sum + term),
        ProductNode p => Kept(Product(p), p),
        PowerNode p => Kept(Power(p), p),
        FunctionNode { Definition: { } definition } => Of(definition),
        FunctionNode f => f.Function.Value(Of(f.Arguments[0]), f.Arguments.Length > 1 ? Of(f.Arguments[1]) : T.Zero),
        ConditionalNode c => Of(c.Condition) != T.Zero ? Of(c.Then) : Of(c.Otherwise),
        ComparisonNode c => Compare(Of(c.Left), c.Relation, Of(c.Right)) ? T.One : T.Zero,
        ConnectiveNode c => (Of(c.Left) != T.Zero) == c.IsAnd ? Of(c.Right) : Of(c.Left),
        NegationNode n => T.One - Of(n.Operand),
        SummationNode s => Sum(s),
        _ => throw new InvalidOperationException($"{node.GetType().Name} has no value."),
    };

    private T Kept(T value, Node node)
    {
        if (!T.IsNormal(value) && !HasLost)
        {
            HasLost = node.Children.All(child => T.IsFinite(Of(child)) && (Of(child) != T.Zero || node is PowerNode));
        }
        return value;
    }

    private long Place(AffineIndex index, int count)
    {
        long place = Of(index);
        AffineIndex.Require(place, count);
        return place;
    }

    private long Place(DataNode datum) => datum.Indices.Zip(datum.Array.Lengths).Aggregate(
        0L, (place, dimension) => (dimension.Second * place) + Place(dimension.First, dimension.Second));

    private long Of(AffineIndex index) => index.Evaluate(s => s.IsLength ? at.Length : _indices[s]);

    private static T Number(NumberNode n) =>
        n.IsFraction && !n.IsWhole ? T.CreateChecked(n.Numerator) / T.CreateChecked(n.Denominator) : T.CreateChecked(n.Value);

    private T Product(ProductNode product)
    {
        var (c, numerator, denominator) = product.Quotient;
        T above = T.CreateChecked(c.IsFraction ? c.Numerator : c.Value), below = T.CreateChecked(c.IsFraction ? c.Denominator : 1);
        T quotient = numerator.Aggregate(above, (all, factor) => all * Factor(factor));
        T divisor = denominator.Aggregate(below, (all, factor) => all * Factor(factor));
        if (T.IsNormal(quotient) && T.IsNormal(divisor))
        {
            return quotient / divisor;
        }
        List<T> all = [above, .. Factors(numerator)], under = [below, .. Factors(denominator)];
        bool isZero = all.Any(f => f == T.Zero);
        // What is taken apart may be steeper than the whole, as √x·√x·√x is, so a plain 0 stays one.
        return all.Concat(under).All(T.IsFinite) && !under.Any(f => f == T.Zero) && !(isZero && T.IsNormal(divisor))
            ? Scaled(all, under) : quotient / divisor;
    }

    /// <summary>A quotient of products, multiplied and divided in an order that keeps it from being too large or too small on the
    /// way.</summary>
    private static T Scaled(List<T> above, List<T> below)
    {
        List<(T Factor, bool IsBelow)> left = [.. above.Select(f => (f, false)), .. below.Select(f => (f, true))];
        T result = T.One;
        while (left.Count > 0)
        {
            bool shouldGrow = T.Abs(result) < T.One;
            int next = left.FindLastIndex(f => (T.Abs(f.Factor) > T.One != f.IsBelow) == shouldGrow);
            next = next < 0 ? left.Count - 1 : next;
            result = left[next].IsBelow ? result / left[next].Factor : result * left[next].Factor;
            left.RemoveAt(next);
        }
        return result;
    }

    /// <summary>The factors, and those that powers of whole numbers and of halves consist of.</summary>
    private IEnumerable<T> Factors(IEnumerable<Node> factors) => factors.SelectMany(f =>
        f is PowerNode { Exponent: NumberNode { Denominator: 1 or 2, Numerator: > 0 and <= 2000 } n } p
            ? Enumerable.Repeat(n.IsWhole ? Of(p.Base) : T.Sqrt(Of(p.Base)), (int)n.Numerator)
            : [Factor(f)]);

    /// <summary>A power alone may be too large or too small where the product is not.</summary>
    private T Factor(Node factor) => factor is PowerNode p ? Power(p) : Of(factor);

    private T Power(PowerNode power)
    {
        T b = Of(power.Base);
        return power.Exponent switch
        {
            NumberNode { IsWhole: true, IsNegative: true } n => Whole(b, -n.Numerator) is var whole && T.IsNormal(whole)
                ? T.One / whole : T.Pow(b, T.CreateChecked(n.Numerator)),
            NumberNode { IsWhole: true } n => Whole(b, n.Numerator),
            NumberNode { Denominator: 2, Numerator: 1 } => T.Sqrt(b),
            NumberNode { Denominator: 2, Numerator: -1 } => T.One / T.Sqrt(b),
            _ => T.Pow(b, Of(power.Exponent)),
        };
    }

    private static T Whole(T b, long n)
    {
        T result = T.One;
        for (T square = b; n > 0; n >>= 1, square *= square)
        {
            result = (n & 1) == 0 ? result : result * square;
        }
        return result;
    }

    private T Sum(SummationNode sum)
    {
        T result = T.Zero;
        for (long i = Of(sum.From), to = Of(sum.To); i <= to; i++)
        {
            _indices[sum.Symbol] = i;
            result += Of(sum.Body);
        }
        _indices.Remove(sum.Symbol);
        return result;
    }

    /// <summary>Whether the relation holds between two numbers; no relation but ≠ holds for NaN.</summary>
    public static bool Compare(T a, Relation relation, T b) => relation switch
    {
        Relation.Less => a < b,
        Relation.LessOrEqual => a <= b,
        Relation.Equal => a == b,
        Relation.NotEqual => a != b,
        Relation.GreaterOrEqual => a >= b,
        _ => a > b,
    };
}
