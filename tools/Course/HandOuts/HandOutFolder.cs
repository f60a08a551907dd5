using Course.Documents;

namespace Course.HandOuts;

/// <summary>The folder that hand-outs are written to. What a student has written in it is not lost without being asked for.</summary>
internal sealed class HandOutFolder
{
    private HandOutFolder(string path) => Path = path;

    /// <summary>The folder, with its full path and without links.</summary>
    public string Path { get; }

    /// <summary>Checks that a folder may be written to; nothing is written yet.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="notebooks">What is handed out.</param>
    /// <param name="replaces">Whether notebooks of the same names in it may be replaced.</param>
    /// <exception cref="RefusedException">It may not.</exception>
    public static HandOutFolder Of(string path, IReadOnlyList<Notebook> notebooks, bool replaces)
    {
        if (!RealPath.CanBe(path))
        {
            throw new RefusedException($"--out “{path}” names no folder. Name one, such as --out student.");
        }
        string full;
        try
        {
            full = RealPath.Of(System.IO.Path.TrimEndingDirectorySeparator(path));
            if (File.Exists(full))
            {
                throw new RefusedException($"{full} is a file. Name a folder with --out.");
            }
            if (notebooks.FirstOrDefault(notebook => System.IO.Path.GetDirectoryName(notebook.RealPath) == full) is { } own)
            {
                throw new RefusedException(
                    $"{full} is the folder of {own.Path} itself, whose solutions would be lost. Name another folder with --out.");
            }
            if (!replaces && Directory.Exists(full) && Directory.EnumerateFileSystemEntries(full).FirstOrDefault() is { } first)
            {
                throw new RefusedException(
                    $"{full} is not empty: {System.IO.Path.GetFileName(first)} is in it, and may be somebody's work. Name another folder "
                    + "with --out, or replace the notebooks of the same names with --force; other files stay.");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"--out {path} cannot be used: {e.Message} Name another folder.");
        }
        string[] twice = [.. notebooks.GroupBy(notebook => System.IO.Path.GetFileName(notebook.Path)).Where(same => same.Count() > 1)
            .SelectMany(same => same.Select(notebook => notebook.Path))];
        return twice.Length == 0 ? new HandOutFolder(full) : throw new RefusedException(
            $"{string.Join(" and ", twice)} have one name, and would be one file in {full}. Hand them out into two folders.");
    }

    /// <summary>Writes the hand-outs beside the folder first, so that none is ever half written.</summary>
    /// <returns>The names of the files that took the place of another one.</returns>
    /// <exception cref="RefusedException">They cannot be written.</exception>
    public IReadOnlyList<string> Write(IReadOnlyList<HandOut> handOuts)
    {
        string next = $"{Path}.{Environment.ProcessId}.new";
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (name, bytes) in handOuts.SelectMany(handOut => handOut.Files.Append(new(handOut.Name, handOut.Bytes))))
        {
            files[name] = bytes;
        }
        try
        {
            Directory.CreateDirectory(next);
            foreach (var (name, bytes) in files)
            {
                File.WriteAllBytes(WithFolder(System.IO.Path.Combine(next, name)), bytes);
            }
            foreach (string folder in files.Keys.Select(name => System.IO.Path.GetDirectoryName(In(name))!).Distinct())
            {
                if (RealPath.Of(folder) != folder)
                {
                    throw new RefusedException($"{folder} is a link, and what it leads to is not overwritten. Remove the link, or name "
                        + "another folder with --out.");
                }
            }
            string[] replaced = [.. files.Keys.Where(name => File.Exists(In(name)))];
            if (!Directory.Exists(Path))
            {
                Directory.Move(next, Path);
                return replaced;
            }
            foreach (string name in files.Keys)
            {
                File.Move(System.IO.Path.Combine(next, name), WithFolder(In(name)), overwrite: true);
            }
            return replaced;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"{Path} cannot be written: {e.Message} Name another folder with --out.");
        }
        finally
        {
            if (Directory.Exists(next))
            {
                Directory.Delete(next, recursive: true);
            }
        }
    }

    private static string WithFolder(string file)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        return file;
    }

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
