using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Course.Documents;

namespace Course.Site;

/// <summary>
/// Files that a notebook refers to: pictures, data. They are copied into the site, but only out of the repository that
/// the notebook is in, or its own folder where that is in none, and nothing hidden: a notebook from elsewhere must not
/// be able to publish what else is on the machine.
/// </summary>
internal sealed partial class NeighbourFiles
{
    private const int MaxBytes = 50_000_000;

    private readonly string _folder;
    private readonly string _root;
    private readonly Dictionary<string, byte[]> _files = [];

    /// <param name="notebook">The full path of the notebook.</param>
    public NeighbourFiles(string notebook)
    {
        _folder = RealPath.Of(Path.GetDirectoryName(notebook)!);
        _root = RealPath.WithFoldersAbove(_folder).FirstOrDefault(folder => Path.Exists(Path.Combine(folder, ".git"))) ?? _folder;
    }

    /// <summary>The files to copy, by their names in the site.</summary>
    public IReadOnlyDictionary<string, byte[]> Files => _files;

    /// <summary>The full path of what an address relative to the notebook means.</summary>
    public string FullPath(string address)
    {
        try
        {
            return Path.GetFullPath(Path.Combine(_folder, address.TrimStart('/')));
        }
        catch (ArgumentException)
        {
            // A null character.
            return "";
        }
    }

    /// <summary>Takes a file into the site.</summary>
    /// <returns>Its name in the site; or null, and why it is not taken.</returns>
    public (string? Name, string Fault) Take(string address)
    {
        string path = FullPath(address);
        if (!File.Exists(path))
        {
            return (null, Directory.Exists(path)
                ? "which is a folder; link to a file in it"
                : "and there is no such file beside the notebook");
        }
        try
        {
            string real = RealPath.Of(path);
            if (RealPath.VisibleFrom(_root, real) is null)
            {
                return (null, $"which is hidden, or outside {_root}, so it is not copied into the site");
            }
            var file = new FileInfo(real);
            if (file.Length > MaxBytes)
            {
                return (null, $"which has {file.Length} bytes; the site takes files up to {MaxBytes}");
            }
            // What is no regular file, such as a pipe, has no length, and reading it might never end.
            byte[] bytes = file.Length == 0 ? [] : File.ReadAllBytes(real);
            string extension = Path.GetExtension(real).ToLowerInvariant();
            string hash = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 4));
            string name = $"files/{Odd().Replace(Path.GetFileNameWithoutExtension(real), "-")}-{hash}{Odd().Replace(extension, "-")}";
            _files[name] = bytes;
            return (name, "");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, $"which cannot be read: {e.Message}");
        }
    }

    [GeneratedRegex("[^A-Za-z0-9._-]")]
    private static partial Regex Odd();
}
