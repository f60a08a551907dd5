using BenchmarkDotNet.Attributes;
using MathNet.Numerics.LinearAlgebra;
using PartialDerivatives;
using static PartialDerivatives.Elementary;

/// <summary>The Hessian of Rosenbrock's function of 1,000 variables, tridiagonal: all of its million entries, or those that the formula's
/// structure leaves.</summary>
public class RosenbrockSparseHessian
{
    private const int N = 1000;

    private readonly double[] _point = HandWritten.RosenbrockPoint(N), _hessian = new double[N * N];
    private readonly Formula _formula = Formula.Of((double[] x) =>
        Sum(0, x.Length - 2, i => 100 * Pow(x[i + 1] - x[i] * x[i], 2) + Pow(1 - x[i], 2)));

    [Benchmark(Baseline = true)]
    public Matrix<double> SymbolicDense() => _formula.Hessian(_point);

    [Benchmark]
    public void CompiledDense() => _formula.Compile().Hessian(_point, _hessian);

    [Benchmark]
    public Matrix<double> CompiledSparse() => _formula.Compile().SparseHessian(_point);
}
