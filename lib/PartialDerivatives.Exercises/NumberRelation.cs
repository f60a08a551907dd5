namespace PartialDerivatives;

/// <summary>What a wrong number is of the right one: a fact, whatever the cause.</summary>
internal static class NumberRelation
{
    private const double Same = 1e-4;

    /// <summary>A number that is typed by hand, and not computed, has so few digits.</summary>
    private const int ShortDigits = 4;

    /// <summary>The first relation that holds, of those that say something.</summary>
    /// <param name="value">The wrong number, not 0.</param>
    /// <param name="exact">The right one.</param>
    /// <param name="rough">The relative error of a number that is right, where it is read off.</param>
    public static Hint? Of(double value, double exact, double rough) =>
        exact == 0 || value == 0 || !double.IsFinite(value) ? null
            : Text(value, exact, value / exact, Math.Max(rough, Same)) is { } text ? Hint.Of(text)
            : IsCutOff(value, exact) ? new($"Give more digits.",
                $"Yours is the right number with too few digits. Give more, or let C# compute the expression.")
            : null;

    private static FormattableString? Text(double value, double exact, double ratio, double rough)
    {
        string times = $"Yours is {(rough > Same ? "about " : "")}{Factor(ratio)} times the right number";
        bool IsAbout(double other) => IsSame(ratio, other, rough);
        return IsAbout(-1) ? $"The sign is wrong: yours is the negative of the right answer."
            : IsAbout(100) || IsAbout(0.01) ? $"{times}: is it in per cent, or in another unit? 1 % is 0.01. Or look at the decimal point."
            : IsAbout(Math.Sign(ratio) * PowerOfTen(ratio)) ? $"{times}: look for a power of ten, in the decimal point or in a unit."
            : IsSame(ratio, 2) ? $"Yours is twice the right number: is a distance of 2h taken for h, or something counted twice?"
            : IsSame(ratio, 0.5) ? $"Yours is half the right number: is a distance counted twice, or something left out?"
            : IsSame(value * exact, 1) ? $"Yours is 1 over the right number: is a quotient upside down?"
            : IsSame(value * exact, -1) ? $"Yours is minus 1 over the right number: is a quotient upside down, and its sign wrong?"
            : Enumerable.Range(2, 8).Any(k => IsSame(Math.Abs(ratio), k) || IsSame(Math.Abs(ratio) * k, 1))
                ? $"{times}{(ratio < 0 ? ": the sign is wrong, and a factor." : ": look at the factors.")}"
            : IsSame(value, exact * exact) ? $"Yours is the square of the right number: is a root missing?"
            : IsSame(value * value, Math.Abs(exact)) ? $"Yours is the square root of the right number: is a square missing?"
            : value == Math.Truncate(exact)
                ? $"Yours is the right number without its decimals: in C# a quotient of whole numbers loses them, as 1/2 is 0."
            : !IsShort(value) || !IsShort(exact) ? null
            : PlaceOfOne(value, exact) is { } place
                ? $"Yours is {AnswerText.Number(place)} too {(value > exact ? "large" : "small")}: a slip in arithmetic, {""
                    }or a number misread?"
            : Figures(value).Length > 1 && Figures(value).Order().SequenceEqual(Figures(exact).Order())
                ? (FormattableString)$"These are the digits of the right number, in another order: is it a slip in typing?"
            : null;
    }

    private static bool IsSame(double a, double b, double tolerance = Same) => Math.Abs(a - b) <= tolerance * Math.Abs(b);

    /// <summary>The next one, other than 1.</summary>
    private static double PowerOfTen(double ratio) => Math.Round(Math.Log10(Math.Abs(ratio))) is not 0 and var power
        ? Math.Pow(10, power) : double.NaN;

    /// <summary>1, 0.1, 10, … if the numbers differ by one in that place.</summary>
    private static double? PlaceOfOne(double value, double exact)
    {
        double off = Math.Abs(value - exact), place = Math.Pow(10, Math.Round(Math.Log10(off)));
        return Math.Abs(off - place) <= 1e-9 * place && place >= Math.Pow(10, -AnswerText.Decimals(exact)) && 3 * place < Math.Abs(exact)
            ? place : null;
    }

    /// <summary>Whether it is the right number, rounded or cut off, as far as it is given.</summary>
    public static bool IsCutOff(double value, double exact) => AnswerText.Decimals(value) is > 0 and < 9 and var decimals
        && decimals < AnswerText.Decimals(exact)
        && Math.Abs(value - exact) < Math.Min(Math.Pow(10, -decimals), 0.05 * Math.Abs(exact));

    private static bool IsShort(double number) => AnswerText.Digits(number) <= ShortDigits;

    private static string Figures(double number) => AnswerText.Plain(number).Replace(".", "", StringComparison.Ordinal);

    /// <summary>A fraction where it is one.</summary>
    public static string Factor(double ratio)
    {
        for (int q = 1; q <= 12; q++)
        {
            double p = Math.Round(ratio * q);
            if (Math.Abs((ratio * q) - p) < 1e-6 && p != 0)
            {
                return q == 1 ? AnswerText.Number(p) : $"{AnswerText.Number(p)}/{q}";
            }
        }
        return AnswerText.Number(ratio);
    }
}
