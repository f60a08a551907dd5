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
            if (v.Operation is Operation.Coordinate or Operation.Element)
            {
                leaf(block, v, adjoint);
            }
            else if (v.Container is { } container)
            {
                ThroughContainer(v, container, adjoint);
            }
            else
            {
                foreach (var (to, derivative) in Rule(block, v, adjoint))
                {
                    Contribute(to, derivative);
                }
            }
        }

        void ThroughContainer(Instruction v, Container container, Instruction adjoint)
        {
            Instruction[] u = v.Arguments;
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
                Contribute(to, () => builder.Result(container, [.. inside.Select(derivatives => derivatives.GetValueOrDefault(to, zero))]));
            }
        }
    }

    /// <summary>What comes to each argument: the derivative by the value times the local one.</summary>
    private IEnumerable<(Instruction To, Func<Instruction> Derivative)> Rule(Block block, Instruction v, Instruction adjoint)
    {
        Instruction[] u = v.Operation == Operation.Abbreviation ? v.Of : v.Arguments;
        Instruction Times(Instruction factor) => builder.Multiply(block, adjoint, factor);
        Instruction Over(Instruction divisor) => builder.Divide(block, adjoint, divisor);
        Instruction TimesExponent() => Times(builder.Constant(v.Exponent!.Value));
        (Instruction, Func<Instruction>) ByFormula(int argument, Func<int, Node> partial) =>
            (u[argument], () => lower.To(block, Simplify.Multiply(new PlaceholderNode(adjoint), partial(argument))));
        return v.Operation switch
        {
            Operation.Add => [(u[0], () => adjoint), (u[1], () => adjoint)],
            Operation.Multiply => [(u[0], () => Times(u[1])), (u[1], () => Times(u[0]))],
            Operation.Divide =>
                [(u[0], () => Over(u[1])), (u[1], () => builder.Negate(block, builder.Multiply(block, Over(u[1]), v)))],
            Operation.Power => [(v.Base!, () =>
                builder.Multiply(block, TimesExponent(), builder.Power(block, v.Base!, v.Exponent! + NumberNode.MinusOne)))],
            Operation.Reciprocal => [(v.Base!, () => builder.Multiply(block, TimesExponent(), builder.Divide(block, v, v.Base!)))],
            Operation.SquareRoot => [(u[0], () => builder.Divide(block, Times(builder.Constant(0.5)), v))],
            Operation.Pow => u.Select((_, i) => ByFormula(i, argument => OfPow(u, argument))),
            _ => u.Select((_, i) => ByFormula(i, argument => v.Function!.Partial(argument, [.. u.Select(AsNode)]))),
        };
    }

    private static Node OfPow(Instruction[] u, int argument)
    {
        Node b = new VariableNode("b", 0), e = u[1].Operation == Operation.Constant ? NumberNode.Of(u[1].Value) : new VariableNode("e", 1);
        return Substitution.Of(
            Differentiate.By(new PowerNode(b, e), argument == 0 ? b : e), n => n is VariableNode v ? AsNode(u[v.Position]) : null);
    }

    private static Node AsNode(Instruction value) =>
        value.Operation == Operation.Constant && double.IsFinite(value.Value) ? NumberNode.Of(value.Value) : new PlaceholderNode(value);

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
