namespace PartialDerivatives;

/// <summary>A number; a fraction of whole numbers wherever it is one, so that 1/3 − 1 is −2/3 exactly.</summary>
internal sealed class NumberNode : Node
{
    private const long ExactInDouble = 1L << 53;

    public static readonly NumberNode Zero = new(0, 1), One = new(1, 1), Two = new(2, 1), Half = new(1, 2), MinusOne = new(-1, 1);

    private NumberNode(double value, long numerator = 0, long denominator = 0, bool isDecimal = false)
        : base((value, denominator), []) =>
        (Value, Numerator, Denominator, IsDecimal) = (value, numerator, denominator, isDecimal && denominator != 1);

    private NumberNode(long numerator, long denominator, bool isDecimal = false)
        : this((double)numerator / denominator, numerator, denominator, isDecimal)
    {
    }

    public override (NumberNode Coefficient, ImmutableArray<Node> Factors) Term => (this, []);
    public double Value { get; }
    public long Numerator { get; }

    /// <summary>The denominator of the fraction in lowest terms, or 0 if the number is not known to be one.</summary>
    public long Denominator { get; }

    /// <summary>Whether the number was written as 0.5, not as 1/2.</summary>
    public bool IsDecimal { get; }

    public bool IsFraction => Denominator != 0;
    public bool IsWhole => Denominator == 1;
    public bool IsZero => Value == 0;
    public bool IsOne => Denominator == 1 && Numerator == 1;
    public bool IsNegative => Value < 0;

    public static NumberNode Of(long whole) => Math.Abs(whole) < ExactInDouble ? new(whole, 1) : new((double)whole);

    /// <summary>The fraction or short decimal whose nearest double is <paramref name="value"/>, else the bare double.</summary>
    public static NumberNode Of(double value)
    {
        if (Math.Abs(value) < ExactInDouble && value == Math.Truncate(value))
        {
            return new((long)value, 1);
        }
        for (long k = 1, power = 10; k <= 15; k++, power *= 10)
        {
            double scaled = Math.Round(value * power);
            if (Math.Abs(scaled) < 1e15 && scaled / power == value)
            {
                return Fraction((Int128)scaled, power, isDecimal: true) ?? new(value);
            }
        }
        for (long q = 3; q <= 1000; q++)
        {
            double p = Math.Round(value * q);
            if (Math.Abs(p) < 1e6 && p != 0 && p / q == value)
            {
                return Fraction((Int128)p, q, isDecimal: false) ?? new(value);
            }
        }
        return new(value);
    }

    public static NumberNode operator +(NumberNode a, NumberNode b) =>
        Fraction(
            ((Int128)a.Numerator * b.Denominator) + ((Int128)b.Numerator * a.Denominator), (Int128)a.Denominator * b.Denominator,
            a.IsDecimal || b.IsDecimal)
        ?? Of(a.Value + b.Value);

    public static NumberNode operator *(NumberNode a, NumberNode b) =>
        Fraction((Int128)a.Numerator * b.Numerator, (Int128)a.Denominator * b.Denominator, a.IsDecimal || b.IsDecimal)
        ?? Of(a.Value * b.Value);

    public static NumberNode operator -(NumberNode a) => a.IsFraction ? new(-a.Numerator, a.Denominator, a.IsDecimal) : new(-a.Value);

    /// <summary>The power with a whole exponent; null where it is not a finite number.</summary>
    public NumberNode? Power(long exponent)
    {
        if (IsZero && exponent <= 0)
        {
            return exponent == 0 ? One : null;
        }
        if (IsFraction && Math.Abs(exponent) <= 64)
        {
            Int128 p = 1, q = 1;
            for (long i = 0; i < Math.Abs(exponent) && p < ExactInDouble && p > -ExactInDouble && q < ExactInDouble; i++)
            {
                (p, q) = (p * Numerator, q * Denominator);
            }
            if ((exponent < 0 ? Fraction(q, p, IsDecimal) : Fraction(p, q, IsDecimal)) is { } exact)
            {
                return exact;
            }
        }
        double power = Math.Pow(Value, exponent);
        return double.IsFinite(power) && power != 0 ? Of(power) : null;
    }

    /// <summary>The sum, if it is a number that can be written.</summary>
    public static NumberNode? Sum(NumberNode a, NumberNode b) => double.IsFinite(a.Value + b.Value) ? a + b : null;

    /// <summary>The product, if it neither overflows nor loses digits by being too small.</summary>
    public static NumberNode? Product(NumberNode a, NumberNode b) =>
        IsSafe(a.Value, b.Value) ? a * b : null;

    /// <summary>Whether the product neither overflows nor loses digits by being too small.</summary>
    public static bool IsSafe(double a, double b) => double.IsNormal(a * b) || a == 0 || b == 0 || Math.Abs(a) == 1 || Math.Abs(b) == 1;

    private static Int128 CommonDivisor(Int128 a, Int128 b) => b == 0 ? a : CommonDivisor(b, a % b);

    /// <summary>The fraction in lowest terms; null where that is too long, or q is 0.</summary>
    private static NumberNode? Fraction(Int128 p, Int128 q, bool isDecimal)
    {
        Int128 divisor = CommonDivisor(Int128.Abs(p), Int128.Abs(q)) * Int128.Sign(q);
        return divisor != 0 && Int128.Abs(p / divisor) < ExactInDouble && q / divisor < ExactInDouble
            ? new((long)(p / divisor), (long)(q / divisor), isDecimal) : null;
    }
}
