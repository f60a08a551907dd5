using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Course.Documents;

/// <summary>
/// The languages of a notebook: hosts write them into its metadata and that of its cells, a cell may name another kernel by a
/// line such as <c>#!fsharp</c>, and a file that it imports may be of another one.
/// </summary>
internal static partial class NotebookLanguage
{
    /// <summary>The names of C# in .NET Interactive, and those that its kernel specification, Jupyter and editors write.</summary>
    private static readonly HashSet<string> s_csharp = new(StringComparer.OrdinalIgnoreCase)
    {
        "csharp", "C#", ".net-csharp", "cs", ".cs", ".csx", ".NET", ".NET (C#)", "polyglot-notebook", "text/x-csharp", "dotnet-interactive",
    };

    /// <summary>The other kernels of the released .NET Interactive, and languages whose kernels it can connect to.</summary>
    private static readonly HashSet<string> s_others = new(StringComparer.OrdinalIgnoreCase)
    {
        "fsharp", "f#", "pwsh", "powershell", "html", "javascript", "js", "sql", "kql", "mermaid", "http", "value", "markdown", "python",
        "python3", "r",
    };

    /// <summary>Where a notebook says which kernel runs it: each of these counts.</summary>
    private static readonly string[] s_ofNotebook =
    [
        "polyglot_notebook.kernelInfo.defaultKernelName", "polyglot_notebook.defaultKernelName", "dotnet_interactive.defaultKernelName",
        "kernelspec.language", "kernelspec.name", "kernelspec",
    ];

    /// <summary>What else says it, and may be left from another kernel: these count where none of those above is there.</summary>
    private static readonly string[] s_hintsOfNotebook =
    [
        "kernelspec.display_name", "language_info.name", "language_info.file_extension", "language_info.mimetype",
        "language_info.pygments_lexer", "jupytext.main_language",
    ];

    private static readonly string[] s_ofCell =
        ["polyglot_notebook.kernelName", "dotnet_interactive.language", "vscode.languageId", "language", "kernel"];

    /// <summary>The languages of files that .NET Interactive imports, by their endings; a notebook or a script says it itself.</summary>
    private static readonly Dictionary<string, string> s_endings = new(StringComparer.OrdinalIgnoreCase)
    {
        [".fs"] = "fsharp", [".fsx"] = "fsharp", [".ps1"] = "pwsh", [".html"] = "html", [".htm"] = "html", [".js"] = "javascript",
        [".sql"] = "sql", [".kql"] = "kql", [".md"] = "markdown", [".mermaid"] = "mermaid", [".http"] = "http", [".py"] = "python",
        [".r"] = "r",
    };

    /// <summary>Requires that all cells which are to run are C#: code of another language must not be run as if it were.</summary>
    /// <exception cref="RefusedException">The notebook or a cell is for another kernel; the message names it.</exception>
    public static void RequireCSharp(Notebook notebook)
    {
        foreach (Cell cell in notebook.CellsToRun)
        {
            if (OfCell(cell) is { } kernel)
            {
                throw new RefusedException(
                    notebook.Path,
                    $"code cell {cell.CodeNumber} (“{cell.FirstLine}”) is for the kernel `{kernel}`, and only C# is run here. "
                    + "Write it in C#, or give the cell the tag `skip-execution`. Nothing was run.");
            }
            if (Named(cell.Metadata, s_ofCell).Count == 0 && OfNotebook(notebook) is { } own)
            {
                throw new RefusedException(
                    notebook.Path,
                    $"this is a notebook for `{own}`, and only C# is run here. Check that the right notebook was named; `render` shows "
                    + "the outputs that are stored in it. Nothing was run.");
            }
            if (OfImports(cell.Source, Path.GetDirectoryName(notebook.RealPath)!, []) is ({ } file, { } language))
            {
                throw new RefusedException(
                    notebook.Path,
                    $"code cell {cell.CodeNumber} (“{cell.FirstLine}”) imports {file}, which is for `{language}`, and only C# is run here. "
                    + "Import a C# script, or give the cell the tag `skip-execution`. Nothing was run.");
            }
        }
    }

