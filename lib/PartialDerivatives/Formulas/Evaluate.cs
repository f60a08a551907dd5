using System.Numerics;

namespace PartialDerivatives;

/// <summary>Computes a formula with any kind of number, one node after the other.</summary>
internal sealed class Evaluate<T>(T[] at)
    where T : INumberBase<T>, IComparisonOperators<T, T, bool>, IRootFunctions<T>, IPowerFunctions<T>, IExponentialFunctions<T>, ILogarithmicFunctions<T>, ITrigonometricFunctions<T>, IHyperbolicFunctions<T>
{
    private readonly Dictionary<IndexSymbol, long> indices = [];

    // Values are kept until a loop variable they depend on changes.
    private readonly Dictionary<Node, T> values = new(ReferenceEqualityComparer.Instance);

    public T Of(Node node)
    {
        if (node.Symbols.Any(s => !s.IsLength))
        {
            return Compute(node);
        }
        if (!values.TryGetValue(node, out T? value))
        {
            values.Add(node, value = Compute(node));
        }
        return value;
    }

    private T Compute(Node node) => node switch
    {
        NumberNode n => Number(n),
        VariableNode v => at[v.Position],
        ElementNode e => at[Of(e.Index)],
        DataNode d => T.CreateChecked(d.Array.Values[Of(d.Array.Position(d.Indices))]),
        IndexNode i => T.CreateChecked(Of(i.Index)),
        SumNode s => s.Terms.Skip(1).Aggregate(Of(s.Terms[0]), (sum, t) => sum + Of(t)),
        ProductNode p => Product(Quotient.Of(p)),
        PowerNode p => Power(p),
        FunctionNode f => Function(f.Function.Name, Of(f.Arguments[0]), f.Arguments.Length > 1 ? Of(f.Arguments[1]) : T.Zero),
        ConditionalNode c => Of(c.Condition) ? Of(c.Then) : Of(c.Otherwise),
        SummationNode s => Sum(s),
        _ => throw new InvalidOperationException($"{node.GetType().Name} has no value."),
    };

    private long Of(AffineIndex index) => index.Evaluate(s => s.IsLength ? at.Length : indices[s]);

    private static T Number(NumberNode n) =>
        n.IsFraction && !n.IsWhole ? T.CreateChecked(n.Numerator) / T.CreateChecked(n.Denominator) : T.CreateChecked(n.Value);

    private T Product(Quotient quotient)
    {
        NumberNode c = quotient.Coefficient;
        T above = c.IsFraction ? T.CreateChecked(c.Numerator) : T.CreateChecked(c.Value);
        T below = c.IsFraction ? T.CreateChecked(c.Denominator) : T.One;
        above = quotient.Numerator.Aggregate(above, (product, f) => product * Of(f));
        below = quotient.Denominator.Aggregate(below, (product, f) => product * Of(f));
        return above / below;
    }

    private T Power(PowerNode power)
    {
        T b = Of(power.Base);
        switch (power.Exponent)
        {
            case NumberNode { IsWhole: true, IsNegative: true } n: return T.One / Whole(b, -n.Numerator);
            case NumberNode { IsWhole: true } n: return Whole(b, n.Numerator);
            case NumberNode { Denominator: 2 } n: return n.IsNegative ? T.One / Whole(T.Sqrt(b), -n.Numerator) : Whole(T.Sqrt(b), n.Numerator);
            default: return T.Pow(b, Of(power.Exponent));
        }
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

    private static T Function(string name, T u, T v) => name switch
    {
        "Sin" => T.Sin(u),
        "Cos" => T.Cos(u),
        "Tan" => T.Tan(u),
        "Asin" => T.Asin(u),
        "Acos" => T.Acos(u),
        "Atan" => T.Atan(u),
        "Sinh" => T.Sinh(u),
        "Cosh" => T.Cosh(u),
        "Tanh" => T.Tanh(u),
        "Asinh" => T.Asinh(u),
        "Acosh" => T.Acosh(u),
        "Atanh" => T.Atanh(u),
        "Exp" => T.Exp(u),
        "Log" => T.Log(u),
        "Log2" => T.Log2(u),
        "Log10" => T.Log10(u),
        "Cbrt" => T.Cbrt(u),
        "Abs" => T.Abs(u),
        "Sign" => u > T.Zero ? T.One : u < T.Zero ? -T.One : T.IsNaN(u) ? u : T.Zero,
        "Min" => u == v && T.IsFinite(u) ? Mean(u, v) : u <= v || T.IsNaN(u) ? u : v,
        "Max" => u == v && T.IsFinite(u) ? Mean(u, v) : u >= v || T.IsNaN(u) ? u : v,
        "Atan2" => Atan2(u, v),
        _ => throw new InvalidOperationException($"{name} is missing."),
    };

    /// <summary>At a tie both arguments have the same value, and the derivative is the mean of theirs.</summary>
    private static T Mean(T u, T v) => u + (v - u) / T.CreateChecked(2);

    private static T Atan2(T y, T x) =>
        T.Abs(x) >= T.Abs(y) && x != T.Zero
            ? T.Atan(y / x) + (x > T.Zero ? T.Zero : T.IsNegative(y) ? -T.Pi : T.Pi)
            : y == T.Zero ? y : (y > T.Zero ? T.Pi : -T.Pi) / T.CreateChecked(2) - T.Atan(x / y);

    private T Sum(SummationNode sum)
    {
        T result = T.Zero;
        for (long i = Of(sum.From), to = Of(sum.To); i <= to; i++)
        {
            indices[sum.Symbol] = i;
            result += Of(sum.Body);
        }
        indices.Remove(sum.Symbol);
        return result;
    }

    private bool Of(Condition condition) => condition switch
    {
        Comparison c => Compare(Of(c.Left), c.Relation, Of(c.Right)),
        Connective { IsAnd: true } c => Of(c.Left) && Of(c.Right),
        Connective c => Of(c.Left) || Of(c.Right),
        Negation n => !Of(n.Operand),
        TruthValue t => t.Value,
        _ => throw new InvalidOperationException(),
    };

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
