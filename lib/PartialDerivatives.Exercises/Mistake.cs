namespace PartialDerivatives;

/// <summary>A usual mistake: the formula that comes out, and what to tell who made it.</summary>
/// <param name="Result">What the mistake leads to.</param>
/// <param name="Hint">What went wrong.</param>
/// <param name="BelongsTo">The place in the answer that the result belongs to, where it stands at a wrong one.</param>
internal sealed record Mistake(Node Result, Hint Hint, int? BelongsTo = null)
{
    /// <summary>A mistake whose hint has one step.</summary>
    public Mistake(Node result, FormattableString hint, int? belongsTo = null)
        : this(result, new Hint(hint, hint), belongsTo)
    {
    }
}
