using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// dotnet run --project bench                           all, about ten minutes
// dotnet run --project bench -- --filter '*Mse*'       one class
// Each class has hand-written C# as its baseline: read the column Ratio, not the times. WarmCells is the exception: its times count.
IConfig config = ManualConfig.Create(DefaultConfig.Instance)
    .AddJob(Job.ShortRun.WithIterationCount(7).WithToolchain(InProcessEmitToolchain.Instance))
    .AddDiagnoser(MemoryDiagnoser.Default)
    .HideColumns(Column.Error, Column.StdDev, Column.Median, Column.RatioSD, Column.Gen0, Column.Gen1, Column.Gen2);

BenchmarkSwitcher.FromAssembly(typeof(ClosedForms).Assembly).Run(args is [] ? ["--filter", "*"] : args, config);
