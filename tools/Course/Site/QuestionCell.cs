using System.Text.Json;
using System.Text.RegularExpressions;

namespace Course.Site;

/// <summary>
/// A cell that asks: it has a place for an answer, <c>string guess1 = null;   // "east" or "north"</c> or
/// <c>double[] answer2(double[] w)</c>, and below it what judges the answer.
/// </summary>
/// <param name="Stub">The line with the place for the answer, as the cell has it.</param>
/// <param name="Type">The type of a variable; empty where a method is asked for.</param>
/// <param name="Name">Its name.</param>
/// <param name="Options">
/// The options in the order in which the stub names them, none where it asks for a number; null where it asks for C#.
/// </param>
/// <remarks>
/// Where the answer is a word or a number, the code says what is thought of each; where cells run, each option is a button,
/// and a number has a field.
/// </remarks>
internal sealed partial record QuestionCell(string Stub, string Type, string Name, IReadOnlyList<string>? Options)
{
    /// <summary>True for an exercise, which is counted; false for a prediction and a question on what came before.</summary>
    public bool IsExercise => Name.StartsWith("answer", StringComparison.Ordinal);

    /// <summary>What a page needs to know of it, as attributes of its cell, each with a space before it.</summary>
    public string Attributes =>
        $" data-asks=\"{Name}\"{(IsExercise ? " data-exercise" : "")}"
        + (Options is null ? "" : $" data-options=\"{Html.Encode(JsonSerializer.Serialize(Options))}\"");

    /// <summary>What a printed page has in the place of the buttons or the field.</summary>
    public string OnPaper => Options switch
    {
        null => "",
        [] => "<p class=\"paper\">Answer: <i></i></p>\n",
        _ => $"<p class=\"paper\">{string.Concat(Options.Select(option => $"<span>☐ {Html.Encode(option)}</span>"))}</p>\n",
    };

    /// <summary>Whether the code of a cell tells the answer, or what is thought of each: a page folds it.</summary>
    public static bool Tells(string source, QuestionCell? question) => question?.Options is not null || Built().IsMatch(source);

    /// <summary>Reads the text of a cell; null where it asks nothing.</summary>
    public static QuestionCell? Of(string source)
    {
        if (Place().Match(source) is not { Success: true } place)
        {
            return null;
        }
        string type = place.Groups["type"].Value;
        string[] words = [.. Quoted().Matches(place.Groups["words"].Value).Select(option => option.Groups["text"].Value)];
        return new(place.Value.TrimEnd(), type, place.Groups["name"].Value, type switch
        {
            "double" or "double?" => [],
            "string" or "string?" when words.Length > 1 => words,
            _ => null,
        });
    }

    [GeneratedRegex("""
        ^(?<type>\w[\w<>,\[\]\s?]*?)\s+(?<name>(answer|guess|recall)\d+)[ ]*=[ ]*null;[ ]*(//(?<words>.*))?\r?$
        | ^[\w(][\w<>,\[\]?() ]*[ ](?<name>answer\d+)\(.*\)\r?$
        """, RegexOptions.Multiline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Place();

    /// <summary>A method that makes a question for a cell below: <c>Exercise Asked3()</c>.</summary>
    [GeneratedRegex(@"^Exercise\s+\w+\(.*\)\s*$", RegexOptions.Multiline)]
    private static partial Regex Built();

    [GeneratedRegex("\"(?<text>[^\"]+)\"")]
    private static partial Regex Quoted();
}
