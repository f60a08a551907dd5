using Course.Site;

namespace Course.Tests;

public class QuestionCellTests
{
    [Fact]
    public void A_choice_has_the_options_that_its_stub_names_in_their_order() =>
        Assert.Equal(["east", "both the same"], QuestionCell.Of(
            "string guess1 = null;   // \"east\" or \"both the same\"\n\nExercise.Choice((\"both the same\", …)).Check(guess1)")!.Options);

    [Fact]
    public void A_number_is_asked_for_without_options() =>
        Assert.Empty(QuestionCell.Of("double? recall1 = null;   // a number\r\n\r\nExercise.Value(2.0).Check(recall1)")!.Options!);

    [Theory]
    [InlineData("Func<double, double> answer1 = null;   // your answer\n\nExercise.Partial(f, \"x\").Check(answer1)", "answer1")]
    [InlineData("Func<Func<double, double>, double>\n    answer2 = null;   // f => …\n\nExercise.Value(2.0).Check(answer2)", "answer2")]
    [InlineData("(double W, double B) answer4(double w, double b)\n{\n    throw new NotAnsweredException();\n}", "answer4")]
    public void An_exercise_that_asks_for_CSharp_has_no_options_and_is_counted(string source, string name)
    {
        QuestionCell question = QuestionCell.Of(source)!;
        Assert.Null(question.Options);
        Assert.Equal($" data-asks=\"{name}\" data-exercise", question.Attributes);
    }

    [Theory]
    [InlineData("string guess1 = null;   // \"a < b\" or \"north\"",
        "<p class=\"paper\"><span>☐ a &lt; b</span><span>☐ north</span></p>\n")]
    [InlineData("double? recall1 = null;   // a number", "<p class=\"paper\">Answer: <i></i></p>\n")]
    [InlineData("Func<double, double> answer1 = null;   // your answer", "")]
    public void On_paper_a_question_has_its_options_or_a_line_to_write_on(string stub, string shown) =>
        Assert.Equal(shown, QuestionCell.Of(stub + "\n\nExercise.….Check(guess1)")!.OnPaper);

    [Fact]
    public void What_is_folded_says_whether_it_asks_or_makes_the_question()
    {
        string page = SiteNotebook.Page(
            SiteNotebook.Code("a", "Exercise Asked1()\n{\n    return Exercise.Value(2.0);\n}"),
            SiteNotebook.Code("b", "double? answer1 = null;\n\nAsked1().Check(answer1)"));

        Assert.Matches("(?s)id=\"a\".*<summary>What checks the answer</summary>.*id=\"b\".*<summary>The question in C#</summary>", page);
    }

    [Fact]
    public void A_word_that_is_not_one_of_some_is_written_in_CSharp() =>
        Assert.Null(QuestionCell.Of("string guess1 = null;   // what you like\n\nExercise.Value(2.0).Check(guess1)")!.Options);

    [Theory]
    [InlineData("double? best = null;\nforeach (double h in steps) Console.WriteLine(h);")]
    [InlineData("Exercise.Value(2.0).Check(solution1).Require()")]
    [InlineData("double tried = answer8(1, 2);")]
    public void Other_cells_are_no_questions(string source) => Assert.Null(QuestionCell.Of(source));

    [Theory]
    [InlineData("string guess1 = null;   // \"east\" or \"north\"\n\nExercise.Choice((\"east\", true, \"Yes.\")).Check(guess1)", true)]
    [InlineData("Exercise Asked3()\r\n{\r\n    return Exercise.Value(7).Mistake(3, \"That is x.\");\r\n}", true)]
    [InlineData("Func<double, double> answer1 = null;\n\nExercise.Partial(f, \"x\").Check(answer1)", false)]
    [InlineData("Exercise.Partial(f, \"x\").Check(solution1).Require()", false)]
    public void Code_that_tells_the_answer_is_known(string source, bool tells) =>
        Assert.Equal(tells, QuestionCell.Tells(source, QuestionCell.Of(source)));
}
