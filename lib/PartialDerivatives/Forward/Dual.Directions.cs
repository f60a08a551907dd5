using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PartialDerivatives;

/// <summary>What <see cref="ForwardMode"/> asks of a dual number, and the rules.</summary>
/// <remarks>
/// Where T is double and the processor has vectors, a number carries derivatives in twelve directions at once, so that f is run, and
/// its value computed, once for twelve variables. Source: J. Revels, M. Lubin and T. Papamarkou, "Forward-Mode Automatic
/// Differentiation in Julia" (2016). Unless several were asked for, all twelve are the same.
/// </remarks>
public readonly partial struct Dual<T>
{
    private const int InEight = 8, InFour = 4;

    private static readonly Vector512<double>[] s_units =
        [.. Enumerable.Range(0, InEight).Select(direction => Vector512<double>.Zero.WithElement(direction, 1))];

    // Everything is inlined, and what passes through few hands on its way: the compiler keeps the parts of a number in registers as long
    // as there are not too many variables of this type in f.

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Dual(T value, Vector512<double> eight, Vector256<double> four, T one, ulong mark)
    {
        _value = value;
        _eight = eight;
        _four = four;
        _one = one;
        _mark = mark;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Dual(T value, Vector512<double> eight, Vector256<double> four, ulong mark)
        : this(value, eight, four, T.Zero, mark)
    {
    }

    /// <summary>A number with the same derivative in all directions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Dual(T value, T derivative, ulong mark)
        : this(
            value,
            HasSeveral ? Vector512.Create(Plain(derivative)) : default,
            HasSeveral ? Vector256.Create(Plain(derivative)) : default,
            HasSeveral ? T.Zero : derivative,
            mark)
    {
    }

    /// <summary>How many directions there are.</summary>
    internal static int Directions => HasSeveral ? InEight + InFour : 1;

    /// <summary>Known when the code is compiled, so that one of two branches is left out. In the browser an interpreter would take each
    /// half of a vector for itself.</summary>
    private static bool HasSeveral
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(T) == typeof(double) && Vector128.IsHardwareAccelerated && !OperatingSystem.IsBrowser();
    }

    /// <summary>The derivative in the first direction.</summary>
    private T First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => HasSeveral ? (T)(object)_eight.ToScalar() : _one;
    }

    /// <summary>Whether the derivative is, at least in part, one that f made itself.</summary>
    internal bool IsMade => Mark.IsMade(_mark);

    /// <summary>Makes x numbers of which those from this one on move, each in a direction of its own, as long as there are any.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Seed(Span<Dual<T>> x, ReadOnlySpan<T> at, int first, ulong mark)
    {
        for (int i = 0; i < x.Length; i++)
        {
            int direction = i - first;
            x[i] = (uint)direction < InEight && HasSeveral ? new(at[i], s_units[direction], default, mark)
                : (uint)direction < (uint)Directions ? (HasSeveral
                    ? new(at[i], default, s_units[direction - InEight].GetLower(), mark) : new(at[i], T.One, mark))
                : Constant(at[i]);
        }
    }

    /// <summary>Makes x the numbers of a point that moves along a direction.</summary>
    internal static void Seed(Span<Dual<T>> x, ReadOnlySpan<T> at, ReadOnlySpan<double> direction, ulong mark)
    {
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = direction[i] == 0 ? Constant(at[i]) : new(at[i], Number(direction[i]), mark);
        }
    }

    /// <summary>The value, if no number of another call is in it: its derivative would be lost.</summary>
    internal T OwnValue => Mark.Belongs(_mark, 0) ? _value : throw Mark.Mixed();

    /// <summary>The derivative in the pass that has this mark.</summary>
    internal T DerivativeIn(ulong mark) => Mark.Belongs(_mark, mark) ? First : throw Mark.Mixed();

    /// <summary>Writes the derivatives in the first directions of the pass that has this mark.</summary>
    /// <returns>Whether none is NaN.</returns>
    internal bool TryCopyTo(Span<double> derivatives, ulong mark)
    {
        T first = DerivativeIn(mark);
        if (derivatives.Length == 1)
        {
            derivatives[0] = Plain(first);
            return !T.IsNaN(first);
        }
        int count = Math.Min(derivatives.Length, InEight);
        Numbers(in _eight, count).CopyTo(derivatives);
        Numbers(in _four, derivatives.Length - count).CopyTo(derivatives[count..]);
        // The second look leaves out the directions that nobody asked for.
        return (Vector512.EqualsAll(_eight, _eight) && Vector256.EqualsAll(_four, _four)) || !derivatives.ToArray().Any(double.IsNaN);

        static ReadOnlySpan<double> Numbers<TVector>(in TVector vector, int count) =>
            MemoryMarshal.CreateReadOnlySpan(in Unsafe.As<TVector, double>(ref Unsafe.AsRef(in vector)), count);
    }

    bool IDifferentiable<Dual<T>, T>.IsConstant => IsConstant;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Dual<T> IDifferentiable<Dual<T>, T>.Chain(Dual<T> x, T value, T slope) => HasSeveral
        ? T.IsNaN(slope) ? WithoutSlope(x, value) : new(value, Times(slope, x._eight), Times(slope, x._four), x._mark)
        : new(value, T.IsNaN(slope) && x._mark != 0 ? slope : x.Times(slope), x._mark);

    static Dual<T> IDifferentiable<Dual<T>, T>.Chain(Dual<T> x, Dual<T> y, T value, T slopeX, T slopeY) => HasSeveral
        ? new(value, Times(slopeX, x._eight) + Times(slopeY, y._eight), Times(slopeX, x._four) + Times(slopeY, y._four), x._mark | y._mark)
        : new(value, x.Times(slopeX) + y.Times(slopeY), x._mark | y._mark);

    static Dual<T> IDifferentiable<Dual<T>, T>.Jump(Dual<T> x, T value) => new(value, x.IsIndependent ? T.Zero : T.NaN, x._mark);

    /// <summary>What comes from a variable has no derivative where the slope is NaN, even if it does not move there.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Dual<T> WithoutSlope(Dual<T> x, T value) => x._mark == 0 ? Constant(value)
        : new(value, Vector512.Create(double.NaN), Vector256.Create(double.NaN), x._mark);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Plain(T number) => (double)(object)number;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Plain(Dual<T> number) => (double)(object)number._value;

    /// <summary>The conversion that for double itself is none: the general one costs a call at each number in f.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Number(double c) => typeof(T) == typeof(double) ? (T)(object)c : T.CreateChecked(c);

    private bool HasDerivativesOf(Dual<T> other) =>
        HasSeveral ? _eight.Equals(other._eight) && _four.Equals(other._four) : _one.Equals(other._one);

    /// <summary>Whether the number comes from no variable at all.</summary>
    private bool IsIndependent => _mark == 0 && HasDerivativesOf(default);

    /// <summary>
    /// Whether the number does not move. For first derivatives it is enough that its derivative is 0; it may still curve, which
    /// the derivatives of derivatives must not miss.
    /// </summary>
    private bool IsConstant => typeof(T) == typeof(double) ? HasDerivativesOf(default) : IsIndependent;

    // slope·x′, but 0 for a constant x even where the slope is infinite: what does not move, moves nothing.

    private T Times(T slope) => IsConstant ? T.Zero : slope * _one;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Times(T slope, Vector512<double> x) =>
        Vector512.AndNot(Plain(slope) * x, Vector512.Equals(x, Vector512<double>.Zero));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Times(T slope, Vector256<double> x) =>
        Vector256.AndNot(Plain(slope) * x, Vector256.Equals(x, Vector256<double>.Zero));

    // Where the rules meet 0·∞. What does not move, moves nothing. And where x vanishes with a finite slope, x·y does with the
    // slope x′·y, however steep y is there: (x·y)/h is (x/h)·y. Two that are both steep leave NaN. For double there is no call, because
    // it would cost the numbers around it their registers.

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T OfProduct(Dual<T> x, Dual<T> y) =>
        typeof(T) == typeof(double) ? Term(x, y) + Term(y, x) : OfProductApart(x, y);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T OfProductApart(Dual<T> x, Dual<T> y) => Term(x, y) + Term(y, x);

    /// <summary>x′·y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Term(Dual<T> x, Dual<T> y) =>
        IsStill(x, T.IsFinite(y._value)) ? T.Zero
        : T.IsInfinity(x.First) && y._value == T.Zero && T.IsFinite(y.First) && T.IsFinite(x._value)
            ? IDifferentiable<Dual<T>, T>.Corner(y._value)
        : x.First * y._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T OfQuotient(Dual<T> x, Dual<T> y) =>
        IsStill(y, y._value != T.Zero) ? (IsStill(x, true) ? T.Zero : x.First / y._value)
        : x._value == T.Zero && T.IsFinite(x.First) && T.IsFinite(y._value) && T.IsInfinity(y.First)
            ? x.First / y._value + IDifferentiable<Dual<T>, T>.Corner(x._value)
        : IsStill(x, true) ? -x._value / y._value * y.First / y._value
        : (x.First - x._value / y._value * y.First) / y._value;

    /// <summary>Whether the number is known not to move. Beside ∞ that is so only of what comes from no variable: another derivative may be
    /// 0 because it was too small for a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsStill(Dual<T> x, bool isBesideFinite) =>
        typeof(T) == typeof(double) ? x.First == T.Zero && (isBesideFinite || x._mark == 0) : x.IsConstant;
}
