using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using PartialDerivatives;

namespace Course.Tests;

/// <summary>Answers that do not compile, as students write them: the advice names the cause.</summary>
public class CompilerAdviceTests
{
    private static readonly ScriptOptions s_options = ScriptOptions.Default
        .WithLanguageVersion(LanguageVersion.CSharp13)
        .AddReferences(typeof(Formula).Assembly, typeof(Exercise).Assembly, typeof(MathNet.Numerics.Constants).Assembly)
        .AddImports("System", "System.Linq", "PartialDerivatives", "PartialDerivatives.Elementary", "MathNet.Numerics.LinearAlgebra");

    private static string Advice(string cell)
    {
        Diagnostic first = CSharpScript.Create(cell, s_options).Compile(TestContext.Current.CancellationToken)
            .First(d => d.Severity == DiagnosticSeverity.Error);
        int line = first.Location.GetLineSpan().StartLinePosition.Line;
        return CompilerAdvice.For(first.Id, first.GetMessage(System.Globalization.CultureInfo.InvariantCulture), cell.Split('\n')[line])
            + $" ({first.Id}: {first.GetMessage(System.Globalization.CultureInfo.InvariantCulture)})";
    }

    [Theory]
    [InlineData("Func<double, double, double> a = (x, y) => Math.E^(x*y);", "a power is written")]
    [InlineData("Func<double, double, double> a = (x, y) => 6*x^2*y;", "a power is written")]
    [InlineData("Func<double, double, double[]> a = (x, y) => [x^2, 3*y^2];", "a power is written")]
    [InlineData("Func<double, double> a = x => x**2;", "a power is written")]
    [InlineData("Func<double, double> a = x => 3*x²;", "a power is written")]
    [InlineData("Func<double, double, double> a = (x, y) => Exp(xy) + xy*Exp(xy);", "write x * y")]
    [InlineData("Func<double, double> a = x => 2x;", "2 * x")]
    [InlineData("Func<double, double> a = x => 3.5x + 1;", "2 * x")]
    [InlineData("Func<double, double, double> a = (x, y) => 2x*Sin(y);", "2 * x")]
    [InlineData("Func<double, double> a = x => 2(x + 1);", "2 * (x + 1)")]
    [InlineData("Func<double, double> a = x => x(x + 1);", "2 * (x + 1)")]
    [InlineData("Func<double, double> a = x => (x + 1)(x - 1);", "2 * (x + 1)")]
    [InlineData("Func<double, double> a = x => (x + 1)x;", "2 * x")]
    [InlineData("Func<double, double> a = x => 2*(x + 1;", "parenthesis is opened")]
    [InlineData("Func<double, double> a = x => 2*sin(x);", "capital letter: Sin.")]
    [InlineData("Func<double, double> a = x => exp(x);", "capital letter: Exp.")]
    [InlineData("Func<double, double> a = x => Math.sin(x);", "Math.Sin")]
    [InlineData("Func<double, double> a = x => ln(x);", "Log(x)")]
    [InlineData("Func<double, double> a = x => arctan(x);", "Atan")]
    [InlineData("Func<double, double> a = x => Pow(e, x);", "Exp(x)")]
    [InlineData("Func<double, double> a = x => Sin(pi*x);", "π")]
    [InlineData("Func<double, double> a = x => Sin x;", "in parentheses")]
    [InlineData("Func<double, double> a = x => Sin*x;", "in parentheses")]
    [InlineData("Func<double, double> a = x => x * z;", "names before `=>`")]
    [InlineData("double? a = 0,5;", "decimal point")]
    [InlineData("Func<double, double> a = x => 0,5 * x;", "decimal point")]
    [InlineData("Func<double, double> a = x => 2·x;", "Write * for ·")]
    [InlineData("Func<double, double> a = x => 2×x;", "Write * for ×")]
    [InlineData("Func<double, double> a = x => −x;", "Type -")]
    [InlineData("Func<double, double> a = x => √x;", "Sqrt")]
    [InlineData("Func<double, double> a = x => |x|;", "Abs(x)")]
    [InlineData("Func<double, double> a = x => 2*[x + 1];", "")]
    [InlineData("Func<double, double> a = x => { 2 * x; };", "return")]
    [InlineData("Formula a = (x, y) => x * x * y;", "Formula.Of( )")]
    [InlineData("Func<double, double, double[,]> a = (x, y) => [[x, y], [y, x]];", "new[,]")]
    [InlineData("double C(double x) => x; string a = C;", "quotation marks")]
    [InlineData("Func<double, double, double> a = (x, y) => Exp(x y);", "2 * x")]
    [InlineData("Func<double, double> a = x => { double u = 2 * x; };", "return")]
    [InlineData("double a(double x) { double u = 2 * x; }", "return")]
    [InlineData("int a = 0.5;", "double")]
    [InlineData("Func<double, double, double[]> a = (x, y) => 2*x + 6*y;", "several numbers, such as [2 * x, 3 * y]")]
    [InlineData("Func<double, double, double> a = (x, y) => new[] { 2*x, 6*y };", "single number")]
    [InlineData("Func<double, double, double> a = x => 2*x;", "another number of variables")]
    [InlineData("Func<double, double, double> a = 2.0;", "Asked is a function")]
    [InlineData("double? a = (x, y) => 2*x;", "Asked is a number")]
    [InlineData("double? a = \"3\";", "without quotation marks")]
    [InlineData("string a = 3;", "in quotation marks")]
    [InlineData("string a = 'saddle';", "double quotation marks")]
    [InlineData("string a = “saddle”;", "straight quotation marks")]
    [InlineData("string a = saddle;", "quotation marks: \"saddle\"")]
    [InlineData("string a = upwards;   // \"upwards\" or \"downwards\"", "quotation marks: \"upwards\"")]
    [InlineData("CriticalPointKind? a = saddle;", "CriticalPointKind.Minimum, .Maximum, .Saddle")]
    [InlineData("Formula a = x * y;   // Formula.Of((x, y) => …)", "Formula.Of((x, y)")]
    [InlineData("Func<double, double, double> a = x * y;", "variables and => before")]
    [InlineData("double[] a = -0.5 * Vector<double>.Build.Dense([1, 2, 3]);", ".ToArray()")]
    [InlineData("CriticalPointKind? a = Saddle;", "CriticalPointKind.Minimum, .Maximum, .Saddle")]
    [InlineData("CriticalPointKind? a = CriticalPointKind.saddle;", "capital letter: CriticalPointKind.")]
    [InlineData("CriticalPointKind? a = \"Saddle\";", "without quotation marks")]
    [InlineData("Func<double, double> a = x => 2 * * x;", "Something is missing")]
    [InlineData("Func<double, double> a = x => 2 * x", "semicolon")]
    [InlineData("Func<double, double> a = x => 1.0 / 0 + 1/0;", "divided by 0")]
    public void The_cause_is_named(string cell, string advice) => Assert.Contains(advice, Advice(cell), StringComparison.Ordinal);

