using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace PartialDerivatives.Tests.Exercises;

/// <summary>
/// student-answers.json: answers as students give them, each to a question that stands for itself, with the true cause of the mistake and
/// words by which the verdict names it.
/// </summary>
public class StudentAnswerTests(ITestOutputHelper output)
{
    private sealed record Question(string Given, string Asked);

    private sealed record StudentAnswer(string Question, string Answer, string? Cause, string? Told, string? Advice);

    private sealed record Collection(Dictionary<string, Question> Questions, StudentAnswer[] Answers);

    private static readonly Collection s_all = JsonSerializer.Deserialize<Collection>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "student-answers.json")), JsonSerializerOptions.Web)!;

    /// <summary>The exercises of the chapter that ask one of these questions.</summary>
    private static readonly Dictionary<string, (string Section, string Cell)> s_asked = new()
    {
        ["partial-by-y"] = ("01", "exercise-3"),
        ["tangent-plane"] = ("02", "exercise-4"),
        ["slope-from-a-map"] = ("02", "exercise-7"),
        ["chain-rule"] = ("03", "exercise-1"),
        ["count"] = ("03", "guess-7"),
        ["mixed-derivative"] = ("05", "exercise-1"),
        ["kind"] = ("05", "exercise-2"),
        ["along-a-path"] = ("05", "exercise-3"),
        ["Jacobian"] = ("05", "exercise-5"),
    };

    private static async Task<Verdict> Check(StudentAnswer answer)
    {
        Question question = s_all.Questions[answer.Question];
        var options = ScriptOptions.Default
            .WithLanguageVersion(LanguageVersion.CSharp13)
            .AddReferences(typeof(Exercise).Assembly, typeof(Formula).Assembly, typeof(MathNet.Numerics.Constants).Assembly)
            .AddImports("System", "System.Linq", "PartialDerivatives", "PartialDerivatives.Elementary");
        return await CSharpScript.EvaluateAsync<Verdict>($"{question.Given}\n{answer.Answer}\n{question.Asked}.Check(answer)", options,
            cancellationToken: TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Every_right_answer_is_accepted_in_whatever_form()
    {
        foreach (StudentAnswer answer in s_all.Answers.Where(a => a.Cause is null))
        {
            Verdict verdict = await Check(answer);
            Assert.True(verdict.IsRight, $"{answer.Answer}\n{verdict}");
        }
    }

    [Fact]
    public async Task Of_every_wrong_answer_the_true_cause_is_told()
    {
        List<string> missed = [];
        StudentAnswer[] wrong = [.. s_all.Answers.Where(a => a.Told is not null)];
        foreach (StudentAnswer answer in wrong)
        {
            Verdict verdict = await Check(answer);
            Assert.False(verdict.IsRight, answer.Answer);
            string text = verdict.Hints(9).ToString();
            if (!Regex.IsMatch(text, answer.Told!, RegexOptions.IgnoreCase | RegexOptions.Singleline))
            {
                missed.Add($"{answer.Question}: {answer.Answer} | {answer.Cause} | {text}");
            }
            output.WriteLine($"{answer.Answer} | {answer.Cause} | {text}");
        }
        Assert.True(missed.Count == 0, $"{wrong.Length - missed.Count} of {wrong.Length}\n{string.Join("\n", missed)}");
    }

    [Theory, InlineData("01"), InlineData("02"), InlineData("03"), InlineData("05")]
    public async Task The_exercises_of_the_chapter_say_the_same(string section)
    {
        StudentAnswer[] To(string cell) =>
            [.. s_all.Answers.Where(a => a.Advice is null && s_asked.GetValueOrDefault(a.Question) == (section, cell))];
        var tried = await AnsweredNotebook.Verdicts(section, cell => [.. To(cell).Select(a => Named(a.Answer, cell))]);

        Assert.NotEmpty(tried);
        foreach (var (answer, verdict) in tried.SelectMany(cell => To(cell.Key).Zip(cell.Value.Skip(1).OfType<Verdict>())))
        {
            string text = $"{answer.Answer}\n{verdict.Hints(9)}";
            Assert.True(verdict.IsRight == (answer.Cause is null), text);
            // What these two say of a wrong number are words of the chapter's own.
            Assert.True(answer.Told is null || answer.Question is "count" or "slope-from-a-map"
                || Regex.IsMatch(text, answer.Told, RegexOptions.IgnoreCase | RegexOptions.Singleline), text);
        }
    }

    /// <summary>The answer with the names of the cell: answer3 and f3 for answer and f1.</summary>
    private static string Named(string answer, string cell) => Regex.Replace(Regex.Replace(answer,
        @"\banswer\b", cell.Replace("exercise-", "answer", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal)),
        @"\bf1\b", "f" + cell[^1]);
}
