namespace PartialDerivatives;

/// <summary>The entries that compiled code adds to a sparse matrix, in the order in which they come; entries in one place are added
/// up.</summary>
internal sealed class SparseEntries
{
    [ThreadStatic]
    private static SparseEntries? s_current;

    private readonly List<int> _rows = [], _columns = [];
    private readonly List<double> _values = [];

    /// <summary>Collects what the code that this calls appends; null if not all of it is finite.</summary>
    public static Matrix<double>? Collect(int size, Func<double> kernel)
    {
        var (outer, entries) = (s_current, new SparseEntries());
        s_current = entries;
        try
        {
            return double.IsFinite(kernel())
                ? Matrix<double>.Build.SparseFromCoordinateFormat(
                    size, size, entries._values.Count, [.. entries._rows], [.. entries._columns], [.. entries._values])
                : null;
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
        entries._rows.Add((int)row);
        entries._columns.Add((int)column);
        entries._values.Add(value);
    }
}
