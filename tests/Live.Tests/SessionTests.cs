using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Live.Tests;

/// <summary>Cells that run in a session, outputs as nbformat has them.</summary>
[Collection("one console")]
public class SessionTests
{
    private readonly Session _session = new();

    [Theory]
    [InlineData("\"text\"", "text")]
    [InlineData("new System.Text.RegularExpressions.Regex(\"a+\").Replace(\"aab\", \"\")", "b")]
    [InlineData("Console.WriteLine(\"line\");", "line\n")]
    [InlineData("await Task.Delay(1); \"later\"", "later")]
    [InlineData("int x = 1;", "")]
    [InlineData("using System.IO;", "")]
    [InlineData("", "")]
    [InlineData("display(\"shown\"); \"result\"", "shownresult")]
    [InlineData("(1, 2).Item2.ToString().Display();", "2")]
    [InlineData("(1, 2).Item2.ToString().Display()", "2")]
    [InlineData("display(\"once\")", "once")]
    [InlineData("#!csharp\n\"here\"", "here")]
    [InlineData("return \"early\";", "early")]
    [InlineData("Console.Write(1)", "1")]
    [InlineData("string.Concat(\"a\", \"b\") // both\n", "ab")]
    [InlineData("Console.Write(1); nameof(Console)", "1Console")]
    [InlineData("T Same<T>(T value) => value; Same<string>(\"same\")", "same")]
    public async Task A_cell_gives_its_value_and_what_it_shows(string code, string shown) =>
        Assert.Equal(shown, await _session.RunAsync(code));

    [Fact]
    public async Task A_cell_sees_what_the_ones_before_declared_and_may_declare_it_again()
    {
        await _session.RunAsync("int x = 1; int Twice(int n) => 2 * n; record Point(int X);");
        await _session.RunAsync("string x = \"again\";");

        Assert.Equal("again 6 Point { X = 3 }", await _session.RunAsync("$\"{x} {Twice(3)} {new Point(3)}\""));
    }

    [Fact]
    public async Task The_library_is_there_after_the_setup_and_not_before()
    {
        (CellFailure? before, _) = await _session.TryAsync(Session.Usings);
        await _session.RunAsync(Session.Setup);
        await _session.RunAsync(Session.Usings);

        Assert.Contains("CS0246", before!.Message, StringComparison.Ordinal);
        Assert.Equal("6", await _session.RunAsync("ForwardMode.Of((x, y) => x * x * y).Gradient([1.0, 3.0])[0].ToString()"));
    }

    [Fact]
    public async Task An_error_of_the_compiler_has_line_and_advice_and_nothing_of_the_cell_runs()
    {
        (CellFailure? failure, List<JsonObject> outputs) = await _session.TryAsync("Console.WriteLine(1);\nvar y = missing;");

        Assert.Equal(2, failure!.Line);
        Assert.Equal("error CS0103: The name 'missing' does not exist in the current context", failure.Message);
        Assert.Contains("Check the spelling", failure.Advice, StringComparison.Ordinal);
        Assert.Equal(["stream", "error"], outputs.Select(output => (string?)output["output_type"]));
        Assert.Equal(
            "\n(2,9): error CS0103: The name 'missing' does not exist in the current context\n\ncompilation error", Session.Text(outputs));
    }

