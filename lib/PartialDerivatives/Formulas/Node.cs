namespace PartialDerivatives;

/// <summary>
/// A formula as a tree: immutable, compared by structure, made only through <see cref="Simplify"/>, which keeps it in canonical form.
/// </summary>
internal abstract class Node : IEquatable<Node>
{
    public const int DeepestNesting = 1000;

    private readonly int _hash;
    private bool? _isIndexed;

    protected Node(int hash, ImmutableArray<Node> children)
    {
        _hash = HashCode.Combine(GetType(), children.Aggregate(hash, (h, child) => HashCode.Combine(h, child._hash)));
        Children = children;
        Depth = children.IsEmpty ? 0 : 1 + children.Max(c => c.Depth);
        if (Depth > DeepestNesting)
        {
            throw TooDeep();
        }
        DependsOnVariables = this is VariableNode or ElementNode or PlaceholderNode || children.Any(c => c.DependsOnVariables);
        IsAbbreviated = children.Any(c => c.IsAbbreviated);
        Symbols = [];
        foreach (Node child in children)
        {
            Symbols = Symbols.Count == 0 ? child.Symbols : Symbols.Union(child.Symbols);
        }
    }

    public ImmutableArray<Node> Children { get; }

    /// <summary>How deep functions and operations are nested.</summary>
    public int Depth { get; }

    /// <summary>A formula is refused that is nested so deep that working on it would not fit on the stack.</summary>
    public static UnsupportedExpressionException TooDeep() => new(
        "…", $"It is nested more than {DeepestNesting} deep.",
        "Write sums with Sum(0, n, i => …), and let a loop of C# call the formula of one step.");

    /// <summary>Whether a variable of the formula occurs, so that the derivative may not vanish.</summary>
    public bool DependsOnVariables { get; protected init; }

    /// <summary>Whether a part is written otherwise than it is computed.</summary>
    public bool IsAbbreviated { get; protected init; }

    /// <summary>The index symbols that occur free.</summary>
    public ImmutableHashSet<IndexSymbol> Symbols { get; protected init; }

    /// <summary>Whether the value depends on a loop variable, so that it changes while the point stays.</summary>
    public bool IsIndexed => _isIndexed ??= Symbols.Any(s => !s.IsLength);

    public bool Equals(Node? other) =>
        ReferenceEquals(this, other)
        || (other is not null && _hash == other._hash && GetType() == other.GetType() && SameAs(other)
            && Children.AsSpan().SequenceEqual(other.Children.AsSpan()));

    public override bool Equals(object? other) => Equals(other as Node);

    public override int GetHashCode() => _hash;

    public override string ToString() => new TextPrinter().Print(this);

    /// <summary>Compares what is not in the children; the other node is of the same type.</summary>
    protected virtual bool SameAs(Node other) => true;

    protected static ImmutableHashSet<IndexSymbol> SymbolsOf(params IEnumerable<AffineIndex> indices) =>
        [.. indices.SelectMany(i => i.Terms).Select(t => t.Symbol)];
}

/// <summary>One of the scalar variables; <paramref name="position"/> counts from 0.</summary>
internal sealed class VariableNode(string name, int position) : Node(HashCode.Combine(name, position), [])
{
    public string Name { get; } = name;
    public int Position { get; } = position;

    protected override bool SameAs(Node other) => other is VariableNode v && v.Name == Name && v.Position == Position;
}

/// <summary>The component x[index] of the vector argument.</summary>
internal sealed class ElementNode : Node
{
    public ElementNode(string name, AffineIndex index)
        : base(HashCode.Combine(name, index), [])
    {
        (Name, Index) = (name, index);
        Symbols = SymbolsOf(index);
    }

    public string Name { get; }
    public AffineIndex Index { get; }

    protected override bool SameAs(Node other) => other is ElementNode e && e.Name == Name && e.Index.Equals(Index);
}

/// <summary>An entry of a captured array.</summary>
internal sealed class DataNode : Node
{
    public DataNode(DataArray array, ImmutableArray<AffineIndex> indices)
        : base(indices.Aggregate(array.Name.GetHashCode(), HashCode.Combine), [])
    {
        (Array, Indices) = (array, indices);
        Symbols = SymbolsOf(indices);
    }

    public DataArray Array { get; }
    public ImmutableArray<AffineIndex> Indices { get; }

