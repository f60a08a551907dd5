using System.Reflection;
using System.Reflection.Emit;
using static System.Reflection.Emit.OpCodes;

namespace PartialDerivatives;

/// <summary>Compiled code: reads the point, writes or adds to the output, returns the value.</summary>
internal delegate double Kernel(ref double at, ref double output, nint length);

/// <summary>What compiled code computes.</summary>
internal enum Output
{
    /// <summary>The value alone.</summary>
    Value,

    /// <summary>The value, and the gradient of a function of numbers set in the output. What is not finite is evaluated once more, with
    /// care.</summary>
    Gradient,

    /// <summary>The value, and the gradient of a function of a vector added to the output.</summary>
    VectorGradient,

    /// <summary>The Hessian, added to the output. What is returned is finite only if value and Hessian are.</summary>
    Hessian,

    /// <summary>The same, appended to <see cref="SparseEntries"/>.</summary>
    SparseHessian,
}

/// <summary>Turns instructions into machine code by way of IL: values become locals, loops become loops, indices proven right are not
/// checked again.</summary>
/// <remarks>
/// IL instead of System.Linq.Expressions, because only IL can address memory by reference: that saves the bounds checks, and lets one
/// kernel read from and write to spans. The bound first argument holds the captured arrays and the formula; a delegate without one would
/// cost a shuffle thunk.
/// </remarks>
internal sealed partial class EmitCode(ILGenerator il, Formula formula, Output output)
{
    private const double LeastNormal = 2.2250738585072014e-308;

    private readonly ILGenerator _il = il;
    private readonly Output _output = output;
    private readonly Formula _formula = formula;
    private readonly Dictionary<Instruction, int> _uses = [];
    private readonly HashSet<object> _live = [];
    private readonly Dictionary<Instruction, LocalBuilder> _locals = [];
    private readonly HashSet<Container> _emitted = [];
    private readonly Dictionary<Container, List<Instruction>> _outside = [];
    private readonly Dictionary<IndexSymbol, LocalBuilder> _symbols = [];
    private readonly Dictionary<DataArray, (int Position, LocalBuilder Start)> _data = [];
    private readonly LocalBuilder? _sum = output is Output.Value ? null : il.DeclareLocal(typeof(double));

    /// <summary>Code for the effects of a computation and the value it returns.</summary>
    /// <param name="formula">What is computed.</param>
    /// <param name="root">The outermost block.</param>
    /// <param name="value">The value of the formula.</param>
    /// <param name="output">What becomes of the values of the effects.</param>
    public static Kernel Kernel(Formula formula, Block root, Instruction value, Output output)
    {
        Type number = typeof(double).MakeByRefType();
        var method = new DynamicMethod("Formula", typeof(double), [typeof(object[]), number, number, typeof(nint)], typeof(EmitCode).Module,
            skipVisibility: true) { InitLocals = false };
        var emit = new EmitCode(method.GetILGenerator(), formula, output);
        emit.Body(root, value);
        return method.CreateDelegate<Kernel>(emit.Captured());
    }

    private object[] Captured() => [.. _data.OrderBy(d => d.Value.Position).Select(d => d.Key.Values), _formula];

    private void Body(Block root, Instruction value)
    {
        Count(value);
        CountEffects(root);
        foreach (var (array, (position, start)) in _data)
        {
            Emit(Ldarg_0);
            PushWhole(position);
            Emit(Ldelem_Ref, s_startOfArray);
            Store(start);
        }
        if (_sum is not null)
        {
            Emit(0.0);
            Store(_sum);
        }
        if (_formula.LengthSymbol is { } length)
        {
            _symbols[length] = _il.DeclareLocal(typeof(nint));
            Emit(Ldarg_3);
            Store(_symbols[length]);
        }
        Effects(root);
        Ready(value, root);
        Push(value);
        if (_output == Output.Gradient)
        {
            CarefullyUnlessFinite(_sum!);
        }
        else if (_sum is not null)
        {
            // Of ∞ and NaN the difference is NaN, of all others 0.
            Emit(_output == Output.VectorGradient ? [_sum, _sum, Sub, Add] : [_sum, Add]);
        }
        Emit(Ret);
    }

    private void CarefullyUnlessFinite(LocalBuilder sum)
    {
        LocalBuilder value = NewNumber();
        Label carefully = _il.DefineLabel();
        Store(value);
        // A value that is 0 may have been too small for a number; an infinite sum minus itself is NaN.
        Emit(value, s_abs, LeastNormal, (Blt_Un, carefully), sum, value, Add);
        Store(sum);
        Emit(sum, sum, Sub, 0.0, (Bne_Un, carefully), value, Ret);
        _il.MarkLabel(carefully);
        Emit(Ldarg_0, Ldarg_1, Ldarg_2, Ldarg_3, s_carefully);
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
                Emit((Container)effect);
            }
        }
    }

    private void Emit(Scatter scatter, Block block)
    {
        Ready(scatter.Value, block);
        if (scatter.Index is null)
        {
            AddToSum(_sum!, scatter.Value);
            return;
        }
        if (_formula.IsOfVector)
        {
            Check(scatter.Index, Length);
            Check(scatter.Row ?? AffineIndex.Zero, Length);
        }
        if (_output != Output.VectorGradient)
        {
            AddToSum(_sum!, scatter.Value);
        }
        if (_output == Output.SparseHessian)
        {
            Push(scatter.Value);
            Push(scatter.Row!);
            Push(scatter.Index);
            Emit(s_append);
            return;
        }
        Emit(Ldarg_2);
        if (scatter.Row is not null)
        {
            Push(scatter.Row);
            Emit(Ldarg_3, Mul, Ldc_I4_8, Conv_I, Mul, Add);
        }
        AddOffset(scatter.Index);
        if (_output != Output.Gradient)
        {
            Emit(Dup, Ldind_R8);
        }
        Push(scatter.Value);
        if (_output != Output.Gradient)
        {
            Emit(Add);
        }
        Emit(Stind_R8);
    }

    /// <summary>The sum of all that is written is finite only if each of it is. Several entries of a Hessian come to one place, could
    /// be too large there and cancelled here, so theirs is the sum of the magnitudes: no sum of some of them is larger.</summary>
    private void AddToSum(LocalBuilder sum, Instruction value)
    {
        Store(value);
        Emit(sum);
        Push(value);
        if (_output != Output.Gradient)
        {
            Emit(s_abs);
        }
        Emit(Add);
        Store(sum);
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
        if (i.Container is { } container)
        {
            Emit(container);
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
            _locals.Add(i, _il.DeclareLocal(i.IsCondition ? typeof(bool) : typeof(double)));
            Store(_locals[i]);
        }
    }

    private LocalBuilder NewNumber() => _il.DeclareLocal(typeof(double));

    private void Store(LocalBuilder local) => _il.Emit(Stloc, local);

    private void Emit(params ReadOnlySpan<Code> codes)
    {
        foreach (Code code in codes)
        {
            code.Emit(_il);
        }
    }

    /// <summary>An operation code; what is loaded, a number or a local; what is called; or where to go on.</summary>
    private readonly record struct Code(Action<ILGenerator> Emit)
    {
        public static implicit operator Code(OpCode code) => new(il => il.Emit(code));

        public static implicit operator Code(double number) => new(il => il.Emit(Ldc_R8, number));

        public static implicit operator Code(LocalBuilder local) => new(il => il.Emit(Ldloc, local));

        public static implicit operator Code(MethodInfo method) => new(il => il.Emit(Call, method));

        public static implicit operator Code((OpCode Branch, Label Target) jump) => new(il => il.Emit(jump.Branch, jump.Target));
    }
}
