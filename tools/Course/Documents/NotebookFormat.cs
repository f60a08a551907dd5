using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Course.Documents;

/// <summary>
/// How one notebook file is laid out as text: byte order mark, indentation, line ends, final line end, and whether
/// characters outside ASCII are written as <c>\u</c> escapes.
/// </summary>
internal sealed partial record NotebookFormat(string Start, JsonWriterOptions Layout, bool Ascii, string End)
{
    private const char ByteOrderMark = '\uFEFF';
    private const int LargestIndent = 127;

    /// <summary>Reads the layout off the text, so that a changed notebook differs from the old one only where it changed.</summary>
    public static NotebookFormat Of(string text)
    {
        int lineEnd = text.IndexOf('\n', StringComparison.Ordinal);
        string newLine = lineEnd > 0 && text[lineEnd - 1] == '\r' ? "\r\n" : "\n";
        char indentation = lineEnd >= 0 && lineEnd + 1 < text.Length && text[lineEnd + 1] == '\t' ? '\t' : ' ';
        int indent = lineEnd < 0 ? 0 : text.Skip(lineEnd + 1).TakeWhile(c => c == indentation).Count();
        var layout = new JsonWriterOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Indented = lineEnd >= 0 && lineEnd < text.AsSpan().TrimEnd().Length,
            IndentCharacter = indentation,
            IndentSize = indent is 0 or > LargestIndent ? 1 : indent,
            NewLine = newLine,
        };
        return new NotebookFormat(
            text.StartsWith(ByteOrderMark) ? ByteOrderMark.ToString() : "",
            layout,
            System.Text.Ascii.IsValid(text) && Escapes().Matches(text).Any(escape => Code(escape) > 0x7f),
            text.EndsWith('\n') ? newLine : "");
    }

    /// <summary>Writes the document in this layout.</summary>
    public string Write(JsonObject document)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Layout))
        {
            document.WriteTo(writer);
        }
        string text = Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
        return Start + (Ascii ? EscapesAndNonAscii() : Escapes()).Replace(text, AsOthersWriteIt) + End;
    }

    /// <summary>
    /// Other writers of notebooks escape control characters, in lower case; 𝐱 or an emoji stays readable, but in an ASCII file.
    /// </summary>
    private string AsOthersWriteIt(Match match) => Code(match) switch
    {
        null => match.Value,
        { } code when code < ' ' || (Ascii && code > 0x7f) => $"\\u{code:x4}",
        { } code => ((char)code).ToString(),
    };

    /// <summary>The code of an escaped or a plain character; null for an escaped backslash.</summary>
    private static int? Code(Match match) => match.Value switch
    {
        @"\\" => null,
        [var character] => character,
        var escape => int.Parse(escape.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex("""\\\\|\\u[0-9A-Fa-f]{4}""")]
    private static partial Regex Escapes();

    [GeneratedRegex("""\\\\|\\u[0-9A-Fa-f]{4}|[^\x00-\x7f]""")]
    private static partial Regex EscapesAndNonAscii();
}
