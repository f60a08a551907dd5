namespace Course.Tests;

/// <summary>What odd cells give is stored in a notebook, by which the browser's kernel is tested (OddCellsTests of Live.Tests).</summary>
public class OddCellsTests
{
    [Fact]
    public async Task The_stored_outputs_of_the_odd_cells_are_the_kernels()
    {
        (int exitCode, string text) = await CourseProgram.CallAsync(
            "check", Path.Combine(Repository.Root, "tests", "Live.Tests", "odd-cells.ipynb"));

        Assert.True(exitCode == 0, text);
    }
}
