using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

// The gradient as arrows.
public static partial class Charts
{
    /// <summary>More arrows cannot be told apart, and would fill a notebook.</summary>
    private const int MostArrows = 100;

    /// <summary>
    /// The gradient of f as arrows on a grid: each points where f grows fastest, and is as long as the gradient is in comparison with the
    /// others.
    /// </summary>
    /// <remarks>
    /// The longest arrow just reaches the next foot, so that none meet; the legend says how long its gradient is. Arrows at a pole, beside
    /// which the others could not be seen, are left out, and the legend says that, too.
    /// </remarks>
    /// <param name="f">The function; where its gradient is not finite, there is no arrow.</param>
    /// <param name="x">The range of x, from the smaller to the larger number.</param>
    /// <param name="y">The range of y, from the smaller to the larger number.</param>
    /// <param name="gradient">
    /// The gradient of f, such as <c>(x, y) => [2 * x, 2 * y]</c> or a call of ForwardMode; by default differences whose steps are
    /// taken from the ranges.
    /// </param>
    /// <param name="title">The title; none by default.</param>
    /// <param name="points">How many arrows stand side by side, and as many above each other; 12 by default, at most 100.</param>
    /// <param name="names">
    /// What the two variables and the value are called, such as <c>("w₀", "w₁", "loss")</c>; x, y and f by default.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A range is reversed, empty or not finite, there are fewer than 2 points or more than 100, or a gradient has not 2 components.
    /// </exception>
    public static Figure GradientField(
        Func<double, double, double> f,
        (double From, double To) x,
        (double From, double To) y,
        Func<double, double, IList<double>>? gradient = null,
        string? title = null,
        int points = 12,
        (string X, string Y, string F)? names = null)
    {
        ArgumentNullException.ThrowIfNull(f);
        if (points is < 2 or > MostArrows)
        {
            throw new ArgumentOutOfRangeException(
                nameof(points), points, $"A field has from 2 to {MostArrows} arrows side by side, and as many above each other.");
        }
        var called = Names.Of(names);
        var (xLength, yLength) = (x.To - x.From, y.To - y.From);
        gradient ??= (x, y) => RangeDifference.Gradient(f, x, y, xLength, yLength);
        // A foot in the middle of each cell of the grid.
        var (columns, rows) = (Cells(x, points, nameof(x)), Cells(y, points, nameof(y)));
        var feet = rows.SelectMany(row => columns.Select(column => (X: column, Y: row))).ToImmutableArray();
        var gradients = feet.Select(foot => Components(gradient(foot.X, foot.Y))).ToImmutableArray();
        ImmutableArray<ImmutableArray<double>> all = [.. gradients.Select(Length).Chunk(points).Select(row => row.ToImmutableArray())];
        double most = Heights.Of((x, y) => Length(Components(gradient(x, y))), columns, rows, all)?.To ?? 0;
        string cut = all.Any(row => row.Any(length => double.IsFinite(length) && length > most)) ? ", longer ones left out" : "";
        gradients = [.. gradients.Select(g => Length(g) <= most ? g : (double.NaN, double.NaN))];
        double width = (x.To - x.From) / points, height = (y.To - y.From) / points;
        // In parts of the largest component: a quotient of it and a width may be too large for a number.
        double largest = gradients.SelectMany(g => new[] { Math.Abs(g.X), Math.Abs(g.Y) }).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        double fastest = gradients.Select(g => Math.Max(Math.Abs(g.X / largest) / width, Math.Abs(g.Y / largest) / height))
            .Where(double.IsFinite).DefaultIfEmpty(0).Max();
        var lengths = gradients.Select(Length).ToList();
        int steepest = lengths.Exists(double.IsFinite) ? lengths.IndexOf(lengths.Where(double.IsFinite).Max()) : -1;
        string longest = steepest < 0 ? "" : Label.Of(lengths[steepest]);

        var arrows = new Arrows(
            steepest < 0 ? called.Gradient : largest == 0 ? $"{called.Gradient} = 0" : $"{called.Gradient}, longest {longest}{cut}",
            [.. feet.Select(foot => foot.X)],
            [.. feet.Select(foot => foot.Y)],
            [.. gradients.Select(g => Share(g.X))],
            [.. gradients.Select(g => Share(g.Y))]);
        var (xs, ys) = (Label.Reader([x.From, x.To]), Label.Reader([y.From, y.To]));
        string description = $"Arrows along the gradient of {called.F} at {points} × {points} points"
            + (steepest < 0 ? ", without a finite one."
                : largest == 0 ? ", all of length 0."
                : $", the longest {longest} at ({xs(feet[steepest].X)}, {ys(feet[steepest].Y)}){cut}.");
        return new Figure([new Panel([arrows], description)
        {
            Title = title,
            XTitle = called.X,
            YTitle = called.Y,
            EqualScale = true,
        }]);

        static double Length((double X, double Y) gradient) => double.Hypot(gradient.X, gradient.Y);

        double Share(double component) => fastest > 0 ? 0.95 * (component / largest / fastest) : 0 * component;
    }

    /// <summary>The middles of equal parts of a range.</summary>
    private static ImmutableArray<double> Cells((double From, double To) range, int points, string parameter)
    {
        var ends = Sampling.Linspace(range, points + 1, parameter);
        return Coordinates.Round(ends.Zip(ends.Skip(1), (from, to) => from / 2 + to / 2), new(range.From, range.To));
    }

    private static (double X, double Y) Components(IList<double> gradient) =>
        gradient is null
            ? throw new ArgumentException("The gradient is null. Return 2 components, such as [2 * x, 2 * y].", nameof(gradient))
        : gradient.Count == 2 ? (gradient[0], gradient[1])
        : throw new ArgumentException(
            $"The gradient has {gradient.Count} components. Here f has the variables x and y: return 2, such as [2 * x, 2 * y].",
            nameof(gradient));
}
