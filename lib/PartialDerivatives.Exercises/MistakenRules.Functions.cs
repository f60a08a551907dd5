using System.Collections.Immutable;
using static PartialDerivatives.Simplify;

namespace PartialDerivatives;

/// <content>The wrong rules of powers and functions, and of the chain rule.</content>
internal sealed partial class MistakenRules
{
    private IEnumerable<Mistake> PowerOf(PowerNode power, Node du)
    {
        (Node u, Node e) = (power.Base, power.Exponent);
        Node lowered = Subtract(e, NumberNode.One), outer = Multiply(e, Power(u, lowered));
        foreach (Mistake mistake in Chain(power, u, du, outer))
        {
            yield return mistake;
        }
        if (e is NumberNode { IsNegative: true } negative)
        {
            yield return new(Negate(Multiply(outer, du)), $"The power rule: a negative exponent comes down with its sign.",
                $"The derivative of {power} begins with a minus: the exponent {negative} comes down with its sign.");
            yield return new(Multiply(e, Power(u, Add(e, NumberNode.One)), du), $"The power rule: the exponent goes down by one.",
                $"The power rule for {power}: the exponent {negative} goes down by one, to {lowered}, not up.");
        }
        else
        {
            yield return new(Negate(Multiply(outer, du)), $"A sign is wrong.", $"The sign of the derivative of {power} is wrong.",
                Unlikely);
        }
        yield return new(Multiply(Power(u, lowered), du), $"The power rule: the exponent comes down as a factor. It is lost.",
            $"The power rule for {power}: the exponent {e} comes down as a factor. The factor {e} is lost.");
        yield return new(Multiply(e, power, du), $"The power rule: the exponent goes down by one. It is kept.",
            $"The power rule for {power}: the exponent goes down by one; it is still {e}.");
        if (!IsNumber(du))
        {
            yield return new(Multiply(e, Power(du, lowered)), $"The chain rule takes the outer derivative at the inner function.",
                $"The outer derivative of {power} is taken at {u}, and multiplied by {u}′; you took it at that derivative.");
        }
        if (lowered is not NumberNode { IsOne: true })
        {
            yield return new(Multiply(lowered, Power(u, lowered), du), $"The power rule: the factor is the exponent before it goes down.",
                $"The power rule for {power}: the factor is the exponent before it goes down, {e}.");
        }
        yield return new(Multiply(power, Ln(u), du), $"A power is not an exponential function.",
            $"In {power} the base contains {name}, not the exponent: that is the power rule, without a logarithm.");
        if (u.Equals(variable) && e is NumberNode n)
        {
            yield return new(
                n.Equals(NumberNode.MinusOne) ? Ln(u) : Divide(Power(u, Add(n, NumberNode.One)), n + NumberNode.One),
                $"This is an antiderivative: integrated in place of differentiated.",
                $"You integrated {power} instead of differentiating it.");
        }
        if (e is NumberNode { IsWhole: true, Value: > 2 })
        {
            yield return new(Multiply(e, Power(u, Subtract(lowered, NumberNode.One)), du),
                $"The power rule: the exponent goes down by one.",
                $"The power rule for {power}: the exponent goes down by one, from {e} to {lowered}, and not further.");
        }
        if (e is NumberNode { Value: > 1 })
        {
            yield return new(Multiply(e, du), $"The power rule: the exponent goes down by one, the base stays.",
                $"The power rule for {power}: {e} comes down, and {Power(u, lowered)} stays; it is lost.", Unlikely);
            yield return new(Multiply(power, du), $"The power rule is not applied.",
                $"{power} itself is not differentiated: only what is inside.", Unlikely);
        }
    }

    private IEnumerable<Mistake> Exponential(PowerNode power, Node de)
    {
        (Node u, Node e) = (power.Base, power.Exponent);
        foreach (Mistake mistake in Chain(power, e, de, Multiply(power, Ln(u))))
        {
            yield return mistake;
        }
        yield return new(Multiply(power, de), $"An exponential function with another base than e has a factor more.",
            $"The derivative of {power} has the factor {Ln(u)}; it is missing.");
        yield return new(Multiply(e, Power(u, Subtract(e, NumberNode.One)), de), $"An exponential function is not a power.",
            $"In {power} the exponent contains {name}, so the power rule does not hold: it grows exponentially.");
        yield return new(Negate(Multiply(power, Ln(u), de)), $"A sign is wrong.", $"The sign of the derivative of {power} is wrong.",
            Unlikely);
    }

