using System.Diagnostics;
using System.Text.Json.Nodes;
using Course.Commands;
using Course.Documents;

namespace Course.Tests;

/// <summary>A chapter's notebook that Jupyter's nbconvert has executed with the released .NET Interactive, for real.</summary>
public class HostTests
{
    [Fact]
    public async Task A_notebook_that_nbconvert_executed_with_the_released_kernel_passes_the_check()
    {
        using var folder = new TemporaryFolder();
        await InstallKernelAsync(folder);
        string setup = Path.Combine(Repository.Root, "lib", "bin", "setup.csx");
        var chapter = Notebook.Load(Repository.Notebook("03-partial-derivatives-in-the-loss-function.ipynb"));
        // The beginning has what a host stores in its own way: the first cell, texts, a figure and results.
        IEnumerable<JsonObject> cells = chapter.Cells.Take(ContinuousIntegration.IsSet ? chapter.Cells.Count : 25).Select(cell => cell.ToJson());
        string notebook = folder.Write("a.ipynb", System.Text.Encoding.UTF8.GetString(chapter.WithCells(cells))
            .Replace("../lib/bin/setup.csx", setup.Replace('\\', '/'), StringComparison.Ordinal));
        string before = File.ReadAllText(notebook);

        await ExpectAsync(folder, "jupyter", "nbconvert", "--to", "notebook", "--execute", "--inplace", notebook);
        (int exitCode, string text) = await CourseProgram.CallAsync("check", notebook);

        Assert.NotEqual(before, File.ReadAllText(notebook));
        Assert.Contains("probeAddresses", File.ReadAllText(notebook), StringComparison.Ordinal);
        Assert.True(exitCode == 0, text);
    }

    /// <summary>
    /// Restores the pinned tool in the folder, with a Jupyter kernel that starts it; skips the test where something is missing.
    /// </summary>
    private static async Task InstallKernelAsync(TemporaryFolder folder)
    {
        Assert.SkipUnless(await SucceedsAsync(folder, "jupyter", "nbconvert", "--version"), "Jupyter's nbconvert is not installed.");
        Directory.CreateDirectory(folder.File(".config"));
        File.Copy(Path.Combine(Repository.Root, ".config", "dotnet-tools.json"), folder.File(".config/dotnet-tools.json"));
        Assert.SkipUnless(
            await SucceedsAsync(folder, "dotnet", "tool", "restore"),
            "The tool Microsoft.dotnet-interactive cannot be restored; is there a network?");
        Directory.CreateDirectory(folder.File("share/kernels/.net-csharp"));
        folder.Write("share/kernels/.net-csharp/kernel.json", """
            {
              "argv": ["dotnet", "tool", "run", "dotnet-interactive", "--", "jupyter", "--default-kernel", "csharp", "{connection_file}"],
              "display_name": ".NET (C#)",
              "language": "C#"
            }
            """);
    }

    private static async Task<bool> SucceedsAsync(TemporaryFolder folder, params string[] command)
    {
        try
        {
            return (await RunAsync(folder, command)).ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static async Task ExpectAsync(TemporaryFolder folder, params string[] command)
    {
        (int exitCode, string text) = await RunAsync(folder, command);
        Assert.True(exitCode == 0, text);
    }

    private static async Task<(int ExitCode, string Text)> RunAsync(TemporaryFolder folder, string[] command)
    {
        using Process process = CourseProgram.Start(
            folder.Path, [("JUPYTER_PATH", folder.File("share")), ("DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT", "1")], command);
        return await CourseProgram.EndAsync(process);
    }
}
