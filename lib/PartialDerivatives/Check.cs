namespace PartialDerivatives;

/// <summary>
/// A claim that a notebook makes and proves by running: the cell shows it with a tick, or fails.
/// </summary>
public static class Check
{
    /// <summary>States a claim.</summary>
    /// <param name="claim">The claim in words, as the reader sees it.</param>
    /// <param name="holds">What the cell computed: whether it is true.</param>
    /// <returns>The claim with a tick, to be the result of the cell.</returns>
    /// <exception cref="CheckFailedException">It is not true.</exception>
    public static string That(string claim, bool holds) => holds ? $"✓ {claim}" : throw new CheckFailedException(claim);
}

/// <summary>A claim of a notebook that does not hold.</summary>
public sealed class CheckFailedException(string claim)
    : Exception($"✗ This does not hold: {claim}. If you changed a cell above, change it back and run the notebook from its start.");
