using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;

namespace PartialDerivatives.Charts;

/// <summary>
/// The numbers of a panel's traces as its axes write them, with so few digits that they take little room in a notebook and are still finer
/// than
/// any pixel: five for the whole range of an axis, five significant ones where it is logarithmic.
/// </summary>
/// <param name="X">The x axis.</param>
/// <param name="Y">The y axis.</param>
/// <param name="Z">The z axis; in the plane there is none.</param>
/// <param name="IsExact">Whether all digits are kept.</param>
/// <param name="HasMap">Whether what is drawn in ink lies on a coloured map.</param>
internal sealed record Coordinates(Axis X, Axis Y, Axis Z, bool IsExact, bool HasMap)
{
    /// <summary>So many lengths of the axis from it a number is as good as infinite, and plotly.js can still reckon with it.</summary>
    private const double Far = 1000;

    public ImmutableArray<double> OnX(IEnumerable<double> values) => On(X, values);

    public ImmutableArray<double> OnY(IEnumerable<double> values) => On(Y, values);

    public ImmutableArray<double> OnZ(IEnumerable<double> values) => On(Z, values);

    public ImmutableArray<ImmutableArray<double>> OnZ(ImmutableArray<ImmutableArray<double>> rows) => [.. rows.Select(row => On(Z, row))];

    public AxisRange? OnZ(AxisRange? heights) =>
        heights is var (from, to) && On(Z, [from, to]) is [var low, var high] ? new(low, high) : null;

    /// <summary>The colour of data, which on a map is the map's ink where it is ink.</summary>
    public string Ink(string color) => color == Theme.DataInk && HasMap ? Theme.InkOnMap : color;

    /// <summary>Values as an axis writes them.</summary>
    public ImmutableArray<double> On(Axis axis, IEnumerable<double> values)
    {
        double[] shown = [.. values];
        Scale scale = axis.Scale;
        double from = axis.Range.From - Far * axis.Range.Length, to = axis.Range.To + Far * axis.Range.Length;
        bool isPlain = scale.IsPlain;
        for (int i = 0; i < shown.Length; i++)
        {
            double value = isPlain ? shown[i] : scale.Shown(shown[i]);
            shown[i] = axis.IsLogarithmic ? (IsExact ? value : Significant(value))
                : double.IsFinite(shown[i]) ? Math.Clamp(value, from, to) : shown[i];
        }
        return IsExact || axis.IsLogarithmic ? ImmutableCollectionsMarshal.AsImmutableArray(shown) : Round(shown, axis.Range);
    }

    /// <summary>
    /// The points without which a line, and the dots on it, would look otherwise. One of them differs from the one before on an axis:
    /// thousands of steps of a descent that has arrived are one. All, where all digits are kept.
    /// </summary>
    public int[] Seen(bool hasLine, double dots, params (Axis Axis, ImmutableArray<double> Values)[] coordinates)
    {
        const double Pixel = 1 / 2000.0;
        double[][] places = [.. coordinates.Select(one => one.Values.Select(one.Axis.Fraction).ToArray())];
        List<int> kept = [];
        for (int i = 0; i < places[0].Length; i++)
        {
            if (IsExact || i == 0 || !Array.TrueForAll(places, place => Math.Abs(place[i] - place[kept[^1]]) < Pixel))
            {
                kept.Add(i);
            }
        }
        return IsExact ? [.. kept] : Thinning.Kept([.. kept], places, hasLine, dots);
    }

    /// <summary>Numbers to five digits of the range they are in.</summary>
    public static ImmutableArray<double> Round(IEnumerable<double> values, AxisRange range)
    {
        int digits = 4 - Label.Exponent(range.Length);
        bool isPlain = digits is >= 0 and <= 15 && range.Size < 1e15;
        double[] rounded = [.. values];
        for (int i = 0; i < rounded.Length; i++)
        {
            rounded[i] = isPlain ? Round(rounded[i], digits) : Digits(rounded[i], Label.Exponent(rounded[i]) + digits);
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(rounded);
    }

    /// <summary>
    /// A number with some decimals, and never −0: whether what is zero but for a rounding error lies above or below differs
    /// between machines.
    /// </summary>
    public static double Round(double value, int decimals) => Math.Round(value, decimals) + 0.0;

    private static double Significant(double value) => Digits(value, 4);

    private static double Digits(double value, int digits) => !double.IsFinite(value) || digits > 15 ? value : digits < 0 ? 0
        : double.Parse(value.ToString($"e{digits}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
