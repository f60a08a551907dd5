using System.Collections.Immutable;
using static PartialDerivatives.Simplify;

namespace PartialDerivatives;

/// <summary>The wrong rules of sums, products and quotients; those of powers and functions are in the other part.</summary>
/// <param name="variable">The variable to differentiate by.</param>
/// <param name="name">Its name.</param>
internal sealed partial class MistakenRules(Node variable, string name)
{
    /// <summary>Mistakes that are made less often than another with the same outcome.</summary>
    public const int LessLikely = 1, Unlikely = 2;

    private readonly Dictionary<Node, bool> _varying = [];

    /// <summary>What comes out of a wrong rule for this node, given the derivatives of its operands.</summary>
    public IEnumerable<Mistake> Of(Node node, ImmutableArray<Node> d) => node switch
    {
        SumNode s => Sum(s, d),
        ProductNode p => Product(p, d),
        PowerNode { Base: var u } p when !IsVarying(u) => Exponential(p, d[1]),
        PowerNode { Exponent: var e } p when !IsVarying(e) => PowerOf(p, d[0]),
        PowerNode p => PowerOfBoth(p, d),
        FunctionNode { Arguments: [var u] } f => Function(f, u, d[0]),
        FunctionNode f => FunctionOfTwo(f, d),
        _ => [],
    };

    public bool IsVarying(Node node)
    {
        if (!_varying.TryGetValue(node, out bool varies))
        {
            _varying.Add(node, varies = Differentiate.By(node, variable) is not NumberNode { IsZero: true });
        }
        return varies;
    }

    private static IEnumerable<VariableNode> VariablesOf(Node node) => node is VariableNode v ? [v] : node.Children.SelectMany(VariablesOf);

    private IEnumerable<VariableNode> OthersIn(Node node) => VariablesOf(node).Distinct().Where(v => !v.Equals(variable));

    private IEnumerable<Mistake> Sum(SumNode sum, ImmutableArray<Node> d)
    {
        int varying = sum.Terms.Count(IsVarying);
        for (int i = 0; i < d.Length; i++)
        {
            Node term = sum.Terms[i];
            if (!IsVarying(term))
            {
                yield return new(Add(d.SetItem(i, term)), $"A term without {name} is a constant: its derivative is 0.",
                    $"{term} is a constant when you differentiate by {name}, so it vanishes; it is still there.");
                foreach (VariableNode other in VariablesOf(term).Distinct())
                {
                    yield return new(Add(d.SetItem(i, Differentiate.By(term, other))),
                        $"Only {name} varies: a term without it is a constant, and its derivative is 0.",
                        $"{term} is a constant when you differentiate by {name}, so it vanishes; it is differentiated by {other}.",
                        LessLikely);
                }
                continue;
            }
            if (varying > 1)
            {
                yield return new(Add(d.SetItem(i, NumberNode.Zero)), $"The derivative of a sum has that of each term: one term is lost.",
                    $"The term {term} is lost: it contains {name}, so its derivative belongs to the sum.");
                yield return new(Add(d.SetItem(i, Negate(d[i]))), $"The derivative of a sum keeps the sign of each term: one is wrong.",
                    $"The sign of what comes from the term {term} is wrong.");
            }
            yield return new(Add(d.SetItem(i, term)), $"Each term of a sum is differentiated: one is copied.",
                $"The term {term} is copied, not differentiated.");
        }
    }

    private IEnumerable<Mistake> Product(ProductNode product, ImmutableArray<Node> d)
    {
        Node right = Add(product.Factors.Select((_, i) => Summand(product, d, i)));
        right = Multiply(product.Coefficient, right);
        List<int> varying = [.. Enumerable.Range(0, d.Length).Where(i => IsVarying(product.Factors[i]))];
        return (varying.Count > 1 ? OfFactors(product, d, right, varying) : [])
            .Concat(OfConstants(product, d, right, varying));
    }

