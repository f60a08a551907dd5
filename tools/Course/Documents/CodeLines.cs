namespace Course.Documents;

/// <summary>The lines of a cell as the compiler has them, where it is looked for directives in them.</summary>
internal static class CodeLines
{
    private static readonly char[] s_ends = ['\n', '\r', '\u0085', '\u2028', '\u2029'];

    /// <summary>The lines, without the white space that they begin with.</summary>
    public static IEnumerable<string> Of(string code) => code.Split(s_ends).Select(line =>
        new string([.. line.SkipWhile(c => char.IsWhiteSpace(c) || c is '\uFEFF' or '\u001A')]));
}
