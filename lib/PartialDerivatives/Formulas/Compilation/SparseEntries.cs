namespace PartialDerivatives;

/// <summary>The entries that compiled code adds to a sparse matrix, in the order in which they come; entries in one place are added
/// up.</summary>
internal sealed class SparseEntries
{
    [ThreadStatic]
    private static SparseEntries? s_current;

    private (int Row, int Column, double Value)[] _entries = new (int, int, double)[64];
    private int _count;

    /// <summary>Collects what the code that this calls appends; null if not all of it is finite.</summary>
    public static Matrix<double>? Collect(int size, Func<double> kernel)
    {
        var (outer, entries) = (s_current, new SparseEntries());
        s_current = entries;
        try
        {
            return double.IsFinite(kernel()) ? entries.ToMatrix(size) : null;
        }
        finally
        {
            s_current = outer;
        }
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

    /// <summary>Sorts by row with a count of each, then the few entries of a row by column.</summary>
    private Matrix<double> ToMatrix(int size)
    {
        var entries = _entries.AsSpan(0, _count);
        int[] rows = new int[size + 1], columns = new int[_count];
        var values = new double[_count];
        foreach (var (row, _, _) in entries)
        {
            rows[row + 1]++;
        }
        for (int row = 0; row < size; row++)
        {
            rows[row + 1] += rows[row];
        }
        int[] next = rows[..size];
        foreach (var (row, column, value) in entries)
        {
            int place = next[row]++;
            (columns[place], values[place]) = (column, value);
        }
        int count = 0;
        for (int row = 0, start = 0; row < size; row++)
        {
            int end = rows[row + 1], first = count;
            columns.AsSpan(start, end - start).Sort(values.AsSpan(start, end - start));
            for (int k = start; k < end; k++)
            {
                if (count > first && columns[count - 1] == columns[k])
                {
                    values[count - 1] += values[k];
                }
                else
                {
                    (columns[count], values[count++]) = (columns[k], values[k]);
                }
            }
            (start, rows[row + 1]) = (end, count);
        }
        return Matrix<double>.Build.SparseFromCompressedSparseRowFormat(size, size, count, rows, columns[..count], values[..count]);
    }
}
