using System.Linq.Expressions;
using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests.Formulas;

/// <summary>Nothing that a caller passes overflows the stack, reads beyond an array or never ends.</summary>
public sealed class DeepFormulaTests
{
    private static readonly ParameterExpression s_x = Expression.Parameter(typeof(double), "x"),
        s_y = Expression.Parameter(typeof(double), "y");

    [Theory]
    [InlineData(10_000)]
    [InlineData(200_000)]
    public void Functions_nested_too_deep_are_refused(int depth)
    {
        Expression body = Enumerable.Range(0, depth).Aggregate((Expression)s_x, (e, _) => Expression.Call(typeof(Math), "Sin", null, e));
        Assert.Contains("nested more than 1000 deep", Assert.Throws<UnsupportedExpressionException>(() => Of(body)).Message);
    }

    public static TheoryData<string, Func<int, Expression>> Chains { get; } = new()
    {
        { "¬¬…(x > 0)", depth => Case(Chain(depth, Expression.GreaterThan(s_x, s_y), Expression.Not)) },
        { "x > 0 && x > 0 && …", depth => Case(Chain(depth, Expression.GreaterThan(s_x, s_y),
            c => Expression.AndAlso(c, Expression.GreaterThan(s_x, s_y)))) },
        { "x > 0 || (x > 0 || …)", depth => Case(Chain(depth, Expression.GreaterThan(s_x, s_y),
            c => Expression.OrElse(Expression.GreaterThan(s_x, s_y), c))) },
        { "−−…x", depth => Chain(depth, s_x, Expression.Negate) },
        { "x·y·y·…", depth => Chain(depth, s_x, e => Expression.Multiply(e, s_y)) },
        { "y/(y/(…))", depth => Chain(depth, s_x, e => Expression.Divide(s_y, e)) },
        { "max(y, max(y, …))", depth => Chain(depth, s_x, e => Expression.Call(typeof(Math), "Max", null, s_y, e)) },
        { "x·sin(sin(…1))", depth => Expression.Multiply(
            s_x, Chain(depth, Expression.Constant(1.0), e => Expression.Call(typeof(Math), "Sin", null, e))) },
    };

    [Theory, MemberData(nameof(Chains))]
    public void Long_chains_of_every_kind_are_read_or_refused(string name, Func<int, Expression> chain)
    {
        TestContext.Current.SendDiagnosticMessage(name);
        foreach (int depth in new[] { 2_000, 100_000 })
        {
            try
            {
                _ = Of(chain(depth)).Compile().Value([1.0, 1]);
            }
            catch (UnsupportedExpressionException refused)
            {
                Assert.Contains("nested more than 1000 deep", refused.Message);
            }
        }
    }

    [Fact]
    public void An_index_nested_too_deep_is_refused()
    {
        ParameterExpression x = Expression.Parameter(typeof(double[]), "x");
        Expression index = Chain(100_000, Expression.ArrayLength(x), Expression.Negate);
        Assert.Contains("nested more than 1000 deep", Assert.Throws<UnsupportedExpressionException>(() =>
            Formula.Of(Expression.Lambda<Func<double[], double>>(Expression.ArrayIndex(x, index), x))).Message);
    }

    private static Expression Chain(int depth, Expression start, Func<Expression, Expression> next) =>
        Enumerable.Range(0, depth).Aggregate(start, (e, _) => next(e));

    private static Expression Case(Expression condition) => Expression.Condition(condition, s_x, s_y);

    [Fact]
    public void Formulas_put_into_each_other_too_often_are_refused()
    {
        Formula f = Formula.Of(x => Sin(x));
        var refused = Assert.Throws<UnsupportedExpressionException>(() =>
        {
            for (int i = 0; i < 10_000; i++)
            {
                Formula inner = f;
                f = Formula.Of(x => Sin(inner.Call(x)));
            }
        });
        Assert.Contains("Sum(0, n, i => …)", refused.Message);
    }

    [Fact]
    public void A_deep_formula_that_is_accepted_is_differentiated_printed_and_compiled()
    {
        Expression body = Enumerable.Range(0, 300).Aggregate((Expression)s_x, (e, _) => Expression.Call(typeof(Math), "Sin", null, e));
        Formula f = Of(body);
        (double value, double slope) = (0.5, 1);
        for (int i = 0; i < 300; i++)
        {
            (value, slope) = (Math.Sin(value), slope * Math.Cos(value));
        }
        var gradient = new double[2];
        Assert.Equal(value, f.Compile().ValueAndGradient([0.5, 0], gradient), 1e-14);
        Assert.Equal(slope, gradient[0], 1e-14 * slope);
        Assert.Equal(slope, f.Gradient([0.5, 0])[0], 1e-14 * slope);
        Assert.Equal(slope, ReverseMode.Of(v => f.Evaluate<TapedNumber>(v)).Gradient([0.5, 0])[0], 1e-14 * slope);
        Assert.StartsWith("sin(sin(", f.ToString());
    }

