namespace PartialDerivatives;

/// <summary>Part of a lambda that cannot be differentiated symbolically: which part, why, and what to write instead.</summary>
public sealed class UnsupportedExpressionException : NotSupportedException
{
    internal UnsupportedExpressionException(string part, string reason, string instead)
        : base($"A formula cannot contain `{part}`: {reason} {instead}") =>
        Part = part;

    /// <summary>The part of the lambda, as C# text.</summary>
    public string Part { get; }
}