    private static IEnumerable<Mistake> PowerOfBoth(PowerNode power, ImmutableArray<Node> d)
    {
        (Node u, Node e) = (power.Base, power.Exponent);
        yield return new(Multiply(e, Power(u, Subtract(e, NumberNode.One)), d[0]), $"Base and exponent both vary: a term is missing.",
            $"In {power} the exponent varies, too: what comes from it is missing.");
        yield return new(Multiply(power, Ln(u), d[1]), $"Base and exponent both vary: a term is missing.",
            $"In {power} the base varies, too: what comes from it is missing.");
    }

    private IEnumerable<Mistake> Function(FunctionNode function, Node u, Node du)
    {
        Node Outer(Node at) => function.Function.Partial(0, [at]);
        foreach (Mistake mistake in Chain(function, u, du, Outer(u)))
        {
            yield return mistake;
        }
        Node negative = Negate(Multiply(Outer(u), du));
        yield return function.Function.Name switch
        {
            "Cos" => new(negative, $"The derivative of the cosine has a minus.",
                $"The derivative of {function} begins with a minus: that of cos is −sin."),
            "Sin" => new(negative, $"The derivative of the sine has no minus.",
                $"The derivative of {function} has no minus: that of sin is cos.", LessLikely),
            _ => new(negative, $"A sign is wrong.", $"The sign of the derivative of {function} is wrong.", Unlikely),
        };
        if (!function.Is<Functions.Exp>() && du is not NumberNode { IsOne: true })
        {
            yield return new(Multiply(function, du), $"The chain rule: the outer function is differentiated, too.",
                $"{function} itself is not differentiated: only what is inside.");
        }
        if (!IsNumber(du))
        {
            yield return new(Outer(du), $"The chain rule takes the outer derivative at the inner function.",
                $"The outer derivative of {function} is taken at {u}, and multiplied by {u}′; you took it at that derivative.");
        }
        if (!function.Is<Functions.Exp>())
        {
            yield return new(du, $"The derivative of the outer function is missing.",
                $"The derivative of {function} is that of {FunctionName(function)}, {Outer(u)}, times the inner one; the first is missing.",
                Unlikely);
        }
        foreach (var (derivative, hint) in Confusions(function, u))
        {
            yield return new(Multiply(derivative, du), $"A derivative of an elementary function is remembered wrongly.", hint);
        }
    }

    private static string FunctionName(FunctionNode function) => function.Function.Name.ToLowerInvariant();

    /// <summary>Derivatives of elementary functions that are remembered wrongly: one line each.</summary>
    private static IEnumerable<(Node Derivative, FormattableString Hint)> Confusions(FunctionNode f, Node u) => f.Function.Name switch
    {
        "Exp" => [
            (Multiply(u, Apply<Functions.Exp>(Subtract(u, NumberNode.One))),
                $"The power rule does not hold for {f}: the variable is in the exponent, and the derivative of exp is exp."),
            (Apply<Functions.Exp>(Subtract(u, NumberNode.One)),
                $"The exponent of {f} stays as it is: the power rule does not hold, and the derivative of exp is exp.")],
        "Log" => [
            (Power(u, NumberNode.Of(-2)), $"The derivative of {f} has {u} in the denominator, not its square."),
            (Power(f, NumberNode.MinusOne), $"The derivative of {f} is 1 over {u}, not over the logarithm.")],
        "Log2" or "Log10" =>
            [(Power(u, NumberNode.MinusOne),
            $"{f} is not the natural logarithm: its derivative has the logarithm of the base in the denominator.")],
        "Tan" => [
            (Add(NumberNode.One, f), $"The derivative of {f} is 1 plus the square of the tangent."),
            (Subtract(NumberNode.One, Power(f, NumberNode.Two)), $"The derivative of {f} is 1 plus the square of the tangent, not minus."),
            (Power(Apply<Functions.Cos>(u), NumberNode.MinusOne),
                $"The derivative of {f} has the square of the cosine in the denominator.")],
        "Tanh" => [
            (Subtract(NumberNode.One, f), $"The derivative of {f} is 1 minus the square of tanh; the square is lost."),
            (Add(NumberNode.One, Power(f, NumberNode.Two)), $"The derivative of {f} is 1 minus the square of tanh, not plus."),
            (Subtract(NumberNode.One, Power(u, NumberNode.Two)),
                $"The derivative of {f} is 1 minus the square of tanh, not of what stands inside tanh.")],
        "Atan" => [
            (Power(Add(NumberNode.One, u), NumberNode.MinusOne),
                $"The derivative of {f} has 1 plus the square of {u} in the denominator; the square is lost."),
            (Power(Subtract(NumberNode.One, Power(u, NumberNode.Two)), NumberNode.MinusOne),
                $"The derivative of {f} has 1 plus the square of {u} in the denominator, not minus.")],
        "Asin" or "Acos" => [
            (Power(Subtract(NumberNode.One, Power(u, NumberNode.Two)), NumberNode.MinusOne),
                $"The derivative of {f} has a square root in the denominator.")],
        _ => [],
    };

