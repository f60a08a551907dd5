namespace PartialDerivatives;

/// <summary>
/// Where a difference quotient looks: on one side of the point, on both, or at offsets of your own.
/// </summary>
/// <remarks>
/// A stencil is not yet a quotient: <see cref="Quotient"/> makes the one for a derivative of a given order, with as many
/// points as it takes.
/// </remarks>
public sealed class Stencil
{
    internal const int HighestAccuracy = 8;

    private const int HighestOrder = 8, MostPoints = 32;
    private const double Farthest = 1e4, Nearest = 1e-4;

    private readonly string _name;
    private readonly Func<int, double[]> _offsets;
    private readonly Func<int, Stencil>? _ofAccuracy;
    private readonly DifferenceQuotient?[] _quotients = new DifferenceQuotient?[HighestOrder];

    private Stencil(string name, Func<int, double[]> offsets, Func<int, Stencil>? ofAccuracy = null) =>
        (_name, _offsets, _ofAccuracy) = (name, offsets, ofAccuracy);

    /// <summary>The point and points after it, (f(x+h) − f(x)) / h: for where f ends at x or jumps. Accuracy 1.</summary>
    public static Stencil Forward { get; } = ForwardOf(1);

    /// <summary>The point and points before it, (f(x) − f(x−h)) / h: for where f ends at x or jumps. Accuracy 1.</summary>
    public static Stencil Backward { get; } = BackwardOf(1);

    /// <summary>Points on both sides, (f(x+h) − f(x−h)) / 2h. Accuracy 2; the default everywhere.</summary>
    public static Stencil Central { get; } = CentralOf(2);

    /// <summary>A stencil of your own, in steps of h from the point: <c>Stencil.Of(-1, 0, 2)</c>, for an uneven grid, say.</summary>
    /// <param name="offsets">
    /// 2 to 32 numbers, one more than the order of the derivative at least, not beyond ±10⁴ and not closer together than 10⁻⁴: the
    /// weights of others are so large, with both signs, that rounding leaves nothing of their sum.
    /// </param>
    public static Stencil Of(params ReadOnlySpan<double> offsets)
    {
        Require.That(offsets.Length is >= 2 and <= MostPoints, nameof(offsets),
            $"There are {offsets.Length} offsets. A difference needs two points or more, such as -1 and 1, and at most {MostPoints}.");
        double[] own = offsets.ToArray();
        Array.Sort(own);
        for (int i = 0; i < own.Length; i++)
        {
            Require.That(Math.Abs(own[i]) <= Farthest, nameof(offsets),
                $"The offset {Require.Show(own[i])} is not a number from -10000 to 10000. Offsets count in steps of h: choose h instead.");
            Require.That(i == 0 || own[i] - own[i - 1] >= Nearest, nameof(offsets),
                $"The offset {Require.Show(own[i])} stands there twice, or closer than 0.0001 to another. Pass different ones.");
        }
        return new Stencil($"[{string.Join(", ", own.Select(Require.Show))}]", _ => own);
    }

    /// <summary>
    /// The same side with more points, so that the truncation error falls like h to the power <paramref name="accuracy"/>.
    /// </summary>
    /// <param name="accuracy">1 to 8; even for a central stencil.</param>
    /// <exception cref="InvalidOperationException">The stencil was made by <see cref="Of"/>: its points are fixed.</exception>
    public Stencil OfAccuracy(int accuracy)
    {
        if (_ofAccuracy is null)
        {
            throw new InvalidOperationException($"The points of the stencil {_name} are fixed. For a higher accuracy pass more offsets "
                + $"to Stencil.Of.");
        }
        Require.InRange(accuracy is >= 1 and <= HighestAccuracy, nameof(accuracy), accuracy, $"The accuracy of a stencil is 1 to 8.");
        return _ofAccuracy(accuracy);
    }

    /// <summary>The difference quotient on this stencil for the derivative of the given order.</summary>
    /// <param name="order">The order of the derivative: 1 for f′, 2 for f″, up to 8.</param>
    public DifferenceQuotient Quotient(int order = 1)
    {
        Require.InRange(order is >= 1 and <= HighestOrder, nameof(order), order, $"The order of the derivative is 1 to 8.");
        return _quotients[order - 1] ??= new DifferenceQuotient(_offsets(order), order);
    }

    /// <summary>The name, such as <c>central, accuracy 2</c>.</summary>
    public override string ToString() => _name;

    private static Stencil ForwardOf(int accuracy) =>
        new($"forward, accuracy {accuracy}", order => Range(0, order + accuracy - 1), ForwardOf);

    private static Stencil BackwardOf(int accuracy) =>
        new($"backward, accuracy {accuracy}", order => Range(1 - order - accuracy, 0), BackwardOf);

    private static Stencil CentralOf(int accuracy)
    {
        Require.InRange(accuracy % 2 == 0, nameof(accuracy), accuracy,
            $"The accuracy of a central stencil is even: its odd error terms cancel. Pass 2, 4, 6 or 8.");
        return new($"central, accuracy {accuracy}", order => Range(-Reach(order), Reach(order)), CentralOf);

        int Reach(int order) => (order + 1) / 2 + accuracy / 2 - 1;
    }

    private static double[] Range(int first, int last) => [.. Enumerable.Range(first, last - first + 1)];
}
