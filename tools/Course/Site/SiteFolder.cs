using Course.Documents;

namespace Course.Site;

/// <summary>The folder that a site is written to. It is replaced as a whole, so that it never holds half a site or pages of an older one.</summary>
internal sealed class SiteFolder
{
    /// <summary>The file that says that a folder may be replaced.</summary>
    public const string Marker = ".course-site";

    private readonly string _next;
    private readonly string _last;

    /// <summary>Checks that the folder may be written; nothing is written yet.</summary>
    /// <exception cref="RenderException">There is something at <paramref name="path"/> that this program has not written.</exception>
    public SiteFolder(string path)
    {
        if (string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal))
        {
            throw new RenderException($"--out “{path}” names no folder. Name one, such as --out site.");
        }
        try
        {
            // Where it is a link, the folder that it leads to is replaced, and not the link.
            Path = RealPath.Of(System.IO.Path.TrimEndingDirectorySeparator(path));
            _next = Path + ".next";
            _last = Path + ".last";
            foreach (string folder in new[] { Path, _next, _last })
            {
                if (File.Exists(folder) || (Directory.Exists(folder) && !IsOurs(folder)))
                {
                    throw new RenderException(
                        $"{folder} was not written by `course render` (it has no file {Marker}), so it is not overwritten. "
                        + "Name another folder with --out, or remove this one.");
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RenderException($"--out {path} cannot be used: {e.Message} Name another folder.");
        }
    }

    /// <summary>The folder, with its full path.</summary>
    public string Path { get; }

    /// <summary>Writes the files, whose names are relative to the folder, beside the folder first, and then puts them in its place.</summary>
    /// <exception cref="RenderException">The folder cannot be written; the one that was there is as it was.</exception>
    public void Write(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        try
        {
            Remove(_next);
            Remove(_last);
            Directory.CreateDirectory(_next);
            File.WriteAllText(System.IO.Path.Combine(_next, Marker), "Written by `course render`, which replaces this folder as a whole.\n");
            foreach ((string name, byte[] bytes) in files)
            {
                string file = System.IO.Path.Combine(_next, name);
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
                File.WriteAllBytes(file, bytes);
            }
            Swap();
            Remove(_last);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RenderException($"{Path} cannot be written: {e.Message}");
        }
    }

    private void Swap()
    {
        bool replaces = Directory.Exists(Path);
        if (replaces)
        {
            Directory.Move(Path, _last);
        }
        try
        {
            Directory.Move(_next, Path);
        }
        catch when (replaces)
        {
            Directory.Move(_last, Path);
            throw;
        }
    }

    private static bool IsOurs(string folder) => File.Exists(System.IO.Path.Combine(folder, Marker)) || !Directory.EnumerateFileSystemEntries(folder).Any();

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
