using Course.Commands;
using Course.Documents;
using Course.Execution;

namespace Course.Tests;

/// <summary>What the page says to answers is what the kernel of the other hosts says.</summary>
public class LiveVerdictTests(Browser browser, Shared<LiveSite> live) : IClassFixture<Browser>, IClassFixture<Shared<LiveSite>>
{
    /// <summary>All take ten minutes, so all where <c>CI</c> is set, and else the first questions of the first notebook.</summary>
    public static TheoryData<string> Notebooks { get; } =
        [.. ContinuousIntegration.IsSet ? LiveSite.Notebooks : LiveSite.Notebooks.Take(1)];

    [Theory, MemberData(nameof(Notebooks))]
    public async Task Missing_wrong_and_right_answers_get_the_kernels_verdicts(string name)
    {
        using var folder = new TemporaryFolder();
        Notebook notebook = Notebook.Load(Repository.Notebook(name));
        Dictionary<Cell, LiveQuestion> questions = LiveQuestion.Of(notebook)
            .Take(ContinuousIntegration.IsSet ? int.MaxValue : 2).ToDictionary(question => question.Cell);
        Assert.NotEmpty(questions);
        await using LivePage page = await LivePage.OpenAsync(await browser.OpenAsync(), live.Fixture.Http, name);
        await using var kernel = KernelClient.Start(Path.GetDirectoryName(notebook.Path)!, Limits.Default);
        var differences = new List<string>();

        int last = questions.Keys.Max(cell => cell.CodeNumber);
        foreach (Cell cell in notebook.CodeCells.Take(last))
        {
            foreach (string code in questions.TryGetValue(cell, out LiveQuestion? question) ? question.Answered : [cell.Source])
            {
                CellRun there = await kernel.RunAsync(cell.CodeNumber, code, CancellationToken.None);
                if (question is null)
                {
                    continue;
                }
                await page.RunAsync(cell.Id!, code, there.Failure is null ? "done" : "failed");
                Cell here = (await page.DownloadAsync(folder)).Cells.Single(other => other.Id == cell.Id);
                differences.AddRange(OutputDifference.Between(here, there.Outputs)
                    .Select(difference => $"{cell.Id} with {code}: {difference.Stored} / {difference.Now}"));
                if (code == question.Right)
                {
                    Assert.Contains(there.Outputs, output => output.ToJsonString().Contains("Right", StringComparison.Ordinal));
                }
            }
        }
        Assert.Empty(differences);
        Assert.Empty(page.Problems);
    }
}
