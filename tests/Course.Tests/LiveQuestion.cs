using System.Text.RegularExpressions;
using Course.Documents;
using Course.Site;

namespace Course.Tests;

/// <summary>
/// A cell of a notebook that asks and judges, an exercise or a prediction, and texts of it with answers: none, each choice that is offered,
/// a wrong one, and the solution where the notebook has one.
/// </summary>
internal sealed partial record LiveQuestion(Cell Cell, IReadOnlyList<string> Answered, string? Right)
{
    /// <summary>All questions of a notebook.</summary>
    public static IEnumerable<LiveQuestion> Of(Notebook notebook)
    {
        Cell[] cells = [.. notebook.CodeCells];
        for (int i = 0; i < cells.Length; i++)
        {
            string source = cells[i].Source;
            if (QuestionCell.Of(source) is not { Type: { Length: > 0 } type } question)
            {
                continue;
            }
            string? solution = cells.Skip(i + 1).TakeWhile(cell => QuestionCell.Of(cell.Source) is null)
                .FirstOrDefault(cell => cell.HasTag("solution"))?.Source;
            string? right = solution is null ? null
                : With(question.Name.Replace("answer", "solution", StringComparison.Ordinal),
                    solution[..(Judges().Match(solution).Index + 1)]);
            IEnumerable<string> choices = Choice().Matches(source).Select(choice => With($"\"{choice.Groups["choice"].Value}\""));
            yield return new(
                cells[i],
                [source, .. choices, With(Wrong(type)), .. right is null ? Array.Empty<string>() : [right]],
                right);

            string With(string answer, string before = "") =>
                source.Replace(question.Stub, $"{before}{type} {question.Name} = {answer};", StringComparison.Ordinal);
        }
    }

    /// <summary>An answer of a type that no question asks for.</summary>
    private static string Wrong(string type)
    {
        if (type.StartsWith("Func<", StringComparison.Ordinal))
        {
            List<string> types = Arguments(type["Func<".Length..^1]);
            return $"({string.Join(", ", types.SkipLast(1).Select((_, i) => $"p{i}_{types.Count}"))}) => {Wrong(types[^1])}";
        }
        return type switch
        {
            "double" or "double?" => "12345.5",
            "double[]" => "[12345.5, -12345.5]",
            "double[,]" => "new double[,] { { 12345.5, 0 }, { 0, 12345.5 } }",
            "string" => "\"no such answer\"",
            "Formula" => "Formula.Of((x, y) => 12345.5 * x * y)",
            _ => throw new NotSupportedException($"There is no wrong answer of the type {type} here yet."),
        };
    }

    /// <summary>The arguments of a generic type, which may be generic themselves.</summary>
    private static List<string> Arguments(string list)
    {
        var found = new List<string> { "" };
        int depth = 0;
        foreach (char c in list)
        {
            depth += c is '<' or '[' ? 1 : c is '>' or ']' ? -1 : 0;
            if (c == ',' && depth == 0)
            {
                found.Add("");
            }
            else
            {
                found[^1] += c;
            }
        }
        return [.. found.Select(argument => argument.Trim())];
    }

    /// <summary>The line that judges: with the question itself, or with a method that asks it.</summary>
    [GeneratedRegex(@"\n(?=Exercise\.|Asked\w*\(\))")]
    private static partial Regex Judges();

    [GeneratedRegex(@"\(\s*""(?<choice>[^""]+)"",")]
    private static partial Regex Choice();
}
