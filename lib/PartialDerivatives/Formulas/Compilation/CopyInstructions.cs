namespace PartialDerivatives;

/// <summary>Copies loops and branches into other blocks, with loop variables of their own.</summary>
internal sealed class CopyInstructions(InstructionBuilder builder)
{
    private readonly Dictionary<Block, Block> _blocks = [];
    private readonly Dictionary<object, object> _containers = [];
    private readonly Dictionary<Instruction, Instruction> _done = [];
    private readonly List<(IndexSymbol Old, AffineIndex New)> _symbols = [];

    /// <summary>A copy of the loop of a sum, and of the term in it.</summary>
    public (Loop Loop, Instruction Term) Loop(Instruction sum, Block to)
    {
        Loop loop = Copy(sum.Loop!, to);
        return (loop, Copy(sum.Arguments[0]));
    }

    /// <summary>A copy of the case distinction of a choice, and of its two values.</summary>
    public (Branch Branch, Instruction Then, Instruction Otherwise) Branch(Instruction choice, Block to)
    {
        Branch branch = Copy(choice.Branch!, to);
        return (branch, Copy(choice.Arguments[0]), Copy(choice.Arguments[1]));
    }

    private Loop Copy(Loop loop, Block to)
    {
        if (_containers.TryGetValue(loop, out var copy))
        {
            return (Loop)copy;
        }
        IndexSymbol old = loop.Body.Symbol!;
        var symbol = new IndexSymbol(old.Name, Copy(old.From), Copy(old.To!));
        _symbols.Add((old, AffineIndex.Of(symbol)));
        _blocks.Add(loop.Body, new Block(to, symbol));
        _containers.Add(loop, copy = new Loop(_blocks[loop.Body]));
        return (Loop)copy;
    }

    private Branch Copy(Branch branch, Block to)
    {
        if (_containers.TryGetValue(branch, out var copy))
        {
            return (Branch)copy;
        }
        _blocks.Add(branch.Then, new Block(to, null));
        _blocks.Add(branch.Otherwise, new Block(to, null));
        Condition condition = branch.Condition.Map(o => new PlaceholderNode(Copy((Instruction)((PlaceholderNode)o).Value)));
        _containers.Add(branch, copy = new Branch(condition, _blocks[branch.Then], _blocks[branch.Otherwise]));
        return (Branch)copy;
    }

    private AffineIndex Copy(AffineIndex index) => _symbols.Aggregate(index, (i, s) => i.Substitute(s.Old, s.New));

    private Instruction Copy(Instruction i)
    {
        if (!_blocks.TryGetValue(i.Block, out var block))
        {
            return i;
        }
        if (!_done.TryGetValue(i, out var copy))
        {
            _done.Add(i, copy = New(i, block));
        }
        return copy;
    }

    private Instruction New(Instruction i, Block block)
    {
        switch (i.Operation)
        {
            case Operation.Element: return builder.Element(block, Copy(i.Index!));
            case Operation.Datum: return builder.Datum(block, new DataNode(i.Datum!.Array, [.. i.Datum.Indices.Select(Copy)]));
            case Operation.Index: return builder.Index(block, Copy(i.Index!));
            case Operation.LoopSum: return builder.LoopSum(Copy(i.Loop!, block), Copy(i.Arguments[0]));
            case Operation.Choice: return builder.Choice(Copy(i.Branch!, block), Copy(i.Arguments[0]), Copy(i.Arguments[1]));
            case Operation.Abbreviation: return builder.Abbreviation(block, i.Function!, [.. i.Of.Select(Copy)], Copy(i.Arguments[0]));
            case Operation.Power or Operation.Reciprocal: return builder.Power(block, Copy(i.Base!), i.Exponent!);
        }
        Instruction[] u = [.. i.Arguments.Select(Copy)];
        return i.Operation switch
        {
            Operation.Add => builder.Add(block, u[0], u[1]),
            Operation.Subtract => builder.Subtract(block, u[0], u[1]),
            Operation.Multiply => builder.Multiply(block, u[0], u[1]),
            Operation.Divide => builder.Divide(block, u[0], u[1]),
            Operation.Negate => builder.Negate(block, u[0]),
            Operation.SquareRoot => builder.SquareRoot(block, u[0]),
            Operation.Pow => builder.Pow(block, u[0], u[1]),
            Operation.Function => builder.Function(block, i.Function!, u),
            _ => i,
        };
    }
}
