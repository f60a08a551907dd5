namespace PartialDerivatives;

internal enum Symmetry
{
    None, Even, Odd,
}

/// <summary>What sign the values of a function have.</summary>
internal enum Positivity
{
    Any, NotNegative, Positive,
}

/// <summary>What an elementary function is like, and how it is written.</summary>
/// <remarks>An abbreviation has no name: it is computed by its <see cref="Definition"/>, which is stable, and written as its
/// <see cref="Textbook"/> form.</remarks>
/// <param name="text">The name in plain text.</param>
internal sealed class Traits(string text)
{
    private static readonly string[] s_texOperators =
        ["sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "coth", "exp", "ln", "min", "max"];

    public string Text => text;

    /// <summary>What f(−u) is.</summary>
    public Symmetry Symmetry { get; init; }

    public Positivity Positivity { get; init; }

    /// <summary>An argument and a value that are both exact.</summary>
    public (long At, long Value)? ExactValue { get; init; }

    /// <summary>The name that .NET's numbers have for it, if it is another.</summary>
    public string? NetName { get; init; }

    /// <summary>The name in LaTeX.</summary>
    public string Latex { get; init; } = s_texOperators.Contains(text) ? $@"\{text}" : $@"\operatorname{{{text}}}";

    /// <summary>The name in MathML.</summary>
    public string MathML { get; init; } = $"<mi>{text}</mi>";

    /// <summary>A notation other than name and parentheses, # for the argument, such as |#|.</summary>
    public (string Latex, string MathML, bool IsPower)? Notation { get; init; }

    /// <summary>Whether a power is written sin²(x).</summary>
    public bool TakesExponent { get; init; }

    /// <summary>How the value is computed, if not by a method.</summary>
    public Func<Symbol, Symbol, Symbol>? Definition { get; init; }

    /// <summary>How a textbook writes it, if not by its name.</summary>
    public Func<Symbol, Symbol, Symbol>? Textbook { get; init; }

    /// <summary>One of these two forms for given arguments.</summary>
    public static Node? Written(Func<Symbol, Symbol, Symbol>? form, ImmutableArray<Node> u) => form?.Invoke(u[0], u[^1]).Node;
}
