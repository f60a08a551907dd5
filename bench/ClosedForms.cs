using BenchmarkDotNet.Attributes;
using PartialDerivatives;
using static System.Math;

/// <summary>
/// Value and gradient of closed forms in two to four variables: the compiled formula against what a careful person writes.
/// </summary>
[GroupBenchmarksBy(BenchmarkDotNet.Configs.BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class ClosedForms
{
    private readonly double[] _point2 = [1.3, 0.7], _gradient2 = new double[2];
    private readonly double[] _point3 = [1.3, 0.7, -0.4], _gradient3 = new double[3];
    private readonly double[] _point4 = [1.3, 0.7, -0.4, 0.2], _gradient4 = new double[4];

    private readonly CompiledFormula _seed = Formula.Of((x, y) => x * x * Sin(y)).Compile();
    private readonly CompiledFormula _beale = Formula.Of((x, y) =>
        Pow(1.5 - x + x * y, 2) + Pow(2.25 - x + x * y * y, 2) + Pow(2.625 - x + x * y * y * y, 2)).Compile();
    private readonly CompiledFormula _three = Formula.Of((x, y, z) => x * y * z + Sin(x * y) * Exp(z) - Log(1 + x * x * z * z)).Compile();
    private readonly CompiledFormula _wood = Formula.Of((w, x, y, z) =>
        100 * Pow(x - w * w, 2) + Pow(1 - w, 2) + 90 * Pow(z - y * y, 2) + Pow(1 - y, 2)
        + 10.1 * (Pow(x - 1, 2) + Pow(z - 1, 2)) + 19.8 * (x - 1) * (z - 1)).Compile();

    private readonly CheckedDelegate _bealeByHand = new(HandWritten.Beale, 2), _woodByHand = new(HandWritten.Wood, 4);

    [Benchmark(Baseline = true), BenchmarkCategory("x² sin y")]
    public double SeedByHand() => HandWritten.Seed(_point2, _gradient2);

    [Benchmark, BenchmarkCategory("x² sin y")]
    public double SeedFormula() => _seed.ValueAndGradient(_point2, _gradient2);

    [Benchmark(Baseline = true), BenchmarkCategory("Beale")]
    public double BealeByHand() => HandWritten.Beale(_point2, _gradient2);

    [Benchmark, BenchmarkCategory("Beale")]
    public double BealeByHandBehindDelegate() => _bealeByHand.ValueAndGradient(_point2, _gradient2);

    [Benchmark, BenchmarkCategory("Beale")]
    public double BealeFormula() => _beale.ValueAndGradient(_point2, _gradient2);

    [Benchmark(Baseline = true), BenchmarkCategory("three variables")]
    public double ThreeByHand() => HandWritten.Three(_point3, _gradient3);

    [Benchmark, BenchmarkCategory("three variables")]
    public double ThreeFormula() => _three.ValueAndGradient(_point3, _gradient3);

    [Benchmark(Baseline = true), BenchmarkCategory("Wood")]
    public double WoodByHand() => HandWritten.Wood(_point4, _gradient4);

    [Benchmark, BenchmarkCategory("Wood")]
    public double WoodByHandBehindDelegate() => _woodByHand.ValueAndGradient(_point4, _gradient4);

    [Benchmark, BenchmarkCategory("Wood")]
    public double WoodFormula() => _wood.ValueAndGradient(_point4, _gradient4);
}
