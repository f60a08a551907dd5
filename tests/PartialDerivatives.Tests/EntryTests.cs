using System.Linq.Expressions;
using System.Xml.Linq;
using PartialDerivatives.Tests.Formulas;

namespace PartialDerivatives.Tests;

/// <summary>Every elementary function that has an entry: whatever is added to the list is tested here.</summary>
public sealed class EntryTests
{
    private static readonly ParameterExpression s_x = Expression.Parameter(typeof(double), "x"),
        s_y = Expression.Parameter(typeof(double), "y");

    public static TheoryData<string> Names => [.. ElementaryFunction.All.Select(f => f.Name)];

    [Fact]
    public void Every_entry_that_has_a_name_is_in_the_list()
    {
        string[] entries = [.. typeof(Functions).GetNestedTypes()
            .Where(t => !((Traits)t.GetProperty("Traits")!.GetValue(null)!).Text.Equals("", StringComparison.Ordinal)).Select(t => t.Name)];
        Assert.Equal(entries.Order(), ElementaryFunction.All.Select(f => f.Name).Order());
    }

    [Theory, MemberData(nameof(Names))]
    public void Its_derivatives_are_what_difference_quotients_tend_to_in_every_way(string name)
    {
        ElementaryFunction entry = ElementaryFunction.ByName[name];
        Formula f = Of(entry);
        var forward = ForwardMode.Of(x => f.Evaluate<Dual<double>>(x));
        var second = ForwardMode.OfSecondOrder(x => f.Evaluate<Dual<Dual<double>>>(x));
        var reverse = ReverseMode.Of(x => f.Evaluate<TapedNumber>(x));
        var gradient = new double[entry.Arity];
        var hessian = new double[entry.Arity * entry.Arity];
        foreach (double[] at in Points(entry))
        {
            f.Compile().ValueAndGradient(at, gradient);
            f.Compile().Hessian(at, hessian);
            for (int i = 0; i < at.Length; i++)
            {
                double expected = Quotient(x => f.At(x), at, i);
                AssertClose(expected, f.Partial(i).At(at), "symbolic", at);
                AssertClose(expected, f.Gradient(at)[i], "gradient", at);
                AssertClose(expected, gradient[i], "compiled", at);
                AssertClose(expected, forward.Partial(at, i), "forward", at);
                AssertClose(expected, reverse.Gradient(at)[i], "reverse", at);
                double twice = Quotient(x => f.Gradient(x)[i], at, i);
                AssertClose(twice, f.Hessian(at)[i, i], "symbolic, second", at);
                AssertClose(twice, hessian[i * at.Length + i], "compiled, second", at);
                AssertClose(twice, second.Hessian(at)[i, i], "forward, second", at);
            }
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Outside_of_its_domain_it_has_neither_value_nor_derivative_in_any_way(string name)
    {
        Interval domain = ElementaryFunction.ByName[name].Domain;
        Formula f = Of(ElementaryFunction.ByName[name]);
        // Between two periods there is no outside.
        bool isPeriodic = Math.Abs(domain.To - domain.From - Math.PI) < 1e-9;
        double[] outside = isPeriodic ? [] : [.. new[] { domain.From - 0.75, domain.To + 0.75 }.Where(double.IsFinite)];
        var gradient = new double[1];
        Assert.All(outside, x =>
        {
            Assert.Equal(double.NaN, f.Compile().ValueAndGradient([x], gradient));
            Assert.Equal(double.NaN, gradient[0]);
            Assert.Equal(double.NaN, f.At(x));
            Assert.Equal(double.NaN, f.Gradient(x)[0]);
            Assert.Equal(double.NaN, f.Partial([x], 0));
            Assert.Equal(double.NaN, f.Hessian(x)[0, 0]);
            Assert.Equal(double.NaN, ForwardMode.Of(v => f.Evaluate<Dual<double>>(v)).Gradient([x])[0]);
            Assert.Equal(double.NaN, ReverseMode.Of(v => f.Evaluate<TapedNumber>(v)).Gradient([x])[0]);
        });
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_printer_prints_it(string name)
    {
        ElementaryFunction entry = ElementaryFunction.ByName[name];
        Formula f = Of(entry);
        Assert.NotEmpty(entry.Traits.Text);
        string plain = $"{entry.Traits.Text}({string.Join(", ", f.Variables)})";
        Assert.True(entry.Traits.Textbook is not null || f.ToString() == plain, f.ToString());
        Assert.All([f, .. f.Gradient()], g =>
        {
            Assert.DoesNotContain("Node", g.ToString() + g.ToLatex() + g.ToMathML() + g.ToCSharp());
            Assert.NotEmpty(XDocument.Parse(g.ToMathML().Replace("&#x2062;", "·").Replace("&#x2061;", "")).Root!.Value);
            Assert.Equal(g.ToLatex().Count(c => c == '{'), g.ToLatex().Count(c => c == '}'));
            Assert.DoesNotContain("#", g.ToLatex());
        });
    }

    [Fact]
    public void All_are_read_back_from_their_CSharp()
    {
        Formula[] formulas = [.. ElementaryFunction.All.Select(Of).SelectMany(f => new[] { f, f.Partial(0, 0) }.Concat(f.Gradient()))];
        Formula[] again = Scripts.Formulas(formulas.Select(f => f.ToCSharp()));
        Assert.All(formulas.Zip(again), pair => Assert.Equal(Folded(pair.First), Folded(pair.Second)));
    }

    // The C# compiler divides 3.0 / 2 itself.
    private static string Folded(Formula f) => f.ToString().Replace("(3/2)", "1.5", StringComparison.Ordinal);

    private static Formula Of(ElementaryFunction entry) => entry.Arity == 1
        ? Formula.Of(Expression.Lambda<Func<double, double>>(Expression.Call(typeof(Elementary), entry.Name, null, s_x), s_x))
        : Formula.Of(Expression.Lambda<Func<double, double, double>>(
            Expression.Call(typeof(Elementary), entry.Name, null, s_x, s_y), s_x, s_y));

    /// <summary>Points all over the domain, or over three units of it.</summary>
    private static IEnumerable<double[]> Points(ElementaryFunction entry)
    {
        double from = Math.Max(entry.Domain.From, Math.Min(-3.1, entry.Domain.To - 6)), to = Math.Min(entry.Domain.To, from + 6);
        double[] inside = [.. Enumerable.Range(1, 9).Select(i => from + (to - from) * i / 10)];
        return entry.Arity == 1 ? inside.Select(x => new[] { x }) : inside.SelectMany(x => inside.Select(y => new[] { x, y + 0.05 }));
    }

    /// <summary>A central difference of fourth order; its error is far below the tolerance here.</summary>
    private static double Quotient(Func<double[], double> f, double[] at, int variable)
    {
        const double h = 1e-3;
        double Shifted(double by) => f([.. at.Select((x, i) => i == variable ? x + by : x)]);
        return (8 * (Shifted(h) - Shifted(-h)) - (Shifted(2 * h) - Shifted(-2 * h))) / (12 * h);
    }

    private static void AssertClose(double expected, double actual, string way, double[] at) => Assert.True(
        Math.Abs(actual - expected) <= 1e-6 + 1e-6 * Math.Abs(expected), $"{way} at {string.Join(", ", at)}: {actual:R}, not {expected:R}");
}
