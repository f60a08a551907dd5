using MathNet.Numerics.LinearAlgebra;

namespace PartialDerivatives;

/// <summary>The entries that compiled code adds to a sparse matrix, in the order in which they come; entries in one place are added up.</summary>
internal sealed class SparseEntries
{
    [ThreadStatic]
    private static SparseEntries? s_current;

    private (int Row, int Column, double Value)[] _entries = new (int, int, double)[64];
    private int _count;

    /// <summary>Collects what the code that this calls appends.</summary>
    public static Matrix<double> Collect(int size, Action kernel)
    {
        var (outer, entries) = (s_current, new SparseEntries());
        s_current = entries;
        try
        {
            kernel();
        }
        finally
        {
            s_current = outer;
        }
        return entries.ToMatrix(size);
    }

    /// <summary>Called by compiled code.</summary>
    public static void Append(double value, nint row, nint column)
    {
        SparseEntries entries = s_current!;
        if (entries._count == entries._entries.Length)
        {
            Array.Resize(ref entries._entries, 2 * entries._count);
        }
        entries._entries[entries._count++] = ((int)row, (int)column, value);
    }

    private Matrix<double> ToMatrix(int size)
    {
        Array.Sort(_entries, 0, _count, Comparer<(int Row, int Column, double)>.Create((a, b) =>
            a.Row != b.Row ? a.Row.CompareTo(b.Row) : a.Column.CompareTo(b.Column)));
        int[] rows = new int[size + 1], columns = new int[_count];
        var values = new double[_count];
        int last = -1;
        for (int k = 0; k < _count; k++)
        {
            var (row, column, value) = _entries[k];
            if (k == 0 || (row, column) != (_entries[k - 1].Row, _entries[k - 1].Column))
            {
                columns[++last] = column;
                rows[row + 1]++;
            }
            values[last] += value;
        }
        for (int row = 0; row < size; row++)
        {
            rows[row + 1] += rows[row];
        }
        return Matrix<double>.Build.SparseFromCompressedSparseRowFormat(size, size, last + 1, rows, columns[..(last + 1)], values[..(last + 1)]);
    }
}
