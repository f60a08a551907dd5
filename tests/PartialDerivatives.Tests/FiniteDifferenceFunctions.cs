using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests;

/// <summary>The functions of derivatives.json on plain numbers, by name.</summary>
internal static class FiniteDifferenceFunctions
{
    public static IReadOnlyDictionary<string, Func<double[], double>> ByName { get; } = new Dictionary<string, Func<double[], double>>
    {
        ["seed"] = Of((x, y) => x * x * Sin(y)),
        ["polynomial"] = Of(x => x * x * x - 2 * x + 1),
        ["product rule"] = Of(x => x * Exp(x) * Sin(x)),
        ["quotient"] = Of((x, y) => (x - y) / (x + y)),
        ["chain"] = Of(x => Sin(Cos(Exp(x)))),
        ["power of variables"] = Of((x, y) => Pow(x, y)),
        ["tower"] = Of(x => Pow(x, Pow(x, x))),
        ["logarithm"] = Of((x, y) => Log(x * x + y * y + 1)),
        ["square root"] = Of((x, y) => Sqrt(x * x + y * y)),
        ["cube root"] = Of(x => Cbrt(x)),
        ["arctangent 2"] = Of((y, x) => Atan2(y, x)),
        ["inverse sine"] = Of(x => Asin(x)),
        ["inverse cosine"] = Of(x => Acos(x)),
        ["inverse tangent"] = Of(x => Atan(x)),
        ["hyperbolic"] = Of((x, y) => Sinh(x) * Cosh(y) - Tanh(x * y)),
        ["inverse hyperbolic"] = Of(x => Asinh(x) + Acosh(x + 2) + Atanh(x / 4)),
        ["tangent"] = Of(x => Tan(x)),
        ["Rosenbrock"] = Of((x, y) => 100 * Pow(y - x * x, 2) + Pow(1 - x, 2)),
        ["Beale"] = Of((x, y) => Pow(1.5 - x + x * y, 2) + Pow(2.25 - x + x * y * y, 2) + Pow(2.625 - x + x * y * y * y, 2)),
        ["Himmelblau"] = Of((x, y) => Pow(x * x + y - 11, 2) + Pow(x + y * y - 7, 2)),
        ["Booth"] = Of((x, y) => Pow(x + 2 * y - 7, 2) + Pow(2 * x + y - 5, 2)),
        ["Matyas"] = Of((x, y) => 0.26 * (x * x + y * y) - 0.48 * x * y),
        ["three-hump camel"] = Of((x, y) => 2 * x * x - 1.05 * Pow(x, 4) + Pow(x, 6) / 6 + x * y + y * y),
        ["Easom"] = Of((x, y) => -Cos(x) * Cos(y) * Exp(-(Pow(x - Math.PI, 2) + Pow(y - Math.PI, 2)))),
        ["Ackley"] = Of((x, y) =>
            -20 * Exp(-0.2 * Sqrt(0.5 * (x * x + y * y))) - Exp(0.5 * (Cos(2 * Math.PI * x) + Cos(2 * Math.PI * y))) + Exp(1.0) + 20),
        ["Rastrigin"] = Of((x, y) => 20 + x * x - 10 * Cos(2 * Math.PI * x) + y * y - 10 * Cos(2 * Math.PI * y)),
        ["Goldstein-Price"] = Of((x, y) =>
            (1 + Pow(x + y + 1, 2) * (19 - 14 * x + 3 * x * x - 14 * y + 6 * x * y + 3 * y * y))
            * (30 + Pow(2 * x - 3 * y, 2) * (18 - 32 * x + 12 * x * x + 48 * y - 36 * x * y + 27 * y * y))),
        ["McCormick"] = Of((x, y) => Sin(x + y) + Pow(x - y, 2) - 1.5 * x + 2.5 * y + 1),
        ["Gaussian"] = Of((x, y) => Exp(-(x * x + 2 * y * y))),
        ["saddle"] = Of((x, y) => x * x - y * y),
        ["monkey saddle"] = Of((x, y) => x * x * x - 3 * x * y * y),
        ["Clairaut counterexample"] = Of((x, y) => x * y * (x * x - y * y) / (x * x + y * y)),
        ["partials without continuity"] = Of((x, y) => x * y / (x * x + y * y)),
        ["sphere volume"] = Of((r, t) => 4.0 / 3.0 * Math.PI * Pow(r, 3) * t),
        ["softplus"] = Of((x, y) => Log(1 + Exp(x)) + Log(1 + Exp(-y))),
        ["logistic"] = Of(x => 1 / (1 + Exp(-x))),
        ["cross entropy of two logits"] = Of((x, y) => Log(Exp(x) + Exp(y)) - x),
        ["two-layer tanh network"] = Of((a, b, c, d) => Pow(d * Tanh(c * Tanh(a * 0.5 + b) + b) - 0.25, 2)),
        ["three variables"] = Of((x, y, z) => x * y * z + Sin(x * y) * Exp(z) - Log(1 + x * x * z * z)),
        ["Wood"] = Of((w, x, y, z) =>
            100 * Pow(x - w * w, 2) + Pow(1 - w, 2) + 90 * Pow(z - y * y, 2) + Pow(1 - y, 2)
            + 10.1 * (Pow(x - 1, 2) + Pow(z - 1, 2)) + 19.8 * (x - 1) * (z - 1)),
        ["Powell singular"] = Of((w, x, y, z) => Pow(w + 10 * x, 2) + 5 * Pow(y - z, 2) + Pow(x - 2 * y, 4) + 10 * Pow(w - z, 4)),
        ["Branin"] = Of((x, y) =>
            Pow(y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6, 2) + 10 * (1 - 1 / (8 * Math.PI)) * Cos(x) + 10),
        ["ill-conditioned"] = Of((x, y) => 1.0e8 * x * x + 1.0e-8 * y * y + x * y),
        ["cancellation"] = Of(x => (1 - Cos(x)) / (x * x)),
        ["deep composition"] = Of(x => Sin(x + Sin(x + Sin(x + Sin(x + Sin(x + Sin(x + Sin(x + Sin(x))))))))),
    };

    private static Func<double[], double> Of(Func<double, double> f) => x => f(x[0]);

    private static Func<double[], double> Of(Func<double, double, double> f) => x => f(x[0], x[1]);

    private static Func<double[], double> Of(Func<double, double, double, double> f) => x => f(x[0], x[1], x[2]);

    private static Func<double[], double> Of(Func<double, double, double, double, double> f) => x => f(x[0], x[1], x[2], x[3]);
}
