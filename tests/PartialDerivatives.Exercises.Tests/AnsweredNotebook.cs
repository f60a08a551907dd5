using System.Text.Json;
using System.Text.RegularExpressions;
using Course;
using Microsoft.CodeAnalysis;
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

    /// <summary>The verdicts on the answers to each exercise, by the id of its cell; the first is the one before there is an
    /// answer; null for one that does not compile.</summary>
    public static async Task<Dictionary<string, Verdict?[]>> Verdicts(string section, Func<string, string[]> answers)
    {
        Dictionary<string, Verdict?[]> verdicts = [];
        await Run(section, async (cell, state) =>
        {
            if (answers(cell.Id) is { Length: > 0 } given)
            {
                string[] tries = [cell.Source, .. given.Select(answer => Answered(cell.Source, answer))];
                try
                {
                    // All in one submission: compiling costs most.
                    verdicts[cell.Id] = await Tried(state, tries);
                }
                catch (CompilationErrorException)
                {
                    List<Verdict?> each = [];
                    foreach (string one in tries)
                    {
                        try
                        {
                            each.AddRange(await Tried(state, [one]));
                        }
                        catch (CompilationErrorException)
                        {
                            each.Add(null);
                        }
                    }
                    verdicts[cell.Id] = [.. each];
                }
            }
        });
        return verdicts;
    }

    /// <summary>The verdicts of cells, each run in a function of its own.</summary>
    private static async Task<Verdict[]> Tried(ScriptState<object> state, string[] cells)
    {
        IEnumerable<string> tries = cells.Select((code, i) => $"Verdict try{i}()\n{{\n{Judges().Replace(code, "\nreturn ", 1)};\n}}");
        string code = string.Join("\n", tries)
            + $"\nnew Verdict[] {{ {string.Join(", ", Enumerable.Range(0, cells.Length).Select(i => $"try{i}()"))} }}";
        return (Verdict[])(await state.ContinueWithAsync<object>(code)).ReturnValue;
    }

    /// <summary>What is told of answers that do not compile, by the id of the cell; "it compiles" of others.</summary>
    public static async Task<Dictionary<string, string[]>> Advice(string section, Func<string, string[]> answers)
    {
        Dictionary<string, string[]> advice = [];
        await Run(section, (cell, state) =>
        {
            advice[cell.Id] = [.. answers(cell.Id).Select(answer =>
            {
                string code = Answered(cell.Source, answer);
                Diagnostic? first = state.Script.ContinueWith(code).Compile().FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error);
                return first is null ? "it compiles" : CompilerAdvice.For(first.Id,
                    first.GetMessage(System.Globalization.CultureInfo.InvariantCulture),
                    code.Split('\n')[first.Location.GetLineSpan().StartLinePosition.Line]) + $" ({first})";
            })];
            return Task.CompletedTask;
        });
        return advice;
    }

    private static async Task Run(string section, Func<Cell, ScriptState<object>, Task> before)
    {
        string notebook = Directory.GetFiles(Path.Combine(Repository.Root, "notebooks"), section + "-*.ipynb").Single();
        ScriptState<object> state = await CSharpScript.RunAsync("", s_options);
        foreach (Cell cell in CodeCells(notebook))
        {
            await before(cell, state);
            try
            {
                state = await state.ContinueWithAsync<object>(cell.Source);
            }
            catch (CompilationErrorException) when (!cell.Source.Contains("Exercise", StringComparison.Ordinal)
                || cell.Source.Contains("Exercise.Choice", StringComparison.Ordinal))
            {
                // It needs what the cell of a figure declares.
            }
        }
    }

    /// <summary>The cell with the answer in place of null, of its whole stub if it is a method, or of the line that throws.</summary>
    private static string Answered(string cell, string answer)
    {
        string answered = Throw().Replace(cell, _ => Lambda().IsMatch(answer) && Signature().Match(cell) is { Success: true } method
            ? Called(method, answer) : answer, 1);
        if (answered == cell)
        {
            answered = Stub().Replace(cell, stub => Method().IsMatch(answer)
                ? answer + "   "
                : $"{stub.Value[..^"null;".Length]}{answer};", 1);
        }
        Assert.NotEqual(cell, answered);
        return answered;
    }

    /// <summary>A lambda in the place of a method's body.</summary>
    private static string Called(Match method, string lambda)
    {
        string[][] parameters = [.. method.Groups["parameters"].Value.Split(',').Select(p => p.Trim().Split(' '))];
        return $"Func<{string.Join(", ", parameters.Select(p => p[0]))}, {method.Groups["type"].Value}> given = {lambda};\n"
            + $"return given({string.Join(", ", parameters.Select(p => p[1]))});";
    }

    private static IEnumerable<Cell> CodeCells(string notebook)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(notebook));
        return [.. from cell in json.RootElement.GetProperty("cells").EnumerateArray()
                   where cell.GetProperty("cell_type").GetString() == "code"
                   let source = string.Concat(cell.GetProperty("source").EnumerateArray().Select(line => line.GetString()))
                   where !source.StartsWith("#!", StringComparison.Ordinal) && !source.StartsWith("using ", StringComparison.Ordinal)
                   select new Cell(cell.GetProperty("id").GetString()!, Figure().Replace(source, ""))];
    }

    /// <summary>The line that judges, whose value is that of the cell.</summary>
    [GeneratedRegex(@"\n(?=Exercise\.|Asked\w*\(\))")]
    private static partial Regex Judges();

    /// <summary>A figure, and what follows it.</summary>
    [GeneratedRegex(@"^[^\n]*\b(Charts\.|Figure\b).*", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Figure();

    [GeneratedRegex(@"throw new NotImplementedException\(\);")]
    private static partial Regex Throw();

    [GeneratedRegex(@"^(\w+|\([\w, ]*\)) =>")]
    private static partial Regex Lambda();

    [GeneratedRegex(@"^(?<type>[\w\[\]]+) answer\d+\((?<parameters>[^)]*)\)", RegexOptions.Multiline)]
    private static partial Regex Signature();

    [GeneratedRegex(@"^[^\n=]* = null;", RegexOptions.Multiline)]
    private static partial Regex Stub();

    [GeneratedRegex(@"^[\w<>,\[\]? ]+ (answer|guess)\d+( =|\()")]
    private static partial Regex Method();
}
