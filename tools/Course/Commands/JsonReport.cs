using System.Text.Encodings.Web;
using System.Text.Json;
using Course.Execution;

namespace Course.Commands;

/// <summary>The report of a command for programs; docs/course.md describes its fields.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>Writes the report to a file.</summary>
    /// <exception cref="UsageException">The file cannot be written.</exception>
    public static void Write(string path, string command, KernelCommand kernel, int exitCode, IEnumerable<NotebookResult> results)
    {
        var report = new
        {
            Command = command,
            Kernel = kernel.Name,
            ExitCode = exitCode,
            Notebooks = results.Select(result => new
            {
                Notebook = result.Run.Notebook.Path,
                Result = result.Word,
                Cells = result.Run.Notebook.Cells.Count(cell => cell.IsCode),
                Run = result.Run.Cells.Count,
                NotRun = result.Run.NotRun.Count,
                Seconds = Math.Round(result.Run.Duration.TotalSeconds, 3),
                Error = result.Run.Failure is ({ } cell, { } reason)
                    ? new { Cell = cell.CodeNumber, cell.Id, reason.Line, reason.Message, reason.Advice }
                    : null,
                Differences = result.Differences.Select(difference => new
                {
                    Cell = difference.Cell.CodeNumber,
                    difference.Cell.Id,
                    difference.Place,
                    difference.Stored,
                    difference.Now,
                }),
            }),
        };
        try
        {
            File.WriteAllText(path, JsonSerializer.Serialize(report, s_options) + "\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--json {path}: the report cannot be written: {e.Message}");
        }
    }
}
