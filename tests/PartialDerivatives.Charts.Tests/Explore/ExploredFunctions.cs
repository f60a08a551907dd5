using PartialDerivatives;
using PartialDerivatives.Charts;
using static PartialDerivatives.Elementary;

/// <summary>Functions to take hold of, with their partial derivatives written out.</summary>
internal sealed record ExploredCase(
    string Name, Explorer Explorer, Func<double, double, double> F, Func<double, double, double> X, Func<double, double, double> Y)
{
    public override string ToString() => Name;
}

internal static class ExploredFunctions
{
    public static ExploredCase Seed { get; } = OfFormula(
        "x² sin y", Formula.Of((x, y) => x * x * Sin(y)), (-2, 2), (-π, π),
        (x, y) => x * x * Math.Sin(y), (x, y) => 2 * x * Math.Sin(y), (x, y) => x * x * Math.Cos(y));

    public static IReadOnlyList<ExploredCase> Smooth { get; } =
    [
        Seed,
        Of("peak", (-3, 3), (-3, 3),
            (x, y) => x * Math.Exp(-x * x - y * y),
            (x, y) => (1 - 2 * x * x) * Math.Exp(-x * x - y * y),
            (x, y) => -2 * x * y * Math.Exp(-x * x - y * y)),
        Of("waves", (-2, 2), (-2, 2),
            (x, y) => Math.Sin(6 * x) * Math.Cos(6 * y),
            (x, y) => 6 * Math.Cos(6 * x) * Math.Cos(6 * y),
            (x, y) => -6 * Math.Sin(6 * x) * Math.Sin(6 * y)),
        OfFormula("Rosenbrock", Formula.Of((x, y) => (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x)), (-2, 2), (-1, 3),
            (x, y) => (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x),
            (x, y) => -2 * (1 - x) - 400 * x * (y - x * x),
            (x, y) => 200 * (y - x * x)),
        Of("flat", (-1, 1), (-1, 1), (x, y) => 3, (x, y) => 0, (x, y) => 0),
        Of("fast in a short range", (0, 1e-5), (0, 1),
            (x, y) => Math.Sin(1e6 * x) * y, (x, y) => 1e6 * Math.Cos(1e6 * x) * y, (x, y) => Math.Sin(1e6 * x)),
        Of("seconds since 1970", (1.7e9, 1.7e9 + 8), (0, 1000),
            (x, y) => Math.Sin(x - 1.7e9) + y / 1000, (x, y) => Math.Cos(x - 1.7e9), (x, y) => 0.001),
        OfFormula("large numbers", Formula.Of((x, y) => 1e200 * Exp(x) * y), (-1, 1), (1, 2),
            (x, y) => 1e200 * Math.Exp(x) * y, (x, y) => 1e200 * Math.Exp(x) * y, (x, y) => 1e200 * Math.Exp(x)),
    ];

    public static IReadOnlyList<ExploredCase> Rough { get; } =
    [
        Of("kink", (-2, 2), (-2, 2), (x, y) => Math.Abs(x - 0.3) + y * y / 2, (x, y) => Math.Sign(x - 0.3), (x, y) => y),
        OfFormula("kink on the grid", Formula.Of((x, y) => Abs(x) * Cos(y)), (-2, 2), (-2, 2),
            (x, y) => Math.Abs(x) * Math.Cos(y), (x, y) => Math.Sign(x) * Math.Cos(y), (x, y) => -Math.Abs(x) * Math.Sin(y)),
        Of("slanting kink", (-2, 2), (-2, 2), (x, y) => Math.Max(x, y), (x, y) => x > y ? 1 : 0, (x, y) => x > y ? 0 : 1),
        Of("half a ball", (-2, 2.5), (-2.5, 2),
            (x, y) => Math.Sqrt(4 - x * x - y * y),
            (x, y) => -x / Math.Sqrt(4 - x * x - y * y),
            (x, y) => -y / Math.Sqrt(4 - x * x - y * y)),
        Of("pole", (-2, 2), (-2, 2),
            (x, y) => 1 / (x * x + y * y),
            (x, y) => -2 * x / Math.Pow(x * x + y * y, 2),
            (x, y) => -2 * y / Math.Pow(x * x + y * y, 2)),
        OfFormula("root at the border", Formula.Of((x, y) => Sqrt(x) * y), (0, 4), (-1, 1),
            (x, y) => Math.Sqrt(x) * y, (x, y) => y / (2 * Math.Sqrt(x)), (x, y) => Math.Sqrt(x)),
        Of("line of poles", (-2, 2), (-2, 2), (x, y) => 1 / x + y, (x, y) => -1 / (x * x), (x, y) => 1),
        OfFormula("growth", Formula.Of((x, y) => Exp(100 * x) * y), (-2, 2), (-2, 2),
            (x, y) => Math.Exp(100 * x) * y, (x, y) => 100 * Math.Exp(100 * x) * y, (x, y) => Math.Exp(100 * x)),
        Of("digits lost", (-2, 2), (-2, 2), (x, y) => 1e15 + x - y, (x, y) => 1, (x, y) => -1),
        Of("digits kept", (-2, 2), (-2, 2), (x, y) => 1e12 + x + Math.Sin(y), (x, y) => 1, (x, y) => Math.Cos(y)),
        Of("digits nearly lost", (-2, 2), (-2, 2), (x, y) => 1e11 + x * y, (x, y) => y, (x, y) => x),
        Of("jump", (-1, 1), (-1, 1), (x, y) => x > 0.1 ? 1 : 0, (x, y) => 0, (x, y) => 0),
    ];

    private static ExploredCase Of(
        string name, (double, double) x, (double, double) y,
        Func<double, double, double> f, Func<double, double, double> slopeX, Func<double, double, double> slopeY) =>
        new(name, Charts.Explore(f, x, y), f, slopeX, slopeY);

    private static ExploredCase OfFormula(
        string name, Formula formula, (double, double) x, (double, double) y,
        Func<double, double, double> f, Func<double, double, double> slopeX, Func<double, double, double> slopeY) =>
        new(name, Charts.Explore(formula, x, y), f, slopeX, slopeY);
}
