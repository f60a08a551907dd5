using BenchmarkDotNet.Attributes;
using PartialDerivatives;
using static PartialDerivatives.Elementary;

/// <summary>A formula read from its lambda, and its partial derivatives made symbolically. The baseline is the lambda itself, which the
/// compiler of C# builds anew at each call.</summary>
public class MakingFormulas
{
    private readonly Formula _formula = Formula.Of((x, y) => x * x * Sin(y) + Exp(-x * y) / (1 + x * x));

    [Benchmark(Baseline = true)]
    public object TheLambdaAlone() => Lambda((x, y) => x * x * Sin(y) + Exp(-x * y) / (1 + x * x));

    [Benchmark]
    public Formula Reading() => Formula.Of((x, y) => x * x * Sin(y) + Exp(-x * y) / (1 + x * x));

    [Benchmark]
    public Formula PartialDerivative() => _formula.Partial("x");

    [Benchmark]
    public FormulaMatrix Hessian() => _formula.Hessian();

    private static System.Linq.Expressions.Expression<Func<double, double, double>> Lambda(
        System.Linq.Expressions.Expression<Func<double, double, double>> f) => f;
}
