namespace Live.Tests;

/// <summary>What the editor is told about a text that is being written; the caret is at <c>|</c>.</summary>
[Collection("one console")]
public class AnalysisTests
{
    private readonly Session _session = new();

    [Theory]
    [InlineData("Math.|", "Sin", "Equals2")]
    [InlineData("\"text\".|", "Length", "IsNullOrEmpty")]
    [InlineData("string.|", "IsNullOrEmpty", "Length")]
    [InlineData("new[] { 1 }.Sel|", "Select", "Sin")]
    [InlineData("System.|", "Math", "x")]
    [InlineData("int width = 1; wi|", "width", "Length")]
    [InlineData("Func<double, double> f = x => x.|", "CompareTo", "Sin")]
    [InlineData("foreac|", "foreach", "Length")]
    [InlineData("string.Join(|", "separator", "Length")]
    public void The_names_that_can_stand_at_a_place_are_offered(string text, string offered, string not)
    {
        string[] names = [.. Complete(text).Items.Select(item => item.Name)];

        Assert.Contains(offered, names);
        Assert.DoesNotContain(not, names);
    }

    [Theory]
    [InlineData("\"in a te|xt\"")]
    [InlineData("// in a comm|ent")]
    [InlineData("1.|5")]
    public void Inside_of_texts_comments_and_numbers_nothing_is_offered(string text) => Assert.Empty(Complete(text).Items);

    [Fact]
    public void A_name_that_is_begun_is_replaced_whole()
    {
        CompletionList list = Complete("var y = Mat|h.PI;");

        Assert.Equal((8, 12), (list.Start, list.End));
    }

    [Fact]
    public async Task What_ran_is_known()
    {
        await _session.RunAsync("double height = 2; double Area(double r) => r;");

        Assert.Contains(Complete("hei|").Items, item => item is { Name: "height", Kind: "variable" });
        Assert.Contains(Complete("Ar|").Items, item => item is { Name: "Area", Kind: "method" });
    }

    [Fact]
    public void What_stands_above_and_did_not_run_is_known()
    {
        CellAnalysis analysis = _session.Analyse(
            "Charts.Surface(f, ", Session.Setup, Session.Usings, "Func<double, double, double> f = (x, y) => x;");

        Assert.Contains(analysis.Complete(7).Items, item => item.Name == "Surface");
        Assert.DoesNotContain(analysis.Complaints(), complaint => complaint.Text.Contains("CS0103", StringComparison.Ordinal));
        CallHelp.Overload first = analysis.Call(18)!.Overloads[0];
        Assert.Contains("Surface(", first.Before, StringComparison.Ordinal);
        Assert.NotEqual("", first.Current);
    }

    [Fact]
    public void A_name_is_described_with_its_documentation()
    {
        Documentation.LoadFrom(() =>
            """
            {"M:PartialDerivatives.Check.That(System.String,System.Boolean)":
             {"summary":"States a claim.","parameters":{"claim":"What holds."}}}
            """);
        CellAnalysis analysis = _session.Analyse("Check.That(", Session.Setup, Session.Usings);

        analysis.Complete(6);
        Assert.Equal("States a claim.", analysis.Describe("That")!.Documentation);
        Assert.Equal("States a claim.", analysis.Hover(7)!.Documentation);
        Assert.Equal("What holds.", analysis.Call(11)!.Overloads[0].ParameterDocumentation);
    }

    [Theory]
    [InlineData("Math.Pow(|", "double x")]
    [InlineData("Math.Pow(1, |2)", "double y")]
    [InlineData("Math.Pow(Math.Sin(1), |", "double y")]
    [InlineData("Math.Pow(y: |", "double y")]
    [InlineData("Func<int, int> f = n => n; f(|", "int arg")]
    [InlineData("new List<int>(|", "int capacity")]
    public void The_parameter_at_the_caret_is_told(string text, string parameter)
    {
        int caret = text.IndexOf('|', StringComparison.Ordinal);

        Assert.Equal(parameter, _session.Analyse(text.Remove(caret, 1)).Call(caret)!.Overloads[0].Current);
    }

    [Fact]
    public void Outside_of_calls_there_is_no_parameter() => Assert.Null(_session.Analyse("Math.Sin(1);").Call(12));

    [Fact]
    public void Errors_have_their_places_and_advice()
    {
        Complaint complaint = Assert.Single(_session.Analyse("int a = 1;\nint b = missing + a;").Complaints());

        Assert.Equal((19, 26, 2, true), (complaint.Start, complaint.End, complaint.Line, complaint.IsError));
        Assert.Contains("Check the spelling", complaint.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x + 1", new[] { 0, 1, 3 })]
    [InlineData("z", new[] { 0, 1, 2, 4, 5 })]
    [InlineData("1", new[] { 0, 1 })]
    public void The_cells_that_must_run_before_are_those_that_declare_what_is_used(string code, int[] needed)
    {
        string[] above =
            [Session.Setup, "using System.IO;", "double y = 1;", "var x = 2;", "double F(double a) => a + y;", "double z; z = F(1);"];

        Assert.Equal(needed, CellNeeds.Of([.. above.Append(code).Select(text => new CellText(text, false))]));
        Assert.Empty(CellNeeds.Of([.. above.Select(text => new CellText(text, true)), new CellText(code, false)]));
    }

    [Theory]
    [InlineData("list.Add(1);", true)]
    [InlineData("for (int i = 0; i < 3; i++) list.Add(i);", true)]
    [InlineData("list[0] = 1;", true)]
    [InlineData("number++;", true)]
    [InlineData("int.TryParse(\"1\", out number);", true)]
    [InlineData("int Both { get; set; }", true)]
    [InlineData("Console.WriteLine(1);", false)]
    [InlineData("Console.WriteLine(list.Count);", false)]
    [InlineData("other.Clear();", false)]
    [InlineData("list.Count", false)]
    [InlineData("list.ToArray()", false)]
    [InlineData("int Twice(int n) => 2 * n; Twice(number);", false)]
    public void A_cell_that_changes_what_is_used_must_run_before(string change, bool isNeeded)
    {
        string[] above = ["List<int> list = [], other = []; int number = 0;", change];

        int[] needed = CellNeeds.Of(
            [.. above.Append("Console.WriteLine(list.Count + number + Both);").Select(text => new CellText(text, false))]);

        Assert.Equal(isNeeded ? [0, 1] : [0], needed);
    }

    private CompletionList Complete(string text)
    {
        int caret = text.IndexOf('|', StringComparison.Ordinal);
        return _session.Analyse(text.Remove(caret, 1)).Complete(caret);
    }
}
