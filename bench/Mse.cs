using BenchmarkDotNet.Attributes;
using PartialDerivatives;
using static PartialDerivatives.Elementary;

/// <summary>Value and gradient of the mean squared error of a linear model, 1,000 observations of 200 inputs.</summary>
public class Mse
{
    private const int N = 1_000, D = 200;

    private readonly double[,] x = new double[N, D];
    private readonly double[] y = new double[N], weights = new double[D], gradient = new double[D];
    private readonly CompiledFormula formula;

    public Mse()
    {
        var random = new Random(42);
        for (int j = 0; j < N; j++)
        {
            y[j] = random.NextDouble();
            for (int i = 0; i < D; i++)
            {
                x[j, i] = random.NextDouble() - 0.5;
            }
        }
        for (int i = 0; i < D; i++)
        {
            weights[i] = random.NextDouble();
        }
        (double[,] X, double[] Y) = (x, y);
        formula = Formula.Of(w => Sum(0, N - 1, j => Pow(Sum(0, D - 1, i => X[j, i] * w[i]) - Y[j], 2)) / N).Compile();
    }

    [Benchmark(Baseline = true)]
    public double ByHand() => HandWritten.Mse(x, y, weights, gradient);

    [Benchmark]
    public double CompiledFormula() => formula.ValueAndGradient(weights, gradient);
}