    protected override bool SameAs(Node other) => other is DataNode d && d.Array == Array && d.Indices.SequenceEqual(Indices);
}

/// <summary>A whole number such as a loop variable, used as a number.</summary>
internal sealed class IndexNode : Node
{
    public IndexNode(AffineIndex index)
        : base(index.GetHashCode(), [])
    {
        Index = index;
        Symbols = SymbolsOf(index);
    }

    public AffineIndex Index { get; }

    protected override bool SameAs(Node other) => other is IndexNode i && i.Index.Equals(Index);
}

/// <summary>A sum of two or more terms, in canonical order.</summary>
internal sealed class SumNode(ImmutableArray<Node> terms) : Node(1, terms)
{
    public ImmutableArray<Node> Terms => Children;
}

/// <summary>A coefficient times one or more factors in canonical order; a quotient has factors with negative exponents.</summary>
internal sealed class ProductNode(NumberNode coefficient, ImmutableArray<Node> factors) : Node(coefficient.GetHashCode(), factors)
{
    public NumberNode Coefficient { get; } = coefficient;
    public ImmutableArray<Node> Factors => Children;

    public Quotient Quotient => field ??= Quotient.Of(this);

    protected override bool SameAs(Node other) => other is ProductNode p && p.Coefficient.Equals(Coefficient);
}

/// <summary>A power; roots have the exponent 1/2, reciprocals −1.</summary>
internal sealed class PowerNode(Node @base, Node exponent) : Node(2, [@base, exponent])
{
    public Node Base => Children[0];
    public Node Exponent => Children[1];
}

/// <summary>An elementary function of one or two arguments.</summary>
internal sealed class FunctionNode : Node
{
    public FunctionNode(ElementaryFunction function, ImmutableArray<Node> arguments)
        : base(function.Name.GetHashCode(), arguments)
    {
        Function = function;
        IsAbbreviated |= function.Traits.Textbook is not null;
    }

    public ElementaryFunction Function { get; }
    public ImmutableArray<Node> Arguments => Children;

    public bool Is<TFunction>()
        where TFunction : IFunction => Function == Functions.Entry<TFunction>();

    /// <summary>How the value is computed, if not by a method of its own.</summary>
    public Node? Definition => field ??= Traits.Written(Function.Traits.Definition, Arguments);

    /// <summary>How it is written, if not by its name.</summary>
    public Node? Textbook => field ??= Traits.Written(Function.Traits.Textbook, Arguments);

    protected override bool SameAs(Node other) => other is FunctionNode f && f.Function == Function;
}

/// <summary>One formula where a condition holds, another elsewhere.</summary>
internal sealed class ConditionalNode(Condition condition, Node then, Node otherwise)
    : Node(condition.GetHashCode(), [then, otherwise, .. condition.Operands])
{
    public Condition Condition { get; } = condition;
    public Node Then => Children[0];
    public Node Otherwise => Children[1];

    protected override bool SameAs(Node other) => other is ConditionalNode c && c.Condition.Equals(Condition);
}

/// <summary>The sum Σ of the body over a loop variable, both ends included.</summary>
internal sealed class SummationNode : Node
{
    public SummationNode(IndexSymbol symbol, Node body)
        : base(symbol.Order, [body])
    {
        Symbol = symbol;
        Symbols = body.Symbols.Remove(symbol).Union(SymbolsOf(symbol.From, symbol.To!));
    }

    public IndexSymbol Symbol { get; }
    public AffineIndex From => Symbol.From;
    public AffineIndex To => Symbol.To!;
    public Node Body => Children[0];

    protected override bool SameAs(Node other) => other is SummationNode s && s.Symbol == Symbol;
}

/// <summary>A value computed elsewhere, to which a derivative rule is applied by the compiler.</summary>
internal sealed class PlaceholderNode(Instruction value) : Node(value.GetHashCode(), [])
{
    public Instruction Value { get; } = value;

    protected override bool SameAs(Node other) => other is PlaceholderNode p && ReferenceEquals(p.Value, Value);
}

/// <summary>A constant with a name, π, that printers find in numbers.</summary>
internal sealed class NamedConstantNode(string name) : Node(name.GetHashCode(), [])
{
    public string Name { get; } = name;

    protected override bool SameAs(Node other) => other is NamedConstantNode c && c.Name == Name;
}
