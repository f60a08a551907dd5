using System.Collections.Immutable;
using static PartialDerivatives.Simplify;

namespace PartialDerivatives;

/// <summary>
/// The derivatives of a formula that come out when a rule is applied wrongly at one place, or at two.
/// </summary>
/// <remarks>
/// Every node has the right rule, as in <see cref="Differentiate"/>, and wrong ones. An attempt picks one for each node. Since a rule
/// takes the derivatives of the operands whatever they are, a mistake deep inside is carried up by the right rules above it.
/// </remarks>
internal sealed class MistakenDerivatives(Node variable, string name)
{
    private readonly Dictionary<(Node, int), ImmutableArray<Attempt>> _done = [];
    private readonly Dictionary<Node, bool> _varying = [];

    /// <summary>A derivative and the mistakes that are in it; none in the right one.</summary>
    public sealed record Attempt(Node Derivative, ImmutableArray<Hint> Hints);

    /// <summary>All attempts with at most so many mistakes, those with fewer first.</summary>
    public ImmutableArray<Attempt> Of(Node node, int mistakes)
    {
        if (!IsVarying(node))
        {
            return [new Attempt(NumberNode.Zero, [])];
        }
        if (!_done.TryGetValue((node, mistakes), out var attempts))
        {
            _done.Add((node, mistakes), attempts = [.. Attempts(node, mistakes).OrderBy(a => a.Hints.Length)]);
        }
        return attempts;
    }

    private IEnumerable<Attempt> Attempts(Node node, int mistakes)
    {
        ImmutableArray<Node> operands = node is ConditionalNode c ? [c.Then, c.Otherwise] : node.Children;
        var choices = Choices(operands, mistakes).OrderBy(choice => choice.Hints.Length).ToList();
        IEnumerable<Attempt> inside = choices.Select(choice => new Attempt(Right(node, choice.Derivatives), choice.Hints));
        IEnumerable<Attempt> here = choices.Where(choice => choice.Hints.Length < mistakes).SelectMany(choice =>
            Wrong(node, choice.Derivatives).Select(wrong => new Attempt(wrong.Result, [wrong.Hint with { Place = $"Look at {node}." }, .. choice.Hints])));
        // Different mistakes can lead to the same formula. The outer one is easier to see, but an inner derivative is lost more easily than
        // a constant factor.
        return node is ProductNode p && p.Factors.Count(IsVarying) == 1 ? inside.Concat(here) : here.Concat(inside);
    }

    /// <summary>One attempt for each operand, with at most so many mistakes altogether.</summary>
    private IEnumerable<(ImmutableArray<Node> Derivatives, ImmutableArray<Hint> Hints)> Choices(ImmutableArray<Node> operands,
        int mistakes)
    {
        if (operands.IsEmpty)
        {
            yield return ([], []);
            yield break;
        }
        foreach (Attempt first in Of(operands[0], mistakes))
        {
            foreach (var (derivatives, hints) in Choices(operands[1..], mistakes - first.Hints.Length))
            {
                yield return ([first.Derivative, .. derivatives], [.. first.Hints, .. hints]);
            }
        }
    }

    /// <summary>The right rule, given the derivatives of the operands.</summary>
    private Node Right(Node node, ImmutableArray<Node> d) => node switch
    {
        SumNode => Add(d),
        ProductNode p => Multiply(p.Coefficient, Add(p.Factors.Select((_, i) => Summand(p, d, i)))),
        PowerNode { Base: var u, Exponent: var e } => Add(
            Times(d[0], () => Multiply(e, Power(u, Subtract(e, NumberNode.One)))),
            Times(d[1], () => Multiply(node, Ln(u)))),
        FunctionNode f => Add(f.Arguments.Select((_, i) => Times(d[i], () => f.Function.Partials[i](f.Arguments)))),
        ConditionalNode c => If(c.Condition, d[0], d[1]),
        SummationNode s => Sum(s.Symbol, d[0]),
        _ => Differentiate.By(node, variable),
    };

    private IEnumerable<Mistake> Wrong(Node node, ImmutableArray<Node> d) => node switch
    {
        SumNode s => WrongSum(s, d),
        ProductNode p => WrongProduct(p, d),
        PowerNode { Base: var u } p when !IsVarying(u) => WrongExponential(p, d[1]),
        PowerNode { Exponent: var e } p when !IsVarying(e) => WrongPower(p, d[0]),
        PowerNode p => WrongPowerOfBoth(p, d),
        FunctionNode { Arguments: [var u] } f => WrongFunction(f, u, d[0]),
        FunctionNode f => WrongFunctionOfTwo(f, d),
        _ => [],
    };

