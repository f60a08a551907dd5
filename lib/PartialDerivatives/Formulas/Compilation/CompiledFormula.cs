using System.Runtime.InteropServices;

namespace PartialDerivatives;

/// <summary>Machine code for a formula. Each kind is compiled when it is first asked for; after that no call allocates memory.</summary>
/// <remarks>Sums become loops, common subexpressions are computed once, and the gradient comes from one reverse sweep, whatever the number of variables.</remarks>
public sealed class CompiledFormula
{
    private readonly Formula formula;
    private readonly Lazy<Kernel> value, gradient, hessian;

    internal CompiledFormula(Formula formula)
    {
        this.formula = formula;
        value = new(CompileValue);
        gradient = new(CompileGradient);
        hessian = new(CompileHessian);
    }

    /// <summary>The value at a point, one number for each variable.</summary>
    public double Value(params ReadOnlySpan<double> at)
    {
        formula.RequireLength(at.Length);
        return value.Value(ref MemoryMarshal.GetReference(at), ref MemoryMarshal.GetReference(at), at.Length);
    }

    /// <summary>The value at a point; the gradient there is written to <paramref name="gradient"/>.</summary>
    /// <param name="at">One number for each variable.</param>
    /// <param name="gradient">As long as <paramref name="at"/>; must not overlap it.</param>
    public double ValueAndGradient(ReadOnlySpan<double> at, Span<double> gradient)
    {
        formula.RequireLength(at.Length);
        RequireOutput(at, gradient, at.Length, nameof(gradient));
        if (formula.IsOfVector)
        {
            gradient.Clear();
        }
        return this.gradient.Value(ref MemoryMarshal.GetReference(at), ref MemoryMarshal.GetReference(gradient), at.Length);
    }

    /// <summary>Writes the Hessian at a point to <paramref name="hessian"/>, row after row.</summary>
    /// <param name="at">One number for each variable: n of them.</param>
    /// <param name="hessian">n² numbers; must not overlap <paramref name="at"/>.</param>
    public void Hessian(ReadOnlySpan<double> at, Span<double> hessian)
    {
        formula.RequireLength(at.Length);
        RequireOutput(at, hessian, at.Length * at.Length, nameof(hessian));
        hessian.Clear();
        this.hessian.Value(ref MemoryMarshal.GetReference(at), ref MemoryMarshal.GetReference(hessian), at.Length);
    }

    internal static TDelegate ToDelegate<TDelegate>(Formula formula)
        where TDelegate : Delegate
    {
        var invoke = typeof(TDelegate).GetMethod("Invoke")!;
        Type[] parameters = [.. invoke.GetParameters().Select(p => p.ParameterType)];
        if (formula.IsOfVector && typeof(TDelegate) == typeof(Func<double[], double>))
        {
            CompiledFormula compiled = formula.Compile();
            return (TDelegate)(Delegate)(Func<double[], double>)(x => compiled.Value(x));
        }
        if (formula.IsOfVector || invoke.ReturnType != typeof(double) || parameters.Length != formula.Variables.Count || parameters.Any(p => p != typeof(double)))
        {
            string right = formula.IsOfVector ? "Func<double[], double>" : $"Func<{string.Join(", ", Enumerable.Repeat("double", formula.Variables.Count + 1))}>";
            throw new ArgumentException($"A delegate {typeof(TDelegate).Name} with {parameters.Length} parameters does not fit the formula of {string.Join(", ", formula.Variables)}. Use Compile<{right}>().", nameof(TDelegate));
        }
        var builder = new InstructionBuilder();
        return (TDelegate)EmitCode.Function(formula, typeof(TDelegate), builder.Root, new Lower(builder).To(builder.Root, formula.Node));
    }

    private static void RequireOutput(ReadOnlySpan<double> at, Span<double> output, int length, string parameter)
    {
        if (output.Length != length)
        {
            throw new ArgumentException($"The output has {output.Length} places, and {length} numbers are to be written for a point with {at.Length} coordinates.", parameter);
        }
        if (at.Overlaps(output))
        {
            throw new ArgumentException("The output overlaps the point. Pass an array of its own.", parameter);
        }
    }

    private Kernel CompileValue()
    {
        var builder = new InstructionBuilder();
        return EmitCode.Kernel(formula, builder.Root, new Lower(builder).To(builder.Root, formula.Node), addsToOutput: false);
    }

    private Kernel CompileGradient()
    {
        var (builder, root, partials) = Gradient(new());
        foreach (var (block, variable, derivative) in partials)
        {
            block.Add(new Scatter(null, variable.Index!, derivative));
        }
        if (!formula.IsOfVector)
        {
            foreach (int position in Enumerable.Range(0, formula.Variables.Count).Except(partials.Select(p => (int)p.Variable.Index!.Constant)))
            {
                builder.Root.Add(new Scatter(null, AffineIndex.Of(position), builder.Constant(0)));
            }
        }
        return EmitCode.Kernel(formula, builder.Root, root, addsToOutput: formula.IsOfVector);
    }

    /// <summary>Every partial derivative is swept in its turn; of a symmetric pair of entries in the same place only one is computed.</summary>
    private Kernel CompileHessian()
    {
        var builder = new InstructionBuilder();
        var (_, _, partials) = Gradient(builder);
        var sweep = new ReverseSweep(builder, new Lower(builder));
        foreach (var (place, row, derivative) in partials)
        {
            sweep.Run(place, derivative, builder.Constant(1), (block, column, second) =>
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
        return EmitCode.Kernel(formula, builder.Root, null, addsToOutput: true);
    }

    private (InstructionBuilder Builder, Instruction Value, List<(Block Block, Instruction Variable, Instruction Derivative)> Partials) Gradient(InstructionBuilder builder)
    {
        var lower = new Lower(builder);
        Instruction value = lower.To(builder.Root, formula.Node);
        var partials = new List<(Block, Instruction, Instruction)>();
        new ReverseSweep(builder, lower).Run(builder.Root, value, builder.Constant(1), (block, variable, derivative) => partials.Add((block, variable, derivative)), outer: null);
        return (builder, value, partials);
    }
}
