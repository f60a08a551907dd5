using BenchmarkDotNet.Attributes;
using Course.Execution;

/// <summary>A student runs a cell once more: compiled, executed in the kernel and shown, one after the other.</summary>
public class WarmCells
{
    private KernelClient? _kernel;
    private int _number;

    [GlobalSetup]
    public async Task SetUp()
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "PartialDerivatives.slnx")))
        {
            root = root.Parent;
        }
        _kernel = KernelClient.Start(Path.Combine(root.FullName, "notebooks"), Limits.Default);
        await RunAsync("#!import ../lib/bin/setup.csx");
        await RunAsync("using PartialDerivatives;\nusing PartialDerivatives.Charts;\nusing static PartialDerivatives.Elementary;");
        await RunAsync("double x = 2, y = π / 3;");
    }

    [GlobalCleanup]
    public async Task CleanUp() => await _kernel!.DisposeAsync();

    [Benchmark(Baseline = true)]
    public Task Arithmetic() => RunAsync("double sum = 0;\nfor (int i = 1; i <= 1000; i++)\n    sum += x / i;\nsum");

    [Benchmark]
    public Task Gradient() => RunAsync("ForwardMode.Of((x, y) => x * x * Sin(y)).Gradient([x, y]).ToString()");

    [Benchmark]
    public Task Surface() => RunAsync("Charts.Surface((x, y) => x * x * Sin(y), x: (-2, 2), y: (-π, π))");

    [Benchmark]
    public Task SurfaceAndSlices() => RunAsync("""
        Charts.Row(
            Charts.Surface((x, y) => x * x * Sin(y), x: (-2, 2), y: (-π, π)),
            Charts.Slice((x, y) => x * x * Sin(y), along: "x", at: (0, y), range: (-2, 2)),
            Charts.Slice((x, y) => x * x * Sin(y), along: "y", at: (x, 0), range: (-π, π)))
        """);

    private async Task<CellRun> RunAsync(string code)
    {
        CellRun run = await _kernel!.RunAsync(++_number, code, CancellationToken.None);
        return run.Failure is null ? run : throw new InvalidOperationException(run.Failure.Message);
    }
}
