namespace PartialDerivatives;

internal enum Operation
{
    Constant, Coordinate, Element, Datum, Index, Add, Multiply, Divide, Power, Reciprocal, SquareRoot, Pow, Function, Abbreviation,
    Comparison, And, Or, Not, Result,
}

/// <summary>One step of a computation: a value, computed once from earlier values (static single assignment).</summary>
internal sealed class Instruction(Operation operation, Block block, params Instruction[] arguments)
{
    /// <summary>Greater than those of the arguments.</summary>
    public int Id { get; set; }

    public Operation Operation { get; } = operation;

    /// <summary>Where the value is computed; it can be used there and in the blocks inside.</summary>
    public Block Block { get; set; } = block;

    public Instruction[] Arguments { get; } = arguments;

    /// <summary>How many steps the value is made of since the last one that has to be kept: the just-in-time compiler bears no expression
    /// without end.</summary>
    public int Depth { get; } = arguments.Length == 0 ? 0 : 1 + arguments.Max(a => a.IsLong ? 0 : a.Depth);

    public bool IsCondition => Operation is Operation.Comparison or Operation.And or Operation.Or or Operation.Not;

    public bool IsLong => Depth >= 50;

    /// <summary>Whether the value depends on the point, so that it has a derivative.</summary>
    public bool Varies { get; } = operation is Operation.Coordinate or Operation.Element || arguments.Any(a => a.Varies);

    /// <summary>Of a product with −1, the other factor.</summary>
    public Instruction? Negated => Operation == Operation.Multiply && Arguments is [{ Operation: Operation.Constant, Value: -1 }, var other]
        ? other : null;

    /// <summary>The number of a constant.</summary>
    public double Value { get; init; }

    /// <summary>The index of an element, the position of a datum, or the whole number itself.</summary>
    public AffineIndex? Index { get; init; }

    public DataNode? Datum { get; init; }

    public ElementaryFunction? Function { get; init; }

    /// <summary>Of an abbreviation, what its function is applied to: the one argument is its value, the derivatives are those of the
    /// function.</summary>
    public Instruction[] Of { get; init; } = [];

    public Relation? Relation { get; init; }

    /// <summary>The exponent of a power: the product of two smaller ones, its arguments, or the reciprocal of one.</summary>
    public NumberNode? Exponent { get; init; }

    public Instruction? Base { get; init; }

    /// <summary>Of a result, the loop over which its argument is added up, or the case distinction that selects one of two.</summary>
    public Container? Container { get; init; }
}

/// <summary>A sequence of instructions and effects: the whole computation, the body of a loop, or one side of a case distinction.</summary>
/// <param name="container">The loop or case distinction that the block belongs to.</param>
/// <param name="symbol">The loop variable, if this is the body of a loop.</param>
internal sealed class Block(Container? container = null, IndexSymbol? symbol = null)
{
    public Container? Container => container;

    public Block? Parent => container?.Parent;

    public IndexSymbol? Symbol => symbol;

    /// <summary>What happens besides computing values, in this order: each a <see cref="Scatter"/> or a
    /// <see cref="PartialDerivatives.Container"/>.</summary>
    public List<object> Effects { get; } = [];

    /// <summary>Adds an effect, and makes the loops and case distinctions around it effects of the blocks that they stand in.</summary>
    public void Add(Scatter scatter)
    {
        Effects.Add(scatter);
        for (Container? c = container; c is not null && !c.Parent.Effects.Contains(c); c = c.Parent.Container)
        {
            c.Parent.Effects.Add(c);
        }
    }

    /// <summary>Takes an effect back, and the loops and case distinctions that are left without any.</summary>
    public void Remove(Scatter scatter)
    {
        Effects.Remove(scatter);
        for (Container? c = container; c is not null && c.Blocks.All(b => b.Effects.Count == 0); c = c.Parent.Container)
        {
            c.Parent.Effects.Remove(c);
        }
    }

    public bool IsInside(Block outer) => this == outer || (Parent?.IsInside(outer) ?? false);
}

/// <summary>A loop over a block, or a case distinction between two; its values are the <see cref="Operation.Result"/> instructions made for
/// it.</summary>
internal sealed class Container
{
    /// <summary>A loop.</summary>
    public Container(Block parent, IndexSymbol symbol) => (Parent, Blocks) = (parent, [new(this, symbol)]);

    /// <summary>A case distinction.</summary>
    public Container(Block parent, Instruction condition) => (Parent, Condition, Blocks) = (parent, condition, [new(this), new(this)]);

    public Block Parent { get; }

    /// <summary>The condition; null for a loop.</summary>
    public Instruction? Condition { get; }

    /// <summary>The body of the loop, or what is done where the condition holds and where not.</summary>
    public Block[] Blocks { get; }

    public List<Instruction> Results { get; } = [];

    /// <summary>What it uses by itself.</summary>
    public IEnumerable<Instruction> Operands => Condition is null ? [] : [Condition];
}

/// <summary>Adds a value to a component of the gradient or, with a row, to an entry of the Hessian; without an index the value must merely
/// be finite.</summary>
internal sealed record Scatter(AffineIndex? Row, AffineIndex? Index, Instruction Value);
