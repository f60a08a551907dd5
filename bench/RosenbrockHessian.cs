using BenchmarkDotNet.Attributes;
using MathNet.Numerics.Differentiation;
using MathNet.Numerics.LinearAlgebra;
using PartialDerivatives;
using static PartialDerivatives.Elementary;

/// <summary>The dense Hessian of Rosenbrock's function of 100 variables.</summary>
public class RosenbrockHessian
{
    private const int N = 100;

    private readonly double[] _point = HandWritten.RosenbrockPoint(N), _hessian = new double[N * N];
    private readonly CompiledFormula _formula =
        Formula.Of(x => Sum(0, x.Length - 2, i => 100 * Pow(x[i + 1] - x[i] * x[i], 2) + Pow(1 - x[i], 2))).Compile();
    private readonly NumericalHessian _mathNet = new();

    [Benchmark(Baseline = true)]
    public void ByHand() => HandWritten.RosenbrockHessian(_point, _hessian);

    [Benchmark]
    public void CompiledFormula() => _formula.Hessian(_point, _hessian);

    [Benchmark]
    public Matrix<double> FiniteDifferenceHessian() => FiniteDifference.Of(HandWritten.RosenbrockValue).Hessian(_point);

    [Benchmark]
    public double[,] MathNetNumericalHessian() => _mathNet.Evaluate(HandWritten.RosenbrockValue, _point);
}
