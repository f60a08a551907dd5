using Course.Documents;

namespace Course.Commands;

/// <summary>Which notebooks a command works on.</summary>
internal static class NotebookSelection
{
    /// <summary>
    /// The notebooks that are named, those of each folder that is named, or, where nothing is named, those of the
    /// folder <c>notebooks</c> here or in a folder above.
    /// </summary>
    /// <param name="names">The names.</param>
    /// <param name="problems">Gets what is wrong with files that are no notebooks, and they are left out; without it the first is
    /// thrown.</param>
    /// <exception cref="RefusedException">There are none.</exception>
    public static IReadOnlyList<Notebook> Load(IReadOnlyCollection<string> names, List<string>? problems = null)
    {
        IEnumerable<string> paths = (names.Count == 0 ? [DefaultFolder()] : names).SelectMany(Expand);
        Notebook[] notebooks = [.. paths.SelectMany(path => LoadOne(path, problems))];
        return notebooks.GroupBy(notebook => notebook.RealPath).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw new RefusedException(
                $"A notebook is named twice: {string.Join(" and ", twice.Select(notebook => notebook.Path))}. Name each once.")
            : notebooks;
    }

    private static Notebook[] LoadOne(string path, List<string>? problems)
    {
        try
        {
            return [Notebook.Load(path)];
        }
        catch (RefusedException e) when (problems is not null)
        {
            problems.Add(e.Message);
            return [];
        }
    }

    private static IEnumerable<string> Expand(string name)
    {
        if (!Directory.Exists(name))
        {
            return !name.StartsWith('-') || File.Exists(name) ? [name] : throw new RefusedException(
                $"{name} is neither an option of this command nor a notebook. --help after the command says what there is.");
        }
        string[] notebooks = [.. Directory.GetFiles(name, "*.ipynb").Order(StringComparer.Ordinal)];
        return notebooks.Length > 0 ? notebooks : throw new RefusedException($"{name}: there are no notebooks (*.ipynb) in this folder.");
    }

    private static string DefaultFolder()
    {
        string here = Directory.GetCurrentDirectory();
        return RealPath.WithFoldersAbove(here).Select(folder => Path.Combine(folder, "notebooks")).FirstOrDefault(Directory.Exists)
            is { } notebooks
            ? Path.GetRelativePath(here, notebooks)
            : throw new RefusedException(
                "There is no folder `notebooks` here or above. Run the command in the repository, or name the notebooks.");
    }
}
