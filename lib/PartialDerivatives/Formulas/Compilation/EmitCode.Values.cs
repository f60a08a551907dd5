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
            Load(local);
            return;
        }
        if (i.Negated is { } positive)
        {
            Push(positive);
            Emit(Neg);
            return;
        }
        if (i.Operation == Operation.Add && i.Arguments.FirstOrDefault(IsSubtracted) is { } negative)
        {
            Push(i.Arguments[0] == negative ? i.Arguments[1] : i.Arguments[0]);
            Push(negative.Negated!);
            Emit(Sub);
            return;
        }
        Array.ForEach(i.Arguments, Push);
        switch (i.Operation)
        {
            case Operation.Constant:
                _il.Emit(Ldc_R8, i.Value);
                break;
            case Operation.Coordinate or Operation.Element or Operation.Datum:
                PushEntry(i);
                break;
            case Operation.Index:
                Push(i.Index!);
                Emit(Conv_R8);
                break;
            case Operation.SquareRoot or Operation.Pow or Operation.Function:
                _il.Emit(Call, i.Operation switch { Operation.SquareRoot => s_sqrt, Operation.Pow => s_pow, _ => i.Function!.Method });
                break;
            case Operation.Comparison:
                Push(i.Relation!.Value);
                break;
            case Operation.Not:
                Emit(Ldc_I4_0, Ceq);
                break;
            case not Operation.Abbreviation:
                Emit(i.Operation switch
                {
                    Operation.Add => Add,
                    Operation.Multiply or Operation.Power => Mul,
                    Operation.Divide or Operation.Reciprocal => Div,
                    Operation.And => And,
                    Operation.Or => Or,
                    _ => throw new InvalidOperationException($"{i.Operation} should be in a local."),
                });
                break;
        }
    }

    private bool IsSubtracted(Instruction i) => i.Negated is not null && !_locals.ContainsKey(i);

    private void Push(Relation relation)
    {
        // The unordered comparisons make ≤ and ≥ false where an operand is NaN.
        Emit(relation switch
        {
            Relation.Less => Clt,
            Relation.LessOrEqual => Cgt_Un,
            Relation.GreaterOrEqual => Clt_Un,
            Relation.Greater => Cgt,
            _ => Ceq,
        });
        if (relation is Relation.LessOrEqual or Relation.GreaterOrEqual or Relation.NotEqual)
        {
            Emit(Ldc_I4_0, Ceq);
        }
    }
}
