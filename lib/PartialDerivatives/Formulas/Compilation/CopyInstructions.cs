namespace PartialDerivatives;

/// <summary>Copies loops and case distinctions into other blocks, with loop variables of their own.</summary>
internal sealed class CopyInstructions(InstructionBuilder builder)
{
    private readonly Dictionary<Block, Block> _blocks = [];
    private readonly Dictionary<Container, Container> _containers = [];
    private readonly Dictionary<Instruction, Instruction> _done = [];
    private readonly List<(IndexSymbol Old, AffineIndex New)> _symbols = [];

    /// <summary>A copy of the loop or case distinction of a result, and of its values.</summary>
    public (Container Container, Instruction[] Values) Of(Instruction result, Block to) =>
        (Copy(result.Container!, to), [.. result.Arguments.Select(Copy)]);

    private Container Copy(Container container, Block to)
    {
        if (!_containers.TryGetValue(container, out var copy))
        {
            _containers.Add(container, copy = container.Condition is { } condition
                ? new(to, Copy(condition))
                : new(to, Copy(container.Blocks[0].Symbol!)));
            foreach (var (old, block) in container.Blocks.Zip(copy.Blocks))
            {
                _blocks.Add(old, block);
            }
        }
        return copy;
    }

    private IndexSymbol Copy(IndexSymbol old)
    {
        var symbol = new IndexSymbol(old.Name, Copy(old.From), Copy(old.To!));
        _symbols.Add((old, AffineIndex.Of(symbol)));
        return symbol;
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
            _done.Add(i, copy = i.Container is { } container
                ? builder.Result(Copy(container, block), [.. i.Arguments.Select(Copy)])
                : builder.Make(new(i.Operation, block, [.. i.Arguments.Select(Copy)])
                {
                    Index = i.Index is null ? null : Copy(i.Index),
                    Datum = i.Datum is null ? null : new(i.Datum.Array, [.. i.Datum.Indices.Select(Copy)]),
                    Function = i.Function,
                    Relation = i.Relation,
                    Of = [.. i.Of.Select(Copy)],
                    Base = i.Base is null ? null : Copy(i.Base),
                    Exponent = i.Exponent,
                }));
        }
        return copy;
    }
}
