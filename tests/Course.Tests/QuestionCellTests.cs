using Course.Site;

namespace Course.Tests;

public class QuestionCellTests
{
    [Fact]
    public void A_choice_has_the_options_that_its_stub_names_in_their_order() =>
        Assert.Equal(["east", "both the same"], QuestionCell.Options(
            "string guess1 = null;   // \"east\" or \"both the same\"\n\nExercise.Choice((\"both the same\", …)).Check(guess1)"));

    [Fact]
    public void A_number_is_asked_for_without_options() =>
        Assert.Empty(QuestionCell.Options("double? recall1 = null;   // a number\r\n\r\nExercise.Value(2.0).Check(recall1)")!);

    [Theory]
    [InlineData("Func<double, double> answer1 = null;   // your answer\n\nExercise.Partial(f, \"x\").Check(answer1)")]
    [InlineData("string guess1 = null;   // what you like\n\nExercise.Value(2.0).Check(guess1)")]
    [InlineData("double? best = null;\nforeach (double h in steps) Console.WriteLine(h);")]
    public void Other_cells_are_no_questions(string source) => Assert.Null(QuestionCell.Options(source));
}
