using System.Net;
using System.Text.RegularExpressions;
using Course.Documents;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Course.HandOuts;

/// <summary>
/// The files that the text of a notebook links to or shows, such as pictures, where they lie in the notebook's folder or below it. Other
/// notebooks are not among them, since they have solutions.
/// </summary>
internal static partial class LinkedFiles
{
    /// <summary>The files by their paths from the notebook's folder, with / in them.</summary>
    public static IReadOnlyDictionary<string, byte[]> Of(Notebook notebook)
    {
        string folder = Path.GetDirectoryName(notebook.RealPath)!;
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (string address in notebook.Cells.Where(cell => cell is { IsCode: false } && !cell.HasTag("solution"))
            .SelectMany(Addresses))
        {
            string name = Uri.UnescapeDataString(address.Split('?', '#')[0]);
            if (name.Length == 0 || name.Contains(':', StringComparison.Ordinal) || name.Contains('\0', StringComparison.Ordinal))
            {
                continue;
            }
            string path = Path.GetFullPath(name, folder);
            if (RealPath.VisibleFrom(folder, path) is { } inside && !inside.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase)
                && File.Exists(path) && RealPath.VisibleFrom(folder, RealPath.Of(path)) is not null)
            {
                files[inside.Replace(Path.DirectorySeparatorChar, '/')] = File.ReadAllBytes(path);
            }
        }
        return files;
    }

    private static IEnumerable<string> Addresses(Cell cell) =>
        Markdown.Parse(cell.Source).Descendants<LinkInline>().Select(link => link.Url).OfType<string>()
            .Concat(Attribute().Matches(cell.Source).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)));

    [GeneratedRegex("(?:src|href)=\"([^\"]*)\"", RegexOptions.IgnoreCase)]
    private static partial Regex Attribute();
}
