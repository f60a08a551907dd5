using System.Globalization;

namespace PartialDerivatives.Charts;

/// <summary>Numbers as they are written into a picture: the same in every culture, with a true minus sign.</summary>
internal static class Label
{
    /// <summary>Two digits after the point at most: 1.05, 1.5, −2; three significant ones where that would say nothing: 0.0123, 1.5e−6.</summary>
    public static string Of(double value) => Math.Abs(value) switch
    {
        0 => "0",
        < 1e-3 or >= 1e6 => Write(value, "0.##e0"),
        < 0.1 => Write(value, "0.####"),
        _ => Write(value, "0.##"),
    };

    /// <summary>A tick of an axis whose ticks are <paramref name="step"/> apart.</summary>
    public static string Tick(double value, double step) =>
        Math.Abs(value) < step / 2 ? "0"
        : step < 1e-4 || Math.Abs(value) >= 1e6 ? Write(value, "0.###e0")
        : Write(value, "0.#####");

    /// <summary>10 to the power of the exponent, such as 10⁻⁵; 1 and 10 as such.</summary>
    public static string PowerOfTen(int exponent) =>
        exponent is 0 ? "1" : exponent is 1 ? "10" : "10" + string.Concat(exponent.ToString(CultureInfo.InvariantCulture).Select(digit => digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']));

    /// <summary>All the digits that matter.</summary>
    public static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Write(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');
}