    private static IEnumerable<VariableNode> VariablesOf(Node node) => node is VariableNode v ? [v] : node.Children.SelectMany(VariablesOf);

    private IEnumerable<Mistake> WrongSum(SumNode sum, ImmutableArray<Node> d)
    {
        int varying = sum.Terms.Count(IsVarying);
        for (int i = 0; i < d.Length; i++)
        {
            Node term = sum.Terms[i];
            if (!IsVarying(term))
            {
                yield return new(Add(d.SetItem(i, term)),
                    $"{term} is a constant when you differentiate by {name}, so it vanishes; it is still there.");
                foreach (VariableNode other in VariablesOf(term).Distinct())
                {
                    yield return new(Add(d.SetItem(i, Differentiate.By(term, other))),
                        $"{term} is a constant when you differentiate by {name}, so it vanishes; it is differentiated by {other}.");
                }
                continue;
            }
            if (varying > 1)
            {
                yield return new(Add(d.SetItem(i, NumberNode.Zero)),
                    $"The term {term} is lost: it contains {name}, so its derivative belongs to the sum.");
                yield return new(Add(d.SetItem(i, Negate(d[i]))), $"The sign of what comes from the term {term} is wrong.");
            }
            yield return new(Add(d.SetItem(i, term)), $"The term {term} is copied, not differentiated.");
        }
    }

    private IEnumerable<Mistake> WrongProduct(ProductNode product, ImmutableArray<Node> d)
    {
        Node right = Right(product, d);
        ImmutableArray<Node> factors = product.Factors;
        List<int> varying = [.. Enumerable.Range(0, d.Length).Where(i => IsVarying(factors[i]))];
        Node constants = Multiply([product.Coefficient, .. factors.Where(f => !IsVarying(f))]);
        bool isQuotient = varying.Any(i => IsReciprocal(factors[i]));
        string rule = isQuotient ? "quotient" : "product";

        if (varying.Count > 1)
        {
            foreach (int i in varying)
            {
                IEnumerable<Node> Summands(Func<Node, Node> change) =>
                    varying.Select(j => j == i ? change(Summand(product, d, j)) : Summand(product, d, j));
                Node without = Multiply(product.Coefficient, Add(Summands(_ => NumberNode.Zero)));
                FormattableString lost = isQuotient && IsReciprocal(factors[i])
                    ? (FormattableString)$"The denominator of {product} contains {name}, too: the quotient rule has a second term, with its derivative."
                    : $"The {rule} rule for {product} has a term in which {factors[i]} is differentiated: it is missing.";
                yield return new(without, lost);
                yield return new(
                    Multiply(product.Coefficient, Add(Summands(Negate))),
                    isQuotient ? (FormattableString)$"The quotient rule for {product} has a minus between its two terms: (u′·v − u·v′)/v²." : $"The product rule for {product} has a plus between its terms: u′·v + u·v′.");
            }
            if (isQuotient)
            {
                Node numerator = Multiply([constants, .. varying.Where(i => !IsReciprocal(factors[i])).Select(i => factors[i])]);
                Node denominator = Multiply(varying.Where(i => IsReciprocal(factors[i])).Select(i => Denominator(factors[i])));
                yield return new(Negate(right),
                    $"The numerator of the quotient rule for {product} is in the wrong order: it is u′·v − u·v′.");
                yield return new(Multiply(right, denominator),
                    $"The quotient rule for {product} divides by the square of the denominator.");
                yield return new(
                    Divide(Differentiate.By(numerator, variable), Differentiate.By(denominator, variable)),
                    $"The derivative of {product} is not the quotient of two derivatives. The quotient rule is (u′·v − u·v′)/v².");
            }
            yield return new(
                Multiply([constants, .. varying.Select(i => d[i])]),
                $"The derivative of {product} is not the product of the derivatives. The product rule is u′·v + u·v′.");
        }
        foreach (Node factor in factors.Where(f => !IsVarying(f)))
        {
            // Without the factor, not divided by it: 0/0 has no value.
            yield return new(
                Multiply(product.Coefficient,
                    Add(varying.Select(i => Multiply(factors.Select((f, j) => f == factor ? NumberNode.One : j == i ? d[i] : f))))),
                IsReciprocal(factor)
                    ? (FormattableString)$"In {product} the denominator {Denominator(factor)} is constant when you differentiate by {name}: it stays."
                    : $"In {product} the factor {factor} is constant when you differentiate by {name}: it stays.");
        }
        if (!product.Coefficient.IsOne && !product.Coefficient.Equals(NumberNode.MinusOne))
        {
            yield return new(Divide(right, product.Coefficient),
                $"In {product} the constant factor {product.Coefficient} stays; it is lost.");
        }
        if (product.Coefficient.IsNegative)
        {
            yield return new(Negate(right), $"The minus in front of {Negate(product)} is lost.");
        }
    }

