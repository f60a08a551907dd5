using System.Text.RegularExpressions;

namespace PartialDerivatives.Tests.Formulas;

/// <summary>
/// Machine code is made where a caller asks for it by <c>Formula.Compile()</c>, and nowhere else. Callers are the explorer, which takes
/// thousands of samples, and the questions that compare many formulas.
/// </summary>
public class CompilationDoorTests
{
    private static readonly string s_library = Path.Combine(Repository.Root, "lib");
    private static readonly string s_compilation = Path.Combine(s_library, "PartialDerivatives", "Formulas", "Compilation");

    private static IEnumerable<string> Others =>
        Directory.EnumerateFiles(s_library, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.StartsWith(s_compilation, StringComparison.Ordinal)
                && !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [Fact]
    public void Nothing_is_compiled_but_what_a_caller_asks_for() =>
        Assert.Equal(
            ["ExploredFunction.cs", "OpenExercise.cs"],
            Others.Where(path => Regex.IsMatch(Code(path), @"\.Compile\(\)")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void Only_Formula_knows_how_a_compiled_formula_is_made()
    {
        string[] makers = [.. Directory.EnumerateFiles(s_compilation, "*.cs").Select(Path.GetFileNameWithoutExtension).OfType<string>()
            .Select(name => name.Split('.')[0]).Distinct()];
        Assert.Contains("EmitCode", makers);
        string names = string.Join("|", makers), use = $@"\bnew ({names})\(|\b({names})\.\w+[<(]";
        Assert.Equal(["Formula.cs"], Others.Where(path => Regex.IsMatch(Code(path), use)).Select(Path.GetFileName));
    }

    /// <summary>The file without comments.</summary>
    private static string Code(string path) => string.Join(
        "\n", File.ReadLines(path).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));
}
