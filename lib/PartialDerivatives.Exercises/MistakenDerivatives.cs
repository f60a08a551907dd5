using System.Collections.Immutable;

namespace PartialDerivatives;

/// <summary>
/// The derivatives of a formula that come out when a rule is applied wrongly at one place, or at two.
/// </summary>
/// <remarks>
/// Every node has the right rule, that of <see cref="Differentiate"/>, and wrong ones. An attempt picks one for each node. Since a rule
/// takes the derivatives of the operands whatever they are, a mistake deep inside is carried up by the right rules above it.
/// </remarks>
/// <param name="variable">The variable to differentiate by.</param>
/// <param name="name">Its name.</param>
/// <param name="rule">The right rule of a node, given its operands with their derivatives.</param>
internal sealed class MistakenDerivatives(Node variable, string name, Func<Node, IEnumerable<(Node, Node)>, Node> rule)
{
    private readonly Dictionary<(Node, int), ImmutableArray<Attempt>> _done = [];
    private readonly MistakenRules _wrong = new(variable, name);

    public MistakenDerivatives(Node variable, string name)
        : this(variable, name, (node, operands) => Differentiate.Rule(node, variable, operands))
    {
    }

    /// <summary>A derivative and the mistakes that are in it; none in the right one.</summary>
    public sealed record Attempt(Node Derivative, ImmutableArray<Hint> Hints, int Rank = 0);

    /// <summary>All attempts with at most so many mistakes, those with fewer first, and of these the likelier.</summary>
    public ImmutableArray<Attempt> Of(Node node, int mistakes)
    {
        if (!_wrong.IsVarying(node))
        {
            return [new Attempt(NumberNode.Zero, [])];
        }
        if (!_done.TryGetValue((node, mistakes), out var attempts))
        {
            _done.Add((node, mistakes), attempts = [.. Attempts(node, mistakes).OrderBy(a => a.Hints.Length).ThenBy(a => a.Rank)]);
        }
        return attempts;
    }

    private IEnumerable<Attempt> Attempts(Node node, int mistakes)
    {
        ImmutableArray<Node> operands = node is ConditionalNode c ? [c.Then, c.Otherwise] : node.Children;
        var choices = Choices(operands, mistakes).OrderBy(choice => choice.Hints.Length).ToList();
        IEnumerable<Attempt> inside = choices.Select(choice =>
            new Attempt(rule(node, operands.Zip(choice.Derivatives)), choice.Hints, choice.Rank));
        IEnumerable<Attempt> here = choices.Where(choice => choice.Hints.Length < mistakes).SelectMany(choice =>
            _wrong.Of(node, choice.Derivatives)
                .Where(wrong => mistakes == 1 || wrong.Rank < MistakenRules.Unlikely)
                .Select(wrong => new Attempt(wrong.Result, [wrong.Hint with { Place = $"Look at {node}." }, .. choice.Hints],
                    Math.Max(wrong.Rank, choice.Rank))));
        // Different mistakes can lead to the same formula. The outer one is easier to see, but an inner derivative is lost more easily than
        // a constant factor.
        return node is ProductNode p && p.Factors.Count(_wrong.IsVarying) == 1 ? inside.Concat(here) : here.Concat(inside);
    }

    /// <summary>One attempt for each operand, with at most so many mistakes altogether.</summary>
    private IEnumerable<(ImmutableArray<Node> Derivatives, ImmutableArray<Hint> Hints, int Rank)> Choices(ImmutableArray<Node> operands,
        int mistakes)
    {
        if (operands.IsEmpty)
        {
            yield return ([], [], 0);
            yield break;
        }
        foreach (Attempt first in Of(operands[0], mistakes))
        {
            foreach (var (derivatives, hints, rank) in Choices(operands[1..], mistakes - first.Hints.Length))
            {
                yield return ([first.Derivative, .. derivatives], [.. first.Hints, .. hints], Math.Max(first.Rank, rank));
            }
        }
    }
}
