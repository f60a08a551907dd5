using System.Numerics;
using System.Runtime.Intrinsics;

namespace PartialDerivatives;

/// <summary>
/// A dual number <c>a + b·ε</c> with ε² = 0: a value and, beside it, the derivative that every operation carries along
/// (W. K. Clifford, 1873).
/// </summary>
/// <remarks>
/// It is one of .NET's floating-point numbers, so a generic method such as
/// <c>static T F&lt;T&gt;(T x, T y) where T : ITrigonometricFunctions&lt;T&gt; => x * x * T.Sin(y)</c>
/// runs as <c>F&lt;double&gt;</c>, as <c>F&lt;Dual&lt;double&gt;&gt;</c> and, for second derivatives, as
/// <c>F&lt;Dual&lt;Dual&lt;double&gt;&gt;&gt;</c>.
/// The elementary functions stand in <see cref="Elementary"/>; their derivatives, and what happens where one does not exist, too.
/// <para>The operators ==, &lt;, … compare the values only, so that f takes the same branches as on plain numbers;
/// <see cref="Equals(Dual{T})"/> compares both parts.</para>
/// <para>Each has one ε only, so numbers of two calls of <see cref="ForwardMode"/>, or of a call and made by hand by
/// <see cref="Variable"/>, do not mix: their result has no derivative, and to ask for it is refused. What the constructor makes,
/// such as the result of a function with a derivative of your own, counts as part of the call that it is used in.</para>
/// </remarks>
/// <typeparam name="T">What value and derivative are: double, or again a dual number.</typeparam>
public readonly partial struct Dual<T> : IDifferentiable<Dual<T>, T>, IFloatingPointIeee754<Dual<T>>
    where T : IFloatingPointIeee754<T>
{
    // The derivatives in twelve directions, see Dual.Directions.cs, or the only one.
    private readonly Vector512<double> _eight;
    private readonly Vector256<double> _four;
    private readonly T _one;

    private readonly T _value;

    // Whose ε it is; marks are joined by |, see Mark. 0: that of anybody.
    private readonly ulong _mark;

    /// <summary>The number a + b·ε.</summary>
    /// <param name="value">The value a.</param>
    /// <param name="derivative">The derivative b; 0 for a constant, 1 for the variable of differentiation.</param>
    public Dual(T value, T derivative)
        : this(value, derivative, derivative.Equals(T.Zero) ? 0 : Mark.Made)
    {
    }

    /// <summary>The value a of a + b·ε.</summary>
    public T Value => _value;

    /// <summary>The derivative b of a + b·ε.</summary>
    /// <exception cref="InvalidOperationException">The number was computed from those of different calls.</exception>
    public T Derivative
    {
        get
        {
            Scratch.OfThread.Looks++;
            return Mark.IsOne(_mark) ? First : throw Mark.Mixed();
        }
    }

    /// <summary>A number that does not depend on the variable: derivative 0.</summary>
    public static Dual<T> Constant(T value) => new(value, default, default, T.Zero, 0);

    /// <summary>The variable of differentiation itself: derivative 1.</summary>
    public static Dual<T> Variable(T value) => new(value, T.One, Mark.ByHand);

    /// <summary>A plain number is a constant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Dual<T>(double value) => Constant(Number(value));

    /// <summary>The sum rule: (x + y)′ = x′ + y′.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator +(Dual<T> x, Dual<T> y) => HasSeveral
        ? new(x._value + y._value, x._eight + y._eight, x._four + y._four, x._mark | y._mark)
        : new(x._value + y._value, x._one + y._one, x._mark | y._mark);

    /// <summary>(x − y)′ = x′ − y′.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator -(Dual<T> x, Dual<T> y) => HasSeveral
        ? new(x._value - y._value, x._eight - y._eight, x._four - y._four, x._mark | y._mark)
        : new(x._value - y._value, x._one - y._one, x._mark | y._mark);

    /// <summary>The product rule: (x·y)′ = x′·y + x·y′.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator *(Dual<T> x, Dual<T> y)
    {
        ulong mark = x._mark | y._mark;
        T value = x._value * y._value;
        if (HasSeveral && Mark.IsQuick(mark))
        {
            Vector512<double> a = Vector512.Create(Plain(x)), b = Vector512.Create(Plain(y));
            return new(value, x._eight * b + a * y._eight, x._four * b.GetLower() + a.GetLower() * y._four, mark);
        }
        T derivative = x.First * y._value + x._value * y.First;
        return new(value, T.IsNaN(derivative) ? OfProduct(x, y) : derivative, mark);
    }

    /// <summary>The quotient rule, as q = x/y, q′ = (x′ − q·y′)/y; division by 0 gives ±∞ or NaN, as for double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator /(Dual<T> x, Dual<T> y)
    {
        ulong mark = x._mark | y._mark;
        T q = x._value / y._value;
        if (HasSeveral && Mark.IsQuick(mark))
        {
            return new(q, (x._eight - Plain(q) * y._eight) / Plain(y), (x._four - Plain(q) * y._four) / Plain(y), mark);
        }
        T derivative = (x.First - q * y.First) / y._value;
        return new(q, T.IsNaN(derivative) ? OfQuotient(x, y) : derivative, mark);
    }

    /// <summary>A plain summand moves nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator +(Dual<T> x, double c) => new(x._value + Number(c), x._eight, x._four, x._one, x._mark);

    /// <summary>A plain summand moves nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator +(double c, Dual<T> x) => new(Number(c) + x._value, x._eight, x._four, x._one, x._mark);

    /// <summary>A plain subtrahend moves nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator -(Dual<T> x, double c) => new(x._value - Number(c), x._eight, x._four, x._one, x._mark);

    /// <summary>A plain minuend moves nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator -(double c, Dual<T> x) =>
        HasSeveral ? new(Number(c) - x._value, -x._eight, -x._four, x._mark) : new(Number(c) - x._value, -x._one, x._mark);

    /// <summary>A plain factor scales both parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator *(Dual<T> x, double c) => HasSeveral
        ? new(x._value * Number(c), x._eight * c, x._four * c, x._mark)
        : new(x._value * Number(c), x._one * Number(c), x._mark);

    /// <summary>A plain factor scales both parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator *(double c, Dual<T> x) => x * c;

    /// <summary>A plain divisor scales both parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator /(Dual<T> x, double c) => HasSeveral
        ? new(x._value / Number(c), x._eight / c, x._four / c, x._mark)
        : new(x._value / Number(c), x._one / Number(c), x._mark);

    /// <summary>The remainder of x/y: between two jumps its slope is 1 in x.</summary>
    public static Dual<T> operator %(Dual<T> x, Dual<T> y) => IDifferentiable<Dual<T>, T>.Remainder(x, y, x.Value % y.Value);

    /// <summary>(−x)′ = −x′.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator -(Dual<T> x) =>
        HasSeveral ? new(-x._value, -x._eight, -x._four, x._mark) : new(-x._value, -x._one, x._mark);

    /// <summary>x itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator +(Dual<T> x) => x;

    /// <summary>Whether the values are equal.</summary>
    public static bool operator ==(Dual<T> x, Dual<T> y) => x.Value == y.Value;

    /// <summary>Whether the values differ.</summary>
    public static bool operator !=(Dual<T> x, Dual<T> y) => x.Value != y.Value;

    /// <summary>Compares the values.</summary>
    public static bool operator <(Dual<T> x, Dual<T> y) => x.Value < y.Value;

    /// <summary>Compares the values.</summary>
    public static bool operator >(Dual<T> x, Dual<T> y) => x.Value > y.Value;

    /// <summary>Compares the values.</summary>
    public static bool operator <=(Dual<T> x, Dual<T> y) => x.Value <= y.Value;

    /// <summary>Compares the values.</summary>
    public static bool operator >=(Dual<T> x, Dual<T> y) => x.Value >= y.Value;

    /// <summary>Compares the values.</summary>
    public int CompareTo(Dual<T> other) => Value.CompareTo(other.Value);

    /// <summary>Whether both parts are equal; a NaN equals a NaN.</summary>
    public bool Equals(Dual<T> other) => Value.Equals(other.Value) && HasDerivativesOf(other);

    /// <summary>Whether <paramref name="obj"/> is a dual number with both parts equal.</summary>
    public override bool Equals(object? obj) => obj is Dual<T> other && Equals(other);

    /// <summary>A hash code of both parts.</summary>
    public override int GetHashCode() => HashCode.Combine(Value, First);

    /// <summary>Writes <c>(a + b·ε)</c>, the same way in every culture.</summary>
    public override string ToString() => ToString(null, CultureInfo.InvariantCulture);

    /// <summary>Writes <c>(a + b·ε)</c>, both numbers in the given format.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        $"({Value.ToString(format, formatProvider)} + {First.ToString(format, formatProvider)}·ε)";
}
