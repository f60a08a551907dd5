using System.Runtime.Versioning;
using Course.Documents;
using Course.Execution;

namespace Course.Tests;

/// <summary>Programs that are named by <c>--kernel</c>: what they send is taken for what it is.</summary>
[UnsupportedOSPlatform("windows")]
public class OtherKernelTests
{
    /// <summary>Says all kinds of things before it is ready, and prints before and between its messages.</summary>
    private const string Talkative = """
        echo 'Welcome'
        printf '\033[31m{"event"\n{"event":3,"eventType":"KernelReady"}\n[]\n{}\nnull\n'
        echo '{"event":{},"eventType":"KernelReady"}'
        while read -r line; do
          token=$(printf '%s' "$line" | sed 's/.*"token":"\([^"]*\)".*/\1/')
          echo 'native code prints'
          printf 'and in front of a message: '
          printf '{"event":{"formattedValues":[{"mimeType":"text/plain","value":"four"}]},'
          echo '"eventType":"ReturnValueProduced","command":{"token":"'$token'"}}'
          echo '{"event":{"formattedValues":"odd"},"eventType":"SomethingNew","command":7}'
          echo '{"event":{},"eventType":"CommandSucceeded","command":{"token":"'$token'.1"}}'
          echo '{"event":{},"eventType":"CommandSucceeded","command":{"token":"'$token'"}}'
        done
        """;

    [Fact]
    public async Task What_is_no_message_is_passed_over()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Uses a shell script.");
        using var folder = new TemporaryFolder();
        await using KernelClient kernel = Start(folder, Talkative);

        for (int cell = 1; cell <= 2; cell++)
        {
            CellRun run = await kernel.RunAsync(cell, "2 + 2", TestContext.Current.CancellationToken);
            Assert.Null(run.Failure);
            Assert.Equal("four", MultilineText.Read(run.Outputs.Single()["data"]!["text/plain"]));
        }
    }

    [Theory]
    [InlineData("DisplayedValueProduced", """{"formattedValues":"odd"}""")]
    [InlineData("DisplayedValueProduced", """{"formattedValues":[{"mimeType":null,"value":"x"}]}""")]
    [InlineData("ReturnValueProduced", """{"formattedValues":[{"mimeType":"text/plain","value":5}]}""")]
    [InlineData("CodeSubmissionReceived", """{"code":null}""")]
    [InlineData("CommandFailed", """{"message":"x","line":1.5}""")]
    [InlineData("CommandFailed", """{"message":"x","line":1e30}""")]
    [InlineData("DiagnosticsProduced", """{"diagnostics":[{"code":"CS1"}],"formattedDiagnostics":[]}""")]
    public async Task A_message_whose_parts_are_of_other_types_fails_the_cell_and_not_the_runner(string eventType, string content)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Uses a shell script.");
        using var folder = new TemporaryFolder();
        await using KernelClient kernel = Start(folder, $$$"""
            echo '{"event":{},"eventType":"KernelReady"}'
            read -r line
            echo '{"event":{{{content}}},"eventType":"{{{eventType}}}","command":{"token":"1"}}'
            sleep 1000
            """);

        CellRun run = await kernel.RunAsync(1, "2 + 2", TestContext.Current.CancellationToken);

        Assert.Contains("what is no message of .NET Interactive", run.Failure!.Message, StringComparison.Ordinal);
        Assert.True(run.KernelEnded);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("echo '{\"event\":{},\"eventType\":\"KernelReady\"}'; yes")]
    public async Task A_program_that_talks_for_ever_and_is_no_kernel_is_found_out(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Uses a shell script.");
        using var folder = new TemporaryFolder();
        await using KernelClient kernel = Start(folder, script);

        CellRun run = await kernel.RunAsync(1, "1", TestContext.Current.CancellationToken);

        Assert.Contains("what is no message of .NET Interactive", run.Failure!.Message, StringComparison.Ordinal);
        Assert.True(run.KernelEnded);
    }

    [Theory]
    [InlineData("null", """{"line":null}""")]
    [InlineData("\"CS1\"", """{"line":-7}""")]
    [InlineData("\"CS1\"", """{"line":2147483647}""")]
    [InlineData("\"CS1\"", """{"line":0.5}""")]
    public async Task A_place_that_is_not_in_the_cell_is_none(string id, string start)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Uses a shell script.");
        using var folder = new TemporaryFolder();
        await using KernelClient kernel = Start(folder, $$$$"""
            echo '{"event":{},"eventType":"KernelReady"}'
            read -r line
            printf '{"event":{"diagnostics":[{"severity":"error","code":{{{{id}}}},"message":"odd",'
            printf '"linePositionSpan":{"start":{{{{start}}}}}}],'
            echo '"formattedDiagnostics":[{"value":"odd"}]},"eventType":"DiagnosticsProduced","command":{"token":"1"}}'
            echo '{"event":{},"eventType":"CommandFailed","command":{"token":"1"}}'
            """);

        CellRun run = await kernel.RunAsync(1, "2 + 2", TestContext.Current.CancellationToken);

        Assert.NotNull(run.Failure);
        Assert.Null(run.Failure.Line);
    }

    [Theory]
    [InlineData("echo 'I am no kernel' >&2; exit 7", "ended with exit code 7 before it was ready: I am no kernel")]
    [InlineData("echo '{\"event\":{},\"eventType\":\"KernelReady\"}'; read -r line; exit 0", "ended with exit code 0 while the cell ran")]
    public async Task A_kernel_that_ends_says_when_and_why(string script, string message)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Uses a shell script.");
        using var folder = new TemporaryFolder();
        await using KernelClient kernel = Start(folder, script);

        CellRun run = await kernel.RunAsync(1, "1", TestContext.Current.CancellationToken);

        Assert.Contains(message, run.Failure!.Message, StringComparison.Ordinal);
        Assert.NotEmpty(run.Failure.Advice);
    }

    [Theory]
    [InlineData("no-such-program-of-this-name stdio")]
    [InlineData("")]
    [InlineData("   ")]
    public async Task A_kernel_that_cannot_be_started_is_named(string command)
    {
        using var folder = new TemporaryFolder();
        folder.WriteNotebook("a.ipynb", "1");

        (int exitCode, string text) = await CourseProgram.RunAsync(folder.Path, "check", "a.ipynb", "--kernel", command);

        Assert.Equal(2, exitCode);
        Assert.Contains("--kernel", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
    }

    private static KernelClient Start(TemporaryFolder folder, string script) => KernelClient.Start(
        folder.Path, Limits.Default, KernelCommand.Parse($"sh {folder.Write("kernel.sh", script)}"));
}
