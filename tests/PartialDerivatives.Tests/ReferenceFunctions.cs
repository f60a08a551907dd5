using System.Numerics;
using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests;

/// <summary>
/// The functions of derivatives.json, each as one text for every kind of number: double, Dual, Dual of Dual, TapedNumber.
/// </summary>
internal static class ReferenceFunctions<T> where T : IFloatingPointIeee754<T>
{
    public static readonly IReadOnlyDictionary<string, Func<T[], T>> ByName = new Dictionary<string, Func<T[], T>>
    {
        ["seed"] = Of((x, y) => x * x * Sin(y)),
        ["polynomial"] = Of((x) => x * x * x - N(2) * x + N(1)),
        ["product rule"] = Of((x) => x * Exp(x) * Sin(x)),
        ["quotient"] = Of((x, y) => (x - y) / (x + y)),
        ["chain"] = Of((x) => Sin(Cos(Exp(x)))),
        ["power of variables"] = Of((x, y) => Pow(x, y)),
        ["tower"] = Of((x) => Pow(x, Pow(x, x))),
        ["logarithm"] = Of((x, y) => Log(x * x + y * y + N(1))),
        ["square root"] = Of((x, y) => Sqrt(x * x + y * y)),
        ["cube root"] = Of((x) => Cbrt(x)),
        ["arctangent 2"] = Of((y, x) => Atan2(y, x)),
        ["inverse sine"] = Of((x) => Asin(x)),
        ["inverse cosine"] = Of((x) => Acos(x)),
        ["inverse tangent"] = Of((x) => Atan(x)),
        ["hyperbolic"] = Of((x, y) => Sinh(x) * Cosh(y) - Tanh(x * y)),
        ["inverse hyperbolic"] = Of((x) => Asinh(x) + Acosh(x + N(2)) + Atanh(x / N(4))),
        ["tangent"] = Of((x) => Tan(x)),
        ["Rosenbrock"] = Of((x, y) => N(100) * Pow(y - x * x, N(2)) + Pow(N(1) - x, N(2))),
        ["Beale"] = Of((x, y) =>
            Pow(N(1.5) - x + x * y, N(2)) + Pow(N(2.25) - x + x * y * y, N(2)) + Pow(N(2.625) - x + x * y * y * y, N(2))),
        ["Himmelblau"] = Of((x, y) => Pow(x * x + y - N(11), N(2)) + Pow(x + y * y - N(7), N(2))),
        ["Booth"] = Of((x, y) => Pow(x + N(2) * y - N(7), N(2)) + Pow(N(2) * x + y - N(5), N(2))),
        ["Matyas"] = Of((x, y) => N(0.26) * (x * x + y * y) - N(0.48) * x * y),
        ["three-hump camel"] = Of((x, y) => N(2) * x * x - N(1.05) * Pow(x, N(4)) + Pow(x, N(6)) / N(6) + x * y + y * y),
        ["Easom"] = Of((x, y) => -Cos(x) * Cos(y) * Exp(-(Pow(x - T.Pi, N(2)) + Pow(y - T.Pi, N(2))))),
        ["Ackley"] = Of((x, y) =>
            -N(20) * Exp(-N(0.2) * Sqrt(N(0.5) * (x * x + y * y)))
            - Exp(N(0.5) * (Cos(N(2) * T.Pi * x) + Cos(N(2) * T.Pi * y))) + Exp(N(1.0)) + N(20)),
        ["Rastrigin"] = Of((x, y) => N(20) + x * x - N(10) * Cos(N(2) * T.Pi * x) + y * y - N(10) * Cos(N(2) * T.Pi * y)),
        ["Goldstein-Price"] = Of((x, y) =>
            (N(1) + Pow(x + y + N(1), N(2)) * (N(19) - N(14) * x + N(3) * x * x - N(14) * y + N(6) * x * y + N(3) * y * y))
            * (N(30) + Pow(N(2) * x - N(3) * y, N(2)) * (N(18) - N(32) * x + N(12) * x * x + N(48) * y - N(36) * x * y + N(27) * y * y))),
        ["McCormick"] = Of((x, y) => Sin(x + y) + Pow(x - y, N(2)) - N(1.5) * x + N(2.5) * y + N(1)),
        ["Gaussian"] = Of((x, y) => Exp(-(x * x + N(2) * y * y))),
        ["saddle"] = Of((x, y) => x * x - y * y),
        ["monkey saddle"] = Of((x, y) => x * x * x - N(3) * x * y * y),
        ["Clairaut counterexample"] = Of((x, y) => x * y * (x * x - y * y) / (x * x + y * y)),
        ["partials without continuity"] = Of((x, y) => x * y / (x * x + y * y)),
        ["sphere volume"] = Of((r, t) => N(4.0) / N(3.0) * T.Pi * Pow(r, N(3)) * t),
        ["softplus"] = Of((x, y) => Log(N(1) + Exp(x)) + Log(N(1) + Exp(-y))),
        ["logistic"] = Of((x) => N(1) / (N(1) + Exp(-x))),
        ["cross entropy of two logits"] = Of((x, y) => Log(Exp(x) + Exp(y)) - x),
        ["two-layer tanh network"] = Of((a, b, c, d) => Pow(d * Tanh(c * Tanh(a * N(0.5) + b) + b) - N(0.25), N(2))),
        ["three variables"] = Of((x, y, z) => x * y * z + Sin(x * y) * Exp(z) - Log(N(1) + x * x * z * z)),
        ["Wood"] = Of((w, x, y, z) =>
            N(100) * Pow(x - w * w, N(2)) + Pow(N(1) - w, N(2)) + N(90) * Pow(z - y * y, N(2)) + Pow(N(1) - y, N(2))
            + N(10.1) * (Pow(x - N(1), N(2)) + Pow(z - N(1), N(2))) + N(19.8) * (x - N(1)) * (z - N(1))),
        ["Powell singular"] = Of((w, x, y, z) =>
            Pow(w + N(10) * x, N(2)) + N(5) * Pow(y - z, N(2)) + Pow(x - N(2) * y, N(4)) + N(10) * Pow(w - z, N(4))),
        ["Branin"] = Of((x, y) =>
            Pow(y - N(5.1) / (N(4) * T.Pi * T.Pi) * x * x + N(5) / T.Pi * x - N(6), N(2))
            + N(10) * (N(1) - N(1) / (N(8) * T.Pi)) * Cos(x) + N(10)),
        ["ill-conditioned"] = Of((x, y) => N(1.0e8) * x * x + N(1.0e-8) * y * y + x * y),
        ["cancellation"] = Of((x) => (N(1) - Cos(x)) / (x * x)),
        ["deep composition"] = Of((x) => Sin(x + Sin(x + Sin(x + Sin(x + Sin(x + Sin(x + Sin(x + Sin(x))))))))),
    };

    private static T N(double constant) => T.CreateChecked(constant);

    private static Func<T[], T> Of(Func<T, T> f) => x => f(x[0]);

    private static Func<T[], T> Of(Func<T, T, T> f) => x => f(x[0], x[1]);

    private static Func<T[], T> Of(Func<T, T, T, T> f) => x => f(x[0], x[1], x[2]);

    private static Func<T[], T> Of(Func<T, T, T, T, T> f) => x => f(x[0], x[1], x[2], x[3]);
}
