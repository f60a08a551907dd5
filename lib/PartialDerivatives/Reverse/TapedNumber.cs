using System.Numerics;

namespace PartialDerivatives;

/// <summary>
/// A number of the reverse mode: a value and, unless it is a constant, its place on the tape on which each operation writes
/// down its slopes.
/// </summary>
/// <remarks>
/// <see cref="ReverseMode"/> makes those of the variables and hands them to f; they serve only while f runs: an operation on them
/// later, or inside another call, is refused. f must not compute with them on several threads at once: they share one tape. A plain
/// number becomes a constant by itself.
/// It is one of .NET's floating-point numbers, so that a generic method runs in the reverse mode too; the elementary functions
/// stand in <see cref="Elementary"/>. The operators ==, &lt;, … compare the values, so that f takes the same branches as on plain numbers;
/// <see cref="Equals(TapedNumber)"/> asks for the same place on the tape.
/// </remarks>
public readonly struct TapedNumber : IDifferentiable<TapedNumber, double>, IFloatingPointIeee754<TapedNumber>
{
    // Of slopes between these the quotient's are numbers; and times so many 1/c is one for any c.
    private const double SmallSlope = 1e-100, LargeSlope = 1e100, Many = 1UL << 60;

    internal TapedNumber(double value, ulong place)
    {
        Value = value;
        Place = place;
    }

    /// <summary>The value, a plain number.</summary>
    public double Value { get; }

    /// <summary>
    /// Which tape it is on, in the upper bits, and which of the operations that were ever written onto that tape it is, in the lower
    /// ones; 0 for a constant. One word for both, because two words are what calls pass in registers.
    /// </summary>
    internal ulong Place { get; }

    /// <summary>The value of a plain number: the place of another one, which belongs to an outer call, would be lost.</summary>
    internal double OwnValue => IsConstant ? Value : throw Tape.Foreign();

    /// <summary>Whether it is a plain number.</summary>
    internal bool IsConstant => Place == 0;

    /// <summary>A plain number is a constant.</summary>
    public static implicit operator TapedNumber(double value) => new(value, 0);

    // Each operator with its slopes beside it.

    /// <summary>The sum; its slopes are 1 and 1.</summary>
    public static TapedNumber operator +(TapedNumber x, TapedNumber y) => Tape.Add(x.Value + y.Value, x, 1, y, 1);

    /// <summary>The difference; its slopes are 1 and −1.</summary>
    public static TapedNumber operator -(TapedNumber x, TapedNumber y) => Tape.Add(x.Value - y.Value, x, 1, y, -1);

    /// <summary>The product; its slopes are y and x.</summary>
    public static TapedNumber operator *(TapedNumber x, TapedNumber y) => Tape.Add(x.Value * y.Value, x, y.Value, y, x.Value);

    /// <summary>The quotient; its slopes are 1/y and −(x/y)/y. Division by 0 gives ±∞ or NaN, as for double.</summary>
    public static TapedNumber operator /(TapedNumber x, TapedNumber y)
    {
        double q = x.Value / y.Value, slopeY = -q / y.Value;
        return Math.Abs(slopeY) is > SmallSlope and < LargeSlope || q == 0 && y.Value != 0 && double.IsFinite(y.Value)
            ? Tape.Add(q, x, 1 / y.Value, y, slopeY) : Tape.AddQuotient(q, x, y, slopeY);
    }

    /// <summary>A plain summand moves nothing: the sum has the place of x.</summary>
    public static TapedNumber operator +(TapedNumber x, double c) => new(x.Value + c, x.Place);

    /// <summary>A plain summand moves nothing: the sum has the place of x.</summary>
    public static TapedNumber operator +(double c, TapedNumber x) => new(c + x.Value, x.Place);

    /// <summary>A plain subtrahend moves nothing: the difference has the place of x.</summary>
    public static TapedNumber operator -(TapedNumber x, double c) => new(x.Value - c, x.Place);

    /// <summary>A plain minuend; the slope is −1.</summary>
    public static TapedNumber operator -(double c, TapedNumber x) => Tape.Add(c - x.Value, x, -1);

    /// <summary>A plain factor is the slope.</summary>
    public static TapedNumber operator *(TapedNumber x, double c) => Tape.Add(x.Value * c, x, c);

    /// <summary>A plain factor is the slope.</summary>
    public static TapedNumber operator *(double c, TapedNumber x) => Tape.Add(c * x.Value, x, c);

    /// <summary>A plain divisor divides the slope.</summary>
    public static TapedNumber operator /(TapedNumber x, double c) =>
        double.IsSubnormal(c) ? x * Many / (c * Many)
        : c != 0 ? Tape.Add(x.Value / c, x, 1 / c) : Tape.AddSteep(x.Value / c, x, 1 / c, 0, 0);

    /// <summary>The remainder of x/y; between two jumps its slope in x is 1.</summary>
    public static TapedNumber operator %(TapedNumber x, TapedNumber y) =>
        IDifferentiable<TapedNumber, double>.Remainder(x, y, x.Value % y.Value);

    /// <summary>The opposite; its slope is −1.</summary>
    public static TapedNumber operator -(TapedNumber x) => Tape.Add(-x.Value, x, -1);

    /// <summary>x itself.</summary>
    public static TapedNumber operator +(TapedNumber x) => x;

    /// <summary>Whether the values are equal.</summary>
    public static bool operator ==(TapedNumber x, TapedNumber y) => x.Value == y.Value;

    /// <summary>Whether the values differ.</summary>
    public static bool operator !=(TapedNumber x, TapedNumber y) => x.Value != y.Value;

    /// <summary>Compares the values.</summary>
    public static bool operator <(TapedNumber x, TapedNumber y) => x.Value < y.Value;

    /// <summary>Compares the values.</summary>
    public static bool operator >(TapedNumber x, TapedNumber y) => x.Value > y.Value;

    /// <summary>Compares the values.</summary>
    public static bool operator <=(TapedNumber x, TapedNumber y) => x.Value <= y.Value;

    /// <summary>Compares the values.</summary>
    public static bool operator >=(TapedNumber x, TapedNumber y) => x.Value >= y.Value;

    /// <summary>Compares the values.</summary>
    public int CompareTo(TapedNumber other) => Value.CompareTo(other.Value);

    /// <summary>Whether both are the same place on the tape, or constants of the same value.</summary>
    public bool Equals(TapedNumber other) => Value.Equals(other.Value) && Place == other.Place;

    /// <summary>Whether <paramref name="obj"/> is a number at the same place on the tape, or a constant of the same value.</summary>
    public override bool Equals(object? obj) => obj is TapedNumber other && Equals(other);

    /// <summary>A hash code of value and place.</summary>
    public override int GetHashCode() => HashCode.Combine(Value, Place);

    /// <summary>Writes the value, the same way in every culture.</summary>
    public override string ToString() => ToString(null, CultureInfo.InvariantCulture);

    /// <summary>Writes the value in the given format.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) => Value.ToString(format, formatProvider);

    bool IDifferentiable<TapedNumber, double>.IsConstant => IsConstant;

    static TapedNumber IDifferentiable<TapedNumber, double>.Constant(double value) => value;

    static TapedNumber IDifferentiable<TapedNumber, double>.Chain(TapedNumber x, double value, double slope) =>
        double.IsFinite(slope) ? Tape.Add(value, x, slope) : Tape.AddSteep(value, x, slope, 0, 0);

    static TapedNumber IDifferentiable<TapedNumber, double>.Chain(
        TapedNumber x, TapedNumber y, double value, double slopeX, double slopeY) =>
        double.IsFinite(slopeX) && double.IsFinite(slopeY)
            ? Tape.Add(value, x, slopeX, y, slopeY) : Tape.AddSteep(value, x, slopeX, y, slopeY);

    static TapedNumber IDifferentiable<TapedNumber, double>.Jump(TapedNumber x, double value) =>
        Tape.AddSteep(value, x, double.NaN, 0, 0);
}
