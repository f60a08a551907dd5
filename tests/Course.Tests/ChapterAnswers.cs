namespace Course.Tests;

/// <summary>Right and wrong answers to the exercises of the chapter, each with what its verdict says; here those of notebooks 1 and
/// 2.</summary>
internal static partial class ChapterAnswers
{
    private static readonly Dictionary<string, string[]> s_first = new()
    {
        ["01 recall-1"] = ["48", "✓ Right", "64", "That is the height", "12", "and not to 1", "-48", "sign"],
        ["01 exercise-1"] =
        [
            "(f(3, 2.5) - f(3, 2)) / 0.5", "✓ Right",
            "f(3, 2.5) - f(3, 2)", "That is the rise.",
            "(f(3.5, 2) - f(3, 2)) / 0.5", "That step goes another way",
            "(f(3, 1.5) - f(3, 2)) / 0.5", "That step goes the other way",
            "(f(2.5, 3) - f(2, 3)) / 0.5", "The coordinates are exchanged",
            "f(3, 2.5) - f(3, 2) / 0.5", "put the difference into parentheses",
            "9 * Cos(2)", "That is the limit.",
        ],
        ["01 exercise-2"] =
        [
            "f => (x, y) => (f(x + 1e-6, y) - f(x, y)) / 1e-6", "✓ Right",
            "f => (x, y) => (f(x + 1e-5, y) - f(x - 1e-5, y)) / 2e-5", "✓ Right",
            "f => (x, y) => (f(x, y + 1e-6) - f(x, y)) / 1e-6", "This is the derivative by y.",
            "f => (x, y) => (f(x + 1e-6, y + 1e-6) - f(x, y)) / 1e-6", "Both x and y move",
            "f => (x, y) => f(x + 1e-6, y) - f(x, y) / 1e-6", "put the difference into parentheses",
            "f => (x, y) => 3 * x * x * y", "f is not called",
            "f => (x, y) => 3 * x * x * y + 0 * f(x, y)", "but not for",
            "f => (x, y) => FiniteDifference.Of(f).Partial([x, y], \"x\")", "Build it yourself",
            "f => (x, y) => (f(x + 0.01, y) - f(x, y)) / 0.01", "one-sided",
        ],
        ["01 exercise-3"] =
        [
            "(x, y) => Exp(x * y) + x * y * Exp(x * y)", "✓ Right",
            "(x, y) => Exp(x * y) * (1 + x * y)", "✓ Right",
            "(x, y) => Exp(x * y)", "it is missing",
            "(x, y) => Exp(x * y) + y * Exp(x * y)", "The inner derivative",
            "(x, y) => y * y * Exp(x * y) + 3 * x * x", "This is the derivative by x.",
            "(x, y) => Exp(x * y) + x * y * Exp(x * y) + 3 * x * x", "so it vanishes; it is differentiated by x",
            "(x, y) => x * Exp(x * y)", "not the product of the derivatives",
            "(x, y) => ForwardMode.Of((x, y) => y * Exp(x * y) + x * x * x).Gradient(x, y)[1]", "The library differentiated it",
            "(x, y) => (f3.At(x, y + 1e-4) - f3.At(x, y - 1e-4)) / 2e-4", "Asked is the exact derivative.",
            "(x, y) => throw new InvalidOperationException(\"mislaid\")", "mislaid",
        ],
        ["01 exercise-4"] =
        [
            "(x, y, z) => 2 * x * z + y * Cos(y * z)", "✓ Right",
            "(x, y, z) => 2 * x * z + Cos(y * z)", "The inner derivative",
            "(x, y, z) => 2 * z + y * Cos(y * z)", "it stays",
            "(x, y, z) => z * z", "This is the derivative by x.",
            "(x, y, z) => 2 * x * z - y * Cos(y * z)", "The sign",
        ],
        ["01 exercise-5"] =
        [
            "f => (x, y) => (f(x, y + 1e-5) - f(x, y - 1e-5)) / 2e-5", "✓ Right",
            "f => (x, y) => 0.5 * (f(x, y + 1e-5) - f(x, y - 1e-5)) / 1e-5", "✓ Right",
            "f => (x, y) => (f(x, y + 1e-5) - f(x, y - 1e-5)) / 1e-5", "divide by 2h",
            "f => (x, y) => (f(x, y + 1e-5) - f(x, y - 1e-5)) / 2*1e-5", "put the divisor into parentheses",
            "f => (x, y) => (f(x, y + 1e-3) - f(x, y)) / 1e-3", "one-sided",
            "f => (x, y) => (f(x, y + 0.1) - f(x, y - 0.1)) / 0.2", "too long a step",
            "f => (x, y) => (f(x, y + 1e-14) - f(x, y - 1e-14)) / 2e-14", "the step is too short",
            "f => (x, y) => 1/2 * (f(x, y + 1e-5) - f(x, y - 1e-5)) / 1e-5", "such as 1/2, is 0",
            "f => (x, y) => (f(1, 2 + 1e-5) - f(1, 2 - 1e-5)) / 2e-5", "was a point put in",
            "f => (x, y) => (f(x + 1e-5, y + 1e-5) - f(x - 1e-5, y - 1e-5)) / 2e-5", "Both y and x move",
        ],
        ["01 exercise-6"] =
        [
            "-1.6", "✓ Right",
            "20.6 - 23.8", "divide their difference by 2",
            "20.6 - 21.8", "on one side only",
            "2.4", "stay in one row",
            "1.6", "sign",
        ],
        ["01 exercise-7"] =
        [
            "Formula.Of((x, y) => x * x * y + x + Sin(y))", "✓ Right",
            "Formula.Of((x, y) => x * (x * y + 1) + y)", "✓ Right",
            "Formula.Of((a, b) => a * a * b + a + b)", "✓ Right",
            "Formula.Of((x, y) => x * x * y + x)", "It has the slope",
            "Formula.Of((x, y) => x * y * y + x)", "Its slope in x is not",
        ],
        ["01 exercise-8"] =
        [
            "(a, b, c, d) => a * d + b * c", "✓ Right",
            "(a, b, c, d) => a * d + b * c + b * d", "belongs to ε",
            "(a, b, c, d) => a * c", "the value is not differentiated",
            "(a, b, c, d) => b * d", "not the product of the derivatives",
            "(a, b, c, d) => a * d - b * c", "The sign of one term is wrong",
        ],

        ["02 recall-1"] = ["240", "✓ Right", "74", "This is the derivative by x.", "345", "it is not differentiated"],
        ["02 exercise-1"] =
        [
            "(3 - 2.5) / (1.18 - 0.88)", "✓ Right",
            "1.7", "✓ Right",
            "0.302", "Divide the rise",
            "0.603", "upside down",
            "1 / 0.88", "too small",
            "3.03", "Walk north",
            "2.52", "at the first point",
            "1.2157", "Stand at (1.8, 1)",
            "-1.7", "the slope is positive",
        ],
        ["02 exercise-2"] =
        [
            "f => (x, y, φ) => (f(x + 1e-6 * Cos(φ), y + 1e-6 * Sin(φ)) - f(x, y)) / 1e-6", "✓ Right",
            "f => (x, y, φ) => (f(x + 1e-6 * Sin(φ), y + 1e-6 * Cos(φ)) - f(x, y)) / 1e-6", "cos and sin are exchanged",
            "f => (x, y, φ) => (f(x + 1e-6 * Cos(φ), y) - f(x, y)) / 1e-6", "Only x moves",
            "f => (x, y, φ) => 2 * x * y * Cos(φ) + x * x * Sin(φ)", "f is not called",
        ],
        ["02 exercise-3"] =
        [
            Gradient("(f(x + h, y) - f(x - h, y)) / (2 * h)", "(f(x, y + h) - f(x, y - h)) / (2 * h)"), "✓ Right",
            Gradient("(f(x, y + h) - f(x, y - h)) / (2 * h)", "(f(x + h, y) - f(x - h, y)) / (2 * h)"), "The order is wrong",
            Gradient("(f(x + h, y) - f(x - h, y)) / h", "(f(x, y + h) - f(x, y - h)) / h"), "divide by 2h",
            Gradient("(f(x + h, y) - f(x - h, y)) / (2 * h)", "(f(x, y + h) - f(x, y)) / h"), "one-sided",
            "f => (x, y) => [(f(x + 1e-5, y) - f(x - 1e-5, y)) / 2e-5]", "Asked is a vector of 2 numbers",
        ],
        ["02 exercise-4"] =
        [
            "(x, y) => 18 + 9 * (x - 2) + 12 * (y - 3)", "✓ Right",
            "(x, y) => 9 * x + 12 * y - 36", "✓ Right",
            "(x, y) => 18 + 9 * x + 12 * y", "not by distances from the point",
            "(x, y) => 18 + 12 * (x - 2) + 9 * (y - 3)", "are exchanged",
            "(x, y) => 9 * (x - 2) + 12 * (y - 3)", "The height f(2, 3) is missing",
            "(x, y) => 18", "This is the height at the point alone",
            "(x, y) => 12 + 4 * (x - 3) + 12 * (y - 2)", "another point: x and y",
            "(x, y) => x * y * y", "This is f itself",
            "(x, y) => 18 + 9 * (x - 2)", "The slope along y is missing",
            "(x, y) => 18 + y * y * (x - 2) + 2 * x * y * (y - 3)", "still functions",
        ],
        ["02 exercise-5"] =
        [
            "f(1.5, 1) + east * 0.02 + north * -0.03", "✓ Right",
            "f(1.52, 0.97)", "That is f itself.",
            "f(1.5, 1) + east * 0.02 + north * 0.03", "becomes smaller",
            "f(1.5, 1)", "This is the height at the point alone",
            "east * 0.02 - north * 0.03", "The height f(1.5, 1) is missing",
        ],
        ["02 exercise-6"] =
        [
            "0.5 / Sqrt(2)", "✓ Right",
            "0.5", "longer than t",
            "1 / 2 / Sqrt(2)", "it would go to 0",
            "0.25", "take Pythagoras",
            "Sqrt(2) / 2", "is t/2",
        ],
        ["02 exercise-7"] =
        [
            "-0.05", "✓ Right",
            "(171.0 - 172) / 20", "✓ Right",
            "-0.1", "20 m apart, not 10",
            "-0.025", "20 m apart, not 40",
            "-5", "in per cent",
            "(171 - 172) / 20", "such as 1/2, is 0",
            "Atan(-0.05) * 180 / π", "the angle in degrees",
            "0.05", "sign",
        ],
    };

    /// <summary>By notebook and cell.</summary>
    public static IReadOnlyDictionary<string, string[]> All => s_first.Concat(s_later).ToDictionary();

    private static string Gradient(string alongX, string alongY) => $"f => (x, y) => {{ double h = 1e-5; return [{alongX}, {alongY}]; }}";
}
