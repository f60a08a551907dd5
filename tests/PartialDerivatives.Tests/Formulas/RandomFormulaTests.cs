using System.Globalization;
using System.Linq.Expressions;
using System.Text.RegularExpressions;
using CsCheck;

namespace PartialDerivatives.Tests.Formulas;

/// <summary>Random formulas, checked against an evaluator with dual numbers that shares no code with the library.</summary>
public sealed partial class RandomFormulaTests
{
    private static readonly Gen<Tree> s_leaf = Gen.OneOf(
        OneOf(new Tree("x"), new Tree("y")),
        Gen.Int[-3, 3].Select(n => new Tree("number", n)),
        OneOf(new Tree("number", 0.5), new Tree("number", 1.25)));

    private static readonly Gen<Tree> s_trees = Gen.Recursive<Tree>((depth, tree) => depth >= 5
        ? s_leaf
        : Gen.Frequency(
            (2, s_leaf),
            (5, Gen.Select(OneOf("+", "-", "*", "/"), tree, tree, (op, a, b) => new Tree(op, 0, a, b))),
            (2, Gen.Select(OneOf("Sin", "Cos", "Exp", "Tanh", "Atan", "Log", "Sqrt", "Abs", "negate"), tree, (op, a) =>
                new Tree(op, 0, a))),
            (1, Gen.Select(tree, Gen.Int[-2, 3], (a, n) => new Tree("power", n, a))),
            (1, Gen.Select(tree, tree, tree, (a, b, c) => new Tree("if", 0, a, b, c)))));

    private static readonly Gen<double> s_coordinate = Gen.Double[-2, 2];

    [Fact]
    public void Symbolic_and_compiled_derivatives_agree_with_dual_numbers() =>
        Gen.Select(s_trees, s_coordinate, s_coordinate).ForAll((tree, x, y) =>
        {
            var f = tree.ToFormula();
            for (int i = 0; i < 2; i++)
            {
                Dual expected = tree.Evaluate(new(x, i == 0 ? 1 : 0), new(y, i == 1 ? 1 : 0));
                if (expected.IsWellConditioned)
                {
                    AssertClose(expected.Slope, f.Partial(i).At(x, y), expected.Scale);
                    AssertClose(expected.Slope, f.Gradient([x, y])[i], expected.Scale);
                }
            }
        }, count: 3000);

    /// <summary>Without compilation, which takes a thousand times as long as the derivatives themselves.</summary>
    [Fact]
    public void Symbolic_forward_and_reverse_derivatives_agree_on_a_hundred_thousand_formulas()
    {
        int compared = 0, samples = ForAllExtensions.Many(200_000);
        Gen.Select(s_trees, s_coordinate, s_coordinate).ForAll((tree, x, y) =>
        {
            if (!tree.Evaluate(new(x, 0.6), new(y, 0.8)).IsWellConditioned)
            {
                return;
            }
            compared++;
            var f = tree.ToFormula();
            var forward = ForwardMode.Of(v => f.Evaluate<Dual<double>>(v)).Gradient([x, y]);
            var reverse = ReverseMode.Of(v => f.Evaluate<TapedNumber>(v)).Gradient([x, y]);
            for (int i = 0; i < 2; i++)
            {
                Dual expected = tree.Evaluate(new(x, i == 0 ? 1 : 0), new(y, i == 1 ? 1 : 0));
                AssertClose(expected.Slope, f.Partial(i).Evaluate<double>([x, y]), expected.Scale);
                AssertClose(expected.Slope, forward[i], expected.Scale);
                AssertClose(expected.Slope, reverse[i], expected.Scale);
            }
        }, count: samples);
        Assert.True(compared >= samples / 2, $"Only {compared} formulas were compared.");
    }

    [Fact]
    public void Difference_quotients_are_within_their_estimate_of_the_symbolic_derivative()
    {
        int compared = 0, cannotTell = 0, wrong = 0, samples = ForAllExtensions.Many(300_000);
        string first = "";
        Gen.Select(s_trees, s_coordinate, s_coordinate).ForAll((tree, x, y) =>
        {
            // Away from kinks, jumps and poles by more than the longest step.
            if (!(tree.Evaluate(new(x, 0.6), new(y, 0.8)) is { IsWellConditioned: true, Margin: > 0.3, Scale: < 100 }))
            {
                return;
            }
            compared++;
            var f = tree.ToFormula();
            for (int i = 0; i < 2; i++)
            {
                Estimate<double> quotient = FiniteDifference.Of((double[] v) => f.Evaluate<double>(v)).PartialWithError([x, y], i);
                cannotTell += double.IsNaN(quotient.Value) ? 1 : 0;
                double symbolic = f.Partial(i).Evaluate<double>([x, y]);
                if (Math.Abs(quotient.Value - symbolic) > quotient.Error + 1e-13 * (1 + Math.Abs(symbolic)) && wrong++ == 0)
                {
                    first = $"{f} by {i} at ({x:R}, {y:R}): {quotient}, should be {symbolic:R}";
                }
            }
        }, count: samples);
        Assert.True(compared >= samples / 3, $"Only {compared} formulas were compared.");
        TestContext.Current.SendDiagnosticMessage($"cannot tell: {cannotTell} of {2 * compared}");
        Assert.InRange(cannotTell, 0, 2 * compared / 100);
        Assert.True(wrong <= 2 * compared / 1000,
            $"{wrong} of {2 * compared} wrong, PROPERTY_SEED={ForAllExtensions.Seed}, the first: {first}");
    }

