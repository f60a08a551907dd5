using System.Text.Json;
using System.Text.RegularExpressions;

namespace PartialDerivatives.Tests.Exercises;

/// <summary>notebook-answers.json: answers to the exercises of the chapter, each with the true cause of its mistake.</summary>
public partial class NotebookAnswerTests(ITestOutputHelper output)
{
    private sealed record Answer(string Exercise, [property: System.Text.Json.Serialization.JsonPropertyName("answer")] string Text,
        string? Cause, string? Told, string? Advice, bool None);

    private static readonly Answer[] s_all = JsonSerializer.Deserialize<Answer[]>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "notebook-answers.json")), JsonSerializerOptions.Web)!;

    [Theory, InlineData("01"), InlineData("02"), InlineData("03"), InlineData("04"), InlineData("05")]
    public async Task Rates(string section)
    {
        Answer[] of(string id) => [.. s_all.Where(a => a.Exercise == $"{section} {id}" && a.Advice is null)];
        int told = 0, mute = 0, falsely = 0, refused = 0, accepted = 0, wrong = 0;
        foreach ((string id, Verdict[] verdicts) in await AnsweredNotebook.Verdicts(section, id => [.. of(id).Select(a => a.Text)]))
        {
            string[] general = verdicts[0].Hints(9).ToString().Split('\n');
            foreach ((Answer answer, Verdict verdict) in of(id).Zip(verdicts.Skip(1)))
            {
                string[] lines = [.. verdict.Hints(9).ToString().Split('\n').Skip(1)];
                string[] said = [.. lines.Except(general).Where(l => !Generic().IsMatch(l))];
                string full = $"{answer.Exercise}: {answer.Text} | {answer.Cause} | {verdict.Kind} {string.Join(" / ", lines)}";
                if (answer.Cause is null)
                {
                    if (!verdict.IsRight) { refused++; output.WriteLine("REFUSED " + full); }
                    continue;
                }
                if (verdict.IsRight) { accepted++; output.WriteLine("ACCEPTED " + full); }
                wrong++;
                if (!verdict.IsRight && said.Any(l => Regex.IsMatch(l, answer.Told!, RegexOptions.IgnoreCase))) { told++; output.WriteLine((answer.None ? "NONE-" : "") + "told " + full); }
                else if (said.Length == 0) { mute++; output.WriteLine((answer.None ? "NONE-" : "") + "MUTE " + full); }
                else { falsely++; output.WriteLine((answer.None ? "NONE-" : "") + "FALSE " + full); }
            }
        }
        output.WriteLine($"RATES {section} wrong {wrong} told {told} mute {mute} false {falsely} refused {refused} accepted {accepted}");
    }

    [GeneratedRegex("^At .* the right one|^Yours is [^:]*: too (large|small)|are right. This is about|^For the next hint|^It agrees|holds?\\.$")]
    private static partial Regex Generic();
}
