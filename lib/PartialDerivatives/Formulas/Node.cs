namespace PartialDerivatives;

/// <summary>
/// A formula as a tree: immutable, compared by structure, made only through <see cref="Simplify"/>, which keeps it in canonical form.
/// </summary>
internal abstract class Node : IEquatable<Node>
{
    public const int DeepestNesting = 1000;

    private readonly int _hash;
    private readonly object? _key;
    private bool? _isIndexed;

    /// <param name="key">What distinguishes the node from others of its type beside the children.</param>
    /// <param name="children">The formulas that it is made of.</param>
    /// <param name="indices">The indices in it.</param>
    protected Node(object? key, ImmutableArray<Node> children, params IEnumerable<AffineIndex> indices)
    {
        (_key, Children) = (key, children);
        _hash = HashCode.Combine(GetType(), key);
        DependsOnVariables = this is VariableNode or ElementNode or PlaceholderNode;
        IsAbbreviated = key is ElementaryFunction { Traits.Textbook: not null };
        Symbols = [];
        foreach (AffineIndex index in indices)
        {
            Symbols = Symbols.Union(index.Terms.Select(t => t.Symbol));
        }
        foreach (Node child in children)
        {
            _hash = HashCode.Combine(_hash, child._hash);
            Depth = Math.Max(Depth, 1 + child.Depth);
            DependsOnVariables |= child.DependsOnVariables;
            IsAbbreviated |= child.IsAbbreviated;
            Symbols = Symbols.Count == 0 ? child.Symbols : Symbols.Union(child.Symbols);
        }
        if (Depth > DeepestNesting)
        {
            throw TooDeep();
        }
    }

    public ImmutableArray<Node> Children { get; }

    /// <summary>The formula as a coefficient times factors.</summary>
    public virtual (NumberNode Coefficient, ImmutableArray<Node> Factors) Term => (NumberNode.One, [this]);

    /// <summary>How deep functions and operations are nested.</summary>
    public int Depth { get; }

    /// <summary>A formula is refused that is nested so deep that working on it would not fit on the stack.</summary>
    public static UnsupportedExpressionException TooDeep() => new(
        "…", $"It is nested more than {DeepestNesting} deep.",
        "Write sums with Sum(0, n, i => …), and let a loop of C# call the formula of one step.");

    /// <summary>Whether a variable of the formula occurs, so that the derivative may not vanish.</summary>
    public bool DependsOnVariables { get; }

    /// <summary>Whether a part is written otherwise than it is computed.</summary>
    public bool IsAbbreviated { get; }

    /// <summary>The index symbols that occur free.</summary>
    public ImmutableHashSet<IndexSymbol> Symbols { get; protected init; }

    /// <summary>Whether the value depends on a loop variable, so that it changes while the point stays.</summary>
    public bool IsIndexed => _isIndexed ??= Symbols.Any(s => !s.IsLength);

    public bool Equals(Node? other) => ReferenceEquals(this, other)
        || (other is not null && _hash == other._hash && GetType() == other.GetType() && Equals(_key, other._key)
            && Children.AsSpan().SequenceEqual(other.Children.AsSpan()));

    public override bool Equals(object? other) => Equals(other as Node);

    public override int GetHashCode() => _hash;

    public override string ToString() => new TextPrinter().Print(this);
}

/// <summary>One of the scalar variables; <paramref name="position"/> counts from 0.</summary>
internal sealed class VariableNode(string name, int position) : Node((name, position), [])
{
    public string Name => name;
    public int Position => position;
}

/// <summary>The component x[index] of the vector argument.</summary>
internal sealed class ElementNode(string name, AffineIndex index) : Node((name, index), [], index)
{
    public string Name => name;
    public AffineIndex Index => index;
}

/// <summary>An entry of a captured array.</summary>
internal sealed class DataNode(DataArray array, ImmutableArray<AffineIndex> indices)
    : Node(indices.Aggregate((object)array, (key, index) => (key, index)), [], indices)
{
    public DataArray Array => array;
    public ImmutableArray<AffineIndex> Indices => indices;
}

