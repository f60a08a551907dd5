namespace PartialDerivatives;

/// <summary>Turns formulas into instructions.</summary>
internal sealed class Lower(InstructionBuilder builder)
{
    private readonly Dictionary<Node, List<Instruction>> _done = [];

    public Instruction To(Block block, Node node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!_done.TryGetValue(node, out var instructions))
        {
            _done.Add(node, instructions = []);
        }
        if (instructions.Find(i => block.IsInside(i.Block)) is not { } instruction)
        {
            instructions.Add(instruction = New(block, node));
        }
        return instruction;
    }

    private Instruction New(Block block, Node node)
    {
        switch (node)
        {
            case NumberNode n: return builder.Constant(n.Value);
            case VariableNode v: return builder.Make(new(Operation.Coordinate, builder.Root) { Index = AffineIndex.Of(v.Position) });
            case ElementNode e: return builder.Make(new(Operation.Element, block) { Index = e.Index });
            case DataNode d:
                return builder.Make(new(Operation.Datum, block) { Datum = d, Index = d.Array.Position(d.Indices) });
            case IndexNode i: return builder.Make(new(Operation.Index, block) { Index = i.Index });
            case PlaceholderNode p: return p.Value;
            case SumNode s: return Sum(block, s.Terms.AsSpan());
            case ProductNode p: return Product(block, p.Quotient);
            case PowerNode p: return Power(block, p);
            case FunctionNode { Definition: { } definition } f:
                Instruction[] of = [.. f.Arguments.Select(a => To(block, a))];
                Instruction written = To(block, definition);
                return written.Operation == Operation.Constant ? written
                    : builder.Make(new(Operation.Abbreviation, block, written) { Function = f.Function, Of = of });
            case FunctionNode f:
                return builder.Make(
                    new(Operation.Function, block, [.. f.Arguments.Select(a => To(block, a))]) { Function = f.Function });
            case ConditionalNode c:
                var branch = new Container(block, To(block, c.Condition));
                return builder.Result(branch, To(branch.Blocks[0], c.Then), To(branch.Blocks[1], c.Otherwise));
            case ComparisonNode c:
                return builder.Make(new(Operation.Comparison, block, To(block, c.Left), To(block, c.Right)) { Relation = c.Relation });
            case ConnectiveNode c:
                return builder.Make(new(c.IsAnd ? Operation.And : Operation.Or, block, To(block, c.Left), To(block, c.Right)));
            case NegationNode n: return builder.Make(new(Operation.Not, block, To(block, n.Operand)));
            case SummationNode s:
                while (block.Symbol is { } outer && !s.Symbols.Contains(outer))
                {
                    block = block.Parent!;
                }
                var loop = new Container(block, s.Symbol);
                return builder.Result(loop, To(loop.Blocks[0], s.Body));
            default: throw new InvalidOperationException($"{node.GetType().Name} cannot be compiled.");
        }
    }

    /// <summary>A sum in the order of its terms, or of many in halves, so that no value is made of too many steps.</summary>
    private Instruction Sum(Block block, ReadOnlySpan<Node> terms)
    {
        if (terms.Length > 32)
        {
            return builder.Add(block, Sum(block, terms[..(terms.Length / 2)]), Sum(block, terms[(terms.Length / 2)..]));
        }
        Instruction sum = To(block, terms[0]);
        foreach (Node term in terms[1..])
        {
            sum = builder.Add(block, sum, To(block, term));
        }
        return sum;
    }

    private Instruction Product(Block block, Quotient quotient)
    {
        NumberNode c = quotient.Coefficient;
        bool isFraction = c.IsFraction && !c.IsDecimal;
        Instruction above = builder.Constant(isFraction ? c.Numerator : c.Value), below = builder.Constant(isFraction ? c.Denominator : 1);
        foreach (Node factor in quotient.Numerator)
        {
            above = builder.Multiply(block, above, To(block, factor));
        }
        foreach (Node factor in quotient.Denominator)
        {
            below = builder.Multiply(block, below, To(block, factor));
        }
        return builder.Divide(block, above, below);
    }

    private Instruction Power(Block block, PowerNode power) => power.Exponent is NumberNode exponent
        ? builder.Power(block, To(block, power.Base), exponent)
        : builder.Make(new(Operation.Pow, block, To(block, power.Base), To(block, power.Exponent)));
}
