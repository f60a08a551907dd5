using System.CommandLine;
using System.Diagnostics;
using Course.Commands;
using Spectre.Console;

namespace Course.Tests;

/// <summary>Calls the program: within this process, which is quick, or as a user does.</summary>
internal static class CourseProgram
{
    public static string Path { get; } = typeof(CourseCommands).Assembly.Location;

    /// <summary>Calls the program in this process.</summary>
    public static async Task<(int ExitCode, string Text)> CallAsync(params string[] call)
    {
        using var text = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = 200;
        int exitCode = await CourseCommands.Create(console).Parse(call)
            .InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }, TestContext.Current.CancellationToken);
        return (exitCode, text.ToString());
    }

    /// <summary>Calls the program as a user does.</summary>
    public static async Task<(int ExitCode, string Text)> RunAsync(string folder, params string[] call) =>
        await EndAsync(Start(folder, [], ["dotnet", "exec", Path, .. call]));

    /// <summary>Starts any program; an environment variable that is null is removed.</summary>
    public static Process Start(string folder, IEnumerable<(string Name, string? Value)> environment, IEnumerable<string> command)
    {
        var start = new ProcessStartInfo(command.First(), command.Skip(1))
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string? value) in environment)
        {
            start.Environment[name] = value;
        }
        return Process.Start(start)!;
    }

    /// <summary>Waits for a process and tells what it wrote.</summary>
    public static async Task<(int ExitCode, string Text)> EndAsync(Process process)
    {
        using (process)
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            string errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, await output + errors);
        }
    }
}
