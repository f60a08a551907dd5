using BenchmarkDotNet.Attributes;
using PartialDerivatives;

/// <summary>Value and gradient of Rosenbrock's function of ten variables by dual numbers.</summary>
public class RosenbrockForward
{
    private readonly double[] _point = HandWritten.RosenbrockPoint(10), _gradient = new double[10];
    private readonly ForwardMode _forward = ForwardMode.Of(s_ofDuals);

    [Benchmark(Baseline = true)]
    public double ByHand() => HandWritten.Rosenbrock(_point, _gradient);

    /// <summary>A pass for each variable, written out by hand: what numbers of one direction cannot go below.</summary>
    [Benchmark]
    public double TangentsByHand()
    {
        double value = 0;
        for (int i = 0; i < _point.Length; i++)
        {
            value = HandWritten.RosenbrockTangent(_point, i, out _gradient[i]);
        }
        return value;
    }

    [Benchmark]
    public double DualNumbers() => _forward.ValueAndGradient(_point, _gradient);

    private static readonly Func<Dual<double>[], Dual<double>> s_ofDuals = x =>
    {
        Dual<double> value = 0;
        for (int i = 0; i < x.Length - 1; i++)
        {
            Dual<double> a = x[i + 1] - x[i] * x[i], b = 1 - x[i];
            value += 100 * a * a + b * b;
        }
        return value;
    };
}
