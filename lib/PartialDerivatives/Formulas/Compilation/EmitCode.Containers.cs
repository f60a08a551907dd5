using System.Reflection.Emit;
using static System.Reflection.Emit.OpCodes;

namespace PartialDerivatives;

// Loops and case distinctions.
internal sealed partial class EmitCode
{
    private void Emit(Container container)
    {
        if (!_emitted.Add(container))
        {
            return;
        }
        foreach (Instruction i in Outside(container))
        {
            Prepare(i);
            Store(i);
        }
        List<(Instruction Result, LocalBuilder Local)> results = [.. LiveResults(container).Select(result => (result, NewNumber()))];
        if (container.Condition is { } condition)
        {
            EmitBranch(condition, container.Blocks[0], container.Blocks[1], results);
        }
        else
        {
            EmitLoop(container.Blocks[0], results);
        }
        foreach (var (result, local) in results)
        {
            _locals.Add(result, local);
        }
    }

    /// <summary>What a loop or case distinction uses from outside; of those inside of it that is found once.</summary>
    private List<Instruction> Outside(Container container)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (_outside.TryGetValue(container, out var known))
        {
            return known;
        }
        var seen = new HashSet<Instruction>();
        var outside = new List<Instruction>();
        object[] effects = [.. container.Blocks.SelectMany(b => b.Effects)];
        foreach (Instruction value in LiveResults(container).SelectMany(result => result.Arguments)
            .Concat(container.Operands).Concat(effects.OfType<Scatter>().Select(s => s.Value)))
        {
            Value(value);
        }
        foreach (Container effect in effects.OfType<Container>())
        {
            Outside(effect).ForEach(Value);
        }
        _outside.Add(container, outside);
        return outside;

        void Value(Instruction i)
        {
            if (!seen.Add(i))
            {
                return;
            }
            if (!container.Blocks.Any(i.Block.IsInside))
            {
                outside.Add(i);
            }
            else if (i.Container is { } inner)
            {
                Outside(inner).ForEach(Value);
            }
            else
            {
                Array.ForEach(i.Arguments, Value);
            }
        }
    }

    private void EmitLoop(Block body, List<(Instruction Sum, LocalBuilder Total)> sums)
    {
        IndexSymbol symbol = body.Symbol!;
        LocalBuilder i = _il.DeclareLocal(typeof(nint)), to = _il.DeclareLocal(typeof(nint));
        foreach (var (_, total) in sums)
        {
            Emit(0.0);
            Store(total);
        }
        Push(symbol.From);
        Store(i);
        Push(symbol.To!);
        Store(to);
        _symbols[symbol] = i;
        Label start = _il.DefineLabel(), test = _il.DefineLabel();
        Emit((Br, test));
        _il.MarkLabel(start);
        Effects(body);
        foreach (var (sum, total) in sums)
        {
            Ready(sum.Arguments[0], body);
            Emit(total);
            Push(sum.Arguments[0]);
            Emit(Add);
            Store(total);
        }
        Emit(i, Ldc_I4_1, Add);
        Store(i);
        _il.MarkLabel(test);
        Emit(i, to, (Ble, start));
    }

    private void EmitBranch(Instruction condition, Block then, Block otherwise, List<(Instruction Choice, LocalBuilder Value)> choices)
    {
        Label isFalse = _il.DefineLabel(), end = _il.DefineLabel();
        Push(condition);
        Emit((Brfalse, isFalse));
        Side(then, 0);
        Emit((Br, end));
        _il.MarkLabel(isFalse);
        Side(otherwise, 1);
        _il.MarkLabel(end);

        void Side(Block block, int side)
        {
            Effects(block);
            foreach (var (choice, value) in choices)
            {
                Ready(choice.Arguments[side], block);
                Push(choice.Arguments[side]);
                Store(value);
            }
        }
    }
}
