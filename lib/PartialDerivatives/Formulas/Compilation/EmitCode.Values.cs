using System.Reflection;
using System.Reflection.Emit;

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
            _il.Emit(OpCodes.Ldloc, local);
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
                _il.Emit(OpCodes.Ldc_R8, i.Value);
                break;
            case Operation.Coordinate:
                PushAddress(s_point, null, i.Index!);
                _il.Emit(OpCodes.Ldind_R8);
                break;
            case Operation.Element:
                Check(i.Index!, null);
                PushAddress(s_point, null, i.Index!);
                _il.Emit(OpCodes.Ldind_R8);
                break;
            case Operation.Datum:
                for (int d = 0; d < i.Datum!.Indices.Length; d++)
                {
                    Check(i.Datum.Indices[d], i.Datum.Array.Lengths[d]);
                }
                PushAddress(i.Datum.Array, null, i.Index!);
                _il.Emit(OpCodes.Ldind_R8);
                break;
            case Operation.Index:
                Push(i.Index!);
                _il.Emit(OpCodes.Conv_R8);
                break;
            case Operation.Add:
                _il.Emit(OpCodes.Add);
                break;
            case Operation.Subtract:
                _il.Emit(OpCodes.Sub);
                break;
            case Operation.Multiply or Operation.Power:
                _il.Emit(OpCodes.Mul);
                break;
            case Operation.Divide or Operation.Reciprocal:
                _il.Emit(OpCodes.Div);
                break;
            case Operation.Negate:
                _il.Emit(OpCodes.Neg);
                break;
            case Operation.Abbreviation:
                break;
            case Operation.SquareRoot:
                _il.Emit(OpCodes.Call, s_sqrt);
                break;
            case Operation.Pow:
                _il.Emit(OpCodes.Call, s_pow);
                break;
            case Operation.Function:
                _il.Emit(OpCodes.Call, i.Function!.Method);
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
                _il.Emit(truth.Value ? OpCodes.Ldc_I4_1 : OpCodes.Ldc_I4_0);
                break;
            case Comparison comparison:
                Push((Instruction)((PlaceholderNode)comparison.Left).Value);
                Push((Instruction)((PlaceholderNode)comparison.Right).Value);
                // The unordered comparisons make ≤ and ≥ false where an operand is NaN.
                _il.Emit(comparison.Relation switch
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
                _il.Emit(connective.IsAnd ? OpCodes.And : OpCodes.Or);
                break;
        }
    }

    private void Not()
    {
        _il.Emit(OpCodes.Ldc_I4_0);
        _il.Emit(OpCodes.Ceq);
    }
}
