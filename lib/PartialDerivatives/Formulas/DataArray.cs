namespace PartialDerivatives;

/// <summary>The numbers of a captured array, vector or matrix, copied when the formula was made; row after row.</summary>
internal sealed class DataArray(string name, double[] values, int[] lengths, bool isJagged = false)
{
    public string Name { get; } = name;
    public double[] Values { get; } = values;

    /// <summary>Whether an entry is written X[j][i], not X[j, i].</summary>
    public bool IsJagged { get; } = isJagged;

    /// <summary>The number of entries along each dimension.</summary>
    public int[] Lengths { get; } = lengths;

    /// <summary>The position in <see cref="Values"/> of the entry with these indices.</summary>
    public AffineIndex Position(IReadOnlyList<AffineIndex> indices)
    {
        AffineIndex position = indices[0];
        for (int d = 1; d < Lengths.Length; d++)
        {
            position = (Lengths[d] * position) + indices[d];
        }
        return position;
    }

    /// <summary>Copies what a lambda can capture; null if the value is not an array of numbers.</summary>
    public static DataArray? From(string name, object? value)
    {
        switch (value)
        {
            case IList<double> a: return new(name, [.. a], [a.Count]);
            case IList<int> a: return new(name, [.. a], [a.Count]);
            case MathNet.Numerics.LinearAlgebra.Matrix<double> m: return new(name, m.ToRowMajorArray(), [m.RowCount, m.ColumnCount]);
            case float[] or double[,] or double[,,] or int[,] or float[,]:
                var array = (Array)value;
                return new(name, [.. array.Cast<object>().Select(Convert.ToDouble)],
                    [.. Enumerable.Range(0, array.Rank).Select(array.GetLength)]);
            case double[][] rows when rows.Length > 0 && rows.All(r => r?.Length == rows[0]?.Length && r is not null):
                return new(name, [.. rows.SelectMany(r => r)], [rows.Length, rows[0].Length], isJagged: true);
            default: return null;
        }
    }
}
