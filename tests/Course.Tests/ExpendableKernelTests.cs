using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Course.Documents;
using Course.Execution;

namespace Course.Tests;

/// <summary>Whatever a cell does to its kernel ends as a failure of that cell, which says what happened.</summary>
public class ExpendableKernelTests(WarmKernel warm) : IClassFixture<WarmKernel>
{
    /// <summary>What ends a kernel: the cell, and what message and advice must say.</summary>
    public static TheoryData<string, string, string> DeadlyCells => new()
    {
        { "Console.WriteLine(\"last words\");\nEnvironment.Exit(3);", "exit code 3 while the cell ran", "a call that ends the process" },
        { "int Deeper(int n) => 1 + Deeper(n + 1);\nDeeper(0)", "Stack overflow", "recursion without end" },
        { "var kept = new List<byte[]>();\nwhile (true) { kept.Add(new byte[1_000_000]); }", "Out ?Of ?Memory", "A kernel may use 300 MB" },
        // A process that the cell leaves behind holds the kernel's pipes open.
        { "System.Diagnostics.Process.Start(\"sleep\", \"20\");\nEnvironment.Exit(4);", "exit code 4", "" },
    };

    [Theory]
    [MemberData(nameof(DeadlyCells))]
    public async Task A_deadly_cell_fails_with_what_happened_and_the_cells_after_it_are_not_run(string cell, string message, string advice)
    {
        using var folder = new TemporaryFolder();
        Notebook notebook = Notebook.Load(folder.WriteNotebook("a.ipynb", "\"before\"", cell, "\"after\"", "\"after\""));

        NotebookRun run = await NotebookRun.ExecuteAsync(
            notebook, Limits.Default with { Megabytes = 300 }, _ => { }, (_, _) => { }, TestContext.Current.CancellationToken);

        Assert.Equal(2, run.Failure!.Value.Cell.CodeNumber);
        // The runtime names the exception, or, where there is no memory left for that, says "Out of memory."
        Assert.Matches(new Regex(message, RegexOptions.IgnoreCase), run.Failure.Value.Reason.Message);
        Assert.Contains(advice, run.Failure.Value.Reason.Advice, StringComparison.Ordinal);
        Assert.Equal("error", run.Cells[^1].Run.Outputs[^1]["output_type"]!.GetValue<string>());
        Assert.Equal([3, 4], run.NotRun.Select(c => c.CodeNumber));
    }

    [Fact]
    public async Task A_cell_that_prints_for_ever_is_stopped_and_what_it_printed_is_cut()
    {
        using var folder = new TemporaryFolder();
        Notebook notebook = Notebook.Load(folder.WriteNotebook("a.ipynb", "while (true) { Console.Write(\"abc\"); }", "\"after\""));

        NotebookRun run = await NotebookRun.ExecuteAsync(
            notebook, new Limits(TimeSpan.FromSeconds(4), 300), _ => { }, (_, _) => { }, TestContext.Current.CancellationToken);

        Assert.Equal("the cell ran longer than 4 seconds and was stopped", run.Failure!.Value.Reason.Message);
        Assert.Contains("--timeout", run.Failure.Value.Reason.Advice, StringComparison.Ordinal);
        Assert.Equal("error", run.Cells[0].Run.Outputs[^1]["output_type"]!.GetValue<string>());
        Assert.Equal([2], run.NotRun.Select(c => c.CodeNumber));
        Assert.InRange(run.Cells[0].Run.Outputs.Sum(o => (MultilineText.Read(o["text"]) ?? "").Length), 0, 1_001_000);
    }

    [Fact]
    public async Task A_time_of_less_than_a_second_is_said_as_it_was_asked_for()
    {
        await using var kernel = KernelClient.Start(Path.GetTempPath(), Limits.Default with { Time = TimeSpan.FromSeconds(0.05) });

        CellRun run = await kernel.RunAsync(1, "while (true) { }", TestContext.Current.CancellationToken);

        Assert.Equal("the cell ran longer than 0.05 seconds and was stopped", run.Failure!.Message);
    }

    [Theory]
    [InlineData("while (true) { }", "a loop that does not end")]
    [InlineData("#!import a.csx", "a file that imports itself")]
    [InlineData("#r \"nuget: Some.Package, 1.0.0\"", "The restore of its packages is part of that time")]
    public void The_advice_for_a_cell_that_ran_too_long_speaks_of_what_is_in_it(string cell, string advice) =>
        Assert.Contains(advice, FailureAdvice.ForTime(cell), StringComparison.Ordinal);

