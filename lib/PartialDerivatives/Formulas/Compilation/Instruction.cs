namespace PartialDerivatives;

internal enum Operation
{
    Constant, Coordinate, Element, Datum, Index, Add, Subtract, Multiply, Divide, Negate, Power, Reciprocal, SquareRoot, Pow, Function,
        Abbreviation, LoopSum, Choice,
}

/// <summary>One step of a computation: a value, computed once from earlier values (static single assignment).</summary>
internal sealed class Instruction(int id, Operation operation, Block block, params Instruction[] arguments)
{
    /// <summary>Greater than those of the arguments.</summary>
    public int Id { get; } = id;

    public Operation Operation { get; } = operation;

    /// <summary>Where the value is computed; it can be used there and in the blocks inside.</summary>
    public Block Block { get; } = block;

    public Instruction[] Arguments { get; } = arguments;

    /// <summary>How many steps the value is made of since the last one that has to be kept: the just-in-time compiler bears no expression
    /// without end.</summary>
    public int Depth { get; } = arguments.Length == 0 ? 0 : 1 + arguments.Max(a => a.IsLong ? 0 : a.Depth);

    public bool IsLong => Depth >= 50;

    /// <summary>Whether the value depends on the point, so that it has a derivative.</summary>
    public bool Varies { get; } = operation is Operation.Coordinate or Operation.Element || arguments.Any(a => a.Varies);

    /// <summary>The number of a constant.</summary>
    public double Value { get; init; }

    /// <summary>The index of an element, the position of a datum, or the whole number itself.</summary>
    public AffineIndex? Index { get; init; }

    public DataNode? Datum { get; init; }

    public ElementaryFunction? Function { get; init; }

    /// <summary>Of an abbreviation, what its function is applied to: the one argument is its value, the derivatives are those of the
    /// function.</summary>
    public Instruction[] Of { get; init; } = [];

    /// <summary>The exponent of a power: the product of two smaller ones, its arguments, or the reciprocal of one.</summary>
    public NumberNode? Exponent { get; init; }

    public Instruction? Base { get; init; }

    /// <summary>The loop over which the argument is added up.</summary>
    public Loop? Loop { get; init; }

    /// <summary>The case distinction that selects one of the two arguments.</summary>
    public Branch? Branch { get; init; }
}

/// <summary>A sequence of instructions and effects: the whole computation, the body of a loop, or one side of a case distinction.</summary>
internal sealed class Block(Block? parent, IndexSymbol? symbol)
{
    public Block? Parent { get; } = parent;

    /// <summary>The loop variable, if this is the body of a loop.</summary>
    public IndexSymbol? Symbol { get; } = symbol;

    /// <summary>What happens besides computing values, in this order: <see cref="Scatter"/>, <see cref="Loop"/>,
    /// <see cref="Branch"/>.</summary>
    public List<object> Effects { get; } = [];

    /// <summary>The loop or case distinction that the block belongs to.</summary>
    public object? Container { get; set; }

    /// <summary>Adds an effect, and makes the loops and case distinctions around it effects of the blocks that they stand in.</summary>
    public void Add(Scatter scatter)
    {
        Effects.Add(scatter);
        for (Block b = this; b.Parent is { } parent && !parent.Effects.Contains(b.Container!); b = parent)
        {
            parent.Effects.Add(b.Container!);
        }
    }

    /// <summary>Takes an effect back, and the loops and case distinctions that are left without any.</summary>
    public void Remove(Scatter scatter)
    {
        Effects.Remove(scatter);
        for (Block b = this; b.Parent is { } parent && !HasEffects(b.Container!); b = parent)
        {
            parent.Effects.Remove(b.Container!);
        }

        static bool HasEffects(object container) => container is Loop loop
            ? loop.Body.Effects.Count > 0
            : ((Branch)container).Then.Effects.Count + ((Branch)container).Otherwise.Effects.Count > 0;
    }

    public bool IsInside(Block outer)
    {
        for (Block? b = this; b is not null; b = b.Parent)
        {
            if (b == outer)
            {
                return true;
            }
        }
        return false;
    }
}

/// <summary>A loop over a block; its sums are the <see cref="Operation.LoopSum"/> instructions made for it.</summary>
internal sealed class Loop
{
    public Loop(Block body)
    {
        Body = body;
        body.Container = this;
    }

    public Block Body { get; }
    public Block Parent => Body.Parent!;
    public List<Instruction> Sums { get; } = [];
}

/// <summary>A case distinction; its values are the <see cref="Operation.Choice"/> instructions made for it. The operands of the condition
/// are placeholders.</summary>
internal sealed class Branch
{
    public Branch(Condition condition, Block then, Block otherwise)
    {
        (Condition, Then, Otherwise) = (condition, then, otherwise);
        then.Container = otherwise.Container = this;
    }

    public Condition Condition { get; }
    public Block Then { get; }
    public Block Otherwise { get; }
    public Block Parent => Then.Parent!;
    public List<Instruction> Choices { get; } = [];

    public IEnumerable<Instruction> Operands => Condition.Operands.Select(o => (Instruction)((PlaceholderNode)o).Value);
}

/// <summary>Adds a value to a component of the gradient or, with a row, to an entry of the Hessian.</summary>
internal sealed record Scatter(AffineIndex? Row, AffineIndex Index, Instruction Value);
