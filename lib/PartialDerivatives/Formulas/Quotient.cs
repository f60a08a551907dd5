namespace PartialDerivatives;

/// <summary>A term as coefficient · numerator / denominator, the factors with negative exponents moved below the line.</summary>
internal sealed record Quotient(NumberNode Coefficient, ImmutableArray<Node> Numerator, ImmutableArray<Node> Denominator)
{
    public static Quotient Of(Node term)
    {
        var (coefficient, factors) = term.Term;
        return new(coefficient, [.. factors.Where(f => !IsReciprocal(f))], [.. factors.Where(IsReciprocal).Select(Invert)]);
    }

    private static bool IsReciprocal(Node factor) => factor is PowerNode { Exponent: NumberNode { IsNegative: true } };

    // Not through Simplify: 1/(1/x) must not become x.
    private static Node Invert(Node factor) =>
        factor is PowerNode { Base: var b, Exponent: NumberNode e } && -e is var n && n.IsOne ? b
            : new PowerNode(((PowerNode)factor).Base, -(NumberNode)((PowerNode)factor).Exponent);
}
