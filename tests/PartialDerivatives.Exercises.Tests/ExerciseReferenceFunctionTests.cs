namespace PartialDerivatives.Tests.Exercises;

/// <summary>The functions with known derivatives as exercises: right answers, close ones and wrong ones.</summary>
public sealed class ExerciseReferenceFunctionTests(Formulas.ReferenceFunctions functions) : IClassFixture<Formulas.ReferenceFunctions>
{
    private IEnumerable<(string Name, Formula Formula, string Variable, int Index)> Partials =>
        functions.All.Zip(functions.Formulas).SelectMany(f =>
            f.Second.Variables.Select((variable, i) => (f.First.Name, f.Second, variable, i)));

    private static double Exact(Formula f, double[] x, int variable) =>
        ForwardMode.Of(d => f.Evaluate<Dual<double>>(d)).Gradient(x)[variable];

    private static Verdict Check(Formula f, string variable, Func<double[], double> answer) =>
        Exercise.Partial(f, variable).Check((object)answer);

    [Fact]
    public void Dual_numbers_are_right_and_the_librarys() => Assert.All(Partials, p =>
    {
        Verdict verdict = Check(p.Formula, p.Variable, x => Exact(p.Formula, x, p.Index));
        Assert.True(verdict.Kind == VerdictKind.Borrowed, $"{p.Name}, {p.Variable}: {verdict}");
    });

    // In 1e8·x² + … + 1e-8·y² rounding hides the slope along y from a difference quotient: that one is not close.
    [Fact]
    public void Difference_quotients_are_close() => Assert.All(Partials.Where(p => p.Name != "ill-conditioned"), p =>
    {
        Verdict verdict = Check(p.Formula, p.Variable, x =>
            FiniteDifference.Of((double[] at) => p.Formula.At(at), h: 1e-6).Partial(x, p.Index));
        Assert.True(verdict.Kind == VerdictKind.Close, $"{p.Name}, {p.Variable}: {verdict}");
    });

    [Fact]
    public void An_answer_that_is_no_usual_mistake_gets_no_hint() => Assert.All(Partials, p =>
    {
        Verdict verdict = Check(p.Formula, p.Variable, x => Exact(p.Formula, x, p.Index) * (1 + (0.2 * Math.Cos((3 * x[0]) + x[^1]))));
        Assert.True(verdict.Kind == VerdictKind.Wrong && verdict.Hint is null, $"{p.Name}, {p.Variable}: {verdict}");
    });

    [Fact]
    public void A_wrong_sign_is_a_usual_mistake_in_all_of_them() => Assert.All(Partials, p =>
    {
        Verdict verdict = Check(p.Formula, p.Variable, x => -Exact(p.Formula, x, p.Index));
        Assert.True(verdict.Kind == VerdictKind.Wrong && verdict.Hint is not null, $"{p.Name}, {p.Variable}: {verdict}");
    });
}
