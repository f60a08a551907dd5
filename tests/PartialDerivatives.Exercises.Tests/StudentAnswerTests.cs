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
}
