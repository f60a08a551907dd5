using Course.Documents;

namespace Course.Site;

/// <summary>The folder that a site is written to. It is replaced as a whole: it never holds half a site or an older page.</summary>
internal sealed class SiteFolder
{
    /// <summary>The file that says that a folder may be replaced.</summary>
    public const string Marker = ".course-site";

    /// <summary>macOS puts it into each folder that is looked at.</summary>
    private const string MadeByFinder = ".DS_Store";

    private readonly string _next;
    private readonly string _last;

    /// <summary>Checks that the folder may be written; nothing is written yet.</summary>
    /// <exception cref="RefusedException">There is something at <paramref name="path"/> that this program has not written.</exception>
    public SiteFolder(string path)
    {
        if (!RealPath.CanBe(path))
        {
            throw new RefusedException($"--out “{path}” names no folder. Name one, such as --out site.");
        }
        try
        {
            // Where it is a link, the folder that it leads to is replaced, and not the link.
            Path = RealPath.Of(System.IO.Path.TrimEndingDirectorySeparator(path));
            _next = Path + ".next";
            _last = Path + ".last";
            RequireOurs();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"--out {path} cannot be used: {e.Message} Name another folder.");
        }
    }

    /// <summary>The folder, with its full path.</summary>
    public string Path { get; }

    /// <summary>Writes the files, whose names are relative to the folder, beside it first, and then puts them in its place.</summary>
    /// <exception cref="RefusedException">The folder cannot be written; the one that was there is as it was.</exception>
    public void Write(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        using FileStream working = WorkLock.Take(
            Path, Path,
            "another program is writing this site. Wait until it has ended, and render again, or name another folder with --out.");
        try
        {
            // Again, since something may have been put there meanwhile, the report of this run for one.
            RequireOurs();
            Remove(_next);
            Remove(_last);
            Directory.CreateDirectory(_next);
            File.WriteAllLines(
                System.IO.Path.Combine(_next, Marker),
                files.Select(file => file.Key).Prepend("Written by `course render`, which replaces this folder as a whole:"));
            foreach ((string name, byte[] bytes) in files)
            {
                string file = System.IO.Path.Combine(_next, name);
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
                File.WriteAllBytes(file, bytes);
            }
            Swap(_next, Path, _last);
            Remove(_last);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"{Path} cannot be written: {e.Message}");
        }
    }

    /// <summary>Puts a folder in the place of another, which goes out of the way; where that fails, the other is back in it.</summary>
    public static void Swap(string next, string path, string last)
    {
        bool replaces = Directory.Exists(path);
        if (replaces)
        {
            Directory.Move(path, last);
        }
        try
        {
            Directory.Move(next, path);
        }
        catch when (replaces)
        {
            Directory.Move(last, path);
            throw;
        }
    }

    /// <exception cref="RefusedException">A file would be lost that this program has not written.</exception>
    private void RequireOurs()
    {
        if (new[] { Path, _next, _last }.Select(Objection).FirstOrDefault(objection => objection is not null) is { } objection)
        {
            throw new RefusedException(objection);
        }
    }

    /// <summary>Why a folder may not be replaced; null where it may.</summary>
    private static string? Objection(string folder)
    {
        string marker = System.IO.Path.Combine(folder, Marker);
        if (!File.Exists(marker))
        {
            return File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
                ? $"{folder} was not written by `course render` (it has no file {Marker}), so it is not overwritten. "
                    + "Name another folder with --out, or remove this one."
                : null;
        }
        HashSet<string> own = [.. File.ReadLines(marker)];
        var all = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 };
        string? foreign = Directory.EnumerateFiles(folder, "*", all)
            .Select(file => System.IO.Path.GetRelativePath(folder, file).Replace(System.IO.Path.DirectorySeparatorChar, '/'))
            .FirstOrDefault(file => file != Marker && !own.Contains(file) && System.IO.Path.GetFileName(file) != MadeByFinder);
        return foreign is null ? null
            : $"{folder} holds {foreign}, which `course render` has not written there, so it is not overwritten. "
                + "Move it away, or name another folder with --out.";
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
