namespace Course.Documents;

/// <summary>Paths without links, so that one file has one name however it is reached.</summary>
internal static class RealPath
{
    /// <summary>As many links may lead to one another as Linux follows.</summary>
    private const int MostLinks = 40;

    /// <summary>A folder and those above it, the nearest first.</summary>
    public static IEnumerable<string> WithFoldersAbove(string folder)
    {
        for (string? each = Path.GetFullPath(folder); each is not null; each = Path.GetDirectoryName(each))
        {
            yield return each;
        }
    }

    /// <summary>
    /// True where a file has a length. To open a pipe is to wait until somebody writes to it, and a device may never end; neither has one.
    /// </summary>
    public static bool LeadsToContent(string path) => new FileInfo(Of(path)).Length > 0;

    /// <summary>
    /// True where an option's value can name a file or a folder; what begins with a hyphen is an option in a wrong place.
    /// </summary>
    public static bool CanBe(string path) =>
        !string.IsNullOrWhiteSpace(path) && !path.StartsWith('-') && !path.Contains('\0', StringComparison.Ordinal);

    /// <summary>
    /// A path as seen from a folder; null where it is outside of the folder, hidden, or in a hidden folder. Both are full paths.
    /// </summary>
    public static string? VisibleFrom(string folder, string path)
    {
        string inside = Path.GetRelativePath(folder, path);
        return Path.IsPathRooted(inside) || inside.Split(Path.DirectorySeparatorChar).Any(part => part.StartsWith('.')) ? null : inside;
    }

    /// <summary>
    /// The full path of what <paramref name="path"/> leads to, through links in any of its parts; what is not there yet keeps
    /// its name.
    /// </summary>
    /// <exception cref="IOException">The links lead in a circle, or one cannot be read.</exception>
    public static string Of(string path)
    {
        int links = 0;
        return Follow(Path.GetFullPath(path));

        string Follow(string full)
        {
            if (Path.GetDirectoryName(full) is not { } parent)
            {
                return full;
            }
            string folder = Follow(parent);
            string here = Path.Combine(folder, Path.GetFileName(full));
            if (new FileInfo(here).LinkTarget is not { } target)
            {
                return here;
            }
            return ++links <= MostLinks
                ? Follow(Path.GetFullPath(target, folder))
                : throw new IOException($"the links at {path} lead in a circle.");
        }
    }
}