    [Theory]
    [InlineData("System.Diagnostics.Trace.WriteLine(1);")]
    [InlineData("Parallel.For(0, 3, i => { });")]
    [InlineData("new System.Net.Http.HttpClient()")]
    public async Task What_a_browser_does_not_have_of_NET_is_told(string code)
    {
        (CellFailure? failure, _) = await _session.TryAsync(code);

        Assert.Contains("A browser does not have this part of .NET", failure!.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Between_what_the_compiler_says_stands_a_blank_line()
    {
        (_, List<JsonObject> outputs) = await _session.TryAsync("int a = one;\nint b = two;");

        Assert.Equal(
            "\n(1,9): error CS0103: The name 'one' does not exist in the current context\n"
            + "\n(2,9): error CS0103: The name 'two' does not exist in the current context\n\n",
            Session.Text(outputs.Take(1)));
    }

    [Fact]
    public async Task A_submission_has_the_number_of_the_cells_that_were_run()
    {
        await _session.TryAsync("missing");
        (_, List<JsonObject> outputs) = await _session.TryAsync("throw new Exception();");

        Assert.Contains("at Submission#2.", Session.Text(outputs), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("int zero = 0;\n\nint y = 1 / zero;", 3)]
    [InlineData("int Of(int i)\n{\n    return new[] { 1, 2 }[i];\n}\nOf(2);", 3)]
    [InlineData("await Task.Delay(1);\nthrow new Exception();", 2)]
    [InlineData("var all = Enumerable.Range(0, 3)\n    .Select(i =>\n        1 / (i - 1))\n    .ToList();", 3)]
    [InlineData("class Odd\n{\n    public Odd() =>\n        throw new Exception();\n}\nnew Odd();", 4)]
    public async Task An_exception_has_the_line_where_it_left_the_cell(string code, int line)
    {
        (CellFailure? failure, _) = await _session.TryAsync(code);

        Assert.Equal(line, failure!.Line);
    }

    [Fact]
    public async Task An_exception_in_what_a_cell_before_declared_has_the_line_that_calls_it()
    {
        await _session.TryAsync("double First(double[] values) => values[0];");

        (CellFailure? failure, _) = await _session.TryAsync("double[] none = [];\n\nFirst(none)");

        Assert.Equal(3, failure!.Line);
    }

    [Fact]
    public async Task An_exception_has_its_line_and_what_was_set_before_stays()
    {
        (CellFailure? failure, List<JsonObject> outputs) = await _session.TryAsync("int kept = 7;\nint[] none = [];\nnone[0] = 1;");

        Assert.StartsWith("System.IndexOutOfRangeException: ", failure!.Message, StringComparison.Ordinal);
        Assert.Equal(3, failure.Line);
        Assert.Contains("Microsoft.CodeAnalysis.Scripting.ScriptExecutionState", Session.Text(outputs), StringComparison.Ordinal);
        Assert.DoesNotContain("Live.", Session.Text(outputs), StringComparison.Ordinal);
        Assert.Equal("7", await _session.RunAsync("kept.ToString()"));
    }

    [Theory]
    [InlineData("1;\n#r \"nuget: X, 1.0\"", 2, "packages")]
    [InlineData("#r \"System.Drawing.dll\"", 1, "files")]
    [InlineData("#r nuget: Plotly.NET", 1, "packages")]
    [InlineData("// 1\n// 2\n#r \"nuget: Plotly.NET, 5.1.0\"", 3, "of Plotly.NET a browser has version 6.0.0, not 5.1.0")]
    [InlineData("#!bash", 1, "not known")]
    [InlineData("#!import other.ipynb", 1, "not known")]
    public async Task A_directive_that_a_browser_cannot_carry_out_is_told(string code, int line, string part)
    {
        (CellFailure? failure, _) = await _session.TryAsync(code);

        Assert.Equal(line, failure!.Line);
        Assert.Contains(part, failure.Message, StringComparison.Ordinal);
        Assert.Contains("in VS Code", failure.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nuget: Plotly.NET", "typeof(Plotly.NET.GenericChart).Name", "GenericChart")]
    [InlineData("nuget:plotly.net.interactive, 6.0.0", "typeof(Plotly.NET.GenericChart).Name", "GenericChart")]
    [InlineData("nuget: Plotly.NET.Interactive, 6.*", "typeof(Plotly.NET.GenericChart).Name", "GenericChart")]
    [InlineData("nuget: Plotly.NET.Interactive, *-*", "typeof(Plotly.NET.GenericChart).Name", "GenericChart")]
    [InlineData("nuget: MathNet.Numerics, 5.0", "MathNet.Numerics.Constants.Pi.ToString(\"f1\")", "3.1")]
    [InlineData("nuget: PartialDerivatives", "PartialDerivatives.Elementary.Sin(0.0).ToString()", "0")]
    [InlineData("../lib/bin/PartialDerivatives.dll", "PartialDerivatives.Elementary.Sin(0.0).ToString()", "0")]
    [InlineData("C:\\lib\\MathNet.Numerics.dll", "MathNet.Numerics.Constants.Pi.ToString(\"f1\")", "3.1")]
    public async Task What_the_page_has_can_be_referred_to(string reference, string code, string shown)
    {
        (CellFailure? without, _) = await _session.TryAsync(code);
        Assert.NotNull(without);
        string both = $"#r \"{reference}\"\n{code}";

        Assert.DoesNotContain(_session.Analyse(both).Complaints(), complaint => complaint.IsError);
        Assert.DoesNotContain(_session.Analyse(code, $"#r \"{reference}\"").Complaints(), complaint => complaint.IsError);
        Assert.Equal(shown, await _session.RunAsync(both));
    }

    [Fact]
    public async Task A_chart_of_the_package_Plotly_NET_shows_as_a_chart()
    {
        string shown = await _session.RunAsync(
            "#r \"nuget: Plotly.NET.CSharp, 0.14.0\"\nusing Plotly.NET.CSharp;\n"
            + "Chart.Point<double, double, string>([1.0, 2, 3], [3.0, 4, 1])");

        Assert.Matches("var data = \\[\\{.*\"y\":\\[3.0,4.0,1.0\\].*Plotly.newPlot\\('[0-9a-f-]{36}'", shown.ReplaceLineEndings(" "));
    }

    [Fact]
    public async Task Ten_thousand_lines_come_whole_and_in_few_pieces()
    {
        (_, List<JsonObject> outputs) = await _session.TryAsync("for (int i = 0; i < 10_000; i++) Console.WriteLine(i);");

        Assert.Equal(string.Concat(Enumerable.Range(0, 10_000).Select(i => $"{i}\n")), Session.Text(outputs));
        Assert.InRange(outputs.Count, 1, 100);
    }

    [Fact]
    public async Task What_is_printed_without_end_is_cut()
    {
        string shown = await _session.RunAsync("for (int i = 0; i < 300_000; i++) Console.WriteLine(\"many words\");");

        Assert.EndsWith("[The cell printed more than 1,000,000 characters. The rest is left out.]\n", shown, StringComparison.Ordinal);
        Assert.InRange(shown.Length, CellOutputs.PrintedLimit, CellOutputs.PrintedLimit + 200);
    }

    [Fact]
    public async Task A_call_at_the_end_declares_what_it_gives_out()
    {
        await _session.RunAsync("int.TryParse(\"3\", out int three)");

        Assert.Equal("3", await _session.RunAsync("three.ToString()"));
    }

    [Fact]
    public async Task A_call_at_the_end_that_is_not_awaited_is_warned_of()
    {
        (_, List<JsonObject> outputs) = await _session.TryAsync("Console.Write(1);\nTask.FromResult(2)");

        Assert.Equal(["stream", "stream", "execute_result"], outputs.Select(output => (string?)output["output_type"]));
        Assert.StartsWith("\n(2,1): warning CS4014: ", (string?)outputs[1]["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_else_is_warned_of_beside_a_call_that_is_not_awaited_is_said_once()
    {
        string shown = await _session.RunAsync("{ int never; }\nTask.FromResult(2)");

        Assert.Single(Regex.Matches(shown, "warning CS0168"));
        Assert.Single(Regex.Matches(shown, "warning CS4014"));
    }

    [Theory]
    [InlineData("MemoryExtensions.AsSpan(\"text\")", "error CS0029: ")]
    [InlineData("Math.Abs(\"text\")", "error CS1503: Argument 1: cannot convert from 'string' to ")]
    public async Task A_wrong_call_at_the_end_is_told_as_it_is_written(string code, string message)
    {
        (CellFailure? failure, List<JsonObject> outputs) = await _session.TryAsync(code);

        Assert.StartsWith(message, failure!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("CS0039", Session.Text(outputs), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.5", "1.5")]
    [InlineData("Math.Max(1.5, 1)", "1.5")]
    [InlineData("Environment.GetEnvironmentVariable(\"none of this name\")", "&lt;null&gt;")]
    [InlineData("(string)null", "&lt;null&gt;")]
    [InlineData("int one = 1; if (one > 0) { return null; } one = 2;", "&lt;null&gt;")]
    public async Task What_is_no_text_shows_as_html(string code, string shown) => Assert.StartsWith(
        $"<div class=\"dni-plaintext\"><pre>{shown}</pre></div>", await _session.RunAsync(code), StringComparison.Ordinal);

    [Fact]
    public async Task Console_text_and_values_keep_their_order()
    {
        (_, List<JsonObject> outputs) = await _session.TryAsync("Console.Write(\"a\"); display(\"b\"); Console.Write(\"c\"); \"d\"");

        Assert.Equal(["stream a", "display_data b", "stream c", "execute_result d"],
            outputs.Select(output => $"{output["output_type"]} {Session.Text([output])}"));
    }
}
