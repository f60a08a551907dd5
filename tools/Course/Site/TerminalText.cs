using System.Text;
using System.Text.RegularExpressions;

namespace Course.Site;

/// <summary>What is left on a terminal of text that was printed to it.</summary>
internal static partial class TerminalText
{
    /// <summary>
    /// The text without colours; a carriage return goes back to the start of its line, so that of a progress bar the last
    /// state is left, and a backspace goes back by one.
    /// </summary>
    public static string Of(string text)
    {
        text = EscapeSequence().Replace(text, "").Replace("\r\n", "\n", StringComparison.Ordinal);
        return text.AsSpan().ContainsAnyExceptInRange(' ', '\uFFFF') ? string.Join('\n', text.Split('\n').Select(Line)) : text;
    }

    private static string Line(string line)
    {
        var shown = new StringBuilder();
        int place = 0;
        foreach (char c in line)
        {
            switch (c)
            {
                case '\r':
                    place = 0;
                    break;
                case '\b':
                    place = Math.Max(0, place - 1);
                    break;
                case < ' ' and not '\t':
                    break;
                default:
                    shown.Length = Math.Max(shown.Length, place + 1);
                    shown[place++] = c;
                    break;
            }
        }
        return shown.ToString();
    }

    /// <summary>What colours text on a terminal, and names its window.</summary>
    [GeneratedRegex("""\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\))""")]
    private static partial Regex EscapeSequence();
}
