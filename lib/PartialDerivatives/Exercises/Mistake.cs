namespace PartialDerivatives;

/// <summary>A usual mistake: the formula that comes out, and what to tell who made it.</summary>
/// <param name="Result">What the mistake leads to.</param>
/// <param name="Hint">What went wrong; formulas in it are nodes, so that they can be typeset.</param>
internal sealed record Mistake(Node Result, FormattableString Hint);