    /// <summary>Those of the collected answers of students that do not compile.</summary>
    [Fact]
    public void The_cause_is_named_in_collected_answers()
    {
        using var all = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "student-answers.json")));
        JsonElement questions = all.RootElement.GetProperty("questions");
        JsonElement[] answers =
            [.. all.RootElement.GetProperty("answers").EnumerateArray().Where(answer => answer.TryGetProperty("advice", out _))];
        Assert.Equal(9, answers.Length);
        Assert.All(answers, answer => Assert.Matches(answer.GetProperty("advice").GetString()!, Advice(
            questions.GetProperty(answer.GetProperty("question").GetString()!).GetProperty("given").GetString() + "\n"
            + answer.GetProperty("answer").GetString())));
    }

    [Theory]
    [InlineData("CS0103", "The name 'Charts' does not exist in the current context", "using")]
    [InlineData("CS1061", "'Formula' does not contain a definition for 'partial'", "capital letters")]
    [InlineData("CS8652", "The feature 'extensions' is in preview", "C# 13")]
    [InlineData("CS9999", "Something else", "Correct the line")]
    public void Other_messages_have_the_usual_advice(string id, string message, string advice) =>
        Assert.Contains(advice, CompilerAdvice.For(id, message), StringComparison.Ordinal);
}
