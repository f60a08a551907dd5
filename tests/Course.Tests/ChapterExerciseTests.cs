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
