using System.Globalization;
using System.Text.RegularExpressions;
using Course.Commands;
using Course.Documents;
using Course.Execution;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Tests;

/// <summary>What every notebook of the chapter keeps to, so that it reads well, is backed by what it runs, and can be run in any
/// order.</summary>
public partial class ChapterTests
{
    public static TheoryData<string> Notebooks =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "notebooks"), "*.ipynb").Select(file => Path.GetFileName(file)).Order()];

    [Theory, MemberData(nameof(Notebooks))]
    public void Half_of_its_code_cells_have_seven_lines_or_fewer(string name)
    {
        int[] lines = [.. Code(name).Select(cell => cell.Source.Split('\n').Length).Order()];

        Assert.InRange(lines[lines.Length / 2], 1, 7);
    }

    [Theory, MemberData(nameof(Notebooks))]
    public void No_prose_cell_is_longer_than_120_words(string name) =>
        Assert.All(Prose(name), cell => Assert.True(Words(cell.Source) <= 120, $"{cell.Id} has {Words(cell.Source)} words."));

    [Theory, MemberData(nameof(Notebooks))]
    public void It_takes_less_than_500_KB(string name) => Assert.InRange(new FileInfo(Repository.Notebook(name)).Length, 1, 499_999);

    [Theory, MemberData(nameof(Notebooks))]
    public void It_begins_with_what_one_learns_what_one_needs_and_how_long_it_takes(string name)
    {
        double estimate = Prose(name).Sum(cell => Words(cell.Source)) / 180.0 + 0.3 * Code(name).Count() + 3 * Exercises(name).Count
            + Predictions(name).Count();

        string title = Prose(name).First().Source;

        Assert.Contains("**You learn**\n\n- ", title, StringComparison.Ordinal);
        Assert.Contains("You need: ", title, StringComparison.Ordinal);
        Match time = Time().Match(title);
        Assert.True(time.Success, "It does not say “Time: 45 minutes.”");
        Assert.InRange(double.Parse(time.Groups[1].Value, CultureInfo.InvariantCulture), 0.8 * estimate, 1.25 * estimate);
    }

    [Theory, MemberData(nameof(Notebooks))]
    public void Its_first_section_asks_two_questions_about_what_the_reader_knows_already(string name) =>
        Assert.InRange(Sections(name)[0].Code.Count(cell => Asks().IsMatch(cell.Source)), 2, 3);

    [Theory, MemberData(nameof(Notebooks))]
    public void It_asks_for_three_predictions_each_before_anything_is_run_that_answers_it(string name) =>
        Assert.InRange(Predictions(name).Count(), 3, 9);

    [Theory, MemberData(nameof(Notebooks))]
    public void A_prediction_and_a_question_wait_for_an_answer(string name) =>
        Assert.All(Code(name).Where(cell => Waits().IsMatch(cell.Source)), cell =>
            Assert.Contains("○ No answer yet", Shown(cell), StringComparison.Ordinal));

    [Theory, MemberData(nameof(Notebooks))]
    public void Its_checks_are_read_without_scrolling(string name) =>
        Assert.All(Code(name), cell => Assert.All(
            cell.Source.Split('\n').SkipWhile(line => !line.StartsWith("Check.That(", StringComparison.Ordinal)),
            line => Assert.True(line.Length <= 80, $"{cell.Id}: {line.Length} characters, “{line}”")));

    [Theory, MemberData(nameof(Notebooks))]
    public void It_speaks_of_the_origin_in_its_last_cell_only(string name) =>
        Assert.All(Load(name).Cells.SkipLast(1), cell =>
            Assert.DoesNotMatch(@"\b(NumPy|Python)\b", Links().Replace(cell.Source, " ")));

    [Theory, MemberData(nameof(Notebooks))]
    public void It_ends_with_the_attribution_of_its_origin(string name)
    {
        string last = Prose(name).Last().Source;

        Assert.Contains(
            "*After chapter 210, “Partial Derivatives”, of* Mathematics for Programmers *by Pourou Tikayere Dominique", last,
            StringComparison.Ordinal);
        Assert.Contains("text CC BY 4.0, code MIT", last, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Notebooks))]
    public void Every_section_with_code_has_a_check_or_asks_the_reader(string name) =>
        Assert.All(Sections(name).Where(section => section.Code.Count > 0), section => Assert.True(
            section.Code.Any(cell => cell.Source.Contains("Check.That(", StringComparison.Ordinal) || Asks().IsMatch(cell.Source)),
            $"“{section.Heading}” has no check."));

    [Theory, MemberData(nameof(Notebooks))]
    public void It_has_three_exercises_that_are_open_and_have_a_folded_solution_that_is_right(string name)
    {
        IReadOnlyDictionary<string, Cell> cells = Code(name).ToDictionary(cell => cell.Id!);

        Assert.InRange(Exercises(name).Count, 3, 12);
        Assert.All(Exercises(name), exercise =>
        {
            Assert.Contains("○ No answer yet", Shown(cells[exercise]), StringComparison.Ordinal);
            Assert.Contains("✓ Right", Shown(cells[exercise + "-solution"]), StringComparison.Ordinal);
            Assert.True(cells[exercise + "-solution"].HasTag("solution"));
            Assert.Contains(".Require()", cells[exercise + "-solution"].Source, StringComparison.Ordinal);
        });
    }

    [Theory, MemberData(nameof(Notebooks))]
    public void Every_decimal_number_in_its_prose_stands_in_an_output_or_in_code(string name)
    {
        string backing = string.Join('\n', Code(name).Select(cell => cell.Source + "\n" + Shown(cell)));
        double[] numbers = [.. Decimal().Matches(backing).Select(match => Number(match.Value))];

        Assert.All(Prose(name), cell => Assert.All(Decimal().Matches(Links().Replace(cell.Source, " ")), match =>
        {
            // A power of ten may stand behind it: 6.1 \cdot 10^{-6}.
            double unit = Math.Pow(10, -(match.Value.Length - match.Value.IndexOf('.', StringComparison.Ordinal) - 1));
            bool backed = numbers.Any(number => Enumerable.Range(-16, 33).Any(power =>
                Math.Abs(Math.Abs(number) * Math.Pow(10, power) - Number(match.Value)) <= 0.5000001 * unit
                && (power == 0 || PowerOfTen().IsMatch(cell.Source[(match.Index + match.Length)..]))));
            Assert.True(backed, $"{match.Value} in {cell.Id}: “{cell.Source[..Math.Min(60, cell.Source.Length)]}…”");
        }));
    }

    [Theory, MemberData(nameof(Notebooks))]
    public void Each_name_is_declared_by_one_cell_so_that_cells_can_run_in_any_order_that_makes_sense(string name)
    {
        var declared =
            from cell in Code(name)
            where !cell.Source.StartsWith("#!", StringComparison.Ordinal)
            from declaration in Declarations(cell.Source).Distinct()
            group cell.Id by declaration into cells
            where cells.Count() > 1
            select $"{cells.Key} in {string.Join(", ", cells)}";

        Assert.Empty(declared);
    }

    /// <summary>All where <c>CI</c> is set, else every second: the main job executes all of them.</summary>
    public static TheoryData<string> RunNotebooks =>
        [.. Notebooks.Select(row => row.Data).Where((_, i) => ContinuousIntegration.IsSet || i % 2 == 0)];

    [Theory, MemberData(nameof(RunNotebooks))]
    public async Task Cells_run_again_in_one_kernel_each_at_once_and_after_all_others_give_what_is_stored(string name)
    {
        Notebook notebook = Load(name);
        Cell[] cells = [.. notebook.CodeCells];
        await using var kernel = KernelClient.Start(Path.GetDirectoryName(notebook.Path)!, Limits.Default);

        // Each at once again only where CI is set: most of the time is the compiler's.
        IEnumerable<Cell> first = ContinuousIntegration.IsSet ? cells.SelectMany(cell => new[] { cell, cell }) : cells;
        foreach (Cell cell in first.Concat(cells))
        {
            CellRun run = await kernel.RunAsync(cell.CodeNumber, cell.Source, TestContext.Current.CancellationToken);
            Assert.True(run.Failure is null, $"{cell.Id}: {run.Failure?.Message}");
            Assert.Empty(OutputDifference.Between(cell, run.Outputs));
        }
    }

    [Theory, MemberData(nameof(Notebooks))]
    public void Its_words_are_spelled_one_way_and_its_terms_are_the_same_throughout(string name) =>
        Assert.All(Load(name).Cells, cell => Assert.DoesNotMatch(OtherWords(), Links().Replace(cell.Source, " ")));

    private static Notebook Load(string name) => Notebook.Load(Repository.Notebook(name));

    private static IEnumerable<Cell> Code(string name) => Load(name).CodeCells;

    private static IEnumerable<Cell> Prose(string name) => Load(name).Cells.Where(cell => cell.IsMarkdown);

    private static List<string> Exercises(string name) =>
        [.. Code(name).Select(cell => cell.Id!).Where(id => Regex.IsMatch(id, @"^exercise-\d+$"))];

    /// <summary>The code of each section, in their order.</summary>
    private static List<(string Heading, List<Cell> Code)> Sections(string name)
    {
        var sections = new List<(string Heading, List<Cell> Code)>();
        foreach (Cell cell in Load(name).Cells)
        {
            if (cell.IsMarkdown && SectionHeading().Match(cell.Source) is { Success: true } heading)
            {
                sections.Add((heading.Value, []));
            }
            else if (cell.IsCode && sections.Count > 0)
            {
                sections[^1].Code.Add(cell);
            }
        }
        return sections;
    }

    /// <summary>The cells that ask before they show: a choice, a number, or a figure whose numbers are hidden until one has found the
    /// place.</summary>
    private static IEnumerable<Cell> Predictions(string name) => Code(name).Where(cell => Predicts().IsMatch(cell.Source));

    /// <summary>The text of a cell's outputs; of figures, their alternative texts and what else is read aloud.</summary>
    private static string Shown(Cell cell) =>
        string.Join('\n', cell.Outputs.OfType<System.Text.Json.Nodes.JsonObject>().SelectMany(output =>
            new[] { output["text"], output["data"]?["text/plain"], output["data"]?["text/html"] }
                .Select(text => Tags().Replace(MultilineText.Read(text) ?? "", " "))));

    /// <summary>A formula counts as one word.</summary>
    private static int Words(string prose) =>
        Formula().Replace(Links().Replace(prose, "] "), "x").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static double Number(string text) => double.Parse(text.Replace('−', '-'), CultureInfo.InvariantCulture);

    /// <summary>The variables, methods and types that a cell declares for the cells after it.</summary>
    private static IEnumerable<string> Declarations(string code)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(code,
            new CSharpParseOptions(LanguageVersion.CSharp13, kind: SourceCodeKind.Script)).GetRoot();
        foreach (MemberDeclarationSyntax member in ((CompilationUnitSyntax)root).Members)
        {
            switch (member)
            {
                case FieldDeclarationSyntax field:
                    foreach (VariableDeclaratorSyntax variable in field.Declaration.Variables)
                    {
                        yield return variable.Identifier.Text;
                    }
                    break;
                case MethodDeclarationSyntax method:
                    yield return method.Identifier.Text;
                    break;
                case BaseTypeDeclarationSyntax type:
                    yield return type.Identifier.Text;
                    break;
                case GlobalStatementSyntax
                {
                    Statement: ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: var left } }
                }:
                    foreach (SingleVariableDesignationSyntax variable in left.DescendantNodes().OfType<SingleVariableDesignationSyntax>())
                    {
                        yield return variable.Identifier.Text;
                    }
                    break;
            }
        }
    }

    [GeneratedRegex(@"^## .*", RegexOptions.Multiline)]
    private static partial Regex SectionHeading();

    [GeneratedRegex(@"Time: (\d+) minutes\.")]
    private static partial Regex Time();

    [GeneratedRegex(@"\)\s*\.Check\(")]
    private static partial Regex Asks();

    [GeneratedRegex(@"\.Check\(guess\w*\)|\bAsk\.Where\(")]
    private static partial Regex Predicts();

    [GeneratedRegex(@"\.Check\((guess|recall)\w*\)")]
    private static partial Regex Waits();

    [GeneratedRegex(@"\$\$.*?\$\$|\$.*?\$", RegexOptions.Singleline)]
    private static partial Regex Formula();

    [GeneratedRegex(@"\]\([^)]*\)|`[^`]*`|CC BY 4\.0|Time: .*")]
    private static partial Regex Links();

    [GeneratedRegex(@"(?<![\d.])\d+\.\d+(e[+-]?\d+)?(?![\d.]*\d)")]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^\s*\\(cdot|times)\s*10\^")]
    private static partial Regex PowerOfTen();

    [GeneratedRegex("<(script|style).*?</\\1>|<[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Tags();

    // American spelling, -ise for -ize, and words that mean the same as one the chapter uses.
    [GeneratedRegex(
        @"\b(center\w*|behavior\w*|neighbor\w*|gray|favor\w*|analyze\w*"
        + @"|(optim|real|recogn|normal|minim|maxim|general|visual|initial|summar)is(e|es|ed|ing|ation)"
        + @"|cent(re|er)d difference\w*|difference ratio\w*|simply|obviously|trivial(ly)?|of course)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OtherWords();
}
