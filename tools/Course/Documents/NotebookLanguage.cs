using System.Text.Json.Nodes;

namespace Course.Documents;

/// <summary>
/// The languages of a notebook: hosts write them into its metadata and that of its cells, and a cell may name another
/// kernel by a line such as <c>#!fsharp</c>.
/// </summary>
internal static class NotebookLanguage
{
    /// <summary>The names under which .NET Interactive has C#, and those that its kernel specification and Jupyter write.</summary>
    private static readonly HashSet<string> s_csharp =
        new(StringComparer.OrdinalIgnoreCase) { "csharp", "C#", ".net-csharp", "cs", ".NET", "polyglot-notebook" };

    /// <summary>The other kernels of the released .NET Interactive, and languages whose kernels it can connect to.</summary>
    private static readonly HashSet<string> s_others = new(StringComparer.OrdinalIgnoreCase)
    {
        "fsharp", "f#", "pwsh", "powershell", "html", "javascript", "js", "sql", "kql", "mermaid", "http", "value", "markdown", "python",
            "r",
    };

    /// <summary>Requires that all cells which are to run are C#: code of another language must not be run as if it were.</summary>
    /// <exception cref="InvalidNotebookException">The notebook or a cell is for another kernel; the message names it.</exception>
    public static void RequireCSharp(Notebook notebook)
    {
        string? own = OfNotebook(notebook.Metadata);
        foreach (Cell cell in notebook.Cells.Where(cell => cell.IsCode && !cell.HasTag("skip-execution")))
        {
            if (OfLine(cell.Source) is { } kernel || !IsCSharp(kernel = Text(cell.Metadata, "polyglot_notebook", "kernelName")
                ?? Text(cell.Metadata, "dotnet_interactive", "language")))
            {
                throw new InvalidNotebookException(
                    notebook.Path,
                    $"code cell {cell.CodeNumber} (“{cell.FirstLine}”) is for the kernel `{kernel}`, and only C# is run here. "
                    + "Write it in C#, or give the cell the tag `skip-execution`. Nothing was run.");
            }
            if (kernel is null && !IsCSharp(own))
            {
                throw new InvalidNotebookException(
                    notebook.Path,
                    $"this is a notebook for `{own}`, and only C# is run here. Check that the right notebook was named; `render` shows "
                    + "the outputs that are stored in it. Nothing was run.");
            }
        }
    }

    /// <summary>Whether the cells of a notebook are C#, as far as its metadata say it.</summary>
    public static bool IsCSharp(Notebook notebook) => IsCSharp(OfNotebook(notebook.Metadata));

    private static string? OfNotebook(JsonObject? metadata) =>
        Text(metadata?["polyglot_notebook"] as JsonObject, "kernelInfo", "defaultKernelName")
        ?? Text(metadata, "kernelspec", "language") ?? Text(metadata, "kernelspec", "name") ?? Text(metadata, "language_info", "name");

    /// <summary>The kernel that a line of the cell names.</summary>
    private static string? OfLine(string source) =>
        source.Split('\n').Select(line => line.Trim())
            .Where(line => line.StartsWith("#!", StringComparison.Ordinal))
            .Select(line => line[2..].Split(' ', '\t')[0])
            .FirstOrDefault(s_others.Contains);

    private static bool IsCSharp(string? name) => name is null || s_csharp.Contains(name);

    private static string? Text(JsonObject? json, string outer, string inner) =>
        json?[outer] is JsonObject group && group[inner] is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0 ? text
            : null;
}
