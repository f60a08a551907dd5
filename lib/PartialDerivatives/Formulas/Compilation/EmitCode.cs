using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PartialDerivatives;

/// <summary>Compiled code: reads the point, writes or adds to the output, returns the value.</summary>
internal delegate double Kernel(ref double at, ref double output, nint length);

/// <summary>Turns instructions into machine code by way of IL: values become locals, loops become loops, indices proven right are not checked again.</summary>
/// <remarks>
/// IL instead of System.Linq.Expressions, because only IL can address memory by reference: that saves the bounds checks, and lets one kernel
/// read from and write to spans. The bound first argument holds the captured arrays; a delegate without one would cost a shuffle thunk.
/// </remarks>
internal sealed class EmitCode
{
    private readonly ILGenerator il;
    private readonly Func<Instruction, int>? argumentOf;
    private readonly bool addsToOutput;
    private readonly Formula formula;
    private readonly Dictionary<Instruction, int> uses = [];
    private readonly HashSet<object> live = [];
    private readonly Dictionary<Instruction, LocalBuilder> locals = [];
    private readonly HashSet<object> emitted = [];
    private readonly Dictionary<IndexSymbol, LocalBuilder> symbols = [];
    private readonly Dictionary<DataArray, (int Position, LocalBuilder Start)> data = [];
    private readonly Dictionary<(object Array, AffineIndex? Row, AffineIndex Offset), LocalBuilder> rows = [];
    private readonly Stack<IndexSymbol> loops = [];

    private EmitCode(ILGenerator il, Formula formula, Func<Instruction, int>? argumentOf, bool addsToOutput) =>
        (this.il, this.formula, this.argumentOf, this.addsToOutput) = (il, formula, argumentOf, addsToOutput);

    /// <summary>Code for the effects of a computation and the value it returns.</summary>
    /// <param name="formula">What is computed.</param>
    /// <param name="root">The outermost block.</param>
    /// <param name="result">The value to return; null for 0.</param>
    /// <param name="addsToOutput">Whether the output is added to, not set.</param>
    public static Kernel Kernel(Formula formula, Block root, Instruction? result, bool addsToOutput)
    {
        var method = new DynamicMethod("Formula", typeof(double), [typeof(object[]), typeof(double).MakeByRefType(), typeof(double).MakeByRefType(), typeof(nint)], typeof(EmitCode).Module, skipVisibility: true) { InitLocals = false };
        var emit = new EmitCode(method.GetILGenerator(), formula, null, addsToOutput);
        emit.Body(root, result);
        return method.CreateDelegate<Kernel>(emit.CapturedArrays());
    }

    /// <summary>Code whose arguments are the coordinates themselves.</summary>
    public static Delegate Function(Formula formula, Type delegateType, Block root, Instruction result)
    {
        var method = new DynamicMethod("Formula", typeof(double), [typeof(object[]), .. Enumerable.Repeat(typeof(double), formula.Variables.Count)], typeof(EmitCode).Module, skipVisibility: true) { InitLocals = false };
        var emit = new EmitCode(method.GetILGenerator(), formula, i => (int)i.Index!.Constant + 1, false);
        emit.Body(root, result);
        return method.CreateDelegate(delegateType, emit.CapturedArrays());
    }

    private object[] CapturedArrays() => [.. data.OrderBy(d => d.Value.Position).Select(d => d.Key.Values)];

