using Course.Documents;

namespace Course.Doctor;

/// <summary>Do the notebooks carry the metadata by which VS Code, Jupyter and Verso choose the kernel by themselves?</summary>
internal static class NotebookMetadata
{
    private const string Part = "notebooks";
    private const string Advice =
        "Copy `metadata` from notebooks/04-summary.ipynb in a text editor; `git diff` shows what changed.";

    /// <summary>Reads all notebooks of the chapter.</summary>
    public static IEnumerable<Finding> Examine(Surroundings at)
    {
        string folder = at.Of("notebooks");
        string[] files = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.ipynb").Order(StringComparer.Ordinal)] : [];
        if (files.Length == 0)
        {
            return [new Finding(State.Wrong, Part, "there are none in the folder notebooks.", "Restore them: `git checkout notebooks`.")];
        }
        Finding[] wrong = [.. files.Select(Examine).OfType<Finding>()];
        return wrong.Length > 0 ? wrong
            : [new Finding(State.Right, Part, $"the metadata of {files.Length} name the C# kernel.")];
    }

    private static Finding? Examine(string file)
    {
        string name = $"notebook {Path.GetFileName(file)}";
        Notebook notebook;
        try
        {
            notebook = Notebook.Load(file);
        }
        catch (RefusedException e)
        {
            return new Finding(State.Wrong, name, e.Message);
        }
        string? kernel = notebook.Metadata.TextAt("kernelspec.name");
        if (kernel != ".net-csharp")
        {
            return new Finding(State.Wrong, name, $"`kernelspec.name` is {Shown(kernel)}; Jupyter needs `.net-csharp`.", Advice);
        }
        string? language = notebook.Metadata.TextAt("polyglot_notebook.kernelInfo.defaultKernelName");
        if (language != "csharp")
        {
            return new Finding(
                State.Wrong, name,
                $"`polyglot_notebook.kernelInfo.defaultKernelName` is {Shown(language)}; VS Code needs `csharp`.", Advice);
        }
        foreach (Cell cell in notebook.CodeCells)
        {
            string?[] named =
                [cell.Metadata.TextAt("polyglot_notebook.kernelName"), cell.Metadata.TextAt("dotnet_interactive.language")];
            if (Array.Find(named, kernelName => kernelName is not (null or "csharp")) is { } other)
            {
                return new Finding(
                    State.Wrong, name, $"code cell {cell.CodeNumber} is for the kernel `{other}`, not `csharp`.",
                    "Choose C# at the cell's lower right in VS Code.");
            }
        }
        return null;
    }

    private static string Shown(string? value) => value is null ? "missing" : $"`{value}`";
}
