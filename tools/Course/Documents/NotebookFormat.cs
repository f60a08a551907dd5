using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Course.Documents;

/// <summary>How one notebook file is laid out as text: indentation, line ends, final line end.</summary>
internal sealed partial record NotebookFormat(int Indent, string NewLine, bool EndsWithNewLine)
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    /// <summary>Reads the layout off the text, so that a changed notebook differs from the old one only where it changed.</summary>
    public static NotebookFormat Of(string text)
    {
        int firstLineEnd = text.IndexOf('\n', StringComparison.Ordinal);
        int indent = firstLineEnd < 0 ? 1 : text.Skip(firstLineEnd + 1).TakeWhile(c => c == ' ').Count();
        return new NotebookFormat(
            indent == 0 ? 1 : indent,
            firstLineEnd > 0 && text[firstLineEnd - 1] == '\r' ? "\r\n" : "\n",
            text.EndsWith('\n'));
    }

    /// <summary>Writes the document in this layout.</summary>
    public string Write(JsonObject document)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Relaxed with { IndentSize = Indent, NewLine = NewLine }))
        {
            document.WriteTo(writer);
        }
        string text = EscapeSequence().Replace(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length), Unescape);
        return EndsWithNewLine ? text + NewLine : text;
    }

    /// <summary>Other writers of notebooks escape control characters only; 𝐱 or an emoji stays readable in a diff.</summary>
    private static string Unescape(Match sequence) =>
        sequence.Groups["code"] is { Success: true } code
        && (char)int.Parse(code.ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is >= ' ' and var character
            ? character.ToString()
            : sequence.Value;

    [GeneratedRegex("""\\\\|\\u(?<code>[0-9A-F]{4})""")]
    private static partial Regex EscapeSequence();
}
