using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests.Exercises;

/// <summary>The kind of a critical point as a question.</summary>
public class ExerciseKindTests
{
    [Theory]
    [InlineData(CriticalPointKind.Minimum, "all eigenvalues of the Hessian must be positive",
        "is −0.01, which is less than 0 at the point itself")]
    [InlineData(CriticalPointKind.Maximum, "all eigenvalues of the Hessian must be negative",
        "is 0.01, which is more than 0 at the point itself")]
    [InlineData(CriticalPointKind.Degenerate, "only if an eigenvalue", "")]
    public void The_kind_of_a_critical_point_is_a_choice_with_a_counterexample(CriticalPointKind wrong, string hint, string counterexample)
    {
        Exercise exercise = Exercise.Kind(Formula.Of((x, y) => x * x - y * y), [0.0, 0.0]);
        Assert.Contains(hint, exercise.Check(wrong).ToString());
        Assert.Contains(counterexample, exercise.Check(wrong).ToString());
        Assert.True(exercise.Check(CriticalPointKind.Saddle).IsRight);
        Assert.True(exercise.Check("saddle").IsRight);
        Assert.Contains("Answer with one of CriticalPointKind.Minimum", exercise.Check("valley").ToString());
        Assert.Contains("Answer with one of CriticalPointKind.Minimum", exercise.Check("minimum or saddle").ToString());
    }

    public static TheoryData<Formula, CriticalPointKind, string> WrongKinds => new()
    {
        { Formula.Of((x, y) => x * x + 4 * x * y + y * y), CriticalPointKind.Minimum, "the mixed one counts. D = .* is −12" },
        { Formula.Of((x, y) => -x * x + 4 * x * y - y * y), CriticalPointKind.Maximum, "the mixed one counts. D = .* is −12" },
        { Formula.Of((x, y) => x * x - y * y), CriticalPointKind.Minimum, "upwards in one direction and downwards in another" },
        { Formula.Of((x, y) => x * x + y * y), CriticalPointKind.Maximum, "exchanged" },
        { Formula.Of((x, y) => -x * x - y * y), CriticalPointKind.Minimum, "exchanged" },
        { Formula.Of((x, y) => x * x + x * y + y * y), CriticalPointKind.Saddle, "same way in all directions. D = .* is 3" },
        { Formula.Of((x, y) => x * x + y * y * y * y), CriticalPointKind.Minimum, "cannot tell.* is 0" },
    };

    [Theory]
    [MemberData(nameof(WrongKinds))]
    public void What_led_to_a_wrong_kind_is_told(Formula f, CriticalPointKind wrong, string hint) =>
        Assert.Matches(hint, Exercise.Kind(f, [0.0, 0.0]).Check(wrong).Hint);

    [Theory]
    [InlineData("a saddle point")]
    [InlineData(" Saddle")]
    [InlineData("SADDLE")]
    [InlineData("CriticalPointKind.Saddle")]
    public void A_kind_may_be_told_in_words(string word) =>
        Assert.True(Exercise.Kind(Formula.Of((x, y) => x * x - y * y), [0.0, 0.0]).Check(word).IsRight);

    [Fact]
    public void A_saddle_where_there_is_none_is_refuted() =>
        Assert.Contains("a positive and a negative eigenvalue",
            Exercise.Kind(Formula.Of((x, y) => x * x + y * y), [0.0, 0.0]).Check(CriticalPointKind.Saddle).ToString());
}
