using Number = PartialDerivatives.Dual<double>;

namespace PartialDerivatives;

/// <summary>A run of f on dual numbers: what they carry, and what may be read from the result.</summary>
/// <remarks>
/// A quick pass carries several directions and follows the plain rules. Where it ends in NaN, or f looked at a derivative or made one
/// of its own, it has to be done again by careful passes, one for each direction.
/// </remarks>
internal readonly struct Pass
{
    private readonly ulong _mark;
    private readonly int _looks;

    private Pass(Scratch scratch, ulong mark) => (Scratch, _mark, _looks) = (scratch, mark, scratch.Looks);

    /// <summary>That of the thread.</summary>
    public Scratch Scratch { get; }

    /// <summary>How many directions a quick pass carries.</summary>
    public static int Directions => Number.Directions;

    public static Pass Quick(Scratch scratch) => new(scratch, Mark.OfQuick(scratch.NextCount()));

    public static Pass Careful(Scratch scratch) => new(scratch, Mark.Of(scratch.NextCount()));

    // Each apart from what is around it: together they run out of registers.

    /// <summary>Makes x the numbers of a quick pass along the variables from this one on, as many as there are directions.</summary>
    public void Seed(Span<Number> x, ReadOnlySpan<double> at, int first) => Number.Seed(x, at, first, _mark);

    /// <summary>Makes x the numbers of a pass along one direction.</summary>
    public void Seed(Span<Number> x, ReadOnlySpan<double> at, ReadOnlySpan<double> direction) => Number.Seed(x, at, direction, _mark);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Number Run(Func<Number[], Number> f, Number[] x) => f(x);

    /// <summary>Writes the derivatives of a result in the first directions; false where a quick pass does not know them, and where f has
    /// a part in them, so that in twice the direction they may not be twice as large.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool TryRead(in Number y, Span<double> derivatives)
    {
        bool isKnown = y.TryCopyTo(derivatives, _mark) || !Mark.IsQuick(_mark);
        return isKnown && !y.IsMade && _looks == Scratch.Looks;
    }
}
