using System.Collections.Immutable;
using System.Globalization;

namespace PartialDerivatives.Charts;

/// <summary>Numbers as they are written into a picture: the same in every culture, with a true minus sign.</summary>
internal static class Label
{
    /// <summary>
    /// A number that was typed as it was typed: 1.5, 1.00001; a multiple of π as such: π/3. Others with two digits after the point at
    /// most: 1.05, −2; with three significant ones where that would say nothing: 0.0123, 1.5e−6.
    /// </summary>
    public static string Of(double value)
    {
        const int Typed = 10;
        return Math.Abs(value) switch
        {
            0 => "0",
            double.PositiveInfinity => value > 0 ? "∞" : "−∞",
            double.NaN => "undefined",
            _ when PiMultiple.Text(value) is { } multiple => multiple,
            >= 1e-3 and < 1e10 when Exact(Math.Abs(value)).Length <= Typed => WithMinus(Exact(value)),
            < 1e-3 or >= 1e6 => Write(value, "0.##e0"),
            < 0.1 => Write(value, "0.####"),
            _ => Write(value, "0.##"),
        };
    }

    /// <summary>A number down to the digit of 10 to the power of <paramref name="last"/>, in the shorter of the two notations.</summary>
    public static string To(double value, int last)
    {
        if (!double.IsFinite(value))
        {
            return Of(value);
        }
        string plain = Plain(value, last);
        return IsShort(Math.Abs(value), last) || plain.Length <= Scientific(value, last).Length ? plain : Scientific(value, last);
    }

    /// <summary>A tick of an axis whose ticks are <paramref name="step"/> apart.</summary>
    public static string Tick(double value, double step) => To(value, Exponent(step * (1 + 1e-9)));

    /// <summary>
    /// Numbers that are multiples of a step, with as many digits as tell them apart, all in the notation that is shorter for them.
    /// </summary>
    public static ImmutableArray<string> Ticks(IReadOnlyCollection<double> ticks, double step)
    {
        int last = Exponent(step * (1 + 1e-9));
        ImmutableArray<string> plain = [.. ticks.Select(tick => Plain(tick, last))];
        if (ticks.Count == 0 || IsShort(ticks.Max(Math.Abs), last))
        {
            return plain;
        }
        ImmutableArray<string> scientific = [.. ticks.Select(tick => Scientific(tick, last))];
        return plain.Max(label => label.Length) <= scientific.Max(label => label.Length) ? plain : scientific;
    }

    /// <summary>
    /// How one writes numbers that are read off an axis which shows all of these: a thousandth of its length is not lost.
    /// </summary>
    public static Func<double, string> Reader(IEnumerable<double> values)
    {
        if (AxisRange.Extent(values) is not { IsConstant: false } range)
        {
            return Of;
        }
        int last = Exponent(double.IsFinite(range.Length) ? range.Length : range.Size) - 2;
        return value => PiMultiple.Text(value) ?? To(value, last);
    }

    /// <summary>10 to the power of the exponent, such as 10⁻⁵; 1 and 10 as such.</summary>
    public static string PowerOfTen(int exponent) => exponent is 0 ? "1" : exponent is 1 ? "10"
        : "10" + string.Concat(
            exponent.ToString(CultureInfo.InvariantCulture).Select(digit => digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']));

    /// <summary>All the digits that matter.</summary>
    public static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The exponent of the first digit that is not zero; 0 for zero.</summary>
    public static int Exponent(double value) => value == 0 ? 0 : (int)Math.Floor(Math.Log10(Math.Abs(value)));

    private static bool IsShort(double size, int last) => size < 1e6 && last >= -4;

    private static string Plain(double value, int last) =>
        WithMinus(WithoutZeros(value.ToString($"F{Math.Clamp(-last, 0, 340)}", CultureInfo.InvariantCulture)));

    private static string Scientific(double value, int last)
    {
        string[] parts = value.ToString($"E{Math.Clamp(Exponent(value) - last, 0, 16)}", CultureInfo.InvariantCulture).Split('E');
        string digits = WithoutZeros(parts[0]);
        return digits == "0" ? digits : WithMinus($"{digits}e{int.Parse(parts[1], CultureInfo.InvariantCulture)}");
    }

    private static string WithoutZeros(string number)
    {
        string shortened = number.Contains('.') ? number.TrimEnd('0').TrimEnd('.') : number;
        return shortened == "-0" ? "0" : shortened;
    }

    private static string Write(double value, string format) => WithMinus(value.ToString(format, CultureInfo.InvariantCulture));

    private static string WithMinus(string number) => number.Replace('-', '−');
}
