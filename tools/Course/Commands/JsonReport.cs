using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Course.Documents;
using Course.Execution;

namespace Course.Commands;

/// <summary>The report of a command for programs; docs/course.md describes its fields.</summary>
internal static partial class JsonReport
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>
    /// Checks, before anything is run, that a report may be written to a file: that it is not there, is empty, or holds an
    /// earlier report. A slip of the hand shall not cost a notebook.
    /// </summary>
    /// <exception cref="RefusedException">It may not.</exception>
    public static void Check(string path)
    {
        if (!RealPath.CanBe(path))
        {
            throw new RefusedException($"--json “{path}” names no file. Name one, such as --json report.json.");
        }
        try
        {
            string file = RealPath.Of(path);
            bool isFolder = Directory.Exists(file) || Path.EndsInDirectorySeparator(path);
            if (isFolder || !Directory.Exists(Path.GetDirectoryName(file)))
            {
                throw new RefusedException(
                    $"--json {path}: {(isFolder ? "this is a folder" : "there is no such folder")}. Name a file for the report.");
            }
            // A pipe or a device may be written, but is not read.
            if (File.Exists(file) && RealPath.LeadsToContent(file) && !IsReport(file))
            {
                throw new RefusedException(
                    $"--json {path}: this file is no report of an earlier run, and is not overwritten. Name another, or remove it.");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"--json {path}: the report cannot be written: {e.Message}");
        }
    }

    /// <summary>Writes the report to a file.</summary>
    /// <exception cref="RefusedException">The file cannot be written.</exception>
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
                Cells = result.Run.Notebook.CodeCells.Count,
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
        // A cell may have put something of its own there.
        Check(path);
        try
        {
            string text = JsonSerializer.Serialize(report, s_options) + "\n";
            // To write to a pipe is to wait for whoever reads it.
            Task.Run(() => File.WriteAllText(path, text)).WaitAsync(TimeSpan.FromSeconds(10)).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or TimeoutException)
        {
            throw new RefusedException($"--json {path}: the report cannot be written: {e.Message}");
        }
    }

    /// <summary>A report begins with the command and the kernel, even where its writing was broken off.</summary>
    private static bool IsReport(string file)
    {
        const int Longest = 60;
        var start = new char[Longest];
        using var reader = new StreamReader(file);
        return Beginning().IsMatch(start.AsSpan(0, reader.ReadBlock(start)));
    }

    [GeneratedRegex("""^\{\s+"command": "(check|run)",\s+"kernel": "[^"]""")]
    private static partial Regex Beginning();
}
