using System.Linq.Expressions;
using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests.Formulas;

/// <summary>What is printed is what a textbook prints.</summary>
public sealed class TextbookTests
{
    // f, and ∂f by the first variable.
    private static readonly (Formula F, string Text, string Derivative)[] s_table =
    [
        (Formula.Of((double x) => 5.0), "5", "0"),
        (Formula.Of(x => x), "x", "1"),
        (Formula.Of(x => 3 * x + 2), "3·x + 2", "3"),
        (Formula.Of(x => x * x), "x²", "2·x"),
        (Formula.Of(x => Pow(x, 3)), "x³", "3·x²"),
        (Formula.Of(x => Pow(x, 12)), "x¹²", "12·x¹¹"),
        (Formula.Of(x => x * x * x - 2 * x + 1), "x³ − 2·x + 1", "3·x² − 2"),
        (Formula.Of(x => x * x / 2), "x²/2", "x"),
        (Formula.Of(x => 1 / x), "1/x", "−1/x²"),
        (Formula.Of(x => 1 / (x * x)), "1/x²", "−2/x³"),
        (Formula.Of(x => Sqrt(x)), "√x", "1/(2·√x)"),
        (Formula.Of(x => 1 / Sqrt(x)), "1/√x", "−1/(2·x^(3/2))"),
        (Formula.Of(x => x * Sqrt(x)), "x^(3/2)", "3·√x/2"),
        (Formula.Of(x => Pow(x, 1.0 / 3)), "x^(1/3)", "1/(3·x^(2/3))"),
        (Formula.Of(x => Pow(x, 1.5)), "x^1.5", "1.5·√x"),
        (Formula.Of(x => Cbrt(x)), "cbrt(x)", "1/(3·cbrt(x)²)"),
        (Formula.Of(x => Sqrt(x * x + 1)), "√(x² + 1)", "x/√(x² + 1)"),
        (Formula.Of(x => x / Sqrt(x * x + 1)), "x/√(x² + 1)", "1/(x² + 1)^(3/2)"),
        (Formula.Of(x => Sin(x)), "sin(x)", "cos(x)"),
        (Formula.Of(x => Cos(x)), "cos(x)", "−sin(x)"),
        (Formula.Of(x => Tan(x)), "tan(x)", "tan(x)² + 1"),
        (Formula.Of(x => Asin(x)), "arcsin(x)", "1/√(1 − x²)"),
        (Formula.Of(x => Acos(x)), "arccos(x)", "−1/√(1 − x²)"),
        (Formula.Of(x => Atan(x)), "arctan(x)", "1/(x² + 1)"),
        (Formula.Of(x => Sinh(x)), "sinh(x)", "cosh(x)"),
        (Formula.Of(x => Cosh(x)), "cosh(x)", "sinh(x)"),
        (Formula.Of(x => Tanh(x)), "tanh(x)", "1 − tanh(x)²"),
        (Formula.Of(x => Asinh(x)), "arsinh(x)", "1/√(x² + 1)"),
        (Formula.Of(x => Acosh(x)), "arcosh(x)", "1/(√(x − 1)·√(x + 1))"),
        (Formula.Of(x => Atanh(x)), "artanh(x)", "1/(1 − x²)"),
        (Formula.Of(x => Exp(x)), "exp(x)", "exp(x)"),
        (Formula.Of(x => Log(x)), "ln(x)", "1/x"),
        (Formula.Of(x => Log2(x)), "log₂(x)", "1/(x·ln(2))"),
        (Formula.Of(x => Math.Log(x, 3)), "ln(x)/ln(3)", "1/(x·ln(3))"),
        (Formula.Of(x => Abs(x)), "abs(x)", "sign(x)"),
        (Formula.Of(x => Exp(2 * x)), "exp(2·x)", "2·exp(2·x)"),
        (Formula.Of(x => Exp(-x * x)), "exp(−x²)", "−2·x·exp(−x²)"),
        (Formula.Of(x => Pow(2, x)), "2^x", "2^x·ln(2)"),
        (Formula.Of(x => Pow(x, x)), "x^x", "x^x·(ln(x) + 1)"),
        (Formula.Of((x, y) => Pow(x, y)), "x^y", "y·x^(y − 1)"),
        (Formula.Of((y, x) => Pow(x, y)), "x^y", "x^y·ln(x)"),
        (Formula.Of(x => x * Exp(x)), "x·exp(x)", "x·exp(x) + exp(x)"),
        (Formula.Of(x => x * Exp(x) * Sin(x)), "x·exp(x)·sin(x)", "x·exp(x)·sin(x) + x·exp(x)·cos(x) + exp(x)·sin(x)"),
        (Formula.Of(x => Sin(x) * Cos(x)), "sin(x)·cos(x)", "cos(x)² − sin(x)²"),
        (Formula.Of(x => Sin(x) / x), "sin(x)/x", "(x·cos(x) − sin(x))/x²"),
        (Formula.Of(x => Sin(x) / Cos(x)), "sin(x)/cos(x)", "1/cos(x)²"),
        (Formula.Of(x => x / (1 + x * x)), "x/(x² + 1)", "(1 − x²)/(x² + 1)²"),
        (Formula.Of((x, y) => (x - y) / (x + y)), "(x − y)/(x + y)", "2·y/(x + y)²"),
        (Formula.Of((x, y) => x * y / (x * x + y * y)), "x·y/(x² + y²)", "y·(y² − x²)/(x² + y²)²"),
        (Formula.Of(x => (2 * x + 1) / (x + 3)), "(2·x + 1)/(x + 3)", "5/(x + 3)²"),
        (Formula.Of(x => Exp(x) / x), "exp(x)/x", "(x·exp(x) − exp(x))/x²"),
        (Formula.Of(x => Sin(x * x)), "sin(x²)", "2·x·cos(x²)"),
        (Formula.Of(x => Pow(Sin(x), 2)), "sin(x)²", "2·sin(x)·cos(x)"),
        (Formula.Of(x => Pow(Cos(x), 3)), "cos(x)³", "−3·sin(x)·cos(x)²"),
        (Formula.Of(x => Sin(2 * Math.PI * x)), "sin(2·π·x)", "2·π·cos(2·π·x)"),
        (Formula.Of(x => Cos(x / 2)), "cos(x/2)", "−sin(x/2)/2"),
        (Formula.Of(x => Log(Cos(x))), "ln(cos(x))", "−sin(x)/cos(x)"),
        (Formula.Of(x => Log(1 + Exp(x))), "ln(exp(x) + 1)", "exp(x)/(exp(x) + 1)"),
        (Formula.Of(x => 1 / (1 + Exp(-x))), "1/(exp(−x) + 1)", "exp(−x)/(exp(−x) + 1)²"),
        (Formula.Of(x => x * Log(x) - x), "x·ln(x) − x", "ln(x)"),
        (Formula.Of(x => x * Atan(x) - Log(1 + x * x) / 2), "x·arctan(x) − ln(x² + 1)/2", "arctan(x)"),
        (Formula.Of(x => Sin(Cos(Exp(x)))), "sin(cos(exp(x)))", "−exp(x)·sin(exp(x))·cos(cos(exp(x)))"),
        (Formula.Of((x, y) => x * x * Sin(y)), "x²·sin(y)", "2·x·sin(y)"),
        (Formula.Of((y, x) => x * x * Sin(y)), "x²·sin(y)", "x²·cos(y)"),
        (Formula.Of((x, y) => Log(x * x + y * y)), "ln(x² + y²)", "2·x/(x² + y²)"),
        (Formula.Of((x, y) => Sqrt(x * x + y * y)), "√(x² + y²)", "x/√(x² + y²)"),
        (Formula.Of((y, x) => Atan2(y, x)), "atan2(y, x)", "x/(x² + y²)"),
        (Formula.Of((x, y) => Max(x, y)), "max(x, y)", "(sign(x − y) + 1)/2"),
        (Formula.Of(x => x > 0 ? x * x : -x), "(x > 0 ? x² : −x)", "(x > 0 ? 2·x : −1)"),
        (Formula.Of((x, y) => x * x + 3 * x * y + y * y), "x² + 3·x·y + y²", "2·x + 3·y"),
        (Formula.Of((x, y) => 100 * Pow(y - x * x, 2) + Pow(1 - x, 2)), "(1 − x)² + 100·(y − x²)²", "−400·x·(y − x²) − 2·(1 − x)"),
        (Formula.Of((x, y, z) => x * y * z), "x·y·z", "y·z"),
        (Formula.Of((r, t) => 4.0 / 3.0 * Math.PI * Pow(r, 3) * t), "4·π·r³·t/3", "4·π·r²·t"),
        (Formula.Of(x => 0.26 * x * x - 0.48 * x), "0.26·x² − 0.48·x", "0.52·x − 0.48"),
        (Formula.Of(x => Pow(3 * x + 1, 5)), "(3·x + 1)⁵", "15·(3·x + 1)⁴"),
    ];

