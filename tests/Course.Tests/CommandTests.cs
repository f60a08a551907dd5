namespace Course.Tests;

public class CommandTests
{
    [Fact]
    public async Task Run_stores_outputs_and_a_second_run_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        string notebook = folder.WriteNotebook("a.ipynb", "\"one\"", "Console.WriteLine(2);");

        (int first, string firstText) = await CourseProgram.CallAsync("run", notebook);
        byte[] stored = File.ReadAllBytes(notebook);
        (int second, string secondText) = await CourseProgram.CallAsync("run", notebook);

        Assert.Equal((0, 0), (first, second));
        Assert.Contains("stored", firstText, StringComparison.Ordinal);
        Assert.Contains("unchanged", secondText, StringComparison.Ordinal);
        Assert.Equal(stored, File.ReadAllBytes(notebook));
    }

    [Fact]
    public async Task Check_accepts_outputs_that_are_current()
    {
        using var folder = new TemporaryFolder();
        string notebook = folder.WriteNotebook("a.ipynb", "\"one\"");
        await CourseProgram.CallAsync("run", notebook);

        (int exitCode, string text) = await CourseProgram.CallAsync("check", notebook);

        Assert.Equal(0, exitCode);
        Assert.Matches(@"a\.ipynb\s+1\s+\d+\.\d\s+ok", text);
    }

    [Fact]
    public async Task Check_shows_cell_and_both_texts_where_an_output_differs_and_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        string notebook = folder.WriteNotebook("a.ipynb", "\"fine\"", "\"old value\"");
        await CourseProgram.CallAsync("run", notebook);
        string stale = File.ReadAllText(notebook).Replace("\"source\": \"\\\"old value\\\"\"", "\"source\": \"\\\"new value\\\"\"",
            StringComparison.Ordinal);
        File.WriteAllText(notebook, stale);

        (int exitCode, string text) = await CourseProgram.CallAsync("check", notebook);

        Assert.Equal(1, exitCode);
        Assert.Contains("code cell 2 (“\"new value\"”), output 1, line 1:", text, StringComparison.Ordinal);
        Assert.Contains("stored  text/plain: old value", text, StringComparison.Ordinal);
        Assert.Contains("now     text/plain: new value", text, StringComparison.Ordinal);
        Assert.Equal(stale, File.ReadAllText(notebook));
    }

    [Fact]
    public async Task A_failing_cell_is_named_with_number_first_line_line_message_and_advice()
    {
        using var folder = new TemporaryFolder();
        string notebook = folder.WriteNotebook("a.ipynb", "var a = 1;", "// the second\nint b = a + c;");
        byte[] before = File.ReadAllBytes(notebook);

        (int exitCode, string text) = await CourseProgram.CallAsync("run", notebook);

        Assert.Equal(1, exitCode);
        Assert.Contains($"{notebook}, code cell 2 (“// the second”), line 2:", text, StringComparison.Ordinal);
        Assert.Contains("    int b = a + c;", text, StringComparison.Ordinal);
        Assert.Contains("error CS0103: The name 'c' does not exist", text, StringComparison.Ordinal);
        Assert.Contains("  c is not known here:", text, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(notebook));
    }

    [Fact]
    public async Task A_failing_notebook_does_not_keep_others_from_running()
    {
        using var folder = new TemporaryFolder();
        folder.WriteNotebook("a.ipynb", "throw new Exception(\"boom\");");
        folder.WriteNotebook("b.ipynb", "\"fine\"");

        (int exitCode, string text) = await CourseProgram.CallAsync("run", folder.Path);

        Assert.Equal(1, exitCode);
        Assert.Matches(@"a\.ipynb.*failed", text);
        Assert.Matches(@"b\.ipynb.*stored", text);
    }

    [Fact]
    public async Task Render_writes_the_site_and_says_where()
    {
        using var folder = new TemporaryFolder();
        string notebook = folder.WriteNotebook("a.ipynb", "1");

        (int exitCode, string text) = await CourseProgram.CallAsync("render", notebook, "--out", folder.File("site"));

        Assert.Equal(0, exitCode);
        Assert.Contains(folder.File("site/index.html"), text, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.File("site/a.html")));
    }

    [Fact]
    public async Task Render_tells_all_that_is_wrong_in_all_notebooks_and_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        WriteFaults(folder);

        (int exitCode, string text) = await CourseProgram.RunAsync(folder.Path, "render", ".");

        Assert.Equal(2, exitCode);
        Assert.Contains("a.ipynb, cell 1 (“$\\one$ and $\\two$”): \\one is not supported", text, StringComparison.Ordinal);
        Assert.Contains("\\two is not supported", text, StringComparison.Ordinal);
        Assert.Contains("b.ipynb, cell 1", text, StringComparison.Ordinal);
        Assert.Contains("c.ipynb: this is not JSON", text, StringComparison.Ordinal);
        Assert.Contains("--keep-going renders the rest", text, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("site")));
    }

    [Fact]
    public async Task Render_keep_going_renders_the_rest_and_tells_what_is_wrong()
    {
        using var folder = new TemporaryFolder();
        WriteFaults(folder);

        (int exitCode, string text) = await CourseProgram.RunAsync(folder.Path, "render", ".", "--keep-going");

        Assert.Equal(1, exitCode);
        Assert.Contains("\\two is not supported", text, StringComparison.Ordinal);
        Assert.Contains("c.ipynb: this is not JSON", text, StringComparison.Ordinal);
        Assert.Equal(["a.html", "b.html", "d.html", "index.html"],
            Directory.GetFiles(folder.File("site"), "*.html").Select(Path.GetFileName).Order());
    }

    private static void WriteFaults(TemporaryFolder folder)
    {
        folder.Write("a.ipynb", SiteNotebook.Markdown("m", @"$\one$ and $\two$"));
        folder.Write("b.ipynb", SiteNotebook.Markdown("m", "[x](nowhere.txt)"));
        folder.Write("c.ipynb", "hello");
        folder.Write("d.ipynb", SiteNotebook.Markdown("m", "# Fine"));
    }

    [Fact]
    public async Task Clear_removes_outputs()
    {
        using var folder = new TemporaryFolder();
        string notebook = folder.WriteNotebook("a.ipynb", "\"one\"");
        await CourseProgram.CallAsync("run", notebook);

        (int exitCode, _) = await CourseProgram.CallAsync("clear", notebook);

        Assert.Equal(0, exitCode);
        Assert.DoesNotContain("execute_result", File.ReadAllText(notebook), StringComparison.Ordinal);
    }

    /// <summary>Cells that no host would run alike, and a part of what the message must say.</summary>
    public static TheoryData<string, string> BadCells => new()
    {
        { "#!time-machine\nlet x = 1", "Unknown magic command '#!time-machine'" },
        { "#r \"no/such.dll\"", "CS0006" },
        { "#r \"nuget: \"", "Unable to parse package reference" },
        { "#!import missing.csx", "missing.csx" },
        { "#!import picture.png", "Unrecognized extension for a notebook: .png" },
    };

    [Theory]
    [MemberData(nameof(BadCells))]
    public async Task A_directive_that_cannot_be_carried_out_fails_and_leaves_the_file_untouched(string cell, string message)
    {
        using var folder = new TemporaryFolder();
        folder.Write("picture.png", "");
        string notebook = folder.WriteNotebook("a.ipynb", cell);
        byte[] before = File.ReadAllBytes(notebook);

        (int exitCode, string text) = await CourseProgram.CallAsync("run", notebook);

        Assert.Equal(1, exitCode);
        Assert.Contains(message, text, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(notebook));
    }

    /// <summary>What is wrong with the call, and a part of what the message must say.</summary>
    public static TheoryData<string[], string> BadCalls => new()
    {
        { ["run", "missing.ipynb"], "there is no such file" },
        { ["check", "empty"], "there are no notebooks" },
        { ["run", "text.ipynb"], "not JSON" },
        { ["run", "old.ipynb"], "nbformat 3" },
        { ["run", "other.ipynb"], "no number `nbformat`" },
        { ["run", "good.ipynb", "./good.ipynb"], "named twice" },
        { ["run", "--timeout", "0", "good.ipynb"], "--timeout is 0" },
        { ["run", "--timeout", "1e-9", "good.ipynb"], "--timeout is 1e-9" },
        { ["run", "--timeout", "abc", "good.ipynb"], "--timeout is abc" },
        { ["check", "--memory", "1", "good.ipynb"], "--memory is 1" },
        { ["no-such-command"], "no-such-command" },
        { ["render", "good.ipynb", "--out", "mine"], "was not written by `course render`" },
        { ["--out", "mine"], "was not written by `course render`" },
        { ["render", "link.ipynb"], "link.ipynb, cell 1" },
    };

    [Theory]
    [MemberData(nameof(BadCalls))]
    public async Task A_wrong_call_ends_with_exit_code_2_and_says_why(string[] call, string message)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("empty"));
        folder.Write("text.ipynb", "hello");
        folder.Write("old.ipynb", """{"nbformat": 3, "worksheets": []}""");
        folder.Write("other.ipynb", """{"name": "package", "version": "1.0"}""");
        folder.WriteNotebook("good.ipynb", "1");
        Directory.CreateDirectory(folder.File("mine"));
        folder.Write("mine/text.txt", "mine");
        folder.Write("link.ipynb", SiteNotebook.Markdown("m", "[x](nowhere.ipynb)"));
        Dictionary<string, byte[]> before = Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).ToDictionary(file =>
            file, File.ReadAllBytes);

        (int exitCode, string text) = await CourseProgram.RunAsync(folder.Path, call);

        Assert.Equal(2, exitCode);
        Assert.Contains(message, text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.All(before, file => Assert.Equal(file.Value, File.ReadAllBytes(file.Key)));
    }
}