    /// <summary>Whether the cells of a notebook are C#, as far as its metadata say it.</summary>
    public static bool IsCSharp(Notebook notebook) => OfNotebook(notebook) is null;

    /// <summary>The other language that a notebook's metadata name; null where they name C# or none.</summary>
    private static string? OfNotebook(Notebook notebook) =>
        (Named(notebook.Metadata, s_ofNotebook) is { Count: > 0 } named ? named : Named(notebook.Metadata, s_hintsOfNotebook))
        .Find(name => !IsCSharp(name));

    /// <summary>The other language that a cell names, in its text or its metadata.</summary>
    private static string? OfCell(Cell cell) =>
        OfText(cell.Source) ?? Named(cell.Metadata, s_ofCell).Find(name => !IsCSharp(name));

    /// <summary>The kernel that a line of a text names, or the magic of IPython that it begins with.</summary>
    private static string? OfText(string source) =>
        CellMagic().Match(source) is { Success: true } magic ? magic.Groups["name"].Value
        : CodeLines.Of(source)
            .Where(line => line.StartsWith("#!", StringComparison.Ordinal))
            .Select(line => line[2..].Split(' ', '\t')[0])
            .FirstOrDefault(s_others.Contains);

    /// <summary>
    /// The first file that a text imports, or such a file, and that is of another language. Paths are relative to the notebook's folder,
    /// also in imported files: so the kernel reads them.
    /// </summary>
    private static (string File, string Language)? OfImports(string source, string folder, HashSet<string> seen)
    {
        foreach (string line in CodeLines.Of(source))
        {
            string file = Import().Match(line).Groups["path"].Value.Trim();
            string path = Path.GetFullPath(file.Length > 0 && !file.Contains('\0', StringComparison.Ordinal) ? file : ".", folder);
            if (!File.Exists(path) || !seen.Add(path))
            {
                continue;
            }
            (string? language, string code) = ReadImport(path);
            if (language is not null)
            {
                return (file, language);
            }
            if (OfImports(code, folder, seen) is { } inner)
            {
                return inner;
            }
        }
        return null;
    }

    /// <summary>The other language of a file, and its code, which may import more. What cannot be read the kernel will tell.</summary>
    private static (string? Language, string Code) ReadImport(string path)
    {
        try
        {
            if (s_endings.TryGetValue(Path.GetExtension(path), out string? language))
            {
                return (language, "");
            }
            if (Path.GetExtension(path) == ".ipynb")
            {
                var notebook = Notebook.Load(path);
                return (
                    OfNotebook(notebook) ?? notebook.CodeCells.Select(OfCell).FirstOrDefault(name => name is not null),
                    string.Join('\n', notebook.CodeCells.Select(cell => cell.Source)));
            }
            string code = RealPath.LeadsToContent(path) ? File.ReadAllText(path) : "";
            return (OfText(code), code);
        }
        catch (Exception e) when (e is RefusedException or IOException or UnauthorizedAccessException)
        {
            return (null, "");
        }
    }

    private static bool IsCSharp(string name) => s_csharp.Contains(name) || name.Contains("C#", StringComparison.Ordinal);

    /// <summary>The texts at paths in JSON of which nothing is known.</summary>
    private static List<string> Named(JsonObject? json, string[] paths) =>
        [.. paths.Select(path => json.TextAt(path)).OfType<string>().Where(name => name.Length > 0)];

    [GeneratedRegex(@"^\s*(?<name>%%?[A-Za-z]\w*)")]
    private static partial Regex CellMagic();

    [GeneratedRegex("""^#!import\s+"?(?<path>[^"]+)"?\s*$""")]
    private static partial Regex Import();
}
