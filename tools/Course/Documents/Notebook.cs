using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Course.Documents;

/// <summary>
/// A notebook file (nbformat 4). What this program does not know it keeps; a notebook that was not changed is
/// written back byte for byte.
/// </summary>
internal sealed class Notebook
{
    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private const string TemporaryEnding = ".course-new";

    private readonly JsonObject _document;
    private readonly byte[] _originalBytes;
    private readonly PythonNumbers? _numbers;

    private Notebook(string path, string realPath, byte[] bytes, JsonObject document, PythonNumbers? numbers)
    {
        Path = path;
        RealPath = realPath;
        _document = document;
        _numbers = numbers;
        _originalBytes = bytes;
        int codeCells = 0;
        Cells = [.. CellObjects(document).Select(cell => new Cell(cell, cell["cell_type"].AsText() == "code" ? ++codeCells : 0))];
        CodeCells = [.. Cells.Where(cell => cell.IsCode)];
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The full path of the file itself, where <see cref="Path"/> may lead to it through links.</summary>
    public string RealPath { get; }

    /// <summary>What hosts have written about the notebook.</summary>
    public JsonObject? Metadata => _document["metadata"] as JsonObject;

    /// <summary>The cells, in order.</summary>
    public IReadOnlyList<Cell> Cells { get; }

    /// <summary>The code cells.</summary>
    public IReadOnlyList<Cell> CodeCells { get; }

    /// <summary>The code cells that are run: those with the tag <c>skip-execution</c> are left alone, as nbclient leaves them.</summary>
    public IEnumerable<Cell> CellsToRun => CodeCells.Where(cell => !cell.HasTag("skip-execution"));

    /// <summary>Reads a notebook.</summary>
    /// <exception cref="RefusedException">There is no such file, or it is not a notebook of nbformat 4.</exception>
    public static Notebook Load(string path)
    {
        (string realPath, byte[] bytes) = ReadFile(path);
        string text;
        PythonNumbers? numbers;
        JsonNode? root;
        try
        {
            (text, numbers) = PythonNumbers.Read(s_strictUtf8.GetString(bytes));
            root = JsonNode.Parse(
                text.TrimStart('\uFEFF'), documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
            if (text.Contains("\\ud", StringComparison.OrdinalIgnoreCase))
            {
                // Only a surrogate can be half a character, and only writing every text shows whether one is.
                root?.ToJsonString();
            }
        }
        catch (DecoderFallbackException)
        {
            throw new RefusedException(path, "this is not UTF-8 text, so not a notebook. Save it again as UTF-8.");
        }
        catch (JsonException e)
        {
            // The parser's message goes on with the place, counted from 0, and may quote a line break.
            string reason = e.Message.Split(" LineNumber:")[0].ReplaceLineEndings(" ");
            string place = e.LineNumber is { } line ? $" (line {line + 1})" : "";
            throw new RefusedException(
                path,
                $"this is not JSON, so not a notebook{place}: {reason} "
                + "Restore the file, or open and save it in an editor for notebooks.");
        }
        catch (InvalidOperationException e)
        {
            throw new RefusedException(
                path, $"a text in it is not Unicode: {e.Message} Remove the half character after `\\ud…`, which no editor can show.");
        }
        if (root is not JsonObject document)
        {
            throw NotANotebook(path, "the file is JSON, but not a JSON object");
        }
        Validate(path, document);
        return new Notebook(path, realPath, bytes, document, numbers);
    }

    /// <summary>The bytes of the file as they should be now.</summary>
    public byte[] ToBytes()
    {
        if (!Cells.Any(cell => cell.HasChanged))
        {
            return _originalBytes;
        }
        UpgradeToCellIds(_document);
        return Write(_document);
    }

    /// <summary>The bytes of a notebook with other cells, which else is like this one.</summary>
    public byte[] WithCells(IEnumerable<JsonObject> cells)
    {
        var document = (JsonObject)_document.DeepClone();
        document["cells"] = new JsonArray([.. cells]);
        UpgradeToCellIds(document);
        return Write(document);
    }

    private byte[] Write(JsonObject document)
    {
        string text = NotebookFormat.Of(s_strictUtf8.GetString(_originalBytes)).Write(document);
        return s_strictUtf8.GetBytes(_numbers?.Write(text) ?? text);
    }

    /// <summary>
    /// Writes the notebook if it changed: to a file beside it first, which then takes its place, so that whoever reads
    /// or stops the program at any moment finds the old notebook or the new one, whole.
    /// </summary>
    /// <returns>True where the file changed.</returns>
    /// <exception cref="RefusedException">The file cannot be written, or was changed since it was read.</exception>
    public bool Save()
    {
        byte[] bytes = ToBytes();
        if (bytes == _originalBytes)
        {
            return false;
        }
        try
        {
            Replace(RealPath, bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(Path, $"the file cannot be written, and is as it was: {e.Message}");
        }
        return true;
    }

    /// <summary>Removes what a run that was killed while it wrote has left beside the notebook.</summary>
    /// <exception cref="RefusedException">It cannot be removed.</exception>
    public void RemoveLeftover()
    {
        try
        {
            File.Delete(RealPath + TemporaryEnding);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(Path, $"the notebook cannot be written: {e.Message}");
        }
    }

    private void Replace(string file, byte[] bytes)
    {
        if (!File.ReadAllBytes(file).AsSpan().SequenceEqual(_originalBytes))
        {
            throw new RefusedException(
                Path, "the file was changed while the notebook ran, and is left with that change. Run it again.");
        }
        if (new FileInfo(file).IsReadOnly)
        {
            throw new UnauthorizedAccessException("it is read-only.");
        }
        string temporary = file + TemporaryEnding;
        // Made anew, or a link that lies there would be followed.
        File.Delete(temporary);
        using var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write);
        try
        {
            stream.Write(bytes);
            // On the disk before the rename, or a power cut could leave the new name with nothing in it.
            stream.Flush(flushToDisk: true);
            stream.Close();
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(file));
            }
            File.Move(temporary, file, overwrite: true);
        }
        catch
        {
            stream.Close();
            File.Delete(temporary);
            throw;
        }
    }