/// <summary>A whole number such as a loop variable, used as a number.</summary>
internal sealed class IndexNode(AffineIndex index) : Node(index, [], index)
{
    public AffineIndex Index => index;
}

/// <summary>A sum of two or more terms, in canonical order.</summary>
internal sealed class SumNode(ImmutableArray<Node> terms) : Node(null, terms)
{
    public ImmutableArray<Node> Terms => Children;
}

/// <summary>A coefficient times one or more factors in canonical order; a quotient has factors with negative exponents.</summary>
internal sealed class ProductNode(NumberNode coefficient, ImmutableArray<Node> factors) : Node(coefficient, factors)
{
    public NumberNode Coefficient => coefficient;
    public ImmutableArray<Node> Factors => Children;
    public override (NumberNode Coefficient, ImmutableArray<Node> Factors) Term => (coefficient, Children);
    public Quotient Quotient => field ??= Quotient.Of(this);
}

/// <summary>A power; roots have the exponent 1/2, reciprocals −1.</summary>
internal sealed class PowerNode(Node @base, Node exponent) : Node(null, [@base, exponent])
{
    public Node Base => Children[0];
    public Node Exponent => Children[1];
}

/// <summary>An elementary function of one or two arguments.</summary>
internal sealed class FunctionNode(ElementaryFunction function, ImmutableArray<Node> arguments) : Node(function, arguments)
{
    public ElementaryFunction Function => function;
    public ImmutableArray<Node> Arguments => Children;

    public bool Is<TFunction>()
        where TFunction : IFunction => function == Functions.Entry<TFunction>();

    /// <summary>How the value is computed, if not by a method of its own.</summary>
    public Node? Definition => field ??= Traits.Written(function.Traits.Definition, Arguments);

    /// <summary>How it is written, if not by its name.</summary>
    public Node? Textbook => field ??= Traits.Written(function.Traits.Textbook, Arguments);
}

/// <summary>One formula where a condition holds, another elsewhere.</summary>
internal sealed class ConditionalNode(Node condition, Node then, Node otherwise) : Node(null, [then, otherwise, condition])
{
    public Node Then => Children[0];
    public Node Otherwise => Children[1];
    public Node Condition => Children[2];
}

/// <summary>A condition: 1 where the relation holds between two formulas, else 0.</summary>
internal sealed class ComparisonNode(Node left, Relation relation, Node right) : Node(relation, [left, right])
{
    public Node Left => Children[0];
    public Relation Relation => relation;
    public Node Right => Children[1];
}

/// <summary>A condition: both of two, or with <paramref name="isAnd"/> false at least one of them.</summary>
internal sealed class ConnectiveNode(Node left, bool isAnd, Node right) : Node(isAnd, [left, right])
{
    public Node Left => Children[0];
    public bool IsAnd => isAnd;
    public Node Right => Children[1];
}

/// <summary>A condition: that another does not hold.</summary>
internal sealed class NegationNode(Node operand) : Node(null, [operand])
{
    public Node Operand => Children[0];
}

/// <summary>The sum Σ of the body over a loop variable, both ends included.</summary>
internal sealed class SummationNode : Node
{
    public SummationNode(IndexSymbol symbol, Node body)
        : base(symbol, [body], symbol.From, symbol.To!)
    {
        Symbol = symbol;
        Symbols = Symbols.Remove(symbol);
    }

    public IndexSymbol Symbol { get; }
    public AffineIndex From => Symbol.From;
    public AffineIndex To => Symbol.To!;
    public Node Body => Children[0];
}

/// <summary>A value computed elsewhere, to which a derivative rule is applied by the compiler.</summary>
internal sealed class PlaceholderNode(Instruction value) : Node(value, [])
{
    public Instruction Value => value;
}

/// <summary>A constant with a name, π, that printers find in numbers.</summary>
internal sealed class NamedConstantNode(string name) : Node(name, [])
{
    public string Name => name;
}
