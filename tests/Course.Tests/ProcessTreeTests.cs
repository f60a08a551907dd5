using System.Text.Json;
using Course.Execution;

namespace Course.Tests;

/// <summary>No process that a cell starts outlives its kernel, on Linux, however it was started and however the kernel ends.</summary>
public class ProcessTreeTests
{
    /// <summary>How long a process may take to come or to go, on a machine with much else to do.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private const string Endless = "System.Threading.Thread.Sleep(-1);";

    /// <summary>All the ways in which a cell may start a process that sleeps.</summary>
    private static readonly string[] s_starts =
    [
        "sleep SECONDS &",
        "setsid sleep SECONDS &",
        "setsid setsid nohup sleep SECONDS >/dev/null 2>&1 </dev/null &",
        "set -m; sleep SECONDS & disown",
        "(setsid sh -c '(sleep SECONDS &) &' &)",
        EmptyEnvironment,
    ];

    /// <summary>
    /// Such a process is known by its ancestors alone. When the kernel, the last of them, is gone, it belongs to the program,
    /// and where that is not the one that runs the kernel, but these tests, to nobody.
    /// </summary>
    private const string EmptyEnvironment = "env -i setsid sleep SECONDS &";

    [Theory]
    [InlineData("1", false)]
    [InlineData(Endless, false)]
    [InlineData("Environment.Exit(3);", false)]
    [InlineData("Environment.FailFast(\"the end\");", true)]
    [InlineData("int F(int n) => F(n + 1) + 1; F(0)", true)]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess().Kill();", true)]
    public async Task However_they_were_started_and_however_the_kernel_ends(string end, bool atOnce)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Looks for processes in /proc.");
        string seconds = NoOtherProcessSleeps();
        await using (var kernel = KernelClient.Start(Path.GetTempPath(), Limits.Default))
        {
            foreach ((int i, string start) in s_starts.Where(start => !atOnce || start != EmptyEnvironment).Index())
            {
                string command = JsonSerializer.Serialize(start.Replace("SECONDS", $"{seconds}{i}", StringComparison.Ordinal));
                CellRun run = await kernel.RunAsync(
                    i + 1, $"System.Diagnostics.Process.Start(\"bash\", [\"-c\", {command}]).WaitForExit();",
                    TestContext.Current.CancellationToken);
                Assert.Null(run.Failure);
                Assert.True(SpinWait.SpinUntil(() => Processes($"{seconds}{i}").Length > 0, s_patience), start);
            }
            using var stopping = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            Task<CellRun> ending = kernel.RunAsync(s_starts.Length + 1, end, stopping.Token);
            if (end == Endless)
            {
                await stopping.CancelAsync();
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ending);
            }
            else
            {
                await ending;
            }
        }
        // A killed process takes a moment to go.
        SpinWait.SpinUntil(() => Processes(seconds).Length == 0, s_patience);
        Assert.Empty(Processes(seconds));
    }

    /// <summary>With an empty environment, with the mark of no kernel, or from a kernel that hides its own and adopts nobody.</summary>
    [Theory]
    [InlineData("env -i setsid", "")]
    [InlineData("COURSE_KERNEL=another setsid", "")]
    [InlineData("COURSE_KERNEL= setsid setsid", "")]
    [InlineData("setsid", """
        [System.Runtime.InteropServices.DllImport("libc")] static extern int prctl(int option, nuint a, nuint b, nuint c, nuint d);
        prctl(36, 0, 0, 0, 0); Environment.SetEnvironmentVariable("COURSE_KERNEL", "another");
        """)]
    public async Task None_is_left_by_the_program_where_its_kernel_ends_by_itself(string how, string before)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Looks for processes in /proc.");
        string seconds = NoOtherProcessSleeps();
        using var folder = new TemporaryFolder();
        folder.WriteNotebook("a.ipynb",
            before + "\nSystem.Diagnostics.Process.Start(\"bash\", "
            + $"[\"-c\", \"{how} sh -c 'touch started; sleep {seconds}' &\"]).WaitForExit();"
            + "\nwhile (!System.IO.File.Exists(\"started\")) { await Task.Delay(10); }",
            "Environment.FailFast(\"the end\");");

        (int exitCode, string text) = await CourseProgram.RunAsync(folder.Path, "check", "a.ipynb");

        Assert.Equal(1, exitCode);
        Assert.Contains("the end", text, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.File("started")));
        SpinWait.SpinUntil(() => Processes(seconds).Length == 0, s_patience);
        Assert.Empty(Processes(seconds));
    }

    private static string NoOtherProcessSleeps() => $"{Random.Shared.Next(100_000, 999_999)}.{Random.Shared.Next(100_000, 999_999)}";

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