    [Fact]
    public void Simplifying_keeps_value_and_domain() =>
        Gen.Select(s_trees, s_coordinate, s_coordinate).ForAll((tree, x, y) =>
        {
            var f = tree.ToFormula();
            Dual expected = tree.Evaluate(new(x, 0), new(y, 0));
            if (expected.IsWellConditioned)
            {
                AssertClose(expected.Value, f.At(x, y), expected.Scale);
                AssertClose(f.At(x, y), f.Evaluate<double>([x, y]), expected.Scale);
            }
        }, count: 3000);

    [Fact]
    public void Simplifying_gives_no_value_where_there_was_none() =>
        Gen.Select(s_trees, OneOf(0.0, 1.0, -1.0), OneOf(0.0, 2.0)).ForAll((tree, x, y) =>
        {
            Dual expected = tree.Evaluate(new(x, 0), new(y, 0));
            if (!expected.IsDefined && !double.IsFinite(expected.Value) && !expected.IsAmbiguous)
            {
                Assert.False(double.IsFinite(tree.ToFormula().At(x, y)),
                    $"{tree} is undefined at ({x}, {y}), but {tree.ToFormula()} is {tree.ToFormula().At(x, y)}");
            }
        }, count: 3000);

    [Fact]
    public void Compiled_Hessians_agree_with_second_partials() =>
        Gen.Select(s_trees, s_coordinate, s_coordinate).ForAll((tree, x, y) =>
        {
            Dual value = tree.Evaluate(new(x, 0.6), new(y, 0.8));
            var f = tree.ToFormula();
            var symbolic = f.Hessian().At(x, y);
            var compiled = f.Hessian([x, y]);
            if (value.IsWellConditioned && symbolic.Enumerate().Concat(compiled.Enumerate()).All(v => Math.Abs(v) < 1e6)
                && value.Scale < 1e3)
            {
                Assert.True((symbolic - compiled).InfinityNorm() <= 1e-7 * (1 + symbolic.InfinityNorm()),
                    $"{f} at ({x:R}, {y:R}): {symbolic} {compiled}");
            }
        }, count: 1000);

    [Fact]
    public void CSharp_reads_back_as_the_same_formula_with_the_same_values()
    {
        var trees = new List<Tree>();
        s_trees.ForAll(trees.Add, count: 300);
        // The C# compiler folds 1.0 / 0 into a constant that no formula may contain.
        trees.RemoveAll(t => DividesByZero().IsMatch(t.ToFormula().ToCSharp()));
        Formula[] again = Scripts.Formulas(trees.Select(t => t.ToFormula().ToCSharp()));
        int compared = 0, same = 0;
        foreach (var (tree, formula) in trees.Zip(again))
        {
            foreach (var (x, y) in new[] { (0.4, 1.3), (-0.7, 0.6), (1.6, -1.1) })
            {
                Dual expected = tree.Evaluate(new(x, 0), new(y, 0));
                if (expected.IsWellConditioned)
                {
                    AssertClose(expected.Value, formula.At(x, y), expected.Scale);
                    compared++;
                }
            }
            same += tree.ToFormula().ToCSharp() == formula.ToCSharp() ? 1 : 0;
        }
        Assert.True(compared > 200, $"Only {compared} values were compared.");
        // Not all: the C# compiler divides constants, and 64.0 / 3025 comes back as a number of 16 digits.
        Assert.True(same >= 0.98 * again.Length, $"Only {same} of {again.Length} formulas came back as they were.");
    }

    [GeneratedRegex(@"/ \(?0|\* 0\)|Pow\(0, |\(0 \*")]
    private static partial Regex DividesByZero();

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static void AssertClose(double expected, double actual, double scale) =>
        Assert.True(Math.Abs(actual - expected) <= 1e-9 * (1 + scale), $"{actual:R}, should be {expected:R}");

