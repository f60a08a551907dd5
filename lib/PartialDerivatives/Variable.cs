using System.Globalization;
using System.Numerics;

namespace PartialDerivatives;

/// <summary>
/// A number of the reverse mode: a value and, unless it is a constant, its place on the tape on which each operation writes
/// down its slopes.
/// </summary>
/// <remarks>
/// <see cref="ReverseMode"/> makes the variables and hands them to f; they serve only while f runs: an operation on them later, or inside
/// another call, is refused. f must not compute with them on several threads at once: they share one tape. A plain number becomes a constant by itself.
/// It is one of .NET's floating-point numbers, so that a generic method runs in the reverse mode too; the elementary functions
/// stand in <see cref="Elementary"/>. The operators ==, &lt;, … compare the values, so that f takes the same branches as on plain numbers;
/// <see cref="Equals(Variable)"/> asks for the same place on the tape.
/// </remarks>
public readonly struct Variable : IDifferentiable<Variable, double>, IFloatingPointIeee754<Variable>
{
    internal Variable(double value, Tape? tape, int node, int recording)
    {
        Tape = tape;
        Value = value;
        Node = node;
        Recording = recording;
    }

    /// <summary>The value, a plain number.</summary>
    public double Value { get; }

    /// <summary>The tape on which it stands; null for a constant.</summary>
    internal Tape? Tape { get; }

    /// <summary>The place on the tape; 0 for a constant.</summary>
    internal int Node { get; }

    /// <summary>Which run of f it belongs to; 0 for a constant.</summary>
    internal int Recording { get; }

    /// <summary>A plain number is a constant.</summary>
    public static implicit operator Variable(double value) => new(value, null, 0, 0);

    // Each operator with its slopes beside it.

    /// <summary>The sum; its slopes are 1 and 1.</summary>
    public static Variable operator +(Variable x, Variable y) => Chain(x, y, x.Value + y.Value, 1, 1);

    /// <summary>The difference; its slopes are 1 and −1.</summary>
    public static Variable operator -(Variable x, Variable y) => Chain(x, y, x.Value - y.Value, 1, -1);

    /// <summary>The product; its slopes are y and x.</summary>
    public static Variable operator *(Variable x, Variable y) => Chain(x, y, x.Value * y.Value, y.Value, x.Value);

    /// <summary>The quotient; its slopes are 1/y and −(x/y)/y. Division by 0 gives ±∞ or NaN, as for double.</summary>
    public static Variable operator /(Variable x, Variable y) => Chain(x, y, x.Value / y.Value, 1 / y.Value, -x.Value / y.Value / y.Value);

    /// <summary>The remainder of x/y; between two jumps its slope in x is 1.</summary>
    public static Variable operator %(Variable x, Variable y) => IDifferentiable<Variable, double>.Remainder(x, y, x.Value % y.Value);

    /// <summary>The opposite; its slope is −1.</summary>
    public static Variable operator -(Variable x) => Chain(x, -x.Value, -1);

    /// <summary>x itself.</summary>
    public static Variable operator +(Variable x) => x;

    /// <summary>Whether the values are equal.</summary>
    public static bool operator ==(Variable x, Variable y) => x.Value == y.Value;

    /// <summary>Whether the values differ.</summary>
    public static bool operator !=(Variable x, Variable y) => x.Value != y.Value;

    /// <summary>Compares the values.</summary>
    public static bool operator <(Variable x, Variable y) => x.Value < y.Value;

    /// <summary>Compares the values.</summary>
    public static bool operator >(Variable x, Variable y) => x.Value > y.Value;

    /// <summary>Compares the values.</summary>
    public static bool operator <=(Variable x, Variable y) => x.Value <= y.Value;

    /// <summary>Compares the values.</summary>
    public static bool operator >=(Variable x, Variable y) => x.Value >= y.Value;

    /// <summary>Compares the values.</summary>
    public int CompareTo(Variable other) => Value.CompareTo(other.Value);

    /// <summary>Whether both are the same place on the tape, or constants of the same value.</summary>
    public bool Equals(Variable other) => Value.Equals(other.Value) && Node == other.Node && Recording == other.Recording;

    /// <summary>Whether <paramref name="obj"/> is a variable at the same place on the tape, or a constant of the same value.</summary>
    public override bool Equals(object? obj) => obj is Variable other && Equals(other);

    /// <summary>A hash code of value and place.</summary>
    public override int GetHashCode() => HashCode.Combine(Value, Node, Recording);

    /// <summary>Writes the value, the same way in every culture.</summary>
    public override string ToString() => ToString(null, CultureInfo.InvariantCulture);

    /// <summary>Writes the value in the given format.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) => Value.ToString(format, formatProvider);

    bool IDifferentiable<Variable, double>.IsConstant => Tape is null;

    static Variable IDifferentiable<Variable, double>.Constant(double value) => value;

    static Variable IDifferentiable<Variable, double>.Chain(Variable x, double value, double slope) => Chain(x, value, slope);

    static Variable IDifferentiable<Variable, double>.Chain(Variable x, Variable y, double value, double slopeX, double slopeY) =>
        Chain(x, y, value, slopeX, slopeY);

    private static Variable Chain(Variable x, double value, double slope) => x.Tape is null ? value : x.Tape.Add(value, x, slope);

    private static Variable Chain(Variable x, Variable y, double value, double slopeX, double slopeY) =>
        y.Tape is null ? Chain(x, value, slopeX) : x.Tape is null ? Chain(y, value, slopeY) : x.Tape.Add(value, x, slopeX, y, slopeY);
}
