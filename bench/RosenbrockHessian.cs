using BenchmarkDotNet.Attributes;
using MathNet.Numerics.Differentiation;
using MathNet.Numerics.LinearAlgebra;
using PartialDerivatives;
using static PartialDerivatives.Elementary;

/// <summary>The dense Hessian of Rosenbrock's function of 100 variables.</summary>
public class RosenbrockHessian
{
    private const int N = 100;

    private readonly double[] point = HandWritten.RosenbrockPoint(N), hessian = new double[N * N];
    private readonly CompiledFormula formula =
        Formula.Of(x => Sum(0, x.Length - 2, i => 100 * Pow(x[i + 1] - x[i] * x[i], 2) + Pow(1 - x[i], 2))).Compile();
    private readonly NumericalHessian mathNet = new();

    [Benchmark(Baseline = true)]
    public void ByHand() => HandWritten.RosenbrockHessian(point, hessian);

    [Benchmark]
    public void CompiledFormula() => formula.Hessian(point, hessian);

    [Benchmark]
    public Matrix<double> FiniteDifferenceHessian() => FiniteDifference.Hessian(HandWritten.RosenbrockValue, point);

    [Benchmark]
    public double[,] MathNetNumericalHessian() => mathNet.Evaluate(HandWritten.RosenbrockValue, point);
}
