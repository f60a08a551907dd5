using System.Globalization;
using Course.Documents;
using Course.Execution;
using Spectre.Console;

namespace Course.Commands;

/// <summary>What a command says at its end: what is wrong and what to do about it, then a line for each notebook.</summary>
internal static class Report
{
    private const int DifferencesShown = 5;

    /// <summary>Says of each failure where it is, what it is and what to do.</summary>
    public static void Failure(IAnsiConsole console, NotebookRun run)
    {
        if (run.Failure is not { } failure)
        {
            return;
        }
        (Cell cell, Kernel.CellFailure reason) = failure;
        string line = reason.Line is { } number ? $", line {number}" : "";
        console.WriteLine();
        console.WriteLine($"{run.Notebook.Path}, code cell {cell.CodeNumber} ({Quoted(cell)}){line}:");
        if (reason.Line is { } lineNumber && cell.Source.Split('\n').ElementAtOrDefault(lineNumber - 1) is { } source)
        {
            console.WriteLine($"    {source.TrimEnd()}");
        }
        foreach (string messageLine in reason.Message.Split('\n'))
        {
            console.WriteLine($"  {messageLine.TrimEnd()}");
        }
        console.WriteLine($"  {reason.Advice}");
    }

    /// <summary>Shows where the stored outputs differ from those of the run.</summary>
    public static void Differences(IAnsiConsole console, NotebookRun run, IReadOnlyList<OutputDifference> differences)
    {
        if (differences.Count == 0)
        {
            return;
        }
        console.WriteLine();
        console.WriteLine($"{run.Notebook.Path}: the stored outputs are not what the cells give now.");
        foreach (OutputDifference difference in differences.Take(DifferencesShown))
        {
            console.WriteLine($"  code cell {difference.Cell.CodeNumber} ({Quoted(difference.Cell)}), {difference.Place}:");
            console.WriteLine($"    stored  {difference.Stored}");
            console.WriteLine($"    now     {difference.Now}");
        }
        if (differences.Count > DifferencesShown)
        {
            console.WriteLine($"  and {differences.Count - DifferencesShown} more");
        }
        console.WriteLine("  If the new outputs are right, store them with `dotnet run --project tools/Course -- run`.");
    }

    /// <summary>The table at the end: notebook, code cells, seconds, result.</summary>
    public static void Summary(IAnsiConsole console, IEnumerable<(NotebookRun Run, string Result)> results)
    {
        Table table = new Table().Border(TableBorder.Simple)
            .AddColumn("notebook")
            .AddColumn("code cells", column => column.RightAligned())
            .AddColumn("seconds", column => column.RightAligned())
            .AddColumn("result");
        foreach ((NotebookRun run, string result) in results)
        {
            table.AddRow(
                Progress.Name(run.Notebook).EscapeMarkup(),
                run.Notebook.Cells.Count(cell => cell.IsCode).ToString(CultureInfo.InvariantCulture),
                run.Duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture),
                result.EscapeMarkup());
        }
        console.WriteLine();
        console.Write(table);
    }

    private static string Quoted(Cell cell)
    {
        const int Longest = 60;
        string line = cell.FirstLine;
        return $"“{(line.Length <= Longest ? line : line[..Longest] + "…")}”";
    }
}
