namespace PartialDerivatives.Charts;

/// <summary>
/// A question that a figure of <c>Charts.Explore</c> asks: its reader drags the point to where a condition holds, and the figure says
/// whether it does.
/// </summary>
public sealed record Ask
{
    private Ask(string condition, Func<double, double, double> left, double? tolerance) =>
        (Condition, Left, Tolerance) = (condition, left, tolerance);

    /// <summary>The condition in words or mathematics: the figure asks to drag the point to where it holds.</summary>
    public string Condition { get; }

    /// <summary>What is 0 where the condition holds.</summary>
    public Func<double, double, double> Left { get; }

    /// <summary>How far from 0 it may be; null for a fiftieth of its largest absolute value in the range.</summary>
    public double? Tolerance { get; }

    /// <summary>
    /// Asks for a point where a condition holds: <c>Ask.Where("∂f/∂x = 0", (x, y) => 2 * x * Sin(y))</c>.
    /// </summary>
    /// <param name="condition">The condition, such as "∂f/∂x = 0".</param>
    /// <param name="left">What is 0 where it holds, as a function of the point.</param>
    /// <param name="tolerance">How far from 0 it may be; by default a fiftieth of its largest absolute value in the range.</param>
    /// <exception cref="ArgumentException">The condition is empty, or the tolerance is not positive and finite.</exception>
    public static Ask Where(string condition, Func<double, double, double> left, double? tolerance = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(condition);
        ArgumentNullException.ThrowIfNull(left);
        return tolerance is not { } allowed || (allowed > 0 && double.IsFinite(allowed))
            ? new(condition, left, tolerance)
            : throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance,
                "How far from 0 the left side may be is a positive finite number, such as 0.05.");
    }
}
