using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace PartialDerivatives;

/// <summary>What .NET asks of a floating-point number beyond the mathematics: all of it speaks of the value.</summary>
internal partial interface IDifferentiable<TSelf, T>
{
    static TSelf INumberBase<TSelf>.Zero => TSelf.Constant(T.Zero);
    static TSelf INumberBase<TSelf>.One => TSelf.Constant(T.One);
    static int INumberBase<TSelf>.Radix => T.Radix;
    static TSelf IAdditiveIdentity<TSelf, TSelf>.AdditiveIdentity => TSelf.Constant(T.AdditiveIdentity);
    static TSelf IMultiplicativeIdentity<TSelf, TSelf>.MultiplicativeIdentity => TSelf.Constant(T.MultiplicativeIdentity);
    static TSelf ISignedNumber<TSelf>.NegativeOne => TSelf.Constant(T.NegativeOne);
    static TSelf IFloatingPointConstants<TSelf>.E => TSelf.Constant(T.E);
    static TSelf IFloatingPointConstants<TSelf>.Pi => TSelf.Constant(T.Pi);
    static TSelf IFloatingPointConstants<TSelf>.Tau => TSelf.Constant(T.Tau);
    static TSelf IFloatingPointIeee754<TSelf>.Epsilon => TSelf.Constant(T.Epsilon);
    static TSelf IFloatingPointIeee754<TSelf>.NaN => TSelf.Constant(T.NaN);
    static TSelf IFloatingPointIeee754<TSelf>.NegativeInfinity => TSelf.Constant(T.NegativeInfinity);
    static TSelf IFloatingPointIeee754<TSelf>.NegativeZero => TSelf.Constant(T.NegativeZero);
    static TSelf IFloatingPointIeee754<TSelf>.PositiveInfinity => TSelf.Constant(T.PositiveInfinity);

    static bool INumberBase<TSelf>.IsCanonical(TSelf x) => T.IsCanonical(x.Value);
    static bool INumberBase<TSelf>.IsComplexNumber(TSelf x) => false;
    static bool INumberBase<TSelf>.IsEvenInteger(TSelf x) => T.IsEvenInteger(x.Value);
    static bool INumberBase<TSelf>.IsFinite(TSelf x) => T.IsFinite(x.Value);
    static bool INumberBase<TSelf>.IsImaginaryNumber(TSelf x) => false;
    static bool INumberBase<TSelf>.IsInfinity(TSelf x) => T.IsInfinity(x.Value);
    static bool INumberBase<TSelf>.IsInteger(TSelf x) => T.IsInteger(x.Value);
    static bool INumberBase<TSelf>.IsNaN(TSelf x) => T.IsNaN(x.Value);
    static bool INumberBase<TSelf>.IsNegative(TSelf x) => T.IsNegative(x.Value);
    static bool INumberBase<TSelf>.IsNegativeInfinity(TSelf x) => T.IsNegativeInfinity(x.Value);
    static bool INumberBase<TSelf>.IsNormal(TSelf x) => T.IsNormal(x.Value);
    static bool INumberBase<TSelf>.IsOddInteger(TSelf x) => T.IsOddInteger(x.Value);
    static bool INumberBase<TSelf>.IsPositive(TSelf x) => T.IsPositive(x.Value);
    static bool INumberBase<TSelf>.IsPositiveInfinity(TSelf x) => T.IsPositiveInfinity(x.Value);
    static bool INumberBase<TSelf>.IsRealNumber(TSelf x) => T.IsRealNumber(x.Value);
    static bool INumberBase<TSelf>.IsSubnormal(TSelf x) => T.IsSubnormal(x.Value);
    static bool INumberBase<TSelf>.IsZero(TSelf x) => T.IsZero(x.Value);

    static TSelf INumberBase<TSelf>.MaxMagnitude(TSelf x, TSelf y) => T.MaxMagnitude(x.Value, y.Value).Equals(x.Value) ? x : y;
    static TSelf INumberBase<TSelf>.MaxMagnitudeNumber(TSelf x, TSelf y) => T.MaxMagnitudeNumber(x.Value, y.Value).Equals(x.Value) ? x : y;
    static TSelf INumberBase<TSelf>.MinMagnitude(TSelf x, TSelf y) => T.MinMagnitude(x.Value, y.Value).Equals(x.Value) ? x : y;
    static TSelf INumberBase<TSelf>.MinMagnitudeNumber(TSelf x, TSelf y) => T.MinMagnitudeNumber(x.Value, y.Value).Equals(x.Value) ? x : y;

