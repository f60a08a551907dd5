namespace PartialDerivatives;

/// <summary>Makes formulas, each in the form a textbook prints.</summary>
/// <remarks>
/// Simplifying never changes the domain: x/x stays x/x, because it has no value at 0, and √x·√x does not become x. It never changes
/// the value other than by rounding: terms and factors are put into a canonical order, like terms are collected, products are not expanded.
/// Where another term has no value at 0 either, x/x is 1: ln(x) + x/x is ln(x) + 1.
/// </remarks>
internal static partial class Simplify
{
    public static Node Add(params IEnumerable<Node> terms)
    {
        List<Node> flat = [.. terms.SelectMany(Flatten)];
        CancelBeside(flat);
        Node collected = Collect(flat);
        // 2·(x + 3) − 2·x − 1 is shorter when the 2 is multiplied out; 3·x − 2·(1 − y) is not.
        return flat.Any(IsMultiple) ? Shorter(collected, [.. flat.SelectMany(t => IsMultiple(t) ? Expanded(t) : [t])]) : collected;
    }

    public static Node Subtract(Node a, Node b) => Add(a, Negate(b));

    public static Node Negate(Node a) => Multiply(NumberNode.MinusOne, a);

    public static Node Multiply(params IEnumerable<Node> factors) => MultiplyBeside([], factors);

    /// <summary>The product, where these other formulas have a value.</summary>
    private static Node MultiplyBeside(IEnumerable<Node> beside, IEnumerable<Node> factors)
    {
        NumberNode coefficient = NumberNode.One;
        List<Node> left = [], result = [], apart = [];
        foreach (Node factor in factors)
        {
            var (own, others) = factor.Term;
            MultiplyBy(own);
            left.AddRange(others);
        }
        while (left.Count > 0)
        {
            Node b = BaseOf(left[0]);
            List<Node> exponents = [.. left.Where(f => BaseOf(f).Equals(b)).Select(ExponentOf)];
            left.RemoveAll(f => BaseOf(f).Equals(b));
            AddExponents(b, exponents, () => [.. beside, .. result, .. left]);
            foreach (Node exponent in exponents.Distinct().ToList())
            {
                Node power = Power(b, exponent);
                int times = exponents.Count(e => e.Equals(exponent));
                result.Add(times == 1 ? power : new PowerNode(power, NumberNode.Of(times)));
            }
        }
        foreach (NumberNode number in result.OfType<NumberNode>().ToList())
        {
            MultiplyBy(number);
        }
        result.RemoveAll(f => f is NumberNode);
        result.AddRange(apart);
        if (coefficient.IsZero)
        {
            // Only what restricts the domain still matters.
            result.RemoveAll(Domain.IsEverywhere);
        }
        if (result.Count == 0)
        {
            return coefficient;
        }
        if (result.Count == 1 && coefficient.IsOne)
        {
            return result[0];
        }
        result.Sort(CanonicalOrder.CompareFactors);
        return new ProductNode(coefficient, [.. result]);

        // A number that would make the coefficient overflow stays a factor of its own.
        void MultiplyBy(NumberNode number)
        {
            NumberNode? product = NumberNode.Product(coefficient, number);
            coefficient = product ?? coefficient;
            if (product is null)
            {
                apart.Add(number);
            }
        }
    }

    public static Node Divide(Node a, Node b) => Multiply(a, Power(b, NumberNode.MinusOne));

    public static Node Power(Node b, Node exponent) => exponent switch
    {
        NumberNode { IsOne: true } => b,
        NumberNode { IsZero: false } e => ProperPower(b, e),
        NumberNode when Domain.IsEverywhere(b) => NumberNode.One,
        not NumberNode when b is NumberNode { IsOne: true } && Domain.IsEverywhere(exponent) => NumberNode.One,
        _ => new PowerNode(b, exponent),
    };

    /// <summary>A power whose exponent is a number, but neither 0 nor 1.</summary>
    private static Node ProperPower(Node b, NumberNode e) => b switch
    {
        NumberNode number when e.IsWhole && number.Power(e.Numerator) is { } power => power,
        NumberNode { IsFraction: true, IsNegative: false, IsZero: false } number when e.Denominator == 2 && Root(number) is { } root =>
            root.Power(e.Numerator)!,
        // |u|² is u², and so is its second derivative at 0.
        FunctionNode { Arguments: [var u] } abs when abs.Is<Functions.Abs>() && e.IsWhole && e.Numerator % 2 == 0 => Power(u, e),
        PowerNode { Exponent: NumberNode inner } nested when Domain.CanMultiply(inner, e, nested.Base) => Power(nested.Base, inner * e),
        // The powers of the factors may be too large or too small for numbers where (x/y)² is not. Roots are worth it.
        ProductNode product when e.IsWhole
            && (product.Factors.Length == 1 || e.Numerator is -1 || (e.Numerator is 2 or -2 && product.Factors.Any(IsRoot)))
            && product.Coefficient.Power(e.Numerator) is { } coefficient =>
            Multiply([coefficient, .. product.Factors.Select(f => Power(f, e))]),
        _ => new PowerNode(b, e),
    };

