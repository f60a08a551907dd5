using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace PartialDerivatives;

/// <summary>Compiled code: reads the point, writes or adds to the output, returns the value.</summary>
internal delegate double Kernel(ref double at, ref double output, nint length);

/// <summary>What becomes of a value that is computed for the output.</summary>
internal enum Output
{
    Set, Add, Sparse,
}

/// <summary>Turns instructions into machine code by way of IL: values become locals, loops become loops, indices proven right are not
/// checked again.</summary>
/// <remarks>
/// IL instead of System.Linq.Expressions, because only IL can address memory by reference: that saves the bounds checks, and lets one
/// kernel read from and write to spans. The bound first argument holds the captured arrays and the formula; a delegate without one would
/// cost a shuffle thunk.
/// </remarks>
internal sealed partial class EmitCode
{
    private readonly ILGenerator _il;
    private readonly Output _output;
    private readonly Formula _formula;
    private readonly Dictionary<Instruction, int> _uses = [];
    private readonly HashSet<object> _live = [];
    private readonly Dictionary<Instruction, LocalBuilder> _locals = [];
    private readonly HashSet<object> _emitted = [];
    private readonly Dictionary<object, List<Instruction>> _outside = [];
    private readonly Dictionary<IndexSymbol, LocalBuilder> _symbols = [];
    private readonly Dictionary<DataArray, (int Position, LocalBuilder Start)> _data = [];
    private readonly Dictionary<(object Array, AffineIndex? Row, AffineIndex Offset), LocalBuilder> _rows = [];
    private readonly Stack<IndexSymbol> _loops = [];
    private LocalBuilder? _sum;

    private EmitCode(ILGenerator il, Formula formula, Output output) => (_il, _formula, _output) = (il, formula, output);

    /// <summary>Code for the effects of a computation and the value it returns.</summary>
    /// <param name="formula">What is computed.</param>
    /// <param name="root">The outermost block.</param>
    /// <param name="result">The value to return; null for 0.</param>
    /// <param name="output">What becomes of the values of the effects.</param>
    public static Kernel Kernel(Formula formula, Block root, Instruction? result, Output output)
    {
        Type number = typeof(double).MakeByRefType();
        var method = new DynamicMethod("Formula", typeof(double), [typeof(object[]), number, number, typeof(nint)], typeof(EmitCode).Module,
            skipVisibility: true) { InitLocals = false };
        var emit = new EmitCode(method.GetILGenerator(), formula, output);
        emit.Body(root, result);
        return method.CreateDelegate<Kernel>(emit.Captured());
    }

    private object[] Captured() => [.. _data.OrderBy(d => d.Value.Position).Select(d => d.Key.Values), _formula];

    private void Body(Block root, Instruction? result)
    {
        if (result is not null)
        {
            Count(result);
        }
        CountEffects(root);
        foreach (var (array, (position, start)) in _data)
        {
            _il.Emit(OpCodes.Ldarg_0);
            _il.Emit(OpCodes.Ldc_I4, position);
            _il.Emit(OpCodes.Ldelem_Ref);
            _il.Emit(OpCodes.Call, s_startOfArray);
            _il.Emit(OpCodes.Stloc, start);
        }
        Effects(root);
        if (result is null)
        {
            _il.Emit(OpCodes.Ldc_R8, 0.0);
        }
        else
        {
            Ready(result, root);
            Push(result);
        }
        if (_sum is not null)
        {
            CarefullyUnlessFinite(_sum);
        }
        _il.Emit(OpCodes.Ret);
    }

    /// <summary>One look at the sum of the result and all that was set; what is not finite is evaluated once more, with care.</summary>
    private void CarefullyUnlessFinite(LocalBuilder sum)
    {
        LocalBuilder result = _il.DeclareLocal(typeof(double));
        Label carefully = _il.DefineLabel();
        _il.Emit(OpCodes.Stloc, result);
        _il.Emit(OpCodes.Ldloc, result);
        _il.Emit(OpCodes.Ldloc, sum);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Stloc, sum);
        // Of ∞ and NaN the difference is NaN.
        _il.Emit(OpCodes.Ldloc, sum);
        _il.Emit(OpCodes.Ldloc, sum);
        _il.Emit(OpCodes.Sub);
        _il.Emit(OpCodes.Ldc_R8, 0.0);
        _il.Emit(OpCodes.Bne_Un, carefully);
        _il.Emit(OpCodes.Ldloc, result);
        _il.Emit(OpCodes.Ret);
        _il.MarkLabel(carefully);
        for (short argument = 0; argument < 4; argument++)
        {
            _il.Emit(OpCodes.Ldarg, argument);
        }
        _il.Emit(OpCodes.Call, s_carefully);
    }

    private void Effects(Block block)
    {
        foreach (object effect in block.Effects)
        {
            if (effect is Scatter scatter)
            {
                Emit(scatter, block);
            }
            else
            {
                EmitContainer(effect);
            }
        }
    }

    private void Emit(Scatter scatter, Block block)
    {
        Ready(scatter.Value, block);
        if (_formula.IsOfVector)
        {
            Check(scatter.Index, null);
            Check(scatter.Row ?? AffineIndex.Zero, null);
        }
        if (_output == Output.Sparse)
        {
            Push(scatter.Value);
            Push(scatter.Row!);
            Push(scatter.Index);
            _il.Emit(OpCodes.Call, s_append);
            return;
        }
        if (_output == Output.Set)
        {
            AddToSum(scatter.Value);
        }
        PushAddress(s_output, scatter.Row, scatter.Index);
        if (_output == Output.Add)
        {
            _il.Emit(OpCodes.Dup);
            _il.Emit(OpCodes.Ldind_R8);
        }
        Push(scatter.Value);
        if (_output == Output.Add)
        {
            _il.Emit(OpCodes.Add);
        }
        _il.Emit(OpCodes.Stind_R8);
    }

    /// <summary>What is set is set once, in the outermost block.</summary>
    private void AddToSum(Instruction value)
    {
        Store(value);
        Push(value);
        if (_sum is not null)
        {
            _il.Emit(OpCodes.Ldloc, _sum);
            _il.Emit(OpCodes.Add);
        }
        _il.Emit(OpCodes.Stloc, _sum ??= _il.DeclareLocal(typeof(double)));
    }

    /// <summary>Computes a value as far as that takes statements or locals.</summary>
    private void Ready(Instruction i, Block user)
    {
        Prepare(i);
        if (NeedsLocal(i, user))
        {
            Store(i);
        }
    }

    /// <summary>Computes everything that this value needs, so that pushing it leaves no statement to be done.</summary>
    private void Prepare(Instruction i)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (_locals.ContainsKey(i) || i.Operation == Operation.Constant)
        {
            return;
        }
        if (i.Operation == Operation.LoopSum)
        {
            EmitContainer(i.Loop!);
            return;
        }
        if (i.Operation == Operation.Choice)
        {
            EmitContainer(i.Branch!);
            return;
        }
        foreach (Instruction argument in i.Arguments)
        {
            Ready(argument, i.Block);
        }
    }

    private void Store(Instruction i)
    {
        if (!_locals.ContainsKey(i) && i.Operation != Operation.Constant)
        {
            Push(i);
            LocalBuilder local = _il.DeclareLocal(typeof(double));
            _il.Emit(OpCodes.Stloc, local);
            _locals.Add(i, local);
        }
    }
}