    static TSelf IIncrementOperators<TSelf>.operator ++(TSelf x) => x + TSelf.One;
    static TSelf IDecrementOperators<TSelf>.operator --(TSelf x) => x - TSelf.One;
    static TSelf IFloatingPointIeee754<TSelf>.FusedMultiplyAdd(TSelf x, TSelf y, TSelf z) => x * y + z;
    static TSelf IFloatingPointIeee754<TSelf>.BitDecrement(TSelf x) => TSelf.Chain(x, T.BitDecrement(x.Value), T.One);
    static TSelf IFloatingPointIeee754<TSelf>.BitIncrement(TSelf x) => TSelf.Chain(x, T.BitIncrement(x.Value), T.One);
    static TSelf IFloatingPointIeee754<TSelf>.ScaleB(TSelf x, int n) => TSelf.Chain(x, T.ScaleB(x.Value, n), T.ScaleB(T.One, n));
    static int IFloatingPointIeee754<TSelf>.ILogB(TSelf x) => T.ILogB(x.Value);

    static TSelf ISpanParsable<TSelf>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => TSelf.Constant(T.Parse(s, provider));
    static TSelf IParsable<TSelf>.Parse(string s, IFormatProvider? provider) => TSelf.Constant(T.Parse(s, provider));
    static TSelf INumberBase<TSelf>.Parse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider) =>
        TSelf.Constant(T.Parse(s, style, provider));
    static TSelf INumberBase<TSelf>.Parse(string s, NumberStyles style, IFormatProvider? provider) =>
        TSelf.Constant(T.Parse(s, style, provider));
    static bool ISpanParsable<TSelf>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out TSelf x) =>
        Constant(T.TryParse(s, provider, out T? value), value, out x);
    static bool IParsable<TSelf>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TSelf x) =>
        Constant(T.TryParse(s, provider, out T? value), value, out x);
    static bool INumberBase<TSelf>.TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider, out TSelf x) =>
        Constant(T.TryParse(s, style, provider, out T? value), value, out x);
    static bool INumberBase<TSelf>.TryParse([NotNullWhen(true)] string? s, NumberStyles style, IFormatProvider? provider, out TSelf x) =>
        Constant(T.TryParse(s, style, provider, out T? value), value, out x);

    // Numbers become constants. The way back would lose the derivatives, so there is none: take Value.

    static bool INumberBase<TSelf>.TryConvertFromChecked<TOther>(TOther value, out TSelf x) =>
        Constant(true, T.CreateChecked(value), out x);
    static bool INumberBase<TSelf>.TryConvertFromSaturating<TOther>(TOther value, out TSelf x) =>
        Constant(true, T.CreateSaturating(value), out x);
    static bool INumberBase<TSelf>.TryConvertFromTruncating<TOther>(TOther value, out TSelf x) =>
        Constant(true, T.CreateTruncating(value), out x);
    static bool INumberBase<TSelf>.TryConvertToChecked<TOther>(TSelf x, [MaybeNullWhen(false)] out TOther value) => No(out value);
    static bool INumberBase<TSelf>.TryConvertToSaturating<TOther>(TSelf x, [MaybeNullWhen(false)] out TOther value) => No(out value);
    static bool INumberBase<TSelf>.TryConvertToTruncating<TOther>(TSelf x, [MaybeNullWhen(false)] out TOther value) => No(out value);

    int IComparable.CompareTo(object? other) => other is null ? 1 : CompareTo((TSelf)other);
    bool ISpanFormattable.TryFormat(Span<char> destination, out int written, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        string text = ToString(format.ToString(), provider);
        written = text.TryCopyTo(destination) ? text.Length : 0;
        return written == text.Length;
    }

    // A number with derivatives has no bits of exponent and significand to write.

    int IFloatingPoint<TSelf>.GetExponentByteCount() => 0;
    int IFloatingPoint<TSelf>.GetExponentShortestBitLength() => 0;
    int IFloatingPoint<TSelf>.GetSignificandBitLength() => 0;
    int IFloatingPoint<TSelf>.GetSignificandByteCount() => 0;
    bool IFloatingPoint<TSelf>.TryWriteExponentBigEndian(Span<byte> destination, out int written) => No(out written);
    bool IFloatingPoint<TSelf>.TryWriteExponentLittleEndian(Span<byte> destination, out int written) => No(out written);
    bool IFloatingPoint<TSelf>.TryWriteSignificandBigEndian(Span<byte> destination, out int written) => No(out written);
    bool IFloatingPoint<TSelf>.TryWriteSignificandLittleEndian(Span<byte> destination, out int written) => No(out written);

    private static bool Constant(bool found, T? value, out TSelf x)
    {
        x = found ? TSelf.Constant(value!) : default;
        return found;
    }

    private static bool No<TOther>([MaybeNullWhen(false)] out TOther value)
    {
        value = default;
        return false;
    }
}
