using System.Diagnostics;
using Course.Documents;

namespace Course.Execution;

/// <summary>What executing a notebook gave. A cell that is not in <paramref name="Cells"/> was not run and keeps its outputs.</summary>
internal sealed record NotebookRun(
    Notebook Notebook, IReadOnlyList<(Cell Cell, CellRun Run)> Cells, TimeSpan Duration, (Cell Cell, CellFailure Reason)? Failure)
{
    /// <summary>
    /// Executes the code cells of a notebook in order in a clean kernel, up to the first that fails. The tags
    /// <c>raises-exception</c> and <c>skip-execution</c> mean what they mean to nbclient: the first allows a cell to
    /// fail, but neither to end its kernel nor to run too long.
    /// </summary>
    /// <param name="notebook">The notebook; it is not changed.</param>
    /// <param name="limits">What its cells may take.</param>
    /// <param name="starting">Told of each cell before it runs.</param>
    /// <param name="ended">Told of each cell after it ran, with the time that it took.</param>
    /// <param name="cancel">Stops the run and its kernel at once.</param>
    /// <param name="kernel">The program that is the kernel; that of this program where none is named.</param>
    public static async Task<NotebookRun> ExecuteAsync(
        Notebook notebook, Limits limits, Action<Cell> starting, Action<Cell, TimeSpan> ended, CancellationToken cancel,
        KernelCommand? kernel = null)
    {
        var clock = Stopwatch.StartNew();
        var runs = new List<(Cell, CellRun)>();
        await using var client = KernelClient.Start(Path.GetDirectoryName(Path.GetFullPath(notebook.Path))!, limits, kernel);
        foreach (Cell cell in notebook.CellsToRun)
        {
            starting(cell);
            TimeSpan before = clock.Elapsed;
            CellRun run = await client.RunAsync(cell.CodeNumber, cell.Source, cancel);
            ended(cell, clock.Elapsed - before);
            runs.Add((cell, run));
            if (run.Failure is { } failure && (run.KernelEnded || !cell.HasTag("raises-exception")))
            {
                return new NotebookRun(notebook, runs, clock.Elapsed, (cell, failure));
            }
        }
        return new NotebookRun(notebook, runs, clock.Elapsed, null);
    }

    /// <summary>The cells that were to run after the one that failed.</summary>
    public IReadOnlyList<Cell> NotRun => Failure is null ? [] : [.. Notebook.CellsToRun.Skip(Cells.Count)];

    /// <summary>Puts the outputs of this run into the notebook; <see cref="Notebook.Save"/> writes them.</summary>
    public void StoreOutputs()
    {
        foreach ((Cell cell, CellRun run) in Cells)
        {
            cell.SetOutputs(run.Outputs, cell.CodeNumber);
        }
    }

    /// <summary>The places where the stored outputs differ from those of this run.</summary>
    public IReadOnlyList<OutputDifference> Differences() =>
        [.. Cells.SelectMany(c => OutputDifference.Between(c.Cell, c.Run.Outputs))];
}
