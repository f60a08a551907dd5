using BenchmarkDotNet.Attributes;
using MathNet.Numerics.Differentiation;
using MathNet.Numerics.LinearAlgebra;
using PartialDerivatives;

/// <summary>Gradient of Rosenbrock's function by central differences, against the 2n evaluations of f that it must cost.</summary>
public class CentralDifferences
{
    [Params(10, 100, 1_000)]
    public int N { get; set; }

    private readonly NumericalJacobian _mathNet = new(points: 3, center: 1);
    private readonly FiniteDifference _difference = FiniteDifference.Of(s_f);
    private readonly FiniteDifference _givenStep = FiniteDifference.Of(s_f, h: 1e-5);
    private readonly FiniteDifference _fourPoints = FiniteDifference.Of(s_f, Stencil.Central.OfAccuracy(4));
    private double[] _point = [], _gradient = [];

    [GlobalSetup]
    public void SetUp() => (_point, _gradient) = (HandWritten.RosenbrockPoint(N), new double[N]);

    [Benchmark(Baseline = true)]
    public double EvaluationsAlone()
    {
        double sum = 0;
        for (int i = 0; i < 2 * N; i++)
        {
            sum += s_f(_point);
        }
        return sum;
    }

    [Benchmark]
    public void BareLoop() => HandWritten.CentralDifferences(s_f, _point, _gradient);

    /// <summary>The same from a point that is left alone to a vector of its own: what a gradient that is returned cannot go
    /// below.</summary>
    [Benchmark]
    public Vector<double> BareLoopToAVector()
    {
        double[] gradient = new double[N];
        HandWritten.CentralDifferences(s_f, _point.AsSpan().ToArray(), gradient);
        return Vector<double>.Build.Dense(gradient);
    }

    [Benchmark]
    public Vector<double> FiniteDifferenceGradient() => _difference.Gradient(_point);

    [Benchmark]
    public Vector<double> WithAGivenStep() => _givenStep.Gradient(_point);

    /// <summary>4n evaluations.</summary>
    [Benchmark]
    public Vector<double> OnFourPoints() => _fourPoints.Gradient(_point);

    [Benchmark]
    public double[] MathNetNumericalJacobian() => _mathNet.Evaluate(s_f, _point);

    private static readonly Func<double[], double> s_f = HandWritten.RosenbrockValue;
}
