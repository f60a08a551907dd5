namespace PartialDerivatives.Tests.Exercises;

/// <summary>Predictions: one of several options, whose claims are computed.</summary>
public class ExerciseChoiceTests
{
    private static readonly (double East, double North) s_slope = (3, 2);

    private static Exercise Steeper() => Exercise.Choice(
        ("east", s_slope.East > s_slope.North, "∂f/∂x is 3, ∂f/∂y is 2."),
        ("north", s_slope.North > s_slope.East, "Compare the distances between the contours once more."),
        ("the same", s_slope.East == s_slope.North, "That would take two equal partial derivatives."));

    [Fact]
    public void The_option_whose_claim_holds_is_right_and_tells_why() =>
        Assert.Equal("✓ Right: east\n∂f/∂x is 3, ∂f/∂y is 2.", Steeper().Check("east").ToString());

    [Fact]
    public void A_wrong_option_has_its_own_feedback_and_does_not_tell_the_right_one() =>
        Assert.Equal("✗ Not right yet: north\nCompare the distances between the contours once more.", Steeper().Check("north").ToString());

    [Theory]
    [InlineData(" East ")]
    [InlineData("EAST")]
    [InlineData("\"east\"")]
    [InlineData("„east“.")]
    public void Case_blanks_and_quotation_marks_do_not_matter(string guess) => Assert.True(Steeper().Check(guess).IsRight);

    [Theory]
    [InlineData("thesame")]
    [InlineData("The  Same")]
    [InlineData("the-same")]
    public void Blanks_inside_do_not_matter(string guess) => Assert.Contains("two equal", Steeper().Check(guess).ToString());

    [Fact]
    public void Before_a_choice_the_options_are_told()
    {
        string? guess = null;
        Verdict verdict = Steeper().Check(guess);
        Assert.Equal(VerdictKind.Missing, verdict.Kind);
        Assert.Equal("○ No answer yet: your choice\n"
            + "Choose \"east\", \"north\" or \"the same\": write it in place of null, and run the cell.", verdict.ToString());
        Assert.Equal(VerdictKind.Missing, Steeper().Check(" ").Kind);
    }

    [Fact]
    public void A_word_that_is_no_option_is_answered_with_the_options() =>
        Assert.Equal("✗ Not right yet: your choice\n\"west\" is none of the options. Choose \"east\", \"north\" or \"the same\".",
            Steeper().Check("west").ToString());

    [Fact]
    public void An_option_may_be_a_number_or_a_truth_value()
    {
        Assert.True(Exercise.Choice(("0", false, ""), ("4", true, "")).Check(4).IsRight);
        Assert.True(Exercise.Choice(("true", true, ""), ("false", false, "")).Check(true).IsRight);
    }

    [Fact]
    public void Exactly_one_claim_must_hold()
    {
        Assert.Contains("the claims of \"a\" and \"b\" hold", Refused(("a", true, ""), ("b", true, ""), ("c", false, "")),
            StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Of no option the claim holds", Refused(("a", false, ""), ("b", false, "")), StringComparison.Ordinal);
        Assert.Contains("is there twice", Refused(("a b", true, ""), ("AB", false, "")), StringComparison.Ordinal);
        Assert.Contains("two options or more", Refused(("a", true, ""), ("", false, "")), StringComparison.Ordinal);
    }

    private static string Refused(params (string Option, bool Claim, string Feedback)[] options) =>
        Assert.Throws<ArgumentException>(() => Exercise.Choice(options)).Message;
}
