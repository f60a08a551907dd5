using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests.Exercises;

/// <summary>Hints come in steps, and an author may add mistakes and hints.</summary>
public class ExerciseHintTests
{
    private static readonly Formula s_f = Formula.Of((x, y) => x * x * Sin(y));

    [Fact]
    public void As_html_each_step_is_folded_into_the_one_before()
    {
        string html = Exercise.Partial(s_f, "x").Hint("first", "second", "third").Check((x, y) => 7 * Cos(x) + y).ToHtml();
        Assert.Matches("<details[^>]*><summary>Hint 1 of 3</summary><p[^>]*>first</p>"
            + "<details[^>]*><summary>Hint 2 of 3</summary><p[^>]*>second</p>"
            + "<details[^>]*><summary>Hint 3 of 3</summary><p[^>]*>third</p></details></details></details></div>$", html);
        Assert.DoesNotContain(" open", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public void As_text_there_is_the_first_step_and_how_to_ask_for_the_next()
    {
        Verdict verdict = Exercise.Partial(s_f, "x").At(1.5, 1).Hint("first", "second", "third").Check(7.77);
        Assert.Equal("✗ Not right yet: ∂f/∂x at (x, y) = (1.5, 1)\nfirst\n"
            + "What is certain: the sign is right, the size is not.\nYours is 7.77: too large.\n"
            + "For the next hint write .Hints(2) behind .Check(…).", verdict.ToString());
        Assert.Contains("\nfirst\nsecond\n", verdict.Hints(2).ToString(), StringComparison.Ordinal);
        Assert.EndsWith("first\nsecond\nthird\nWhat is certain: the sign is right, the size is not.\nYours is 7.77: too large.",
            verdict.Hints(9).ToString(), StringComparison.Ordinal);
        Assert.Equal(2, verdict.Hints(2).ToHtml().Split(" open=").Length - 1);
    }

    [Fact]
    public void Before_an_answer_there_is_the_rule_or_what_the_author_says()
    {
        Func<double, double, double>? none = null;
        Assert.Contains("hold y constant", Exercise.Partial(s_f, "x").Check(none).Hint, StringComparison.Ordinal);
        Assert.Equal("Think.", Exercise.Partial(s_f, "x").Hint("Think.").Check(none).Hint);
        Assert.Equal("Think.", Exercise.Kind(s_f, [0.0, 0.0]).Hint("Think.").Check((object?)null).Hint);
    }

    [Fact]
    public void A_usual_mistake_is_told_in_place_of_the_authors_hint() => Assert.Contains("by y",
        Exercise.Partial(s_f, "x").Hint("Think.").Check((x, y) => x * x * Cos(y)).Hint, StringComparison.Ordinal);

    [Fact]
    public void A_right_answer_needs_no_hint() =>
        Assert.Null(Exercise.Partial(s_f, "x").Hint("Think.").Check((x, y) => 2 * x * Sin(y)).Hint);

    [Fact]
    public void A_mistake_of_the_authors_is_named_whatever_its_form()
    {
        Assert.Equal("along the diagonal",
            Exercise.Partial(s_f, "x").At(1.5, 1).Mistake(0.5, "along the diagonal").Check(0.5).Hint);
        Assert.Equal("no 2", Exercise.Partial(s_f, "x").Mistake((x, y) => x * Sin(y), "no 2").Check((x, y) => Sin(y) * x).Hint);
        Assert.Equal("no 2",
            Exercise.Partial(s_f, "x").Mistake(Formula.Of((x, y) => x * Sin(y)), "no 2").Check((x, y) => Sin(y) * x).Hint);
        Assert.Equal("ones", Exercise.Gradient(s_f).At(1.5, 1).Mistake(new[] { 1, 1 }, "ones").Check((1.0, 1.0)).Hint);
        Assert.Equal("ones", Exercise.Gradient(s_f).Mistake((double x, double y) => (x, y), "ones").Check((double x, double y) =>
            new[] { x, y }).Hint);
        Assert.Equal("itself too", Exercise.Value(2000).Mistake(2001, "itself too").Check(2001).Hint);
        Assert.Equal(VerdictKind.Wrong, Exercise.Value(2000).Mistake(2001, "itself too").Check(2001).Kind);
    }

    [Fact]
    public void A_mistake_of_the_authors_that_is_none_is_refused()
    {
        FunctionExercise exercise = Exercise.Partial(s_f, "x");
        Assert.Contains("no mistake, but right: \"m\"", Refused(exercise.Mistake((x, y) => 2 * x * Sin(y), "m")), StringComparison.Ordinal);
        Assert.Contains("Asked is a number; yours is a vector", Refused(exercise.Mistake((double x, double y) => (x, y), "m")),
            StringComparison.Ordinal);
        Assert.Contains("takes 1 number", Refused(exercise.Mistake(x => x, "m")), StringComparison.Ordinal);
    }

    private static string Refused(FunctionExercise exercise) => Assert.Throws<ArgumentException>(() => exercise.Check((x, y) => x)).Message;
}
