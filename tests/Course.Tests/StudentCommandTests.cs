using System.Text.RegularExpressions;
using Course.Documents;
using Course.Execution;
using Course.HandOuts;
using static Course.Tests.SiteNotebook;

namespace Course.Tests;

/// <summary>The notebooks as a class gets them.</summary>
public class StudentCommandTests(WarmKernel kernel) : IClassFixture<WarmKernel>
{
    [Fact]
    public async Task A_hand_out_has_no_solutions_and_no_outputs_and_else_all_that_the_notebook_has()
    {
        using var folder = new TemporaryFolder();
        string notebook = folder.Write("a.ipynb",
            Markdown("title", "# A"),
            Code("use", "f(1)", Documents.Output.DisplayData("text/plain", "42")).Tagged("raises-exception"),
            Code("answer", "double? answer1 = null;   // your answer"),
            Code("solution", "double? answer1 = 42;").Tagged("solution"),
            Markdown("why", "It is the answer.").Tagged("solution"),
            Markdown("end", "The end."));
        byte[] before = File.ReadAllBytes(notebook);

        (int exitCode, string text) = await CourseProgram.CallAsync("student", notebook, "--out", folder.File("class"));

        Assert.Equal(0, exitCode);
        Assert.Contains("a.ipynb: 2 solutions and all outputs removed", text, StringComparison.Ordinal);
        Notebook handOut = Notebook.Load(folder.File("class/a.ipynb"));
        Assert.Equal(["title", "use", "answer", "end"], handOut.Cells.Select(cell => cell.Id));
        Assert.Equal("double? answer1 = null;   // your answer", handOut.Cells[2].Source);
        Assert.True(handOut.Cells[1].HasTag("raises-exception"));
        Assert.All(handOut.Cells, cell => Assert.False(cell.IsCode && cell.WasRun));
        Assert.Equal(before, File.ReadAllBytes(notebook));
        Assert.Equal(["a.ipynb"], Directory.GetFileSystemEntries(folder.File("class")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Pictures_and_files_that_the_text_shows_go_with_it_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        foreach (string name in new[] { "pictures/hill.png", "table.csv", "key.pdf", "other.ipynb", ".hidden/a.png", "../outside.png" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.File($"class/{name}"))!);
            folder.Write($"class/{name}", name);
        }
        string notebook = folder.Write("class/a.ipynb",
            Markdown("text", "![](pictures/hill.png) <img src=\"table.csv\"> [next](other.ipynb#end) ![](.hidden/a.png) "
                + "![](../outside.png)"),
            Markdown("answer", "![](key.pdf)").Tagged("solution"));

        (int exitCode, string text) = await CourseProgram.CallAsync("student", notebook, "--out", folder.File("out"));

        Assert.Equal(0, exitCode);
        Assert.Contains("pictures/hill.png: goes with them", text, StringComparison.Ordinal);
        Assert.Equal(["a.ipynb", "pictures/hill.png", "table.csv"],
            Directory.GetFiles(folder.File("out"), "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(folder.File("out"), path).Replace('\\', '/')).Order(StringComparer.Ordinal));
        Assert.Equal("pictures/hill.png", File.ReadAllText(folder.File("out/pictures/hill.png")));
    }

    [Fact]
    public async Task A_link_does_not_bring_what_lies_outside_of_the_folder()
    {
        using var folder = new TemporaryFolder();
        foreach (string name in new[] { "class", "class-key" })
        {
            Directory.CreateDirectory(folder.File(name));
        }
        folder.Write("class-key/key.png", "the answers");
        File.CreateSymbolicLink(folder.File("class/key.png"), folder.File("class-key/key.png"));
        string notebook = folder.Write("class/a.ipynb", Markdown("text", "![](key.png)"));

        (int exitCode, _) = await CourseProgram.CallAsync("student", notebook, "--out", folder.File("out"));

        Assert.Equal(0, exitCode);
        Assert.Equal(["a.ipynb"], Directory.GetFileSystemEntries(folder.File("out")).Select(Path.GetFileName));
    }

    [Fact]
    public void No_solution_of_the_chapter_is_handed_out()
    {
        using var folder = new TemporaryFolder();
        foreach (string path in Directory.GetFiles(Path.Combine(Repository.Root, "notebooks"), "*.ipynb"))
        {
            var notebook = Notebook.Load(path);
            string[] solutions = [.. notebook.Cells.Where(cell => cell.HasTag("solution")).Select(cell => cell.Source)];

            HandOut handOut = HandOut.Of(notebook, Path.Combine(Repository.Root, "student"));

            string text = System.Text.Encoding.UTF8.GetString(handOut.Bytes);
            Assert.NotEmpty(solutions);
            Assert.Equal(solutions.Length, handOut.Solutions);
            Assert.DoesNotContain(
                Notebook.Load(folder.Write("a.ipynb", text)).Cells, cell => cell.HasTag("solution") || solutions.Contains(cell.Source));
            Assert.DoesNotContain("\"output_type\"", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task In_a_hand_out_the_right_answer_is_found_right_and_a_wrong_one_wrong()
    {
        using var folder = new TemporaryFolder();
        string setup = $"#!import {Path.Combine(Repository.Root, "lib/bin/setup.csx")}";
        string notebook = folder.WriteNotebook("a.ipynb",
            setup,
            "using PartialDerivatives; using static PartialDerivatives.Elementary;",
            "double? answer1 = null;   // your answer\n\nExercise.Value(-0.375).Check(answer1)",
            "Func<double, double, double> answer2 = null;\n\n"
                + "Exercise.Partial(Formula.Of((x, y) => x * x * Sin(y)), \"x\").Check(answer2)");
        await CourseProgram.CallAsync("student", notebook, "--out", folder.File("class"));
        Notebook handOut = Notebook.Load(folder.File("class/a.ipynb"));
        string text = File.ReadAllText(handOut.Path);
        Assert.DoesNotContain("0.375", text, StringComparison.Ordinal);
        Assert.Contains("This is a hand-out", text, StringComparison.Ordinal);
        Cell[] cells = [.. handOut.CodeCells];
        Assert.Null((await kernel.RunAsync(setup)).Failure?.Message);
        Assert.Null((await kernel.RunAsync(cells[1].Source)).Failure?.Message);

        Assert.Equal(["✓ Right", "✓ Right"], await VerdictsAsync("-0.375", "(x, y) => 2 * x * Sin(y)"));
        Assert.Equal(["✗ Not right yet", "✗ Not right yet"], await VerdictsAsync("0.375", "(x, y) => x * x * Cos(y)"));
        Assert.Equal(["○ No answer yet", "○ No answer yet"], await VerdictsAsync("null", "null"));

        async Task<string[]> VerdictsAsync(params string[] answers)
        {
            var verdicts = new List<string>();
            foreach ((int i, string answer) in answers.Index())
            {
                CellRun run = await kernel.RunAsync(
                    cells[2 + i].Source.Replace($"answer{i + 1} = null", $"answer{i + 1} = {answer}", StringComparison.Ordinal));
                Assert.Null(run.Failure?.Message);
                string shown = string.Concat(run.Outputs.Select(output => MultilineText.Read(output["data"]?["text/html"])));
                verdicts.AddRange(Regex.Matches(shown, "[✓✗○≈] [A-Z][a-z ]*").Select(verdict => verdict.Value));
            }
            return [.. verdicts];
        }
    }

    [Theory]
    [InlineData("Exercise.Choice(\"north\").Check(guess)", "north")]
    [InlineData("Exercise.Value(3.25).Check(guess)", "3.25")]
    [InlineData("Exercise.Value(1.0 / 7).Check(guess)", "7")]
    [InlineData("Exercise.Value([2.5, -4.75]).Check(guess)", "4.75")]
    [InlineData("Exercise.Partial(f, \"x\").Mistake(16.5, \"the factor is lost\").Check(answer)", "lost")]
    [InlineData("Exercise.Partial(f, \"x\").Mistake(16.5, \"the factor is lost\").At(1, 2).Check(answer)", "factor")]
    [InlineData("Exercise.Choice((\"east\", true, \"steeper\"), (\"north\", fy > fx, \"flat\")).Check(guess)", "true")]
    [InlineData("Exercise.Choice((\"east\", fx > fy, \"steeper\"), (\"north\", fy > fx, \"flat\")).Check(guess)", "steeper")]
    [InlineData("Exercise.Choice((\"east\", fx > fy, $\"up {fx:F2}\"), (\"north\", fy > fx, \"b\")).Check(guess)", "up ")]
    [InlineData("Exercise.Choice((\"east\", fx > fy, Invariant($\"up {fx:F2}\")), (\"north\", true, \"b\")).Check(guess)", "up ")]
    public void What_an_exercise_expects_and_says_cannot_be_read(string source, string hidden) =>
        Assert.DoesNotContain(hidden, SealedLiterals.In(source), StringComparison.Ordinal);

    [Theory]
    [InlineData("Exercise.Partial(f1, \"y\").Check(answer1)")]
    [InlineData("Exercise.Partial(f1, \"y\").Mistake(Sin(2.5) - 2, text).Check(answer1)")]
    [InlineData("Exercise.Value(q(1e-9, 3e-9)).Check(answer3)")]
    [InlineData("Exercise.Partial(f, \"x\").At(2, 1).Check(answer)")]
    [InlineData("var a = new { Value = 3 }; Console.WriteLine($\"{a.Value}\"); // Exercise.")]
    [InlineData("string guess = null;   // \"east\", \"north\"\n\nbroken( Exercise.")]
    public void What_says_nothing_of_the_answer_stays_as_it_is(string source) => Assert.Equal(source, SealedLiterals.In(source));

    [Fact]
    public void The_options_of_a_question_and_what_is_computed_can_be_read() => Assert.Contains("(\"east\", f(0.1) > 2, ",
        SealedLiterals.In("Exercise.Choice((\"east\", f(0.1) > 2, \"steeper\"), (\"b\", true, \"c\")).Check(g)"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("\"up \\\"there\\\"\"", "up \"there\"")]
    [InlineData("1 + 2.5 + 3", "6.5")]
    [InlineData("true", "True")]
    [InlineData("$\"{{a}} {7:F2} {1 + 1}\"", "{a} 7.00 2")]
    [InlineData("Invariant($\"{0.5,6} {2}\")", "   0.5 2")]
    public async Task What_is_hidden_has_the_value_that_it_had(string literal, string shown)
    {
        string cell = SealedLiterals.In($"Exercise.Value({literal}).X()")!;
        string sealedLiteral = Regex.Match(cell, @"^Exercise\.Value\((.*)\)\.X\(\)$").Groups[1].Value;
        Assert.NotEqual(literal, sealedLiteral);

        CellRun run = await kernel.RunAsync($"Console.Write({sealedLiteral});");

        Assert.Null(run.Failure?.Message);
        Assert.Equal(shown, MultilineText.Read(run.Outputs.Single()["text"]));
    }

    [Theory]
    [InlineData("student", "../lib/bin/setup.csx")]
    [InlineData("classes/2026/spring", "../../../lib/bin/setup.csx")]
    [InlineData("../elsewhere", "../lib/bin/setup.csx")]
    public void The_library_is_found_from_where_the_hand_out_lies(string place, string path)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("course/notebooks"));
        string notebook = folder.WriteNotebook("course/notebooks/a.ipynb", "#!import ../lib/bin/setup.csx", "1");

        HandOut handOut = HandOut.Of(Notebook.Load(notebook), Path.GetFullPath(place, folder.File("course")));

        Notebook handedOut = Notebook.Load(folder.Write("b.ipynb", System.Text.Encoding.UTF8.GetString(handOut.Bytes)));
        Assert.Contains($"`{path}`", handedOut.Cells[0].Source, StringComparison.Ordinal);
        Assert.Equal($"#!import {path}", handedOut.Cells[1].Source);
    }

    [Fact]
    public async Task A_folder_with_somebodys_work_in_it_is_refused_and_stays()
    {
        using var folder = new TemporaryFolder();
        string notebook = folder.WriteNotebook("a.ipynb", "1");
        Directory.CreateDirectory(folder.File("class"));
        folder.Write("class/a.ipynb", "mine");

        var error = await Assert.ThrowsAsync<RefusedException>(() =>
            CourseProgram.CallAsync("student", notebook, "--out", folder.File("class")));

        Assert.Contains("a.ipynb is in it, and may be somebody's work", error.Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(folder.File("class/a.ipynb")));
    }

    [Fact]
    public async Task With_force_notebooks_of_the_same_names_are_replaced_which_is_said_and_other_files_stay()
    {
        using var folder = new TemporaryFolder();
        string notebook = folder.WriteNotebook("a.ipynb", "1");
        Directory.CreateDirectory(folder.File("class"));
        folder.Write("class/a.ipynb", "old");
        folder.Write("class/notes.txt", "mine");

        (int exitCode, string text) = await CourseProgram.CallAsync("student", notebook, "--out", folder.File("class"), "--force");

        Assert.Equal(0, exitCode);
        Assert.Contains("it took the place of the one that was there", text, StringComparison.Ordinal);
        Assert.Equal("1", Notebook.Load(folder.File("class/a.ipynb")).Cells[0].Source);
        Assert.Equal("mine", File.ReadAllText(folder.File("class/notes.txt")));
        Assert.Equal(["a.ipynb", "class"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_link_in_the_folder_is_not_followed_even_with_force()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links that need no right.");
        using var folder = new TemporaryFolder();
        string notebook = folder.Write("a.ipynb", SiteNotebook.Markdown("m", "![a](pictures/a.svg)"));
        Directory.CreateDirectory(folder.File("pictures"));
        folder.Write("pictures/a.svg", "new");
        Directory.CreateDirectory(folder.File("elsewhere"));
        folder.Write("elsewhere/a.svg", "mine");
        Directory.CreateDirectory(folder.File("class"));
        Directory.CreateSymbolicLink(folder.File("class/pictures"), folder.File("elsewhere"));

        var error = await Assert.ThrowsAsync<RefusedException>(() =>
            CourseProgram.CallAsync("student", notebook, "--out", folder.File("class"), "--force"));

        Assert.Contains("pictures is a link", error.Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(folder.File("elsewhere/a.svg")));
        Assert.False(File.Exists(folder.File("class/a.ipynb")));
    }

    [Theory]
    [InlineData(".", "--force", "is the folder of")]
    [InlineData("file", "--force", "is a file")]
    [InlineData("", "--force", "names no folder")]
    public async Task A_place_that_cannot_be_one_of_hand_outs_is_refused_even_with_force(string place, string force, string message)
    {
        using var folder = new TemporaryFolder();
        string notebook = folder.WriteNotebook("a.ipynb", "1");
        folder.Write("file", "mine");
        byte[] before = File.ReadAllBytes(notebook);

        var error = await Assert.ThrowsAsync<RefusedException>(() => CourseProgram.CallAsync(
            "student", notebook, "--out", place.Length == 0 ? "" : Path.GetFullPath(place, folder.Path), force));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(notebook));
    }

    [Fact]
    public async Task Notebooks_of_one_name_are_not_handed_out_into_one_file()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("other"));
        string[] notebooks = [folder.WriteNotebook("a.ipynb", "1"), folder.WriteNotebook("other/a.ipynb", "2")];

        var error = await Assert.ThrowsAsync<RefusedException>(() =>
            CourseProgram.CallAsync(["student", .. notebooks, "--out", folder.File("class")]));

        Assert.Contains("would be one file", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("class")));
    }
}
