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

    /// <summary>Before a loop: the addresses in it, as far as they do not depend on its variable.</summary>
    private List<(object, AffineIndex?, AffineIndex)> Rows(Block body)
    {
        var added = new List<(object, AffineIndex?, AffineIndex)>();
        IEnumerable<(object Array, AffineIndex? Row, AffineIndex Index)> reads = _uses.Keys
            .Where(i => i.Block == body && i.Operation is (Operation.Element or Operation.Datum))
            .Select(i => ((object?)i.Datum?.Array ?? s_point, (AffineIndex?)null, i.Index!));
        foreach (var (array, row, index) in reads.Concat(body.Effects.OfType<Scatter>().Select(s => (s_output, s.Row, s.Index))))
        {
            var (start, _) = Split(array, row, index);
            if (start.Row?.FactorOf(_loops.Peek()) is null or 0 && (start.Row is not null || !start.Offset.IsConstant)
                && !_rows.ContainsKey(start))
            {
                LocalBuilder address = _il.DeclareLocal(typeof(double).MakeByRefType());
                PushStart(start);
                Store(address);
                _rows.Add(start, address);
                added.Add(start);
            }
        }
        return added;
    }

    /// <summary>The part of an address that the variable of the innermost loop does not change, and the rest of the index.</summary>
    private ((object Array, AffineIndex? Row, AffineIndex Offset) Start, AffineIndex Remainder) Split(object array, AffineIndex? row,
        AffineIndex index)
    {
        AffineIndex changing = _loops.TryPeek(out var symbol) ? index.FactorOf(symbol) * AffineIndex.Of(symbol) : AffineIndex.Zero;
        return row is not null && symbol is not null && row.FactorOf(symbol) != 0
            ? ((array, row, AffineIndex.Zero), index)
            : ((array, row, index - changing + -index.Constant), changing + index.Constant);
    }

    private void PushAddress(object array, AffineIndex? row, AffineIndex index)
    {
        var (start, rest) = Split(array, row, index);
        if (_rows.TryGetValue(start, out var address))
        {
            Load(address);
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
            Load(_data[array].Start);
        }
        else
        {
            Emit(start.Array == s_point ? Ldarg_1 : Ldarg_2);
        }
        if (start.Row is not null)
        {
            Push(start.Row);
            Emit(Ldarg_3, Mul, Ldc_I4_8, Conv_I, Mul, Add);
        }
        AddOffset(start.Offset);
    }

    private void AddOffset(AffineIndex index)
    {
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
