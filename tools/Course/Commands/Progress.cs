using Course.Documents;
using Course.Execution;
using Spectre.Console;

namespace Course.Commands;

/// <summary>Shows how far the notebooks are: bars that move on a terminal, a plain line for each notebook elsewhere.</summary>
internal static class Progress
{
    /// <summary>Executes notebooks side by side, as many at a time as there are cores, and shows how far each is.</summary>
    public static async Task<IReadOnlyList<NotebookRun>> ExecuteAsync(
        IReadOnlyList<Notebook> notebooks, TimeSpan timeLimit, IAnsiConsole console, CancellationToken cancel)
    {
        bool live = console.Profile.Capabilities.Interactive && Environment.GetEnvironmentVariable("CI") is null;
        if (!live)
        {
            return await ExecuteAllAsync(
                notebooks, timeLimit, (_, _) => { },
                run => console.WriteLine($"{Name(run.Notebook)}: {run.Cells.Count} cells, {run.Duration.TotalSeconds:0.0} s"), cancel);
        }
        return await console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn(), new SpinnerColumn())
            .StartAsync(async context =>
            {
                Dictionary<Notebook, ProgressTask> tasks = notebooks.ToDictionary(
                    notebook => notebook,
                    notebook => context.AddTask(
                        Name(notebook).EscapeMarkup(), autoStart: false, maxValue: Math.Max(1, notebook.Cells.Count(cell => cell.IsCode))));
                return await ExecuteAllAsync(
                    notebooks, timeLimit,
                    (notebook, cell) =>
                    {
                        tasks[notebook].StartTask();
                        tasks[notebook].Value = cell.CodeNumber - 1;
                    },
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

    private static async Task<IReadOnlyList<NotebookRun>> ExecuteAllAsync(
        IReadOnlyList<Notebook> notebooks, TimeSpan timeLimit, Action<Notebook, Cell> starting, Action<NotebookRun> finished, CancellationToken cancel)
    {
        var runs = new NotebookRun[notebooks.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel };
        await Parallel.ForAsync(0, notebooks.Count, options, async (i, stop) =>
        {
            runs[i] = await NotebookRun.ExecuteAsync(notebooks[i], timeLimit, cell => starting(notebooks[i], cell), stop);
            finished(runs[i]);
        });
        return runs;
    }
}
