using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace PartialDerivatives.Tests.Exercises;

/// <summary>
/// notebook-answers.json: answers as students give them to the exercises of the chapter, tried on the cells of its notebooks. A wrong
/// one has the true cause of its mistake and words by which the verdict names it, or the advice if it does not compile.
/// unusual-answers.json: right ones in odd forms, and wrong ones whose cause lies beside what verdicts know: guesses, slips in typing and
/// in arithmetic, half-finished work, the answer to another question.
/// </summary>
public partial class NotebookAnswerTests(ITestOutputHelper output)
{
    private sealed record Answer(string Exercise, [property: JsonPropertyName("answer")] string Text, string? Cause, string? Told,
        string? Advice)
    {
        public override string ToString() => $"{Exercise}: {Text} | {Cause}";
    }

    private static readonly Answer[] s_all = Read(Path.Combine(AppContext.BaseDirectory, "notebook-answers.json")),
        s_unusual = Read(Path.Combine(AppContext.BaseDirectory, "unusual-answers.json"));

    private static readonly string[] s_sections = ["01", "02", "03", "04", "05"];

    private static Answer[] Read(string path) => JsonSerializer.Deserialize<Answer[]>(File.ReadAllText(path), JsonSerializerOptions.Web)!;

    /// <summary>The answers by what became of them.</summary>
    private sealed record Figures(int Wrong, int Right, List<string> Named, List<string> Misled, List<string> OneWay, List<string> Silent,
        List<string> Accepted, List<string> Refused, List<string> Uncompiled);

    private static async Task<Figures> Measure(Answer[] all)
    {
        Answer[] judged = [.. all.Where(a => a.Advice is null)];
        Figures figures = new(judged.Count(a => a.Cause is not null), judged.Count(a => a.Cause is null), [], [], [], [], [], [], []);
        foreach (string section in s_sections)
        {
            Answer[] To(string cell) => [.. judged.Where(a => a.Exercise == $"{section} {cell}")];
            foreach (var (cell, verdicts) in await AnsweredNotebook.Verdicts(section, cell => [.. To(cell).Select(a => a.Text)]))
            {
                string[] general = verdicts[0]!.Hints(9).ToString().Split('\n');
                foreach (var (answer, verdict) in To(cell).Zip(verdicts.Skip(1)))
                {
                    string text = verdict?.Hints(9).ToString() ?? "does not compile";
                    string[] lines = [.. text.Split('\n').Skip(1).Except(general).Where(line => !SaysNoCause().IsMatch(line))];
                    (verdict is null ? figures.Uncompiled
                        : answer.Cause is null ? (verdict.IsRight ? null : figures.Refused)
                        : verdict.IsRight ? figures.Accepted
                        : lines.Any(line => Regex.IsMatch(line, answer.Told ?? "$^", RegexOptions.IgnoreCase)) ? figures.Named
                        : lines.All(IsFact().IsMatch) ? figures.Silent
                        : lines.All(line => OneWay().IsMatch(line) || IsFact().IsMatch(line)) ? figures.OneWay
                        : figures.Misled)?.Add($"{answer} | {text.ReplaceLineEndings(" / ")}");
                }
            }
        }
        return figures;
    }

    private void Print(Figures figures, bool withNamed = false)
    {
        output.WriteLine($"of {figures.Wrong} wrong answers the true cause is named of {figures.Named.Count}, a false one of {
            figures.Misled.Count}, another one as one way to the number of {
            figures.OneWay.Count}, none of {figures.Silent.Count}; {figures.Accepted.Count} wrong ones are accepted, {
            figures.Refused.Count} of {figures.Right} right ones refused, {figures.Uncompiled.Count} do not compile");
        foreach (var (name, list) in new[] { ("false", figures.Misled), ("one way", figures.OneWay),
            ("none", figures.Silent), ("accepted", figures.Accepted),
            ("refused", figures.Refused), ("uncompiled", figures.Uncompiled), ("named", withNamed ? figures.Named : []) })
        {
            output.WriteLine($"{name}:\n{string.Join("\n", list)}");
        }
    }

    [Fact]
    public async Task Right_answers_are_accepted_wrong_ones_never_and_their_true_cause_is_told()
    {
        Figures figures = await Measure(s_all);
        Print(figures);

        Assert.Equal(s_all.Count(a => a.Advice is null), figures.Wrong + figures.Right);
        Assert.Empty(figures.Refused.Concat(figures.Accepted).Concat(figures.Uncompiled));
        Assert.InRange(figures.Named.Count, 0.95 * figures.Wrong, figures.Wrong);
        Assert.InRange(figures.Misled.Count + figures.OneWay.Count, 0, 0.02 * figures.Wrong);
    }

    [Fact]
    public async Task Of_unusual_answers_right_ones_are_accepted_and_hardly_a_false_cause_is_told()
    {
        Figures figures = await Measure(s_unusual);
        Print(figures);

        Assert.Empty(figures.Refused.Concat(figures.Accepted).Concat(figures.Uncompiled));
        Assert.InRange(figures.Misled.Count, 0, 0.01 * figures.Wrong);
        Assert.InRange(figures.OneWay.Count, 0, 0.1 * figures.Wrong);
    }

    /// <summary>Answers that are kept elsewhere: ANSWERS=file.json, with the program's option --explicit on.</summary>
    [Fact(Explicit = true)]
    public async Task Answers_of_a_file() =>
        Print(await Measure(Read(Environment.GetEnvironmentVariable("ANSWERS") ?? throw new InvalidOperationException(
            "Set ANSWERS to the path of a file like notebook-answers.json."))), withNamed: true);

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
        + "^For the next hint|^It agrees|holds?[.]$|^What is certain: |^Not quite")]
    private static partial Regex SaysNoCause();

    /// <summary>What a number is of the right one, and the like: true whatever the cause.</summary>
    [GeneratedRegex("^Yours is .*the right (number|answer)|^Yours is .* too (large|small): |^The sign is wrong: yours is the negative"
        + "|^These are the digits|^Off by|^Give more digits|^Yours is (0|the same everywhere)|Or a 0 was put in|everywhere: do ")]
    private static partial Regex IsFact();

    [GeneratedRegex("^One way to this number: |^Look at ")]
    private static partial Regex OneWay();
}
