using BenchmarkDotNet.Attributes;
using MathNet.Numerics.LinearAlgebra;
using PartialDerivatives;
using static PartialDerivatives.Elementary;

/// <summary>The Hessian of Rosenbrock's function of 1,000 variables, tridiagonal: all of its million entries, or those that the formula's structure leaves.</summary>
public class RosenbrockSparseHessian
{
    private const int N = 1000;

    private readonly double[] point = HandWritten.RosenbrockPoint(N), hessian = new double[N * N];
    private readonly Formula formula = Formula.Of((double[] x) => Sum(0, x.Length - 2, i => 100 * Pow(x[i + 1] - x[i] * x[i], 2) + Pow(1 - x[i], 2)));

    [Benchmark(Baseline = true)]
    public Matrix<double> SymbolicDense() => formula.Hessian(point);

    [Benchmark]
    public void CompiledDense() => formula.Compile().Hessian(point, hessian);

    [Benchmark]
    public Matrix<double> CompiledSparse() => formula.Compile().SparseHessian(point);
}
