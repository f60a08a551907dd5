using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests.Exercises;

/// <summary>The points at which answers are compared.</summary>
public class ExercisePointTests
{
    private static readonly FunctionExercise s_byX = Exercise.Partial(Formula.Of((x, y) => x * x * Sin(y)), "x");

    [Fact]
    public void Points_where_f_is_not_defined_are_not_asked_for()
    {
        Verdict verdict = Exercise.Partial(Formula.Of((x, y) => Log(x) * Sqrt(y)), "x").Check((x, y) =>
            x > 0 && y > 0 ? Math.Sqrt(y) / x : throw new InvalidOperationException("outside"));
        Assert.True(verdict.IsRight, verdict.ToString());
    }

    [Theory]
    [InlineData("Acosh")]
    [InlineData("Atanh")]
    [InlineData("Log")]
    public void Functions_of_small_domain_are_compared_there(string name)
    {
        Formula f = name switch { "Acosh" => Formula.Of(x => Acosh(x)), "Atanh" => Formula.Of(x => Atanh(x)), _ =>
            Formula.Of(x => Log(Log(x))) };
        Assert.Equal(VerdictKind.Borrowed, Exercise.Partial(f, "x").Check(f.Partial("x")).Kind);
    }

    [Fact]
    public void Over_says_where_answers_are_compared()
    {
        var seen = new List<(double X, double Y)>();
        s_byX.Over((10, 11), (-3, -2)).Check((x, y) =>
        {
            seen.Add((x, y));
            return 2 * x * Math.Sin(y);
        });
        Assert.Equal(24, seen.Count);
        Assert.All(seen, p => Assert.True(p is { X: >= 10 and <= 11, Y: >= -3 and <= -2 }));
    }

    [Fact]
    public void Every_sample_point_is_off_the_axes_and_diagonals()
    {
        Exercise.Partial(Formula.Of((x, y, z) => x * y * z), "x").Check((x, y, z) =>
        {
            Assert.True(x * y * z != 0 && Math.Abs(x) != Math.Abs(y) && Math.Abs(y) != Math.Abs(z) && Math.Abs(x) != Math.Abs(z));
            return y * z;
        }).Require();
    }
}
