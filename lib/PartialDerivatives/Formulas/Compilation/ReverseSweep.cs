namespace PartialDerivatives;

/// <summary>
/// Reverse mode by source transformation (Speelpenning, 1980): appends to a computation the instructions for its derivatives. A loop gets
/// a second loop that adds into the gradient, or the same loop does both where the sum enters linearly.
/// </summary>
internal sealed class ReverseSweep(InstructionBuilder builder, Lower lower)
{
    /// <summary>Propagates a derivative from a value down to the components of the point.</summary>
    /// <param name="block">Where the instructions go.</param>
    /// <param name="root">The value.</param>
    /// <param name="seed">The derivative of the result by that value.</param>
    /// <param name="leaf">Called for each component with the derivative by it, and the block where that is known.</param>
    /// <param name="outer">Takes the derivatives by values computed outside of the block; null to propagate them too, from inside the
    /// block.</param>
    public void Run(Block block, Instruction root, Instruction seed, Action<Block, Instruction, Instruction> leaf, Dictionary<Instruction,
        Instruction>? outer)
    {
        var adjoints = new Dictionary<Instruction, Instruction>();
        var queue = new PriorityQueue<Instruction, int>();

        void Contribute(Instruction to, Func<Instruction> derivative)
        {
            if (!to.Varies)
            {
                return;
            }
            Instruction value = derivative();
            if (adjoints.TryGetValue(to, out var sum))
            {
                adjoints[to] = builder.Add(block, sum, value);
            }
            else
            {
                adjoints.Add(to, value);
                queue.Enqueue(to, -to.Id);
            }
        }

        Contribute(root, () => seed);
        while (queue.TryDequeue(out var v, out _))
        {
            // A copied loop can use a newer value than the one copied; what comes to it late is propagated in a second go.
            adjoints.Remove(v, out var adjoint);
            if (adjoint is null or { Operation: Operation.Constant, Value: 0 })
            {
                continue;
            }
            if (outer is not null && v.Block != block)
            {
                outer[v] = outer.TryGetValue(v, out var sum) ? builder.Add(block, sum, adjoint) : adjoint;
                continue;
            }
            Instruction[] u = v.Arguments;
            switch (v.Operation)
            {
                case Operation.Coordinate or Operation.Element:
                    leaf(block, v, adjoint);
                    break;
                case Operation.Add:
                    Contribute(u[0], () => adjoint);
                    Contribute(u[1], () => adjoint);
                    break;
                case Operation.Subtract:
                    Contribute(u[0], () => adjoint);
                    Contribute(u[1], () => builder.Negate(block, adjoint));
                    break;
                case Operation.Negate:
                    Contribute(u[0], () => builder.Negate(block, adjoint));
                    break;
                case Operation.Multiply:
                    Contribute(u[0], () => builder.Multiply(block, adjoint, u[1]));
                    Contribute(u[1], () => builder.Multiply(block, adjoint, u[0]));
                    break;
                case Operation.Divide:
                    Instruction quotient = builder.Divide(block, adjoint, u[1]);
                    Contribute(u[0], () => quotient);
                    Contribute(u[1], () => builder.Negate(block, builder.Multiply(block, quotient, v)));
                    break;
                case Operation.Power:
                    Contribute(v.Base!, () => builder.Multiply(
                        block, builder.Multiply(block, adjoint, builder.Constant(v.Exponent!.Value)),
                        builder.Power(block, v.Base!, v.Exponent + NumberNode.MinusOne)));
                    break;
                case Operation.Reciprocal:
                    Contribute(v.Base!, () => builder.Multiply(
                        block, builder.Multiply(block, adjoint, builder.Constant(v.Exponent!.Value)), builder.Divide(block, v, v.Base!)));
                    break;
                case Operation.SquareRoot:
                    Contribute(u[0], () => builder.Divide(block, builder.Multiply(block, builder.Constant(0.5), adjoint), v));
                    break;
                case Operation.Pow:
                    Node b = new VariableNode("b", 0), e = u[1].Operation == Operation.Constant ? NumberNode.Of(u[1].Value)
                        : new VariableNode("e", 1);
                    for (int i = 0; i < 2; i++)
                    {
                        Node by = i == 0 ? b : e;
                        Contribute(u[i], () => Times(block, adjoint, Substitution.Of(
                            Differentiate.By(new PowerNode(b, e), by), n => n is VariableNode v ? AsNode(u[v.Position]) : null)));
                    }
                    break;
                case Operation.Function or Operation.Abbreviation:
                    u = v.Operation == Operation.Function ? u : v.Of;
                    for (int i = 0; i < u.Length; i++)
                    {
                        int argument = i;
                        Contribute(u[i], () => Times(block, adjoint, v.Function!.Partial(argument, [.. u.Select(AsNode)])));
                    }
                    break;
                case Operation.Result:
                    Container container = v.Container!;
                    if (container.Parent != block || DependsOn(adjoint, container))
                    {
                        (container, u) = new CopyInstructions(builder).Of(v, block);
                    }
                    var inside = new Dictionary<Instruction, Instruction>[u.Length];
                    for (int k = 0; k < u.Length; k++)
                    {
                        Run(container.Blocks[k], u[k], adjoint, leaf, inside[k] = []);
                    }
                    Instruction zero = builder.Constant(0);
                    foreach (Instruction to in inside.SelectMany(derivatives => derivatives.Keys).Distinct())
                    {
                        Contribute(to, () =>
                            builder.Result(container, [.. inside.Select(derivatives => derivatives.GetValueOrDefault(to, zero))]));
                    }
                    break;
            }
        }
    }

    private static Node AsNode(Instruction value) =>
        value.Operation == Operation.Constant && double.IsFinite(value.Value) ? NumberNode.Of(value.Value) : new PlaceholderNode(value);

    private Instruction Times(Block block, Instruction adjoint, Node derivative) =>
        lower.To(block, Simplify.Multiply(new PlaceholderNode(adjoint), derivative));

    /// <summary>Whether a value can only be computed after the loop or case distinction has run.</summary>
    private static bool DependsOn(Instruction value, Container container)
    {
        var seen = new HashSet<object>();
        return Value(value);
        bool Value(Instruction i) => seen.Add(i) && ((i.Container is { } c && Inside(c)) || i.Arguments.Any(Value));
        bool Inside(Container c) => c == container || (seen.Add(c)
            && (c.Results.Any(r => r.Arguments.Any(Value)) || c.Operands.Any(Value) || c.Blocks.Any(b => b.Effects.Any(Effect))));
        bool Effect(object effect) => effect is Scatter s ? Value(s.Value) : Inside((Container)effect);
    }
}
