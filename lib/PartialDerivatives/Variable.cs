namespace PartialDerivatives;
/// <summary>Later.</summary>
public readonly struct Variable;
/// <summary>Later.</summary>
public static class ReverseMode;
