using BenchmarkDotNet.Attributes;
using PartialDerivatives;
using static PartialDerivatives.Elementary;

/// <summary>Value and gradient of the mean squared error of a linear model, 1,000 observations of 200 inputs.</summary>
public class Mse
{
    private const int N = 1_000, D = 200;

    private readonly double[,] _x = new double[N, D];
    private readonly double[] _y = new double[N], _weights = new double[D], _gradient = new double[D];
    private readonly CompiledFormula _formula;

    public Mse()
    {
        var random = new Random(42);
        for (int j = 0; j < N; j++)
        {
            _y[j] = random.NextDouble();
            for (int i = 0; i < D; i++)
            {
                _x[j, i] = random.NextDouble() - 0.5;
            }
        }
        for (int i = 0; i < D; i++)
        {
            _weights[i] = random.NextDouble();
        }
        (double[,] X, double[] Y) = (_x, _y);
        _formula = Formula.Of(w => Sum(0, N - 1, j => Pow(Sum(0, D - 1, i => X[j, i] * w[i]) - Y[j], 2)) / N).Compile();
    }

    [Benchmark(Baseline = true)]
    public double ByHand() => HandWritten.Mse(_x, _y, _weights, _gradient);

    [Benchmark]
    public double CompiledFormula() => _formula.ValueAndGradient(_weights, _gradient);
}
