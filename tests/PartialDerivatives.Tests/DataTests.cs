using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using MathNet.Numerics.LinearAlgebra;

namespace PartialDerivatives.Tests;

public class DataTests
{
    [Fact]
    public void The_regression_sample_has_30_observations_of_3_variables()
    {
        Regression sample = Data.Regression();
        Assert.Equal((30, 3, 30), (sample.X.RowCount, sample.X.ColumnCount, sample.Y.Count));
        Assert.Equal(0.4967141530112327, sample.X[0, 0]);
        Assert.Equal(2.11928821123863, sample.Y[0]);
    }

    [Fact]
    public void The_terrain_is_87_by_61_heights_10_metres_apart()
    {
        Terrain terrain = Data.Terrain();
        Assert.Equal((87, 61, 10.0), (terrain.Heights.RowCount, terrain.Heights.ColumnCount, terrain.Spacing));
        double[] heights = [.. terrain.Heights.Enumerate()];
        Assert.Equal((94.0, 195.0), (heights.Min(), heights.Max()));
        Assert.Equal(100, terrain.Heights[0, 0]);
        Assert.Equal(103, terrain.Heights[0, 60]);
    }

    [Fact]
    public void Numbers_are_read_the_same_on_a_German_machine()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(0.4967141530112327, Data.Regression().X[0, 0]);
            Assert.Equal(100, Data.Terrain().Heights[0, 0]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void What_the_caller_changes_is_not_there_at_the_next_reading()
    {
        Data.Regression().X[0, 0] = 0;
        Assert.NotEqual(0, Data.Regression().X[0, 0]);
    }

    [Theory]
    [InlineData("x0,x1,x2,y\n1,2,3,4\n1,2,three,4\n", "row 3, column 3", "\"three\"")]
    [InlineData("x0,x1,x2,y\n1,,3,4\n", "row 2, column 2", "\"\"")]
    [InlineData("x0,x1,x2,y\n1,2,3,NaN\n", "row 2, column 4", "\"NaN\"")]
    [InlineData("x0,x1,x2,y\n1,2,3\n", "row 2", "3 columns where 4")]
    [InlineData("x0,x1,x2,y\n", "regression.csv", "no rows")]
    public void A_bad_cell_is_named_with_its_file_row_and_column(string csv, string where, string what)
    {
        Exception error = Assert.Throws<InvalidDataException>(() => RegressionBesideACopy(csv));
        Assert.Contains("regression.csv", error.Message);
        Assert.Contains(where, error.Message);
        Assert.Contains(what, error.Message);
    }

    [Fact]
    public void Data_are_found_from_where_the_library_lies_and_not_from_the_working_directory()
    {
        Assert.Equal([1, 2, 3], RegressionBesideACopy("x0,x1,x2,y\n1,2,3,4\n").Row(0));
    }

    [Fact]
    public void A_missing_data_folder_is_reported_with_where_it_was_sought()
    {
        Assert.Contains("data with regression.csv", Assert.Throws<DirectoryNotFoundException>(() => RegressionBesideACopy(null)).Message);
    }

    /// <summary>Data.Regression().X of a copy of the library in a folder of its own, with this text for regression.csv.</summary>
    private static Matrix<double> RegressionBesideACopy(string? csv)
    {
        DirectoryInfo root = Directory.CreateTempSubdirectory("partial-derivatives-");
        AssemblyLoadContext context = new("copy", isCollectible: true);
        try
        {
            if (csv is not null)
            {
                File.WriteAllText(Path.Combine(root.CreateSubdirectory("data").FullName, "regression.csv"), csv);
            }
            string library = Path.Combine(root.CreateSubdirectory("lib").CreateSubdirectory("bin").FullName, "PartialDerivatives.dll");
            File.Copy(typeof(Data).Assembly.Location, library);
            MethodInfo regression = context.LoadFromAssemblyPath(library).GetType(typeof(Data).FullName!)!
                .GetMethod(nameof(Data.Regression))!;
            object sample = regression.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null)!;
            return (Matrix<double>)sample.GetType().GetProperty(nameof(Regression.X))!.GetValue(sample)!;
        }
        finally
        {
            context.Unload();
            try
            {
                root.Delete(recursive: true);
            }
            catch (UnauthorizedAccessException)
            {
                // Windows keeps the file of an assembly until its context is collected.
            }
        }
    }
}
