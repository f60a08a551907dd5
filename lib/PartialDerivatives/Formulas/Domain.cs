namespace PartialDerivatives;

/// <summary>Where formulas have a value and which sign it has, as far as their form alone tells.</summary>
internal static class Domain
{
    /// <summary>The real numbers x for which a power xᵖ has a value.</summary>
    [Flags]
    public enum OfPower
    {
        Everywhere = 0, NotZero = 1, NotNegative = 2, Positive = NotZero | NotNegative,
    }

    /// <summary>Whether the formula has a value for all real values of its variables.</summary>
    public static bool IsEverywhere(Node node) => node switch
    {
        PlaceholderNode => false,
        PowerNode { Exponent: NumberNode e } p => IsEverywhere(p.Base)
            && (IsPositive(p.Base) || Restricted(OfExponent(e), p.Base) == OfPower.Everywhere),
        PowerNode p => IsPositive(p.Base) && IsEverywhere(p.Base) && IsEverywhere(p.Exponent),
        FunctionNode f when !f.Function.IsDefinedEverywhere =>
            f.Function.Domain == Interval.Positive && IsPositive(f.Arguments[0]) && IsEverywhere(f.Arguments[0]),
        _ => node.Children.All(IsEverywhere),
    };

    /// <summary>Whether the formula is greater than 0 wherever it has a value.</summary>
    public static bool IsPositive(Node node) => Sign(node) == Positivity.Positive;

    /// <summary>Whether the formula is at least 0 wherever it has a value.</summary>
    public static bool IsNotNegative(Node node) => Sign(node) != Positivity.Any;

    private static Positivity Sign(Node node) => node switch
    {
        NumberNode n => n.IsNegative ? Positivity.Any : n.IsZero ? Positivity.NotNegative : Positivity.Positive,
        IndexNode i => i.Index.Least() is { } least and >= 0 ? least > 0 ? Positivity.Positive : Positivity.NotNegative : Positivity.Any,
        FunctionNode f => f.Function.Traits.Positivity,
        PowerNode p => SignOfPower(Sign(p.Base), p.Exponent),
        ProductNode p => p.Factors.Select(Sign).Append(Sign(p.Coefficient)).Min(),
        SumNode s => SignOfSum([.. s.Terms.Select(Sign)]),
        SummationNode s => IsNotNegative(s.Body) ? Positivity.NotNegative : Positivity.Any,
        ConditionalNode c => (Positivity)Math.Min((int)Sign(c.Then), (int)Sign(c.Otherwise)),
        _ => Positivity.Any,
    };

    private static Positivity SignOfSum(Positivity[] terms) => terms.Contains(Positivity.Any) ? Positivity.Any : terms.Max();

    private static Positivity SignOfPower(Positivity @base, Node exponent) => exponent switch
    {
        _ when @base == Positivity.Positive => @base,
        NumberNode { IsWhole: false } e => e.IsNegative ? Positivity.Positive : Positivity.NotNegative,
        NumberNode e => e.Numerator % 2 == 0 ? Positivity.NotNegative : @base,
        _ => Positivity.Any,
    };

    /// <summary>Whether b^p·b^q may be written b^(p + q): only if both have a value for the same b, given what is known of b from beside
    /// these factors.</summary>
    public static bool CanAdd(NumberNode p, NumberNode q, Node b, OfPower known = OfPower.Everywhere) =>
        IsPositive(b)
        || (Restricted(OfExponent(p) | OfExponent(q), b) | known) == (Restricted(OfExponent(p + q), b) | known);

    /// <summary>What must be true of b for the formula to have a value.</summary>
    public static OfPower Demands(Node node, Node b)
    {
        OfPower own = node switch
        {
            FunctionNode f when f.Function.Domain == Interval.Positive && f.Arguments[0].Equals(b) => OfPower.Positive,
            PowerNode { Exponent: NumberNode e } p when p.Base.Equals(b) => OfExponent(e),
            _ => OfPower.Everywhere,
        };
        return node is ConditionalNode or SummationNode ? own : node.Children.Aggregate(own, (all, child) => all | Demands(child, b));
    }

    /// <summary>Whether (b^p)^q may be written b^(p·q).</summary>
    public static bool CanMultiply(NumberNode p, NumberNode q, Node b)
    {
        OfPower nested = OfExponent(p) | (q.IsWhole && q.IsNegative ? OfPower.NotZero : OfPower.Everywhere);
        return IsPositive(b)
            || ((q.IsWhole || !p.IsWhole) && !(q * p).IsZero && Restricted(nested, b) == Restricted(OfExponent(p * q), b));
    }

    private static OfPower OfExponent(NumberNode p) =>
        p.IsWhole ? (p.IsNegative ? OfPower.NotZero : OfPower.Everywhere) : p.IsNegative ? OfPower.Positive : OfPower.NotNegative;

    /// <summary>For a base that is never negative, having no value below 0 is no restriction.</summary>
    private static OfPower Restricted(OfPower domain, Node b) => IsNotNegative(b) ? domain & OfPower.NotZero : domain;
}
