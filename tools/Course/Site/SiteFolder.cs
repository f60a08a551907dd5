using System.Security.Cryptography;
using System.Text;
using Course.Documents;

namespace Course.Site;

/// <summary>The folder that a site is written to. It is replaced as a whole: it never holds half a site or an older page.</summary>
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

    /// <summary>Writes the files, whose names are relative to the folder, beside it first, and then puts them in its place.</summary>
    /// <exception cref="RenderException">The folder cannot be written; the one that was there is as it was.</exception>
    public void Write(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        using FileStream working = Lock();
        try
        {
            Remove(_next);
            Remove(_last);
            Directory.CreateDirectory(_next);
            File.WriteAllText(
                System.IO.Path.Combine(_next, Marker), "Written by `course render`, which replaces this folder as a whole.\n");
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
            throw new RenderException($"{Path} cannot be written: {e.Message}");
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

    /// <summary>
    /// Keeps a second program from writing the folder. The lock is a file in the system's folder for temporary files, so
    /// that nothing is left beside the site; the system frees it when the program ends, however it ends.
    /// </summary>
    private FileStream Lock()
    {
        string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path)).AsSpan(0, 8));
        string file = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"course-site-{name}.lock");
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException and not DirectoryNotFoundException)
        {
            throw new RenderException(
                $"{Path}: another program is writing this site. "
                + "Wait until it has ended, and render again, or name another folder with --out.");
        }
        catch (Exception e) when (e is UnauthorizedAccessException or DirectoryNotFoundException)
        {
            throw new RenderException(
                $"{Path}: the file that keeps a second program away cannot be opened: {e.Message} "
                + "Set TMPDIR to a folder that can be written.");
        }
    }

    private static bool IsOurs(string folder) =>
        File.Exists(System.IO.Path.Combine(folder, Marker)) || !Directory.EnumerateFileSystemEntries(folder).Any();

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
