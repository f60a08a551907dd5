namespace PartialDerivatives;

/// <summary>A whole number known only when the formula is evaluated: a loop variable, the length of x, or the k of ∂/∂x[k].</summary>
/// <remarks>Its range refers only to symbols made earlier, so that ranges can be resolved from the newest symbol to the oldest.</remarks>
internal sealed class IndexSymbol(string name, AffineIndex from, AffineIndex? to, bool isLength = false)
{
    private static int s_made;

    public int Order { get; } = Interlocked.Increment(ref s_made);
    public string Name { get; } = name;
    public AffineIndex From { get; } = from;

    /// <summary>The last value, or null where there is no upper bound.</summary>
    public AffineIndex? To { get; } = to;

    public bool IsLength { get; } = isLength;
}

/// <summary>An affine expression c₁·i + c₂·j + … + c₀ in index symbols: a subscript or the bound of a sum.</summary>
internal sealed class AffineIndex : IEquatable<AffineIndex>
{
    public static readonly AffineIndex Zero = new([], 0);

    private readonly (IndexSymbol Symbol, long Factor)[] _terms;

    private AffineIndex((IndexSymbol, long)[] terms, long constant) => (_terms, Constant) = (terms, constant);

    public long Constant { get; }

    public IReadOnlyList<(IndexSymbol Symbol, long Factor)> Terms => _terms;

    public bool IsConstant => _terms.Length == 0;

    public static AffineIndex Of(long constant) => constant == 0 ? Zero : new([], constant);

    public static AffineIndex Of(IndexSymbol symbol) => new([(symbol, 1)], 0);

    public static AffineIndex operator +(AffineIndex a, AffineIndex b)
    {
        var terms = a._terms.Concat(b._terms).GroupBy(t => t.Symbol, (symbol, same) => (Symbol: symbol, Factor: same.Sum(t => t.Factor)));
        return new([.. terms.Where(t => t.Factor != 0).OrderBy(t => t.Symbol.Order)], checked(a.Constant + b.Constant));
    }

    public static AffineIndex operator *(long c, AffineIndex a) =>
        c == 0 ? Zero : new([.. a._terms.Select(t => (t.Symbol, checked(c * t.Factor)))], checked(c * a.Constant));

    public static AffineIndex operator -(AffineIndex a, AffineIndex b) => a + (-1 * b);

    public static AffineIndex operator +(AffineIndex a, long b) => a + Of(b);

    public long FactorOf(IndexSymbol symbol) => _terms.FirstOrDefault(t => t.Symbol == symbol).Factor;

    public AffineIndex Substitute(IndexSymbol symbol, AffineIndex value)
    {
        long factor = FactorOf(symbol);
        return factor == 0 ? this : this - (factor * Of(symbol)) + (factor * value);
    }

    public long Evaluate(Func<IndexSymbol, long> value)
    {
        long sum = Constant;
        foreach (var (symbol, factor) in _terms)
        {
            sum = checked(sum + factor * value(symbol));
        }
        return sum;
    }

    /// <summary>Refuses an index that points to nothing.</summary>
    public static void Require(long index, long count)
    {
        if ((ulong)index >= (ulong)count)
        {
            throw new ArgumentException($"The formula needs index {index} where there are {count} components, of the point or of a "
                + $"captured array: indices go from 0 to {count - 1}. Pass a point that fits.", "at");
        }
    }

    /// <summary>The least value over the ranges of all symbols but the length, as an expression in the length; null if there is
    /// none.</summary>
    public AffineIndex? LeastByLength()
    {
        AffineIndex least = this;
        while (least._terms.LastOrDefault(t => !t.Symbol.IsLength) is { Symbol: { } symbol, Factor: var factor })
        {
            if ((factor > 0 ? symbol.From : symbol.To) is not { } bound)
            {
                return null;
            }
            least = least.Substitute(symbol, bound);
        }
        return least;
    }

    /// <summary>A number this is never below; null if none is known. The length of a point is at least 1.</summary>
    public long? Least() =>
        LeastByLength() is { } least && least._terms.All(t => t.Factor > 0) ? least.Constant + least._terms.Sum(t => t.Factor) : null;

    public bool IsNeverNegative => Least() >= 0;

    public bool Equals(AffineIndex? other) =>
        other is not null && Constant == other.Constant && _terms.AsSpan().SequenceEqual(other._terms);

    public override bool Equals(object? other) => Equals(other as AffineIndex);

    public override int GetHashCode() =>
        _terms.Aggregate(Constant.GetHashCode(), (hash, t) => HashCode.Combine(hash, t.Symbol.Order, t.Factor));

    public override string ToString() => Format(s => s.Name, "", " − ", " + ", n => $"{n}");

    /// <summary>Writes the expression: symbols first, in the order they were made, then the constant.</summary>
    public string Format(Func<IndexSymbol, string> name, string times, string minus, string plus, Func<long, string> number)
    {
        var text = new System.Text.StringBuilder();
        void Append(bool negative, string term) =>
            text.Append(text.Length > 0 ? negative ? minus : plus : negative ? minus.Trim() : "").Append(term);
        foreach (var (symbol, factor) in _terms.OrderBy(t => t.Factor < 0))
        {
            Append(factor < 0, Math.Abs(factor) == 1 ? name(symbol) : number(Math.Abs(factor)) + times + name(symbol));
        }
        if (Constant != 0 || _terms.Length == 0)
        {
            Append(Constant < 0, number(Math.Abs(Constant)));
        }
        return text.ToString();
    }
}
