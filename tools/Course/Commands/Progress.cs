using System.Globalization;
using Course.Documents;
using Course.Execution;
using Spectre.Console;

namespace Course.Commands;

/// <summary>
/// Shows how far the notebooks are: bars that move on a terminal, a plain line for each notebook elsewhere, and with
/// <c>--verbose</c> a plain line for each cell.
/// </summary>
internal static class Progress
{
    /// <summary>Executes notebooks side by side, as many at a time as there are cores, and shows how far each is.</summary>
    public static async Task<IReadOnlyList<NotebookRun>> ExecuteAsync(
        IReadOnlyList<Notebook> notebooks, Limits limits, KernelCommand kernel, bool verbose, IAnsiConsole console,
            CancellationToken cancel)
    {
        if (verbose || !console.Profile.Capabilities.Interactive)
        {
            return await ExecuteAllAsync(
                notebooks, limits, kernel, (_, _) => { },
                (notebook, cell, time) =>
                {
                    if (verbose)
                    {
                        string place = $"{Name(notebook)}: code cell {Place(notebook, cell)}";
                        Report.Say(console, $"{place}, {Seconds(time, "0.00")} s, {Report.Quoted(cell)}");
                    }
                },
                run => Report.Say(console, $"{Name(run.Notebook)}: {run.Cells.Count} {(run.Cells.Count == 1 ? "cell" : "cells")}, "
                    + $"{Seconds(run.Duration, "0.0")} s"),
                cancel);
        }
        return await console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn(),
                new SpinnerColumn())
            .StartAsync(async context =>
            {
                Dictionary<Notebook, ProgressTask> tasks = notebooks.ToDictionary(
                    notebook => notebook,
                    notebook => context.AddTask(
                        Name(notebook).EscapeMarkup(), autoStart: false, maxValue: Math.Max(1, notebook.CodeCells.Count)));
                return await ExecuteAllAsync(
                    notebooks, limits, kernel,
                    (notebook, cell) =>
                    {
                        tasks[notebook].StartTask();
                        tasks[notebook].Description = $"{Name(notebook)}, cell {Place(notebook, cell)}".EscapeMarkup();
                        tasks[notebook].Value = cell.CodeNumber - 1;
                    },
                    (_, _, _) => { },
                    run =>
                    {
                        tasks[run.Notebook].Value = run.Failure is null ? tasks[run.Notebook].MaxValue : tasks[run.Notebook].Value;
                        tasks[run.Notebook].StopTask();
                    },
                    cancel);
            });
    }

    /// <summary>A notebook's name in reports.</summary>
    public static string Name(Notebook notebook) => Path.GetFileName(notebook.Path);

    private static string Place(Notebook notebook, Cell cell) => $"{cell.CodeNumber} of {notebook.CodeCells.Count}";

    private static string Seconds(TimeSpan time, string format) => time.TotalSeconds.ToString(format, CultureInfo.InvariantCulture);

    private static async Task<IReadOnlyList<NotebookRun>> ExecuteAllAsync(
        IReadOnlyList<Notebook> notebooks, Limits limits, KernelCommand kernel,
        Action<Notebook, Cell> starting, Action<Notebook, Cell, TimeSpan> ended, Action<NotebookRun> finished, CancellationToken cancel)
    {
        var runs = new NotebookRun[notebooks.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel };
        await Parallel.ForAsync(0, notebooks.Count, options, async (i, stop) =>
        {
            runs[i] = await NotebookRun.ExecuteAsync(
                notebooks[i], limits, cell => starting(notebooks[i], cell), (cell, time) => ended(notebooks[i], cell, time), stop, kernel);
            finished(runs[i]);
        });
        return runs;
    }
}
