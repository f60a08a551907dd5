using System.Linq.Expressions;
using CsCheck;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests.Formulas;

/// <summary>What is printed as C# compiles, gives the same numbers as a function, and reads back as the same formula.</summary>
public sealed class CSharpTests
{
    private static readonly ParameterExpression s_x = Expression.Parameter(typeof(double), "x"),
        s_y = Expression.Parameter(typeof(double), "y");
    private static readonly double[] s_coordinates = [0.3, -0.7, 1.9, 0, 1, -2];

    private static readonly Gen<Expression> s_trees = Gen.Recursive<Expression>((depth, tree) => depth >= 4
        ? Gen.OneOf(OneOf<Expression>(s_x, s_y), Numerals.Select(n => (Expression)Expression.Constant(n)))
        : Gen.Frequency(
            (1, Gen.OneOf(OneOf<Expression>(s_x, s_y), Numerals.Select(n => (Expression)Expression.Constant(n)))),
            (4, Gen.Select(Gen.Int[0, 3], tree, tree, (op, a, b) => (Expression)Expression.MakeBinary(
                new[] { ExpressionType.Add, ExpressionType.Subtract, ExpressionType.Multiply, ExpressionType.Divide }[op], a, b))),
            (2, Gen.Select(OneOf("Sin", "Exp", "Tanh", "Asin", "Atanh", "Asinh", "Abs", "Sign", "Cbrt", "Sigmoid", "Softplus", "Erf",
                "Log1p", "Sqrt"), tree,
                (f, a) => (Expression)Expression.Call(typeof(Elementary), f, null, a))),
            (2, Gen.Select(OneOf("Min", "Max", "Hypot", "Atan2", "Pow", "LogSumExp"), tree, tree,
                (f, a, b) => (Expression)Expression.Call(typeof(Elementary), f, null, a, b))),
            (1, Gen.Select(tree, tree, tree, (a, b, c) =>
                (Expression)Expression.Condition(Expression.LessThan(a, Expression.Constant(0.5)), b, c))),
            (1, Gen.Select(tree, Gen.Int[-3, 3], (a, n) =>
                (Expression)Expression.Call(typeof(Math), "Pow", null, a, Expression.Constant((double)n))))));

    private static Gen<double> Numerals => OneOf(0.5, 1, 2, -3, 1.25, 1.0 / 3, 7, 1e-30, 3e40, Math.PI, 2147483648, -0.1);

    [Fact]
    public void Random_formulas_and_their_derivatives_compile_to_the_same_numbers()
    {
        var formulas = new List<Formula>();
        s_trees.ForAll(tree =>
        {
            Formula f = Formula.Of(Expression.Lambda<Func<double, double, double>>(tree, s_x, s_y));
            formulas.AddRange([f, f.Partial(0), f.Partial(1, 0)]);
        }, count: 100);
        formulas.RemoveAll(f => f.ToCSharp().Length > 3000);
        var functions = Functions<Func<double, double, double>>(formulas.Select(f => f.ToCSharp()));
        int compared = 0;
        foreach (var (f, function) in formulas.Zip(functions))
        {
            foreach (double x in s_coordinates)
            {
                foreach (double y in s_coordinates)
                {
                    double expected = f.At(x, y), actual = function(x, y);
                    // Rounding may differ, and what it decides: at a jump, in a cancellation, where a sum overflows.
                    double near = Math.Max(Math.Abs(f.At(x + 1e-9, y + 1e-9) - f.At(x - 1e-9, y - 1e-9)),
                        Math.Abs(f.At(x + 1e-9, y) - f.At(x, y + 1e-9)));
                    if (double.IsFinite(expected) && near < 1e-3 * (1 + Math.Abs(expected))
                        && Math.Abs(expected) is 0 or (> 1e-6 and < 1e6))
                    {
                        Assert.True(Math.Abs(actual - expected) <= 1e-6 * Math.Abs(expected) + 1e-6,
                            $"{f.ToCSharp()} at ({x}, {y}): {actual:R}, should be {expected:R}");
                        compared++;
                    }
                }
            }
        }
        Assert.True(compared > 2000, $"Only {compared} numbers were compared.");
    }

