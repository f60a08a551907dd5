namespace PartialDerivatives;

/// <summary>A question for something built from any f: a lambda that takes f and gives its partial derivative, its gradient, ….</summary>
/// <remarks>The answer is tried on several f, so that one that is written for the first of them is noticed.</remarks>
public sealed class BuiltExercise : Exercise
{
    private readonly Func<Formula, FunctionExercise> _asked;
    private readonly IReadOnlyList<Formula> _tried;

    internal BuiltExercise(Func<Formula, FunctionExercise> asked, IReadOnlyList<Formula> tried) => (_asked, _tried) = (asked, tried);

    /// <inheritdoc/>
    /// <param name="answer">A <c>Func&lt;Func&lt;double, double, double&gt;, …&gt;</c>, whatever it gives; null if there is none
    /// yet.</param>
    public override Verdict Check(object? answer)
    {
        FunctionExercise First() => (FunctionExercise)_asked(_tried[0]).With(AuthorHints);
        if (answer is null)
        {
            return First().Check((object?)null);
        }
        if (answer is not Func<Func<double, double, double>, object> build)
        {
            return new(VerdictKind.Wrong, First().Subject,
                [$"Your answer is of type {AnswerText.TypeName(answer.GetType())}. Give a lambda that takes f: f => (x, y) => …"], []);
        }
        foreach (Formula f in _tried)
        {
            bool isCalled = false;
            double Called(double x, double y)
            {
                isCalled = true;
                return f.At(x, y);
            }
            var exercise = (FunctionExercise)_asked(f).With(AuthorHints);
            var run = AnswerRun.Of(_ => build(Called), [[]]);
            Verdict verdict = run.Failure(exercise.Subject, _ => "Your lambda") ?? exercise.Check(run.Values[0]);
            if (verdict.Kind is VerdictKind.Missing or VerdictKind.Throws or VerdictKind.NeverEnds)
            {
                return verdict;
            }
            if (!isCalled)
            {
                return new(VerdictKind.Wrong, exercise.Subject,
                    [$"f is not called. Build the answer from values of f, such as f(x, y): it is asked for any f, not for one."], []);
            }
            if (!verdict.IsRight)
            {
                FormattableString other =
                    $"It is right for {_tried[0].Node}, but not for {f.Node}. Build it from the f that it is given, whatever that is.";
                return f == _tried[0] ? verdict : new(VerdictKind.Wrong, exercise.Subject, [other], []);
            }
        }
        return new(VerdictKind.Right, First().Subject, [],
            [$"It agrees with the exact answer for {AnswerText.Count(_tried.Count, "function")}."]);
    }
}
