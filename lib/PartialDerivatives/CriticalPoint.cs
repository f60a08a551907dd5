using SecondOrder = PartialDerivatives.Dual<PartialDerivatives.Dual<double>>;

namespace PartialDerivatives;

/// <summary>What kind of critical point it is.</summary>
public enum CriticalPointKind
{
    /// <summary>All eigenvalues of the Hessian are positive: f is larger all around.</summary>
    Minimum,

    /// <summary>All eigenvalues are negative: f is smaller all around.</summary>
    Maximum,

    /// <summary>There are positive and negative eigenvalues: f rises one way and falls another.</summary>
    Saddle,

    /// <summary>An eigenvalue is zero and the others do not have both signs: second derivatives alone cannot tell.</summary>
    Degenerate,
}

/// <summary>
/// A point where the gradient is zero, classified by the second-derivative test.
/// </summary>
/// <remarks>
/// The gradient counts as zero where it is at most 1e-6 of what the largest second derivative makes of a step of length max(1, |point|):
/// where the point is right to some six digits. An eigenvalue counts as zero where it is within 1e-10 of the largest one, in absolute
/// value: so much rounding leaves of a zero.
/// </remarks>
/// <param name="Point">The point.</param>
/// <param name="Kind">What the eigenvalues say.</param>
/// <param name="Eigenvalues">The eigenvalues of the Hessian, the smallest first.</param>
public sealed record CriticalPoint(Vector<double> Point, CriticalPointKind Kind, Vector<double> Eigenvalues)
{
    private const double ZeroStep = 1e-6;
    private const double ZeroEigenvalue = 1e-10;

    /// <summary>Classifies a critical point of a function of two variables, by dual numbers of dual numbers, so exactly.</summary>
    /// <param name="f">The function, twice differentiable at the point.</param>
    /// <param name="at">The point.</param>
    /// <exception cref="ArgumentException">
    /// The point is not critical, as the gradient there is not zero; or f has no second derivatives there.
    /// </exception>
    public static CriticalPoint Of(Func<SecondOrder, SecondOrder, SecondOrder> f, ReadOnlySpan<double> at) =>
        Of(ForwardMode.OfSecondOrder(f), at);

    /// <summary>Classifies a critical point of a function of a vector, by dual numbers of dual numbers, so exactly.</summary>
    /// <inheritdoc cref="Of(Func{SecondOrder, SecondOrder, SecondOrder}, ReadOnlySpan{double})"/>
    public static CriticalPoint Of(Func<SecondOrder[], SecondOrder> f, ReadOnlySpan<double> at) => Of(ForwardMode.OfSecondOrder(f), at);

    /// <summary>Classifies a critical point of a formula.</summary>
    /// <param name="f">The formula.</param>
    /// <param name="at">The point.</param>
    /// <exception cref="ArgumentException">
    /// The point is not critical, as the gradient there is not zero; or f has no second derivatives there.
    /// </exception>
    public static CriticalPoint Of(Formula f, ReadOnlySpan<double> at)
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.Point(at);
        return Of(at, f.Gradient(at), f.Hessian(at));
    }

    /// <summary>Such as <c>saddle at [0, 0], eigenvalues -2, 2</c>.</summary>
    public override string ToString() =>
        $"{Kind.ToString().ToLowerInvariant()} at {Require.Show(Point.AsArray())}, eigenvalues "
            + $"{string.Join(", ", Eigenvalues.Select(Require.Show))}";

    private static CriticalPoint Of(ForwardMode.SecondOrder f, ReadOnlySpan<double> at) => Of(at, f.Gradient(at), f.Hessian(at));

    private static string Rows(Matrix<double> matrix) =>
        $"[{string.Join(", ", matrix.EnumerateRows().Select(row => Require.Show(row.ToArray())))}]";

    private static CriticalPoint Of(ReadOnlySpan<double> at, Vector<double> gradient, Matrix<double> hessian)
    {
        Require.That(hessian.Enumerate().All(double.IsFinite), nameof(at),
            $"f has no second derivatives at {Require.Show(at)}: its Hessian there is {Rows(hessian)}. "
                + $"The test needs them, so it cannot tell the kind. Look at f around the point.");
        // So far from a critical point is a step of Newton's method, by the largest curvature: digits that the point lacks, not a slope.
        double reach = ZeroStep * Math.Max(1, Vector<double>.Build.Dense(at.ToArray()).InfinityNorm());
        Require.That(gradient.InfinityNorm() <= reach * hessian.InfinityNorm(), nameof(at),
            $"{Require.Show(at)} is not a critical point: the gradient there is {Require.Show(gradient.AsArray())}, not zero. "
                + $"Pass a point where all partial derivatives are zero.");
        double[] eigenvalues = [.. hessian.Evd(Symmetricity.Symmetric).D.Diagonal().Order()];
        double zero = ZeroEigenvalue * eigenvalues.Max(Math.Abs);
        bool positive = eigenvalues[^1] > zero, negative = eigenvalues[0] < -zero;
        CriticalPointKind kind =
            positive && negative ? CriticalPointKind.Saddle
            : eigenvalues.Any(eigenvalue => Math.Abs(eigenvalue) <= zero) ? CriticalPointKind.Degenerate
            : positive ? CriticalPointKind.Minimum : CriticalPointKind.Maximum;
        return new CriticalPoint(Vector<double>.Build.Dense(at.ToArray()), kind, Vector<double>.Build.Dense(eigenvalues));
    }
}
