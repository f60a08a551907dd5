using System.Text.RegularExpressions;
using Course.Commands;
using Course.Documents;
using Course.Execution;

namespace Course.Tests;

/// <summary>What the notebooks say to right, wrong and missing answers, and to each choice that they offer.</summary>
public partial class ChapterAnswerTests
{
    public static TheoryData<string> Sections { get; } = ["01", "02", "03", "04", "05"];

    /// <summary>All where <c>CI</c> is set, else the first.</summary>
    public static TheoryData<string> TriedSections { get; } = ContinuousIntegration.IsSet ? Sections : ["01"];

    [Theory, MemberData(nameof(TriedSections))]
    public async Task Each_answer_gets_a_verdict_that_helps_and_of_the_options_that_a_cell_names_one_is_right(string section)
    {
        await using var run = new AnsweredNotebook(section);
        var asked = new List<string>();

        await run.ToTheEndAsync(async cell =>
        {
            if (ChapterAnswers.All.TryGetValue($"{section} {cell.Id}", out string[]? answers))
            {
                asked.Add($"{section} {cell.Id}");
                Assert.Contains("○ No answer yet", await run.RunAsync(cell, cell.Source), StringComparison.Ordinal);
                foreach (string[] pair in answers.Chunk(2))
                {
                    string verdict = await run.AnswerAsync(cell, pair[0]);
                    Assert.True(verdict.Contains(pair[1], StringComparison.Ordinal), $"{cell.Id}, {pair[0]}: “{verdict}”");
                }
            }
            if (cell.Source.Contains("Exercise.Choice(", StringComparison.Ordinal)
                && Options().Match(cell.Source) is { Success: true } line)
            {
                await TryOptionsAsync(run, cell, line.Groups[1].Value);
            }
        });

        Assert.Equal(ChapterAnswers.All.Keys.Where(key => key.StartsWith(section, StringComparison.Ordinal)), asked);
    }

    [Theory, MemberData(nameof(Sections))]
    public void Every_question_is_tried(string section)
    {
        var notebook = Notebook.Load(Directory.GetFiles(Path.Combine(Repository.Root, "notebooks"), section + "-*.ipynb").Single());
        IEnumerable<string> questions = notebook.Cells
            .Where(cell => cell.IsCode && cell.Source.Contains(".Check(", StringComparison.Ordinal)
                && !cell.Source.Contains(".Require()", StringComparison.Ordinal)
                && !cell.Source.Contains("Exercise.Choice(", StringComparison.Ordinal))
            .Select(cell => $"{section} {cell.Id}");
        Assert.All(questions, question => Assert.Contains(question, ChapterAnswers.All));
    }

    /// <summary>One option is right, and each other is told why not.</summary>
    private static async Task TryOptionsAsync(AnsweredNotebook run, Cell cell, string options)
    {
        var verdicts = new List<string>();
        foreach (Match option in Quoted().Matches(options))
        {
            verdicts.Add(await run.AnswerAsync(cell, option.Value));
        }
        Assert.InRange(verdicts.Count, 2, 5);
        Assert.Single(verdicts, verdict => verdict.Contains("✓ Right", StringComparison.Ordinal));
        Assert.Equal(verdicts.Count - 1, verdicts.Count(verdict => verdict.Contains("✗ Not right yet", StringComparison.Ordinal)));
        Assert.DoesNotContain(verdicts, verdict => verdict.Contains("none of the options", StringComparison.Ordinal));
        Assert.All(verdicts, verdict => Assert.True(verdict.Length > 40, verdict));
    }

    [GeneratedRegex("""^string \w+ = null;\s*// (".*)$""", RegexOptions.Multiline)]
    private static partial Regex Options();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    /// <summary>A notebook that runs cell by cell, while some cells are tried with answers.</summary>
    private sealed partial class AnsweredNotebook : IAsyncDisposable
    {
        private readonly Notebook _notebook;
        private readonly KernelClient _kernel;

        public AnsweredNotebook(string section)
        {
            _notebook = Notebook.Load(Directory.GetFiles(Path.Combine(Repository.Root, "notebooks"), section + "-*.ipynb").Single());
            _kernel = KernelClient.Start(Path.GetDirectoryName(_notebook.Path)!, Limits.Default);
        }

        /// <summary>Runs every cell as it is, after what is done with it.</summary>
        public async Task ToTheEndAsync(Func<Cell, Task> before)
        {
            foreach (Cell cell in _notebook.CodeCells)
            {
                await before(cell);
                await RunAsync(cell, cell.Source);
            }
        }

        /// <summary>The verdict on an answer, in place of null or of the line that throws.</summary>
        public async Task<string> AnswerAsync(Cell cell, string answer)
        {
            string answered = Stub().Replace(cell.Source, stub => stub.Value[0] == '=' ? $"= {answer};" : answer, 1);
            Assert.NotEqual(cell.Source, answered);
            return await RunAsync(cell, answered);
        }

        public ValueTask DisposeAsync() => _kernel.DisposeAsync();

        public async Task<string> RunAsync(Cell cell, string code)
        {
            CellRun run = await _kernel.RunAsync(cell.CodeNumber, code, TestContext.Current.CancellationToken);
            Assert.True(run.Failure is null, $"{cell.Id}: {run.Failure?.Message}\n{code}");
            string html = string.Concat(run.Outputs.Select(output => MultilineText.Read(output["data"]?["text/html"])));
            return Spaces().Replace(Tags().Replace(html, " "), " ");
        }

        [GeneratedRegex(@"= null;|throw new NotImplementedException\(\);")]
        private static partial Regex Stub();

        [GeneratedRegex("<style.*?</style>|<[^>]*>", RegexOptions.Singleline)]
        private static partial Regex Tags();

        [GeneratedRegex(@"\s+")]
        private static partial Regex Spaces();
    }
}
