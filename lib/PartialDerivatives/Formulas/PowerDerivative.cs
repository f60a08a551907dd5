using System.Collections.Concurrent;

namespace PartialDerivatives;

/// <summary>A derivative of a power uᵖ whose exponent is no number, by the one rule that <see cref="Elementary.Pow{T}"/> tells.</summary>
/// <remarks>
/// A textbook writes xᵖ·ln(x), which has no value at x = 0, p = 2; but the derivative has one, the limit 0. So each derivative is an
/// abbreviation: written as in a textbook, computed with these limits.
/// </remarks>
internal sealed class PowerDerivative : ElementaryFunction
{
    private static readonly ConcurrentDictionary<(int, int), PowerDerivative> s_made = [];
    private static readonly VariableNode s_u = new("u", -1), s_p = new("p", -2);

    private readonly int _byBase, _byExponent;

    private PowerDerivative(int byBase, int byExponent, Traits traits)
        : base($"Power{byBase}{byExponent}", traits) => (_byBase, _byExponent) = (byBase, byExponent);

    public override int Arity => 2;

    public override bool IsDefinedEverywhere => false;

    /// <summary>The power differentiated so many times by its base, and so many times by its exponent.</summary>
    public static PowerDerivative Of(int byBase, int byExponent) => s_made.GetOrAdd((byBase, byExponent), _ =>
    {
        Node template = new PowerNode(s_u, s_p);
        for (int i = 0; i < byBase + byExponent; i++)
        {
            template = Differentiate.Plainly(template, i < byBase ? s_u : s_p);
        }
        Symbol Written(Symbol u, Symbol p) => Substitution.Of(template, n => n == s_u ? u.Node : n == s_p ? p.Node : null);
        return new(byBase, byExponent, new("")
        {
            Textbook = Written,
            Definition = (u, p) =>
                Simplify.If(VanishesAtZero(u.Node, p.Node, byBase, byExponent), NumberNode.Zero, Written(u, p).Node),
        });
    });

    public override Node Partial(int argument, ImmutableArray<Node> u) =>
        Simplify.Apply(argument == 0 ? Of(_byBase + 1, _byExponent) : Of(_byBase, _byExponent + 1), u);

    public override T Value<T>(T u, T v) => throw new InvalidOperationException("It is computed by its definition.");

    /// <summary>At u = 0: u^(p − j)·lnᵏ(u) has the limit 0 for p &gt; j, and the factor p·(p − 1)·… is 0 for p = 0, 1, …, j − 1.</summary>
    private static Node VanishesAtZero(Node u, Node p, int j, int k)
    {
        Node where = k > 0
            ? Simplify.Compare(p, Relation.Greater, NumberNode.Of(j))
            : Enumerable.Range(0, j).Aggregate((Node)NumberNode.Zero, (any, m) =>
                Simplify.Connect(any, false, Simplify.Compare(p, Relation.Equal, NumberNode.Of(m))));
        return Simplify.Connect(Simplify.Compare(u, Relation.Equal, NumberNode.Zero), true, where);
    }
}
