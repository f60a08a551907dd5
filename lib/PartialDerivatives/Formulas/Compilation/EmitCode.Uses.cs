using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace PartialDerivatives;

// What is needed at all, and how often.
internal sealed partial class EmitCode
{
    private void Count(Instruction i)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        uses[i] = uses.GetValueOrDefault(i) + 1;
        if (!live.Add(i))
        {
            return;
        }
        if (i.Datum is { } datum && !data.ContainsKey(datum.Array))
        {
            data.Add(datum.Array, (data.Count, il.DeclareLocal(typeof(double).MakeByRefType())));
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
        if (!live.Add(container))
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
        Operation.Coordinate when argumentOf is not null => false,
        _ => uses[i] > 1 || i.Block != user || i.IsLong,
    };
}
