using System.Linq.Expressions;
using BenchmarkDotNet.Attributes;
using PartialDerivatives;
using static PartialDerivatives.Elementary;

/// <summary>A formula read from its expression tree, which is the baseline, and its partial derivatives made symbolically.</summary>
public class MakingFormulas
{
    private readonly Expression<Func<double, double, double>> _lambda = (x, y) => x * x * Sin(y) + Exp(-x * y) / (1 + x * x);
    private Formula? _formula;

    [GlobalSetup]
    public void SetUp() => _formula = Formula.Of(_lambda);

    [Benchmark(Baseline = true)]
    public Formula Reading() => Formula.Of(_lambda);

    [Benchmark]
    public FormulaVector Gradient() => _formula!.Gradient();

    [Benchmark]
    public FormulaMatrix Hessian() => _formula!.Hessian();
}
