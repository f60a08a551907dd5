using System.Text.Json.Nodes;
using Course.Documents;

namespace Course.Tests;

/// <summary>The second run of a notebook takes the compiled code of the first, but only while that is still what the cells say.</summary>
public class CompiledNotebookTests
{
    [Fact]
    public async Task A_run_takes_the_code_that_an_earlier_run_has_compiled()
    {
        using var folder = new TemporaryFolder();
        folder.WriteNotebook("a.ipynb", "int x = 20;", "x + 1");
        await RunAsync(folder);
        Mark(folder);

        Assert.Contains("marked", await RunAsync(folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_cell_is_compiled_anew_and_so_are_the_others()
    {
        using var folder = new TemporaryFolder();
        folder.WriteNotebook("a.ipynb", "int x = 20;", "x + 1");
        await RunAsync(folder);
        Mark(folder);
        folder.WriteNotebook("a.ipynb", "int x = 30;", "x + 1");

        string shown = await RunAsync(folder);

        Assert.Contains("31", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("marked", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_import_is_compiled_anew()
    {
        using var folder = new TemporaryFolder();
        folder.Write("x.csx", "int x = 20;");
        folder.WriteNotebook("a.ipynb", "#!import x.csx", "x + 1");
        await RunAsync(folder);
        Assert.NotEmpty(Kept(folder));
        folder.Write("x.csx", "int x = 300;");

        Assert.Contains("301", await RunAsync(folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_kept_where_a_cell_writes_what_another_imports()
    {
        using var folder = new TemporaryFolder();
        folder.WriteNotebook("a.ipynb", "System.IO.File.WriteAllText(\"x.csx\", \"int x = 20;\");", "#!import x.csx", "x + 1");

        Assert.Contains("21", await RunAsync(folder), StringComparison.Ordinal);

        Assert.Empty(Kept(folder));
    }

    [Fact]
    public async Task Nothing_is_kept_of_a_notebook_that_fails()
    {
        using var folder = new TemporaryFolder();
        folder.WriteNotebook("a.ipynb", "int x = 20;", "x + y");

        await RunAsync(folder, exitCode: 1);

        Assert.Empty(Kept(folder));
    }

    [Fact]
    public async Task A_cell_that_may_fail_to_compile_fails_in_the_second_run_too()
    {
        using var folder = new TemporaryFolder();
        string notebook = folder.WriteNotebook("a.ipynb", "int x = ;");
        File.WriteAllText(notebook, File.ReadAllText(notebook).Replace("\"metadata\": {},\n   \"outputs\"", "\"metadata\": {\"tags\": [\"raises-exception\"]},\n   \"outputs\"", StringComparison.Ordinal));
        string first = await RunAsync(folder);
        Assert.Contains("CS1525", first, StringComparison.Ordinal);

        Assert.Equal(first, await RunAsync(folder));
    }

    [Fact]
    public async Task What_was_kept_and_is_damaged_is_compiled_anew()
    {
        using var folder = new TemporaryFolder();
        folder.WriteNotebook("a.ipynb", "int x = 20;", "x + 1");
        await RunAsync(folder);
        string kept = Assert.Single(Kept(folder));
        File.WriteAllText(kept, File.ReadAllText(kept)[..^100]);

        Assert.Contains("21", await RunAsync(folder), StringComparison.Ordinal);
    }

    /// <summary>Runs the notebook, for a user whose data lie in the folder, and gives its outputs.</summary>
    private static async Task<string> RunAsync(TemporaryFolder folder, int exitCode = 0)
    {
        (int ended, string text) = await CourseProgram.EndAsync(CourseProgram.Start(
            folder.Path, [("XDG_DATA_HOME", folder.Path)], ["dotnet", "exec", CourseProgram.Path, "run", "a.ipynb"]));
        Assert.True(ended == exitCode, text);
        return string.Join('\n', Notebook.Load(folder.File("a.ipynb")).Cells.Select(cell => cell.Outputs.ToJsonString()));
    }

    /// <summary>Adds a message to the code that was kept, by which it is known again.</summary>
    private static void Mark(TemporaryFolder folder)
    {
        string kept = Assert.Single(Kept(folder));
        JsonNode json = JsonNode.Parse(File.ReadAllText(kept))!;
        json["Steps"]![0]!["Messages"]!.AsArray().Add((JsonNode)Output.Stream("stderr", "marked"));
        File.WriteAllText(kept, json.ToJsonString());
    }

    private static string[] Kept(TemporaryFolder folder)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere the user's data cannot be put into another folder.");
        string compiled = folder.File("partial-derivatives-course/compiled");
        return Directory.Exists(compiled) ? Directory.GetFiles(compiled) : [];
    }
}
