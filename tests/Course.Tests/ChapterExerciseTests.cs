using System.Text.RegularExpressions;
using Course.Documents;
using Course.Execution;

namespace Course.Tests;

/// <summary>What the exercises of the chapter say to answers that students give.</summary>
public partial class ChapterExerciseTests
{
    [Theory]
    [InlineData("01", 1,
        "(x, y) => Exp(x * y) + x * y * Exp(x * y)", "✓ Right",
        "(x, y) => Exp(x * y)", "product rule",
        "(x, y) => Exp(x * y) + y * Exp(x * y)", "The inner derivative",
        "(x, y) => y * y * Exp(x * y) + 3 * x * x", "This is the derivative by x.",
        "(x, y) => Exp(x * y) + x * y * Exp(x * y) + 3 * x * x", "so it vanishes; it is differentiated by x",
        "(x, y) => throw new InvalidOperationException(\"mislaid\")", "mislaid")]
    [InlineData("01", 2,
        "(x, y) => (black(x + 1e-5, y) - black(x - 1e-5, y)) / 2e-5", "✓ Right",
        "(x, y) => (black(x + 1e-5, y) - black(x - 1e-5, y)) / 1e-5", "2 times the right",
        "(x, y) => (black(x, y + 1e-5) - black(x, y - 1e-5)) / 2e-5", "This is the derivative by y.",
        "(x, y) => (black(x + 0.01, y) - black(x, y)) / 0.01", "✗ Not right yet")]
    [InlineData("01", 3, "0.3", "✓ Right", "0.5", "too large", "-0.3", "sign")]
    [InlineData("02", 1,
        "(x, y) => 9 * x + 12 * y - 36", "✓ Right",
        "(x, y) => x * y * y", "✗ Not right yet",
        "(x, y) => 9 * (x - 2) + 12 * (y - 3)", "✗ Not right yet",
        "(x, y) => 18 + 12 * (x - 2) + 9 * (y - 3)", "✗ Not right yet")]
    [InlineData("02", 2,
        "(x, y) => [2 * x, 6 * y]", "✓ Right",
        "(x, y) => [6 * y, 2 * x]", "The order is wrong",
        "(x, y) => [2 * x, 2 * y]", "1 of 2 are right",
        "(x, y) => [2 * x, 3 * y]", "The power rule",
        "(x, y) => [x * x, 3 * y * y]", "0 of 2 are right")]
    [InlineData("02", 3, "-0.05", "✓ Right", "0.05", "sign", "-0.1", "too small", "-1", "too small")]
    [InlineData("03", 1,
        "(x, y) => -6 * (2 * x - 3 * y - 1)", "✓ Right",
        "(x, y) => 2 * (2 * x - 3 * y - 1)", "The inner derivative",
        "(x, y) => 6 * (2 * x - 3 * y - 1)", "The sign",
        "(x, y) => 4 * (2 * x - 3 * y - 1)", "This is the derivative by x.",
        "(x, y) => -3 * (2 * x - 3 * y - 1)", "The power rule")]
    [InlineData("03", 2, "2000", "✓ Right", "1000", "too small")]
    [InlineData("03", 3, "[0.3204, -0.7134, 1.9204]", "✓ Right", "[-0.3204, 0.7134, -1.9204]", "0 of 3 are right", "[0.32]",
        "Asked is a vector of 3 numbers")]
    [InlineData("04", 1,
        "(x, y) => Exp(x * y) + x * y * Exp(x * y)", "✓ Right",
        "(x, y) => Exp(x * y)", "The product rule",
        "(x, y) => y * Exp(x * y)", "not the product of the derivatives",
        "(x, y) => x * x * Exp(x * y)", "This is the derivative by y.")]
    [InlineData("04", 2, "5.6", "✓ Right", "28", "divide it by its length", "8", "too large")]
    [InlineData("04", 3,
        "(x, y) => 6 * x * x * y", "✓ Right",
        "(x, y) => 3 * x * x * y * y + Cos(x)", "differentiate once more",
        "(x, y) => 6 * x * x * y + Cos(x)", "vanishes; it is still there",
        "(x, y) => 6 * x * y", "A factor x is missing")]
    [InlineData("05", 1,
        "(x, y) => new[,] { { 2 * x, -2 * y }, { 2 * y, 2 * x } }", "✓ Right",
        "(x, y) => new[,] { { 2 * x, 2 * y }, { -2 * y, 2 * x } }", "Rows and columns are exchanged")]
    [InlineData("05", 2, "CriticalPointKind.Saddle", "✓ Right", "CriticalPointKind.Minimum", "which is less than 0",
        "CriticalPointKind.Degenerate", "only if an eigenvalue")]
    [InlineData("05", 3,
        "t => -2 * Cos(t) * Sin(t) * Sin(t * t) + 2 * t * Cos(t) * Cos(t) * Cos(t * t)", "✓ Right",
        "t => -2 * Cos(t) * Sin(t) * Sin(t * t)", "The product rule",
        "t => -2 * Cos(t) * Sin(t) * Sin(t * t) + Cos(t) * Cos(t) * Cos(t * t)", "The inner derivative",
        "t => 2 * Cos(t) * Sin(t * t) + 2 * t * Cos(t) * Cos(t) * Cos(t * t)", "The inner derivative")]
    [InlineData("05", 4,
        "(u, b) => [(Tanh(u / 2 + b) - 0.25) * (1 - Pow(Tanh(u / 2 + b), 2)), 2 * (Tanh(u / 2 + b) - 0.25) * (1 - Pow(Tanh(u / 2 + "
            + "b), 2))]", "✓ Right",
        "(u, b) => [2 * (Tanh(u / 2 + b) - 0.25) * (1 - Pow(Tanh(u / 2 + b), 2)), 2 * (Tanh(u / 2 + b) - 0.25) * (1 - Pow(Tanh(u / 2 + "
            + "b), 2))]", "1 of 2 are right")]
    public async Task A_verdict_helps(string section, int exercise, params string[] answersAndVerdicts)
    {
        Notebook notebook = Notebook.Load(Directory.GetFiles(Path.Combine(Repository.Root, "notebooks"), section + "-*.ipynb").Single());
        Cell[] cells = [.. notebook.Cells.Where(cell => cell.IsCode)];
        int stub = Array.FindIndex(cells, cell => cell.Id == $"exercise-{exercise}"),
            verdict = Array.FindIndex(cells, cell => cell.Id == $"exercise-{exercise}-verdict");
        await using var kernel = KernelClient.Start(Path.GetDirectoryName(notebook.Path)!, Limits.Default);
        foreach (Cell cell in cells[..stub])
        {
            await RunAsync(kernel, cell, cell.Source);
        }

        foreach (string[] pair in answersAndVerdicts.Chunk(2))
        {
            string answered = Stub().Replace(cells[stub].Source, $"= {pair[0]};");
            Assert.NotEqual(cells[stub].Source, answered);
            await RunAsync(kernel, cells[stub], answered);
            Assert.Contains(pair[1], await RunAsync(kernel, cells[verdict], cells[verdict].Source), StringComparison.Ordinal);
        }
    }

    /// <summary>Runs a cell with this code, which must not fail, and gives the text of what it shows.</summary>
    private static async Task<string> RunAsync(KernelClient kernel, Cell cell, string code)
    {
        CellRun run = await kernel.RunAsync(cell.CodeNumber, code, TestContext.Current.CancellationToken);
        Assert.True(run.Failure is null, $"{cell.Id}: {run.Failure?.Message}");
        string html = string.Concat(run.Outputs.Select(output => MultilineText.Read(output["data"]?["text/html"])));
        return Spaces().Replace(Tags().Replace(html, " "), " ");
    }

    [GeneratedRegex(@"= null;.*")]
    private static partial Regex Stub();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
