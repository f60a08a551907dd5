using System.Runtime.InteropServices;

namespace PartialDerivatives;

/// <summary>Machine code for a formula. Each kind is compiled when it is first asked for; after that no call allocates memory.</summary>
/// <remarks>Sums become loops, common subexpressions are computed once, and the gradient comes from one reverse sweep, whatever the number
/// of variables. Where a result or the fourth power of a divisor is too large for a number, 0 meets ∞, or a function of numbers is 0, which
/// may be too small a number, the formula and its derivatives are evaluated node by node instead, slowly and with care.</remarks>
public sealed class CompiledFormula
{
    private readonly Formula _formula;
    private readonly bool _isOfVector;
    private readonly long _leastLength, _greatestLength;
    private Kernel? _value, _gradient, _hessian, _sparseHessian;

    internal CompiledFormula(Formula formula)
    {
        formula.RequireNoFreeIndex();
        _formula = formula;
        _isOfVector = formula.IsOfVector;
        (_leastLength, _greatestLength) = formula.Lengths;
    }

    internal Formula Formula => _formula;

    /// <summary>The value at a point, one number for each variable.</summary>
    public double Value(params ReadOnlySpan<double> at)
    {
        RequirePoint(at);
        double value = (_value ?? CompileValue())(ref MemoryMarshal.GetReference(at), ref MemoryMarshal.GetReference(at), at.Length);
        value = double.IsNormal(value) || (value == 0 && _isOfVector) ? value : _formula.At(at);
        return _formula.IsDerivative ? ComputedDerivatives.Note(value) : value;
    }

    /// <summary>The value at a point; the gradient there is written to <paramref name="gradient"/>.</summary>
    /// <param name="at">One number for each variable.</param>
    /// <param name="gradient">As long as <paramref name="at"/>; must not overlap it.</param>
    public double ValueAndGradient(ReadOnlySpan<double> at, Span<double> gradient)
    {
        RequirePoint(at);
        RequireOutput(at, gradient, at.Length, nameof(gradient));
        // The call of short code is the last one, and little is around it: that takes as long as the code itself.
        return _isOfVector || ComputedDerivatives.AreCollected ? SumsAndCollected(at, gradient)
            : (_gradient ?? CompileGradient())(ref MemoryMarshal.GetReference(at), ref MemoryMarshal.GetReference(gradient), at.Length);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private double SumsAndCollected(ReadOnlySpan<double> at, Span<double> gradient)
    {
        if (_isOfVector)
        {
            gradient.Clear();
        }
        double value =
            (_gradient ?? CompileGradient())(ref MemoryMarshal.GetReference(at), ref MemoryMarshal.GetReference(gradient), at.Length);
        value = double.IsFinite(value) && Require.AreFinite(gradient) ? value : _formula.ValueAndGradient(at, gradient);
        ComputedDerivatives.Note(gradient);
        return value;
    }

    /// <summary>Writes the Hessian at a point to <paramref name="hessian"/>, row after row.</summary>
    /// <param name="at">One number for each variable: n of them.</param>
    /// <param name="hessian">n² numbers; must not overlap <paramref name="at"/>.</param>
    public void Hessian(ReadOnlySpan<double> at, Span<double> hessian)
    {
        RequirePoint(at);
        RequireOutput(at, hessian, checked(at.Length * at.Length), nameof(hessian));
        hessian.Clear();
        Kernel kernel = _hessian ??= CompileHessian(Output.Hessian);
        if (!double.IsFinite(kernel(ref MemoryMarshal.GetReference(at), ref MemoryMarshal.GetReference(hessian), at.Length)))
        {
            _formula.Hessian(at).ToRowMajorArray().CopyTo(hessian);
        }
    }

    /// <summary>The Hessian at a point as a sparse matrix: only the entries are computed that the structure of the formula
    /// leaves.</summary>
    /// <param name="at">One number for each variable.</param>
    public Matrix<double> SparseHessian(params ReadOnlySpan<double> at)
    {
        RequirePoint(at);
        Kernel kernel = _sparseHessian ??= CompileHessian(Output.SparseHessian);
        double[] point = at.ToArray();
        return SparseEntries.Collect(point.Length, () => kernel(ref point[0], ref point[0], point.Length))
            ?? Matrix<double>.Build.SparseOfMatrix(_formula.Hessian(at));
    }

    private void RequirePoint(ReadOnlySpan<double> at)
    {
        if (at.Length < _leastLength || at.Length > _greatestLength)
        {
            _formula.RequireLength(at.Length);
        }
    }

    private static void RequireOutput(ReadOnlySpan<double> at, Span<double> output, int length, string parameter)
    {
        if (output.Length != length || at.Overlaps(output))
        {
            throw NoOutput(at.Length, output.Length, length, parameter);
        }
    }

    // Apart, because a message needs a large frame, and the call of a short formula none.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ArgumentException NoOutput(int coordinates, int places, int length, string parameter) => new(
        places == length ? "The output overlaps the point. Pass an array of its own."
            : $"The output has {places} places, and {length} numbers are to be written for a point with {coordinates} coordinates.",
        parameter);

