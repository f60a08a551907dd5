using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests.Formulas;

/// <summary>Intermediate values that are too large or too small for numbers, in compiled code. Right values: mpmath, 700 digits.</summary>
public class CompiledRangeTests
{
    public static TheoryData<string, double, double, double, double> Cases => new()
    {
        { "1/(1 + e^x)", 500, 7.124576406741286E-218, -7.124576406741286E-218, 7.124576406741286E-218 },
        { "1/(1 + e^x)", 700, 9.859676543759770E-305, -9.859676543759770E-305, 9.859676543759770E-305 },
        { "(1/x)*x*x", -3E-200, -3E-200, 1, 0 },
        { "(1/x)*x*x", 1E200, 1E200, 1, 0 },
        { "x*x*x/(x*x)", 1E-200, 1E-200, 1, 0 },
        { "e^x/e^(x*x)", 25, 2.6503965530043108E-261, -1.2986943109721123E-259, 6.3583013306573381E-258 },
        { "1/expm1(x)", 400, 1.9151695967140057E-174, -1.9151695967140057E-174, 1.9151695967140057E-174 },
        { "x^3/expm1(x)", 600, 5.7248565544893114E-253, -5.6962322717168648E-253, 5.6677034032203264E-253 },
        { "2^x/3^x", 600, 2.2143413325277881E-106, -8.9783814778175636E-107, 3.6404204165396391E-107 },
        { "1/(1 + x*x)^2", 1E50, 1E-200, -4E-250, 2E-299 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_leaves_the_range_on_the_way_is_evaluated_with_care(
        string text, double x, double value, double slope, double curvature)
    {
        CompiledFormula f = Made(text).Compile();
        double[] gradient = new double[1], hessian = new double[1];
        Assert.Equal(value, f.Value(x), Math.Abs(value) * 1e-12);
        Assert.Equal(value, f.ValueAndGradient([x], gradient), Math.Abs(value) * 1e-12);
        Assert.Equal(slope, gradient[0], Math.Abs(slope) * 1e-12);
        f.Hessian([x], hessian);
        Assert.Equal(curvature, hessian[0], Math.Abs(curvature) * 1e-12);
    }

    [Fact]
    public void A_divisor_in_a_sum_is_seen_too()
    {
        CompiledFormula softmax = Formula.Of((double[] x) => Exp(x[0]) / Sum(0, 2, i => Exp(x[i]))).Compile();
        double[] gradient = new double[3];
        softmax.ValueAndGradient([-300, 300, 0], gradient);
        Assert.Equal(2.6503965530043108E-261, gradient[0], 1e-273);
        Assert.Equal(-2.6503965530043108E-261, gradient[1], 1e-273);
    }

    private static Formula Made(string text) => text switch
    {
        "1/(1 + e^x)" => Formula.Of(x => 1 / (1 + Exp(x))),
        "(1/x)*x*x" => Formula.Of(x => 1 / x * x * x),
        "x*x*x/(x*x)" => Formula.Of(x => x * x * x / (x * x)),
        "e^x/e^(x*x)" => Formula.Of(x => Exp(x) / Exp(x * x)),
        "1/expm1(x)" => Formula.Of(x => 1 / Expm1(x)),
        "x^3/expm1(x)" => Formula.Of(x => Pow(x, 3) / Expm1(x)),
        "2^x/3^x" => Formula.Of(x => Pow(2, x) / Pow(3, x)),
        _ => Formula.Of(x => 1 / Pow(1 + x * x, 2)),
    };
}
