using System.Globalization;

namespace PartialDerivatives.Charts;

/// <summary>A number with the decimals that are right, as explore.js writes it, too.</summary>
internal static class ShownNumber
{
    public const string None = "–";

    /// <summary>With a number of decimals, which may be negative; a dash where there are none.</summary>
    public static string Of(double value, int? decimals)
    {
        if (decimals is not { } d || !double.IsFinite(value))
        {
            return None;
        }
        double size = Math.Abs(value);
        string sign = value < 0 ? "−" : "";
        if (d is >= 0 and <= 5 && size < 1e15 || d is 6 or 7 && size is >= 1e-3 and < 1e15)
        {
            string digits = size.ToString("F" + d, CultureInfo.InvariantCulture);
            return digits.Any(digit => digit is >= '1' and <= '9') ? sign + digits : digits;
        }
        // One digit at least, and if it is a 0: 0·10² is nearer to 0 than to 100.
        int exponent = size == 0 ? -d : Math.Max((int)Math.Floor(Math.Log10(size)), -d);
        if (exponent == -d)
        {
            string digit = (size * Math.Pow(10, d)).ToString("F0", CultureInfo.InvariantCulture);
            return digit == "0" && d > 0 ? "0" : $"{(digit == "0" ? "" : sign)}{digit}·{Label.PowerOfTen(exponent)}";
        }
        string[] parts = size.ToString("E" + Math.Min(exponent + d, 15), CultureInfo.InvariantCulture).Split('E');
        return $"{sign}{parts[0]}·{Label.PowerOfTen(int.Parse(parts[1], CultureInfo.InvariantCulture))}";
    }
}
