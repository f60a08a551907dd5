using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace PartialDerivatives;

/// <summary>The derivatives of a power uᵖ whose exponent is no number, by the one rule that <see cref="Elementary.Pow{T}"/>
/// tells.</summary>
/// <remarks>
/// A textbook writes xᵖ·ln(x), which has no value at x = 0, p = 2; but the derivative has one, the limit 0. So each derivative is an
/// abbreviation: written as in a textbook, computed with these limits.
/// </remarks>
internal static class PowerDerivative
{
    private static readonly ConcurrentDictionary<(int, int), ElementaryFunction> s_made = [];
    private static readonly VariableNode s_u = new("u", -1), s_p = new("p", -2);

    /// <summary>The power differentiated so many times by its base, and so many times by its exponent.</summary>
    public static ElementaryFunction Of(int byBase, int byExponent) => s_made.GetOrAdd((byBase, byExponent), _ =>
    {
        Node template = new PowerNode(s_u, s_p);
        for (int i = 0; i < byBase + byExponent; i++)
        {
            template = Differentiate.Plainly(template, i < byBase ? s_u : s_p);
        }
        Node Written(ImmutableArray<Node> a) => Substitution.Of(template, n => n == s_u ? a[0] : n == s_p ? a[1] : null);
        return new ElementaryFunction(
            $"Power{byBase}{byExponent}", "",
            a => Simplify.Apply(Of(byBase + 1, byExponent), a),
            a => Simplify.Apply(Of(byBase, byExponent + 1), a))
        {
            IsDefinedEverywhere = false,
            Textbook = Written,
            Definition = a => Simplify.If(VanishesAtZero(a[0], a[1], byBase, byExponent), NumberNode.Zero, Written(a)),
        };
    });

    /// <summary>At u = 0: u^(p − j)·lnᵏ(u) has the limit 0 for p &gt; j, and the factor p·(p − 1)·… is 0 for p = 0, 1, …, j − 1.</summary>
    private static Condition VanishesAtZero(Node u, Node p, int j, int k)
    {
        Condition where = k > 0
            ? Simplify.Compare(p, Relation.Greater, NumberNode.Of(j))
            : Enumerable.Range(0, j).Aggregate((Condition)new TruthValue(false), (any, m) =>
                Simplify.Connect(any, false, Simplify.Compare(p, Relation.Equal, NumberNode.Of(m))));
        return Simplify.Connect(Simplify.Compare(u, Relation.Equal, NumberNode.Zero), true, where);
    }
}
