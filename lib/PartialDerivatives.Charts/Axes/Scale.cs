using System.Globalization;

namespace PartialDerivatives.Charts;

/// <summary>
/// How the numbers along an axis are written: value = (offset + shown · 10^(unit − power)) · 10^power. Most are written as they are; those
/// far from
/// zero from an offset, and those too large or too small for a label, or for the arithmetic of a picture, in a power of ten.
/// </summary>
internal readonly record struct Scale(int Power, double Offset, int Unit)
{
    /// <summary>Whether numbers are written as they are.</summary>
    public bool IsPlain => this == default;

    /// <summary>A value as it is written.</summary>
    public double Shown(double value) => IsPlain ? value : Shift(Shift(value, -Power) - Offset, Power - Unit);

    /// <summary>The value that a number, as it is written, stands for.</summary>
    public double Value(double shown) => IsPlain ? shown : Shift(Offset + Shift(shown, Unit - Power), Power);

    /// <summary>
    /// What the shown numbers stand for: "x = 1700000000 + …", "f = … · 10⁻²⁰"; the name alone where they are written as they are.
    /// </summary>
    public string? Title(string? name, int last)
    {
        if (IsPlain)
        {
            return name;
        }
        string shown = Unit == 0 ? "…" : $"… · {Label.PowerOfTen(Unit)}";
        string offset = Label.To(Offset, last);
        string all = Offset == 0 ? shown
            : Power == 0 ? $"{offset} + {shown}"
            : Unit == Power ? $"({offset} + …) · {Label.PowerOfTen(Power)}"
            : $"{offset}·{Label.PowerOfTen(Power)} + {shown}";
        return string.IsNullOrEmpty(name) ? all : $"{name} = {all}";
    }

    /// <summary>A number times a power of ten, without overflow on the way.</summary>
    public static double Shift(double value, int power)
    {
        if (power == 0 || value == 0 || !double.IsFinite(value))
        {
            return value;
        }
        // Powers up to 10²² are exact, and so a division by one is rounded once only.
        return Math.Abs(power) <= 22 ? (power > 0 ? value * Math.Pow(10, power) : value / Math.Pow(10, -power))
            : Math.Abs(power) <= 300 ? value * Math.Pow(10, power)
            : value * Math.Pow(10, power / 2) * Math.Pow(10, power - power / 2);
    }
}
