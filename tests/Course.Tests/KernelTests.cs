using System.Text.Json.Nodes;
using Course.Documents;
using Course.Execution;

namespace Course.Tests;

public class KernelTests
{
    public static TheoryData<string> GoldenNotebooks =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "golden"), "*.ipynb").Select(path => Path.GetFileName(path)).Order()];

    /// <summary>The stored outputs were read by a person; <c>course run tests/Course.Tests/golden</c> writes them anew.</summary>
    [Theory]
    [MemberData(nameof(GoldenNotebooks))]
    public async Task A_golden_notebook_gives_the_outputs_that_are_stored_in_it(string name)
    {
        Notebook notebook = Notebook.Load(Path.Combine(AppContext.BaseDirectory, "golden", name));
        byte[] stored = notebook.ToBytes();

        NotebookRun run = await NotebookRun.ExecuteAsync(notebook, Limits.Default, _ => { }, (_, _) =>
            { }, TestContext.Current.CancellationToken);

        Assert.Null(run.Failure);
        run.StoreOutputs();
        Assert.Equal(System.Text.Encoding.UTF8.GetString(stored), System.Text.Encoding.UTF8.GetString(notebook.ToBytes()));
    }

    [Fact]
    public async Task A_compile_error_tells_its_line_and_what_the_compiler_says()
    {
        CellRun run = await RunAsync("int a = 1;\n\nint b = unknown;");

        Assert.Equal("error CS0103: The name 'unknown' does not exist in the current context", run.Failure!.Message);
        Assert.Equal(3, run.Failure.Line);
    }

    [Fact]
    public async Task An_exception_tells_its_line_type_and_message()
    {
        CellRun run = await RunAsync("int a = 1;\nint Fail() =>\n    throw new InvalidOperationException(\"boom\");\nFail();");

        Assert.Equal("System.InvalidOperationException: boom", run.Failure!.Message);
        Assert.Equal(3, run.Failure.Line);
    }

    [Fact]
    public async Task An_exception_from_another_cells_function_tells_the_line_of_the_call()
    {
        await using var kernel = KernelClient.Start(Path.GetTempPath(), Limits.Default);
        await RunAsync(kernel, 1, "int Fail() => throw new InvalidOperationException(\"boom\");");

        CellRun run = await RunAsync(kernel, 2, "int a = 1;\nint b = a + Fail();");

        Assert.Equal(2, run.Failure!.Line);
    }

    [Fact]
    public async Task An_error_output_names_no_file_of_the_machine()
    {
        CellRun run = await RunAsync("throw new InvalidOperationException(\"boom\");");

        string text = run.Outputs[^1]["evalue"]!.GetValue<string>();
        Assert.StartsWith("System.InvalidOperationException: boom\n   at Submission#1", text, StringComparison.Ordinal);
        Assert.DoesNotContain(":line", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_that_was_not_built_says_to_build()
    {
        using var folder = new TemporaryFolder();
        await using var kernel = KernelClient.Start(folder.Path, Limits.Default);

        CellRun run = await RunAsync(kernel, 1, "#!import ../lib/bin/setup.csx");

        Assert.Contains("dotnet build", run.Failure!.Advice, StringComparison.Ordinal);
        Assert.Equal(1, run.Failure.Line);
    }

    [Fact]
    public async Task A_relative_reference_is_found_from_the_notebooks_folder()
    {
        using var folder = new TemporaryFolder();
        File.Copy(typeof(KernelTests).Assembly.Location, folder.File("Some.dll"));
        await using var kernel = KernelClient.Start(folder.Path, Limits.Default);

        CellRun run = await RunAsync(kernel, 1, "#r \"Some.dll\"\ntypeof(Course.Tests.KernelTests).Name");

        Assert.Null(run.Failure);
        Assert.Equal("KernelTests", PlainText(run.Outputs.Single()));
    }

    private static async Task<CellRun> RunAsync(string cell)
    {
        await using var kernel = KernelClient.Start(Path.GetTempPath(), Limits.Default);
        return await RunAsync(kernel, 1, cell);
    }

    private static Task<CellRun> RunAsync(KernelClient kernel, int number, string cell) =>
        kernel.RunAsync(number, cell, TestContext.Current.CancellationToken);

    private static string PlainText(JsonObject output) => MultilineText.Read(output["data"]!["text/plain"])!;
}
