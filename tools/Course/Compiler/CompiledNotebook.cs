using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Course.Kernel;

namespace Course.Compiler;

/// <summary>
/// What the compiler made of all cells of a notebook, kept for the next run: while the code, the files that it imports, the
/// assemblies and this program are what they were, that run needs no compiler. It is all or nothing, since the code of a
/// cell refers to that of the cells before it.
/// </summary>
/// <param name="Key">What the cells were.</param>
/// <param name="Files">The files that the code depends on, and what they were.</param>
/// <param name="Steps">The code, in the order in which it runs.</param>
internal sealed record CompiledNotebook(string Key, IReadOnlyDictionary<string, string> Files, IReadOnlyList<CompiledNotebook.Step> Steps)
{
    /// <summary>So many notebooks are kept; the oldest go first.</summary>
    private const int Kept = 50;

    /// <summary>A step of a cell, as <see cref="CompiledCode"/> has it.</summary>
    internal sealed record Step(int Cell, Submission? Submission, IReadOnlyList<JsonObject> Messages, int? ImportedAt);

    /// <summary>What was kept of a notebook, or null if there is nothing or it has changed since.</summary>
    public static CompiledNotebook? Find(string notebook, IReadOnlyList<CellSource> cells)
    {
        try
        {
            if (FileOf(notebook) is not { } file || !File.Exists(file))
            {
                return null;
            }
            CompiledNotebook? kept = JsonSerializer.Deserialize(File.ReadAllBytes(file), CompiledNotebookFormat.Default.CompiledNotebook);
            return kept?.Key == KeyOf(notebook, cells) && kept.Files.All(one => Stamp(one.Key) == one.Value) ? kept : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The compiled code of a cell.</summary>
    public IAsyncEnumerable<CompiledCode> CodeOf(CellSource cell) => Steps.Where(step => step.Cell == cell.Number)
        .Select(step => new CompiledCode(step.Submission, step.Messages, null) { ImportedAt = step.ImportedAt }).ToAsyncEnumerable();

    /// <summary>
    /// Keeps what was compiled of a notebook whose cells have all run. Not where a file that the code depends on was written
    /// since the run started: a cell may have done it, and will again.
    /// </summary>
    public static void Keep(string notebook, IReadOnlyList<CellSource> cells, IReadOnlyList<Step> steps, IEnumerable<string> imported, DateTime started)
    {
        string[] files =
        [
            .. steps.SelectMany(step => step.Submission?.References.Values ?? []).Concat(steps.SelectMany(step => step.Submission?.NativeLibraries ?? []))
                .Concat(imported).Append(typeof(CompiledNotebook).Assembly.Location).Distinct(),
        ];
        try
        {
            if (FileOf(notebook) is not { } file || files.Any(one => File.GetLastWriteTimeUtc(one) >= started))
            {
                return;
            }
            var compiled = new CompiledNotebook(KeyOf(notebook, cells), files.ToDictionary(one => one, Stamp), steps);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            string written = file + "." + Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
            File.WriteAllBytes(written, JsonSerializer.SerializeToUtf8Bytes(compiled, CompiledNotebookFormat.Default.CompiledNotebook));
            File.Move(written, file, overwrite: true);
            foreach (FileInfo old in new DirectoryInfo(Path.GetDirectoryName(file)!).GetFiles().OrderByDescending(one => one.LastWriteTimeUtc).Skip(Kept))
            {
                old.Delete();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Then the next run compiles again.
        }
    }

    private static string? FileOf(string notebook) =>
        UserFolder.Of("compiled") is { } folder ? Path.Combine(folder, Hash(Path.GetFullPath(notebook)) + ".json") : null;

    private static string KeyOf(string notebook, IReadOnlyList<CellSource> cells) =>
        Hash(string.Join('\0', cells.Select(cell => $"{cell.Number}\0{cell.Code}").Prepend(Path.GetFullPath(notebook))));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>When a file was written last, and how long it is.</summary>
    private static string Stamp(string path) =>
        new FileInfo(path) is { Exists: true } file ? string.Create(CultureInfo.InvariantCulture, $"{file.LastWriteTimeUtc:O} {file.Length}") : "";
}

/// <summary>With readers and writers made when the program is built: a run starts sooner.</summary>
[JsonSerializable(typeof(CompiledNotebook))]
internal sealed partial class CompiledNotebookFormat : JsonSerializerContext;
