using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests.Exercises;

/// <summary>What is said of answers that are missing, right, close, wrong, or not to be computed.</summary>
public class ExerciseVerdictTests
{
    private static readonly Formula s_f = Formula.Of((x, y) => x * x * Sin(y));

    private static readonly FunctionExercise s_byX = Exercise.Partial(s_f, "x");

    private static Verdict Check(Func<double, double, double> answer) => s_byX.Check(answer);

    [Fact]
    public void Nothing_is_a_missing_answer()
    {
        Func<double, double, double>? function = null;
        Formula? formula = null;
        double? number = null;
        double[]? array = null;
        Vector<double>? vector = null;
        CriticalPointKind? kind = null;
        string? word = null;
        Verdict[] verdicts =
        [
            s_byX.Check(function), s_byX.Check(formula), s_byX.At(2, 1).Check(number), Exercise.Gradient(s_f).At(2, 1).Check(array),
            Exercise.Gradient(s_f).At(2, 1).Check(vector), Exercise.Kind(s_f, [0.0, 0.0]).Check(kind),
            Exercise.Choice(("sine", true, ""), ("cosine", false, "")).Check(word),
        ];
        Assert.All(verdicts, verdict => Assert.Equal(VerdictKind.Missing, verdict.Kind));
        Assert.Equal("○ No answer yet: ∂f/∂x\nDifferentiate by x: hold y constant, as if it were a number.\n"
            + "Write your answer in place of null, and run the cell.", verdicts[0].ToString());
    }

