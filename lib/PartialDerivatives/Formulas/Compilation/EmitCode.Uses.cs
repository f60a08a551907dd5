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
        Array.ForEach(i.Arguments, Count);
        if (i.Container is { } container)
        {
            Count(container);
        }
    }

    private void Count(Container container)
    {
        if (_live.Add(container))
        {
            container.Operands.ToList().ForEach(Count);
            Array.ForEach(container.Blocks, CountEffects);
        }
    }

    private void CountEffects(Block block)
    {
        block.Effects.OfType<Scatter>().ToList().ForEach(scatter => Count(scatter.Value));
        block.Effects.OfType<Container>().ToList().ForEach(Count);
    }

    private IEnumerable<Instruction> LiveResults(Container container) => container.Results.Where(_live.Contains);

    private bool NeedsLocal(Instruction i, Block user) => i.Operation switch
    {
        Operation.Constant => false,
        Operation.Result => true,
        _ => _uses[i] > 1 || i.Block != user || i.IsLong,
    };
}
