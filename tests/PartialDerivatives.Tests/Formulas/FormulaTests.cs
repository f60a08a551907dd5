using System.Xml.Linq;
using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests.Formulas;

public sealed class FormulaTests
{
    private static readonly Formula s_seed = Formula.Of((x, y) => x * x * Sin(y));

    [Fact]
    public void Values_and_derivatives_at_a_point()
    {
        Assert.Equal(Math.Sin(0.5), s_seed.At(1.0, 0.5));
        Assert.Equal(Math.Sin(0.5), s_seed[1.0, 0.5]);
        Assert.Equal(2 * Math.Sin(0.5), s_seed.Partial([1.0, 0.5], 0));
        Assert.Equal([2 * Math.Sin(0.5), Math.Cos(0.5)], s_seed.Gradient([1.0, 0.5]).ToArray());
        Assert.Equal(Math.Cos(0.5), s_seed.Directional([1.0, 0.5], [0, 1], normalize: false));
        Assert.Equal([[2 * Math.Sin(0.5), 2 * Math.Cos(0.5)], [2 * Math.Cos(0.5), -Math.Sin(0.5)]],
            s_seed.Hessian([1.0, 0.5]).ToRowArrays());
    }

    [Fact]
    public void Captured_variables_are_read_when_the_formula_is_made()
    {
        double a = 2;
        var f = Formula.Of(x => a * x);
        a = 3;
        Assert.Equal("2·x", f.ToString());
    }

    [Fact]
    public void LaTeX() => Assert.Equal(
        @"\frac{2 x \sin^{2}\left(y\right)}{\sqrt{x^{2} + y}} + e^{-x} - \frac{y}{2}",
        Formula.Of((x, y) => 2 * x * Pow(Sin(y), 2) / Sqrt(x * x + y) + Exp(-x) - y / 2).ToLatex());

    [Fact]
    public void An_array_whose_name_has_a_subscript_is_grouped_in_latex_before_it_gets_another()
    {
        double[] y0 = [1, 2];
        Assert.Equal(@"\sum_{j=0}^{1} {y_{0}}_{j} x_{j}", Formula.Of(x => Sum(0, 1, j => y0[j] * x[j])).ToLatex());
    }

    [Fact]
    public void LaTeX_of_sums_has_subscripts() => Assert.Equal(
        @"\sum_{i=0}^{8} x_{i + 1}^{2}", Formula.Of(x => Sum(0, 8, i => x[i + 1] * x[i + 1])).ToLatex());

    [Fact]
    public void MathML_is_well_formed()
    {
        double[,] a = { { 1, 2 }, { 3, 4 } };
        Formula[] formulas =
        [
            s_seed, s_seed.Partial("x"), Formula.Of((x, y) => x > 0 && y <= 1 ? Abs(x) / Sqrt(y) : Cbrt(x) * 1e-9 - Log2(y)),
            Formula.Of(w => Sum(0, 1, j => Sum(0, 1, i => a[j, i] * w[i]))).Partial("w[k]"),
        ];
        Assert.All(formulas, f => Assert.Equal("math", XDocument.Parse(f.ToMathML()).Root!.Name.LocalName));
        Assert.Equal("math", XDocument.Parse(s_seed.Hessian().ToMathML()).Root!.Name.LocalName);
        Assert.Equal("math", XDocument.Parse(s_seed.Gradient().ToMathML()).Root!.Name.LocalName);
    }

    [Fact]
    public void MathML_of_a_power_is_a_superscript() =>
        Assert.Contains("<msup><mrow><mi>x</mi></mrow><mrow><mn>2</mn></mrow></msup>", s_seed.ToMathML());

    [Fact]
    public void CSharp() => Assert.Equal("(x, y) => 2 * x * Sin(y)", s_seed.Partial("x").ToCSharp());

    [Fact]
    public void Fractions_in_CSharp_are_no_whole_number_divisions() =>
        Assert.Equal("x => x / 2 + 1.0 / 3", Formula.Of(x => x / 2 + 1.0 / 3).ToCSharp());

    [Theory]
    [InlineData(typeof(Formula))]
    [InlineData(typeof(FormulaVector))]
    [InlineData(typeof(FormulaMatrix))]
    public void Notebook_hosts_find_the_formatter_by_name(Type type)
    {
        // What .NET Interactive does by reflection.
        object attribute = type.GetCustomAttributes(false).Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var source = (Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!;
        var formatters = (IEnumerable<object>)source.GetMethod("CreateTypeFormatters")!.Invoke(Activator.CreateInstance(source), null)!;
        object formatter = formatters.Single();
        Assert.Equal("text/html", formatter.GetType().GetProperty("MimeType")!.GetValue(formatter));
        object value = type == typeof(Formula) ? s_seed : type == typeof(FormulaVector) ? s_seed.Gradient() : s_seed.Hessian();
        var writer = new StringWriter();
        Assert.True((bool)formatter.GetType().GetMethod("Format")!.Invoke(formatter, [value, writer])!);
        Assert.Equal(type.GetMethod("ToHtml")!.Invoke(value, null), writer.ToString());
        Assert.StartsWith("<math", writer.ToString());
    }

    [Fact]
    public void Compiled_calls_allocate_nothing()
    {
        var compiled = Formula.Of(x => Sum(0, 8, i => x[i] * x[i + 1])).Compile();
        double[] at = new double[10], gradient = new double[10], hessian = new double[100];
        void All()
        {
            compiled.Value(at);
            compiled.ValueAndGradient(at, gradient);
            compiled.Hessian(at, hessian);
        }
        All();
        long before = GC.GetAllocatedBytesForCurrentThread();
        All();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Cases_choose_their_branch_and_derivative()
    {
        var f = Formula.Of(x => x > 1 || x < -1 ? x * x : 2 - Abs(x));
        Assert.Equal([4, 1.5, 9], [f.At(2), f.At(0.5), f.At(-3)]);
        Assert.Equal([4, -1, -6], [f.Gradient([2])[0], f.Gradient([0.5])[0], f.Gradient([-3])[0]]);
        Assert.Equal([2, 0, 2], [f.Hessian([2])[0, 0], f.Hessian([0.5])[0, 0], f.Hessian([-3])[0, 0]]);
    }

    [Fact]
    public void The_branch_not_taken_does_no_harm() =>
        Assert.Equal(0, Formula.Of(x => x > 0 ? Log(x) : 0 * x).Gradient([-1.0])[0]);

    [Fact]
    public void Kinks_have_the_documented_derivative()
    {
        Assert.Equal(0, Formula.Of(x => Abs(x)).Gradient([0.0])[0]);
        Assert.Equal([0.5, 0.5], Formula.Of((x, y) => Max(x, y)).Gradient([1.0, 1.0]).ToArray());
    }
}
