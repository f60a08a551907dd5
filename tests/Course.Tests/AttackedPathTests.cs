using System.Diagnostics;
using System.Runtime.Versioning;
using Course.Commands;
using Course.Documents;
using Course.Site;

namespace Course.Tests;

/// <summary>Paths and stored outputs that nobody expects: none costs a file, hangs, or ends in a stack trace.</summary>
[UnsupportedOSPlatform("windows")]
public class AttackedPathTests
{
    /// <summary>A call, and a part of what the message must say.</summary>
    public static TheoryData<string[], string> BadCalls => new()
    {
        { ["run", ""], "no name of a file" },
        { ["check", " "], "no name of a file" },
        { ["clear", ""], "no name of a file" },
        { ["render", "", "--out", "site"], "no name of a file" },
        { ["render", "good.ipynb", "--out", ""], "names no folder" },
        { ["--out", " "], "names no folder" },
        { ["render", "good.ipynb", "--out", "good.ipynb"], "was not written by `course render`" },
        { ["render", "good.ipynb", "--out", "good.ipynb/site"], "cannot be" },
        { ["render", "good.ipynb", "--out", "/"], "was not written by `course render`" },
        { ["render", "good.ipynb", "--out", "."], "was not written by `course render`" },
        { ["render", "good.ipynb", "--out", "circle"], "circle" },
        { ["render", "good.ipynb", "--out", new string('a', 300)], "cannot be" },
        { ["check", "good.ipynb", "--json", ""], "names no file" },
        { ["check", "good.ipynb", "--json", "good.ipynb"], "no report of an earlier run" },
        { ["run", "good.ipynb", "--json", "link.ipynb"], "no report of an earlier run" },
        { ["check", "good.ipynb", "--json", "settings.json"], "no report of an earlier run" },
        { ["check", "good.ipynb", "--json", "--force"], "names no file" },
        { ["render", "good.ipynb", "--out", "--keep-going"], "names no folder" },
        { ["student", "good.ipynb", "--out", "--force"], "names no folder" },
        { ["check", "good.ipynb", "--json", "."], "this is a folder" },
        { ["check", "good.ipynb", "--json", "new/"], "this is a folder" },
        { ["check", "good.ipynb", "--json", "missing/report.json"], "there is no such folder" },
        { ["check", "good.ipynb", "--json", "circle"], "circle" },
        { ["run", "circle"], "cannot be read" },
        { ["run", "pipe"], "a pipe or a device" },
        { ["check", "pipe-link"], "a pipe or a device" },
        { ["check", "/dev/zero"], "a pipe or a device" },
        { ["check", "/dev/null"], "a pipe or a device" },
        { ["check", "dangling"], "there is no such file" },
        { ["check", "good.ipynb/x.ipynb"], "there is no such file" },
        { ["check", new string('a', 300)], "cannot be read" },
        { ["@pipe"], "Unrecognized command or argument '@pipe'" },
        { ["check", "@good.ipynb"], "there is no such file" },
        { ["run", "--force", "good.ipynb"], "--force is neither an option of this command nor a notebook" },
        { ["check", "good.ipynb", "--timeout", "1,5"], "--timeout is 1,5" },
        { ["run", "good.ipynb", "link.ipynb"], "named twice: good.ipynb and link.ipynb" },
        { ["run", "good.ipynb", "linked/good.ipynb"], "named twice" },
    };

    /// <summary>All where <c>CI</c> is set, else every third: each starts the program.</summary>
    public static TheoryData<string[], string> TriedBadCalls =>
        [.. BadCalls.Where((_, i) => ContinuousIntegration.IsSet || i % 3 == 0).Select(row => row.Data)];

    [Theory]
    [MemberData(nameof(TriedBadCalls))]
    public async Task A_path_that_cannot_be_used_is_refused_before_anything_is_run(string[] call, string message)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links that need no right, and pipes in the file system.");
        using TemporaryFolder folder = Folder();
        byte[] before = File.ReadAllBytes(folder.File("good.ipynb"));

        (int exitCode, string text) = await CourseProgram.RunAsync(folder.Path, call);

        Assert.Equal(2, exitCode);
        Assert.Contains(message, text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("code cell", text, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(folder.File("good.ipynb")));
    }

