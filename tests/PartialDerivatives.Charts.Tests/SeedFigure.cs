using PartialDerivatives.Charts;
using static PartialDerivatives.Elementary;

/// <summary>The chapter's figure, as a notebook's cell writes it.</summary>
internal static class SeedFigure
{
    public static Figure Draw() => Charts.Row(
        Charts.Surface(F, x: (-2, 2), y: (-π, π), title: "f(x,y) = x² sin(y)"),
        Charts.Slice(F, along: "x", at: (0, π / 3), derivative: (x, y) => 2 * x * Sin(y), title: "Slice at y = π/3\n∂f/∂x = 2x·sin(y)"),
        Charts.Slice(F, along: "y", at: (1.5, 0), range: (-π, π), derivative: (x, y) =>
            x * x * Cos(y), title: "Slice at x = 1.5\n∂f/∂y = x²·cos(y)"))
        .Title("Partial Derivatives as Slices of the Surface");

    public static double F(double x, double y) => x * x * Sin(y);
}
