using System.CommandLine;
using Course.Documents;
using Course.HandOuts;
using Spectre.Console;

namespace Course.Commands;

/// <summary>The command <c>student</c>: the notebooks as a class gets them.</summary>
internal static class StudentCommand
{
    private static readonly Option<string> s_folder = new("--out")
    {
        Description = "The folder of the hand-outs. One that is not empty is refused.",
        DefaultValueFactory = _ => "student",
    };

    private static readonly Option<bool> s_force = new("--force")
    {
        Description = "Replace notebooks of the same names in a folder that is not empty; other files stay.",
    };

    public static Command Create(Argument<string[]> notebooks, IAnsiConsole console)
    {
        var command = new Command("student", "Write the notebooks as a class gets them: without solutions and outputs.")
        {
            notebooks, s_folder, s_force,
        };
        command.SetAction(call => HandOut(call.GetValue(notebooks)!, call.GetValue(s_folder)!, call.GetValue(s_force), console));
        return command;
    }

    private static int HandOut(string[] names, string path, bool replaces, IAnsiConsole console)
    {
        IReadOnlyList<Notebook> notebooks = NotebookSelection.Load(names);
        HandOutFolder folder = HandOutFolder.Of(path, notebooks, replaces);
        HandOut[] handOuts = [.. notebooks.Select(notebook => HandOuts.HandOut.Of(notebook, folder.Path))];
        IReadOnlyList<string> replaced = folder.Write(handOuts);
        foreach (HandOut handOut in handOuts)
        {
            string what = handOut.Solutions switch { 0 => "no solutions in it", 1 => "1 solution", var count => $"{count} solutions" };
            Report.Say(console, $"{handOut.Name}: {what} and all outputs removed"
                + (replaced.Contains(handOut.Name) ? "; it took the place of the one that was there" : ""));
        }
        foreach (string file in handOuts.SelectMany(handOut => handOut.Files.Keys).Distinct())
        {
            Report.Say(console, file + (replaced.Contains(file) ? ": took the place of the one that was there" : ": goes with them"));
        }
        console.WriteLine($"The hand-outs: {folder.Path}");
        return ExitCode.Success;
    }
}
