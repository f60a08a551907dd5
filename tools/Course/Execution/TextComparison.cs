using System.Buffers;
using System.Globalization;

namespace Course.Execution;

/// <summary>
/// Compares two texts in time proportional to their length. Numbers with a decimal point or an exponent may differ by
/// 1e-12 + 1e-9·|number|, because the last bits of a sine differ between machines, and so may ids: those that figures
/// derive from their content (16 hexadecimal digits in quotation marks), and those that packages draw at random (GUIDs);
/// all else must be the same.
/// </summary>
internal static class TextComparison
{
    private const double AbsoluteTolerance = 1e-12;
    private const double RelativeTolerance = 1e-9;
    private const int IdLength = 16;

    private static readonly SearchValues<char> s_hexadecimal = SearchValues.Create("0123456789abcdef");
    private static readonly SearchValues<char> s_separators = SearchValues.Create(" \t\n<>(),[]{}:;=");

    private enum Kind
    {
        Literal,
        Number,
        Id,
    }

    /// <summary>True where the texts are the same but for numbers within the tolerance and ids of figures.</summary>
    public static bool Same(ReadOnlySpan<char> stored, ReadOnlySpan<char> now)
    {
        int i = stored.CommonPrefixLength(now);
        if (i == stored.Length && i == now.Length)
        {
            return true;
        }
        // The first difference may lie within a number or an id: both are read from their beginning.
        int j = i = StartOfPart(stored, i);
        while (i < stored.Length && j < now.Length)
        {
            (Kind storedKind, int storedLength) = NextPart(stored, i);
            (Kind nowKind, int nowLength) = NextPart(now, j);
            if (storedKind != nowKind || !SamePart(storedKind, stored.Slice(i, storedLength), now.Slice(j, nowLength)))
            {
                return false;
            }
            i += storedLength;
            j += nowLength;
        }
        return i == stored.Length && j == now.Length;
    }

    private static bool SamePart(Kind kind, ReadOnlySpan<char> stored, ReadOnlySpan<char> now) =>
        kind == Kind.Id || stored.SequenceEqual(now) || (kind == Kind.Number && IsClose(stored, now));

    private static bool IsClose(ReadOnlySpan<char> stored, ReadOnlySpan<char> now)
    {
        double a = double.Parse(stored, CultureInfo.InvariantCulture);
        double b = double.Parse(now, CultureInfo.InvariantCulture);
        // Where one overflows, the tolerance would be infinite, too.
        return double.IsFinite(a) && double.IsFinite(b) && Math.Abs(a - b) <= AbsoluteTolerance + (RelativeTolerance * Math.Abs(b));
    }

    /// <summary>A place at or before <paramref name="place"/>, on the same line, at which a part begins.</summary>
    private static int StartOfPart(ReadOnlySpan<char> text, int place) => text[..place].LastIndexOfAny(s_separators) + 1;

    /// <summary>
    /// The part of a text that begins at <paramref name="start"/>: a number, an id, digits that are no decimal number, or one
    /// character.
    /// </summary>
    private static (Kind Kind, int Length) NextPart(ReadOnlySpan<char> text, int start)
    {
        ReadOnlySpan<char> rest = text[start..];
        if (start > 0 && text[start - 1] == '"' && rest.Length > IdLength && rest[IdLength] == '"'
            && !rest[..IdLength].ContainsAnyExcept(s_hexadecimal))
        {
            return (Kind.Id, IdLength);
        }
        if (GuidLength(text, start) is > 0 and var guid)
        {
            return (Kind.Id, guid);
        }
        int sign = rest[0] is '-' or '+' ? 1 : 0;
        int whole = Digits(rest[sign..]);
        if (whole == 0)
        {
            return (Kind.Literal, 1);
        }
        int length = sign + whole;
        bool isDecimal = length < rest.Length && rest[length] == '.';
        if (isDecimal)
        {
            length += 1 + Digits(rest[(length + 1)..]);
        }
        int exponent = Exponent(rest[length..]);
        return (isDecimal || exponent > 0 ? Kind.Number : Kind.Literal, length + exponent);
    }

    /// <summary>The length of a GUID, with its hyphens or, after an underscore as in the name of a function, without; 0 where there is
    /// none.</summary>
    private static int GuidLength(ReadOnlySpan<char> text, int start)
    {
        const int WithHyphens = 36;
        const int Without = 32;
        ReadOnlySpan<char> rest = text[start..];
        if (rest.Length >= WithHyphens && rest[8] == '-' && rest[13] == '-' && Guid.TryParseExact(rest[..WithHyphens], "D", out _))
        {
            return WithHyphens;
        }
        return rest.Length >= Without && start > 0 && text[start - 1] == '_' && Guid.TryParseExact(rest[..Without], "N", out _) ? Without
            : 0;
    }

    private static int Exponent(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] is not ('e' or 'E'))
        {
            return 0;
        }
        int sign = text.Length > 1 && text[1] is '-' or '+' ? 1 : 0;
        int digits = Digits(text[(1 + sign)..]);
        return digits > 0 ? 1 + sign + digits : 0;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }
}
