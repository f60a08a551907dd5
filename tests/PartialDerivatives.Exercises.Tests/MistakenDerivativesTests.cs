using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests.Exercises;

/// <summary>Attempts at a derivative take the right rule from the differentiator, and are believed only where they can be told.</summary>
public sealed class MistakenDerivativesTests(Formulas.ReferenceFunctions functions) : IClassFixture<Formulas.ReferenceFunctions>
{
    private static readonly VariableNode s_x = new("x", 0);

    [Fact]
    public void The_attempt_without_a_mistake_is_the_derivative() => Assert.All(functions.Formulas.Where(f => f.Variables[0] == "x"), f =>
    {
        var attempts = new MistakenDerivatives(s_x, "x").Of(f.Node, 1).Where(attempt => attempt.Hints.IsEmpty);
        double[] at = [.. f.Variables.Select((_, i) => 0.3 + (0.2 * i))];
        double value = new Evaluate<double>(at).Of(Assert.Single(attempts).Derivative);
        Assert.Equal(f.Partial(at, 0), value, 1e-12 * (1 + Math.Abs(value)));
    });

    [Fact]
    public void A_changed_rule_changes_what_every_attempt_is_made_with()
    {
        Node f = Formula.Of((x, y) => x * Sin(x * y)).Node;
        Node Changed(Node node, IEnumerable<(Node, Node)> operands) => node is FunctionNode { Function.Name: "Sin" }
            ? NumberNode.Of(7) : Differentiate.Rule(node, s_x, operands);
        Node right = new MistakenDerivatives(s_x, "x", Changed).Of(f, 1).Single(attempt => attempt.Hints.IsEmpty).Derivative;
        Assert.Equal("7·x + sin(x·y)", new TextPrinter().Print(right));
    }

    [Fact]
    public void A_mistake_is_believed_only_where_it_is_finite_at_four_points()
    {
        // x²·ln(x), the rule of exponential functions, has values where x > 0 only: at few of these points, or at more.
        FunctionExercise exercise = Exercise.Partial(Formula.Of(x => x * x), "x");
        Func<double, double> answer = x => x * x * Math.Log(x);
        Verdict few = exercise.Over((-2, 0.2)).Check(answer), more = exercise.Over((-2, 2)).Check(answer);
        Assert.Equal(VerdictKind.NotFinite, few.Kind);
        Assert.Null(few.Hint);
        Assert.Contains("the power rule, without a logarithm", more.Hint, StringComparison.Ordinal);
    }
}
