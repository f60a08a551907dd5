using System.CommandLine;
using System.Globalization;
using Course.Documents;
using Course.Execution;
using Course.Site;
using Spectre.Console;

namespace Course.Commands;

/// <summary>The commands of the program. Without a command it does the main job: execute all notebooks, check them, render the site.</summary>
internal static class CourseCommands
{
    private static readonly Option<double> TimeLimit = new("--timeout")
    {
        Description = "The seconds a cell may run.",
        DefaultValueFactory = _ => 60,
        CustomParser = result =>
        {
            string given = result.Tokens[0].Value;
            if (!double.TryParse(given, CultureInfo.InvariantCulture, out double seconds) || seconds is not (> 0 and <= 86400))
            {
                result.AddError($"--timeout is {given}; allowed are seconds greater than 0, up to 86400, such as 60 or 0.5.");
            }
            return seconds;
        },
    };

    private static readonly Option<string> SiteOption = new("--out")
    {
        Description = "The folder of the site. It is replaced as a whole, if this program wrote it.",
        DefaultValueFactory = _ => "site",
    };

    /// <summary>Builds the command line; everything it says goes to <paramref name="console"/>.</summary>
    public static RootCommand Create(IAnsiConsole console)
    {
        var root = new RootCommand(
            "Executes the notebooks of the chapter, each from a clean kernel, checks that their stored outputs are still true, and renders the site.");
        root.Options.Add(TimeLimit);
        root.Options.Add(SiteOption);
        root.SetAction((call, cancel) => MainJobAsync(call.GetValue(TimeLimit), call.GetValue(SiteOption)!, console, cancel));

        Add("run", "Execute notebooks and store their outputs in them.", (names, limit, cancel) => RunAsync(names, limit, console, cancel));
        Add("check", "Execute notebooks and compare with the stored outputs; changes nothing.", (names, limit, cancel) => CheckAsync(names, limit, console, cancel));

        Argument<string[]> toRender = NotebookArgument();
        var render = new Command("render", "Write the site from the stored outputs.") { toRender, SiteOption };
        render.SetAction(call => Render(call.GetValue(toRender)!, new SiteFolder(call.GetValue(SiteOption)!), console));
        root.Subcommands.Add(render);

        Argument<string[]> toClear = NotebookArgument();
        var clear = new Command("clear", "Remove the outputs of notebooks.") { toClear };
        clear.SetAction(call => Clear(call.GetValue(toClear)!, console));
        root.Subcommands.Add(clear);
        return root;

        void Add(string name, string description, Func<string[], double, CancellationToken, Task<int>> action)
        {
            Argument<string[]> names = NotebookArgument();
            var command = new Command(name, description) { names, TimeLimit };
            command.SetAction((call, cancel) => action(call.GetValue(names)!, call.GetValue(TimeLimit), cancel));
            root.Subcommands.Add(command);
        }
    }

    private static Argument<string[]> NotebookArgument() => new("notebooks")
    {
        Description = "Notebooks, or folders of notebooks; all of the chapter where none is named.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static async Task<int> MainJobAsync(double timeLimit, string site, IAnsiConsole console, CancellationToken cancel)
    {
        // A folder that may not be written is better told before the work than after it.
        var folder = new SiteFolder(site);
        int exitCode = await CheckAsync([], timeLimit, console, cancel);
        if (exitCode == ExitCode.Success)
        {
            return Render([], folder, console);
        }
        console.WriteLine("The site was not rendered: it would show what is not true. `render` renders it all the same.");
        return exitCode;
    }

    private static int Render(string[] names, SiteFolder folder, IAnsiConsole console)
    {
        folder.Write(SiteRenderer.Render(NotebookSelection.Load(names)));
        console.WriteLine($"The site: {Path.Combine(folder.Path, PageTemplate.StartPage)}");
        return ExitCode.Success;
    }

    private static async Task<int> CheckAsync(string[] names, double timeLimit, IAnsiConsole console, CancellationToken cancel)
    {
        IReadOnlyList<NotebookRun> runs = await ExecuteAsync(names, timeLimit, console, cancel);
        var results = new List<(NotebookRun, string)>();
        foreach (NotebookRun run in runs)
        {
            IReadOnlyList<OutputDifference> differences = run.Failure is null ? run.Differences() : [];
            Report.Failure(console, run);
            Report.Differences(console, run, differences);
            results.Add((run, run.Failure is not null ? "failed" : differences.Count > 0 ? "differs" : "ok"));
        }
        Report.Summary(console, results);
        return results.All(result => result.Item2 == "ok") ? ExitCode.Success : ExitCode.Failure;
    }

    private static async Task<int> RunAsync(string[] names, double timeLimit, IAnsiConsole console, CancellationToken cancel)
    {
        IReadOnlyList<NotebookRun> runs = await ExecuteAsync(names, timeLimit, console, cancel);
        var results = new List<(NotebookRun, string)>();
        foreach (NotebookRun run in runs)
        {
            Report.Failure(console, run);
            if (run.Failure is not null)
            {
                // A notebook with half of its outputs is worth less than the one that is there.
                results.Add((run, "failed, left as it was"));
                continue;
            }
            run.StoreOutputs();
            results.Add((run, run.Notebook.Save() ? "stored" : "unchanged"));
        }
        Report.Summary(console, results);
        return runs.All(run => run.Failure is null) ? ExitCode.Success : ExitCode.Failure;
    }

    private static int Clear(string[] names, IAnsiConsole console)
    {
        foreach (Notebook notebook in NotebookSelection.Load(names))
        {
            foreach (Cell cell in notebook.Cells.Where(cell => cell.IsCode))
            {
                cell.SetOutputs([], executionCount: null);
            }
            console.WriteLine($"{notebook.Path}: {(notebook.Save() ? "outputs removed" : "had no outputs")}");
        }
        return ExitCode.Success;
    }

    private static Task<IReadOnlyList<NotebookRun>> ExecuteAsync(string[] names, double timeLimit, IAnsiConsole console, CancellationToken cancel) =>
        Progress.ExecuteAsync(NotebookSelection.Load(names), TimeSpan.FromSeconds(timeLimit), console, cancel);
}
