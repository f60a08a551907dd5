namespace PartialDerivatives;

/// <summary>Turns formulas into instructions.</summary>
internal sealed class Lower(InstructionBuilder builder)
{
    private readonly Dictionary<Node, List<Instruction>> done = [];

    public Instruction To(Block block, Node node)
    {
        if (!done.TryGetValue(node, out var instructions))
        {
            done.Add(node, instructions = []);
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
            case VariableNode v: return builder.Coordinate(v.Position);
            case ElementNode e: return builder.Element(block, e.Index);
            case DataNode d: return builder.Datum(block, d);
            case IndexNode i: return builder.Index(block, i.Index);
            case PlaceholderNode p: return (Instruction)p.Value;
            case SumNode s: return s.Terms.Select(t => To(block, t)).Aggregate((a, b) => builder.Add(block, a, b));
            case ProductNode p: return Product(block, Quotient.Of(p));
            case PowerNode p: return Power(block, p);
            case FunctionNode f: return builder.Function(block, f.Function, [.. f.Arguments.Select(a => To(block, a))]);
            case ConditionalNode c:
                Condition condition = c.Condition.Map(n => new PlaceholderNode(To(block, n)));
                var branch = new Branch(condition, new Block(block, null), new Block(block, null));
                return builder.Choice(branch, To(branch.Then, c.Then), To(branch.Otherwise, c.Otherwise));
            case SummationNode s:
                while (block.Symbol is { } outer && !s.Symbols.Contains(outer))
                {
                    block = block.Parent!;
                }
                var loop = new Loop(new Block(block, s.Symbol));
                return builder.LoopSum(loop, To(loop.Body, s.Body));
            default: throw new InvalidOperationException($"{node.GetType().Name} cannot be compiled.");
        }
    }

    private Instruction Product(Block block, Quotient quotient)
    {
        NumberNode c = quotient.Coefficient;
        bool isFraction = c.IsFraction && !c.IsDecimal;
        Instruction above = builder.Constant(isFraction ? c.Numerator : c.Value), below = builder.Constant(isFraction ? c.Denominator : 1);
        above = quotient.Numerator.Aggregate(above, (product, f) => builder.Multiply(block, product, To(block, f)));
        below = quotient.Denominator.Aggregate(below, (product, f) => builder.Multiply(block, product, To(block, f)));
        return builder.Divide(block, above, below);
    }

    private Instruction Power(Block block, PowerNode power)
    {
        Instruction b = To(block, power.Base);
        switch (power.Exponent)
        {
            case NumberNode { IsNegative: true } n:
                return builder.Divide(block, builder.Constant(1), To(block, new PowerNode(power.Base, -n)));
            case NumberNode { IsZero: true }:
                return builder.Constant(1);
            case NumberNode { IsWhole: true } n:
                return builder.Power(block, b, n.Numerator);
            case NumberNode { Denominator: 2, Numerator: <= 64 } n:
                Instruction root = builder.SquareRoot(block, b);
                return n.Numerator == 1 ? root : builder.Multiply(block, builder.Power(block, b, n.Numerator / 2), root);
            default:
                return builder.Pow(block, b, To(block, power.Exponent));
        }
    }
}
