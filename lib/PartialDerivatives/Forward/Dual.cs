using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace PartialDerivatives;

/// <summary>
/// A dual number <c>a + b·ε</c> with ε² = 0: a value and, beside it, the derivative that every operation carries along (W. K. Clifford, 1873).
/// </summary>
/// <remarks>
/// It is one of .NET's floating-point numbers, so a generic method such as
/// <c>static T F&lt;T&gt;(T x, T y) where T : ITrigonometricFunctions&lt;T&gt; => x * x * T.Sin(y)</c>
/// runs as <c>F&lt;double&gt;</c>, as <c>F&lt;Dual&lt;double&gt;&gt;</c> and, for second derivatives, as <c>F&lt;Dual&lt;Dual&lt;double&gt;&gt;&gt;</c>.
/// The elementary functions stand in <see cref="Elementary"/>; their derivatives, and what happens where one does not exist, too.
/// <para>The operators ==, &lt;, … compare the values only, so that f takes the same branches as on plain numbers;
/// <see cref="Equals(Dual{T})"/> compares both parts.</para>
/// <para>Each has one ε only, so numbers of two calls of <see cref="ForwardMode"/>, or of a call and made by hand by
/// <see cref="Variable"/>, do not mix: their result has no derivative, and to ask for it is refused. What the constructor makes,
/// such as the result of a function with a derivative of your own, counts as part of the call that it is used in.</para>
/// </remarks>
/// <typeparam name="T">What value and derivative are: double, or again a dual number.</typeparam>
public readonly struct Dual<T> : IDifferentiable<Dual<T>, T>, IFloatingPointIeee754<Dual<T>>
    where T : IFloatingPointIeee754<T>
{
    private readonly T _value, _derivative;

    // Whose ε it is; marks are joined by |, see Mark. 0: that of anybody.
    private readonly ulong _mark;

    /// <summary>The number a + b·ε.</summary>
    /// <param name="value">The value a.</param>
    /// <param name="derivative">The derivative b; 0 for a constant, 1 for the variable of differentiation.</param>
    public Dual(T value, T derivative)
        : this(value, derivative, 0)
    {
    }

    internal Dual(T value, T derivative, ulong mark)
    {
        _value = value;
        _derivative = derivative;
        _mark = mark;
    }

    /// <summary>The value a of a + b·ε.</summary>
    public T Value => _value;

    /// <summary>The derivative b of a + b·ε.</summary>
    /// <exception cref="InvalidOperationException">The number was computed from those of different calls.</exception>
    public T Derivative => Mark.IsOne(_mark) ? _derivative : throw Mark.Mixed();

    /// <summary>A number that does not depend on the variable: derivative 0.</summary>
    public static Dual<T> Constant(T value) => new(value, T.Zero);

    /// <summary>The variable of differentiation itself: derivative 1.</summary>
    public static Dual<T> Variable(T value) => new(value, T.One, Mark.ByHand);

    /// <summary>The derivative in the call that has this mark.</summary>
    internal T DerivativeIn(ulong mark) => _mark == mark || _mark == 0 ? _derivative : throw Mark.Mixed();

    /// <summary>A plain number is a constant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Dual<T>(double value) => Constant(Number(value));

    /// <summary>The sum rule: (x + y)′ = x′ + y′.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator +(Dual<T> x, Dual<T> y) => new(x._value + y._value, x._derivative + y._derivative, x._mark | y._mark);

    /// <summary>(x − y)′ = x′ − y′.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator -(Dual<T> x, Dual<T> y) => new(x._value - y._value, x._derivative - y._derivative, x._mark | y._mark);

    /// <summary>The product rule: (x·y)′ = x′·y + x·y′.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator *(Dual<T> x, Dual<T> y)
    {
        if (typeof(T) == typeof(double))
        {
            double value = (double)(object)x._value, slope = (double)(object)x._derivative;
            double valueY = (double)(object)y._value, slopeY = (double)(object)y._derivative;
            double sum = slope * valueY + value * slopeY;
            if (double.IsNaN(sum))
            {
                sum = double.IsFinite(value) && double.IsFinite(valueY)
                    ? (slope == 0 || (valueY == 0 && double.IsFinite(slopeY) && double.IsInfinity(slope)) ? 0 : slope * valueY)
                        + (slopeY == 0 || (value == 0 && double.IsFinite(slope) && double.IsInfinity(slopeY)) ? 0 : slopeY * value)
                    : (x.IsIndependent ? 0 : slope * valueY) + (y.IsIndependent ? 0 : slopeY * value);
            }
            return new((T)(object)(value * valueY), (T)(object)sum, x._mark | y._mark);
        }
        T derivative = x._derivative * y._value + x._value * y._derivative;
        return new(x._value * y._value, T.IsNaN(derivative) ? OfProduct(x, y) : derivative, x._mark | y._mark);
    }

    /// <summary>The quotient rule, as q = x/y, q′ = (x′ − q·y′)/y; division by 0 gives ±∞ or NaN, as for double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator /(Dual<T> x, Dual<T> y)
    {
        T q = x._value / y._value;
        T derivative = (x._derivative - q * y._derivative) / y._value;
        return new(q, T.IsNaN(derivative) ? OfQuotient(x, y) : derivative, x._mark | y._mark);
    }

    /// <summary>A plain summand moves nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator +(Dual<T> x, double c) => new(x._value + Number(c), x._derivative, x._mark);

    /// <summary>A plain summand moves nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator +(double c, Dual<T> x) => new(Number(c) + x._value, x._derivative, x._mark);

    /// <summary>A plain subtrahend moves nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator -(Dual<T> x, double c) => new(x._value - Number(c), x._derivative, x._mark);

    /// <summary>A plain minuend moves nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator -(double c, Dual<T> x) => new(Number(c) - x._value, -x._derivative, x._mark);

    /// <summary>A plain factor scales both parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator *(Dual<T> x, double c) => new(x._value * Number(c), x._derivative * Number(c), x._mark);

    /// <summary>A plain factor scales both parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator *(double c, Dual<T> x) => x * c;

    /// <summary>A plain divisor scales both parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator /(Dual<T> x, double c) => new(x._value / Number(c), x._derivative / Number(c), x._mark);

    /// <summary>The remainder of x/y: between two jumps its slope is 1 in x.</summary>
    public static Dual<T> operator %(Dual<T> x, Dual<T> y) => IDifferentiable<Dual<T>, T>.Remainder(x, y, x.Value % y.Value);

    /// <summary>(−x)′ = −x′.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator -(Dual<T> x) => new(-x.Value, -x._derivative, x._mark);

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
    public bool Equals(Dual<T> other) => Value.Equals(other.Value) && _derivative.Equals(other._derivative);

    /// <summary>Whether <paramref name="obj"/> is a dual number with both parts equal.</summary>
    public override bool Equals(object? obj) => obj is Dual<T> other && Equals(other);

    /// <summary>A hash code of both parts.</summary>
    public override int GetHashCode() => HashCode.Combine(Value, _derivative);

    /// <summary>Writes <c>(a + b·ε)</c>, the same way in every culture.</summary>
    public override string ToString() => ToString(null, CultureInfo.InvariantCulture);

    /// <summary>Writes <c>(a + b·ε)</c>, both numbers in the given format.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        $"({Value.ToString(format, formatProvider)} + {_derivative.ToString(format, formatProvider)}·ε)";

    bool IDifferentiable<Dual<T>, T>.IsConstant => IsConstant;

    static Dual<T> IDifferentiable<Dual<T>, T>.Chain(Dual<T> x, T value, T slope) => new(value, x.Times(slope), x._mark);

    static Dual<T> IDifferentiable<Dual<T>, T>.Chain(Dual<T> x, Dual<T> y, T value, T slopeX, T slopeY) =>
        new(value, x.Times(slopeX) + y.Times(slopeY), x._mark | y._mark);

    static Dual<T> IDifferentiable<Dual<T>, T>.Jump(Dual<T> x, T value) =>
        new(value, x.IsIndependent ? T.Zero : T.NaN, x._mark);

    /// <summary>The conversion that for double itself is none: the general one costs a call at each number in f.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Number(double c) => typeof(T) == typeof(double) ? (T)(object)c : T.CreateChecked(c);

    /// <summary>Whether the number comes from no variable at all.</summary>
    private bool IsIndependent => _mark == 0 && _derivative.Equals(T.Zero);

    /// <summary>
    /// Whether the number does not move. For first derivatives it is enough that its derivative is 0; it may still curve, which
    /// the derivatives of derivatives must not miss.
    /// </summary>
    private bool IsConstant => typeof(T) == typeof(double) ? _derivative == T.Zero : IsIndependent;

    /// <summary>slope·x′, but 0 for a constant x even where the slope is infinite, and for what comes from no variable even where it is
    /// NaN: what does not move, moves nothing.</summary>
    private T Times(T slope) => IsConstant && (!T.IsNaN(slope) || IsIndependent) ? T.Zero : slope * _derivative;

    // Where the rules meet 0·∞. What does not move, moves nothing. And where x vanishes with a finite slope, x·y does with the
    // slope x′·y, however steep y is there: (x·y)/h is (x/h)·y. Two that are both steep leave NaN.

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T OfProduct(Dual<T> x, Dual<T> y) => Term(x, y) + Term(y, x);

    /// <summary>x′·y.</summary>
    private static T Term(Dual<T> x, Dual<T> y) =>
        x.IsConstant ? T.Zero
        : T.IsInfinity(x._derivative) && y.Value == T.Zero && T.IsFinite(y._derivative) && T.IsFinite(x.Value)
            ? IDifferentiable<Dual<T>, T>.Corner(y.Value)
        : x._derivative * y.Value;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T OfQuotient(Dual<T> x, Dual<T> y) =>
        y.IsIndependent || (y.IsConstant && y.Value != T.Zero) ? (x.IsConstant ? T.Zero : x._derivative / y.Value)
        : x.Value == T.Zero && T.IsFinite(x._derivative) && T.IsFinite(y.Value) && T.IsInfinity(y._derivative)
            ? x._derivative / y.Value + IDifferentiable<Dual<T>, T>.Corner(x.Value)
        : x.IsConstant ? -x.Value / y.Value * y._derivative / y.Value
        : (x._derivative - x.Value / y.Value * y._derivative) / y.Value;
}
