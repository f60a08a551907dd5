using System.Globalization;
using System.Runtime.InteropServices;
using System.Threading.Channels;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Connection;
using Microsoft.DotNet.Interactive.Events;

namespace Course.Kernel;

/// <summary>
/// The child process: hosts .NET Interactive's own C# kernel and speaks its protocol, a JSON message a line, commands in
/// and events out. It adds what .NET Interactive leaves to its front ends: surroundings that no cell changes for the
/// next, no console to read from, failures of threads, and an end of all that its cells have started.
/// </summary>
internal static class KernelProgram
{
    /// <summary>Runs until the runner closes its end; cells run in <paramref name="folder"/>, the notebook's.</summary>
    public static async Task<int> RunAsync(string folder)
    {
        ProcessTree.Lead();
        KernelMemory.SpareChildren();
        // On Windows Ctrl-C reaches every process of the terminal. The runner decides; a kernel that went first would look like a failure.
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => ProcessTree.KillStartedByThis();

        using var events = new EventWriter();
        var console = new CellConsole(events);
        var background = new BackgroundFailures();
        using var kernel = new NotebookKernel(console);
        await kernel.StartAsync();
        using IDisposable subscription = kernel.Kernel.KernelEvents.Subscribe(e =>
        {
            console.Send();
            events.Write(e);
        });
        Channel<KernelCommand> commands = ReadCommands();
        events.WriteReady(kernel.Kernel);
        await foreach (KernelCommand command in commands.Reader.ReadAllAsync())
        {
            ResetSurroundings(folder);
            background.Begin(command);
            console.Begin(command);
            CommandFailed? failure = await kernel.RunAsync(command) ?? background.Take(command);
            console.Send();
            events.WriteEnd(command, failure);
        }
        return 0;
    }

    /// <summary>
    /// Gives each cell the same surroundings, whatever the cells before did to them and whatever the language of the
    /// machine: a cell then gives the same when it is run again or alone.
    /// </summary>
    private static void ResetSurroundings(string folder)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        Directory.SetCurrentDirectory(folder);
    }

    /// <summary>Reads on a thread of its own: when the runner is gone the process ends, even in the middle of an endless cell.</summary>
    private static Channel<KernelCommand> ReadCommands()
    {
        var commands = Channel.CreateUnbounded<KernelCommand>();
        var input = new StreamReader(Console.OpenStandardInput());
        new Thread(() =>
        {
            try
            {
                while (input.ReadLine() is { } line)
                {
                    commands.Writer.TryWrite(KernelCommandEnvelope.Deserialize(line).Command);
                }
            }
            finally
            {
                Environment.Exit(0);
            }
        })
        { IsBackground = true }.Start();
        return commands;
    }
}
