using System.Text;

namespace PartialDerivatives.Charts;

/// <summary>
/// How wide texts are. The font is the reader's own, so this is an estimate on the safe side: the widths of Verdana, the widest of the
/// stack.
/// </summary>
internal static class TextSize
{
    /// <summary>The width of one line in pixels.</summary>
    public static double Width(string text, double size = Geometry.FontSize)
    {
        double width = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            width += Width(rune);
        }
        return size * width;
    }

    /// <summary>
    /// The text in lines of at most <paramref name="width"/> pixels, broken at spaces where there are any; what needs more than <paramref
    /// name="most"/> lines is cut.
    /// </summary>
    public static string[] Lines(string text, double width, double size, int most)
    {
        List<string> lines = [];
        foreach (string line in text.Split('\n'))
        {
            string rest = line.Trim();
            while (Width(rest, size) > width && lines.Count < most)
            {
                int length = Fitting(rest, width, size), space = rest.LastIndexOf(' ', Math.Min(length, rest.Length - 1));
                int end = space > length / 3 ? space : length;
                lines.Add(rest[..end].TrimEnd());
                rest = rest[end..].TrimStart();
            }
            lines.Add(rest);
        }
        return lines.Count <= most ? [.. lines] : [.. lines.Take(most - 1), Cut(string.Join(' ', lines.Skip(most - 1)), width, size)];
    }

    /// <summary>The text, or its beginning and "…" where it is wider than <paramref name="width"/>.</summary>
    public static string Cut(string text, double width, double size = Geometry.FontSize) =>
        Width(text, size) <= width ? text : text[..Fitting(text, width - Width("…", size), size)].TrimEnd() + "…";

    /// <summary>How many characters fit, at least one.</summary>
    private static int Fitting(string text, double width, double size)
    {
        double taken = 0;
        int length = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            taken += size * Width(rune);
            if (taken > width && length > 0)
            {
                break;
            }
            length += rune.Utf16SequenceLength;
        }
        return length;
    }

    private static double Width(Rune rune) => rune.Value switch
    {
        'i' or 'j' or 'l' or '\'' or '|' => 0.3,
        ' ' or '.' or ',' or ':' or ';' or 'f' or 't' or 'r' or 'I' or '(' or ')' or '[' or ']' or '/' or '·' or '-' => 0.46,
        'm' or 'w' or 'M' or 'W' or '@' or '%' => 1.0,
        '+' or '−' or '=' or '<' or '>' or '…' or '∂' or '∇' or '±' or '×' => 0.82,
        >= '⁰' and <= '₟' or '²' or '³' or '¹' => 0.55,
        >= 'A' and <= 'Z' => 0.75,
        < 0x2e80 => 0.64,
        _ => 1.1,
    };
}
