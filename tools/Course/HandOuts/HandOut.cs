using System.Text.Json.Nodes;
using Course.Documents;

namespace Course.HandOuts;

/// <summary>A notebook as a class gets it: without solutions and outputs, and without what the exercises expect; else as it is.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Bytes">The notebook.</param>
/// <param name="Solutions">How many solutions were taken out.</param>
/// <param name="Files">What its text shows or links to, by the paths from its folder.</param>
internal sealed record HandOut(string Name, byte[] Bytes, int Solutions, IReadOnlyDictionary<string, byte[]> Files)
{
    private const string Import = "#!import ";

    /// <summary>The id of the cell that says what to do where the library is not found.</summary>
    public const string AdviceId = "hand-out";

    /// <summary>Makes the hand-out of a notebook, which will lie in a folder.</summary>
    public static HandOut Of(Notebook notebook, string folder)
    {
        var cells = new List<JsonObject>();
        int solutions = 0;
        foreach (Cell cell in notebook.Cells)
        {
            if (cell.HasTag("solution"))
            {
                solutions++;
                continue;
            }
            JsonObject json = cell.ToJson();
            if (cell.IsCode)
            {
                json["execution_count"] = null;
                json["outputs"] = new JsonArray();
                string source = SealedLiterals.In(cell.Source) ?? throw new RefusedException(
                    $"{notebook.Path}: code cell {cell.CodeNumber} nests too deeply for what its exercise expects to be hidden. "
                    + "Split its expressions. Nothing was written.");
                if (ImportOf(source) is { } path && cells.All(other => other["id"].AsText() != AdviceId))
                {
                    string found = PathFrom(folder, notebook.RealPath, path);
                    cells.Add(Advice(found));
                    source = source.Replace(Import + path, Import + found, StringComparison.Ordinal);
                }
                if (source != cell.Source)
                {
                    json["source"] = MultilineText.Write(source);
                }
            }
            cells.Add(json);
        }
        return new HandOut(Path.GetFileName(notebook.Path), notebook.WithCells(cells), solutions, LinkedFiles.Of(notebook));
    }

    /// <summary>The path that a set-up cell imports the library by; null in other cells.</summary>
    private static string? ImportOf(string source) =>
        source.Split('\n')[0].TrimEnd() is { } line && line.StartsWith(Import, StringComparison.Ordinal)
        && line.EndsWith("setup.csx", StringComparison.Ordinal) ? line[Import.Length..].Trim() : null;

    /// <summary>
    /// The library's path from another folder, where both are in one copy of the course; else the path as it is, since the notebook will
    /// be moved into one.
    /// </summary>
    private static string PathFrom(string folder, string notebook, string path)
    {
        string library = Path.GetFullPath(path, Path.GetDirectoryName(notebook)!);
        string course = Path.GetFullPath("../../..", library);
        bool isInside = Path.GetRelativePath(course, folder) is var place && !place.StartsWith("..", StringComparison.Ordinal)
            && !Path.IsPathRooted(place);
        return isInside ? Path.GetRelativePath(folder, library).Replace('\\', '/') : path;
    }

    private static JsonObject Advice(string path) => new()
    {
        ["cell_type"] = "markdown",
        ["id"] = AdviceId,
        ["metadata"] = new JsonObject(),
        ["source"] = MultilineText.Write(
            $"""
            **This is a hand-out.** The cell below loads the course's library from `{path}`. If it says that `setup.csx` is not found:

            1. Get the course, with git or as a zip file, and the [.NET 10 SDK](https://dotnet.microsoft.com/download).
            2. Call `dotnet build` in the course's folder, which holds `PartialDerivatives.slnx`.
            3. Put this notebook into a folder in it from which `{path}` is there, such as `student`.

            Then run the cell again.
            """.ReplaceLineEndings("\n")),
    };
}
