using System.Text.RegularExpressions;

namespace Course.Documents;

/// <summary>
/// NaN, Infinity and -Infinity, which Python writes into JSON, and JSON does not know. They are read as texts that say so,
/// and written back as they were.
/// </summary>
internal sealed partial class PythonNumbers
{
    private readonly string _mark;

    private PythonNumbers(string mark) => _mark = mark;

    /// <summary>The text as JSON, and what puts the numbers back; nothing where it has none.</summary>
    public static (string Json, PythonNumbers? Numbers) Read(string text)
    {
        if (!text.Contains("NaN", StringComparison.Ordinal) && !text.Contains("Infinity", StringComparison.Ordinal))
        {
            return (text, null);
        }
        // A text that the notebook does not have.
        string mark = "number of Python: ";
        while (text.Contains(mark, StringComparison.Ordinal))
        {
            mark += mark;
        }
        string json = TextOrNumber().Replace(text, part => part.Value[0] == '"' ? part.Value : $"\"{mark}{part.Value}\"");
        return (json, new PythonNumbers(mark));
    }

    /// <summary>The text with the numbers as Python writes them.</summary>
    public string Write(string json) => Regex.Replace(json, $"\"{_mark}(-?Infinity|NaN)\"", "$1");

    /// <summary>A text of JSON, whatever it holds, or one of the numbers.</summary>
    [GeneratedRegex("""(?>"(?:[^"\\]+|\\.)*"?)|-?Infinity|NaN""", RegexOptions.Singleline)]
    private static partial Regex TextOrNumber();
}
