namespace Course.Tests;

/// <content>Notebooks 3 to 5.</content>
internal static partial class ChapterAnswers
{
    private static readonly Dictionary<string, string[]> s_later = new()
    {
        ["03 recall-1"] =
        [
            "9", "✓ Right",
            "13", "This is the derivative by x.",
            "21", "it is not differentiated",
            "4", "x and y are exchanged",
        ],
        ["03 exercise-1"] =
        [
            "(w0, w1) => -6 * (2 * w0 - 3 * w1 - 1)", "✓ Right",
            "(w0, w1) => -12 * w0 + 18 * w1 + 6", "✓ Right",
            "(w0, w1) => 2 * (2 * w0 - 3 * w1 - 1)", "The inner derivative",
            "(w0, w1) => 6 * (2 * w0 - 3 * w1 - 1)", "The sign",
            "(w0, w1) => 4 * (2 * w0 - 3 * w1 - 1)", "This is the derivative by",
            "(w0, w1) => -3 * (2 * w0 - 3 * w1 - 1)", "The power rule",
        ],
        ["03 exercise-2"] =
        [
            Gradient("gradient[i] += 2 * e * x[j, i] / N;"), "✓ Right",
            Gradient("gradient[i] += 2 * e * x[j, i];"), "0 of 3 are right",
            Gradient("gradient[i] = 2 * e * x[j, i] / N;"), "+= in place of =",
            "return lossFormula.Gradient(w).ToArray();", "The library differentiated it",
            Gradient("gradient[i] += e * x[j, i] / N;"), "The power rule",
            Gradient("gradient[i] -= 2 * e * x[j, i] / N;"), "The sign",
            Gradient("gradient[i] += 2.0 * e / N;"), "The inner derivative",
            "return [0.0, 0.0];", "Asked is a vector of 3 numbers",
        ],
        ["03 guess-3"] =
        [
            "0.017", "✓ Right",
            "17.2", "Multiply by r.",
            "0.0041", "the length of the step",
            "4.147", "the length of the gradient",
            "-0.0172", "as a positive number",
        ],
        ["03 exercise-3"] =
        [
            Step("w0 - 0.1 * g[0], w1 - 0.1 * g[1]"), "✓ Right",
            Step("w0 + 0.1 * g[0], w1 + 0.1 * g[1]"), "Step against the gradient.",
            Step("-0.1 * g[0], -0.1 * g[1]"), "That is the step alone.",
            Step("w0 - g[0], w1 - g[1]"), "the rate is not 0.1",
            Step("w0 - 0.1 * g[1], w1 - 0.1 * g[0]"), "its own slope",
            Step("w0, w1"), "Nothing moves",
            Step("w0 - 0.1 * g[0]"), "Return both new weights",
        ],
        ["03 exercise-4"] =
        [
            "1.0 / 6", "✓ Right",
            "1.0 / 3", "on the other side",
            "6", "must be zero",
            "1 / 6", "such as 1/2, is 0",
        ],
        ["03 exercise-5"] =
        [
            "w => [.. lossFormula.Gradient(w).Zip(w, (s, wi) => s + 0.2 * wi)]", "✓ Right",
            "w => [.. lossFormula.Gradient(w).Zip(w, (s, wi) => s + 0.1 * wi)]", "The power rule",
            "w => [.. lossFormula.Gradient(w)]", "The penalty is forgotten",
        ],
        ["03 guess-7"] = ["2000", "✓ Right", "1000", "on either side", "70", "not 20 plus 50", "1001", "steps to both"],

        ["04 recall-2"] =
        [
            "2.6", "✓ Right",
            "1.4", "goes against the gradient",
            "0.6", "Add it to the weight.",
            "8", "The learning rate is missing.",
        ],
        ["04 exercise-1"] =
        [
            "(x, y, z) => 2 * x * y + y * z * Cos(x * z)", "✓ Right",
            "(x, y, z) => 2 * x * y + y * Cos(x * z)", "The inner derivative",
            "(x, y, z) => x * x + Sin(x * z)", "This is the derivative by y.",
            "(x, y, z) => 2 * x * y - y * z * Cos(x * z)", "The sign",
        ],
        ["04 exercise-2"] =
        [
            "4.4", "✓ Right",
            "22", "divide it by its length",
            "5.4", "another order",
            "6", "the slope along one axis",
            "2.8", "sign",
            "Sqrt(37)", "the length of the gradient",
        ],
        ["04 exercise-3"] =
        [
            "0.28 * π", "✓ Right",
            "0.52 * π", "h is smaller",
            "0.4 * π", "h changes, too.",
            "63.7", "✗ Not right yet",
        ],
        ["04 exercise-4"] =
        [
            "4.8", "✓ Right",
            "6.6", "Take both.",
            "9.6", "1 apart",
            "2.35", "along the other variable",
        ],
        ["04 exercise-6"] =
        [
            "Formula.Of((x, y) => x * y * y + 3 * x)", "✓ Right",
            "Formula.Of((x, y) => 3 * x + x * y * y - 4)", "✓ Right",
            "Formula.Of((a, b) => a * b * b + 3 * a)", "✓ Right",
            "Formula.Of((x, y) => x * y * y)", "Its derivative by x",
            "Formula.Of((x, y) => x * y * y + 3 * x + y)", "Its derivative by y",
        ],

        ["05 recall-1"] = ["300", "✓ Right", "125", "the slope along one axis"],
        ["05 exercise-1"] =
        [
            "(x, y) => 6 * x * x * y", "✓ Right",
            "(x, y) => 3 * x * x * y * y + Cos(x)", "differentiate once more",
            "(x, y) => 6 * x * x * y + Cos(x)", "vanishes; it is still there",
            "(x, y) => 2 * x * x * x", "the derivative by y, then by y",
        ],
        ["05 exercise-2"] =
        [
            "\"saddle\"", "✓ Right",
            "CriticalPointKind.Saddle.ToString()", "✓ Right",
            "\"minimum\"", "which is less than 0",
            "\"degenerate\"", "only if an eigenvalue",
        ],
        ["05 exercise-3"] =
        [
            "t => -2 * Cos(t) * Sin(t) * Sin(t * t) + 2 * t * Cos(t) * Cos(t) * Cos(t * t)", "✓ Right",
            "t => -2 * Cos(t) * Sin(t) * Sin(t * t)", "The part through y is missing",
            "t => -2 * Cos(t) * Sin(t) * Sin(t * t) + Cos(t) * Cos(t) * Cos(t * t)", "dy/dt is missing",
        ],
        ["05 exercise-4"] =
        [
            "-4.0 / 13", "✓ Right",
            "4.0 / 13", "The minus is missing",
            "-13.0 / 4", "upside down",
            "13.0 / 4", "the slope of the gradient",
            "-4.0 / 7", "x and y are exchanged",
            "13", "That is ∂f/∂y.",
            "-4.0 / 12", "has two terms",
            "-4 / 13", "such as 1/2, is 0",
        ],
        ["05 exercise-5"] =
        [
            "(x, y) => new[,] { { 2 * x, -2 * y }, { 2 * y, 2 * x } }", "✓ Right",
            "(x, y) => new[,] { { 2 * x, 2 * y }, { -2 * y, 2 * x } }", "Rows and columns are exchanged",
            "(x, y) => new[,] { { 2 * x, 2 * y }, { 2 * y, 2 * x } }", "The sign",
        ],
        ["05 exercise-6"] = ["9", "✓ Right", "3", "brings a factor 3", "-9", "The minus stands", "6", "multiplied, not added"],
        ["05 exercise-7"] =
        [
            "Formula.Of((t, x) => Sin(x - t))", "✓ Right",
            "Formula.Of((t, x) => Exp(x + t) + Cos(x - t))", "✓ Right",
            "Formula.Of((t, x) => Sin(x))", "It does not change with t.",
            "Formula.Of((t, x) => Sin(x - 2 * t))", "are different",
            "Formula.Of((t, x) => x + t)", "does not bend",
        ],
        ["05 exercise-8"] =
        [
            Sweep("2 * error * (1 - output * output)", "dSum * 0.5, dSum"), "✓ Right",
            Sweep("2 * error * (1 - output * output)", "dSum, dSum"), "The inner derivative",
            Sweep("error * (1 - output * output)", "dSum * 0.5, dSum"), "The power rule",
            Sweep("2 * error * (1 + output * output)", "dSum * 0.5, dSum"), "not plus",
            Sweep("2 * error * (1 - output * output)", "dSum, dSum * 0.5"), "The order is wrong",
        ],
    };

    private static string Gradient(string line) =>
        "for (int j = 0; j < N; j++) { double e = -response[j]; for (int i = 0; i < D; i++) e += x[j, i] * w[i]; "
        + $"for (int i = 0; i < D; i++) {line} }} return gradient;";

    private static string Step(string weights) => $"(w0, w1) => {{ var g = bowl.Gradient([w0, w1]); return [{weights}]; }}";

    private static string Sweep(string sum, string result) => $"double dSum = {sum}; return [{result}];";
}