    private IEnumerable<Mistake> FunctionOfTwo(FunctionNode function, ImmutableArray<Node> d)
    {
        Node Part(int i, Node derivative) => derivative is NumberNode { IsZero: true } ? derivative
            : Multiply(function.Function.Partial(i, function.Arguments), derivative);
        Node With(int i, Node derivative) => Add(d.Select((own, j) => Part(j, j == i ? derivative : own)));
        for (int i = 0; i < d.Length; i++)
        {
            if (IsVarying(function.Arguments[i]))
            {
                if (d.Count(other => other is not NumberNode { IsZero: true }) > 1)
                {
                    yield return new(With(i, NumberNode.Zero), $"The function depends on {name} in two ways: a part is missing.",
                        $"{function} depends on {name} through {function.Arguments[i]}, too: that part is missing.");
                }
                yield return new(With(i, Negate(d[i])), $"A sign is wrong.",
                    $"The sign of what comes from {function.Arguments[i]} in {function} is wrong.");
            }
        }
    }

    /// <summary>The chain rule without its second half, or with a wrong one.</summary>
    private IEnumerable<Mistake> Chain(Node whole, Node inner, Node du, Node outer)
    {
        Node derivative = Differentiate.By(inner, variable);
        if (derivative is NumberNode { IsOne: true })
        {
            yield break;
        }
        yield return new(outer, $"The chain rule: multiply by the inner derivative. One is missing.",
            $"The inner derivative of {whole} is missing: multiply by {derivative}.");
        if (derivative is NumberNode number && !number.Equals(NumberNode.MinusOne))
        {
            yield return new(number.IsNegative ? Negate(outer) : Multiply(outer, number, number),
                $"The chain rule: multiply by the inner derivative. It is wrong.",
                $"The inner derivative of {whole} is {derivative}: multiply by it, once and with its size.", LessLikely);
            yield return new(Divide(outer, number), $"The chain rule: multiply by the inner derivative.",
                $"The inner derivative of {whole} is {derivative}: multiply by it; you divided by it.", LessLikely);
            if (number.IsNegative)
            {
                yield return new(Negate(Multiply(outer, du)), $"The chain rule: multiply by the inner derivative. Its sign is lost.",
                    $"The inner derivative of {whole} is {derivative}: its minus is lost, so the sign is wrong.", LessLikely);
            }
        }
        foreach (VariableNode other in OthersIn(inner))
        {
            yield return new(Multiply(outer, Differentiate.By(inner, other)), $"The inner derivative is that by {name}, too.",
                $"The inner derivative of {whole} is taken by {other}; by {name} it is {derivative}.", Unlikely);
        }
        yield return new(Add(outer, du), $"The chain rule multiplies by the inner derivative; it does not add it.",
            $"The inner derivative of {whole}, {derivative}, is added; multiply by it, and mind the parentheses.", Unlikely);
        if (!derivative.Equals(variable))
        {
            yield return new(Multiply(outer, variable), $"The chain rule multiplies by the derivative of the inner function.",
                $"The outer derivative of {whole} is multiplied by {name}; multiply by the inner derivative, {derivative}.", Unlikely);
        }
        if (!inner.Equals(variable))
        {
            yield return new(Multiply(outer, inner), $"The chain rule multiplies by the derivative of the inner function.",
                $"The outer derivative of {whole} is multiplied by {inner} itself; multiply by its derivative, {derivative}.", Unlikely);
        }
    }

    private static Node Ln(Node u) => Apply<Functions.Log>(u);

    private static bool IsNumber(Node node) => node is NumberNode;
}
