using System.Text.Json.Nodes;
using Course.Documents;
using Course.Execution;

namespace Course.Tests;

/// <summary>What the page says to answers is what the kernel of the other hosts says.</summary>
[Collection("live site")]
public class LiveVerdictTests(Browser browser, LiveSite site)
{
    public static TheoryData<string> Notebooks { get; } = [.. LiveSite.Notebooks];

    [Theory, MemberData(nameof(Notebooks))]
    public async Task Missing_wrong_and_right_answers_get_the_kernels_verdicts(string name)
    {
        using var folder = new TemporaryFolder();
        Notebook notebook = Notebook.Load(Repository.Notebook(name));
        LiveQuestion[] questions = [.. LiveQuestion.Of(notebook)];
        Assert.NotEmpty(questions);
        await using LivePage page = await LivePage.OpenAsync(await browser.OpenAsync(), site.Http, name);
        await using var kernel = KernelClient.Start(Path.GetDirectoryName(notebook.Path)!, Limits.Default);
        var differences = new List<string>();

        foreach (Cell cell in notebook.Cells.Where(cell => cell.IsCode))
        {
            if (questions.FirstOrDefault(question => question.Check == cell) is not { } question)
            {
                Assert.Null((await RunAsync(kernel, cell, cell.Source)).Failure?.Message);
                continue;
            }
            foreach (string answer in question.Answers)
            {
                if (question.Stub != question.Check)
                {
                    await RunAsync(kernel, question.Stub, answer);
                }
                CellRun there = await RunAsync(kernel, question.Check, question.Stub == question.Check ? answer : question.Check.Source);
                await page.WriteAsync(question.Stub.Id!, answer);
                await page.RunAsync(question.Check.Id!);
                await page.ExpectAsync(question.Check.Id!, there.Failure is null ? "done" : "failed");

                Cell here = (await page.DownloadAsync(folder)).Cells.Single(cell => cell.Id == question.Check.Id);
                differences.AddRange(OutputDifference.Between(here, there.Outputs)
                    .Select(difference => $"{here.Id} with {answer}: {difference.Stored} / {difference.Now}"));
                if (answer == question.Right)
                {
                    Assert.Contains("✓ Right", Text(there.Outputs), StringComparison.Ordinal);
                }
            }
        }
        Assert.Empty(differences);
        Assert.Empty(page.Problems);
    }

    private static Task<CellRun> RunAsync(KernelClient kernel, Cell cell, string code) =>
        kernel.RunAsync(cell.CodeNumber, code, CancellationToken.None);

    private static string Text(IEnumerable<JsonObject> outputs) => string.Concat(outputs.Select(output =>
        MultilineText.Read(output["data"]?["text/html"]) ?? MultilineText.Read(output["data"]?["text/plain"])));
}
