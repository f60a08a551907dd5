using System.CommandLine;
using Course.Commands;
using Course.Documents;
using Course.Kernel;
using Course.Site;
using Spectre.Console;

// The child process comes first: it must not spend its start on loading what only the command line needs.
if (args is ["kernel", _, _, _])
{
    return await KernelProgram.RunAsync(args[1..]);
}
return await Run(args);

static async Task<int> Run(string[] args)
{
    IAnsiConsole console = AnsiConsole.Console;
    if (Console.IsOutputRedirected)
    {
        console.Profile.Width = 200;
    }
    try
    {
        ParseResult call = CourseCommands.Create(console).Parse(args);
        int exitCode = await call.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        return call.Errors.Count > 0 ? ExitCode.BadInput : exitCode;
    }
    catch (Exception e) when (e is InvalidNotebookException or UsageException or RenderException)
    {
        await Console.Error.WriteLineAsync(e.Message);
        return ExitCode.BadInput;
    }
    catch (OperationCanceledException)
    {
        await Console.Error.WriteLineAsync("Stopped. The notebooks are as they were.");
        return ExitCode.Stopped;
    }
}
