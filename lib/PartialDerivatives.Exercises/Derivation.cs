using static PartialDerivatives.Simplify;

namespace PartialDerivatives;

/// <summary>How the right answer comes about: an expression of quantities, each of which can be wrong, as each operation can.</summary>
/// <remarks>One mistake is a slip in the expression, or one wrong quantity.</remarks>
/// <param name="expression">The expression: variable i of it is quantity i.</param>
/// <param name="quantities">The quantities.</param>
/// <param name="slips">How unlikely a slip is, as a rank.</param>
/// <param name="variables">What can stand in each other's place anywhere in the expression.</param>
internal sealed class Derivation(Node expression, IReadOnlyList<Derivation.Quantity> quantities, int slips = 1,
    params IReadOnlyList<Node> variables)
{
    /// <summary>Something that the answer is computed from.</summary>
    /// <param name="Exact">The right one.</param>
    /// <param name="Mistakes">Wrong ones.</param>
    public sealed record Quantity(Node Exact, IReadOnlyList<Mistake> Mistakes);

    private readonly IReadOnlyList<Quantity> _quantities = [.. quantities.Select(q => q with
    {
        Mistakes = [.. q.Mistakes.Where(m => !m.Result.Equals(q.Exact) && m.Result is not NumberNode { IsZero: true })],
    })];

    /// <summary>The variable of the expression that stands for a quantity.</summary>
    public static Node Variable(int i, string name) => new VariableNode(name, i);

    /// <summary>What one mistake leads to.</summary>
    public IEnumerable<Mistake> Mistakes => _quantities
        .SelectMany((q, i) => q.Mistakes.Select(m => m with { Result = Put(expression, i, m.Result) }))
        .Concat(Slips.In(expression, variables).Select(m => m with { Result = Put(m.Result), Rank = m.Rank + slips }))
        .Concat(OfArithmetic());

    private Node Put(Node node, int wrong = -1, Node? value = null) =>
        UsualMistakes.Put(node, i => i == wrong ? value! : _quantities[i].Exact);

    /// <summary>Of given numbers a part that is a whole number is off by 1 or 2.</summary>
    private IEnumerable<Mistake> OfArithmetic()
    {
        if (_quantities.Count == 0 || !_quantities.All(q => q.Exact is NumberNode))
        {
            yield break;
        }
        var given = new Evaluate<double>([.. _quantities.Select(q => ((NumberNode)q.Exact).Value)]);
        foreach (Node part in UsualMistakes.Parts(expression).Skip(1).Where(p => p is SumNode or ProductNode or PowerNode).Distinct())
        {
            double value = given.Of(part);
            foreach (int by in value == Math.Truncate(value) && Math.Abs(value) > 3 ? [-2, -1, 1, 2] : (int[])[])
            {
                yield return new(Put(Substitution.Of(expression, n => n.Equals(part) ? NumberNode.Of(value + by) : null)),
                    $"The way is right, a number is not.",
                    $"A slip in the arithmetic: in yours one part is {AnswerText.Number(value + by)}. Calculate it again.",
                    MistakenRules.Unlikely + 1);
            }
        }
    }
}
