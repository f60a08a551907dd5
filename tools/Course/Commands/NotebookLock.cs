using Course.Documents;

namespace Course.Commands;

/// <summary>Keeps a second run from working on the same notebooks.</summary>
internal sealed class NotebookLock : IDisposable
{
    private readonly List<FileStream> _files = [];

    /// <summary>Locks notebooks that are to be written.</summary>
    /// <exception cref="RefusedException">Another run is at work on one of them.</exception>
    public NotebookLock(IEnumerable<Notebook> notebooks)
    {
        try
        {
            foreach (Notebook notebook in notebooks)
            {
                _files.Add(WorkLock.Take(
                    notebook.RealPath, notebook.Path,
                    "another run is at work on this notebook. Wait until it has ended, or stop it; nothing was run."));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Frees the notebooks.</summary>
    public void Dispose() => _files.ForEach(file => file.Dispose());
}
