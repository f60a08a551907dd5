using System.Text.Json.Nodes;
using Course.Documents;
using Course.Execution;

namespace Course.Tests;

public class KernelTests(WarmKernel warm) : IClassFixture<WarmKernel>
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
    public async Task The_compiler_keeps_the_metadata_alone_of_the_assemblies_that_cells_refer_to()
    {
        CellRun run = await warm.RunAsync("""
            var csharp = Microsoft.DotNet.Interactive.Kernel.Current;
            var options = (Microsoft.CodeAnalysis.Scripting.ScriptOptions)csharp.GetType()
                .GetField("_scriptOptions", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic).GetValue(csharp);
            Console.Write(options.MetadataResolver.GetType().Name);
            """);

        Assert.Null(run.Failure);
        Assert.Equal("MetadataOnly", MultilineText.Read(Assert.Single(run.Outputs)["text"]));
    }

    [Fact]
    public async Task A_reference_that_is_no_assembly_is_told_by_the_compiler()
    {
        using var folder = new TemporaryFolder();

        CellRun run = await warm.RunAsync($"#r \"{folder.Write("no.dll", "no assembly")}\"\n1 + 1");

        Assert.Contains("CS0009", run.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compile_error_tells_its_line_and_what_the_compiler_says()
    {
        CellRun run = await warm.RunAsync("int a = 1;\n\nint b = unknown;");

        Assert.Equal("error CS0103: The name 'unknown' does not exist in the current context", run.Failure!.Message);
        Assert.Equal(3, run.Failure.Line);
    }

    [Fact]
    public async Task An_exception_tells_its_line_type_and_message()
    {
        CellRun run = await warm.RunAsync("int a = 1;\nint Fail() =>\n    throw new InvalidOperationException(\"boom\");\nFail();");

        Assert.Equal("System.InvalidOperationException: boom", run.Failure!.Message);
        Assert.Equal(3, run.Failure.Line);
    }

    [Fact]
    public async Task An_exception_from_another_cells_function_tells_the_line_of_the_call()
    {
        await warm.RunAsync("int Fail() => throw new InvalidOperationException(\"boom\");");

        CellRun run = await warm.RunAsync("int a = 1;\nint b = a + Fail();");

        Assert.Equal(2, run.Failure!.Line);
    }

    [Fact]
    public async Task An_error_output_names_no_file_of_the_machine()
    {
        CellRun run = await warm.RunAsync("throw new InvalidOperationException(\"boom\");");

        string text = run.Outputs[^1]["evalue"]!.GetValue<string>();
        Assert.StartsWith("System.InvalidOperationException: boom\n   at Submission#", text, StringComparison.Ordinal);
        Assert.DoesNotContain(":line", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_that_was_not_built_says_to_build()
    {
        CellRun run = await warm.RunAsync("#!import ../no-such-folder/lib/bin/setup.csx");

        Assert.Contains("dotnet build", run.Failure!.Advice, StringComparison.Ordinal);
        Assert.Equal(1, run.Failure.Line);
    }

    [Fact]
    public async Task A_relative_reference_is_found_from_the_notebooks_folder()
    {
        using var folder = new TemporaryFolder();
        const string Code = "public static class Some { public static string Value => \"seven\"; }";
        File.WriteAllBytes(folder.File("Some.dll"), PackageTests.Compile("Some", "1.0.0", Code));
        await using var kernel = KernelClient.Start(folder.Path, Limits.Default);

        CellRun run = await kernel.RunAsync(1, "#r \"Some.dll\"\nSome.Value", TestContext.Current.CancellationToken);

        Assert.Null(run.Failure);
        Assert.Equal("seven", PlainText(run.Outputs.Single()));
    }

    /// <summary>A cell can say of any text that it is JSON.</summary>
    [Theory]
    [InlineData("{bad")]
    [InlineData("")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("\"\\ud800\"")]
    [InlineData("deep")]
    public async Task What_is_shown_as_JSON_and_is_none_or_no_notebook_can_hold_is_kept_as_a_text(string shown)
    {
        string text = shown == "deep" ? new string('[', 58) + new string(']', 58) : shown;
        using var folder = new TemporaryFolder();
        Notebook notebook = Notebook.Load(folder.WriteNotebook("a.ipynb", "1"));

        CellRun run = await warm.RunAsync($"{System.Text.Json.JsonSerializer.Serialize(text)}.DisplayAs(\"application/json\");");
        notebook.Cells[0].SetOutputs(run.Outputs, 1);
        notebook.Save();

        JsonNode kept = Notebook.Load(notebook.Path).Cells[0].Outputs.Single()!["data"]!["application/json"]!;
        Assert.Equal(text, MultilineText.Read(kept));
    }

    private static string PlainText(JsonObject output) => MultilineText.Read(output["data"]!["text/plain"])!;
}
