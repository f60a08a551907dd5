using System.Reflection.Emit;

namespace PartialDerivatives;

// What is needed at all, and how often.
internal sealed partial class EmitCode
{
    private void Count(Instruction i)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        _uses[i] = _uses.GetValueOrDefault(i) + 1;
        if (!_live.Add(i))
        {
            return;
        }
        if (i.Datum is { } datum && !_data.ContainsKey(datum.Array))
        {
            _data.Add(datum.Array, (_data.Count, _il.DeclareLocal(typeof(double).MakeByRefType())));
        }
        foreach (Instruction argument in i.Arguments)
        {
            Count(argument);
        }
        if (i.Loop is { } loop)
        {
            CountContainer(loop);
        }
        if (i.Branch is { } branch)
        {
            CountContainer(branch);
        }
    }

    private void CountEffects(Block block)
    {
        foreach (object effect in block.Effects)
        {
            if (effect is Scatter scatter)
            {
                Count(scatter.Value);
            }
            else
            {
                CountContainer(effect);
            }
        }
    }

    private void CountContainer(object container)
    {
        if (!_live.Add(container))
        {
            return;
        }
        if (container is Loop loop)
        {
            CountEffects(loop.Body);
        }
        else if (container is Branch branch)
        {
            foreach (Instruction operand in branch.Operands)
            {
                Count(operand);
            }
            CountEffects(branch.Then);
            CountEffects(branch.Otherwise);
        }
    }

    private bool NeedsLocal(Instruction i, Block user) => i.Operation switch
    {
        Operation.Constant => false,
        Operation.LoopSum or Operation.Choice => true,
        _ => _uses[i] > 1 || i.Block != user || i.IsLong,
    };
}
