using BenchmarkDotNet.Attributes;
using PartialDerivatives;
using static PartialDerivatives.Elementary;

/// <summary>Value and gradient of Rosenbrock's function of n variables: compiled formula and tape.</summary>
public class RosenbrockGradient
{
    [Params(10, 100, 1_000, 10_000)]
    public int N { get; set; }

    private readonly CompiledFormula _formula =
        Formula.Of(x => Sum(0, x.Length - 2, i => 100 * Pow(x[i + 1] - x[i] * x[i], 2) + Pow(1 - x[i], 2))).Compile();
    private readonly ReverseMode _reverse = ReverseMode.Of(s_ofVariables);
    private double[] _point = [], _gradient = [];

    [GlobalSetup]
    public void SetUp() => (_point, _gradient) = (HandWritten.RosenbrockPoint(N), new double[N]);

    [Benchmark(Baseline = true)]
    public double ByHand() => HandWritten.Rosenbrock(_point, _gradient);

    [Benchmark]
    public double CompiledFormula() => _formula.ValueAndGradient(_point, _gradient);

    /// <summary>Recorded at each call; only the object is kept.</summary>
    [Benchmark]
    public double ReverseModeTape() => _reverse.ValueAndGradient(_point, _gradient);

    private static readonly Func<TapedNumber[], TapedNumber> s_ofVariables = x =>
    {
        TapedNumber value = 0;
        for (int i = 0; i < x.Length - 1; i++)
        {
            TapedNumber a = x[i + 1] - x[i] * x[i], b = 1 - x[i];
            value += 100 * a * a + b * b;
        }
        return value;
    };
}
