using static PartialDerivatives.Simplify;

namespace PartialDerivatives;

/// <summary>How the right answer comes about: an expression of quantities, each of which can be wrong, as each operation can.</summary>
/// <remarks>
/// One mistake is a slip in the expression, or one wrong quantity. Two are any two of these: they are tried as numbers, at one point,
/// and become formulas only where they fit there.
/// </remarks>
/// <param name="expression">The expression: variable i of it is quantity i.</param>
/// <param name="quantities">The quantities.</param>
/// <param name="slips">How unlikely a slip is, as a rank.</param>
/// <param name="variables">What can stand in each other's place anywhere in the expression.</param>
internal sealed class Derivation(Node expression, IReadOnlyList<Derivation.Quantity> quantities, int slips = 1,
    params IReadOnlyList<Node> variables)
{
    /// <summary>How much less likely two mistakes are than one.</summary>
    public const int SecondMistake = 2;

    /// <summary>Of a longer expression two slips are too many formulas to try.</summary>
    private const int MostSlips = 60;

    /// <summary>Something that the answer is computed from.</summary>
    /// <param name="Name">What it is called.</param>
    /// <param name="Exact">The right one.</param>
    /// <param name="Mistakes">Wrong ones.</param>
    public sealed record Quantity(string Name, Node Exact, IReadOnlyList<Mistake> Mistakes);

    private readonly IReadOnlyList<Quantity> _quantities = [.. quantities.Select(q => q with
    {
        Mistakes = [.. q.Mistakes.Where(m => !m.Result.Equals(q.Exact) && m.Result is not NumberNode { IsZero: true })],
    })];

    private readonly Lazy<Mistake[]> _slips = new(() => [.. Slips.In(expression, variables)]);

    /// <summary>The variable of the expression that stands for a quantity.</summary>
    public static Node Variable(int i, string name) => new VariableNode(name, i);

    private Node Put(Node node, int wrong = -1, Node? value = null, int other = -1, Node? otherValue = null) =>
        UsualMistakes.Put(node, i => i == wrong ? value! : i == other ? otherValue! : _quantities[i].Exact);

    public IEnumerable<Mistake> One() => OfQuantities().Concat(OfSlips()).Concat(OfArithmetic());

    private IEnumerable<Mistake> OfQuantities() => _quantities.SelectMany((q, i) => q.Mistakes.Select(m => m with
    {
        Result = Put(expression, i, m.Result),
    }));

    private IEnumerable<Mistake> OfSlips() => _slips.Value.Select(m => m with { Result = Put(m.Result), Rank = m.Rank + slips });

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

    /// <summary>Two mistakes that lead to this value at a point, the likeliest first.</summary>
    public IEnumerable<Mistake> Two(double[] point, Func<double, bool> isGiven)
    {
        double At(Node node) => new Evaluate<double>(point).Of(node);
        double[] exact = _quantities.Count == 0 ? point : [.. _quantities.Select(q => At(q.Exact))];
        double[][] wrong = [.. _quantities.Select(q => q.Mistakes.Select(m => At(m.Result)).ToArray())];
        bool Gives(Node node, int i, double value, int j = -1, double other = 0)
        {
            double[] values = [.. exact];
            values[i] = value;
            if (j >= 0)
            {
                values[j] = other;
            }
            return isGiven(new Evaluate<double>(values).Of(node));
        }
        List<Mistake> found = [];
        void Found(Mistake a, Mistake b, Func<Node> result) => found.Add(new(result(), Hint.Both(a.Hint, b.Hint),
            Rank: a.Rank + b.Rank + SecondMistake));
        for (int i = 0; i < wrong.Length; i++)
        {
            for (int k = 0; k < wrong[i].Length; k++)
            {
                Mistake first = _quantities[i].Mistakes[k];
                foreach (Mistake slip in _slips.Value.Where(s => s.Rank < 2 && Gives(s.Result, i, wrong[i][k])))
                {
                    Found(first, slip with { Rank = slip.Rank + slips }, () => Put(slip.Result, i, first.Result));
                }
                for (int j = i + 1; j < wrong.Length; j++)
                {
                    for (int l = 0; l < wrong[j].Length; l++)
                    {
                        if (Gives(expression, i, wrong[i][k], j, wrong[j][l]))
                        {
                            Mistake second = _quantities[j].Mistakes[l];
                            Found(first, second, () => Put(expression, i, first.Result, j, second.Result));
                        }
                    }
                }
            }
        }
        foreach (Mistake slip in _slips.Value.Where(s => s.Rank == 0 && _slips.Value.Length <= MostSlips))
        {
            foreach (Mistake then in Slips.In(slip.Result).Where(s => s.Rank == 0
                && isGiven(new Evaluate<double>(exact).Of(s.Result))))
            {
                Found(slip with { Rank = slips }, then with { Rank = slips }, () => Put(then.Result));
            }
        }
        return found.OrderBy(m => m.Rank);
    }
}
