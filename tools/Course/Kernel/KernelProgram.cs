using System.Globalization;
using System.IO.Pipes;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Threading.Channels;

namespace Course.Kernel;

/// <summary>The child process: reads compiled cells from one pipe, runs them, and writes what they give to another.</summary>
internal static class KernelProgram
{
    /// <summary>Runs until the runner closes its end. <paramref name="arguments"/>: the notebook's folder and the two pipe handles.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        (string folder, string requests, string messages) = (arguments[0], arguments[1], arguments[2]);
        ProcessGroup.Lead();
        // On Windows Ctrl-C reaches every process of the terminal. The runner decides; a kernel that went first would look like a failure.
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var writer = new StreamWriter(new AnonymousPipeClientStream(PipeDirection.Out, messages)) { AutoFlush = true };
        CellOutput.RedirectTo(output => Send(new OutputMessage(output)));
        ResetSurroundings(folder);
        var runner = new SubmissionRunner();
        ExceptionHandling.SetUnhandledExceptionHandler(runner.FailInBackground);
        await foreach (Submission submission in Submissions(requests).ReadAllAsync())
        {
            ResetSurroundings(folder);
            Send(new DoneMessage(await runner.RunAsync(submission)));
        }
        return 0;

        void Send(KernelMessage message)
        {
            string line = JsonSerializer.Serialize(message, MessageFormat.Default.KernelMessage);
            lock (writer)
            {
                writer.WriteLine(line);
            }
        }
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
        CellOutput.Begin();
    }

    /// <summary>Reads on a thread of its own: when the runner is gone the process ends, even in the middle of an endless cell.</summary>
    private static ChannelReader<Submission> Submissions(string handle)
    {
        var channel = Channel.CreateUnbounded<Submission>();
        new Thread(() =>
        {
            try
            {
                using var reader = new StreamReader(new AnonymousPipeClientStream(PipeDirection.In, handle));
                while (reader.ReadLine() is { } line)
                {
                    channel.Writer.TryWrite(JsonSerializer.Deserialize(line, MessageFormat.Default.Submission)!);
                }
            }
            finally
            {
                // With all that the cells have started; on Windows alone.
                ProcessGroup.Kill(Environment.ProcessId);
                Environment.Exit(0);
            }
        })
        { IsBackground = true }.Start();
        return channel.Reader;
    }
}
