namespace PartialDerivatives.Charts;

// Maps of a function of two variables.
public static partial class Charts
{
    /// <summary>
    /// The lines along which f is constant, seen from above, with f written on them; the bands between are coloured by height.
    /// </summary>
    /// <remarks>
    /// More is drawn over it with <see cref="Figure.With"/>:
    /// <c>Charts.Contour(f, x, y).With(Charts.GradientField(f, x, y), Charts.Path(points))</c>.
    /// Around a pole the lines end where they would crowd out the others. Where the map would be of one colour all the same, as that of a
    /// function that grows exponentially, it shows the logarithm of f, and says so.
    /// </remarks>
    /// <param name="f">The function; where its value is not finite, the map has a hole.</param>
    /// <param name="x">The range of x, from the smaller to the larger number.</param>
    /// <param name="y">The range of y, from the smaller to the larger number.</param>
    /// <param name="title">The title; none by default.</param>
    /// <param name="points">How many values of x, and as many of y, f is computed at; 60 by default.</param>
    /// <param name="equalScale">
    /// Whether a unit of y is as long as one of x, by default: only then does a gradient look perpendicular to its contour, as it is.
    /// Where one range is more than five times the other, the map would be a thin line, and the scales are different all the same.
    /// </param>
    /// <param name="names">
    /// What the two variables and the value are called, such as <c>("w₀", "w₁", "loss")</c>; x, y and f by default.
    /// </param>
    /// <exception cref="ArgumentException">A range is reversed, empty or not finite, or there are fewer than 2 points.</exception>
    public static Figure Contour(
        Func<double, double, double> f,
        (double From, double To) x,
        (double From, double To) y,
        string? title = null,
        int points = 60,
        bool equalScale = true,
        (string X, string Y, string F)? names = null)
    {
        ArgumentNullException.ThrowIfNull(f);
        var called = Names.Of(names);
        var xs = Sampling.Linspace(x, points, nameof(x));
        var ys = Sampling.Linspace(y, points, nameof(y));
        var zs = Sampling.Grid(f, xs, ys);
        var contours = Contours.Of(xs, ys, zs, Heights.Of(f, xs, ys, zs), called.Symbols.F);
        return new Figure([new Panel([contours], AlternativeText.Of(contours, called, zs))
        {
            Title = title,
            XTitle = called.X,
            YTitle = called.Y,
            EqualScale = equalScale,
        }]);
    }
}
