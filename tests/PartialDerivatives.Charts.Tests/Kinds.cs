using PartialDerivatives;
using PartialDerivatives.Charts;
using static PartialDerivatives.Elementary;

/// <summary>A figure of each kind of chart, as a notebook's cell writes it.</summary>
internal static class Kinds
{
    private static readonly Dictionary<string, Func<Figure>> s_figures = new()
    {
        ["surface"] = () => Charts.Surface(SeedFigure.F, x: (-2, 2), y: (-π, π)),
        ["slice with a tangent"] = () => Charts.Slice(SeedFigure.F, along: "x", at: (1.2, π / 3), tangent: true),
        ["contour with gradient and path"] = () =>
            Charts.Contour(Bowl, x: (-3, 3), y: (-3, 3)).With(Charts.GradientField(Bowl, (-3, 3), (-3, 3)), Charts.Path(Descent())),
        ["surface with a path"] = () => Charts.Surface(Bowl, x: (-3, 3), y: (-3, 3)).With(Charts.Path(Descent(), Bowl)),
        ["surface with a tangent plane"] = () =>
            Charts.Surface(SeedFigure.F, x: (-2, 2), y: (-π, π)).With(Charts.TangentPlane(SeedFigure.F, at: (1.2, 1))),
        ["terrain"] = () => Charts.Terrain(Data.Terrain()),
        ["error against step"] = () => Charts.ErrorAgainstStep(2.25 * Cos(1),
            ("forward", h => FiniteDifference.Of(SeedFigure.F, Stencil.Forward, h).Partial([1.5, 1.0], 1)),
            ("centred", h => FiniteDifference.Of(SeedFigure.F, Stencil.Central, h).Partial([1.5, 1.0], 1))),
        ["grid"] = () => Charts.Grid(2, Charts.Surface(Bowl, (-1, 1), (-1, 1)), Charts.Slice(Bowl, along: "x", at: (0, 1)),
            Charts.Contour(Bowl, (-1, 1), (-1, 1))).Title("Three panels"),
        ["pole"] = () => Charts.Row(
            Charts.Surface(Pole, (-2, 2), (-2, 2)),
            Charts.Contour(Pole, (-2, 2), (-2, 2)).With(Charts.GradientField(Pole, (-2, 2), (-2, 2))),
            Charts.Slice((x, y) => 1 / x, along: "x", at: (1, 0), range: (-2, 2), tangent: true)),
        ["growth"] = () => Charts.Contour((x, y) => Math.Exp(100 * x), (-2, 2), (-2, 2), title: "e¹⁰⁰ˣ"),
    };

    public static IEnumerable<string> All => s_figures.Keys;

    public static TheoryData<string> Names => [.. All];

    public static Figure Draw(string kind) => s_figures[kind]();

    public static double Bowl(double x, double y) => x * x + 3 * y * y;

    public static double Pole(double x, double y) => 1 / (x * x + y * y);

    /// <summary>Gradient descent into the bowl.</summary>
    public static List<(double X, double Y)> Descent()
    {
        List<(double X, double Y)> path = [(-2.5, 2.2)];
        for (int i = 0; i < 20; i++)
        {
            var (x, y) = path[^1];
            path.Add((x - 0.1 * 2 * x, y - 0.1 * 6 * y));
        }
        return path;
    }
}