    [Fact]
    public void A_stub_that_throws_NotImplementedException_is_a_missing_answer_and_called_so()
    {
        Verdict verdict = Check((x, y) => throw new NotImplementedException());

        Assert.Equal(VerdictKind.Missing, verdict.Kind);
        Assert.Contains("in place of throw new NotImplementedException();, and run", verdict.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void NaN_is_a_missing_number() => Assert.Equal(VerdictKind.Missing, s_byX.At(2, 1).Check(double.NaN).Kind);

    [Fact]
    public void A_function_that_gives_null_is_a_missing_answer() =>
        Assert.Equal(VerdictKind.Missing, Exercise.Gradient(s_f).Check((Func<double, double, double[]>)((x, y) => null!)).Kind);

    public static TheoryData<string, Func<double, double, double>> RightForms => new()
    {
        { "2x sin y", (x, y) => 2 * x * Math.Sin(y) },
        { "x sin y 2", (x, y) => x * Math.Sin(y) * 2 },
        { "sum", (x, y) => x * Math.Sin(y) + x * Math.Sin(y) },
        { "quotient", (x, y) => 2 * x * x * x * Math.Sin(y) / (x * x) },
        { "shifted cosine", (x, y) => 2 * x * Math.Cos(y - Math.PI / 2) },
        { "complement", (x, y) => 2 * x * Math.Cos(Math.PI / 2 - y) },
        { "odd", (x, y) => -2 * x * Math.Sin(-y) },
        { "double angle", (x, y) => 4 * x * Math.Sin(y / 2) * Math.Cos(y / 2) },
        { "tangent", (x, y) => 2 * x * Math.Tan(y) * Math.Cos(y) },
        { "supplement", (x, y) => 2 * x * Math.Sin(Math.PI - y) },
        { "binomial", (x, y) => ((x + 1) * (x + 1) - (x - 1) * (x - 1)) / 2 * Math.Sin(y) },
        { "power", (x, y) => 2 * Math.Pow(x, 1) * Math.Sin(y) },
        { "square over", (x, y) => Math.Pow(2 * x, 2) / (2 * x) * Math.Sin(y) },
        { "period", (x, y) => 2 * x * Math.Sin(y + 2 * Math.PI) },
        { "Pythagoras", (x, y) => 2 * x * Math.Sin(y) * (Math.Pow(Math.Sin(x), 2) + Math.Pow(Math.Cos(x), 2)) },
        { "logarithm", (x, y) => 2 * Math.Log(Math.Exp(x)) * Math.Sin(y) },
        { "polynomial", (x, y) => (Math.Pow(x + 1, 2) - x * x - 1) * Math.Sin(y) },
        { "half angle", (x, y) => 2 * x * (2 * Math.Tan(y / 2) / (1 + Math.Pow(Math.Tan(y / 2), 2))) },
        { "sign", (x, y) => 2 * Math.Abs(x) * Math.Sign(x) * Math.Sin(y) },
        { "loop", (x, y) => Enumerable.Range(0, 10).Sum(_ => 0.2 * x) * Math.Sin(y) },
    };

    public static TheoryData<string, Func<double, double, double>> Borrowed => new()
    {
        { "formula's derivative", s_f.Partial("x").Call },
        { "compiled", (x, y) => s_f.Partial("x").Compile().Value(x, y) },
        { "formula's derivative in a lambda", (x, y) => s_f.Partial("x").At(x, y) },
        { "formula's gradient", (x, y) => s_f.Gradient(x, y)[0] },
        { "forward mode", (x, y) => ForwardMode.Of((x, y) => x * x * Sin(y)).Partial([x, y], variable: 0) },
        { "forward mode's gradient", (x, y) => ForwardMode.Of((x, y) => x * x * Sin(y)).Gradient(x, y)[0] },
        { "reverse mode", (x, y) => ReverseMode.Of((x, y) => x * x * Sin(y)).Gradient(x, y)[0] },
        { "reverse mode's slope", (x, y) => ReverseMode.Of((x, y) => x * x * Sin(y)).Directional([x, y], [1, 0], true) },
        { "disguised", (x, y) => (2 * ForwardMode.Of((x, y) => x * x * Sin(y)).Partial([x, y], "x") + 0) / 2 },
    };

    [Theory]
    [MemberData(nameof(Borrowed))]
    public void What_the_library_differentiates_while_the_answer_is_computed_is_the_librarys(string form,
        Func<double, double, double> answer)
    {
        Verdict verdict = s_byX.Check(answer);
        Assert.True(verdict.Kind == VerdictKind.Borrowed, $"{form}: {verdict}");
        Assert.Contains("by hand", verdict.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_derivative_of_the_library_may_be_a_part_of_an_answer()
    {
        var squared = Formula.Of((x, y) => Pow(x * x * Sin(y), 2));
        Assert.True(Exercise.Partial(squared, "x").Check((x, y) => 2 * s_f.At(x, y) * s_f.Gradient(x, y)[0]).IsRight);
    }

    [Fact]
    public void A_difference_quotient_with_a_good_step_is_no_formula()
    {
        static double F(double x, double y) => x * x * Math.Sin(y);
        const double h = 1e-3;
        Func<double, double, double> quotient = (x, y) =>
            (F(x - 2 * h, y) - 8 * F(x - h, y) + 8 * F(x + h, y) - F(x + 2 * h, y)) / (12 * h);

        Verdict verdict = s_byX.Check(quotient);
        Assert.Equal(VerdictKind.Close, verdict.Kind);
        Assert.Contains("Asked is the exact derivative", verdict.ToString(), StringComparison.Ordinal);
        Assert.True(s_byX.Approximately(1e-6).Check(quotient).IsRight);
    }

    [Theory]
    [MemberData(nameof(RightForms))]
    public void A_right_answer_is_right_in_every_form(string form, Func<double, double, double> answer)
    {
        Verdict verdict = s_byX.Check(answer);
        Assert.True(verdict.IsRight, $"{form}: {verdict}");
        Assert.Null(verdict.Hint);
        Assert.Equal("✓ Right: ∂f/∂x\nIt agrees with the exact answer at 24 points.", verdict.ToString());
    }

    [Fact]
    public void A_right_formula_is_shown() =>
        Assert.EndsWith("Your answer: 2·x·sin(y)", s_byX.Check(Formula.Of((x, y) => x * 2 * Sin(y))).ToString());

    [Fact]
    public void A_formula_of_fewer_variables_is_matched_by_name()
    {
        FunctionExercise exercise = Exercise.Partial(Formula.Of((x, y) => x * x * y), "y");
        Assert.True(exercise.Check(Formula.Of(x => x * x)).IsRight);
        Assert.Equal(VerdictKind.Wrong, exercise.Check(Formula.Of(y => y * y)).Kind);
        Assert.Contains("(x, y)", exercise.Check(Formula.Of(z => z * z)).Hint);
    }

    [Fact]
    public void A_formula_with_its_variables_in_another_order_is_matched_by_name() =>
        Assert.True(s_byX.Check(Formula.Of((y, x) => 2 * x * Sin(y))).IsRight);

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-5)]
    [InlineData(1e-7)]
    public void A_difference_quotient_is_close(double h)
    {
        Func<double, double, double> f = (x, y) => x * x * Math.Sin(y);
        Verdict verdict = Exercise.Partial(s_f, "y").Check((x, y) => (f(x, y + h) - f(x, y - h)) / (2 * h));
        Assert.Equal(VerdictKind.Close, verdict.Kind);
        Assert.StartsWith("≈ Close: ∂f/∂y\nOff by up to ", verdict.ToString());
        Assert.Null(verdict.Hint);
    }

    [Fact]
    public void Approximately_takes_a_difference_quotient_as_right()
    {
        Func<double, double, double> quotient = (x, y) => (s_f.At(x, y + 1e-5) - s_f.At(x, y - 1e-5)) / 2e-5;
        Assert.True(Exercise.Partial(s_f, "y").Approximately(1e-6).Check(quotient).IsRight);
        Assert.Equal(VerdictKind.Close, Exercise.Partial(s_f, "y").Approximately(1e-14).Check(quotient).Kind);
    }

    [Fact]
    public void Approximately_tells_a_close_function_the_error_that_is_allowed()
    {
        Func<double, double, double> forward = (x, y) => (s_f.At(x, y + 1e-5) - s_f.At(x, y)) / 1e-5;
        string verdict = Exercise.Partial(s_f, "y").Approximately(1e-6).Check(forward).ToString();
        Assert.Contains("A relative error of 1e−6 is allowed.", verdict, StringComparison.Ordinal);
        Assert.DoesNotContain("exact derivative", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_answer_comes_with_a_hint_and_a_counterexample()
    {
        string[] lines = Check((x, y) => x * x * Math.Cos(y)).Hints(2).ToString().Split('\n');
        Assert.Equal("✗ Not right yet: ∂f/∂x", lines[0]);
        Assert.Equal("This is the derivative by another variable.", lines[1]);
        Assert.Equal("This is the derivative by y. Differentiate by x, and hold y constant.", lines[2]);
        var numbers = System.Text.RegularExpressions.Regex.Match(lines[3].Replace('−', '-'),
            @"^At \(x, y\) = \((\S+), (\S+)\) yours is (\S+), the right one (\S+)\.$");
        double[] n = [.. numbers.Groups.Values.Skip(1).Select(g => double.Parse(g.Value, CultureInfo.InvariantCulture))];
        Assert.Equal(n[0] * n[0] * Math.Cos(n[1]), n[2], 1e-4);
        Assert.Equal(2 * n[0] * Math.Sin(n[1]), n[3], 1e-4);
    }

    public static TheoryData<Formula, Formula> NoUsualMistake => new()
    {
        { s_f, Formula.Of((x, y) => x + y) },
        { s_f, Formula.Of((x, y) => 2 * x * Sin(y) + 0.1 * Cos(3 * x)) },
        { s_f, Formula.Of((x, y) => Exp(x) * y) },
        { s_f, Formula.Of((x, y) => 2 * x * Sin(y * y)) },
        { s_f, Formula.Of((x, y) => Sqrt(1 + x * x + y * y)) },
        { s_f, Formula.Of((x, y) => 2 * x * Sin(y) * (1 + 0.01 * x * y)) },
        { Formula.Of((x, y) => Exp(x * y)), Formula.Of((x, y) => Exp(x - 3 * y)) },
        { Formula.Of((x, y) => Exp(x * y)), Formula.Of((x, y) => (1 + x * y) * Exp(x * x)) },
        { Formula.Of((x, y) => x / y), Formula.Of((x, y) => 1 / (x * x + y * y)) },
        { Formula.Of((x, y) => Log(x * x + y * y)), Formula.Of((x, y) => Atan(x - 2 * y)) },
        { Formula.Of((x, y) => x * y / (x * x + y * y)), Formula.Of((x, y) => Cos(x) - y) },
        { Formula.Of((x, y) => Pow(x * x + y, 3)), Formula.Of((x, y) => 7 * x - 2 * y * y * y) },
    };

    [Theory]
    [MemberData(nameof(NoUsualMistake))]
    public void A_wrong_answer_that_is_no_usual_mistake_gets_no_hint(Formula f, Formula wrong)
    {
        Verdict verdict = Exercise.Partial(f, "x").Check(wrong);
        Assert.Equal(VerdictKind.Wrong, verdict.Kind);
        Assert.Null(verdict.Hint);
        Assert.Contains("the right one", verdict.ToString());
    }

    [Fact]
    public void A_function_that_throws_is_a_verdict_with_message_and_point()
    {
        Verdict verdict = Check((x, y) => throw new InvalidOperationException("no such thing"));
        Assert.Equal(VerdictKind.Throws, verdict.Kind);
        Assert.StartsWith("⚠ Throws an exception: ∂f/∂x\n", verdict.ToString());
        Assert.Matches(@"\nAt \(x, y\) = \(\S+, \S+\) your function throws InvalidOperationException: no such thing$", verdict.ToString());
    }

    [Fact]
    public void A_function_that_throws_at_some_points_is_a_verdict() =>
        Assert.Equal(VerdictKind.Throws, Check((x, y) => x < 0 ? throw new ArgumentException("negative") : 2 * x * Math.Sin(y)).Kind);

    [Fact]
    public void A_function_that_never_ends_is_a_verdict()
    {
        using var stop = new CancellationTokenSource();
        Verdict verdict = Check((x, y) => stop.Token.WaitHandle.WaitOne() ? x : y);
        stop.Cancel();
        Assert.Equal(VerdictKind.NeverEnds, verdict.Kind);
        Assert.Contains("does not return within 5 seconds", verdict.ToString());
        Assert.Contains("restart the kernel", verdict.ToString());
    }

    [Fact]
    public void NaN_where_the_answer_is_finite_is_a_verdict_with_the_point()
    {
        Verdict verdict = Check((x, y) => 2 * Math.Sqrt(x) * Math.Sqrt(x) * Math.Sin(y));
        Assert.Equal(VerdictKind.NotFinite, verdict.Kind);
        Assert.Matches(@"At \(x, y\) = \(−\S+, \S+\) yours is NaN", verdict.ToString());
    }

    [Fact]
    public void An_answer_that_is_right_only_for_positive_numbers_is_wrong() =>
        Assert.Equal(VerdictKind.Wrong, Exercise.Partial(Formula.Of((x, y) => Abs(x) * y), "x").Check((x, y) => y).Kind);

    [Fact]
    public void A_number_where_a_function_is_asked_for_is_wrong_unless_it_is_constant()
    {
        Assert.Contains("a function of x, y", s_byX.Check(2.0).Hint);
        Assert.True(Exercise.Partial(Formula.Of((x, y) => 3 * x + y), "x").Check(3).IsRight);
    }

    [Fact]
    public void A_function_of_other_numbers_is_wrong_and_told_how_many()
    {
        Assert.Contains("takes 1 number; asked is a function of 2 variables: (x, y)", s_byX.Check((double x) => 2 * x).Hint);
        Assert.Contains("takes float", s_byX.Check((float x, float y) => 2 * x * y).Hint);
        Assert.Contains("of type bool", s_byX.Check(true).Hint);
        Assert.Contains("Asked is a number; yours is a vector of 2 numbers", s_byX.Check((double x, double y) => new[] { x, y }).Hint);
        Assert.Contains("yours gives string", s_byX.Check((double x, double y) => "2x").Hint);
    }

    [Fact]
    public void Require_fails_the_cell_unless_the_answer_is_right()
    {
        Assert.True(Check((x, y) => 2 * x * Math.Sin(y)).Require().IsRight);
        var error = Assert.Throws<CheckFailedException>(() => Check((x, y) => x * Math.Sin(y)).Require());
        Assert.Contains("∂f/∂x The power rule: the exponent comes down as a factor. It is lost. Look at x². The power rule for x²",
            error.Message);
    }

    [Fact]
    public void The_same_answer_gets_the_same_verdict()
    {
        string[] verdicts = [.. Enumerable.Range(0, 5).Select(_ => Check((x, y) => x * Math.Sin(y)).ToHtml())];
        Assert.Single(verdicts.Distinct());
    }

    [Fact]
    public void The_verdict_is_the_same_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        string english = Check((x, y) => x * y).ToString();
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(english, Check((x, y) => x * y).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void As_html_formulas_are_mathematics_and_other_text_is_encoded()
    {
        string html = Exercise.Partial(Formula.Of((x, y) => Sin(x * y)), "x").Check((x, y) => Math.Cos(x * y)).ToHtml();
        Assert.StartsWith("<div style=\"border-left:0.3em solid #cf222e", html);
        Assert.Contains("<strong>✗ Not right yet:</strong> ∂f/∂x", html);
        Assert.Contains("The inner derivative of <math xmlns=", html);
        Assert.Contains("<mi>sin</mi>", html);
        Assert.DoesNotContain("display=\"block\"", html);

        string thrown = Check((x, y) => throw new InvalidOperationException("<b> & {0}")).ToHtml();
        Assert.Contains("&lt;b&gt; &amp; {0}", thrown);
    }
}
