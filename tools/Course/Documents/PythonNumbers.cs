using System.Text;

namespace Course.Documents;

/// <summary>
/// NaN, Infinity and -Infinity, which Python writes into JSON, and JSON does not know. They are read as texts that say so,
/// and written back as they were.
/// </summary>
internal sealed class PythonNumbers
{
    private static readonly string[] s_names = ["-Infinity", "Infinity", "NaN"];

    private readonly string _mark;

    private PythonNumbers(string mark) => _mark = mark;

    /// <summary>The text as JSON, and what puts the numbers back; nothing where it has none.</summary>
    public static (string Json, PythonNumbers? Numbers) Read(string text)
    {
        if (!s_names.Any(name => text.Contains(name, StringComparison.Ordinal)))
        {
            return (text, null);
        }
        // A text that the notebook does not have.
        string mark = "number of Python: ";
        while (text.Contains(mark, StringComparison.Ordinal))
        {
            mark += mark;
        }
        var json = new StringBuilder(text.Length);
        bool isText = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (!isText && s_names.FirstOrDefault(name => string.CompareOrdinal(text, i, name, 0, name.Length) == 0) is { } name)
            {
                json.Append('"').Append(mark).Append(name).Append('"');
                i += name.Length - 1;
                continue;
            }
            json.Append(text[i]);
            if (isText && text[i] == '\\' && i + 1 < text.Length)
            {
                json.Append(text[++i]);
            }
            else if (text[i] == '"')
            {
                isText = !isText;
            }
        }
        return (json.ToString(), new PythonNumbers(mark));
    }

    /// <summary>The text with the numbers as Python writes them.</summary>
    public string Write(string json) =>
        s_names.Aggregate(json, (text, name) => text.Replace($"\"{_mark}{name}\"", name, StringComparison.Ordinal));
}
