using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

// The gradient as arrows.
public static partial class Charts
{
    /// <summary>
    /// The gradient of f as arrows on a grid: each points where f grows fastest, and is as long as the gradient is in comparison with the others.
    /// </summary>
    /// <remarks>The longest arrow just reaches the next foot, so that none meet; the legend says how long its gradient is.</remarks>
    /// <param name="f">The function; where its gradient is not finite, there is no arrow.</param>
    /// <param name="x">The range of x, from the smaller to the larger number.</param>
    /// <param name="y">The range of y, from the smaller to the larger number.</param>
    /// <param name="gradient">
    /// The gradient of f, such as <c>(x, y) => [2 * x, 2 * y]</c> or a call of ForwardMode.Gradient; FiniteDifference.Gradient by default.
    /// </param>
    /// <param name="title">The title; none by default.</param>
    /// <param name="points">How many arrows stand side by side, and as many above each other; 12 by default.</param>
    /// <exception cref="ArgumentException">A range is reversed, empty or not finite, there are fewer than 2 points, or a gradient has not 2 components.</exception>
    public static Figure GradientField(
        Func<double, double, double> f,
        (double From, double To) x,
        (double From, double To) y,
        Func<double, double, IList<double>>? gradient = null,
        string? title = null,
        int points = 12)
    {
        ArgumentNullException.ThrowIfNull(f);
        gradient ??= (x, y) => DifferenceGradient(f, x, y);
        // A foot in the middle of each cell of the grid.
        var feet = Cells(y, points, nameof(y)).SelectMany(row => Cells(x, points, nameof(x)).Select(column => (X: column, Y: row))).ToImmutableArray();
        var gradients = feet.Select(foot => Components(gradient(foot.X, foot.Y))).ToImmutableArray();
        double width = (x.To - x.From) / points, height = (y.To - y.From) / points;
        double fastest = gradients.Select(g => Math.Max(Math.Abs(g.X) / width, Math.Abs(g.Y) / height)).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        double scale = fastest > 0 ? 0.95 / fastest : 0;
        var lengths = gradients.Select(g => Math.Sqrt(g.X * g.X + g.Y * g.Y)).ToList();
        int steepest = lengths.IndexOf(lengths.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max());
        string longest = steepest < 0 ? "" : Label.Of(lengths[steepest]);

        var arrows = new Arrows(
            steepest < 0 ? "∇f" : $"∇f, longest {longest}",
            [.. feet.Select(foot => foot.X)], [.. feet.Select(foot => foot.Y)], [.. gradients.Select(g => scale * g.X)], [.. gradients.Select(g => scale * g.Y)]);
        string description = $"Arrows along the gradient of f at {points} × {points} points"
            + (steepest < 0 ? ", without a finite one." : $", the longest {longest} at ({Label.Of(feet[steepest].X)}, {Label.Of(feet[steepest].Y)}).");
        return new Figure([new Panel([arrows], description) { Title = title, XTitle = "x", YTitle = "y", EqualScale = true }]);
    }

    /// <summary>The middles of equal parts of a range.</summary>
    private static IEnumerable<double> Cells((double From, double To) range, int points, string parameter)
    {
        var ends = Sampling.Linspace(range, points + 1, parameter);
        return Rounding.Round(ends.Zip(ends.Skip(1), (from, to) => (from + to) / 2), new(range.From, range.To));
    }

    private static (double X, double Y) Components(IList<double> gradient) =>
        gradient.Count == 2 ? (gradient[0], gradient[1])
        : throw new ArgumentException($"The gradient has {gradient.Count} components. Here f has the variables x and y: return 2, such as [2 * x, 2 * y].", nameof(gradient));

    /// <summary>The gradient by differences; not a number where f has no finite value nearby.</summary>
    private static IList<double> DifferenceGradient(Func<double, double, double> f, double x, double y)
    {
        try
        {
            return FiniteDifference.Gradient(f, [x, y]);
        }
        catch (NotFiniteNumberException)
        {
            return [double.NaN, double.NaN];
        }
    }
}
