using System.CommandLine;
using System.Globalization;
using Course.Documents;
using Course.Execution;
using Course.Site;
using Spectre.Console;

namespace Course.Commands;

/// <summary>The commands of the program. Without a command it does the main job: execute all notebooks, check them, render the
/// site.</summary>
internal static class CourseCommands
{
    private static readonly Argument<string[]> s_notebooks = new("notebooks")
    {
        Description = "Notebooks, or folders of notebooks; all of the chapter where none is named.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<double> s_timeLimit = NumberOption.Of(
        "--timeout", "The seconds a cell may run.", NumberStyles.Float, 0.001, 86400,
        "seconds from 0.001 to 86400, such as 60 or 0.5", Limits.Default.Time.TotalSeconds);

    private static readonly Option<int> s_memory = NumberOption.Of(
        "--memory", "The MB of memory the objects of a notebook may take.", NumberStyles.None, 100, 1 << 20,
        "whole MB from 100 to 1048576, such as 4096", Limits.Default.Megabytes);

    private static readonly Option<string?> s_kernel = new("--kernel")
    {
        Description = "Another program that is the kernel, such as \"dotnet tool run dotnet-interactive stdio\".",
        HelpName = "command",
    };

    private static readonly Option<string?> s_json = new("--json")
    {
        Description = "A file to write the report to as JSON.",
        HelpName = "file",
    };

    private static readonly Option<bool> s_verbose = new("--verbose")
    {
        Description = "Say of each cell when it is done and how long it took.",
    };

    private static readonly Option<bool> s_force = new("--force")
    {
        Description = "Execute also those notebooks that are unchanged since they were found true.",
    };

    private static readonly Option<string> s_site = new("--out")
    {
        Description = "The folder of the site. It is replaced as a whole, if this program wrote it.",
        DefaultValueFactory = _ => "site",
    };

    private static readonly Option<bool> s_keepGoing = new("--keep-going")
    {
        Description = "Render what can be rendered, where a notebook has something that the site cannot show; the exit code is 1 then.",
    };

    /// <summary>Builds the command line; everything it says goes to <paramref name="console"/>.</summary>
    public static RootCommand Create(IAnsiConsole console)
    {
        var root = new RootCommand(
            "Executes the notebooks of the chapter, each from a clean kernel, checks that their stored outputs are still true, "
            + "and renders the site.")
        {
            s_timeLimit, s_memory, s_kernel, s_json, s_verbose, s_site, s_keepGoing, s_force,
        };
        root.SetAction((call, cancel) => MainJobAsync(call, console, cancel));

        var run = new Command("run", "Execute notebooks and store their outputs in them.")
        {
            s_notebooks, s_timeLimit, s_memory, s_kernel, s_json, s_verbose,
        };
        run.SetAction((call, cancel) => RunAsync(call, console, cancel));

        var check = new Command("check", "Execute notebooks and compare with the stored outputs; changes nothing.")
        {
            s_notebooks, s_timeLimit, s_memory, s_kernel, s_json, s_verbose, s_force,
        };
        check.SetAction((call, cancel) => CheckAsync(call, console, cancel));

        var render = new Command("render", "Write the site from the stored outputs.") { s_notebooks, s_site, s_keepGoing };
        render.SetAction(call => Render(NamesIn(call), new SiteFolder(call.GetValue(s_site)!), call.GetValue(s_keepGoing), console));

        var clear = new Command("clear", "Remove the outputs of notebooks.") { s_notebooks };
        clear.SetAction(call => Clear(call, console));

        root.Add(run);
        root.Add(check);
        root.Add(render);
        root.Add(ServeCommand.Create(s_site, folder => Render([], folder, keepsGoing: false, console), console));
        root.Add(clear);
        root.Add(StudentCommand.Create(s_notebooks, console));
        root.Add(DoctorCommand.Create(console));
        return root;
    }

    private static string[] NamesIn(ParseResult call) => call.GetValue(s_notebooks) ?? [];

    private static async Task<int> MainJobAsync(ParseResult call, IAnsiConsole console, CancellationToken cancel)
    {
        // A folder that may not be written is better told before the work than after it.
        var folder = new SiteFolder(call.GetValue(s_site)!);
        int exitCode = await CheckAsync(call, console, cancel);
        if (exitCode == ExitCode.Success)
        {
            return Render([], folder, call.GetValue(s_keepGoing), console);
        }
        console.WriteLine("The site was not rendered: it would show what is not true. `render` renders it all the same.");
        return exitCode;
    }

