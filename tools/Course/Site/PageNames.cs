using Course.Documents;

namespace Course.Site;

/// <summary>
/// The names of the pages of notebooks. Each is there once, on systems too that do not tell capitals from small letters;
/// a notebook called index, or called as another in another folder, gets a number.
/// </summary>
internal sealed class PageNames
{
    private readonly Dictionary<string, string> _names = [];

    public PageNames(IEnumerable<Notebook> notebooks)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { Path.GetFileNameWithoutExtension(PageTemplate.StartPage) };
        foreach (Notebook notebook in notebooks)
        {
            string name = Path.GetFileNameWithoutExtension(notebook.Path);
            name = name.Length == 0 ? "notebook" : name;
            string free = name;
            for (int i = 2; !taken.Add(free); i++)
            {
                free = $"{name}-{i}";
            }
            _names.Add(notebook.RealPath, free);
        }
    }

    /// <summary>The page of a notebook.</summary>
    public string PageOf(Notebook notebook) => _names[notebook.RealPath] + ".html";

    /// <summary>The file that a notebook is downloaded as.</summary>
    public string FileOf(Notebook notebook) => _names[notebook.RealPath] + ".ipynb";

    /// <summary>The page of the notebook in a file, if the site has one.</summary>
    public string? PageOf(string fullPath) => _names.TryGetValue(fullPath, out string? name) ? name + ".html" : null;
}