    private static IEnumerable<Node> Flatten(Node term) => term switch
    {
        SumNode sum => sum.Terms,
        ProductNode { Coefficient: { IsWhole: true, Numerator: -1 }, Factors: [SumNode] } => Expanded(term),
        _ => [term],
    };

    private static Node Collect(IReadOnlyCollection<Node> terms)
    {
        var coefficients = new Dictionary<Node, NumberNode>();
        var conditionals = terms.OfType<ConditionalNode>().GroupBy(c => c.Condition).Where(g => g.Count() > 1).ToList();
        if (conditionals.Count > 0)
        {
            terms = [
                .. terms.Where(t => t is not ConditionalNode c || conditionals.All(g => !g.Key.Equals(c.Condition))),
                .. conditionals.Select(g => If(g.Key, Add(g.Select(c => c.Then)), Add(g.Select(c => c.Otherwise))))];
        }
        var apart = new List<Node>();
        foreach (Node term in terms)
        {
            var (coefficient, factors) = term.Term;
            Node rest = factors switch
            {
                [] => NumberNode.One,
                [var factor] => factor,
                _ => new ProductNode(NumberNode.One, factors),
            };
            if (NumberNode.Sum(coefficients.GetValueOrDefault(rest, NumberNode.Zero), coefficient) is { } sum)
            {
                coefficients[rest] = sum;
            }
            else
            {
                apart.Add(term);
            }
        }
        NumberNode ones = TakePythagoras(coefficients);
        coefficients[NumberNode.One] = coefficients.GetValueOrDefault(NumberNode.One, NumberNode.Zero) + ones;
        List<Node> result =
            [.. coefficients.Select(t => Multiply(t.Value, t.Key)).Where(t => t is not NumberNode { IsZero: true }), .. apart];
        return result switch
        {
            [] => NumberNode.Zero,
            [var only] => only,
            _ => new SumNode([.. CanonicalOrder.OfTerms(result)]),
        };
    }

    private static void AddExponents(Node b, List<Node> exponents, Func<IEnumerable<Node>> others)
    {
        for (int i = 1; i < exponents.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (exponents[i] is NumberNode p && exponents[j] is NumberNode q && p + q is var sum
                    && (Domain.CanAdd(p, q, b) || Domain.CanAdd(p, q, b, Demanded())) && (!sum.IsZero || IsEverywhere(b)))
                {
                    exponents.RemoveAt(i);
                    exponents.RemoveAt(j);
                    exponents.AddRange(sum.IsZero ? [] : [sum]);
                    AddExponents(b, exponents, others);
                    return;
                }
            }
        }

        Domain.OfPower Demanded() => others().Aggregate(Domain.OfPower.Everywhere, (all, n) => all | Domain.Demands(n, b));
        bool IsEverywhere(Node node) => Domain.IsEverywhere(node) || others().Any(o => o.Equals(node) || o.Children.Contains(node));
    }

    /// <summary>Cancels x/x in a term where the other terms have no value at 0.</summary>
    private static void CancelBeside(List<Node> terms)
    {
        for (int i = 0; i < terms.Count; i++)
        {
            if (terms[i] is ProductNode product && product.Factors.Select(BaseOf).Distinct().Count() < product.Factors.Length)
            {
                terms[i] = MultiplyBeside(terms.Where(t => t != product), product.Factors.Prepend(product.Coefficient));
            }
        }
    }

    private static bool IsRoot(Node factor) => factor is PowerNode { Exponent: NumberNode { IsWhole: false } };

    private static Node BaseOf(Node factor) => factor is PowerNode p ? p.Base : factor;

    private static Node ExponentOf(Node factor) => factor is PowerNode p ? p.Exponent : NumberNode.One;

    private static NumberNode? Root(NumberNode square)
    {
        long p = (long)Math.Round(Math.Sqrt(square.Numerator)), q = (long)Math.Round(Math.Sqrt(square.Denominator));
        return p * p == square.Numerator && q * q == square.Denominator ? NumberNode.Of(p) * NumberNode.Of(q).Power(-1)! : null;
    }
}