    private static (string RealPath, byte[] Bytes) ReadFile(string path)
    {
        if (string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal))
        {
            throw new RefusedException($"“{path}”", "this is no name of a file. Name a notebook, such as notebooks/a.ipynb.");
        }
        try
        {
            string realPath = Documents.RealPath.Of(path);
            return Documents.RealPath.LeadsToContent(realPath)
                ? (realPath, File.ReadAllBytes(realPath))
                : throw new RefusedException(
                    path, "this is empty, or a pipe or a device, so not JSON and not a notebook. Name a file that holds one.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RefusedException(path, "there is no such file. Check the name; notebooks end in .ipynb.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(
                path, $"the file cannot be read: {e.Message} Check the name, and the rights of the file and its folder.");
        }
    }

    private static void Validate(string path, JsonObject document)
    {
        if (Number(document["nbformat"]) is not { } major)
        {
            throw NotANotebook(path, "it has no number `nbformat`");
        }
        if (major != 4)
        {
            throw new RefusedException(
                path,
                $"this is a notebook of nbformat {major}; nbformat 4 is read. "
                + "Open and save it in a current Jupyter or VS Code to convert it.");
        }
        if (document["cells"] is not JsonArray cells)
        {
            throw NotANotebook(path, "it has no list `cells`");
        }
        for (int i = 0; i < cells.Count; i++)
        {
            if (FaultOf(cells[i]) is { } fault)
            {
                throw NotANotebook(path, $"cell {i + 1} {fault}");
            }
        }
    }

    private static string? FaultOf(JsonNode? node) =>
        node is not JsonObject cell ? "is not a JSON object"
        : cell["cell_type"].AsText() is not { } type ? "has no text `cell_type`"
        : MultilineText.Read(cell["source"]) is null ? "has no `source` that is a text or a list of lines"
        : type == "code" && cell["outputs"] is not (null or JsonArray) ? "has `outputs` that are not a list"
        : null;

    /// <summary>
    /// nbformat 4.5 asks every cell for an id. Ids come from position and text, so that the same notebook gets the same ids.
    /// </summary>
    private static void UpgradeToCellIds(JsonObject document)
    {
        if (Number(document["nbformat_minor"]) is not { } minor || minor < 5)
        {
            document["nbformat_minor"] = 5;
        }
        int position = 0;
        foreach (JsonObject cell in CellObjects(document))
        {
            position++;
            if (cell.ContainsKey("id"))
            {
                continue;
            }
            byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{position}\n{MultilineText.Read(cell["source"])}"));
            int metadata = cell.IndexOf("metadata");
            cell.Insert(metadata < 0 ? cell.Count : metadata, "id", Convert.ToHexStringLower(hash.AsSpan(0, 4)));
        }
    }

    private static IEnumerable<JsonObject> CellObjects(JsonObject document) => ((JsonArray)document["cells"]!).Cast<JsonObject>();

    private static int? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue(out int number) ? number : null;

    private static RefusedException NotANotebook(string path, string why) =>
        new(path, $"this is not a notebook: {why}. Check that the right file was named.");
}
