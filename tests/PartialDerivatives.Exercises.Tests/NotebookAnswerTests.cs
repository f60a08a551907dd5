using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace PartialDerivatives.Tests.Exercises;

/// <summary>
/// notebook-answers.json: answers as students give them to the exercises of the chapter, tried on the cells of its notebooks. A wrong one
/// has the true cause of its mistake and words by which the verdict names it, or the advice if it does not compile. One marked as none
/// agrees with the right answer and is not what was asked for.
/// </summary>
public partial class NotebookAnswerTests(ITestOutputHelper output)
{
    private sealed record Answer(string Exercise, [property: JsonPropertyName("answer")] string Text, string? Cause, string? Told,
        string? Advice, bool None)
    {
        public override string ToString() => $"{Exercise}: {Text} | {Cause}";
    }

    private static readonly Answer[] s_all = JsonSerializer.Deserialize<Answer[]>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "notebook-answers.json")), JsonSerializerOptions.Web)!;

    private static readonly string[] s_sections = ["01", "02", "03", "04", "05"];

    [Fact]
    public async Task Right_answers_are_accepted_wrong_ones_never_and_their_true_cause_is_told()
    {
        List<string> refused = [], accepted = [], silent = [], misled = [];
        int wrong = 0;
        foreach (string section in s_sections)
        {
            Answer[] To(string cell) => [.. s_all.Where(a => a.Exercise == $"{section} {cell}" && a.Advice is null)];
            foreach (var (cell, verdicts) in await AnsweredNotebook.Verdicts(section, cell => [.. To(cell).Select(a => a.Text)]))
            {
                string[] general = verdicts[0].Hints(9).ToString().Split('\n');
                foreach (var (answer, verdict) in To(cell).Zip(verdicts.Skip(1)))
                {
                    string[] lines = [.. verdict.Hints(9).ToString().Split('\n').Skip(1).Except(general)
                        .Where(line => !SaysNoCause().IsMatch(line))];
                    string all = $"{answer} | {verdict.Hints(9).ToString().ReplaceLineEndings(" / ")}";
                    wrong += answer.Cause is null ? 0 : 1;
                    (answer.Cause is null ? (verdict.IsRight ? null : refused)
                        : verdict.IsRight ? accepted
                        : lines.Any(line => Regex.IsMatch(line, answer.Told!, RegexOptions.IgnoreCase)) ? null
                        : lines.Length == 0 ? silent : misled)?.Add(all);
                }
            }
        }
        int told = wrong - accepted.Count - silent.Count - misled.Count;
        output.WriteLine($"of {wrong} wrong answers the true cause is told of {told}, another of {misled.Count}, none of {silent.Count}");
        output.WriteLine($"another:\n{string.Join("\n", misled)}\nnone:\n{string.Join("\n", silent)}");

        Assert.Equal(s_all.Count(a => a.Advice is null && a.Cause is not null), wrong);
        Assert.Empty(refused);
        Assert.Empty(accepted);
        Assert.InRange(told, 0.95 * wrong, wrong);
        Assert.InRange(misled.Count, 0, 0.01 * wrong);
    }

    [Fact]
    public async Task What_does_not_compile_gets_advice_that_names_the_cause()
    {
        List<string> missed = [];
        int tried = 0;
        foreach (string section in s_sections)
        {
            Answer[] To(string cell) => [.. s_all.Where(a => a.Exercise == $"{section} {cell}" && a.Advice is not null)];
            foreach (var (cell, advice) in await AnsweredNotebook.Advice(section, cell => [.. To(cell).Select(a => a.Text)]))
            {
                tried += advice.Length;
                missed.AddRange(To(cell).Zip(advice).Where(pair => !Regex.IsMatch(pair.Second, pair.First.Advice!))
                    .Select(pair => $"{pair.First} | {pair.Second}"));
            }
        }
        Assert.Equal(s_all.Count(a => a.Advice is not null), tried);
        Assert.True(missed.Count == 0, string.Join("\n", missed));
    }

    [GeneratedRegex("^At .* the right one|^Yours is [^:]*: too (large|small)|are right[.] This is about|"
        + "^For the next hint|^It agrees|holds?[.]$")]
    private static partial Regex SaysNoCause();
}
