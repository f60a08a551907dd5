using System.CommandLine;
using System.Globalization;
using Course;
using Course.Commands;
using Course.Documents;
using Course.Execution;
using Course.HandOuts;
using Course.Kernel;
using Course.Site;
using Spectre.Console;

// The child process comes first: it must not spend its start on loading what only the command line needs.
if (args is ["kernel"])
{
    return await KernelProgram.RunAsync(Directory.GetCurrentDirectory());
}
ProcessTree.Adopt();
return await Run(args);

static async Task<int> Run(string[] args)
{
    // What it says is the same on every machine, whatever its language.
    CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
    CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
    IAnsiConsole console = CreateConsole();
    try
    {
        // No words are read from files: `@name` is a notebook's name like any other.
        ParseResult call = CourseCommands.Create(console).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        int exitCode = await call.InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            // After Ctrl-C a slow machine has time to end the kernels and to say so.
            ProcessTerminationTimeout = TimeSpan.FromSeconds(10),
        });
        return call.Errors.Count > 0 ? ExitCode.BadInput : exitCode;
    }
    catch (RefusedException e)
    {
        await Console.Error.WriteLineAsync(e.Message);
        return ExitCode.BadInput;
    }
    catch (OperationCanceledException)
    {
        await Console.Error.WriteLineAsync("Stopped. The notebooks are as they were.");
        return ExitCode.Stopped;
    }
    catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
    {
        // A folder that vanished, a pipe that was closed, a disk that is full: what the system says is the best that is known.
        await Console.Error.WriteLineAsync($"{e.Message} Check the paths that were named and the folder in which the command was called.");
        return ExitCode.BadInput;
    }
}

// In CI, or where nobody looks at a terminal, plain lines: no colours, nothing that moves, no control characters.
static IAnsiConsole CreateConsole()
{
    if (!ContinuousIntegration.IsSet && !Console.IsOutputRedirected)
    {
        return AnsiConsole.Console;
    }
    // Or .NET itself would begin with control characters that set up the keys of the terminal.
    Environment.SetEnvironmentVariable("TERM", "dumb");
    IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.No,
        ColorSystem = ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.No,
        // Spectre turns colours on again where it recognizes a CI service.
        Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
    });
    console.Profile.Width = 1000;
    return console;
}
