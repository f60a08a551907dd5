using System.Reflection;
using System.Reflection.Emit;
using static System.Reflection.Emit.OpCodes;
using System.Runtime.InteropServices;

namespace PartialDerivatives;

// Indices, addresses, and the checks of indices that their ranges do not prove.
internal sealed partial class EmitCode
{
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
            Emit(_symbols[symbol]);
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

    /// <summary>Pushes the number at this index of the point or of a captured array.</summary>
    private void PushEntry(Instruction i)
    {
        if (i.Datum is { } datum)
        {
            for (int d = 0; d < datum.Indices.Length; d++)
            {
                Check(datum.Indices[d], AffineIndex.Of(datum.Array.Lengths[d]));
            }
            Emit(_data[datum.Array].Start);
        }
        else
        {
            if (i.Operation == Operation.Element)
            {
                Check(i.Index!, Length);
            }
            Emit(Ldarg_1);
        }
        AddOffset(i.Index!);
        Emit(Ldind_R8);
    }

    /// <summary>Adds an index to an address. What an outer loop changes comes first: the just-in-time compiler takes it out of the inner
    /// one.</summary>
    private void AddOffset(AffineIndex index)
    {
        AddTerms(index, 8);
        if (index.Constant != 0)
        {
            PushWhole(8 * index.Constant);
            Emit(Add);
        }
    }

    private AffineIndex Length => AffineIndex.Of(_formula.LengthSymbol!);

    /// <summary>Checks an index when it is used, unless its range proves it right.</summary>
    private void Check(AffineIndex index, AffineIndex end)
    {
        bool Below(AffineIndex limit) => (limit - index + -1).IsNeverNegative;
        if (!index.IsNeverNegative || !(Below(end) || (!end.IsConstant && Below(AffineIndex.Of(_formula.Lengths.Least)))))
        {
            Push(index);
            Push(end);
            Emit(s_checkIndex);
        }
    }

    private static ref double Start(object array) => ref MemoryMarshal.GetArrayDataReference(Unsafe.As<double[]>(array));

    private static double Carefully(object[] captured, ref double at, ref double gradient, nint length) => ((Formula)captured[^1])
        .ValueAndGradient(MemoryMarshal.CreateReadOnlySpan(ref at, (int)length), MemoryMarshal.CreateSpan(ref gradient, (int)length));

    private static void CheckIndex(nint index, nint count) => AffineIndex.Require(index, count);
}
