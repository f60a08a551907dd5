namespace PartialDerivatives.Charts;

/// <summary>What the two variables of a function and its value are called in a picture.</summary>
internal readonly record struct Names(string X, string Y, string F)
{
    private static readonly string[] s_unitMarks = [" / ", " (", " ["];

    public static Names Default { get; } = new("x", "y", "f");

    /// <summary>The names in formulas: of “pressure p / kPa” p.</summary>
    public Names Symbols => new(Symbol(X), Symbol(Y), Symbol(F));

    /// <summary>These names, each cut where it is wider.</summary>
    public Names Within(double width) => new(TextSize.Cut(X, width), TextSize.Cut(Y, width), TextSize.Cut(F, width));

    /// <summary>The names that were given, or x, y and f.</summary>
    public static Names Of((string X, string Y, string F)? names) => names is var (x, y, f) ? new(x ?? "", y ?? "", f ?? "") : Default;

    /// <summary>How the derivative with respect to a variable is written.</summary>
    public string Derivative(string variable) => $"∂{Factor(Symbol(F))}/∂{Factor(Symbol(variable))}";

    /// <summary>How the gradient is written.</summary>
    public string Gradient => "∇" + Factor(Symbol(F));

    /// <summary>
    /// What stands for a name in a formula: the symbol with which it ends, such as T of “Temperature T / K”, or else the name without its
    /// unit.
    /// </summary>
    public static string Symbol(string name)
    {
        int unit = s_unitMarks.Select(mark => name.IndexOf(mark, StringComparison.Ordinal)).Where(at => at > 0)
            .DefaultIfEmpty(name.Length).Min();
        string words = name[..unit].Trim(), last = words[(words.LastIndexOf(' ') + 1)..];
        return last.Length <= 2 && last != "" ? last : words;
    }

    private static string Factor(string symbol) => symbol.Contains(' ') ? $"({symbol})" : symbol;
}
