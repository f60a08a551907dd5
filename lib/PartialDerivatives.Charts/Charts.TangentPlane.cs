namespace PartialDerivatives.Charts;

// What touches a surface.
public static partial class Charts
{
    /// <summary>
    /// The tangent plane of f at a point, to be drawn over a surface: 
    /// <c>Charts.Surface(f, x, y).With(Charts.TangentPlane(f, at: (1.5, 1)))</c>.
    /// </summary>
    /// <param name="f">The function.</param>
    /// <param name="at">The point (x, y).</param>
    /// <param name="reach">How far the plane is drawn from the point along x and along y; 1 by default.</param>
    /// <param name="gradient">
    /// The gradient of f, such as <c>(x, y) => [2 * x, 2 * y]</c> or a call of ForwardMode; by default differences whose steps are
    /// taken from <paramref name="reach"/>.
    /// </param>
    /// <param name="names">
    /// What the two variables and the value are called, such as <c>("w₀", "w₁", "loss")</c>; x, y and f by default.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The point, f or its gradient there is not finite, the gradient has not 2 components, or <paramref name="reach"/> is not positive.
    /// </exception>
    public static Figure TangentPlane(
        Func<double, double, double> f,
        (double X, double Y) at,
        double reach = 1,
        Func<double, double, IList<double>>? gradient = null,
        (string X, string Y, string F)? names = null)
    {
        ArgumentNullException.ThrowIfNull(f);
        var called = Names.Of(names);
        if (!(reach > 0) || !double.IsFinite(reach))
        {
            throw new ArgumentOutOfRangeException(nameof(reach), reach, "A plane reaches a positive distance from its point, such as 1.");
        }
        double height = f(at.X, at.Y);
        var (slopeX, slopeY) = Components(gradient?.Invoke(at.X, at.Y) ?? RangeDifference.Gradient(f, at.X, at.Y, 2 * reach, 2 * reach));
        if (!double.IsFinite(height) || !double.IsFinite(slopeX) || !double.IsFinite(slopeY))
        {
            throw new ArgumentException(
                $"At ({Label.Exact(at.X)}, {Label.Exact(at.Y)}) f is {Label.Exact(height)} and its gradient "
                + $"({Label.Exact(slopeX)}, {Label.Exact(slopeY)}). A tangent plane needs finite ones"
                + (double.IsFinite(height) ? ": where the values of f do not tell its slopes, pass gradient: (x, y) => […]." : "."),
                nameof(at));
        }
        (double U, double V)[] corners = [(-reach, -reach), (reach, -reach), (reach, reach), (-reach, reach)];
        var plane = new PlanePatch(
            "tangent plane",
            [.. corners.Select(corner => at.X + corner.U)],
            [.. corners.Select(corner => at.Y + corner.V)],
            [.. corners.Select(corner => height + slopeX * corner.U + slopeY * corner.V)]);
        var point = new SpaceCurve("", [at.X], [at.Y], [height]) { Color = TangentColor, Dots = 8 };
        return new Figure([new Panel(
            [plane, point],
            $"Tangent plane at ({Label.Of(at.X)}, {Label.Of(at.Y)}), height {Label.Of(height)}, "
            + $"with slope {Label.Of(slopeX)} along {called.X} and {Label.Of(slopeY)} along {called.Y}.")
        {
            XTitle = called.X,
            YTitle = called.Y,
            ZTitle = called.F,
        }]);
    }
}