    /// <summary>A value, its derivative, and the largest size of anything on the way to them.</summary>
    private readonly record struct Dual(double Value, double Slope, double Scale = 1, double Margin = 1, bool IsDefined = true,
        bool IsAmbiguous = false)
    {
        /// <summary>Whether rounding errors stay small: nothing large, no denominator, root, kink or jump near.</summary>
        public bool IsWellConditioned => IsDefined && double.IsFinite(Slope) && Scale < 1e4 && Margin > 1e-2;

        public static Dual From(double value, double slope, double margin, bool isDefined, params Dual[] from) => new(
            value, slope,
            from.Aggregate(Math.Max(Math.Abs(value), Math.Abs(slope)), (m, d) => Math.Max(m, d.Scale)),
            from.Aggregate(margin, (m, d) => Math.Min(m, d.Margin)),
            isDefined && from.All(d => d.IsDefined),
            from.Any(d => d.IsAmbiguous));
    }

    private sealed record Tree(string Op, double Number = 0, params Tree[] Arguments)
    {
        private static readonly ParameterExpression s_x = Expression.Parameter(typeof(double), "x"),
            s_y = Expression.Parameter(typeof(double), "y");

        public Formula ToFormula() => Formula.Of(Expression.Lambda<Func<double, double, double>>(ToExpression(), s_x, s_y));

        public override string ToString() => Op switch
        {
            "x" or "y" => Op,
            "number" => Number.ToString(CultureInfo.InvariantCulture),
            _ => $"{Op}{(Op == "power" ? Number : "")}({string.Join(", ", Arguments.AsEnumerable())})",
        };

        public Dual Evaluate(Dual x, Dual y)
        {
            if (Op == "x" || Op == "y" || Op == "number")
            {
                return Op == "x" ? x : Op == "y" ? y : new(Number, 0);
            }
            Dual a = Arguments[0].Evaluate(x, y), b = Arguments.Length > 1 ? Arguments[1].Evaluate(x, y) : a;
            double u = a.Value, du = a.Slope;
            if (Op is "/" or "power" or "Exp" or "Tanh" or "Atan" && !b.IsDefined)
            {
                // Infinity may become finite again, as in 1/(1/0), and NaN does not.
                a = a with { IsAmbiguous = true };
            }
            switch (Op)
            {
                case "+": return Dual.From(u + b.Value, du + b.Slope, 1, true, a, b);
                case "-": return Dual.From(u - b.Value, du - b.Slope, 1, true, a, b);
                case "*": return Dual.From(u * b.Value, (du * b.Value) + (u * b.Slope), 1, true, a, b);
                case "/": return Dual.From(u / b.Value, ((du * b.Value) - (u * b.Slope)) / (b.Value * b.Value), Math.Abs(b.Value),
                    b.Value != 0, a, b);
                case "negate": return Dual.From(-u, -du, 1, true, a);
                case "power": return Dual.From(
                    Math.Pow(u, Number), Number == 0 ? 0 : Number * Math.Pow(u, Number - 1) * du,
                    Number <= 0 ? Math.Abs(u) : 1, Number >= 0 || u != 0, a);
                case "Sin": return Dual.From(Math.Sin(u), Math.Cos(u) * du, 1, true, a);
                case "Cos": return Dual.From(Math.Cos(u), -Math.Sin(u) * du, 1, true, a);
                case "Exp": return Dual.From(Math.Exp(u), Math.Exp(u) * du, 1, true, a);
                case "Tanh": return Dual.From(Math.Tanh(u), (1 - (Math.Tanh(u) * Math.Tanh(u))) * du, 1, true, a);
                case "Atan": return Dual.From(Math.Atan(u), du / (1 + (u * u)), 1, true, a);
                case "Log": return Dual.From(Math.Log(u), du / u, u, u > 0, a);
                case "Sqrt": return Dual.From(Math.Sqrt(u), du / (2 * Math.Sqrt(u)), u, u >= 0, a);
                case "Abs": return Dual.From(Math.Abs(u), (u > 0 ? 1 : u < 0 ? -1 : 0) * du, Math.Abs(u), true, a);
            }
            Dual c = Arguments[2].Evaluate(x, y), chosen = u < 0 ? b : c;
            // Rounding may decide differently near the jump; what the branch not taken does, does not matter.
            return Dual.From(chosen.Value, chosen.Slope, Math.Abs(u), true, a, chosen) with { IsAmbiguous = true };
        }

        private Expression ToExpression()
        {
            Expression[] a = [.. Arguments.Select(t => t.ToExpression())];
            return Op switch
            {
                "x" => s_x,
                "y" => s_y,
                "number" => Expression.Constant(Number),
                "+" => Expression.Add(a[0], a[1]),
                "-" => Expression.Subtract(a[0], a[1]),
                "*" => Expression.Multiply(a[0], a[1]),
                "/" => Expression.Divide(a[0], a[1]),
                "negate" => Expression.Negate(a[0]),
                "if" => Expression.Condition(Expression.LessThan(a[0], Expression.Constant(0.0)), a[1], a[2]),
                "power" => Expression.Call(typeof(Math), "Pow", null, a[0], Expression.Constant(Number)),
                _ => Expression.Call(typeof(Math), Op, null, a[0]),
            };
        }
    }
}
