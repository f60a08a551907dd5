namespace PartialDerivatives.Charts;

// A figure that one takes hold of.
public static partial class Charts
{
    /// <summary>
    /// A figure to take hold of: the point is dragged over the map of f, and the surface with its tangent plane, both slices with secant
    /// and tangent, and the numbers follow. It needs neither a kernel nor plotly.js. The partial derivatives are numerical; hand over a
    /// <see cref="Formula"/> for exact ones.
    /// </summary>
    /// <remarks>
    /// The figure carries f and its derivatives on a grid and interpolates between (Hermite, degree 7). How far that is from f is measured
    /// here, and only digits that are right are shown. Values of f are asked for in the given ranges only.
    /// </remarks>
    /// <param name="f">The function; where its value is not finite, there is a hole.</param>
    /// <param name="x">The range of x, from the smaller to the larger number.</param>
    /// <param name="y">The range of y, from the smaller to the larger number.</param>
    /// <param name="at">Where the point is at first, in the ranges; by default right of the middle and above it.</param>
    /// <param name="title">The title; none by default.</param>
    /// <param name="ask">A question: the figure then hides its numbers until the reader has found a point where the condition
    /// holds.</param>
    /// <param name="names">
    /// What the two variables and the value are called, such as <c>("w₀", "w₁", "loss")</c>; x, y and f by default.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A range is reversed, empty or not finite, the point is outside of the ranges or f is not finite there, or f has no finite value in
    /// the ranges.
    /// </exception>
    public static Explorer Explore(
        Func<double, double, double> f,
        (double From, double To) x,
        (double From, double To) y,
        (double X, double Y)? at = null,
        string? title = null,
        Ask? ask = null,
        (string X, string Y, string F)? names = null)
    {
        ArgumentNullException.ThrowIfNull(f);
        return Explored((rangeX, rangeY) => new(f, rangeX, rangeY), x, y, at, title, ask, Names.Of(names));
    }

    /// <summary>
    /// A figure to take hold of: the point is dragged over the map of f, and the surface with its tangent plane, both slices with secant
    /// and tangent, and the numbers follow. It needs neither a kernel nor plotly.js. The partial derivatives are the formula's own, exact
    /// ones.
    /// </summary>
    /// <remarks>As where f is a function; its values are asked for in the given ranges only.</remarks>
    /// <param name="f">A formula of two variables; where its value is not finite, there is a hole.</param>
    /// <param name="x">The range of x, the first variable, from the smaller to the larger number.</param>
    /// <param name="y">The range of y, the second variable, from the smaller to the larger number.</param>
    /// <param name="at">Where the point is at first, in the ranges; by default right of the middle and above it.</param>
    /// <param name="title">The title; the formula by default, where names of its own are kept.</param>
    /// <param name="ask">A question: the figure then hides its numbers until the reader has found a point where the condition
    /// holds.</param>
    /// <param name="names">
    /// What the two variables and the value are called, such as <c>("w₀", "w₁", "loss")</c>; the formula's variables and f by default.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The formula does not have two variables, a range is reversed, empty or not finite, the point is outside of the ranges or f is not
    /// finite there, or f has no finite value in the ranges.
    /// </exception>
    public static Explorer Explore(
        Formula f,
        (double From, double To) x,
        (double From, double To) y,
        (double X, double Y)? at = null,
        string? title = null,
        Ask? ask = null,
        (string X, string Y, string F)? names = null)
    {
        ArgumentNullException.ThrowIfNull(f);
        if (f.IsOfVector || f.Variables.Count != 2)
        {
            throw new ArgumentException(
                $"The formula's variables are ({string.Join(", ", f.Variables)}). "
                + "A surface has two: Formula.Of((x, y) => x * x * Sin(y)).",
                nameof(f));
        }
        var called = Names.Of(names ?? (f.Variables[0], f.Variables[1], Names.Default.F));
        title ??= names is null ? $"f({called.X}, {called.Y}) = {f}" : null;
        return Explored((rangeX, rangeY) => new(f, rangeX, rangeY), x, y, at, title, ask, called);
    }

    // A lambda has no type that a formula could share: two methods, and behind them one.
    private static Explorer Explored(
        Func<AxisRange, AxisRange, ExploredFunction> function, (double From, double To) x, (double From, double To) y,
        (double X, double Y)? at, string? title, Ask? ask, Names names)
    {
        var (rangeX, rangeY) = (RangeOf(x, nameof(x)), RangeOf(y, nameof(y)));
        return new(function(rangeX, rangeY), rangeX, rangeY, at, title, ask, names);
    }

    private static AxisRange RangeOf((double From, double To) range, string parameter)
    {
        Sampling.Linspace(range, 2, parameter);
        double length = range.To - range.From, finest = 1e-9 * Math.Max(Math.Abs(range.From), Math.Abs(range.To));
        return length > finest && length is > 1e-200 and < 1e200
            ? new(range.From, range.To)
            : throw new ArgumentException(
                $"The range goes from {Label.Exact(range.From)} to {Label.Exact(range.To)}: " +
                "too short or too long to move a point in. Shift or scale the variable.",
                parameter);
    }
}