    [Fact]
    public async Task An_earlier_report_and_an_empty_file_are_overwritten()
    {
        using TemporaryFolder folder = Folder();
        string report = folder.Write("report.json", "");

        (int first, _) = await CourseProgram.CallAsync("check", folder.File("good.ipynb"), "--json", report);
        (int second, _) = await CourseProgram.CallAsync("check", folder.File("good.ipynb"), "--json", report);

        // The notebook has no stored output: what counts is that the report is written both times.
        Assert.Equal((1, 1), (first, second));
        Assert.Contains("\"command\": \"check\"", File.ReadAllText(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_cell_puts_where_the_report_is_to_go_is_not_overwritten()
    {
        using TemporaryFolder folder = Folder();
        folder.WriteNotebook("writes.ipynb", "System.IO.File.WriteAllText(\"report.json\", \"precious\");");

        await Assert.ThrowsAsync<RefusedException>(() =>
            CourseProgram.CallAsync("check", folder.File("writes.ipynb"), "--json", folder.File("report.json")));

        Assert.Equal("precious", File.ReadAllText(folder.File("report.json")));
    }

    [Fact]
    public async Task A_link_as_the_folder_of_the_site_stays_and_what_it_leads_to_is_replaced()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links that need no right.");
        using TemporaryFolder folder = Folder();
        Directory.CreateDirectory(folder.File("elsewhere"));
        File.CreateSymbolicLink(folder.File("site"), "elsewhere");

        (int exitCode, string text) = await CourseProgram.RunAsync(folder.Path, "render", "good.ipynb", "--out", "site/");

        Assert.True(exitCode == 0, text);
        Assert.Equal("elsewhere", new FileInfo(folder.File("site")).LinkTarget);
        Assert.True(File.Exists(folder.File("elsewhere/index.html")));
    }

    [Fact]
    public async Task A_notebook_given_as_a_bare_name_that_is_a_relative_link_is_stored()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links that need no right.");
        using TemporaryFolder folder = Folder();

        (int exitCode, string text) = await CourseProgram.RunAsync(folder.Path, "run", "link.ipynb");

        Assert.True(exitCode == 0, text);
        Assert.Equal("good.ipynb", new FileInfo(folder.File("link.ipynb")).LinkTarget);
        Assert.Contains("execute_result", File.ReadAllText(folder.File("good.ipynb")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("link.ipynb")]
    [InlineData("linked/good.ipynb")]
    [InlineData("linked/link.ipynb")]
    public void The_lock_of_a_notebook_holds_by_whatever_links_it_is_reached(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links that need no right.");
        using TemporaryFolder folder = Folder();
        using var first = new NotebookLock([Notebook.Load(folder.File("good.ipynb"))]);

        Assert.Throws<RefusedException>(() => new NotebookLock([Notebook.Load(folder.File(name))]));
    }

    [Fact]
    public async Task An_unreadable_folder_and_an_unreadable_notebook_are_told()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.UserName == "root", "Unix rights, which do not bind root.");
        using TemporaryFolder folder = Folder();
        Directory.CreateDirectory(folder.File("closed"), UnixFileMode.None);
        File.SetUnixFileMode(folder.File("good.ipynb"), UnixFileMode.None);

        (int closed, string closedText) = await CourseProgram.RunAsync(folder.Path, "check", "closed");
        (int file, string fileText) = await CourseProgram.RunAsync(folder.Path, "check", "good.ipynb");

        Assert.Equal((2, 2), (closed, file));
        Assert.Contains("cannot be read", closedText, StringComparison.Ordinal);
        Assert.Contains("cannot be read", fileText, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", closedText + fileText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_where_the_new_text_would_be_written_is_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links that need no right.");
        using TemporaryFolder folder = Folder();
        folder.Write("precious.txt", "precious");
        File.CreateSymbolicLink(folder.File("good.ipynb.course-new"), "precious.txt");

        (int exitCode, _) = await CourseProgram.CallAsync("run", folder.File("good.ipynb"));
        File.CreateSymbolicLink(folder.File("good.ipynb.course-new"), "precious.txt");
        (int clearExitCode, _) = await CourseProgram.CallAsync("clear", folder.File("good.ipynb"));

        Assert.Equal((0, 0), (exitCode, clearExitCode));
        Assert.Equal("precious", File.ReadAllText(folder.File("precious.txt")));
    }

    [Theory]
    [MemberData(nameof(OutputDifferenceTests.OddOutputs), MemberType = typeof(OutputDifferenceTests))]
    [InlineData("""[{"output_type": "error", "evalue": "x", "traceback": [1, null, {}]}]""")]
    [InlineData("""
        [{"output_type": "display_data",
          "data": {"text/html": "<div data-figure=\"x\"><div><img src=\"data:image/svg+xml;base64,#!\"></div></div>"}}]
        """)]
    public void Stored_outputs_of_any_shape_are_rendered_or_refused_with_a_message(string outputs)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("a.ipynb", $$"""
            {"cells": [{"cell_type": "code", "id": "c", "metadata": {}, "source": "1", "outputs": {{outputs}}}],
             "nbformat": 4, "nbformat_minor": 5}
            """);

        Exception? thrown = Record.Exception(() => SiteRenderer.Render([Notebook.Load(path)]));

        Assert.True(thrown is null or RefusedException, thrown?.ToString());
    }

    /// <summary>A notebook by its name, by a link, and through a linked folder; a pipe; links to nothing and in a circle.</summary>
    private static TemporaryFolder Folder()
    {
        var folder = new TemporaryFolder();
        folder.WriteNotebook("good.ipynb", "\"one\"");
        folder.Write("settings.json", "{\n  \"command\": \"npx\",\n  \"kernel\": 1\n}\n");
        File.CreateSymbolicLink(folder.File("link.ipynb"), "good.ipynb");
        File.CreateSymbolicLink(folder.File("linked"), ".");
        File.CreateSymbolicLink(folder.File("circle"), "circle");
        File.CreateSymbolicLink(folder.File("dangling"), "nowhere.ipynb");
        using (Process make = Process.Start("mkfifo", folder.File("pipe")))
        {
            make.WaitForExit();
        }
        File.CreateSymbolicLink(folder.File("pipe-link"), "pipe");
        return folder;
    }
}
