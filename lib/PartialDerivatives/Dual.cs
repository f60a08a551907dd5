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
/// </remarks>
/// <typeparam name="T">What value and derivative are: double, or again a dual number.</typeparam>
/// <param name="value">The value.</param>
/// <param name="derivative">The derivative; 0 for a constant, 1 for the variable of differentiation.</param>
public readonly struct Dual<T>(T value, T derivative) : IDifferentiable<Dual<T>, T>, IFloatingPointIeee754<Dual<T>>
    where T : IFloatingPointIeee754<T>
{
    /// <summary>The value a of a + b·ε.</summary>
    public T Value { get; } = value;

    /// <summary>The derivative b of a + b·ε.</summary>
    public T Derivative { get; } = derivative;

    /// <summary>A number that does not depend on the variable: derivative 0.</summary>
    public static Dual<T> Constant(T value) => new(value, T.Zero);

    /// <summary>The variable of differentiation itself: derivative 1.</summary>
    public static Dual<T> Variable(T value) => new(value, T.One);

    /// <summary>A plain number is a constant.</summary>
    public static implicit operator Dual<T>(double value) => Constant(Number(value));

    /// <summary>The sum rule: (x + y)′ = x′ + y′.</summary>
    public static Dual<T> operator +(Dual<T> x, Dual<T> y) => new(x.Value + y.Value, x.Derivative + y.Derivative);

    /// <summary>(x − y)′ = x′ − y′.</summary>
    public static Dual<T> operator -(Dual<T> x, Dual<T> y) => new(x.Value - y.Value, x.Derivative - y.Derivative);

    /// <summary>The product rule: (x·y)′ = x′·y + x·y′.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator *(Dual<T> x, Dual<T> y) => new(x.Value * y.Value, x.Derivative * y.Value + x.Value * y.Derivative);

    /// <summary>The quotient rule, as q = x/y, q′ = (x′ − q·y′)/y; division by 0 gives ±∞ or NaN, as for double.</summary>
    public static Dual<T> operator /(Dual<T> x, Dual<T> y)
    {
        T q = x.Value / y.Value;
        return new(q, (x.Derivative - q * y.Derivative) / y.Value);
    }

    /// <summary>A plain summand moves nothing.</summary>
    public static Dual<T> operator +(Dual<T> x, double c) => new(x.Value + Number(c), x.Derivative);

    /// <summary>A plain summand moves nothing.</summary>
    public static Dual<T> operator +(double c, Dual<T> x) => new(Number(c) + x.Value, x.Derivative);

    /// <summary>A plain subtrahend moves nothing.</summary>
    public static Dual<T> operator -(Dual<T> x, double c) => new(x.Value - Number(c), x.Derivative);

    /// <summary>A plain minuend moves nothing.</summary>
    public static Dual<T> operator -(double c, Dual<T> x) => new(Number(c) - x.Value, -x.Derivative);

    /// <summary>A plain factor scales both parts.</summary>
    public static Dual<T> operator *(Dual<T> x, double c) => new(x.Value * Number(c), x.Derivative * Number(c));

    /// <summary>A plain factor scales both parts.</summary>
    public static Dual<T> operator *(double c, Dual<T> x) => x * c;

    /// <summary>A plain divisor scales both parts.</summary>
    public static Dual<T> operator /(Dual<T> x, double c) => new(x.Value / Number(c), x.Derivative / Number(c));

    /// <summary>The remainder of x/y: between two jumps its slope is 1 in x.</summary>
    public static Dual<T> operator %(Dual<T> x, Dual<T> y) => IDifferentiable<Dual<T>, T>.Remainder(x, y, x.Value % y.Value);

    /// <summary>(−x)′ = −x′.</summary>
    public static Dual<T> operator -(Dual<T> x) => new(-x.Value, -x.Derivative);

    /// <summary>x itself.</summary>
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
    public bool Equals(Dual<T> other) => Value.Equals(other.Value) && Derivative.Equals(other.Derivative);

    /// <summary>Whether <paramref name="obj"/> is a dual number with both parts equal.</summary>
    public override bool Equals(object? obj) => obj is Dual<T> other && Equals(other);

    /// <summary>A hash code of both parts.</summary>
    public override int GetHashCode() => HashCode.Combine(Value, Derivative);

    /// <summary>Writes <c>(a + b·ε)</c>, the same way in every culture.</summary>
    public override string ToString() => ToString(null, CultureInfo.InvariantCulture);

    /// <summary>Writes <c>(a + b·ε)</c>, both numbers in the given format.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        $"({Value.ToString(format, formatProvider)} + {Derivative.ToString(format, formatProvider)}·ε)";

    bool IDifferentiable<Dual<T>, T>.IsConstant => IsConstant;

    static Dual<T> IDifferentiable<Dual<T>, T>.Chain(Dual<T> x, T value, T slope) => new(value, x.Times(slope));

    static Dual<T> IDifferentiable<Dual<T>, T>.Chain(Dual<T> x, Dual<T> y, T value, T slopeX, T slopeY) =>
        new(value, x.Times(slopeX) + y.Times(slopeY));

    /// <summary>The conversion that for double itself is none: the general one costs a call at each number in f.</summary>
    private static T Number(double c) => typeof(T) == typeof(double) ? (T)(object)c : T.CreateChecked(c);

    private bool IsConstant => Derivative.Equals(T.Zero);

    /// <summary>slope·x′, but 0 for a constant x even where the slope is infinite or NaN: what does not move, moves nothing.</summary>
    private T Times(T slope) => IsConstant ? T.Zero : slope * Derivative;
}