    private IEnumerable<Mistake> OfFactors(ProductNode product, ImmutableArray<Node> d, Node right, List<int> varying)
    {
        ImmutableArray<Node> factors = product.Factors;
        bool isQuotient = varying.Any(i => IsReciprocal(factors[i]));
        string rule = isQuotient ? "quotient rule" : "product rule";
        foreach (int i in varying)
        {
            IEnumerable<Node> Summands(Func<Node, Node> change) =>
                varying.Select(j => j == i ? change(Summand(product, d, j)) : Summand(product, d, j));
            Node without = Multiply(product.Coefficient, Add(Summands(_ => NumberNode.Zero)));
            yield return isQuotient && IsReciprocal(factors[i])
                ? new(without, $"The quotient rule has two terms: one is missing.",
                    $"The denominator of {product} contains {name}, too: the quotient rule has a second term, with its derivative.")
                : new(without, $"The {rule} differentiates each factor in turn: a term is missing.",
                    $"The {rule} for {product} has a term in which {factors[i]} is differentiated: it is missing.");
            Node signed = Multiply(product.Coefficient, Add(Summands(Negate)));
            yield return isQuotient
                ? new(signed, $"The quotient rule subtracts: a sign is wrong.",
                    $"The quotient rule for {product} has a minus between its two terms: (u′·v − u·v′)/v².", LessLikely)
                : new(signed, $"The product rule adds its terms: a sign is wrong.",
                    $"The product rule for {product} has a plus between its terms: u′·v + u·v′. Look at that with {factors[i]}′.",
                    LessLikely);
        }
        foreach (int i in varying.Where(_ => !isQuotient))
        {
            foreach (int j in varying.Where(j => j != i))
            {
                Node lost = Multiply(Multiply(factors.Where((_, k) => k != i && k != j)), d[i]);
                yield return new(Multiply(product.Coefficient, Add(varying.Select(k => k == i ? lost : Summand(product, d, k)))),
                    $"Each term of the product rule keeps the other factors: one is lost.",
                    $"In the term of the product rule for {product} with {factors[i]}′ the factor {factors[j]} is lost.", LessLikely);
            }
        }
        Node constants = Multiply([product.Coefficient, .. factors.Where(f => !IsVarying(f))]);
        if (isQuotient)
        {
            Node numerator = Multiply([constants, .. varying.Where(i => !IsReciprocal(factors[i])).Select(i => factors[i])]);
            Node denominator = Multiply(varying.Where(i => IsReciprocal(factors[i])).Select(i => Denominator(factors[i])));
            yield return new(Negate(right), $"The quotient rule is (u′·v − u·v′)/v²: mind the order.",
                $"The numerator of the quotient rule for {product} is in the wrong order: it is u′·v − u·v′.");
            yield return new(Multiply(right, denominator), $"The quotient rule is (u′·v − u·v′)/v²: mind the denominator.",
                $"The quotient rule for {product} divides by the square of the denominator.");
            yield return new(
                Divide(Differentiate.By(numerator, variable), Differentiate.By(denominator, variable)),
                $"Numerator and denominator are not differentiated each for itself.",
                $"The derivative of {product} is not the quotient of two derivatives. The quotient rule is (u′·v − u·v′)/v².");
        }
        yield return new(Multiply([constants, .. varying.Select(i => d[i])]),
            $"The derivative of a product is not the product of the derivatives.",
            $"The derivative of {product} is not the product of the derivatives. The product rule is u′·v + u·v′.");
    }

    private IEnumerable<Mistake> OfConstants(ProductNode product, ImmutableArray<Node> d, Node right, List<int> varying)
    {
        ImmutableArray<Node> factors = product.Factors;
        foreach (Node factor in factors.Where(f => !IsVarying(f)))
        {
            // Without the factor, not divided by it: 0/0 has no value.
            Node Without(Node instead) => Multiply(product.Coefficient,
                Add(varying.Select(i => Multiply(factors.Select((f, j) => f == factor ? instead : j == i ? d[i] : f)))));
            yield return IsReciprocal(factor)
                ? new(Without(NumberNode.One), $"A constant denominator stays when you differentiate: it is lost.",
                    $"In {product} the denominator {Denominator(factor)} is constant when you differentiate by {name}: it stays.")
                : new(Without(NumberNode.One), $"A constant factor stays when you differentiate: one is lost.",
                    $"In {product} the factor {factor} is constant when you differentiate by {name}: it stays.");
            foreach (VariableNode other in VariablesOf(factor).Distinct())
            {
                Node moved = Multiply([product.Coefficient, .. factors.Select(f => f == factor ? Differentiate.By(f, other) : f)]);
                yield return new(Add(right, moved), $"A constant factor stays: it takes no product rule.",
                    $"In {product} the factor {factor} is constant when you differentiate by {name}; it is differentiated by {other}, too.",
                    Unlikely);
            }
        }
        if (!product.Coefficient.IsOne && !product.Coefficient.Equals(NumberNode.MinusOne))
        {
            yield return new(Divide(right, product.Coefficient), $"A constant factor stays when you differentiate: one is lost.",
                $"In {product} the constant factor {product.Coefficient} stays; it is lost.");
        }
        if (product.Coefficient.IsNegative)
        {
            yield return new(Negate(right), $"A minus sign is lost.",
                $"The sign is wrong: the minus in front of {Negate(product)} is lost.");
        }
    }

    /// <summary>The term of the product rule in which factor i is differentiated.</summary>
    private static Node Summand(ProductNode product, ImmutableArray<Node> d, int i) =>
        d[i] is NumberNode { IsZero: true } ? d[i] : Multiply(Multiply(product.Factors.Where((_, j) => j != i)), d[i]);

    // Not 1/(1/u), which is what the simplifier makes of it, because u may be 0.
    private static Node Denominator(Node reciprocal) => Quotient.Of(reciprocal).Denominator[0];

    private static bool IsReciprocal(Node factor) => factor is PowerNode { Exponent: NumberNode { IsNegative: true } };
}
