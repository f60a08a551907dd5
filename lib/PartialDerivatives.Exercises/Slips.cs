using System.Collections.Immutable;
using static PartialDerivatives.Simplify;

namespace PartialDerivatives;

/// <summary>Slips in computing a formula: one operation of it is done wrongly, whichever it is.</summary>
/// <remarks>
/// The last of the mistakes to be looked for: they tell what is wrong with the result, not which rule led there. Every node has wrong
/// operations in the place of its own; one inside is carried up by the right operations above it.
/// </remarks>
internal static class Slips
{
    /// <summary>Larger parts of the right answer are not shown: that would tell it.</summary>
    private const int LargestShown = 1;

    /// <summary>All results that one slip leads to, each with what went wrong; ranks count from 0.</summary>
    /// <param name="node">The formula.</param>
    /// <param name="variables">What can stand in each other's place.</param>
    public static IEnumerable<Mistake> In(Node node, params IReadOnlyList<Node> variables)
    {
        foreach (Node other in variables.Contains(node) ? variables.Where(v => !v.Equals(node)) : [])
        {
            yield return new(other, $"Each variable has its place.", $"In one place stands {other}; it is {node}.", 2);
        }
        foreach (Mistake here in Of(node).Where(m => !m.Result.Equals(node)))
        {
            yield return here;
        }
        for (int i = 0; i < node.Children.Length; i++)
        {
            if (node is PowerNode && i == 1)
            {
                continue;
            }
            foreach (Mistake inside in In(node.Children[i], variables))
            {
                yield return inside with
                {
                    Result = With(node, i, inside.Result),
                    Hint = node is not FunctionNode f ? inside.Hint
                        : inside.Hint.Before($"The argument of {f.Function.Name.ToLowerInvariant()} is wrong."),
                };
            }
        }
    }

    private static Node With(Node node, int i, Node child) => node switch
    {
        SumNode s => Add(s.Terms.SetItem(i, child)),
        ProductNode p => Multiply([p.Coefficient, .. p.Factors.SetItem(i, child)]),
        PowerNode p => Power(child, p.Exponent),
        FunctionNode f => Apply(f.Function, [.. f.Arguments.SetItem(i, child)]),
        SummationNode s => Sum(s.Symbol, child),
        _ => node,
    };

    private static IEnumerable<Mistake> Of(Node node) => node switch
    {
        SumNode s => OfSum(s),
        ProductNode p => OfProduct(p),
        PowerNode { Exponent: NumberNode e } p => OfPower(p, e),
        FunctionNode { Arguments: [var u] } f => OfFunction(f, u),
        _ => [],
    };

    private static IEnumerable<Mistake> OfSum(SumNode sum)
    {
        foreach (Node term in sum.Terms)
        {
            yield return new(Subtract(sum, term), $"All terms of a sum count: one is missing.", $"{The("term", term)} is missing.");
            yield return new(Add(sum, Multiply(NumberNode.Of(-2), term)), $"The sign of one term is wrong.",
                $"{The("term", Positive(term))} has the wrong sign: {
                    (IsNegative(term) ? "subtract it; it is added" : "add it; it is subtracted")}.");
            if (term is not NumberNode)
            {
                yield return new(Add(sum, term), $"One term counts twice.", $"{The("term", term)} is there twice.", 2);
            }
        }
        foreach (ProductNode term in sum.Terms.OfType<ProductNode>())
        {
            foreach (Node factor in term.Factors)
            {
                yield return new(Multiply(factor, Add(Subtract(sum, term), Divide(term, factor))), $"A factor belongs to one term alone.",
                    $"{The("factor", factor)} multiplies the whole sum; it belongs to one term alone.", 1);
            }
        }
        yield return new(Multiply(sum.Terms), $"What is to be added is multiplied.",
            $"What is to be added is multiplied: put a plus between the terms.", 1);
    }

