namespace Course.Execution;

/// <summary>The line of a cell that a kernel speaks of: it takes directives out, and counts in what is left.</summary>
internal static class CellLine
{
    /// <summary>
    /// The line of the cell that is line <paramref name="line"/> of what was submitted of it; where that came from an
    /// imported file, the line of the import. Null where it is not known.
    /// </summary>
    public static int? Of(int line, string submission, string cell)
    {
        string[] lines = cell.Split('\n');
        if (cell.IndexOf(submission, StringComparison.Ordinal) is >= 0 and var place)
        {
            int found = line + cell.AsSpan(0, place).Count('\n');
            return found > 0 && found <= lines.Length ? found : null;
        }
        int[] code = [.. Enumerable.Range(0, lines.Length).Where(i => !IsDirective(lines[i]))];
        string left = string.Join('\n', code.Select(i => lines[i]));
        if (left.IndexOf(submission, StringComparison.Ordinal) is >= 0 and var start)
        {
            int index = line - 1 + left.AsSpan(0, start).Count('\n');
            return index >= 0 && index < code.Length ? code[index] + 1 : null;
        }
        int import = Array.FindIndex(lines, text => text.TrimStart().StartsWith("#!import", StringComparison.Ordinal));
        return import < 0 ? null : import + 1;
    }

    /// <summary>The line of the directive that a message is about.</summary>
    public static int? OfDirective(string message, string cell)
    {
        int found = Array.FindIndex(cell.Split('\n'), line => IsDirective(line) && line.Trim()
            .Split([' ', '"', ',', ':', '/', '\\'], StringSplitOptions.RemoveEmptyEntries)
            .Skip(1).Any(word => word.Length > 2 && message.Contains(word, StringComparison.OrdinalIgnoreCase)));
        return found < 0 ? null : found + 1;
    }

    private static bool IsDirective(string line) =>
        line.TrimStart() is var text && (text.StartsWith("#!", StringComparison.Ordinal) || text.StartsWith("#i ", StringComparison.Ordinal)
            || (text.StartsWith("#r", StringComparison.Ordinal) && text.Contains("nuget:", StringComparison.OrdinalIgnoreCase)));
}
