using Course.Execution;

namespace Course.Tests;

/// <summary>One kernel for the tests of a class, where a fresh one is not the point; it starts with the first cell.</summary>
public sealed class WarmKernel : IAsyncDisposable
{
    private readonly Lazy<KernelClient> _kernel = new(() => KernelClient.Start(Path.GetTempPath(), Limits.Default));

    /// <summary>How many cells were run: the number of the last one.</summary>
    public int Cells { get; private set; }

    internal Task<CellRun> RunAsync(string cell) => _kernel.Value.RunAsync(++Cells, cell, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_kernel.IsValueCreated)
        {
            await _kernel.Value.DisposeAsync();
        }
    }
}
