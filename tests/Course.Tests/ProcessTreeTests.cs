using Course.Execution;

namespace Course.Tests;

/// <summary>No process that a cell starts outlives its kernel, on Linux, however it was started and however the kernel ends.</summary>
public class ProcessTreeTests
{
    public static TheoryData<string> Starts =>
    [
        "sleep SECONDS &",
        "setsid sleep SECONDS &",
        "setsid setsid nohup sleep SECONDS >/dev/null 2>&1 </dev/null &",
        "set -m; sleep SECONDS & disown",
        "(setsid sh -c '(sleep SECONDS &) &' &)",
        "env -i setsid sleep SECONDS &",
    ];

    public static TheoryData<string> Ends =>
    [
        "1",
        "Environment.Exit(3);",
        "Environment.FailFast(\"the end\");",
        "int F(int n) => F(n + 1) + 1; F(0)",
        "while (true) { }",
        "System.Diagnostics.Process.GetCurrentProcess().Kill();",
    ];

    [Theory]
    [MemberData(nameof(Starts))]
    public async Task However_it_was_started(string start) => Assert.Empty(await LeftAsync(start, "1"));

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task However_the_kernel_ends(string end) => Assert.Empty(await LeftAsync("setsid sleep SECONDS &", end));

    /// <summary>The processes that are left of a cell that starts one.</summary>
    private static async Task<string[]> LeftAsync(string start, string end)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Looks for processes in /proc.");
        string seconds = $"{Random.Shared.Next(100_000, 999_999)}.{Random.Shared.Next(100_000, 999_999)}";
        string command = start.Replace("SECONDS", seconds, StringComparison.Ordinal);
        await using (var kernel = KernelClient.Start(Path.GetTempPath(), Limits.Default with { Time = TimeSpan.FromSeconds(20) }))
        {
            CellRun run = await kernel.RunAsync(
                1, $"System.Diagnostics.Process.Start(\"bash\", [\"-c\", "
                    + $"{System.Text.Json.JsonSerializer.Serialize(command)}]).WaitForExit();",
                TestContext.Current.CancellationToken);
            Assert.Null(run.Failure);
            SpinWait.SpinUntil(() => Processes(seconds).Length > 0, TimeSpan.FromSeconds(20));
            Assert.NotEmpty(Processes(seconds));
            await kernel.RunAsync(2, end, TestContext.Current.CancellationToken);
        }
        // A killed process takes a moment to go.
        SpinWait.SpinUntil(() => Processes(seconds).Length == 0, TimeSpan.FromSeconds(5));
        return Processes(seconds);
    }

    private static string[] Processes(string argument) =>
        [.. Directory.GetDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])).Select(CommandLine)
            .Where(command => command.Contains(argument, StringComparison.Ordinal))];

    private static string CommandLine(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