    [Fact]
    public void A_case_distinction_of_many_cases_is_compiled_and_one_of_too_many_refused()
    {
        Formula f = Of(Cases(900));
        var gradient = new double[2];
        foreach (var (x, slope) in new (double, double)[] { (-1, 0), (0.5, 1), (17.5, 18), (898.5, 899), (1000, 1) })
        {
            f.Compile().ValueAndGradient([x, 2], gradient);
            Assert.Equal((slope, f.Gradient([x, 2])[0]), (gradient[0], gradient[0]));
        }
        var refused = Assert.Throws<UnsupportedExpressionException>(() => Of(Cases(100_000)));
        Assert.Contains("nested more than 1000 deep", refused.Message);

        static Expression Cases(int count) => Enumerable.Range(0, count).Reverse().Aggregate((Expression)s_x, (rest, i) =>
            Expression.Condition(
                Expression.LessThan(s_x, Expression.Constant((double)i)), Expression.Multiply(s_x, Expression.Constant((double)i)), rest));
    }

    [Fact]
    public void A_hundred_thousand_terms_are_no_depth()
    {
        Expression body = s_x;
        for (int i = 0; i < 100_000; i++)
        {
            body = Expression.Add(body, i % 2 == 0 ? s_y : Expression.Multiply(Expression.Constant(i / 1000.0), s_x));
        }
        Formula f = Of(body);
        Assert.Equal(50_000, f.Gradient([1.0, 1.0])[1]);
        Assert.Equal(50_000, f.Partial("y").At(1, 1));
    }

    [Fact]
    public void A_long_sum_of_different_terms_is_compiled()
    {
        Expression body = Enumerable.Range(1, 3000).Select(i =>
            (Expression)Expression.Call(typeof(Math), "Sin", null, Expression.Multiply(Expression.Constant((double)i), s_x)))
            .Aggregate(Expression.Add);
        Formula f = Of(body);
        var gradient = new double[2];
        f.Compile().ValueAndGradient([1e-3, 0], gradient);
        double slope = Enumerable.Range(1, 3000).Sum(i => i * Math.Cos(i * 1e-3));
        Assert.Equal(slope, gradient[0], 1e-6);
        Assert.Equal(slope, f.Gradient([1e-3, 0])[0], 1e-6);
    }

    [Fact]
    public void An_index_too_large_for_an_array_is_refused()
    {
        int q = 1_500_000_000;
        long l = 1_500_000_000, huge = long.MaxValue;
        Refused(() => Formula.Of((double[] x) => Sum(0, 2, i => x[q * i])), "x[3000000000]", "2147483646");
        Refused(() => Formula.Of((double[] x) => Sum(0, 2, i => x[l * i])), "x[3000000000]", "2147483646");
        Refused(() => Formula.Of((double[] x) => Sum(0, 2, i => x[huge * i])), "No array");
    }

    [Fact]
    public void An_index_out_of_range_is_refused_before_anything_is_written()
    {
        Formula beyond = Formula.Of((double[] x) => Sum(0, x.Length, i => x[i])),
            squares = Formula.Of((double[] x) => Sum(0, x.Length, i => x[i] * x[i]));
        Formula before = Formula.Of((double[] x) => Sum(0, x.Length - 1, i => 3 * x[i - 1])),
            far = Formula.Of((double[] x) => Sum(0, x.Length, i => x[1_000_000_000 * i]));
        foreach (Formula f in new[] { beyond, squares, before, far })
        {
            Assert.Contains("indices go from 0 to 2", Assert.Throws<ArgumentException>(() => f.At(1, 2, 3)).Message);
            Assert.Throws<ArgumentException>(() => f.Compile().Value(1, 2, 3));
            Assert.Throws<ArgumentException>(() => f.Compile().ValueAndGradient([1, 2, 3], new double[3]));
        }
        Assert.Throws<ArgumentException>(() => squares.Compile().Hessian([1, 2, 3], new double[9]));
    }

    [Fact]
    public void A_sum_up_to_the_largest_int_ends()
    {
        Assert.Equal(3, Sum(int.MaxValue - 2, int.MaxValue, _ => 1.0));
        Assert.Equal(2, Sum(int.MaxValue - 1, int.MaxValue, _ => (Dual<double>)1.0).Value);
        Formula f = Formula.Of((double[] x) => Sum(int.MaxValue - 2, int.MaxValue, i => x[0] * Sin(i)));
        Assert.Equal(f.At(2), f.Compile().Value(2), 1e-12);
    }

    private static Formula Of(Expression body) => Formula.Of(Expression.Lambda<Func<double, double, double>>(body, s_x, s_y));

    private static void Refused(Action action, params string[] parts)
    {
        string message = Assert.Throws<UnsupportedExpressionException>(action).Message;
        Assert.All(parts, part => Assert.Contains(part, message));
    }
}