    [Fact]
    public async Task Raises_exception_allows_a_cell_to_fail_but_not_to_end_its_kernel()
    {
        using var folder = new TemporaryFolder();
        string text = File.ReadAllText(folder.WriteNotebook("a.ipynb", "throw new Exception(\"boom\");", "Environment.Exit(0);", "1"));
        Notebook notebook = Notebook.Load(folder.Write(
            "a.ipynb", text.Replace("\"metadata\": {},\n   \"outputs\"",
                "\"metadata\": { \"tags\": [\"raises-exception\"] },\n   \"outputs\"", StringComparison.Ordinal)));

        NotebookRun run = await NotebookRun.ExecuteAsync(
            notebook, Limits.Default, _ => { }, (_, _) => { }, TestContext.Current.CancellationToken);

        Assert.Equal(2, run.Failure!.Value.Cell.CodeNumber);
        Assert.Contains("exit code 0", run.Failure.Value.Reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_cell_does_to_its_surroundings_stays_within_the_cell()
    {
        string[] misuses =
        [
            "Console.SetOut(new System.IO.StringWriter()); Console.SetError(Console.Out); Console.WriteLine(\"lost\");",
            "var closed = new System.IO.StreamWriter(new System.IO.MemoryStream()); Console.SetOut(closed); closed.Dispose(); 1.Display();",
            "Console.Out.Close(); Console.SetIn(new System.IO.StringReader(\"x\"));",
            "System.Globalization.CultureInfo.DefaultThreadCurrentCulture = System.Globalization.CultureInfo.CurrentCulture = "
                + "new(\"de-DE\");",
            "System.IO.Directory.SetCurrentDirectory(\"/\");",
        ];

        foreach (string misuse in misuses)
        {
            CellRun run = await warm.RunAsync(misuse);
            Assert.Null(run.Failure);
            CellRun after = await warm.RunAsync(
                "Console.WriteLine($\"{1.5} {await Task.Run(() => $\"{1.5}\")} {System.IO.Directory.GetCurrentDirectory()}\");");
            Assert.Equal($"1.5 1.5 {Path.GetTempPath().TrimEnd(Path.DirectorySeparatorChar)}\n",
                MultilineText.Read(after.Outputs.Single()["text"]));
        }
    }

    [Fact]
    public async Task A_cell_that_fails_in_an_unusual_way_fails_alone_and_its_kernel_goes_on()
    {
        (string Cell, string Message)[] failures =
        [
            ("Console.SetOut(null);", "ArgumentNullException"),
            ("Console.ReadLine()", "A notebook has no console to read from"),
            ("var thread = new System.Threading.Thread(() => throw new InvalidOperationException(\"boom\")); "
                + "thread.Start(); thread.Join();",
                "System.InvalidOperationException: boom (on a thread that cell "),
            ("class Mute : Exception { public override string Message => throw new Exception(\"no\"); }\nthrow new Mute();",
                "System.Exception: no"),
            ("class Shy { public override string ToString() => throw new Exception(\"not me\"); }\nnew Shy().Display(\"text/plain\");",
                "not me"),
            ("new int[int.MaxValue]", "System.OutOfMemoryException"),
        ];

        foreach ((string cell, string message) in failures)
        {
            CellRun run = await warm.RunAsync(cell);
            Assert.Contains(message, run.Failure?.Message ?? "no failure: " + cell, StringComparison.Ordinal);
            Assert.Equal("error", run.Outputs[^1]["output_type"]!.GetValue<string>());
            Assert.False(run.KernelEnded);
        }
        CellRun last = await warm.RunAsync("Console.Write(\"alive\");");
        Assert.Null(last.Failure);
        Assert.Equal("alive", MultilineText.Read(last.Outputs.Single()["text"]));
    }

    [Fact]
    public async Task An_exception_on_a_thread_that_outlives_its_cell_names_that_cell()
    {
        await warm.RunAsync(
            "var go = new System.Threading.ManualResetEvent(false);\n"
            + "var late = new System.Threading.Thread(() => { go.WaitOne(); throw new Exception(\"late\"); });\nlate.Start();");
        int first = warm.Cells;

        CellRun run = await warm.RunAsync("go.Set(); late.Join();");

        Assert.Equal($"System.Exception: late (on a thread that cell {first} started)", run.Failure!.Message);
    }

    [Fact]
    public async Task Output_without_end_is_cut_with_a_notice()
    {

        CellRun lines = await warm.RunAsync("for (int i = 0; i < 300_000; i++) { Console.WriteLine(\"a line of text\"); }");
        CellRun oneLine = await warm.RunAsync("Console.Write(new string('x', 3_000_000)); Console.Write(\"late\");");
        CellRun displayed = await warm.RunAsync("for (int i = 0; i < 3; i++) { new string('y', 45_000_000).Display(); }");
        CellRun next = await warm.RunAsync("Console.Write(\"as ever\");");

        foreach (CellRun printed in new[] { lines, oneLine })
        {
            Assert.Equal(1_000_000, MultilineText.Read(printed.Outputs[0]["text"])!.Length);
            Assert.Equal("\n[The cell printed more than 1,000,000 characters. The rest is left out.]\n",
                MultilineText.Read(printed.Outputs.Skip(1).Single()["text"]));
        }
        Assert.Equal(["display_data", "display_data", "stream"],
            displayed.Outputs.Select(output => output["output_type"]!.GetValue<string>()));
        Assert.Contains("displayed more than 100,000,000", MultilineText.Read(displayed.Outputs[2]["text"]), StringComparison.Ordinal);
        Assert.Equal("as ever", MultilineText.Read(next.Outputs.Single()["text"]));
    }

    [Theory]
    [InlineData("DisplayedValueProduced", "DisplayedValueProduced")]
    [InlineData("StandardOutputValueProduced", "StandardErrorValueProduced")]
    public void Values_and_changes_between_the_streams_without_end_are_cut(string first, string second)
    {
        var outputs = new CellOutputs(1);
        JsonElement content = JsonElement.Parse("""{"formattedValues":[{"mimeType":"text/plain","value":"y"}]}""");

        for (int i = 0; i < 150_000; i++)
        {
            outputs.Add(new KernelMessage(first, content, "1"));
            outputs.Add(new KernelMessage(second, content, "1"));
        }

        Assert.InRange(outputs.All.Count, 100_000, 100_002);
    }

    [Fact]
    public async Task Numbers_are_written_the_same_whatever_the_language_of_the_machine()
    {

        CellRun run = await warm.RunAsync("$\"{1.5:F2} {System.Globalization.CultureInfo.CurrentCulture.Name}\"");

        JsonObject output = run.Outputs.Single();
        Assert.Equal("1.50 ", MultilineText.Read(output["data"]!["text/plain"]));
    }
}
