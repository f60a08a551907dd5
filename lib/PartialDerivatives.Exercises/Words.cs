using System.Globalization;

namespace PartialDerivatives;

/// <summary>Answers in words, as forgiving as a teacher reads them.</summary>
internal static class Words
{
    /// <summary>The text of a word, a truth value, a number, a member of an enum.</summary>
    public static string Of(object answer) => Convert.ToString(answer, CultureInfo.InvariantCulture)!.Trim();

    /// <summary>Without case, blanks, hyphens, quotation marks and a full stop at the end.</summary>
    public static string Bare(string text) =>
        string.Concat(text.Where(c => !char.IsWhiteSpace(c) && !"\"'`“”„‘’«»‹›-‐_".Contains(c))).TrimEnd('.').ToLowerInvariant();

    /// <summary>"east", "north" or "the same".</summary>
    public static string Listed(IEnumerable<string> options)
    {
        string[] quoted = [.. options.Select(option => $"\"{option}\"")];
        return $"{string.Join(", ", quoted[..^1])} or {quoted[^1]}";
    }
}
