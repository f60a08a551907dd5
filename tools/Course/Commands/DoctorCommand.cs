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
        int wrong = 0;
        await foreach (Finding finding in Examination.RunAsync(at, fix, cancel))
        {
            Report.Say(console, finding.Line);
            wrong += finding.State == State.Wrong ? 1 : 0;
        }
        return wrong == 0 ? ExitCode.Success : ExitCode.Failure;
    }
}
