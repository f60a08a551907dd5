using System.ComponentModel;
using System.Diagnostics;

namespace Course.Execution;

/// <summary>The program <c>dotnet</c>.</summary>
internal static class DotNet
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(3);

    /// <summary>The dotnet that runs this program; where it runs in a host of its own, the one that started it, or the one on the
    /// path.</summary>
    public static string Path { get; } =
        System.IO.Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? Environment.ProcessPath!
            : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Calls it with nothing to read, and with a time limit.</summary>
    /// <returns>Whether it ended well; and what it said, in one line.</returns>
    public static async Task<(bool IsGood, string Said)> RunAsync(string folder, CancellationToken cancel, params string[] arguments)
    {
        ProcessStartInfo start = new KernelCommand("dotnet", [Path, .. arguments]).StartIn(folder);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(s_limit);
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
            process.StandardInput.Close();
            string[] said = await Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode == 0, OneLine(string.Join('\n', said)));
        }
        catch (Win32Exception e)
        {
            return (false, e.Message);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancel.ThrowIfCancellationRequested();
            return (false, $"no answer within {s_limit.TotalMinutes} minutes.");
        }
    }

    private static string OneLine(string text)
    {
        const int Longest = 300;
        string line = string.Join(' ', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Longest ? line : line[..Longest] + "…";
    }
}
