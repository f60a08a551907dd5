using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

// Curves over powers of ten.
public static partial class Charts
{
    // Four of Okabe and Ito (2008), told apart with every kind of colour blindness: those that stand out from white and from dark paper.
    private static readonly string[] s_curveColors = ["#0072b2", "#d55e00", "#009e73", "#cc79a7"];

    /// <summary>
    /// The error of approximations of a derivative against their step h, on logarithmic axes: the truncation error rises to the right, the
    /// rounding error to the left.
    /// </summary>
    /// <remarks>
    /// The steps are 4 to a power of ten, from 1 to 1e-15. An error of 0 has no place on a logarithmic axis and is left out.
    /// </remarks>
    /// <param name="exact">The exact value.</param>
    /// <param name="approximations">
    /// A name and the approximation as a function of the step each, such as
    /// <c>("centred", h => FiniteDifference.Of(f, h: h).Partial([2, 1], "x"))</c>.
    /// </param>
    /// <exception cref="ArgumentException">There is no approximation, or no error that is positive and finite.</exception>
    public static Figure ErrorAgainstStep(double exact, params (string Name, Func<double, double> Approximation)[] approximations)
    {
        ArgumentNullException.ThrowIfNull(approximations);
        int missing = Array.FindIndex(approximations, one => one.Approximation is null);
        if (missing >= 0)
        {
            throw new ArgumentException(
                $"The approximation \"{approximations[missing].Name}\" is null. Give a function of the step, such as h => ….",
                nameof(approximations));
        }
        double[] steps = [.. Enumerable.Range(0, 61).Select(i => Math.Pow(10, -15 + i / 4.0))];
        return LogLog(
            "step h", "error",
            [.. approximations.Select(one => (one.Name, steps.Select(h => (h, Math.Abs(one.Approximation(h) - exact)))))]);
    }

    /// <summary>Curves on two logarithmic axes, on which a power is a straight line.</summary>
    /// <param name="xTitle">The title of the x axis, with its unit where there is one.</param>
    /// <param name="yTitle">The title of the y axis, with its unit where there is one.</param>
    /// <param name="curves">A name and points (x, y) each; points that are not positive and finite are left out.</param>
    /// <exception cref="ArgumentException">There is no curve, or one without a point that is positive and finite.</exception>
    public static Figure LogLog(string xTitle, string yTitle, params (string Name, IEnumerable<(double X, double Y)> Points)[] curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        if (curves.Length == 0)
        {
            throw new ArgumentException("There is no curve to draw: give a name and points, or a function, at least once.", nameof(curves));
        }
        ImmutableArray<Curve> drawn = [.. curves.Select((curve, i) =>
        {
            var points = (curve.Points ?? throw new ArgumentException($"The curve \"{curve.Name}\" has no points: null.", nameof(curves)))
                .Where(point => point.X > 0 && point.Y > 0 && double.IsFinite(point.X) && double.IsFinite(point.Y)).ToList();
            return points.Count > 0
                ? new Curve(curve.Name ?? "", [.. points.Select(point => point.X)], [.. points.Select(point => point.Y)])
                {
                    Color = s_curveColors[i % s_curveColors.Length],
                    Width = 1.5,
                    Dashed = i >= s_curveColors.Length,
                    Dots = 4,
                }
                : throw new ArgumentException(
                    $"The curve \"{curve.Name}\" has no point that is positive and finite, which logarithmic axes need.", nameof(curves));
        })];
        return new Figure([new Panel([.. drawn], $"Logarithmic axes, {yTitle} against {xTitle}. {string.Join(" ", drawn.Select(Describe))}")
        {
            XTitle = xTitle,
            YTitle = yTitle,
            IsLogarithmic = true,
        }]);

        static string Describe(Curve curve)
        {
            int lowest = Enumerable.Range(0, curve.Y.Length).MinBy(i => curve.Y[i]);
            return $"Line {curve.Name}, from {Label.Of(curve.Y[0])} at {Label.Of(curve.X[0])} "
                + $"to {Label.Of(curve.Y[^1])} at {Label.Of(curve.X[^1])}, "
                + $"lowest {Label.Of(curve.Y[lowest])} at {Label.Of(curve.X[lowest])}.";
        }
    }
}
