namespace Course.Tests;

/// <content>Answers to notebooks 1 and 2.</content>
public partial class ChapterAnswerTests
{
    private static readonly Dictionary<string, string[]> s_answersOfTheBeginning = new()
    {
        ["01 recall-1"] =
        [
            "12", "✓ Right",
            "8", "That is the height",
            "6", "not to 1",
            "24", "it is still 3",
        ],
        ["01 exercise-1"] =
        [
            "(f(-1, 2.5) - f(-1, 2)) / 0.5", "✓ Right",
            "f(-1, 2.5) - f(-1, 2)", "That is the rise.",
            "(f(-1, 2.5) - f(-1, 2)) * 0.5", "multiplied by the step",
            "(f(-0.5, 2) - f(-1, 2)) / 0.5", "That step goes east",
            "(f(-1, 1.5) - f(-1, 2)) / 0.5", "That step goes south",
            "(f(2.5, -1) - f(2, -1)) / 0.5", "x and y are exchanged",
            "Cos(2)", "That is the limit.",
            "-0.6217", "≈ Close",
        ],
        ["01 exercise-2"] =
        [
            "f => (x, y) => D(t => f(t, y))(x)", "✓ Right",
            "f => (x, y) => (f(x + 1e-6, y) - f(x, y)) / 1e-6", "✓ Right",
            "f => (x, y) => (f(x + 1e-6, y) - f(x - 1e-6, y)) / 1e-6", "divide by 2h",
            "f => (x, y) => (f(x, y + 1e-6) - f(x, y)) / 1e-6", "This is the derivative by y.",
            "f => (x, y) => (f(x + 1e-6, y + 1e-6) - f(x, y)) / 1e-6", "y is held still",
            "f => (x, y) => (f(x + 0.1, y) - f(x, y)) / 0.1", "the forward difference with h = 0.1",
            "f => (x, y) => (f(1.5 + 1e-6, 1) - f(1.5, 1)) / 1e-6", "was a point put in",
        ],
        ["01 exercise-3"] =
        [
            "(x, y) => Exp(x * y) + x * y * Exp(x * y)", "✓ Right",
            "(x, y) => Exp(x * y) * (1 + x * y)", "✓ Right",
            "(x, y) => Exp(x * y)", "product rule",
            "(x, y) => x * Exp(x * y)", "not the product of the derivatives",
            "(x, y) => Exp(x * y) + y * Exp(x * y)", "The inner derivative",
            "(x, y) => y * y * Exp(x * y) + 3 * x * x", "This is the derivative by x.",
            "(x, y) => Exp(x * y) + x * y * Exp(x * y) + 3 * x * x", "so it vanishes; it is differentiated by x",
            "(x, y) => throw new InvalidOperationException(\"mislaid\")", "mislaid",
        ],
        ["01 exercise-4"] =
        [
            "(x, y, z) => 2 * x * z + y * Cos(y * z)", "✓ Right",
            "(x, y, z) => 2 * x * z + Cos(y * z)", "The inner derivative",
            "(x, y, z) => 2 * z + y * Cos(y * z)", "it stays",
            "(x, y, z) => 2 * x * z - y * Cos(y * z)", "The sign",
            "(x, y, z) => z * z", "This is the derivative by x.",
        ],
        ["01 exercise-5"] =
        [
            "f => (x, y) => (f(x, y + 1e-5) - f(x, y - 1e-5)) / 2e-5", "✓ Right",
            "f => (x, y) => (f(x, y + 1e-5) - f(x, y - 1e-5)) / 1e-5", "divide by 2h",
            "f => (x, y) => (f(x, y + 1e-5) - f(x, y - 1e-5)) / 2 * 1e-5", "put the divisor into parentheses",
            "f => (x, y) => 1 / 2 * (f(x, y + 1e-5) - f(x, y - 1e-5)) / 1e-5", "a quotient of whole numbers",
            "f => (x, y) => (f(x, y + 1e-14) - f(x, y - 1e-14)) / 2e-14", "the step is too short",
            "f => (x, y) => (f(x, y + 1e-3) - f(x, y)) / 1e-3", "one-sided",
            "f => (x, y) => (f(x + 1e-5, y) - f(x - 1e-5, y)) / 2e-5", "This is the derivative by x.",
        ],
        ["01 exercise-6"] =
        [
            "(20.6 - 23.8) / 2", "✓ Right",
            "-3.2", "That is the difference.",
            "-1.2", "on one side only",
            "-2", "on one side only",
            "2.4", "That is ∂T/∂z.",
            "1.6", "The sign is wrong",
        ],
        ["01 exercise-7"] =
        [
            "Formula.Of((x, y) => x * x * y + x + y * y)", "✓ Right",
            "Formula.Of((x, y) => x * x * y + x)", "Add what ∂/∂x does not see",
            "Formula.Of((x, y) => x * x * y)", "Its slope in x is not",
        ],
        ["01 exercise-8"] =
        [
            "(a, b, c, d) => a * d + b * c", "✓ Right",
            "(a, b, c, d) => b * d", "not the product of the derivatives",
            "(a, b, c, d) => a * d + b * c + b * d", "belongs to ε",
            "(a, b, c, d) => a * d", "a term is missing",
            "(a, b, c, d) => a * c", "not differentiated",
        ],

        ["02 recall-1"] =
        [
            "36", "✓ Right",
            "14", "This is the derivative by x.",
            "33", "not differentiated",
            "50", "You added the derivatives",
            "72", "The power rule",
        ],
        ["02 exercise-1"] =
        [
            "1.37", "✓ Right",
            "0.5 / 0.36", "✓ Right",
            "dfdy(1.5, 1)", "✓ Right",
            "-1.37", "the slope is positive",
            "0.36", "Divide the rise",
            "0.73", "Turn it over.",
            "2.4", "That is ∂f/∂x",
            "1.7", "Read both crossings again.",
        ],
        ["02 exercise-2"] =
        [
            "f => (x, y, φ) => (f(x + 1e-6 * Cos(φ), y + 1e-6 * Sin(φ)) - f(x, y)) / 1e-6", "✓ Right",
            "f => (x, y, φ) => (f(x + 1e-6 * Sin(φ), y + 1e-6 * Cos(φ)) - f(x, y)) / 1e-6", "exchanged",
            "f => (x, y, φ) => (f(x + 1e-6 * Cos(φ), y) - f(x, y)) / 1e-6", "is missing",
            "f => (x, y, φ) => (f(x + 1e-6 * Cos(φ * π / 180), y + 1e-6 * Sin(φ * π / 180)) - f(x, y)) / 1e-6", "Degrees",
        ],
        ["02 exercise-3"] =
        [
            "f => (x, y) => [(f(x + 1e-5, y) - f(x - 1e-5, y)) / 2e-5, (f(x, y + 1e-5) - f(x, y - 1e-5)) / 2e-5]", "✓ Right",
            "f => (x, y) => [(f(x, y + 1e-5) - f(x, y - 1e-5)) / 2e-5, (f(x + 1e-5, y) - f(x - 1e-5, y)) / 2e-5]", "The order is wrong",
            "f => (x, y) => [(f(x + 1e-5, y) - f(x - 1e-5, y)) / 1e-5, (f(x, y + 1e-5) - f(x, y - 1e-5)) / 1e-5]", "divide by 2h",
            "f => (x, y) => [(f(x + 1e-5, y) - f(x, y)) / 1e-5, (f(x, y + 1e-5) - f(x, y)) / 1e-5]", "one-sided",
        ],
        ["02 exercise-4"] =
        [
            "(x, y) => 18 + 9 * (x - 2) + 12 * (y - 3)", "✓ Right",
            "(x, y) => 9 * x + 12 * y - 36", "✓ Right",
            "(x, y) => x * y * y", "This is f itself",
            "(x, y) => 9 * (x - 2) + 12 * (y - 3)", "is missing",
            "(x, y) => 18 + 9 * x + 12 * y", "not by distances from the point",
            "(x, y) => 18 + 12 * (x - 2) + 9 * (y - 3)", "are exchanged",
            "(x, y) => 18 + 9 * (x - 2)", "The slope along y is missing.",
            "(x, y) => 12 + 4 * (x - 3) + 12 * (y - 2)", "at another point",
            "(x, y) => 18 + y * y * (x - 2) + 2 * x * y * (y - 3)", "The slopes are still functions",
        ],
        ["02 exercise-5"] =
        [
            "f(1.5, 1) + 0.02 * east - 0.03 * north", "✓ Right",
            "f(1.52, 0.97)", "That is f itself.",
            "0.02 * east - 0.03 * north", "The height",
            "f(1.5, 1) + 0.02 * east + 0.03 * north", "y − 1 is negative",
            "f(1.5, 1) + 0.02 * north - 0.03 * east", "are exchanged",
            "f(1.5, 1) + 1.52 * east + 0.97 * north", "not by distances from the point",
        ],
        ["02 exercise-6"] =
        [
            "0.5 / Sqrt(2)", "✓ Right",
            "0.5", "is longer than t",
            "0", "it would go to 0",
            "0.25", "take Pythagoras",
            "Sqrt(2) / 2", "c(t, t) is t/2",
        ],
        ["02 exercise-7"] =
        [
            "-0.05", "✓ Right",
            "0.05", "The sign is wrong",
            "-0.1", "20 m apart, not 10",
            "-1", "That is the difference.",
            "-5", "per cent",
            "(171 - 172) / 20", "whole numbers",
            "Atan(-0.05) * 180 / π", "the angle in degrees",
        ],
    };
}
