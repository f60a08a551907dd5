using System.Text.RegularExpressions;
using Course.Documents;

namespace Course.Tests;

/// <summary>
/// An exercise or a prediction of a notebook: the cell with the stub, the cell with the check, which may be the same, and answers: none,
/// a wrong one, the solution's, and each choice that is offered.
/// </summary>
internal sealed partial record LiveQuestion(Cell Stub, Cell Check, IReadOnlyList<string> Answers, string? Right)
{
    /// <summary>All questions of a notebook.</summary>
    public static IEnumerable<LiveQuestion> Of(Notebook notebook)
    {
        Cell[] cells = [.. notebook.Cells.Where(cell => cell.IsCode && !cell.HasTag("solution"))];
        foreach (Cell stub in cells)
        {
            if (AnswerLine().Match(stub.Source) is not { Success: true } line)
            {
                continue;
            }
            string name = line.Groups["name"].Value;
            Cell check = cells.Single(cell => cell.Source.Contains($".Check({name})", StringComparison.Ordinal));
            // The solution stands after the check, before the next question.
            Match? solution = name.StartsWith("answer", StringComparison.Ordinal)
                ? Required().Match(notebook.Cells.SkipWhile(cell => cell != check).First(cell => cell.HasTag("solution")).Source)
                : null;
            string? right = solution is null ? null
                : solution.Success ? With(stub.Source, solution.Groups["before"].Value, solution.Groups["answer"].Value)
                : throw new InvalidDataException($"The solution after {check.Id} does not end in .Check(…).Require().");
            string[] choices = [.. Choice().Matches(check.Source).Select(choice => $"\"{choice.Groups["choice"].Value}\"")];
            yield return new(
                stub, check,
                [stub.Source, .. choices.Append(Wrong(line.Groups["type"].Value)).Select(answer => With(stub.Source, "", answer)),
                    .. right is null ? Array.Empty<string>() : [right]],
                right);
        }
    }

    /// <summary>The stub's text with an answer in place of null, and what the answer needs before it.</summary>
    private static string With(string stub, string before, string answer) =>
        AnswerLine().Replace(stub, line => $"{before}{line.Groups["type"].Value} {line.Groups["name"].Value} = {answer};");

    /// <summary>An answer of a type that no exercise asks for.</summary>
    private static string Wrong(string type)
    {
        if (Function().Match(type) is { Success: true } function)
        {
            string[] types = function.Groups["types"].Value.Split(',', StringSplitOptions.TrimEntries);
            string parameters = string.Join(", ", types[..^1].Select((_, i) => $"p{i}"));
            return $"({parameters}) => {Wrong(types[^1])}";
        }
        return type switch
        {
            "double" or "double?" => "12345.5",
            "double[]" => "[12345.5, -12345.5]",
            "double[,]" => "new double[,] { { 12345.5, 0 }, { 0, 12345.5 } }",
            "string" => "\"no such answer\"",
            _ => $"default({type.TrimEnd('?')})",
        };
    }

    [GeneratedRegex(@"^(?<type>\S[^=\n]*?) (?<name>(answer|guess)\d+) = null;[^\n]*", RegexOptions.Multiline)]
    private static partial Regex AnswerLine();

    [GeneratedRegex(@"^Func<(?<types>.+)>$")]
    private static partial Regex Function();

    [GeneratedRegex(@"\(\s*""(?<choice>[^""]+)"",")]
    private static partial Regex Choice();

    [GeneratedRegex(@"^(?<before>.*?)(?<=^|\n)Exercise\b.*\.Check\((?<answer>[^\n]*)\)\s*\.Require\(\);?\s*$", RegexOptions.Singleline)]
    private static partial Regex Required();
}
