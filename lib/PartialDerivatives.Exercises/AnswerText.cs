using System.Globalization;

namespace PartialDerivatives;

/// <summary>Words and numbers of verdicts.</summary>
internal static partial class AnswerText
{
    /// <summary>1 number, 2 numbers.</summary>
    public static string Count(int n, string thing) => $"{n.ToString(CultureInfo.InvariantCulture)} {thing}{(n == 1 ? "" : "s")}";

    /// <summary>The type as it is written in C#.</summary>
    public static string TypeName(Type type) =>
        type == typeof(double) ? "double" : type == typeof(float) ? "float" : type == typeof(int) ? "int"
        : type == typeof(string) ? "string" : type == typeof(bool) ? "bool"
        : type.IsArray ? $"{TypeName(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]"
        : type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`')]}<{string.Join(", ", type.GetGenericArguments().Select(TypeName))}>"
            : type.Name;

    /// <summary>The name of a variable as it is written by hand: w₁ for w1.</summary>
    public static string Name(string name) => Subscript().Replace(name, match =>
        match.Groups[1].Value + string.Concat(match.Groups[2].Value.Select(digit => (char)('₀' + digit - '0'))));

    [System.Text.RegularExpressions.GeneratedRegex(@"^(\p{L}+)(\d+)$")]
    private static partial System.Text.RegularExpressions.Regex Subscript();

    /// <summary>A point: x = 0.7, or (x, y) = (0.7, 1.3).</summary>
    public static string Point(IReadOnlyList<string> names, double[] point) => names.Count == 1
        ? $"{Name(names[0])} = {Number(point[0])}"
        : $"({string.Join(", ", names.Select(Name))}) = ({string.Join(", ", point.Select(x => Number(x)))})";

    /// <summary>A number to so many significant digits.</summary>
    public static string Number(double value, int digits = 5) => value switch
    {
        double.NaN => "NaN",
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "−∞",
        _ => value.ToString($"G{digits}", CultureInfo.InvariantCulture).Replace('-', '−'),
    };

    /// <summary>Two numbers with as many digits as it takes to tell them apart.</summary>
    public static (string, string) Numbers(double a, double b)
    {
        int digits = 5;
        while (digits < 17 && a != b && Number(a, digits) == Number(b, digits))
        {
            digits++;
        }
        return (Number(a, digits), Number(b, digits));
    }

    /// <summary>Whether a number was typed as another one rounded to three digits or more, 1.89 for 1.8933, and to so many
    /// decimals.</summary>
    public static bool IsRounding(double typed, double exact, int decimals = 1)
    {
        int behind = Decimals(typed), digits = Plain(typed).Replace(".", "", StringComparison.Ordinal).TrimStart('0').Length;
        return behind >= decimals && behind <= 8 && digits is >= 3 and <= 8
            && Math.Abs(typed - exact) <= 0.5000001 * Math.Pow(10, -behind);
    }

    /// <summary>A number without its sign, with all digits that rounding errors leave.</summary>
    public static string Plain(double value) => Math.Abs(value).ToString("G12", CultureInfo.InvariantCulture);

    /// <summary>How many decimals a number is written with.</summary>
    public static int Decimals(double value) => Plain(value) is var text
        && text.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? text.Length - point - 1 : 0;

    /// <summary>How many significant digits a number has.</summary>
    public static int Digits(double value) => Plain(value).Split('E')[0]
        .Replace(".", "", StringComparison.Ordinal).Trim('0').Length;

    /// <summary>The size of an error, to one digit.</summary>
    public static string Error(double error) => error.ToString("0e-0", CultureInfo.InvariantCulture).Replace('-', '−');
}
