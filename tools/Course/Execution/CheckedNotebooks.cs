using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Course.Documents;

namespace Course.Execution;

/// <summary>
/// Remembers which notebooks were checked and found true, by the content of all that went into it: the notebook with
/// its outputs, what it imports, every assembly it can load, the data files, the kernel and this program. Only that is
/// kept, as the name of an empty file; where anything about it is doubtful, a notebook counts as not checked.
/// </summary>
internal sealed partial class CheckedNotebooks
{
    private const int Kept = 500;
    private const long LargestContent = 500_000_000;
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly EnumerationOptions s_everything =
        new() { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>The hashes of files that were read, since the notebooks of a chapter share most of them.</summary>
    private readonly Dictionary<string, byte[]> _contents = [];

    private readonly string? _folder = FolderOfUser();

    /// <summary>What stands for a notebook and all that its outputs depend on; null where that cannot be told.</summary>
    public string? KeyOf(Notebook notebook, Limits limits)
    {
        if (_folder is null)
        {
            return null;
        }
        try
        {
            string path = Path.GetFullPath(notebook.Path);
            string folder = Path.GetDirectoryName(path)!;
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            Add(hash, $"{path}\n{limits}\n{RuntimeInformation.FrameworkDescription}\n{RuntimeInformation.RuntimeIdentifier}");
            hash.AppendData(notebook.ToBytes());
            // The packages of the program, the kernel among them, stand in its list of dependencies with their hashes.
            AddFile(hash, typeof(CheckedNotebooks).Assembly.Location);
            AddFile(hash, Path.ChangeExtension(typeof(CheckedNotebooks).Assembly.Location, ".deps.json"));
            AddFolder(hash, folder, file => !file.EndsWith(".ipynb", StringComparison.Ordinal));
            AddFolder(hash, Path.Combine(folder, "..", "data"), _ => true);
            return AddImports(hash, folder, notebook.CodeCells.Select(cell => cell.Source), [])
                ? Convert.ToHexStringLower(hash.GetHashAndReset()) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or RefusedException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>True where a notebook with this key was found true before.</summary>
    public bool Contains(string key) =>
        _folder is not null && new FileInfo(Path.Combine(_folder, key)) is { Exists: true, Length: 0, LinkTarget: null };

    /// <summary>Remembers that a notebook with this key was found true.</summary>
    public void Add(string key)
    {
        try
        {
            File.WriteAllBytes(Path.Combine(_folder!, key), []);
            foreach (FileInfo old in new DirectoryInfo(_folder!).GetFiles().OrderByDescending(file => file.LastWriteTimeUtc).Skip(Kept))
            {
                old.Delete();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It will be executed again.
        }
    }

    /// <summary>Adds what the code refers to; false where it refers to something whose content cannot be told.</summary>
    private bool AddImports(IncrementalHash hash, string folder, IEnumerable<string> codes, HashSet<string> seen)
    {
        foreach (string line in codes.SelectMany(CodeLines.Of).Where(line => line.StartsWith('#')))
        {
            if (CompilerDirective().IsMatch(line))
            {
                continue;
            }
            Match directive = Directive().Match(line);
            string path = Path.GetFullPath(directive.Groups["path"].Value.Trim(), folder);
            // An imported file is submitted as a cell is, a loaded one is compiled where it lies.
            string inner = directive.Groups["load"].Success ? Path.GetDirectoryName(path)! : folder;
            if (!directive.Success || !File.Exists(path) || !RealPath.LeadsToContent(path))
            {
                // A package, a magic command, a pipe, something this program does not know.
                return false;
            }
            if (directive.Groups["r"].Success)
            {
                // What an assembly needs is looked for where it lies.
                AddFolder(hash, Path.GetDirectoryName(path)!, file => file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase));
            }
            else if (seen.Add(path))
            {
                AddFile(hash, path);
                string[] imported = path.EndsWith(".ipynb", StringComparison.Ordinal)
                    ? [.. Notebook.Load(path).CodeCells.Select(cell => cell.Source)]
                    : [File.ReadAllText(path)];
                if (!AddImports(hash, inner, imported, seen))
                {
                    return false;
                }
            }
        }
        return true;
    }

    private void AddFolder(IncrementalHash hash, string folder, Func<string, bool> counts)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }
        FileInfo[] files = [.. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", s_everything)
            // Links may lead in circles, or to half of the disk.
            .Select(entry => entry is not DirectoryInfo { LinkTarget: not null } ? entry
                : throw new IOException($"{entry.FullName} is a link to a folder."))
            .OfType<FileInfo>().Where(file => counts(file.Name)).OrderBy(file => file.FullName, StringComparer.Ordinal)];
        if (files.Sum(file => file.Length) > LargestContent)
        {
            throw new IOException($"{folder} is too large to be compared.");
        }
        Array.ForEach(files, file => AddFile(hash, file.FullName));
    }

    private void AddFile(IncrementalHash hash, string file)
    {
        string path = Path.GetFullPath(file);
        if (!_contents.TryGetValue(path, out byte[]? content))
        {
            using Stream stream = RealPath.LeadsToContent(path) ? File.OpenRead(path) : Stream.Null;
            _contents[path] = content = SHA256.HashData(stream);
        }
        Add(hash, path);
        hash.AppendData(content);
    }

    private static void Add(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + '\0'));

    /// <summary>The user's own folder for it; null where there is none, or where others can write to it.</summary>
    private static string? FolderOfUser()
    {
        try
        {
            string data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
            if (data.Length == 0)
            {
                return null;
            }
            string outer = Path.Combine(data, "partial-derivatives-course");
            string folder = Path.Combine(outer, "checked");
            if (OperatingSystem.IsWindows())
            {
                return Directory.CreateDirectory(folder).FullName;
            }
            Directory.CreateDirectory(outer, Private);
            DirectoryInfo store = Directory.CreateDirectory(folder, Private);
            // Who can write to the outer folder can put another one in the place of the inner.
            return store.UnixFileMode == Private && store.LinkTarget is null
                && (new DirectoryInfo(outer).UnixFileMode & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) == 0 ? folder : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [GeneratedRegex(
        """^\s*#\s*((?<r>r)\s*"(?!\s*nuget)(?<path>[^"]+)"|(?<load>load)\s*"(?<path>[^"]+)"|!import\s+"?(?<path>[^"]+)"?)\s*;?\s*$""")]
    private static partial Regex Directive();

    [GeneratedRegex(@"^\s*#\s*(if|else|elif|endif|define|undef|region|endregion|pragma|nullable|warning|error|line|!csharp|!c#)\b")]
    private static partial Regex CompilerDirective();
}