    private IEnumerable<Mistake> WrongPower(PowerNode power, Node du)
    {
        (Node u, Node e) = (power.Base, power.Exponent);
        Node lowered = Subtract(e, NumberNode.One), outer = Multiply(e, Power(u, lowered));
        if (MissingInner(power, u, outer) is { } missing)
        {
            yield return missing;
        }
        if (e is NumberNode { IsNegative: true } negative)
        {
            yield return new(Negate(Multiply(outer, du)),
                $"The derivative of {power} begins with a minus: the exponent {negative} comes down with its sign.");
            yield return new(Multiply(e, Power(u, Add(e, NumberNode.One)), du),
                $"The power rule for {power}: the exponent {negative} goes down by one, to {lowered}, not up.");
        }
        else
        {
            yield return new(Negate(Multiply(outer, du)), $"The sign of the derivative of {power} is wrong.");
        }
        yield return new(Multiply(Power(u, lowered), du),
            $"The power rule for {power}: the exponent {e} comes down as a factor. That factor is lost.");
        yield return new(Multiply(e, power, du), $"The power rule for {power}: the exponent goes down by one; it is still {e}.");
        if (!IsNumber(du))
        {
            yield return new(Multiply(e, Power(du, lowered)),
                $"The outer derivative of {power} is taken at {u}, and multiplied by the derivative of {u}; you took it at that derivative.");
        }
        yield return new(Multiply(lowered, Power(u, lowered), du),
            $"The power rule for {power}: the factor is the exponent before it goes down, {e}.");
        yield return new(Multiply(power, Ln(u), du),
            $"In {power} the base contains {name}, not the exponent: that is the power rule, without a logarithm.");
        if (u.Equals(variable) && e is NumberNode n)
        {
            yield return new(
                n.Equals(NumberNode.MinusOne) ? Ln(u) : Divide(Power(u, Add(n, NumberNode.One)), n + NumberNode.One), $"You integrated {power} instead of differentiating it.");
        }
    }

    private IEnumerable<Mistake> WrongExponential(PowerNode power, Node de)
    {
        (Node u, Node e) = (power.Base, power.Exponent);
        if (MissingInner(power, e, Multiply(power, Ln(u))) is { } missing)
        {
            yield return missing;
        }
        yield return new(Multiply(power, de), $"The derivative of {power} has the factor {Ln(u)}; it is missing.");
        yield return new(Multiply(e, Power(u, Subtract(e, NumberNode.One)), de),
            $"In {power} the exponent contains {name}, so the power rule does not hold: it grows exponentially.");
        yield return new(Negate(Multiply(power, Ln(u), de)), $"The sign of the derivative of {power} is wrong.");
    }

    private static IEnumerable<Mistake> WrongPowerOfBoth(PowerNode power, ImmutableArray<Node> d)
    {
        (Node u, Node e) = (power.Base, power.Exponent);
        yield return new(Multiply(e, Power(u, Subtract(e, NumberNode.One)), d[0]),
            $"In {power} the exponent varies, too: what comes from it is missing.");
        yield return new(Multiply(power, Ln(u), d[1]), $"In {power} the base varies, too: what comes from it is missing.");
    }

    private IEnumerable<Mistake> WrongFunction(FunctionNode function, Node u, Node du)
    {
        Node Outer(Node at) => function.Function.Partials[0]([at]);
        if (MissingInner(function, u, Outer(u)) is { } missing)
        {
            yield return missing;
        }
        yield return new(Negate(Multiply(Outer(u), du)), function.Function.Name switch
        {
            "Cos" => $"The derivative of {function} begins with a minus: that of cos is −sin.",
            "Sin" => $"The derivative of {function} has no minus: that of sin is cos.",
            _ => $"The sign of the derivative of {function} is wrong.",
        });
        if (function.Function != DerivativeRules.Exp && du is not NumberNode { IsOne: true })
        {
            yield return new(Multiply(function, du), $"{function} itself is not differentiated: only what is inside.");
        }
        if (!IsNumber(du))
        {
            yield return new(Outer(du),
                $"The outer derivative of {function} is taken at {u}, and multiplied by the derivative of {u}; you took it at that derivative.");
        }
        foreach (var (derivative, hint) in Confusions(function, u))
        {
            yield return new(Multiply(derivative, du), hint);
        }
    }

