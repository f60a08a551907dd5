using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace PartialDerivatives.Charts;

/// <summary>
/// Markup as it is written in <c>picture.Add($"…")</c>: it goes straight into the picture, numbers in the invariant culture with one digit
/// after the point at most.
/// </summary>
[InterpolatedStringHandler]
internal readonly struct SvgMarkup
{
    private readonly StringBuilder _svg;

    public SvgMarkup(int literalLength, int formattedCount, SvgPicture picture)
    {
        _svg = picture.Svg;
        _svg.EnsureCapacity(_svg.Length + literalLength + formattedCount);
    }

    public void AppendLiteral(string text) => _svg.Append(text);

    public void AppendFormatted(string? text) => _svg.Append(text);

    public void AppendFormatted(SvgPath path) => _svg.Append(path.Data);

    public void AppendFormatted(int number) => _svg.Append(CultureInfo.InvariantCulture, $"{number}");

    /// <summary>As the format 0.# has it, which is slow where .NET is interpreted.</summary>
    public void AppendFormatted(double number)
    {
        double tenths = 10 * Math.Abs(number), whole = Math.Floor(tenths + 0.5);
        // It may round half a tenth either way, and gives a zero its sign.
        if (!(tenths < 1e6) || Math.Abs(tenths + 0.5 - whole) is < 1e-3 or > 1 - 1e-3 || whole == 0)
        {
            _svg.Append(CultureInfo.InvariantCulture, $"{number:0.#}");
            return;
        }
        var (before, after) = Math.DivRem((int)whole, 10);
        _svg.Append(number < 0 ? "-" : "").Append(CultureInfo.InvariantCulture, $"{before}");
        if (after > 0)
        {
            _svg.Append('.').Append((char)('0' + after));
        }
    }
}