    private Kernel CompileValue()
    {
        var builder = new InstructionBuilder();
        return _value = EmitCode.Kernel(_formula, builder.Root, new Lower(builder).To(builder.Root, _formula.Node), Output.Value);
    }

    private Kernel CompileGradient()
    {
        var builder = new InstructionBuilder();
        var (root, partials) = Partials(builder);
        if (!_formula.IsOfVector)
        {
            foreach (int position in Enumerable.Range(0,
                _formula.Variables.Count).Except(partials.Select(p => (int)p.Scatter.Index!.Constant)))
            {
                builder.Root.Add(new Scatter(null, AffineIndex.Of(position), builder.Constant(0)));
            }
        }
        return _gradient = EmitCode.Kernel(_formula, builder.Root, root, _formula.IsOfVector ? Output.VectorGradient : Output.Gradient);
    }

    /// <summary>Every partial derivative is swept in its turn; of a symmetric pair of entries in the same place only one is
    /// computed.</summary>
    private Kernel CompileHessian(Output output)
    {
        var builder = new InstructionBuilder();
        var (value, partials) = Partials(builder);
        var sweep = new ReverseSweep(builder, new Lower(builder));
        foreach (var (place, row, first) in partials)
        {
            sweep.Run(place, first.Value, builder.Constant(1), (block, column, second) =>
            {
                bool isPair = block == place && column.Block == place && row.Block == place;
                if (!isPair || column.Id <= row.Id)
                {
                    block.Add(new Scatter(row.Index, column.Index!, second));
                }
                if (isPair && column.Id < row.Id)
                {
                    block.Add(new Scatter(column.Index, row.Index!, second));
                }
            }, outer: null);
        }
        // The gradient stood there so that no two loops came to wait for each other; it is not asked for.
        foreach (var (place, _, first) in partials)
        {
            place.Remove(first);
        }
        return EmitCode.Kernel(_formula, builder.Root, value, output);
    }

    /// <summary>The value, and the effects that write the gradient, with the component and the block of each.</summary>
    private (Instruction Value, List<(Block Block, Instruction Variable, Scatter Scatter)> Partials) Partials(InstructionBuilder builder)
    {
        var lower = new Lower(builder);
        Instruction value = lower.To(builder.Root, _formula.Node);
        // The slopes of quotients with a large divisor may be too small for numbers where the derivative is not.
        foreach (Instruction quotient in builder.Quotients)
        {
            quotient.Block.Add(new Scatter(null, null, builder.Power(quotient.Block, quotient.Arguments[1], NumberNode.Of(4))));
        }
        var partials = new List<(Block, Instruction, Scatter)>();
        new ReverseSweep(builder, lower).Run(builder.Root, value, builder.Constant(1), (block, variable, derivative) =>
        {
            var scatter = new Scatter(null, variable.Index!, derivative);
            block.Add(scatter);
            partials.Add((block, variable, scatter));
        }, outer: null);
        return (value, partials);
    }
}
