using Sylvan.Data.Csv;

namespace PartialDerivatives;

/// <summary>The data sets of the chapter, read from the <c>data</c> folder; its README says where they come from.</summary>
public static class Data
{
    /// <summary>The made-up sample that the chapter fits a linear model to: y = 1.5·x₀ − 0.5·x₁ + 2·x₂ plus noise.</summary>
    /// <exception cref="InvalidDataException">A cell of the file is not a finite number; the message says which.</exception>
    public static Regression Regression()
    {
        Matrix<double> table = Read("regression.csv", columns: 4, hasHeader: true);
        return new Regression(table.SubMatrix(0, table.RowCount, 0, 3), table.Column(3));
    }

    /// <summary>The heights of Maunga Whau (Mount Eden), a volcano in Auckland.</summary>
    /// <exception cref="InvalidDataException">A cell of the file is not a finite number; the message says which.</exception>
    public static Terrain Terrain() => new(Read("volcano.csv", columns: 61, hasHeader: false), Spacing: 10);

    /// <summary>False in a browser, where the assembly has no place; there the files that are embedded in it are read.</summary>
    private static bool HasFiles => !OperatingSystem.IsBrowser();

    private static Matrix<double> Read(string file, int columns, bool hasHeader)
    {
        string path = HasFiles ? Path.Combine(Folder(), file) : file;
        CsvDataReaderOptions options = new() { HasHeaders = hasHeader, Delimiter = ',', Culture = CultureInfo.InvariantCulture };
        using var text = new StreamReader(
            HasFiles ? File.OpenRead(path) : typeof(Data).Assembly.GetManifestResourceStream($"data/{file}")!);
        using CsvDataReader reader = CsvDataReader.Create(text, options);
        List<double[]> rows = [];
        while (reader.Read())
        {
            string line = $"{path}, row {rows.Count + (hasHeader ? 2 : 1)}";
            if (reader.RowFieldCount != columns)
            {
                throw new InvalidDataException(
                    $"{line} has {reader.RowFieldCount} columns where {columns} are expected. Restore the file.");
            }
            double[] row = new double[columns];
            for (int column = 0; column < columns; column++)
            {
                row[column] = Number(reader.GetString(column), $"{line}, column {column + 1}");
            }
            rows.Add(row);
        }
        return rows.Count > 0
            ? Matrix<double>.Build.DenseOfRowArrays(rows)
            : throw new InvalidDataException($"{path} has no rows. Restore the file.");
    }

    private static double Number(string text, string where) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
            : throw new InvalidDataException($"{where}: \"{text}\" is not a finite number. Write numbers like -0.25 or 1e-3, or restore "
                + $"the file.");

    /// <summary>The nearest folder <c>data</c> above this assembly: notebooks and tests run in folders of their own.</summary>
    private static string Folder()
    {
        string start = Path.GetDirectoryName(typeof(Data).Assembly.Location) is { Length: > 0 } own ? own : AppContext.BaseDirectory;
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            string data = Path.Combine(folder.FullName, "data");
            if (File.Exists(Path.Combine(data, "regression.csv")))
            {
                return data;
            }
        }
        throw new DirectoryNotFoundException(
            $"No folder data with regression.csv in {start} or any folder above it. Use the library from inside its repository.");
    }
}

/// <summary>A sample for linear regression.</summary>
/// <param name="X">What was observed, 30 × 3: a row for each observation, a column for each variable.</param>
/// <param name="Y">The response to each of the 30 observations.</param>
public sealed record Regression(Matrix<double> X, Vector<double> Y);

/// <summary>Heights of a terrain on a square grid.</summary>
/// <param name="Heights">Metres, 87 × 61: rows from east to west, columns from south to north.</param>
/// <param name="Spacing">Metres between neighbours, in both directions.</param>
public sealed record Terrain(Matrix<double> Heights, double Spacing);
