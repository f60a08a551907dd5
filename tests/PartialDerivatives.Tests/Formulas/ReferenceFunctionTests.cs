using System.Globalization;

namespace PartialDerivatives.Tests.Formulas;

/// <summary>45 functions at 100 points, whose derivatives are known to 30 digits.</summary>
public sealed class ReferenceFunctionTests(ReferenceFunctions functions) : IClassFixture<ReferenceFunctions>
{
    // (1 − cos x)/x²: near 0 the cosine is rounded to a multiple of 1e-16, and its derivatives divide the error by x³ and x⁴.
    private static readonly Dictionary<string, double> s_tolerance = new() { ["cancellation"] = 1e-9 };

    [Fact]
    public void All_45_functions_and_100_points_are_there()
    {
        Assert.Equal(45, functions.All.Length);
        Assert.Equal(100, functions.Cases.Count());
    }

    [Fact]
    public void Values_are_exact() =>
        AssertAll((f, p) => [(p.Value, f.At(p.At))]);

    [Fact]
    public void Symbolic_gradients_are_exact() =>
        AssertAll((f, p) => p.Gradient.Zip(f.Gradient().At(p.At)));

    [Fact]
    public void Compiled_gradients_are_exact() =>
        AssertAll((f, p) => p.Gradient.Zip(f.Gradient(p.At)));

    [Fact]
    public void Symbolic_Hessians_are_exact() =>
        AssertAll((f, p) => p.Hessian.SelectMany(r => r).Zip(f.Hessian().At(p.At).ToRowMajorArray()));

    [Fact]
    public void Compiled_Hessians_are_exact() =>
        AssertAll((f, p) => p.Hessian.SelectMany(r => r).Zip(f.Hessian(p.At).ToRowMajorArray()));

    [Fact]
    public void Values_node_by_node_are_exact() =>
        AssertAll((f, p) => [(p.Value, f.Evaluate<double>(p.At))]);

    [Fact]
    public void What_is_printed_as_CSharp_reads_back_as_the_same_formula()
    {
        var formulas = functions.Formulas.SelectMany(f => f.Gradient().Prepend(f)).ToList();
        var again = Scripts.Formulas(formulas.Select(f => f.ToCSharp()));
        Assert.Equal(formulas.Select(f => f.ToString()), again.Select(f => f.ToString()));
    }

    private void AssertAll(Func<Formula, ReferenceFunctions.Point, IEnumerable<(string Expected, double Actual)>> compare)
    {
        var wrong = new List<string>();
        foreach (var (name, formula, point) in functions.Cases)
        {
            double tolerance = s_tolerance.GetValueOrDefault(name, 1e-13);
            foreach (var (text, actual) in compare(formula, point))
            {
                double expected = double.Parse(text, CultureInfo.InvariantCulture);
                double error = Math.Abs(actual - expected);
                if (!(error <= 1e-300 + (tolerance * Math.Abs(expected))))
                {
                    wrong.Add($"{name} at ({string.Join(", ", point.At)}): {actual:R}, should be {expected:R}, off by "
                        + $"{error / Math.Abs(expected):0.0e0}");
                }
            }
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }
}
