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
    /// <c>raises-exception</c> and <c>skip-execution</c> mean what they mean to nbclient: the first allows a cell to
    /// fail, but neither to end its kernel nor to run too long.
    /// </summary>
    /// <param name="notebook">The notebook; it is not changed.</param>
    /// <param name="limits">What its cells may take.</param>
    /// <param name="starting">Told of each cell before it runs.</param>
    /// <param name="ended">Told of each cell after it ran, with the time that it took.</param>
    /// <param name="cancel">Stops the run and its kernel at once.</param>
    /// <param name="keepsCompiled">Whether the compiled code is kept for the next run, and that of the last one is used.</param>
    public static async Task<NotebookRun> ExecuteAsync(
        Notebook notebook, Limits limits, Action<Cell> starting, Action<Cell, TimeSpan> ended, CancellationToken cancel, bool keepsCompiled = false)
    {
        DateTime started = DateTime.UtcNow;
        var clock = Stopwatch.StartNew();
        var runs = new List<(Cell, CellRun)>();
        string folder = Path.GetDirectoryName(Path.GetFullPath(notebook.Path))!;
        Cell[] cells = [.. ToRun(notebook)];
        CellSource[] sources = Array.ConvertAll(cells, Source);
        CompiledNotebook? compiled = keepsCompiled ? CompiledNotebook.Find(notebook.Path, sources) : null;
        await using var kernel = KernelClient.Start(folder, limits, compiled);
        for (int i = 0; i < cells.Length; i++)
        {
            Cell cell = cells[i];
            starting(cell);
            TimeSpan before = clock.Elapsed;
            CellRun run = await kernel.RunAsync(sources[i], i + 1 < cells.Length ? sources[i + 1] : null, cancel);
            ended(cell, clock.Elapsed - before);
            runs.Add((cell, run));
            if (run.Failure is { } failure && (run.KernelEnded || !cell.HasTag("raises-exception")))
            {
                return new NotebookRun(notebook, runs, clock.Elapsed, (cell, failure));
            }
        }
        // A cell that may fail, and did, was perhaps not compiled to its end.
        if (keepsCompiled && compiled is null && runs.TrueForAll(run => run.Item2.Failure is null))
        {
            var (steps, imported) = kernel.Compiled;
            CompiledNotebook.Keep(notebook.Path, sources, steps, imported, started);
        }
        return new NotebookRun(notebook, runs, clock.Elapsed, null);
    }

    /// <summary>The cells that were to run after the one that failed.</summary>
    public IReadOnlyList<Cell> NotRun => [.. ToRun(Notebook).Skip(Cells.Count)];

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

    private static CellSource Source(Cell cell) => new(cell.CodeNumber, cell.Source);

    private static IEnumerable<Cell> ToRun(Notebook notebook) =>
        notebook.Cells.Where(cell => cell.IsCode && !cell.HasTag("skip-execution"));
}
