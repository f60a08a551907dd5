using System.CommandLine;
using Course.Doctor;
using Spectre.Console;

namespace Course.Commands;

/// <summary>
/// The command <c>doctor</c>: a line for each part of the machine that the course needs, with what to do where one is missing.
/// </summary>
internal static class DoctorCommand
{
    /// <summary>Builds the command; what it says goes to <paramref name="console"/>.</summary>
    public static Command Create(IAnsiConsole console)
    {
        var fix = new Option<bool>("--fix")
        {
            Description = "Move the file that VS Code's extension looks for in another place; nothing else is changed.",
        };
        var doctor = new Command("doctor", "Say what this machine has of what the course needs, and what to do about the rest.") { fix };
        doctor.SetAction((call, cancel) => ExamineAsync(Surroundings.Here(), call.GetValue(fix), console, cancel));
        return doctor;
    }

    private static async Task<int> ExamineAsync(Surroundings at, bool fix, IAnsiConsole console, CancellationToken cancel)
    {
        int exitCode = ExitCode.Success;
        Say(await Sdk.ExamineAsync(at, cancel));
        Say(Library.Examine(at), Library.ExamineSetup(at));
        Say([.. NotebookMetadata.Examine(at)]);
        Say(await ReleasedTool.ExamineAsync(at, cancel));
        Say([.. VsCode.Examine(at, fix), TestBrowser.Examine(at)]);
        return exitCode;

        void Say(params Finding[] findings)
        {
            foreach (Finding finding in findings)
            {
                Report.Say(console, finding.Line);
                exitCode = finding.State == State.Wrong ? ExitCode.Failure : exitCode;
            }
        }
    }
}
