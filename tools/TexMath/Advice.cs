namespace TexMath;

/// <summary>What to write instead of commands that are not supported.</summary>
internal static class Advice
{
    private static readonly Dictionary<string, string> s_table = new()
    {
        ["abs"] = @"Write \lvert … \rvert.",
        ["norm"] = @"Write \lVert … \rVert.",
        ["dd"] = @"Write \mathrm{d}.",
        ["dv"] = @"Write \frac{\mathrm{d} …}{\mathrm{d} …}.",
        ["pdv"] = @"Write \frac{\partial …}{\partial …}.",
        ["C"] = @"Write \mathbb{C}.",
        ["N"] = @"Write \mathbb{N}.",
        ["Q"] = @"Write \mathbb{Q}.",
        ["R"] = @"Write \mathbb{R}.",
        ["Z"] = @"Write \mathbb{Z}.",
        ["argmax"] = @"Write \operatorname*{arg\,max}.",
        ["argmin"] = @"Write \operatorname*{arg\,min}.",
        ["mathclap"] = "Write the formula without it.",
        ["mathds"] = @"Write \mathbb{…}.",
        ["bbm"] = @"Write \mathbb{…}.",
        ["tabular"] = @"Write \begin{array}{…} … \end{array}.",
    };

    /// <summary>Commands that are supported, but not everywhere.</summary>
    private static readonly Dictionary<string, string> s_misplaced = new()
    {
        ["limits"] = @"It stands right after an operator, as in \int\limits_a^b.",
        ["nolimits"] = @"It stands right after an operator, as in \sum\nolimits_i.",
        ["hline"] = "It stands at the start of a row of a table.",
        [")"] = @"Dollar signs are enough.",
    };

    /// <summary>The names that are often written for the upright name of a function.</summary>
    private static readonly string[] s_functions =
    [
        "acos", "asin", "atan", "arcosh", "arsinh", "artanh", "sgn", "sign", "sech", "csch",
        "tr", "Tr", "trace", "rank", "diag", "grad", "curl", "rot", "vol", "Var", "Cov",
    ];

    /// <summary>Whether a command is supported elsewhere.</summary>
    public static bool IsMisplaced(string name) => s_misplaced.ContainsKey(name);

    /// <summary>What to write instead of a command or an environment: advice of its own, a name like it, or nothing.</summary>
    public static string For(string name, IEnumerable<string> known, string write = @"\") =>
        s_table.TryGetValue(name.TrimEnd('*'), out string? advice) || s_misplaced.TryGetValue(name, out advice) ? advice
        : s_functions.Contains(name) ? $@"Write \operatorname{{{name}}}."
        : known.FirstOrDefault(candidate => IsLike(name, candidate)) is { } like ? $"Did you mean {write}{like}?"
        : "";

    /// <summary>Whether two names differ by capitals, or by one letter: wrong, missing, too many, or exchanged with the next.</summary>
    private static bool IsLike(string name, string candidate)
    {
        if (string.Equals(name, candidate, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }
        int start = name.AsSpan().CommonPrefixLength(candidate);
        int end = 0;
        while (end < Math.Min(name.Length, candidate.Length) - start && name[^(end + 1)] == candidate[^(end + 1)])
        {
            end++;
        }
        int here = name.Length - start - end, there = candidate.Length - start - end;
        return Math.Min(name.Length, candidate.Length) > 2
            && (Math.Max(here, there) == 1
                || (here == 2 && there == 2 && name[start] == candidate[start + 1] && name[start + 1] == candidate[start]));
    }
}
