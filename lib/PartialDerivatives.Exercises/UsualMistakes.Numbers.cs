using System.Collections.Immutable;
using static PartialDerivatives.Simplify;

namespace PartialDerivatives;

/// <content>Mistakes with numbers: quotients of whole numbers, points, steps; and formulas that were misread.</content>
internal sealed partial class UsualMistakes
{
    private static readonly double[] s_steps = [1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.001];

    public static Hint WholeNumbers { get; } = new(
        $"In C# a quotient of whole numbers is a whole number: 1/2 is 0.",
        $"A quotient of whole numbers has lost its decimals: in C# 1/2 is 0. Write 1.0/2, or 0.5.");

    private static Hint Caret { get; } = new(
        $"In C# ^ is no power.", $"In C# 2^3 is not 2³: ^ combines bits. Write Pow(2, 3) or 2 * 2 * 2.");

    /// <summary>A product of whole numbers with one power, written with ^: it binds less than *, so 3 * 2^2 is (3 * 2)^2.</summary>
    private static IEnumerable<double> Bits(Node exact, double[] point)
    {
        (NumberNode coefficient, ImmutableArray<Node> factors) = exact is ProductNode p
            ? (p.Coefficient, p.Factors) : (NumberNode.One, [exact]);
        foreach (PowerNode power in factors.OfType<PowerNode>())
        {
            double rest = new Evaluate<double>(point).Of(Multiply([coefficient, .. factors.Where(f => f != power)]));
            double value = new Evaluate<double>(point).Of(power.Base);
            if (power.Exponent is NumberNode { IsWhole: true, Value: > 1 } e && IsWhole(rest) && IsWhole(value))
            {
                yield return (int)(rest * value) ^ (int)e.Value;
                yield return (int)value ^ (int)(e.Value * rest);
            }
        }

        static bool IsWhole(double x) => x == Math.Truncate(x) && Math.Abs(x) < 1e6;
    }

    /// <summary>Powers of whole numbers that were written with ^.</summary>
    public static IEnumerable<Mistake> Carets(Node exact, double[] point)
    {
        if (point.Any(x => x != Math.Truncate(x) || Math.Abs(x) >= 1000))
        {
            yield break;
        }
        foreach (double bits in Bits(exact, point))
        {
            yield return new(NumberNode.Of(bits), Caret);
        }
        yield return new(Substitution.Of(exact, n =>
            n is PowerNode { Base: VariableNode v, Exponent: NumberNode { IsWhole: true, Value: > 1 } e }
                ? NumberNode.Of((int)point[v.Position] ^ (int)e.Value) : null), Caret);
    }

    /// <summary>The right formula at another point than the one asked for, and what comes of whole coordinates.</summary>
    public IEnumerable<Mistake> AtPoint(Node exact, double[] point)
    {
        if (names.Count == 0 || variables[0] is not VariableNode)
        {
            yield break;
        }
        for (int i = 0; i < names.Count; i++)
        {
            int moved = i;
            foreach (double other in WholeNumbersIn(exact).Concat([0, 1]).Distinct().Where(other => other != point[moved]))
            {
                yield return new(Put(exact, j => j == moved ? NumberNode.Of(other) : variables[j]), $"This is the value at another point.",
                    $"This is the value at another point: where {_shown[i]} is {AnswerText.Number(other)}.",
                    other <= 1 ? MistakenRules.LessLikely : MistakenRules.Unlikely);
            }
        }
        foreach (Mistake caret in Carets(exact, point))
        {
            yield return caret;
        }
    }

    /// <summary>Factors and exponents, which may be put in for a variable.</summary>
    private static IEnumerable<double> WholeNumbersIn(Node exact) => Parts(exact).Select(part => part switch
    {
        ProductNode p => p.Coefficient.Value,
        PowerNode { Exponent: NumberNode e } => e.Value,
        _ => 0,
    }).Where(x => x > 1 && x == Math.Truncate(x));

    /// <summary>Difference quotients in the place of the derivative at a point, with the steps that are usual.</summary>
    public IEnumerable<Mistake> Quotients(Node f, int by)
    {
        if (variables[by] is not VariableNode)
        {
            yield break;
        }
        foreach (double h in s_steps)
        {
            Node Moved(double step) => Put(f, i => i == by ? Add(variables[i], NumberNode.Of(step)) : variables[i]);
            Node forward = Subtract(Moved(h), f), backward = Subtract(f, Moved(-h)), central = Subtract(Moved(h), Moved(-h));
            yield return new(Over(forward, h), DifferenceQuotients.OneSided("forward", h), Rank: MistakenRules.Unlikely + 1);
            yield return new(Over(backward, h), DifferenceQuotients.OneSided("backward", h), Rank: MistakenRules.Unlikely + 1);
            yield return new(Over(central, 2 * h), DifferenceQuotients.TooLong(h), Rank: MistakenRules.Unlikely + 1);
            yield return new(Over(central, h), DifferenceQuotients.NotTwice(h), Rank: MistakenRules.Unlikely + 1);
            yield return new(Over(forward, 2 * h), DifferenceQuotients.TwiceOneSided(h), Rank: MistakenRules.Unlikely + 1);
        }

        static Node Over(Node difference, double h) => Divide(difference, NumberNode.Of(h));
    }

