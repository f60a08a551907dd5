using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests.Exercises;

/// <summary>What docs/exercises.md says that cells print.</summary>
public class ExerciseGuideTests
{
    private static readonly string s_guide = File.ReadAllText(Path.Combine(Repository.Root, "docs",
        "exercises.md")).ReplaceLineEndings("\n");

    private static readonly Formula s_f1 = Formula.Of((x, y) => x * Sin(x * y)), s_f2 = Formula.Of((x, y) => x * x * Sin(y));

    private static readonly FunctionExercise s_partial = Exercise.Partial(s_f1, "x"),
        s_number = Exercise.Partial(s_f2, "x").At(1.5, 1).Mistake(2.25, "This is x². Where is its derivative, and where is sin(y)?");

    private static readonly Exercise s_choice = Exercise.Choice(
        ("east", true, "∂f/∂x is larger: the contours are closer together along x."),
        ("north", false, "Along y the contours are further apart."),
        ("the same", false, "Compare the distances of the contours along x and along y."));

    public static TheoryData<string, Verdict> Verdicts => new()
    {
        { "no answer", s_partial.Check((Func<double, double, double>?)null) },
        { "inner derivative", s_partial.Check((x, y) => Sin(x * y) + x * Cos(x * y)) },
        { "all hints", s_partial.Check((x, y) => Sin(x * y) + x * Cos(x * y)).Hints(3) },
        { "solution", s_partial.Check((x, y) => Sin(x * y) + x * y * Cos(x * y)).Require() },
        { "rounded", s_number.Check(2.525) },
        { "guess", s_number.Check(1.2157) },
        { "the author's mistake", s_number.Check(2.25) },
        { "no choice", s_choice.Check((string?)null) },
        { "wrong choice", s_choice.Check("North") },
    };

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void The_guide_shows_what_cells_print(string example, Verdict verdict) =>
        Assert.True(s_guide.Contains($"\n{verdict}\n", StringComparison.Ordinal), $"{example}: {verdict}");
}
