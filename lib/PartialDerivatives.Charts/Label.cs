using System.Globalization;

namespace PartialDerivatives.Charts;

/// <summary>Numbers as they are written into a picture: the same in every culture, with a true minus sign.</summary>
internal static class Label
{
    /// <summary>Two digits after the point at most: 1.05, 1.5, −2; where that says nothing, three significant ones.</summary>
    public static string Of(double value) =>
        Write(value, value != 0 && (Math.Abs(value) < 0.1 || Math.Abs(value) >= 1e6) ? "G3" : "0.##");

    /// <summary>All the digits that matter.</summary>
    public static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A tick of an axis whose ticks are <paramref name="step"/> apart.</summary>
    public static string Tick(double value, double step)
    {
        int digits = Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));
        return Math.Abs(value) < step / 2 ? "0"
            : Math.Abs(value) >= 1e6 || digits > 4 ? Write(value, "G4")
            : Write(value, "F" + digits.ToString(CultureInfo.InvariantCulture));
    }

    private static string Write(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');
}