    /// <summary>What becomes of a number that was computed otherwise than asked.</summary>
    public static IEnumerable<Mistake> OfNumber(double exact)
    {
        for (int power = 2; power <= 4 && exact == Math.Truncate(exact); power++)
        {
            double root = Math.Round(Math.Pow(Math.Abs(exact), 1.0 / power));
            if (root > 1 && Math.Pow(root, power) == exact)
            {
                yield return new(NumberNode.Of((int)root ^ power), Caret);
            }
        }
        yield return new(NumberNode.Of(Math.Atan(exact) * 180 / Math.PI),
            Hint.Of($"This is the angle in degrees; asked is the slope, its tangent."), Rank: MistakenRules.Unlikely);
        yield return new(NumberNode.Of(Math.Atan(exact)), Hint.Of($"This is the angle; asked is the slope, its tangent."),
            Rank: MistakenRules.Unlikely);
    }

    /// <summary>Fractions of whole numbers, written so in C#, lose their decimals: those in the answer, and those in f before.</summary>
    private IEnumerable<Mistake> WholeQuotients(Node exact, Node? f = null, params int[] by)
    {
        Node truncated = Truncated(exact, coefficients: true, exponents: true);
        if (!truncated.Equals(exact))
        {
            yield return new(Truncated(exact, coefficients: true, exponents: false), WholeNumbers, Rank: MistakenRules.LessLikely);
            yield return new(Truncated(exact, coefficients: false, exponents: true), WholeNumbers, Rank: MistakenRules.LessLikely);
            yield return new(truncated, WholeNumbers, Rank: MistakenRules.LessLikely);
        }
        if (exact is SumNode sum)
        {
            foreach (Node term in sum.Terms.Where(term => !Truncated(term, coefficients: true, exponents: false).Equals(term)))
            {
                yield return new(Add(Subtract(exact, term), Truncated(term, coefficients: true, exponents: false)), WholeNumbers,
                    Rank: MistakenRules.LessLikely);
            }
        }
        if (f is not null && Truncated(f, coefficients: true, exponents: true) is var g && !g.Equals(f))
        {
            yield return new(Partial(g, by), WholeNumbers, Rank: MistakenRules.LessLikely);
        }
    }

    private static Node Truncated(Node node, bool coefficients, bool exponents) => Substitution.Of(node, n => n switch
    {
        ProductNode p when coefficients && IsFraction(p.Coefficient) =>
            Multiply([Whole(p.Coefficient), .. p.Factors.Select(factor => Truncated(factor, coefficients, exponents))]),
        NumberNode c when coefficients && IsFraction(c) => Whole(c),
        PowerNode { Exponent: NumberNode e } p =>
            Power(Truncated(p.Base, coefficients, exponents), exponents && IsFraction(e) ? Whole(e) : e),
        _ => null,
    });

    /// <summary>A number that may be written as a quotient of whole numbers: 1/5 for 0.2.</summary>
    private static bool IsFraction(NumberNode number) => number.Denominator > 1 || (number.Value != Math.Truncate(number.Value)
        && Enumerable.Range(2, 19).Any(q => Math.Abs((number.Value * q) - Math.Round(number.Value * q)) < 1e-12));

    private static NumberNode Whole(NumberNode number) => NumberNode.Of(Math.Truncate(number.Value));

    /// <summary>The right derivative of another function: one that differs from f in one place, as when it was copied wrongly.</summary>
    private IEnumerable<Mistake> Misread(Node f, int[] by)
    {
        foreach (var (misread, right, wrong) in Misreadings(f))
        {
            string kind = right is not SumNode ? ""
                : wrong.Children.Length == right.Children.Length ? " A sign is wrong." : " A term is lost.";
            yield return new(Partial(misread, by),
                new($"This is the derivative of another function: f was copied wrongly.",
                    $"This is the derivative of {misread}: in f stands {right}, not {wrong}.{kind}"),
                Rank: MistakenRules.Unlikely);
        }
    }

    private static IEnumerable<(Node Whole, Node Right, Node Wrong)> Misreadings(Node f)
    {
        foreach (Node node in Parts(f).Distinct())
        {
            foreach (Node wrong in Alternatives(node))
            {
                yield return (Substitution.Of(f, n => n.Equals(node) ? wrong : null), node, wrong);
            }
        }
    }

    private static IEnumerable<Node> Alternatives(Node node)
    {
        switch (node)
        {
            case PowerNode { Base: FunctionNode { Arguments: [var inner] } outer, Exponent: NumberNode e }:
                yield return Apply(outer.Function, Power(inner, e));
                yield return outer;
                break;
            case PowerNode { Exponent: NumberNode } power:
                yield return power.Base;
                break;
            case FunctionNode { Arguments: [PowerNode { Exponent: NumberNode e } inner] } outer:
                yield return Power(Apply(outer.Function, inner.Base), e);
                break;
            case SumNode sum:
                foreach (Node term in sum.Terms)
                {
                    yield return Add(sum, Multiply(NumberNode.Of(-2), term));
                    if (term is NumberNode)
                    {
                        yield return Subtract(sum, term);
                    }
                }
                break;
            case FunctionNode { Arguments: [ProductNode { Coefficient.IsOne: true } inner] } outer:
                yield return Apply(outer.Function, Negate(inner));
                yield return Apply(outer.Function, Add(inner.Factors));
                break;
            case ProductNode { Coefficient.IsOne: false } product:
                yield return Divide(product, product.Coefficient);
                break;
        }
        if (node is FunctionNode { Function.Name: "Sin", Arguments: [var u] })
        {
            yield return Apply<Functions.Cos>(u);
        }
    }

    internal static IEnumerable<Node> Parts(Node node) => node.Children.SelectMany(Parts).Prepend(node);
}
