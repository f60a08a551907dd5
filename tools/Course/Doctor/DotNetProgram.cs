using System.ComponentModel;
using System.Diagnostics;
using Course.Execution;

namespace Course.Doctor;

/// <summary>Calls <c>dotnet</c>, with a time limit.</summary>
internal static class DotNetProgram
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(3);

    /// <summary>
    /// Runs it until it ends, or until a line of its output contains <paramref name="sign"/>, with nothing to read.
    /// </summary>
    /// <returns>Whether it ended well, or gave the sign; and what it said, in one line.</returns>
    public static async Task<(bool IsGood, string Said)> RunAsync(
        string folder, string? sign, CancellationToken cancel, params string[] arguments)
    {
        var start = new ProcessStartInfo(DotNet.Path, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(s_limit);
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            return (false, e.Message);
        }
        using (process)
        {
            try
            {
                process.StandardInput.Close();
                Task<string> errors = process.StandardError.ReadToEndAsync(limit.Token);
                var said = new List<string>();
                while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
                {
                    if (sign is not null && line.Contains(sign, StringComparison.Ordinal))
                    {
                        return (true, sign);
                    }
                    said.Add(line);
                }
                said.Add(await errors);
                await process.WaitForExitAsync(limit.Token);
                return (process.ExitCode == 0 && sign is null, OneLine(said));
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                return (false, $"no answer within {s_limit.TotalMinutes} minutes.");
            }
            finally
            {
                if (!process.HasExited)
                {
                    process.Kill(entireProcessTree: true);
                }
            }
        }
    }

    private static string OneLine(IEnumerable<string> lines)
    {
        const int Longest = 300;
        const StringSplitOptions WithoutBlanks = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        string text = string.Join(' ', lines.SelectMany(line => line.Split('\n', WithoutBlanks)));
        return text.Length <= Longest ? text : text[..Longest] + "…";
    }
}