    private void Body(Block root, Instruction? result)
    {
        if (result is not null)
        {
            Count(result);
        }
        CountEffects(root);
        foreach (var (array, (position, start)) in data)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldc_I4, position);
            il.Emit(OpCodes.Ldelem_Ref);
            il.Emit(OpCodes.Call, StartOfArray);
            il.Emit(OpCodes.Stloc, start);
        }
        Effects(root);
        if (result is null)
        {
            il.Emit(OpCodes.Ldc_R8, 0.0);
        }
        else
        {
            Ready(result, root);
            Push(result);
        }
        il.Emit(OpCodes.Ret);
    }

    // ---- what is needed at all, and how often

    private void Count(Instruction i)
    {
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
        _ => uses[i] > 1 || i.Block != user,
    };

    // ---- statements

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
        PushAddress(Output, scatter.Row, scatter.Index);
        if (addsToOutput)
        {
            il.Emit(OpCodes.Dup);
            il.Emit(OpCodes.Ldind_R8);
            Push(scatter.Value);
            il.Emit(OpCodes.Add);
        }
        else
        {
            Push(scatter.Value);
        }
        il.Emit(OpCodes.Stind_R8);
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
        if (locals.ContainsKey(i) || i.Operation == Operation.Constant)
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
        if (!locals.ContainsKey(i) && i.Operation != Operation.Constant && !(i.Operation == Operation.Coordinate && argumentOf is not null))
        {
            Push(i);
            LocalBuilder local = il.DeclareLocal(typeof(double));
            il.Emit(OpCodes.Stloc, local);
            locals.Add(i, local);
        }
    }

    private void EmitContainer(object container)
    {
        if (!emitted.Add(container))
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
        Block[] blocks = container is Loop loop ? [loop.Body] : [((Branch)container).Then, ((Branch)container).Otherwise];
        var seen = new HashSet<object>();
        var outside = new List<Instruction>();

        void Value(Instruction i)
        {
            if (!seen.Add(i))
            {
                return;
            }
            if (!blocks.Any(i.Block.IsInside))
            {
                outside.Add(i);
                return;
            }
            foreach (Instruction argument in i.Arguments)
            {
                Value(argument);
            }
            Container((object?)i.Loop ?? i.Branch);
        }

        void Container(object? c)
        {
            if (c is null || !seen.Add(c))
            {
                return;
            }
            var (values, inside) = c is Loop l
                ? (l.Sums.Where(live.Contains).SelectMany(s => s.Arguments), [l.Body])
                : (((Branch)c).Choices.Where(live.Contains).SelectMany(x => x.Arguments).Concat(((Branch)c).Operands), (Block[])[((Branch)c).Then, ((Branch)c).Otherwise]);
            foreach (Instruction value in values.Concat(inside.SelectMany(b => b.Effects).OfType<Scatter>().Select(s => s.Value)))
            {
                Value(value);
            }
            foreach (object effect in inside.SelectMany(b => b.Effects).Where(e => e is not Scatter))
            {
                Container(effect);
            }
        }

        Container(container);
        foreach (Instruction i in outside)
        {
            Prepare(i);
            Store(i);
        }
    }

    private void Emit(Loop loop)
    {
        PrepareOuter(loop);
        IndexSymbol symbol = loop.Body.Symbol!;
        LocalBuilder i = il.DeclareLocal(typeof(nint)), to = il.DeclareLocal(typeof(nint));
        List<(Instruction Sum, LocalBuilder Total)> sums = [.. loop.Sums.Where(live.Contains).Select(s => (s, il.DeclareLocal(typeof(double))))];
        foreach (var (_, total) in sums)
        {
            il.Emit(OpCodes.Ldc_R8, 0.0);
            il.Emit(OpCodes.Stloc, total);
        }
        Push(symbol.From);
        il.Emit(OpCodes.Stloc, i);
        Push(symbol.To!);
        il.Emit(OpCodes.Stloc, to);
        loops.Push(symbol);
        var rowsHere = Rows(loop.Body);
        symbols[symbol] = i;

        Label body = il.DefineLabel(), test = il.DefineLabel();
        il.Emit(OpCodes.Br, test);
        il.MarkLabel(body);
        Effects(loop.Body);
        foreach (var (sum, total) in sums)
        {
            Ready(sum.Arguments[0], loop.Body);
            il.Emit(OpCodes.Ldloc, total);
            Push(sum.Arguments[0]);
            il.Emit(OpCodes.Add);
            il.Emit(OpCodes.Stloc, total);
        }
        il.Emit(OpCodes.Ldloc, i);
        il.Emit(OpCodes.Ldc_I4_1);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Stloc, i);
        il.MarkLabel(test);
        il.Emit(OpCodes.Ldloc, i);
        il.Emit(OpCodes.Ldloc, to);
        il.Emit(OpCodes.Ble, body);
        loops.Pop();
        foreach (var row in rowsHere)
        {
            rows.Remove(row);
        }
        foreach (var (sum, total) in sums)
        {
            locals.Add(sum, total);
        }
    }

    private void Emit(Branch branch)
    {
        PrepareOuter(branch);
        List<(Instruction Choice, LocalBuilder Value)> choices = [.. branch.Choices.Where(live.Contains).Select(c => (c, il.DeclareLocal(typeof(double))))];
        Label otherwise = il.DefineLabel(), end = il.DefineLabel();
        Push(branch.Condition);
        il.Emit(OpCodes.Brfalse, otherwise);
        Side(branch.Then, 0);
        il.Emit(OpCodes.Br, end);
        il.MarkLabel(otherwise);
        Side(branch.Otherwise, 1);
        il.MarkLabel(end);
        foreach (var (choice, value) in choices)
        {
            locals.Add(choice, value);
        }

        void Side(Block block, int side)
        {
            Effects(block);
            foreach (var (choice, value) in choices)
            {
                Ready(choice.Arguments[side], block);
                Push(choice.Arguments[side]);
                il.Emit(OpCodes.Stloc, value);
            }
        }
    }

    // ---- values

    private void Push(Instruction i)
    {
        if (locals.TryGetValue(i, out var local))
        {
            il.Emit(OpCodes.Ldloc, local);
            return;
        }
        if (i.Operation is not (Operation.Constant or Operation.Coordinate or Operation.Element or Operation.Datum or Operation.Index))
        {
            foreach (Instruction argument in i.Arguments)
            {
                Push(argument);
            }
        }
        switch (i.Operation)
        {
            case Operation.Constant:
                il.Emit(OpCodes.Ldc_R8, i.Value);
                break;
            case Operation.Coordinate when argumentOf is not null:
                il.Emit(OpCodes.Ldarg, argumentOf(i));
                break;
            case Operation.Coordinate:
                PushAddress(Point, null, i.Index!);
                il.Emit(OpCodes.Ldind_R8);
                break;
            case Operation.Element:
                Check(i.Index!, null);
                PushAddress(Point, null, i.Index!);
                il.Emit(OpCodes.Ldind_R8);
                break;
            case Operation.Datum:
                for (int d = 0; d < i.Datum!.Indices.Length; d++)
                {
                    Check(i.Datum.Indices[d], i.Datum.Array.Lengths[d]);
                }
                PushAddress(i.Datum.Array, null, i.Index!);
                il.Emit(OpCodes.Ldind_R8);
                break;
            case Operation.Index:
                Push(i.Index!);
                il.Emit(OpCodes.Conv_R8);
                break;
            case Operation.Add:
                il.Emit(OpCodes.Add);
                break;
            case Operation.Subtract:
                il.Emit(OpCodes.Sub);
                break;
            case Operation.Multiply or Operation.Power:
                il.Emit(OpCodes.Mul);
                break;
            case Operation.Divide:
                il.Emit(OpCodes.Div);
                break;
            case Operation.Negate:
                il.Emit(OpCodes.Neg);
                break;
            case Operation.SquareRoot:
                il.Emit(OpCodes.Call, MathMethod("Sqrt", 1));
                break;
            case Operation.Pow:
                il.Emit(OpCodes.Call, MathMethod("Pow", 2));
                break;
            case Operation.Function when i.Function == DerivativeRules.Sign:
                il.Emit(OpCodes.Call, SignMethod);
                break;
            case Operation.Function:
                il.Emit(OpCodes.Call, MathMethod(i.Function!.Name, i.Arguments.Length));
                break;
            default:
                throw new InvalidOperationException($"{i.Operation} should be in a local.");
        }
    }

    private void Push(Condition condition)
    {
        switch (condition)
        {
            case TruthValue truth:
                il.Emit(truth.Value ? OpCodes.Ldc_I4_1 : OpCodes.Ldc_I4_0);
                break;
            case Comparison comparison:
                Push((Instruction)((PlaceholderNode)comparison.Left).Value);
                Push((Instruction)((PlaceholderNode)comparison.Right).Value);
                // The unordered comparisons make ≤ and ≥ false where an operand is NaN.
                il.Emit(comparison.Relation switch
                {
                    Relation.Less => OpCodes.Clt,
                    Relation.LessOrEqual => OpCodes.Cgt_Un,
                    Relation.GreaterOrEqual => OpCodes.Clt_Un,
                    Relation.Greater => OpCodes.Cgt,
                    _ => OpCodes.Ceq,
                });
                if (comparison.Relation is Relation.LessOrEqual or Relation.GreaterOrEqual or Relation.NotEqual)
                {
                    Not();
                }
                break;
            case Negation negation:
                Push(negation.Operand);
                Not();
                break;
            case Connective connective:
                Push(connective.Left);
                Push(connective.Right);
                il.Emit(connective.IsAnd ? OpCodes.And : OpCodes.Or);
                break;
        }
    }

    private void Not()
    {
        il.Emit(OpCodes.Ldc_I4_0);
        il.Emit(OpCodes.Ceq);
    }

    // ---- indices and addresses

    private void Push(AffineIndex index)
    {
        il.Emit(OpCodes.Ldc_I8, index.Constant);
        il.Emit(OpCodes.Conv_I);
        foreach (var (symbol, factor) in index.Terms)
        {
            PushTerm(symbol, factor);
            il.Emit(OpCodes.Add);
        }
    }

    private void PushTerm(IndexSymbol symbol, long factor)
    {
        if (symbol.IsLength)
        {
            il.Emit(OpCodes.Ldarg_3);
        }
        else
        {
            il.Emit(OpCodes.Ldloc, symbols[symbol]);
        }
        if (factor != 1)
        {
            il.Emit(OpCodes.Ldc_I8, factor);
            il.Emit(OpCodes.Conv_I);
            il.Emit(OpCodes.Mul);
        }
    }

    /// <summary>Before a loop: the addresses in it, as far as they do not depend on its variable.</summary>
    private List<(object, AffineIndex?, AffineIndex)> Rows(Block body)
    {
        var added = new List<(object, AffineIndex?, AffineIndex)>();
        var accesses = uses.Keys.Where(i => i.Block == body).Select(i => i.Operation switch
        {
            Operation.Element => (Point, null, i.Index!),
            Operation.Datum => (i.Datum!.Array, null, i.Index!),
            _ => ((object Array, AffineIndex? Row, AffineIndex Index)?)null,
        }).Concat(body.Effects.OfType<Scatter>().Select(s => ((object, AffineIndex?, AffineIndex)?)(Output, s.Row, s.Index)));
        foreach (var (array, row, index) in accesses.OfType<(object Array, AffineIndex? Row, AffineIndex Index)>())
        {
            var (start, _) = Split(array, row, index);
            if (start.Row?.FactorOf(loops.Peek()) is null or 0 && (start.Row is not null || !start.Offset.IsConstant) && !rows.ContainsKey(start))
            {
                LocalBuilder address = il.DeclareLocal(typeof(double).MakeByRefType());
                PushStart(start);
                il.Emit(OpCodes.Stloc, address);
                rows.Add(start, address);
                added.Add(start);
            }
        }
        return added;
    }

    /// <summary>The part of an address that the variable of the innermost loop does not change, and the rest of the index.</summary>
    private ((object Array, AffineIndex? Row, AffineIndex Offset) Start, AffineIndex Remainder) Split(object array, AffineIndex? row, AffineIndex index)
    {
        AffineIndex changing = loops.TryPeek(out var symbol) ? index.FactorOf(symbol) * AffineIndex.Of(symbol) : AffineIndex.Zero;
        return row is not null && symbol is not null && row.FactorOf(symbol) != 0
            ? ((array, row, AffineIndex.Zero), index)
            : ((array, row, index - changing + -index.Constant), changing + index.Constant);
    }

    private void PushAddress(object array, AffineIndex? row, AffineIndex index)
    {
        var (start, rest) = Split(array, row, index);
        if (rows.TryGetValue(start, out var address))
        {
            il.Emit(OpCodes.Ldloc, address);
        }
        else
        {
            PushStart(start);
        }
        AddOffset(rest);
    }

    private void PushStart((object Array, AffineIndex? Row, AffineIndex Offset) start)
    {
        if (start.Array is DataArray array)
        {
            il.Emit(OpCodes.Ldloc, data[array].Start);
        }
        else
        {
            il.Emit(start.Array == Point ? OpCodes.Ldarg_1 : OpCodes.Ldarg_2);
        }
        if (start.Row is not null)
        {
            Push(start.Row);
            il.Emit(OpCodes.Ldarg_3);
            il.Emit(OpCodes.Mul);
            il.Emit(OpCodes.Ldc_I4_8);
            il.Emit(OpCodes.Conv_I);
            il.Emit(OpCodes.Mul);
            il.Emit(OpCodes.Add);
        }
        AddOffset(start.Offset);
    }

    private void AddOffset(AffineIndex index)
    {
        foreach (var (symbol, factor) in index.Terms)
        {
            PushTerm(symbol, 8 * factor);
            il.Emit(OpCodes.Add);
        }
        if (index.Constant != 0)
        {
            il.Emit(OpCodes.Ldc_I8, 8 * index.Constant);
            il.Emit(OpCodes.Conv_I);
            il.Emit(OpCodes.Add);
        }
    }

    /// <summary>Checks an index when it is used, unless its range proves it right.</summary>
    private void Check(AffineIndex index, int? count)
    {
        bool Below(AffineIndex end) => (end - index + -1).IsNeverNegative;
        if (index.IsNeverNegative && (count is { } entries ? Below(AffineIndex.Of(entries)) : Below(AffineIndex.Of(formula.LengthSymbol!)) || Below(AffineIndex.Of(formula.Lengths.Least))))
        {
            return;
        }
        Push(index);
        if (count is { } known)
        {
            il.Emit(OpCodes.Ldc_I8, (long)known);
            il.Emit(OpCodes.Conv_I);
        }
        else
        {
            il.Emit(OpCodes.Ldarg_3);
        }
        il.Emit(OpCodes.Call, CheckMethod);
    }

    private static readonly object Point = new(), Output = new();
    private static readonly MethodInfo StartOfArray = typeof(EmitCode).GetMethod(nameof(Start), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo CheckMethod = typeof(EmitCode).GetMethod(nameof(CheckIndex), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo SignMethod = typeof(EmitCode).GetMethod(nameof(Sign), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static MethodInfo MathMethod(string name, int arguments) => typeof(Math).GetMethod(name, [.. Enumerable.Repeat(typeof(double), arguments)])!;

    private static ref double Start(object array) => ref MemoryMarshal.GetArrayDataReference(Unsafe.As<double[]>(array));

    private static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : x;

    private static void CheckIndex(nint index, nint count)
    {
        if ((nuint)index >= (nuint)count)
        {
            throw new ArgumentException($"The formula needs the component with index {index}, but there are {count}: indices go from 0 to {count - 1}.", "at");
        }
    }
}
