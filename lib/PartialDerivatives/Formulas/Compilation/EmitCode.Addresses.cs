using System.Reflection;
using System.Reflection.Emit;
using static System.Reflection.Emit.OpCodes;
using System.Runtime.InteropServices;

namespace PartialDerivatives;

// Indices, addresses, and the checks of indices that their ranges do not prove.
internal sealed partial class EmitCode
{
    private static readonly object s_point = new(), s_output = new();

    private static readonly MethodInfo
        s_startOfArray = typeof(EmitCode).GetMethod(nameof(Start), BindingFlags.NonPublic | BindingFlags.Static)!,
        s_checkIndex = typeof(EmitCode).GetMethod(nameof(CheckIndex), BindingFlags.NonPublic | BindingFlags.Static)!,
        s_carefully = typeof(EmitCode).GetMethod(nameof(Carefully), BindingFlags.NonPublic | BindingFlags.Static)!,
        s_append = typeof(SparseEntries).GetMethod(nameof(SparseEntries.Append))!;

    private void Push(AffineIndex index)
    {
        PushWhole(index.Constant);
        AddTerms(index, 1);
    }

    private void AddTerms(AffineIndex index, long size)
    {
        foreach (var (symbol, factor) in index.Terms)
        {
            if (symbol.IsLength)
            {
                Emit(Ldarg_3);
            }
            else
            {
                Load(_symbols[symbol]);
            }
            if (size * factor != 1)
            {
                PushWhole(size * factor);
                Emit(Mul);
            }
            Emit(Add);
        }
    }

    private void PushWhole(long number)
    {
        _il.Emit(Ldc_I8, number);
        Emit(Conv_I);
    }

    /// <summary>What an outer loop changes comes first: the just-in-time compiler takes it out of the inner one.</summary>
    private void PushAddress(object array, AffineIndex? row, AffineIndex index)
    {
        if (array is DataArray data)
        {
            Load(_data[data].Start);
        }
        else
        {
            Emit(array == s_point ? Ldarg_1 : Ldarg_2);
        }
        if (row is not null)
        {
            Push(row);
            Emit(Ldarg_3, Mul, Ldc_I4_8, Conv_I, Mul, Add);
        }
        AddTerms(index, 8);
        if (index.Constant != 0)
        {
            PushWhole(8 * index.Constant);
            Emit(Add);
        }
    }

    /// <summary>Checks an index when it is used, unless its range proves it right.</summary>
    private void Check(AffineIndex index, int? count)
    {
        bool Below(AffineIndex end) => (end - index + -1).IsNeverNegative;
        if (index.IsNeverNegative
            && (count is { } entries ? Below(AffineIndex.Of(entries)) : Below(AffineIndex.Of(_formula.LengthSymbol!))
            || Below(AffineIndex.Of(_formula.Lengths.Least))))
        {
            return;
        }
        Push(index);
        if (count is { } known)
        {
            PushWhole(known);
        }
        else
        {
            Emit(Ldarg_3);
        }
        _il.Emit(Call, s_checkIndex);
    }

    private static ref double Start(object array) => ref MemoryMarshal.GetArrayDataReference(Unsafe.As<double[]>(array));

    private static double Carefully(object[] captured, ref double at, ref double gradient, nint length) => ((Formula)captured[^1])
        .ValueAndGradient(MemoryMarshal.CreateReadOnlySpan(ref at, (int)length), MemoryMarshal.CreateSpan(ref gradient, (int)length));

    private static void CheckIndex(nint index, nint count) => AffineIndex.Require(index, count);
}