    public static TheoryData<string, string, string, string> Rows =>
        [.. s_table.Select(t => (t.F.ToString(), t.Text, t.F.Partial(0).ToString(), t.Derivative))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Functions_and_derivatives_are_printed_as_in_textbooks(string f, string text, string derivative, string textbook)
    {
        Assert.Equal(text, f);
        Assert.Equal(textbook, derivative);
    }

    [Fact]
    public void A_mixed_partial_is_taken_in_turn() =>
        Assert.Equal("2·x·cos(y)", Formula.Of((x, y) => x * x * Sin(y)).Partial("x", "y").ToString());

    [Fact]
    public void Gradient_Hessian_and_Jacobian_are_formulas()
    {
        var f = Formula.Of((x, y) => x * x * Sin(y));
        var g = Formula.Of((x, y) => x * y);
        Assert.Equal("(2·x·sin(y), x²·cos(y))", f.Gradient().ToString());
        Assert.Equal("((2·sin(y), 2·x·cos(y)), (2·x·cos(y), −x²·sin(y)))", f.Hessian().ToString());
        Assert.Equal("((2·x·sin(y), x²·cos(y)), (y, x))", Formula.Jacobian(f, g).ToString());
        Assert.Equal([[2 * Math.Sin(0.5), Math.Cos(0.5)], [0.5, 1.0]], Formula.Jacobian(f, g).At(1.0, 0.5).ToRowArrays());
    }

    [Theory]
    [InlineData("x/x", "x/x")]
    [InlineData("√x·√x", "(√x)²")]
    [InlineData("x − x", "0")]
    [InlineData("x·ln(x)/x", "ln(x)")]
    [InlineData("0·ln(x)", "0·ln(x)")]
    [InlineData("1/(1/x)", "1/(1/x)")]
    public void Simplifying_does_not_change_the_domain(string written, string simplified)
    {
        Expression<Func<double, double>> f = written switch
        {
            "x/x" => x => x / x,
            "√x·√x" => x => Sqrt(x) * Sqrt(x),
            "x − x" => x => x - x,
            "x·ln(x)/x" => x => x * Log(x) / x,
            "0·ln(x)" => x => 0 * Log(x),
            _ => x => 1 / (1 / x),
        };
        Assert.Equal(simplified, Formula.Of(f).ToString());
    }
}
