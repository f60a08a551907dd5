using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace PartialDerivatives.Tests.Exercises;

/// <summary>A notebook of the chapter, whose exercises are given answers: its cells run in order, those of figures left out.</summary>
internal static partial class AnsweredNotebook
{
    private static readonly ScriptOptions s_options = ScriptOptions.Default
        .WithLanguageVersion(LanguageVersion.CSharp13)
        .AddReferences(typeof(Exercise).Assembly, typeof(Formula).Assembly, typeof(MathNet.Numerics.Constants).Assembly)
        .AddImports("System", "System.Collections.Generic", "System.Linq", "MathNet.Numerics.LinearAlgebra", "PartialDerivatives",
            "System.FormattableString", "PartialDerivatives.Elementary");

    private sealed record Cell(string Id, string Source);

    /// <summary>The verdicts on the answers to each exercise, by the id of its cell; the first is the one before there is an answer.</summary>
    public static async Task<Dictionary<string, Verdict[]>> Verdicts(string section, Func<string, string[]> answers)
    {
        string notebook = Directory.GetFiles(Path.Combine(Repository.Root, "notebooks"), section + "-*.ipynb").Single();
        ScriptState<object> state = await CSharpScript.RunAsync("", s_options);
        Dictionary<string, Verdict[]> verdicts = [];
        foreach (Cell cell in CodeCells(notebook))
        {
            if (answers(cell.Id) is { Length: > 0 } given)
            {
                IEnumerable<string> tries = given.Select(answer => Answered(cell.Source, answer)).Prepend(cell.Source)
                    .Select((code, i) => $"Verdict try{i}()\n{{\n{Verdict().Replace(code, "\nreturn Exercise.", 1)};\n}}");
                string code = string.Join("\n", tries)
                    + $"\nnew Verdict[] {{ {string.Join(", ", Enumerable.Range(0, given.Length + 1).Select(i => $"try{i}()"))} }}";
                try
                {
                    verdicts[cell.Id] = (Verdict[])(await state.ContinueWithAsync<object>(code)).ReturnValue;
                }
                catch (CompilationErrorException error)
                {
                    Assert.Fail($"{cell.Id}: {string.Join("\n", error.Diagnostics.Select(d => $"{d} {d.Location.SourceTree!.GetText().Lines[d.Location.GetLineSpan().StartLinePosition.Line]}"))}");
                }
            }
            try
            {
                state = await state.ContinueWithAsync<object>(cell.Source);
            }
            catch (CompilationErrorException) when (!verdicts.ContainsKey(cell.Id))
            {
                // It draws a figure, or needs what such a cell declares.
            }
        }
        return verdicts;
    }

    /// <summary>The cell with the answer in place of null, of its whole stub if it is a method, or of the line that throws.</summary>
    public static string Answered(string cell, string answer)
    {
        string answered = Throw().Replace(cell, _ => answer, 1);
        if (answered == cell)
        {
            answered = Stub().Replace(cell, stub => Method().IsMatch(answer)
                ? answer + "   "
                : $"{stub.Value[..^"null;".Length]}{answer};", 1);
        }
        Assert.NotEqual(cell, answered);
        return answered;
    }

    private static IEnumerable<Cell> CodeCells(string notebook)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(notebook));
        return [.. from cell in json.RootElement.GetProperty("cells").EnumerateArray()
                   where cell.GetProperty("cell_type").GetString() == "code"
                   let source = string.Concat(cell.GetProperty("source").EnumerateArray().Select(line => line.GetString()))
                   let plain = Figure().Replace(source, "")
                   where !source.StartsWith("#!", StringComparison.Ordinal) && !source.StartsWith("using ", StringComparison.Ordinal)
                   select new Cell(cell.GetProperty("id").GetString()!, plain)];
    }

    [GeneratedRegex(@"\nExercise\.")]
    private static partial Regex Verdict();

    [GeneratedRegex(@"^[^\n]*\b(Charts\.|Figure\b).*", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Figure();

    [GeneratedRegex(@"throw new NotImplementedException\(\);")]
    private static partial Regex Throw();

    [GeneratedRegex(@"^[^\n=]* = null;", RegexOptions.Multiline)]
    private static partial Regex Stub();

    [GeneratedRegex(@"^[\w<>,\[\] ]+ answer\d+( =|\()")]
    private static partial Regex Method();
}
