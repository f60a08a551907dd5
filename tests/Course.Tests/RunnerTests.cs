using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using Course.Commands;
using Course.Documents;

namespace Course.Tests;

/// <summary>The program as a process: killed, stopped, started twice, on machines of other kinds.</summary>
public class RunnerTests
{
    /// <summary>An error output without the compiler, so that a run is short.</summary>
    private const string QuickCell = "#!quick";

    private static readonly int s_kills = LongSeries.Length(100, part: 20);

    [Fact]
    public async Task Killed_at_random_moments_the_notebook_is_the_old_one_or_the_new_one_whole()
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"{s_kills} kills, COURSE_SEED={LongSeries.Seed}");
        var random = new Random(LongSeries.Seed);
        using var folder = new TemporaryFolder();
        byte[] old = BigNotebook(folder);
        string notebook = folder.File("a.ipynb");
        var clock = Stopwatch.StartNew();
        await CourseProgram.RunAsync(folder.Path, "run", "a.ipynb");
        TimeSpan whole = clock.Elapsed;
        byte[] stored = File.ReadAllBytes(notebook);
        Assert.NotEqual(old, stored);
        File.WriteAllBytes(notebook, old);

        // A program at a time on each of two notebooks. Every second kill waits until the notebook is being written.
        await Task.WhenAll(Enumerable.Range(0, 2).Select(async worker =>
        {
            string name = $"{worker}.ipynb";
            File.WriteAllBytes(folder.File(name), old);
            double[] moments = [.. Enumerable.Range(0, s_kills / 2).Select(_ => random.NextDouble())];
            for (int i = 0; i < moments.Length; i++)
            {
                using Process run = CourseProgram.Start(folder.Path, [], ["dotnet", "exec", CourseProgram.Path, "run", name]);
                if (i % 2 == 0)
                {
                    await Task.Delay(moments[i] * 1.1 * whole, TestContext.Current.CancellationToken);
                }
                else
                {
                    await Task.Run(() =>
                        SpinWait.SpinUntil(() => run.HasExited || File.Exists(folder.File(name + ".course-new")), TimeSpan.FromMinutes(1)));
                    Thread.SpinWait((int)(moments[i] * 100_000));
                }
                run.Kill();
                await run.WaitForExitAsync(TestContext.Current.CancellationToken);
                byte[] now = File.ReadAllBytes(folder.File(name));
                Assert.True(now.AsSpan().SequenceEqual(old)
                    || now.AsSpan().SequenceEqual(stored), $"Kill {i} at {moments[i]:R} left {now.Length} bytes.");
                File.WriteAllBytes(folder.File(name), old);
            }
        }));

        // What a killed run may leave does not confuse the next, which also removes it.
        (int exitCode, _) = await CourseProgram.RunAsync(folder.Path, "run", folder.Path);
        Assert.Equal(0, exitCode);
        Assert.Equal(["0.ipynb", "1.ipynb", "a.ipynb"], Directory.GetFiles(folder.Path).Select(file => Path.GetFileName(file)).Order());
        Assert.All(Directory.GetFiles(folder.Path), file => Assert.Equal(stored, File.ReadAllBytes(file)));
        await NoProcessIsLeftAsync(folder);
    }

    [Fact]
    public async Task Ctrl_C_stops_at_once_and_leaves_no_process_and_the_notebook_as_it_was()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Looks for processes in /proc.");
        using var folder = new TemporaryFolder();
        string notebook = folder.WriteNotebook("a.ipynb",
            "System.Diagnostics.Process.Start(\"tail\", [\"-f\", System.IO.Path.GetFullPath(\"a.ipynb\")]);\n"
                + "System.IO.File.WriteAllText(\"started\", \"\");\nwhile (true) { }");
        byte[] before = File.ReadAllBytes(notebook);
        // Where the tests run in the background of a shell, they and what they start would ignore the signal.
        using Process run = CourseProgram.Start(
            folder.Path, [], ["env", "--default-signal=INT", "dotnet", "exec", CourseProgram.Path, "run", "a.ipynb"]);
        while (!File.Exists(folder.File("started")))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        // The kernel, and the process that the cell has started.
        Assert.Equal(2, ProcessesOf(folder).Count());
        await CourseProgram.EndAsync(CourseProgram.Start(folder.Path, [], ["kill", "-INT", run.Id.ToString(CultureInfo.InvariantCulture)]));
        string errors = await run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(130, run.ExitCode);
        Assert.Contains("Stopped.", errors, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(notebook));
        Assert.Equal(["a.ipynb", "started"], Directory.GetFiles(folder.Path).Select(file => Path.GetFileName(file)).Order());
        await NoProcessIsLeftAsync(folder);
    }

    [Fact]
    public async Task A_second_run_on_a_notebook_says_so_and_stops_while_check_goes_on()
    {
        using var folder = new TemporaryFolder();
        string notebook = folder.WriteNotebook("a.ipynb", "1");
        byte[] before = File.ReadAllBytes(notebook);
        File.CreateSymbolicLink(folder.File("link.ipynb"), notebook);
        using (new NotebookLock([Notebook.Load(notebook)]))
        {
            (int second, string text) = await CourseProgram.RunAsync(folder.Path, "run", "a.ipynb");
            Assert.Equal(2, second);
            Assert.Contains("another run is at work on this notebook", text, StringComparison.Ordinal);
            await Assert.ThrowsAsync<RefusedException>(() => CourseProgram.CallAsync("clear", folder.File("link.ipynb")));
            Assert.Equal(before, File.ReadAllBytes(notebook));

            (int check, _) = await CourseProgram.CallAsync("check", notebook);
            Assert.Equal(1, check);
        }

        (int afterwards, _) = await CourseProgram.CallAsync("clear", notebook);
        Assert.Equal(0, afterwards);
    }

    /// <summary>Turkish has an i of its own; German has a decimal comma, and is tried where <c>CI</c> is set.</summary>
    public static TheoryData<string> Locales { get; } =
        [.. ContinuousIntegration.IsSet ? ["tr_TR.UTF-8", "de_DE.UTF-8"] : new[] { "tr_TR.UTF-8" }];

    [Theory]
    [MemberData(nameof(Locales))]
    public async Task Another_culture_spaces_and_other_letters_in_paths_and_no_home_change_nothing(string locale)
    {
        using var folder = new TemporaryFolder();
        string tool = folder.File("Kurs mit Leerzeichen, ı und ä");
        Directory.CreateSymbolicLink(tool, Path.GetDirectoryName(CourseProgram.Path)!);
        Directory.CreateDirectory(folder.File("İş çalışması 偏"));
        folder.WriteNotebook("İş çalışması 偏/título ı.ipynb",
            "Console.WriteLine($\"{1234.5:N2} {\"INDIA\".ToLower()} "
                + "{System.IO.Path.GetFileName(System.IO.Directory.GetCurrentDirectory())}\");\n1.5");
        (string, string?)[] environment = [("LC_ALL", locale), ("LANG", locale), ("HOME", null), ("CI", null)];
        string[] course = ["dotnet", "exec", Path.Combine(tool, "course.dll")];

        (int run, string runText) = await CourseProgram.EndAsync(CourseProgram.Start(folder.Path, environment,
            [.. course, "run", "İş çalışması 偏", "--timeout", "59.5"]));
        (int check, string checkText) = await CourseProgram.CallAsync("check", folder.File("İş çalışması 偏"));

        Assert.True(run == 0, runText);
        Assert.Matches(@"título ı\.ipynb\s+1\s+\d+\.\d\s+stored", runText);
        Assert.True(check == 0, checkText);
        Assert.Contains("1,234.50 india İş çalışması 偏", File.ReadAllText(folder.File("İş çalışması 偏/título ı.ipynb")),
            StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task In_a_read_only_folder_check_works_run_says_that_it_cannot_write_and_packages_say_what_is_missing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Sets the rights of a Unix file system.");
        using var folder = new TemporaryFolder();
        string notebook = folder.WriteNotebook("a.ipynb", QuickCell);
        TagAsRaisingExceptions(notebook);
        await CourseProgram.CallAsync("run", notebook);
        string stale = folder.Write("b.ipynb",
            File.ReadAllText(notebook).Replace("compilation error", "another error", StringComparison.Ordinal));
        folder.WriteNotebook("c.ipynb", "#r \"nuget: Course.Tests.Any, 1.0.0\"");
        byte[] before = File.ReadAllBytes(stale);
        // Root may write everywhere, so there another user runs the program.
        string[] user = Environment.UserName == "root" ? ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"] : [];
        const UnixFileMode ReadOnly = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(folder.Path, ReadOnly);
        if (user.Length > 0)
        {
            (int reads, _) = await CourseProgram.EndAsync(CourseProgram.Start(folder.Path, [],
                [.. user, "test", "-r", CourseProgram.Path]));
            Assert.SkipUnless(reads == 0, "As root, and another user cannot read the program.");
        }

        (int check, string checkText) = await AsUserAsync("check", "a.ipynb");
        (int run, string runText) = await AsUserAsync("run", "b.ipynb");
        (int package, string packageText) = await AsUserAsync("check", "c.ipynb");
        File.SetUnixFileMode(folder.Path, ReadOnly | UnixFileMode.UserWrite);

        Assert.True(check == 0, checkText);
        Assert.Equal(2, run);
        Assert.Contains("b.ipynb: the file cannot be written, and is as it was", runText, StringComparison.Ordinal);
        Assert.Matches(@"b\.ipynb\s+1\s+\d+\.\d\s+not written", runText);
        Assert.Equal(before, File.ReadAllBytes(stale));
        Assert.Equal(1, package);
        Assert.Contains("Set HOME to a folder that can be written.", packageText, StringComparison.Ordinal);

        Task<(int, string)> AsUserAsync(params string[] call) => CourseProgram.EndAsync(CourseProgram.Start(
            folder.Path, [("HOME", "/nonexistent"), ("XDG_DATA_HOME", null)], [.. user, "dotnet", "exec", CourseProgram.Path, .. call]));
    }

    [Fact]
    public async Task In_CI_lines_are_plain_and_the_report_tells_where_the_first_error_is()
    {
        using var folder = new TemporaryFolder();
        folder.WriteNotebook("a.ipynb", "\"fine\"");
        folder.WriteNotebook("b.ipynb", "var a = 1;", "a++;\nthrow new Exception(\"\\u001b[31mred\\u0007\\u009b\");", "2", "3");

        (int exitCode, string text) = await CourseProgram.EndAsync(CourseProgram.Start(
            folder.Path, [("CI", "true"), ("GITHUB_ACTIONS", "true"), ("TERM", "xterm-256color")],
            ["dotnet", "exec", CourseProgram.Path, "run", ".", "--verbose", "--json", "report.json"]));

        Assert.Equal(1, exitCode);
        Assert.DoesNotContain(text.ReplaceLineEndings("\n"), c => char.IsControl(c) && c != '\n');
        Assert.Matches(@"b\.ipynb: code cell 1 of 4, \d+\.\d\d s, “var a = 1;”\n", text.ReplaceLineEndings("\n"));
        Assert.Contains("Not run: 2 code cells after it.", text, StringComparison.Ordinal);
        Assert.Matches(@"b\.ipynb\s+4\s+\d+\.\d\s+failed at cell 2, 2 code cells not run", text);
        JsonNode report = JsonNode.Parse(File.ReadAllText(folder.File("report.json")))!;
        Assert.Equal(("run", 1), (report["command"]!.GetValue<string>(), report["exitCode"]!.GetValue<int>()));
        JsonNode[] notebooks = [.. report["notebooks"]!.AsArray()!];
        Assert.Equal("stored", notebooks[0]["result"]!.GetValue<string>());
        Assert.Null(notebooks[0]["error"]);
        JsonNode failed = notebooks[1];
        Assert.EndsWith("b.ipynb", failed["notebook"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("failed", failed["result"]!.GetValue<string>());
        Assert.Equal([4, 2, 2], new[] { "cells", "run", "notRun" }.Select(name => failed[name]!.GetValue<int>()));
        Assert.True(failed["seconds"]!.GetValue<double>() > 0);
        JsonNode error = failed["error"]!;
        Assert.Equal((2, "cell-2", 2), (error["cell"]!.GetValue<int>(), error["id"]!.GetValue<string>(), error["line"]!.GetValue<int>()));
        Assert.StartsWith("System.Exception: ", error["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", false)]
    [InlineData(null, true)]
    public async Task Progress_moves_on_a_terminal_but_not_in_CI(string? ci, bool moves)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script")
            && OperatingSystem.IsLinux(), "Makes a terminal with the program `script` of Linux.");
        using var folder = new TemporaryFolder();
        string notebook = folder.WriteNotebook("a.ipynb", "System.Threading.Thread.Sleep(300);", QuickCell);
        TagAsRaisingExceptions(notebook);

        (int exitCode, string text) = await CourseProgram.EndAsync(CourseProgram.Start(
            folder.Path, [("CI", ci), ("TERM", "xterm-256color"), ("GITHUB_ACTIONS", null)],
            ["script", "-qec", $"dotnet exec '{CourseProgram.Path}' run a.ipynb", "/dev/null"]));

        Assert.Equal(0, exitCode);
        Assert.Equal(moves, text.Contains('\u001b', StringComparison.Ordinal));
        Assert.Equal(moves, text.Contains("a.ipynb, cell 1 of 2", StringComparison.Ordinal));
        Assert.Contains("stored", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_that_cannot_be_written_does_not_keep_others_from_being_stored()
    {
        using var folder = new TemporaryFolder();
        string notebook = folder.WriteNotebook("a.ipynb", "System.IO.Directory.CreateDirectory(\"a.ipynb.course-new\");");
        byte[] before = File.ReadAllBytes(notebook);
        folder.WriteNotebook("b.ipynb", "1");

        (int exitCode, string text) = await CourseProgram.CallAsync("run", folder.Path);

        Assert.Equal(2, exitCode);
        Assert.Matches(@"a\.ipynb\s+1\s+\d+\.\d\s+not written", text);
        Assert.Matches(@"b\.ipynb\s+1\s+\d+\.\d\s+stored", text);
        Assert.Equal(before, File.ReadAllBytes(notebook));
    }

    /// <summary>A notebook that takes a while to write, and what is in it.</summary>
    private static byte[] BigNotebook(TemporaryFolder folder)
    {
        string notebook = folder.WriteNotebook("a.ipynb", QuickCell);
        TagAsRaisingExceptions(notebook);
        string text = File.ReadAllText(notebook);
        File.WriteAllText(notebook,
            text.Replace("\n \"metadata\": {},",
                $"\n \"metadata\": {{\n  \"bulk\": \"{new string('x', 5_000_000)}\"\n }},", StringComparison.Ordinal));
        return File.ReadAllBytes(notebook);
    }

    private static void TagAsRaisingExceptions(string notebook) => File.WriteAllText(
        notebook, File.ReadAllText(notebook).Replace("\n   \"metadata\": {},",
            "\n   \"metadata\": { \"tags\": [\"raises-exception\"] },", StringComparison.Ordinal));

    /// <summary>The ids of the processes that work in the folder, kernels and what they have started, without the program itself.</summary>
    private static IEnumerable<string> ProcessesOf(TemporaryFolder folder) =>
        Directory.GetDirectories("/proc")
            .Where(process => WorkingFolder(process) == folder.Path
                && !CommandLine(process).Contains("course.dll\0run", StringComparison.Ordinal))
            .Select(process => Path.GetFileName(process));

    private static string? WorkingFolder(string process)
    {
        try
        {
            return File.ResolveLinkTarget(Path.Combine(process, "cwd"), returnFinalTarget: false)?.FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>A kernel whose runner is gone ends by itself, a moment later.</summary>
    private static async Task NoProcessIsLeftAsync(TemporaryFolder folder)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        while (ProcessesOf(folder).Any())
        {
            await Task.Delay(20, limit.Token);
        }
    }
}
