using System.Reflection;
using System.Reflection.Emit;
using static System.Reflection.Emit.OpCodes;

namespace PartialDerivatives;

// Values and conditions, pushed onto the evaluation stack.
internal sealed partial class EmitCode
{
    private static readonly MethodInfo s_abs = typeof(Math).GetMethod(nameof(Math.Abs), [typeof(double)])!,
        s_sqrt = typeof(Math).GetMethod(nameof(Math.Sqrt))!,
        s_pow = typeof(Math).GetMethod(nameof(Math.Pow))!;

    private void Push(Instruction i)
    {
        if (_locals.TryGetValue(i, out var local))
        {
            Emit(local);
        }
        else if (i.Negated is { } positive)
        {
            Push(positive);
            Emit(Neg);
        }
        else if (i.Operation == Operation.Add && i.Arguments.FirstOrDefault(IsSubtracted) is { } negative)
        {
            Push(i.Arguments[0] == negative ? i.Arguments[1] : i.Arguments[0]);
            Push(negative.Negated!);
            Emit(Sub);
        }
        else if (i.Operation is Operation.Coordinate or Operation.Element or Operation.Datum)
        {
            PushEntry(i);
        }
        else if (i.Operation == Operation.Index)
        {
            Push(i.Index!);
            Emit(Conv_R8);
        }
        else
        {
            Array.ForEach(i.Arguments, Push);
            Emit(CodeOf(i));
        }
    }

    /// <summary>What makes the value of the arguments on the stack.</summary>
    private static Code[] CodeOf(Instruction i) => i.Operation switch
    {
        Operation.Constant => [i.Value],
        Operation.SquareRoot => [s_sqrt],
        Operation.Pow => [s_pow],
        Operation.Function => [i.Function!.Method],
        Operation.Abbreviation => [],
        Operation.Add => [Add],
        Operation.Multiply or Operation.Power => [Mul],
        Operation.Divide or Operation.Reciprocal => [Div],
        Operation.And => [And],
        Operation.Or => [Or],
        Operation.Not => [Ldc_I4_0, Ceq],
        // The unordered comparisons make ≤ and ≥ false where an operand is NaN.
        Operation.Comparison => i.Relation switch
        {
            Relation.Less => [Clt],
            Relation.LessOrEqual => [Cgt_Un, Ldc_I4_0, Ceq],
            Relation.Equal => [Ceq],
            Relation.NotEqual => [Ceq, Ldc_I4_0, Ceq],
            Relation.GreaterOrEqual => [Clt_Un, Ldc_I4_0, Ceq],
            _ => [Cgt],
        },
        _ => throw new InvalidOperationException($"{i.Operation} should be in a local."),
    };

    private bool IsSubtracted(Instruction i) => i.Negated is not null && !_locals.ContainsKey(i);
}
