using System.Text.RegularExpressions;

namespace Course.Site;

/// <summary>
/// A cell that asks for a word or a number: <c>string guess = null;   // "east" or "north"</c>, and below it what judges it.
/// </summary>
/// <remarks>
/// Its code says what is thought of each answer, so a page folds it; where cells run, each option is a button, and a number has
/// a field.
/// </remarks>
internal static partial class QuestionCell
{
    /// <summary>
    /// The options in the order in which the cell names them, none where it asks for a number; null where the cell is no question.
    /// </summary>
    public static IReadOnlyList<string>? Options(string source)
    {
        Match stub = Stub().Match(source);
        if (!stub.Success || !source.Contains($".Check({stub.Groups["name"].Value})", StringComparison.Ordinal))
        {
            return null;
        }
        string[] options = [.. Quoted().Matches(stub.Groups["words"].Value).Select(option => option.Groups["text"].Value)];
        return stub.Groups["type"].Value == "double" ? [] : options.Length > 1 ? options : null;
    }

    [GeneratedRegex(@"^(?<type>string|double)\??[ ]+(?<name>\w+)[ ]*=[ ]*null;[ ]*(//(?<words>.*))?\r?$", RegexOptions.Multiline)]
    private static partial Regex Stub();

    [GeneratedRegex("\"(?<text>[^\"]+)\"")]
    private static partial Regex Quoted();
}
