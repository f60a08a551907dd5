using System.Security.Cryptography;
using System.Text;
using Course.Documents;

namespace Course.Commands;

/// <summary>
/// Keeps a second run from working on the same notebooks. The locks are files in the system's folder for temporary
/// files, so they need no right to write beside the notebook; the system itself frees them when the process ends,
/// however it ends. The files stay, since deleting one could free a notebook that is being locked just then.
/// </summary>
internal sealed class NotebookLock : IDisposable
{
    private readonly List<FileStream> _files = [];

    /// <summary>Locks notebooks that are to be written.</summary>
    /// <exception cref="UsageException">Another run is at work on one of them.</exception>
    public NotebookLock(IEnumerable<Notebook> notebooks)
    {
        foreach (Notebook notebook in notebooks)
        {
            string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(notebook.RealPath)).AsSpan(0, 8));
            string file = Path.Combine(Path.GetTempPath(), $"course-{name}.lock");
            try
            {
                _files.Add(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Dispose();
                throw new UsageException(e is UnauthorizedAccessException or DirectoryNotFoundException
                    ? $"{notebook.Path}: the file that keeps a second run away cannot be opened: {e.Message} "
                    + "Set TMPDIR to a folder that can be written."
                    : $"{notebook.Path}: another run is at work on this notebook. Wait until it has ended, or stop it; nothing was run.");
            }
        }
    }

    /// <summary>Frees the notebooks.</summary>
    public void Dispose() => _files.ForEach(file => file.Dispose());
}
