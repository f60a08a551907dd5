namespace PartialDerivatives;

/// <summary>A usual mistake: the formula that comes out, and what to tell who made it.</summary>
/// <param name="Result">What the mistake leads to.</param>
/// <param name="Hint">What went wrong; formulas in it are nodes, so that they can be typeset.</param>
/// <param name="BelongsTo">The place in the answer that the result belongs to, where it stands at a wrong one.</param>
internal sealed record Mistake(Node Result, FormattableString Hint, int? BelongsTo = null);
