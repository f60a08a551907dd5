namespace PartialDerivatives;

/// <summary>A usual mistake: the formula that comes out, and what to tell who made it.</summary>
/// <param name="Result">What the mistake leads to.</param>
/// <param name="Hint">What went wrong.</param>
/// <param name="BelongsTo">The place in the answer that the result belongs to, where it stands at a wrong one.</param>
/// <param name="Rank">0 for the likeliest of those that lead to the same.</param>
internal sealed record Mistake(Node Result, Hint Hint, int? BelongsTo = null, int Rank = 0)
{
    /// <summary>A mistake whose hint has one step.</summary>
    public Mistake(Node result, FormattableString hint, int? belongsTo = null)
        : this(result, Hint.Of(hint), belongsTo)
    {
    }

    /// <summary>A mistake whose hint begins with the rule.</summary>
    public Mistake(Node result, FormattableString rule, FormattableString fix, int rank = 0)
        : this(result, new Hint(rule, fix), null, rank)
    {
    }
}