    private static int Render(string[] names, SiteFolder folder, bool keepsGoing, IAnsiConsole console)
    {
        List<string> problems = [];
        IReadOnlyList<Notebook> notebooks = NotebookSelection.Load(names, problems);
        RenderedNotebooks site = SiteRenderer.Render(notebooks, LiveFiles.Built);
        problems.AddRange(site.Problems);
        if (problems.Count > 0 && (!keepsGoing || notebooks.Count == 0))
        {
            throw new RefusedException($"{string.Join('\n', problems)}\nNothing was rendered. --keep-going renders the rest.");
        }
        folder.Write(site.Files);
        problems.ForEach(problem => Report.Say(console, problem));
        foreach (string link in site.DeadLinks)
        {
            Report.Say(console, link);
        }
        console.WriteLine($"The site: {Path.Combine(folder.Path, PageTemplate.StartPage)}");
        return problems.Count == 0 ? ExitCode.Success : ExitCode.Failure;
    }

    private static async Task<int> CheckAsync(ParseResult call, IAnsiConsole console, CancellationToken cancel)
    {
        CheckReport(call);
        IReadOnlyList<Notebook> notebooks = NotebookSelection.Load(NamesIn(call));
        var known = new CheckedNotebooks();
        // Another kernel may change without this program knowing.
        bool remembers = call.GetValue(s_kernel) is null && !ContinuousIntegration.IsSet;
        Limits limits = LimitsOf(call);
        var keys = notebooks.ToDictionary(notebook => notebook, notebook => remembers ? known.KeyOf(notebook, limits) : null);
        Notebook[] toRun = [.. notebooks.Where(notebook =>
            call.GetValue(s_force) || keys[notebook] is not { } key || !known.Contains(key))];
        var runs = (await ExecuteAsync(toRun, call, console, cancel)).ToDictionary(run => run.Notebook);
        var results = new List<NotebookResult>();
        foreach (Notebook notebook in notebooks)
        {
            if (!runs.TryGetValue(notebook, out NotebookRun? run))
            {
                results.Add(new NotebookResult(new NotebookRun(notebook, [], TimeSpan.Zero, null), "unchanged", []));
                continue;
            }
            IReadOnlyList<OutputDifference> differences = run.Failure is null ? run.Differences() : [];
            Report.Failure(console, run);
            Report.Differences(console, run, differences);
            string word = run.Failure is not null ? "failed" : differences.Count > 0 ? "differs" : "ok";
            var result = new NotebookResult(run, word, differences);
            results.Add(result);
            // Not where something was changed while it ran: so all is read anew.
            if (result.IsGood && keys[notebook] is { } key && new CheckedNotebooks().KeyOf(notebook, limits) == key)
            {
                known.Add(key);
            }
        }
        if (runs.Count < notebooks.Count)
        {
            Report.Say(console, "");
            Report.Say(console, "Unchanged since they were found true, and so not executed again: --force executes all.");
        }
        return Finish("check", results, call, console);
    }

    private static async Task<int> RunAsync(ParseResult call, IAnsiConsole console, CancellationToken cancel)
    {
        CheckReport(call);
        IReadOnlyList<Notebook> notebooks = NotebookSelection.Load(NamesIn(call));
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
        catch (RefusedException e)
        {
            Report.Say(console, "");
            Report.Say(console, e.Message);
            return "not written";
        }
    }

    private static int Clear(ParseResult call, IAnsiConsole console)
    {
        IReadOnlyList<Notebook> notebooks = NotebookSelection.Load(NamesIn(call));
        using var working = new NotebookLock(notebooks);
        foreach (Notebook notebook in notebooks)
        {
            foreach (Cell cell in notebook.CodeCells)
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
        foreach (Notebook notebook in notebooks)
        {
            NotebookLanguage.RequireCSharp(notebook);
        }
        return Progress.ExecuteAsync(notebooks, LimitsOf(call), KernelOf(call), call.GetValue(s_verbose), console, cancel);
    }

    private static KernelCommand KernelOf(ParseResult call) =>
        call.GetValue(s_kernel) is { } command ? KernelCommand.Parse(command) : KernelCommand.Embedded;

    private static Limits LimitsOf(ParseResult call) => new(TimeSpan.FromSeconds(call.GetValue(s_timeLimit)), call.GetValue(s_memory));

    private static void CheckReport(ParseResult call)
    {
        if (call.GetValue(s_json) is { } file)
        {
            JsonReport.Check(file);
        }
    }

    private static int Finish(string command, List<NotebookResult> results, ParseResult call, IAnsiConsole console)
    {
        Report.Summary(console, results, KernelOf(call));
        int exitCode = results.Any(result => result.Word == "not written") ? ExitCode.BadInput
            : results.All(result => result.IsGood) ? ExitCode.Success : ExitCode.Failure;
        if (call.GetValue(s_json) is { } file)
        {
            JsonReport.Write(file, command, KernelOf(call), exitCode, results);
        }
        return exitCode;
    }
}
