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
        DefaultValueFactory = _ => Limits.Default.Time.TotalSeconds,
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

    private static readonly Option<int> Memory = new("--memory")
    {
        Description = "The MB of memory the objects of a notebook may take.",
        DefaultValueFactory = _ => Limits.Default.Megabytes,
        CustomParser = result =>
        {
            string given = result.Tokens[0].Value;
            if (!int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out int megabytes) || megabytes is not (>= 100 and <= 1 << 20))
            {
                result.AddError($"--memory is {given}; allowed are whole MB from 100 to 1048576, such as 4096.");
            }
            return megabytes;
        },
    };

    private static readonly Option<string?> Json = new("--json") { Description = "A file to write the report to as JSON.", HelpName = "file" };

    private static readonly Option<bool> Verbose = new("--verbose") { Description = "Say of each cell when it is done and how long it took." };

    /// <summary>Builds the command line; everything it says goes to <paramref name="console"/>.</summary>
    public static RootCommand Create(IAnsiConsole console)
    {
        var root = new RootCommand(
            "Executes the notebooks of the chapter, each from a clean kernel, checks that their stored outputs are still true, and renders the site.");
        Option[] options = [TimeLimit, Memory, Json, Verbose];
        Array.ForEach(options, root.Options.Add);
        root.Options.Add(SiteOption);
        root.SetAction((call, cancel) => MainJobAsync(call, console, cancel));

        Add("run", "Execute notebooks and store their outputs in them.", RunAsync);
        Add("check", "Execute notebooks and compare with the stored outputs; changes nothing.", CheckAsync);

        Argument<string[]> toRender = NotebookArgument();
        var render = new Command("render", "Write the site from the stored outputs.") { toRender, SiteOption };
        render.SetAction(call => Render(call.GetValue(toRender)!, new SiteFolder(call.GetValue(SiteOption)!), console));
        root.Subcommands.Add(render);

        root.Subcommands.Add(ServeCommand.Create(SiteOption, folder => Render([], folder, console), console));

        Argument<string[]> toClear = NotebookArgument();
        var clear = new Command("clear", "Remove the outputs of notebooks.") { toClear };
        clear.SetAction(call => Clear(call.GetValue(toClear)!, console));
        root.Subcommands.Add(clear);
        return root;

        void Add(string name, string description, Func<string[], ParseResult, IAnsiConsole, CancellationToken, Task<int>> action)
        {
            Argument<string[]> names = NotebookArgument();
            var command = new Command(name, description) { names };
            Array.ForEach(options, command.Options.Add);
            command.SetAction((call, cancel) => action(call.GetValue(names)!, call, console, cancel));
            root.Subcommands.Add(command);
        }
    }

    private static Argument<string[]> NotebookArgument() => new("notebooks")
    {
        Description = "Notebooks, or folders of notebooks; all of the chapter where none is named.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static async Task<int> MainJobAsync(ParseResult call, IAnsiConsole console, CancellationToken cancel)
    {
        // A folder that may not be written is better told before the work than after it.
        var folder = new SiteFolder(call.GetValue(SiteOption)!);
        int exitCode = await CheckAsync([], call, console, cancel);
        if (exitCode == ExitCode.Success)
        {
            return Render([], folder, console);
        }
        console.WriteLine("The site was not rendered: it would show what is not true. `render` renders it all the same.");
        return exitCode;
    }

    private static int Render(string[] names, SiteFolder folder, IAnsiConsole console)
    {
        folder.Write(SiteRenderer.Render(NotebookSelection.Load(names), LiveFiles.Built));
        console.WriteLine($"The site: {Path.Combine(folder.Path, PageTemplate.StartPage)}");
        return ExitCode.Success;
    }

    private static async Task<int> CheckAsync(string[] names, ParseResult call, IAnsiConsole console, CancellationToken cancel)
    {
        var results = new List<NotebookResult>();
        foreach (NotebookRun run in await ExecuteAsync(NotebookSelection.Load(names), call, console, cancel))
        {
            IReadOnlyList<OutputDifference> differences = run.Failure is null ? run.Differences() : [];
            Report.Failure(console, run);
            Report.Differences(console, run, differences);
            results.Add(new NotebookResult(run, run.Failure is not null ? "failed" : differences.Count > 0 ? "differs" : "ok", differences));
        }
        return Finish("check", results, call, console);
    }

    private static async Task<int> RunAsync(string[] names, ParseResult call, IAnsiConsole console, CancellationToken cancel)
    {
        IReadOnlyList<Notebook> notebooks = NotebookSelection.Load(names);
        using var working = new NotebookLock(notebooks);
        var results = new List<NotebookResult>();
        foreach (NotebookRun run in await ExecuteAsync(notebooks, call, console, cancel))
        {
            Report.Failure(console, run);
            // A notebook with half of its outputs is worth less than the one that is there.
            results.Add(new NotebookResult(run, run.Failure is null ? Store(run, console) : "failed", []));
        }
        return Finish("run", results, call, console);
    }

    private static string Store(NotebookRun run, IAnsiConsole console)
    {
        try
        {
            run.Notebook.RemoveLeftover();
            run.StoreOutputs();
            return run.Notebook.Save() ? "stored" : "unchanged";
        }
        catch (InvalidNotebookException e)
        {
            Report.Say(console, "");
            Report.Say(console, e.Message);
            return "not written";
        }
    }

    private static int Clear(string[] names, IAnsiConsole console)
    {
        IReadOnlyList<Notebook> notebooks = NotebookSelection.Load(names);
        using var working = new NotebookLock(notebooks);
        foreach (Notebook notebook in notebooks)
        {
            foreach (Cell cell in notebook.Cells.Where(cell => cell.IsCode))
            {
                cell.SetOutputs([], executionCount: null);
            }
            Report.Say(console, $"{notebook.Path}: {(notebook.Save() ? "outputs removed" : "had no outputs")}");
        }
        return ExitCode.Success;
    }

    private static Task<IReadOnlyList<NotebookRun>> ExecuteAsync(
        IReadOnlyList<Notebook> notebooks, ParseResult call, IAnsiConsole console, CancellationToken cancel)
    {
        var limits = new Limits(TimeSpan.FromSeconds(call.GetValue(TimeLimit)), call.GetValue(Memory));
        return Progress.ExecuteAsync(notebooks, limits, call.GetValue(Verbose), console, cancel);
    }

    private static int Finish(string command, List<NotebookResult> results, ParseResult call, IAnsiConsole console)
    {
        Report.Summary(console, results);
        int exitCode = results.Any(result => result.Word == "not written") ? ExitCode.BadInput
            : results.All(result => result.IsGood) ? ExitCode.Success : ExitCode.Failure;
        if (call.GetValue(Json) is { } file)
        {
            JsonReport.Write(file, command, exitCode, results);
        }
        return exitCode;
    }
}