    /// <summary>Derivatives of elementary functions that are remembered wrongly: one line each.</summary>
    private static IEnumerable<(Node Derivative, FormattableString Hint)> Confusions(FunctionNode f, Node u) => f.Function.Name switch
    {
        "Exp" => [(Multiply(u, Apply(DerivativeRules.Exp, Subtract(u, NumberNode.One))),
            $"The power rule does not hold for {f}: the variable is in the exponent, and the derivative of exp is exp.")],
        "Log" => [(Power(u, NumberNode.Of(-2)), $"The derivative of {f} has {u} in the denominator, not its square.")],
        "Log2" or "Log10" =>
            [(Power(u, NumberNode.MinusOne),
            $"{f} is not the natural logarithm: its derivative has the logarithm of the base in the denominator.")],
        "Tan" => [
            (Add(NumberNode.One, f), $"The derivative of {f} is 1 plus the square of the tangent."),
            (Power(Apply(DerivativeRules.Cos, u), NumberNode.MinusOne), $"The derivative of {f} has the square of the cosine in the denominator.")],
        "Tanh" => [
            (Subtract(NumberNode.One, f), $"The derivative of {f} is 1 minus the square of tanh; the square is lost."),
            (Add(NumberNode.One, Power(f, NumberNode.Two)), $"The derivative of {f} is 1 minus the square of tanh, not plus.")],
        "Atan" => [
            (Power(Add(NumberNode.One, u), NumberNode.MinusOne),
                $"The derivative of {f} has 1 plus the square of {u} in the denominator; the square is lost."),
            (Power(Subtract(NumberNode.One, Power(u, NumberNode.Two)), NumberNode.MinusOne), $"The derivative of {f} has 1 plus the square of {u} in the denominator, not minus.")],
        "Asin" or "Acos" => [
            (Power(Subtract(NumberNode.One, Power(u, NumberNode.Two)), NumberNode.MinusOne), $"The derivative of {f} has a square root in the denominator.")],
        _ => [],
    };

    private IEnumerable<Mistake> WrongFunctionOfTwo(FunctionNode function, ImmutableArray<Node> d)
    {
        for (int i = 0; i < d.Length; i++)
        {
            if (IsVarying(function.Arguments[i]))
            {
                if (d.Count(other => other is not NumberNode { IsZero: true }) > 1)
                {
                    yield return new(Right(function, d.SetItem(i, NumberNode.Zero)),
                        $"{function} depends on {name} through {function.Arguments[i]}, too: that part is missing.");
                }
                yield return new(Right(function, d.SetItem(i, Negate(d[i]))),
                    $"The sign of what comes from {function.Arguments[i]} in {function} is wrong.");
            }
        }
    }

    /// <summary>The chain rule without its second half; null where that is a factor 1.</summary>
    private Mistake? MissingInner(Node whole, Node inner, Node outer)
    {
        Node derivative = Differentiate.By(inner, variable);
        return derivative is NumberNode { IsOne: true }
            ? null
            : new(outer, $"The inner derivative of {whole} is missing: multiply by {derivative}.");
    }

    /// <summary>The term of the product rule in which factor i is differentiated.</summary>
    private static Node Summand(ProductNode product, ImmutableArray<Node> d, int i) =>
        Times(d[i], () => Multiply(product.Factors.Where((_, j) => j != i)));

    private static Node Times(Node derivative, Func<Node> others) =>
        derivative is NumberNode { IsZero: true } ? derivative : Multiply(others(), derivative);

    private static Node Ln(Node u) => Apply(DerivativeRules.Log, u);

    // Not 1/(1/u), which is what the simplifier makes of it, because u may be 0.
    private static Node Denominator(Node reciprocal) => Quotient.Of(reciprocal).Denominator[0];

    private static bool IsReciprocal(Node factor) => factor is PowerNode { Exponent: NumberNode { IsNegative: true } };

    private static bool IsNumber(Node node) => node is NumberNode;

    private bool IsVarying(Node node)
    {
        if (!_varying.TryGetValue(node, out bool varies))
        {
            _varying.Add(node, varies = Differentiate.By(node, variable) is not NumberNode { IsZero: true });
        }
        return varies;
    }
}
