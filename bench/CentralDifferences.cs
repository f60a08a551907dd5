using BenchmarkDotNet.Attributes;
using MathNet.Numerics.Differentiation;
using MathNet.Numerics.LinearAlgebra;
using PartialDerivatives;

/// <summary>Gradient of Rosenbrock's function by central differences, against the 2n evaluations of f that it must cost.</summary>
public class CentralDifferences
{
    [Params(10, 100, 1_000)]
    public int N { get; set; }

    private readonly NumericalJacobian mathNet = new(points: 3, center: 1);
    private double[] point = [], gradient = [];

    [GlobalSetup]
    public void SetUp() => (point, gradient) = (HandWritten.RosenbrockPoint(N), new double[N]);

    [Benchmark(Baseline = true)]
    public double EvaluationsAlone()
    {
        double sum = 0;
        for (int i = 0; i < 2 * N; i++)
        {
            sum += F(point);
        }
        return sum;
    }

    [Benchmark]
    public void BareLoop() => HandWritten.CentralDifferences(F, point, gradient);

    [Benchmark]
    public Vector<double> FiniteDifferenceGradient() => FiniteDifference.Gradient(F, point);

    [Benchmark]
    public double[] MathNetNumericalJacobian() => mathNet.Evaluate(F, point);

    private static readonly Func<double[], double> F = HandWritten.RosenbrockValue;
}
