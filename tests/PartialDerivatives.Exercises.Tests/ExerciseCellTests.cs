using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace PartialDerivatives.Tests.Exercises;

/// <summary>Stubs, answers and verdicts as the cells of a notebook, in the C# that all hosts understand.</summary>
public class ExerciseCellTests
{
    private const string Verdict = """Exercise.Partial(Formula.Of((x, y) => x * x * Sin(y)), "x").Check(answer)""";

    private static async Task<Verdict> Run(params string[] cells)
    {
        var options = ScriptOptions.Default
            .WithLanguageVersion(LanguageVersion.CSharp13)
            .AddReferences(typeof(Exercise).Assembly)
            .AddImports("System", "System.Linq", "PartialDerivatives", "PartialDerivatives.Elementary");
        ScriptState state = await CSharpScript.RunAsync("", options, cancellationToken: TestContext.Current.CancellationToken);
        foreach (string cell in cells)
        {
            Script script = state.Script.ContinueWith(cell);
            Assert.Empty(script.Compile(TestContext.Current.CancellationToken));
            state = await script.RunFromAsync(state, cancellationToken: TestContext.Current.CancellationToken);
        }
        return Assert.IsType<Verdict>(state.ReturnValue);
    }

    [Theory]
    [InlineData("Func<double, double, double> answer = null;")]
    [InlineData("Formula answer = null;")]
    [InlineData("object answer = null;")]
    [InlineData("Func<double, double, double> answer = (x, y) => throw new NotImplementedException();")]
    [InlineData("double answer(double x, double y) => throw new NotImplementedException();")]
    public async Task A_stub_compiles_and_is_a_missing_answer(string stub) =>
        Assert.Equal(VerdictKind.Missing, (await Run(stub, Verdict)).Kind);

    [Theory]
    [InlineData("Func<double, double, double> answer = (x, y) => 2 * x * Sin(y);")]
    [InlineData("var answer = (double x, double y) => 2 * x * Sin(y);")]
    [InlineData("var answer = Formula.Of((x, y) => 2 * x * Sin(y));")]
    [InlineData("double answer(double x, double y) => 2 * x * Sin(y);")]
    [InlineData("static double answer(double x, double y) { double s = Sin(y); return 2 * x * s; }")]
    [InlineData("Func<double[], double> answer = x => 2 * x[0] * Sin(x[1]);")]
    public async Task An_answer_can_be_written_in_many_ways(string answer) => Assert.True((await Run(answer, Verdict)).IsRight);

    [Fact]
    public async Task A_lambda_without_types_is_an_answer() =>
        Assert.True((await Run("var f = Formula.Of((x, y) => x * x * Sin(y));",
            """Exercise.Partial(f, "x").Check((x, y) => 2 * x * Sin(y)).Require()""")).IsRight);

    [Fact]
    public async Task A_gradient_can_be_a_method() =>
        Assert.True((await Run("double[] gradient(double x, double y) => [2 * x, 3];",
            "Exercise.Gradient(Formula.Of((x, y) => x * x + 3 * y)).Check(gradient)")).IsRight);

    [Fact]
    public async Task Cells_can_be_run_again()
    {
        const string wrong = "Func<double, double, double> answer = (x, y) => x * x * Cos(y);";
        Assert.Equal((await Run(wrong, Verdict)).ToString(), (await Run(wrong, Verdict, Verdict, wrong, Verdict)).ToString());
    }

    [Fact]
    public async Task An_answer_may_be_corrected_after_its_verdict() =>
        Assert.True((await Run("Func<double, double, double> answer = null;", Verdict,
            "Formula answer = Formula.Of((x, y) => 2 * x * Sin(y));", Verdict)).IsRight);
}