    public static TheoryData<string, string, double> Numbers => new()
    {
        // The derivative of each at x = 2.5.
        { "Abs(x) / 2", "x", 0.5 },
        { "Max(x, 1) / 2", "x", 0.5 },
        { "Min(x, 3) * 3 / 4", "x", 0.75 },
        { "Math.Clamp(x, 1, 4) / 4", "x", 0.25 },
        { "Abs(x) * x / 2", "x", 2.5 },
        { "Pow(-2, 2) * x / 3", "x", 4.0 / 3 },
        { "x * 4e300 * 1e-300", "x", 4 },
        { "x * 3000000000.0", "x", 3e9 },
        { "x * 5e-324 * 1e300", "x", 5e-324 * 1e300 },
        { "1e200 * x * 1e200 * 1e-300 * 1e-100", "x", 1 },
        { "Pow(x, 1.0 / 3)", "x", 0.18096117443966045 },
        { "x > 1 ? 1 : x", "x", 0 },
        { "x > 1 ? x / 2 : 1", "x", 0.5 },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Whole_numbers_are_not_divided_as_such(string lambda, string by, double expected)
    {
        Formula derivative = Scripts.Formulas([$"x => {lambda}"])[0].Partial(by);
        Assert.Equal(expected, derivative.At(2.5), 1e-5 * expected);
        Func<double, double> function = Functions<Func<double, double>>([derivative.ToCSharp()])[0];
        Assert.Equal(expected, function(2.5), 1e-5 * expected);
        Assert.Equal(Folded(derivative), Folded(Scripts.Formulas([derivative.ToCSharp()])[0]));
    }

    [Fact]
    public void Names_that_are_keywords_or_functions_compile()
    {
        Formula keywords = Formula.Of((@class, @in) => @class * @class / @in),
            functions = Formula.Of((Sin, Pow) => Math.Sin(Sin) * Math.Pow(Pow, 3));
        Assert.Equal("(@class, @in) => Pow(@class, 2) / @in", keywords.ToCSharp());
        Assert.Equal([0.5, Math.Sin(1) * 8], Functions<Func<double, double,
            double>>([keywords.ToCSharp(), functions.ToCSharp()]).Select(f => f(1, 2)));
    }

    [Fact]
    public void A_loop_variable_does_not_hide_a_variable_of_the_same_name()
    {
        Formula inner = Formula.Of(k => Sum(1, 3, i => k * i)), outer = Formula.Of(i => inner.Call(i * i) + Sum(0, 1, k => Sin(i * k)));
        Func<double, double> function = Functions<Func<double, double>>([outer.ToCSharp()])[0];
        Assert.Equal(outer.At(0.7), function(0.7), 1e-15);
    }

    [Theory]
    [InlineData("x => Tanh(x)", 20)]
    [InlineData("x => Asin(x)", 1 - 1e-10)]
    [InlineData("x => Atanh(x)", -1 + 1e-15)]
    [InlineData("x => Asinh(x)", 1e200)]
    [InlineData("x => Sigmoid(x)", 40)]
    [InlineData("x => Acos(x)", -1 + 1e-12)]
    public void Stable_derivatives_are_printed_as_they_are_computed_and_read_back(string lambda, double x)
    {
        Formula f = Scripts.Formulas([lambda])[0], first = f.Partial("x"), second = f.Partial("x", "x");
        Formula[] again = Scripts.Formulas([first.ToCSharp(), second.ToCSharp()]);
        var functions = Functions<Func<double, double>>([first.ToCSharp(), second.ToCSharp()]);
        Assert.Equal([Folded(first), Folded(second)], again.Select(Folded));
        foreach (var (formula, function) in new[] { first, second }.Zip(functions))
        {
            Assert.Equal(formula.At(x), function(x), 1e-13 * Math.Abs(formula.At(x)));
        }
    }

    [Fact]
    public void Limits_at_0_are_printed_and_read_back()
    {
        Formula[] formulas = [Formula.Of((x, p) => Pow(x, p)).Partial("p"), Formula.Of((x, p) => Hypot(x, p)).Partial("x"),
            Formula.Of((x, p) => Pow(x, p)).Partial("x", "p")];
        var functions = Functions<Func<double, double, double>>(formulas.Select(f => f.ToCSharp()));
        Assert.Equal([0, 0, 0], functions.Zip([(0.0, 2.0), (0, 0), (0, 2)], (f, at) => f(at.Item1, at.Item2)));
        Assert.Equal(formulas.Select(f => f.ToString()), Scripts.Formulas(formulas.Select(f => f.ToCSharp())).Select(f => f.ToString()));
    }

    // The C# compiler divides 3.0 / 2 itself.
    private static string Folded(Formula f) =>
        f.ToString().Replace("(3/2)", "1.5", StringComparison.Ordinal).Replace("1/2", "0.5", StringComparison.Ordinal);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static T[] Functions<T>(IEnumerable<string> lambdas)
    {
        var options = ScriptOptions.Default.AddReferences(typeof(Formula).Assembly).AddImports("System", "PartialDerivatives",
            "PartialDerivatives.Elementary");
        string type = typeof(T).Name.StartsWith("Func`2", StringComparison.Ordinal) ? "Func<double, double>"
            : "Func<double, double, double>";
        string code = $"new {type}[] {{\n{string.Join(",\n", lambdas)}\n}}";
        return CSharpScript.EvaluateAsync<T[]>(code, options).GetAwaiter().GetResult();
    }
}
