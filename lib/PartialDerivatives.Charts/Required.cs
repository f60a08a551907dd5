using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace PartialDerivatives.Charts;

/// <summary>What figures that are composed by hand must keep to, said where they are made.</summary>
internal static partial class Required
{
    /// <summary>Numbers that there are.</summary>
    public static ImmutableArray<double> Numbers(
        ImmutableArray<double> values, int least = 0, [CallerArgumentExpression(nameof(values))] string parameter = "") =>
        values.IsDefault ? throw new ArgumentException($"{parameter} is not set. Give the numbers, such as [1, 2, 3].", parameter)
        : values.Length >= least ? values
        : throw new ArgumentException($"{parameter} has {values.Length} numbers. It needs {least} or more.", parameter);

    /// <summary>As many numbers as another coordinate has.</summary>
    public static ImmutableArray<double> Same(
        ImmutableArray<double> values, int count, [CallerArgumentExpression(nameof(values))] string parameter = "") =>
        Numbers(values, 0, parameter).Length == count ? values
        : throw new ArgumentException(
            $"{parameter} has {values.Length} numbers, and X has {count}. Give as many of each.", parameter);

    /// <summary>A row of heights for each y, with one for each x.</summary>
    public static ImmutableArray<ImmutableArray<double>> Grid(
        ImmutableArray<ImmutableArray<double>> rows, ImmutableArray<double> xs, ImmutableArray<double> ys)
    {
        if (rows.IsDefault || rows.Length != ys.Length)
        {
            throw new ArgumentException(
                $"Z has {(rows.IsDefault ? 0 : rows.Length)} rows, and Y has {ys.Length} numbers. Give a row for each.", "Z");
        }
        int wrong = rows.Select((row, j) => row.IsDefault || row.Length != xs.Length ? j : -1).FirstOrDefault(j => j >= 0, -1);
        return wrong < 0 ? rows : throw new ArgumentException(
            $"Row {wrong} of Z has {(rows[wrong].IsDefault ? 0 : rows[wrong].Length)} heights, and X has {xs.Length} numbers. "
            + "Give a height for each.",
            "Z");
    }

    /// <summary>A colour as CSS writes it.</summary>
    public static string Color(string value, [CallerMemberName] string parameter = "") =>
        value is not null && CssColor().IsMatch(value) ? value
        : throw new ArgumentException($"\"{value}\" is no colour. Write it as CSS does, such as \"#d55e00\" or \"black\".", parameter);

    /// <summary>A number from 0 on, and at most <paramref name="most"/>.</summary>
    public static double Size(double value, double most, [CallerMemberName] string parameter = "") =>
        value >= 0 && value <= most ? value
        : throw new ArgumentOutOfRangeException(parameter, value, $"It must be a number from 0 to {Label.Exact(most)}.");

    [GeneratedRegex(@"^[\w#(),.%/ -]+\z")]
    private static partial Regex CssColor();
}
