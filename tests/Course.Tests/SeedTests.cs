using System.Text.Json.Nodes;
using Course.Documents;

namespace Course.Tests;

/// <summary>What the Python chapter prints must come out of the notebooks digit for digit and column for column.</summary>
public class SeedTests
{
    // The printed output of chapter 210 of "Mathematics for Programmers" (see the README), as Python and NumPy 1.24 print it.
    private const string Section1 = """
        Point                 df/dx (exact)    df/dx (num)  df/dy (exact)    df/dy (num)
        --------------------------------------------------------------------------------
        (1.0, 0.50)              0.95885108     0.95885108     0.87758256     0.87758256
        (2.0, 1.05)              3.46410162     3.46410161     2.00000000     2.00000000
        (-1.5, 1.00)             -2.52441295    -2.52441296     1.21568019     1.21568019

        """;

    private const string Section3 = """
        Partial derivatives of MSE at w=0:
           Component       Numerical      Analytical       Error
        dL/dw_0        -0.64083213     -0.64083213    2.66e-09
        dL/dw_1         1.42689937      1.42689936    8.76e-09
        dL/dw_2        -3.84072625     -3.84072626    1.27e-08

        """;

    [Theory]
    [InlineData("01-what-a-partial-derivative-is.ipynb", Section1)]
    [InlineData("03-partial-derivatives-in-the-loss-function.ipynb", Section3)]
    public void A_cell_prints_what_the_python_chapter_prints(string name, string printed)
    {
        // Stored outputs: that they are what the cells give is ChapterTests' to see.
        IEnumerable<JsonNode?> outputs = Notebook.Load(Repository.Notebook(name)).Cells
            .Where(cell => cell.IsCode).SelectMany(cell => cell.Outputs);

        Assert.Contains(printed.ReplaceLineEndings("\n"), outputs.Select(output => MultilineText.Read(output!["text"])));
    }
}
