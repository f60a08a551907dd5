using System.Reflection.Emit;

namespace PartialDerivatives;

// Loops and case distinctions.
internal sealed partial class EmitCode
{
    private void EmitContainer(object container)
    {
        if (!_emitted.Add(container))
        {
            return;
        }
        if (container is Loop loop)
        {
            Emit(loop);
        }
        else
        {
            Emit((Branch)container);
        }
    }

    /// <summary>Computes what a loop or branch uses from outside, before it begins.</summary>
    private void PrepareOuter(object container)
    {
        foreach (Instruction i in Outside(container))
        {
            Prepare(i);
            Store(i);
        }
    }

    /// <summary>What a loop or branch uses from outside; of those inside of it that is found once.</summary>
    private List<Instruction> Outside(object container)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (_outside.TryGetValue(container, out var known))
        {
            return known;
        }
        var (values, blocks) = container is Loop loop
            ? (loop.Sums.Where(_live.Contains).SelectMany(s => s.Arguments), [loop.Body])
            : (((Branch)container).Choices.Where(_live.Contains).SelectMany(c => c.Arguments).Concat(((Branch)container).Operands),
                (Block[])[((Branch)container).Then, ((Branch)container).Otherwise]);
        var seen = new HashSet<Instruction>();
        var outside = new List<Instruction>();
        foreach (Instruction value in values.Concat(blocks.SelectMany(b => b.Effects).OfType<Scatter>().Select(s => s.Value)))
        {
            Value(value);
        }
        foreach (object effect in blocks.SelectMany(b => b.Effects).Where(e => e is not Scatter))
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
            if (!blocks.Any(i.Block.IsInside))
            {
                outside.Add(i);
            }
            else if (((object?)i.Loop ?? i.Branch) is { } inner)
            {
                Outside(inner).ForEach(Value);
            }
            else
            {
                Array.ForEach(i.Arguments, Value);
            }
        }
    }

    private void Emit(Loop loop)
    {
        PrepareOuter(loop);
        IndexSymbol symbol = loop.Body.Symbol!;
        LocalBuilder i = _il.DeclareLocal(typeof(nint)), to = _il.DeclareLocal(typeof(nint));
        List<(Instruction Sum,
            LocalBuilder Total)> sums = [.. loop.Sums.Where(_live.Contains).Select(s => (s, _il.DeclareLocal(typeof(double))))];
        foreach (var (_, total) in sums)
        {
            _il.Emit(OpCodes.Ldc_R8, 0.0);
            _il.Emit(OpCodes.Stloc, total);
        }
        Push(symbol.From);
        _il.Emit(OpCodes.Stloc, i);
        Push(symbol.To!);
        _il.Emit(OpCodes.Stloc, to);
        _loops.Push(symbol);
        var rowsHere = Rows(loop.Body);
        _symbols[symbol] = i;

        Label body = _il.DefineLabel(), test = _il.DefineLabel();
        _il.Emit(OpCodes.Br, test);
        _il.MarkLabel(body);
        Effects(loop.Body);
        foreach (var (sum, total) in sums)
        {
            Ready(sum.Arguments[0], loop.Body);
            _il.Emit(OpCodes.Ldloc, total);
            Push(sum.Arguments[0]);
            _il.Emit(OpCodes.Add);
            _il.Emit(OpCodes.Stloc, total);
        }
        _il.Emit(OpCodes.Ldloc, i);
        _il.Emit(OpCodes.Ldc_I4_1);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Stloc, i);
        _il.MarkLabel(test);
        _il.Emit(OpCodes.Ldloc, i);
        _il.Emit(OpCodes.Ldloc, to);
        _il.Emit(OpCodes.Ble, body);
        _loops.Pop();
        foreach (var row in rowsHere)
        {
            _rows.Remove(row);
        }
        foreach (var (sum, total) in sums)
        {
            _locals.Add(sum, total);
        }
    }

    private void Emit(Branch branch)
    {
        PrepareOuter(branch);
        List<(Instruction Choice,
            LocalBuilder Value)> choices = [.. branch.Choices.Where(_live.Contains).Select(c => (c, _il.DeclareLocal(typeof(double))))];
        Label otherwise = _il.DefineLabel(), end = _il.DefineLabel();
        Push(branch.Condition);
        _il.Emit(OpCodes.Brfalse, otherwise);
        Side(branch.Then, 0);
        _il.Emit(OpCodes.Br, end);
        _il.MarkLabel(otherwise);
        Side(branch.Otherwise, 1);
        _il.MarkLabel(end);
        foreach (var (choice, value) in choices)
        {
            _locals.Add(choice, value);
        }

        void Side(Block block, int side)
        {
            Effects(block);
            foreach (var (choice, value) in choices)
            {
                Ready(choice.Arguments[side], block);
                Push(choice.Arguments[side]);
                _il.Emit(OpCodes.Stloc, value);
            }
        }
    }
}
