using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests.Exercises;

/// <summary>What docs/exercises.md says that cells print.</summary>
public class ExerciseGuideTests
{
    private static readonly string s_guide = File.ReadAllText(Path.Combine(Repository.Root, "docs",
        "exercises.md")).ReplaceLineEndings("\n");

    private static readonly Formula s_f1 = Formula.Of((x, y) => x * Sin(x * y)), s_f2 = Formula.Of((x, y) => x * x * Sin(y));

    public static TheoryData<string, Verdict> Verdicts => new()
    {
        { "no answer", Exercise.Partial(s_f1, "x").Check((Func<double, double, double>?)null) },
        { "inner derivative", Exercise.Partial(s_f1, "x").Check((x, y) => Sin(x * y) + x * Cos(x * y)) },
        { "solution", Exercise.Partial(s_f1, "x").Check((x, y) => Sin(x * y) + x * y * Cos(x * y)).Require() },
        { "rounded", Exercise.Partial(s_f2, "x").At(2, π / 3).Check(3.464) },
        { "guess", Exercise.Partial(s_f2, "x").At(2, π / 3).Check(2.0) },
        { "gradient", Exercise.Gradient(s_f2).Check((double x, double y) => new[] { 2 * x * Sin(y), -x * x * Cos(y) }) },
    };

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void The_guide_shows_what_cells_print(string example, Verdict verdict) =>
        Assert.True(s_guide.Contains($"\n{verdict}\n", StringComparison.Ordinal), $"{example}: {verdict}");
}
