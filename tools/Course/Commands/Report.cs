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
        (Cell cell, CellFailure reason) = failure;
        string line = reason.Line is { } number ? $", line {number}" : "";
        Say(console, "");
        Say(console, $"{run.Notebook.Path}, code cell {cell.CodeNumber} ({Quoted(cell)}){line}:");
        if (reason.Line is { } lineNumber && cell.Source.Split('\n').ElementAtOrDefault(lineNumber - 1) is { } source)
        {
            Say(console, $"    {source.TrimEnd()}");
        }
        foreach (string messageLine in reason.Message.Split('\n'))
        {
            Say(console, $"  {messageLine.TrimEnd()}");
        }
        Say(console, $"  {reason.Advice}");
        if (run.NotRun.Count > 0)
        {
            Say(console, $"  Not run: {Counted(run.NotRun.Count)} after it.");
        }
    }

    /// <summary>Shows where the stored outputs differ from those of the run.</summary>
    public static void Differences(IAnsiConsole console, NotebookRun run, IReadOnlyList<OutputDifference> differences)
    {
        if (differences.Count == 0)
        {
            return;
        }
        Say(console, "");
        Say(console, $"{run.Notebook.Path}: the stored outputs are not what the cells give now.");
        foreach (OutputDifference difference in differences.Take(DifferencesShown))
        {
            Say(console, $"  code cell {difference.Cell.CodeNumber} ({Quoted(difference.Cell)}), {difference.Place}:");
            Say(console, $"    stored  {difference.Stored}");
            Say(console, $"    now     {difference.Now}");
        }
        if (differences.Count > DifferencesShown)
        {
            Say(console, $"  and {differences.Count - DifferencesShown} more");
        }
        Say(console, "  If the new outputs are right, store them with `dotnet run --project tools/Course -- run`.");
    }

    /// <summary>The table at the end: notebook, code cells, seconds, result; and which kernel it was.</summary>
    public static void Summary(IAnsiConsole console, IEnumerable<NotebookResult> results, KernelCommand kernel)
    {
        Table table = new Table().Border(TableBorder.Simple)
            .AddColumn("notebook")
            .AddColumn("code cells", column => column.RightAligned())
            .AddColumn("seconds", column => column.RightAligned())
            .AddColumn("result");
        foreach (NotebookResult result in results)
        {
            NotebookRun run = result.Run;
            string after = run.Failure is not { } failure ? ""
                : $" at cell {failure.Cell.CodeNumber}" + (run.NotRun.Count > 0 ? $", {Counted(run.NotRun.Count)} not run" : "");
            table.AddRow(
                Printable(Progress.Name(run.Notebook)).EscapeMarkup(),
                run.Notebook.CodeCells.Count.ToString(CultureInfo.InvariantCulture),
                run.Duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture),
                result.Word + after);
        }
        Say(console, "");
        console.Write(table);
        Say(console, $"Kernel: {kernel.Name}");
    }

    /// <summary>Says a line; what a cell put into it cannot move the cursor or colour the terminal.</summary>
    public static void Say(IAnsiConsole console, string line) => console.WriteLine(Printable(line));

    /// <summary>The first line of a cell, in quotation marks.</summary>
    public static string Quoted(Cell cell)
    {
        const int Longest = 60;
        string line = cell.FirstLine;
        return $"“{(line.Length <= Longest ? line : line[..Longest] + "…")}”";
    }

    private static string Counted(int cells) => cells == 1 ? "1 code cell" : $"{cells} code cells";

    private static string Printable(string text) =>
        string.Create(text.Length, text, (line, source) =>
        {
            for (int i = 0; i < line.Length; i++)
            {
                line[i] = char.IsControl(source[i]) ? source[i] is '\t' ? ' ' : '\uFFFD' : source[i];
            }
        });
}