    private static IEnumerable<Mistake> OfProduct(ProductNode product)
    {
        NumberNode c = product.Coefficient;
        Node Changed(int i, Node factor) => Multiply([c, .. product.Factors.SetItem(i, factor)]);
        for (int i = 0; i < product.Factors.Length; i++)
        {
            Node factor = product.Factors[i];
            Node? divisor = factor is PowerNode { Exponent: NumberNode { IsNegative: true } } ? Quotient.Of(factor).Denominator[0] : null;
            yield return divisor is null
                ? new(Changed(i, NumberNode.One), $"A factor is missing.", $"{The("factor", factor)} is missing.")
                : new(Changed(i, NumberNode.One), $"A divisor is missing.", c.Denominator == 1
                    ? $"{The("divisor", divisor)} is missing: divide by it."
                    : (FormattableString)$"{The("divisor", divisor)} is missing: it is divided by {c.Denominator} alone.");
            yield return divisor is null
                ? new(Changed(i, Power(factor, NumberNode.MinusOne)), $"What is to be multiplied is divided.",
                    $"It is divided by {A("factor", factor)}; multiply by it.", 1)
                : new(Changed(i, divisor), $"What is to be divided is multiplied.",
                    $"It is multiplied by {A("divisor", divisor)}; divide by it.");
            yield return divisor is null
                ? new(Multiply(product, factor), $"A factor is too many.", $"{The("factor", factor)} is there once too often.", 1)
                : new(Multiply(product, factor), $"It is divided too often.",
                    $"It is divided by {A("divisor", divisor)} twice, or by its square; divide by it once.", 1);
            if (factor is SumNode sum)
            {
                foreach (Node apart in sum.Terms)
                {
                    Node rest = Subtract(sum, apart);
                    yield return new(Add(apart, Changed(i, rest)), $"A factor or divisor belongs to the whole sum.",
                        $"Only a part of a sum is multiplied or divided: put the sum into parentheses.", 1);
                    yield return new(Add(Changed(i, apart), rest), $"A factor or divisor belongs to the whole sum.",
                        $"Only a part of a sum is multiplied or divided: put the sum into parentheses.", 1);
                }
            }
        }
        ImmutableArray<Node> numerator = product.Quotient.Numerator;
        Node below = Multiply(product.Quotient.Denominator.Select(d => Power(d, NumberNode.MinusOne)));
        if (numerator.Length > 1 || (numerator.Length == 1 && !c.IsOne && !c.Equals(NumberNode.MinusOne)))
        {
            yield return new(Multiply(Add(c.IsOne ? numerator : [c, .. numerator]), below), $"What is to be multiplied is added.",
                $"Factors are added; they are multiplied with each other.", 1);
        }
        if (!c.IsOne && !c.Equals(NumberNode.MinusOne))
        {
            Node without = Multiply(product.Factors);
            yield return new(c.IsNegative ? Negate(without) : without, $"A constant factor is missing.",
                $"The factor {Absolute(c)} is missing.");
            yield return new(Multiply(NumberNode.One, Power(c, NumberNode.MinusOne), without), $"A constant factor is upside down.",
                $"It is multiplied by {Power(c, NumberNode.MinusOne)}; the factor is {c}.", 1);
            yield return new(Multiply(c, product), $"A constant factor is too many.", $"The factor {Absolute(c)} is there twice.", 2);
        }
        yield return new(Negate(product), $"A sign is wrong.", $"A sign is wrong: that of {A("product", product)}.", 1);
    }

    private static IEnumerable<Mistake> OfPower(PowerNode power, NumberNode e)
    {
        Node u = power.Base;
        bool isRoot = e.Denominator == 2;
        yield return isRoot
            ? new(u, $"A root is missing.", $"The root of {A("number", u)} is missing.")
            : new(e.IsNegative ? Power(u, NumberNode.MinusOne) : u, $"An exponent is missing.",
                $"The exponent of {A("power", u)} is missing: it is not squared, or not raised to that power.");
        yield return new(Multiply(e, u), $"A power is not a product.",
            $"In {A("power", power)} the exponent is used as a factor: it is a power.", 1);
        if (u is SumNode sum && !e.Equals(NumberNode.MinusOne))
        {
            yield return new(Add(sum.Terms.Select(term => Power(term, e))), $"A power or a root of a sum is not a sum of powers or roots.",
                $"Add first, then take the power or the root.", 1);
        }
    }

    private static IEnumerable<Mistake> OfFunction(FunctionNode function, Node u)
    {
        if (function.Function.Name is "Sin" or "Cos")
        {
            Node other = function.Function.Name == "Sin" ? Apply<Functions.Cos>(u) : Apply<Functions.Sin>(u);
            yield return new(other, $"Sine and cosine are exchanged.",
                $"Sine and cosine are exchanged in one place: it is {A("function", function)}.", 1);
        }
    }

    private static FormattableString The(string what, Node node) =>
        node is VariableNode { Name: ['t', 'h', 'e', ' ', ..] } named ? $"T{named.Name[1..]}"
        : node.Depth <= LargestShown ? (FormattableString)$"The {what} {node}" : $"One {what}";

    private static FormattableString A(string what, Node node) => node.Depth <= LargestShown ? (FormattableString)$"{node}" : $"a {what}";

    private static bool IsNegative(Node term) => term is NumberNode { IsNegative: true } or ProductNode { Coefficient.IsNegative: true };

    private static Node Positive(Node term) => IsNegative(term) ? Negate(term) : term;

    private static NumberNode Absolute(NumberNode number) => number.IsNegative ? -number : number;
}
