namespace TexMath;

/// <summary>TeX that is not mathematics as this library reads it; the message says what, where, and what to write instead.</summary>
/// <param name="problem">What is wrong, without a full stop.</param>
/// <param name="tex">The whole formula.</param>
/// <param name="position">Where in it, counted from 0.</param>
/// <param name="advice">What to write instead: sentences, or nothing.</param>
public sealed class TexException(string problem, string tex, int position, string advice = "")
    : Exception($"{problem}, {Place(tex, position)}.{(advice.Length > 0 ? " " : "")}{advice}")
{
    private const int Before = 24, After = 24;

    /// <summary>The formula.</summary>
    public string Tex { get; } = tex;

    /// <summary>Where in the formula it is, counted from 0.</summary>
    public int Position { get; } = position;

    /// <summary>“at character 5 of `a + \b`”, with the line where there are several, and a part of it where it is long.</summary>
    private static string Place(string tex, int position)
    {
        int start = position == 0 ? 0 : tex.LastIndexOf('\n', position - 1) + 1;
        int end = tex.IndexOf('\n', position);
        end = end < 0 ? tex.Length : end;
        string at = tex.Contains('\n')
            ? $"at line {tex.AsSpan(0, start).Count('\n') + 1}, character {position - start + 1}"
            : $"at character {position + 1}";
        int from = position - start <= Before ? start : position - Before;
        int to = end - position <= After ? end : position + After;
        return $"{at} of `{(from > start ? "…" : "")}{tex[from..to].Trim()}{(to < end ? "…" : "")}`";
    }
}
