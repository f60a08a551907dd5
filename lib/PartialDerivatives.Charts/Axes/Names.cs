namespace PartialDerivatives.Charts;

/// <summary>What the two variables of a function and its value are called in a picture.</summary>
internal readonly record struct Names(string X, string Y, string F)
{
    public static Names Default { get; } = new("x", "y", "f");

    /// <summary>The names that were given, or x, y and f.</summary>
    public static Names Of((string X, string Y, string F)? names) => names is var (x, y, f) ? new(x, y, f) : Default;
}
