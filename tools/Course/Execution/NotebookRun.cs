using System.Diagnostics;
using Course.Compiler;
using Course.Documents;
using Course.Kernel;

namespace Course.Execution;

/// <summary>What executing a notebook gave. A cell that is not in <paramref name="Cells"/> was not run and keeps its outputs.</summary>
internal sealed record NotebookRun(
    Notebook Notebook, IReadOnlyList<(Cell Cell, CellRun Run)> Cells, TimeSpan Duration, (Cell Cell, CellFailure Reason)? Failure)
{
    /// <summary>
    /// Executes the code cells of a notebook in order in a clean kernel, up to the first that fails. The tags
    /// <c>raises-exception</c> and <c>skip-execution</c> mean what they mean to nbclient.
    /// </summary>
    public static async Task<NotebookRun> ExecuteAsync(Notebook notebook, TimeSpan timeLimit, Action<Cell> starting, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var runs = new List<(Cell, CellRun)>();
        string folder = Path.GetDirectoryName(Path.GetFullPath(notebook.Path))!;
        await using var kernel = KernelClient.Start(folder);
        Cell[] cells = [.. notebook.Cells.Where(cell => cell.IsCode && !cell.HasTag("skip-execution"))];
        for (int i = 0; i < cells.Length; i++)
        {
            Cell cell = cells[i];
            starting(cell);
            CellSource? next = i + 1 < cells.Length ? Source(cells[i + 1]) : null;
            CellRun run = await kernel.RunAsync(Source(cell), next, timeLimit, cancel);
            runs.Add((cell, run));
            if (run.Failure is { } failure && !cell.HasTag("raises-exception"))
            {
                return new NotebookRun(notebook, runs, clock.Elapsed, (cell, failure));
            }
        }
        return new NotebookRun(notebook, runs, clock.Elapsed, null);
    }

    private static CellSource Source(Cell cell) => new(cell.CodeNumber, cell.Source);

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
