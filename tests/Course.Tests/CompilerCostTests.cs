using Course.Documents;
using Course.Execution;
using Course.HandOuts;
using Course.Site;

namespace Course.Tests;

/// <summary>What a cell is made of can cost its own kernel only: the compiler runs there, within the limits of the cell.</summary>
public class CompilerCostTests
{
    public static TheoryData<string, string> Cells => new()
    {
        { "50,000 unary minus signs", $"int x = 1; var y = {string.Concat(Enumerable.Repeat("- ", 50_000))}x;" },
        { "20,000 nested blocks", new string('{', 20_000) + new string('}', 20_000) },
        { "100,000 nested brackets", new string('(', 100_000) + "1" + new string(')', 100_000) },
        { "20,000 nested array types", $"int{string.Concat(Enumerable.Repeat("[]", 20_000))} a = null;" },
        { "20,000 nested generic types", string.Concat(Enumerable.Repeat("List<", 20_000)) + "int" + new string('>', 20_000)
            + " a = null;" },
        { "a sum of 50,000 terms", $"var y = 1{string.Concat(Enumerable.Repeat(" + 1", 50_000))};" },
    };

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_cell_that_is_too_deep_for_the_compiler_fails_or_runs_and_the_runner_goes_on(string what, string cell)
    {
        using var folder = new TemporaryFolder();
        Notebook notebook = Notebook.Load(folder.WriteNotebook("a.ipynb", cell));

        NotebookRun run = await NotebookRun.ExecuteAsync(
            notebook, Limits.Default with { Time = TimeSpan.FromSeconds(2) }, _ => { }, (_, _) => { },
            TestContext.Current.CancellationToken);

        Assert.True(run.Failure is null || run.Failure.Value.Reason.Advice.Length > 0, what);
        Assert.Single(run.Cells);
    }

    /// <summary>The parser works in this process where a page colours a cell, and where a hand-out hides what is expected.</summary>
    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("(1, ", ")")]
    [InlineData("List<", ">")]
    [InlineData("$\"{", "}\"")]
    [InlineData("#if (", ")")]
    [InlineData("-", "")]
    [InlineData("1 + ", "")]
    public void A_cell_that_is_too_deep_is_rendered_and_handed_out_or_refused(string open, string close)
    {
        using var folder = new TemporaryFolder();
        string deep = string.Concat(Enumerable.Repeat(open, 20_000)) + "1" + string.Concat(Enumerable.Repeat(close, 20_000));
        Notebook notebook = Notebook.Load(folder.WriteNotebook("a.ipynb", "Exercise.Value(1);\n" + deep));

        Assert.Empty(SiteRenderer.Render([notebook]).Problems);
        Exception? refusal = Record.Exception(() => HandOut.Of(notebook, folder.Path));

        Assert.True(refusal is null || (refusal is RefusedException && refusal.Message.Contains("code cell 1", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_cell_that_keeps_the_compiler_busy_for_ever_is_stopped_at_its_limit()
    {
        // Each lambda doubles, or worse, what the compiler has to try.
        string lambdas = string.Concat(Enumerable.Range(0, 14).Select(i => $"F(x{i} => "));
        string cell =
            "static T F<T>(Func<int, T> f) => default; static T F<T>(Func<string, T> f) => default; static T F<T>(Func<double, T> f) => "
                + "default;\n"
            + $"var y = {lambdas}x13.Nothing{new string(')', 14)};";
        await using var kernel = KernelClient.Start(Path.GetTempPath(), Limits.Default with { Time = TimeSpan.FromSeconds(2) });

        CellRun run = await kernel.RunAsync(1, cell, TestContext.Current.CancellationToken);

        Assert.Equal("the cell ran longer than 2 seconds and was stopped", run.Failure!.Message);
        Assert.True(run.KernelEnded);
    }
}
