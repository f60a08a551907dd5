using CsCheck;
using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests;

/// <summary>The error estimates of difference quotients hold, whatever the scale of f, of its values and of the point.</summary>
public class ErrorEstimateTests(ITestOutputHelper output)
{
    private static readonly (string Name, Func<Dual<Dual<double>>, Dual<Dual<double>>> Exact, Func<double, double> F)[] s_shapes =
    [
        Shape("sin u", Sin, Sin),
        Shape("exp(−u²)", u => Exp(-u * u), u => Exp(-u * u)),
        Shape("tanh u", Tanh, Tanh),
        Shape("arctan u", Atan, Atan),
        Shape("1/(1 + u²)", u => 1 / (1 + u * u), u => 1 / (1 + u * u)),
        Shape("u³ − 2u", u => u * u * u - 2 * u, u => u * u * u - 2 * u),
        Shape("√(1 + u²)", u => Sqrt(1 + u * u), u => Sqrt(1 + u * u)),
        Shape("u sin u", u => u * Sin(u), u => u * Sin(u)),
        Shape("1/(1 + e⁻ᵘ)", u => 1 / (1 + Exp(-u)), u => 1 / (1 + Exp(-u))),
        Shape("ln(1 + u²)", u => Log(1 + u * u), u => Log(1 + u * u)),
        Shape("exp(sin u)", u => Exp(Sin(u)), u => Exp(Sin(u))),
        Shape("cos u cos 3u", u => Cos(u) * Cos(3 * u), u => Cos(u) * Cos(3 * u)),
        Shape("1/u", u => 1 / u, u => 1 / u),
        Shape("exp(u/3)", u => Exp(u / 3), u => Exp(u / 3)),
        Shape("ln |u|", u => Log(Abs(u)), u => Log(Abs(u))),
        Shape("u·|u|", u => u * Abs(u), u => u * Abs(u)),
        Shape("max(u, 0)", u => Max(u, 0), u => Max(u, 0)),
    ];

    // A function that cancels near 0, its value without the cancellation, and its derivative.
    private static readonly (string Name, Func<double, double> F, Func<double, double> Exactly, Func<double, double> Slope)[] s_cancelling =
    [
        ("cos t − 1", t => Math.Cos(t) - 1, t => -2 * Math.Sin(t / 2) * Math.Sin(t / 2), t => -Math.Sin(t)),
        ("eᵗ − 1", t => Math.Exp(t) - 1, t => Expm1(t), t => Math.Exp(t)),
        ("eᵗ − 1 − t", t => Math.Exp(t) - 1 - t, t => Tail(Math.Exp(t) - 1 - t, t, t, n => 1 / n), t => Expm1(t)),
        ("t − sin t", t => t - Math.Sin(t), t => t * Tail((t - Math.Sin(t)) / t, -1, -t * t, n => 1 / (2 * n - 2) / (2 * n - 1)),
            t => 2 * Math.Sin(t / 2) * Math.Sin(t / 2)),
        ("ln(1 + t)", t => Math.Log(1 + t), t => Log1p(t), t => 1 / (1 + t)),
        ("ln(1 + t) − t", t => Math.Log(1 + t) - t, t => Tail(Math.Log(1 + t) - t, t, -t, n => (n - 1) / n), t => -t / (1 + t)),
        ("√(1 + t²) − 1", t => Math.Sqrt(1 + t * t) - 1, t => t * t / (Math.Sqrt(1 + t * t) + 1), t => t / Math.Sqrt(1 + t * t)),
        ("1 + t³ − 1", t => 1 + t * t * t - 1, t => t * t * t, t => 3 * t * t),
        ("1000 + sin t − 1000", t => 1000 + Math.Sin(t) - 1000, Math.Sin, Math.Cos),
    ];

    private static readonly (Func<double, double> G, Func<double, double> Slope)[] s_beside =
    [
        (x => 1, x => 0),
        (x => 2 + x, x => 1),
        (x => 1e4 + x, x => 1),
        (Math.Exp, Math.Exp),
        (x => Math.Sin(9 * x), x => 9 * Math.Cos(9 * x)),
        (x => 1 / (2 + Math.Sin(x)), x => -Math.Cos(x) / (2 + Math.Sin(x)) / (2 + Math.Sin(x))),
        (x => 1 / (3 + x) / (3 + x), x => -2 / (3 + x) / (3 + x) / (3 + x)),
        (x => 1 / (x - 1.5 * Math.Cos(x)), x => -(1 + 1.5 * Math.Sin(x)) / (x - 1.5 * Math.Cos(x)) / (x - 1.5 * Math.Cos(x))),
    ];

    private readonly record struct Case(int Shape, double Scale, double Size, double Offset, double Centre, double X);

    [Fact]
    public void Near_the_scale_of_f_first_derivatives_are_within_the_error_and_it_can_always_tell() =>
        Sweep(Cases(atAnyPlace: false), order: 1, ForAllExtensions.Many(100_000), cannotTell: 0.002);

    [Fact]
    public void Second_derivatives_are_within_the_error_as_well() =>
        Sweep(Cases(atAnyPlace: false), order: 2, ForAllExtensions.Many(50_000), cannotTell: 0.002);

    [Fact]
    public void At_places_of_any_size_first_derivatives_are_within_the_error() =>
        Sweep(Cases(atAnyPlace: true), order: 1, ForAllExtensions.Many(100_000), cannotTell: 0.04);

    /// <summary>The difference cancels: f resolves no more than the rounding of 1, which is much more than that of its value.</summary>
    [Fact]
    public void What_cancels_in_f_is_within_the_error() =>
        Gen.Double[-0.2, 0.2].ForAll(x =>
        {
            (Func<double, double> F, double Slope)[] cases =
            [
                (t => Math.Cos(t) - 1, -Math.Sin(x)),
                (t => Math.Sqrt(1 + t * t) - 1, x / Math.Sqrt(1 + x * x)),
                (t => 1 + t * t * t - 1, 3 * x * x),
                (t => 1e6 + Math.Sin(t) - 1e6, Math.Cos(x)),
            ];
            foreach ((Func<double, double> f, double slope) in cases)
            {
                Estimate<double> estimate = FiniteDifference.Of(f).PartialWithError([x], 0);
                Assert.True(Math.Abs(estimate.Value - slope) <= estimate.Error, $"{estimate}, should be {slope:R}");
                Assert.InRange(estimate.Error, 0, 1e-6);
            }
        }, ForAllExtensions.Many(20_000));

    [Fact]
    public void What_cancels_beside_a_factor_that_does_not_is_within_the_error()
    {
        double x = -0.0109;
        Estimate<double> estimate =
            FiniteDifference.Of(t => -0.390625 * (Math.Cos(t) - 1) / (t - 1.5 * Math.Cos(t))).PartialWithError([x], 0);
        double below = x - 1.5 * Math.Cos(x), half = Math.Sin(x / 2);
        double slope = 0.390625 * (Math.Sin(x) / below + -2 * half * half * (1 + 1.5 * Math.Sin(x)) / below / below);
        Assert.Equal(2.8e-3, slope, 1e-4);
        Assert.True(Math.Abs(estimate.Value - slope) <= estimate.Error && estimate.Error < 1e-8, $"{estimate}, should be {slope:R}");
    }

    /// <summary>f = A·g, where A cancels: between two numbers of A it moves as g does, which is no derivative of f.</summary>
    [Fact]
    public void Whatever_cancels_beside_any_factor_is_within_the_error()
    {
        int count = ForAllExtensions.Many(100_000), wrong = 0, unknown = 0, vague = 0;
        string first = "";
        Gen.Int.Uniform.ForAll(seed =>
        {
            Random random = new(seed);
            (string name, Func<double, double> a, Func<double, double> exactly, Func<double, double> slopeA) =
                s_cancelling[random.Next(s_cancelling.Length)];
            (Func<double, double> g, Func<double, double> slopeG) = s_beside[random.Next(s_beside.Length)];
            double t = (random.Next(2) == 0 ? -0.6 : 0.6) * Math.Pow(10, -6 * random.NextDouble());
            double scale = random.Next(3) == 0 ? 1 : Math.Pow(10, 12 * random.NextDouble() - 6);
            double centre = random.Next(2) == 0 ? 0 : Math.Pow(10, 6 * random.NextDouble() - 5);
            double size = random.Next(2) == 0 ? 1 : Math.Pow(10, 18 * random.NextDouble() - 9);
            double phase = random.Next(2) == 0 ? 0 : 2 * random.NextDouble() - 1;
            centre = scale * centre > 1000 ? 0 : centre;
            double x = centre + t / scale, u = scale * (x - centre);
            double slope = size * scale * (slopeA(u) * g(u + phase) + exactly(u) * slopeG(u + phase));
            Estimate<double> estimate = FiniteDifference.Of(
                y => size * a(scale * (y - centre)) * g(scale * (y - centre) + phase)).PartialWithError([x], 0);
            unknown += double.IsNaN(estimate.Value) ? 1 : 0;
            vague += estimate.Error > 0.01 * Math.Abs(slope) ? 1 : 0;
            if (Math.Abs(estimate.Value - slope) > estimate.Error + 1e-14 * Math.Abs(slope) + 4e-16 * scale * scale * centre * size)
            {
                wrong++;
                first = first.Length > 0 ? first : $"; the first: {name}, t = {t}, scale {scale}, {estimate} instead of {slope}";
            }
        }, count);
        string summary = $"{wrong} of {count} wrong, {unknown} cannot tell, {vague} with fewer than two digits, "
            + $"seed {ForAllExtensions.Seed}{first}";
        output.WriteLine(summary);
        Assert.True(wrong <= count / 500 && unknown <= 0.02 * count && vague <= 0.05 * count, summary);
    }

    [Fact]
    public void Noise_of_any_size_is_within_the_error()
    {
        int count = ForAllExtensions.Many(40_000), wrong = 0, unknown = 0;
        double largest = 0;
        Gen.Select(Gen.Double[-2, 2], Gen.Double[-13, -5], Gen.UInt).ForAll((x, exponent, seed) =>
        {
            double unit = Math.Pow(10, exponent);
            double Noisy(double t) =>
                Math.Sin(t) + unit * (2 * new PCG(seed, (ulong)BitConverter.DoubleToInt64Bits(t)).Next() * Math.Pow(2, -32) - 1);
            Estimate<double> slope = FiniteDifference.Of(Noisy).PartialWithError([x], 0);
            unknown += double.IsNaN(slope.Value) ? 1 : 0;
            largest = Math.Max(largest, double.IsNaN(slope.Value) ? 0 : slope.Error / unit);
            wrong += Math.Abs(slope.Value - Math.Cos(x)) > slope.Error ? 1 : 0;
        }, count);
        output.WriteLine(
            $"{wrong} of {count} wrong, {unknown} unknown, seed {ForAllExtensions.Seed}; "
            + $"the largest error is {largest:G2} times the noise");
        Assert.InRange(wrong, 0, count / 1000);
        Assert.InRange(unknown, 0, count / 1000);
        Assert.InRange(largest, 1, 3000);
    }

    private void Sweep(Gen<Case> cases, int order, int count, double cannotTell)
    {
        int compared = 0, wrong = 0, unknown = 0;
        string first = "";
        cases.ForAll(c =>
        {
            (string name, Func<Dual<Dual<double>>, Dual<Dual<double>>> exact, Func<double, double> f) = s_shapes[c.Shape];
            double u = (c.X - c.Centre) / c.Scale;
            Dual<Dual<double>> y = exact(Dual<Dual<double>>.Variable(Dual<double>.Variable(u)));
            double slope = y.Derivative.Value * c.Size / c.Scale, curvature = y.Derivative.Derivative * c.Size / c.Scale / c.Scale;
            if (!double.IsFinite(slope) || !double.IsFinite(curvature) || !double.IsFinite(f(u)))
            {
                return;
            }
            compared++;
            double F(double x) => c.Offset + c.Size * f((x - c.Centre) / c.Scale);
            Estimate<double> estimate;
            try
            {
                estimate = FiniteDifference.Of(F).PartialWithError([c.X], new int[order]);
            }
            catch (NotFiniteNumberException)
            {
                unknown++;
                return;
            }
            // The digits that u has lost.
            double slack = order == 1
                ? 4e-16 * (Math.Abs(slope) + Math.Abs(curvature) * Math.Abs(c.X - c.Centre)) : 1e-14 * Math.Abs(curvature);
            double error = Math.Abs(estimate.Value - (order == 1 ? slope : curvature));
            if (double.IsNaN(estimate.Value))
            {
                unknown++;
            }
            else if (error > estimate.Error + slack)
            {
                wrong++;
                first = first.Length > 0 ? first : $"; the first: {name}, {c}, {estimate} instead of {(order == 1 ? slope : curvature)}";
            }
        }, count);
        string summary = $"{wrong} of {compared} wrong, {unknown} cannot tell, seed {ForAllExtensions.Seed}{first}";
        output.WriteLine(summary);
        Assert.True(wrong <= compared / 1000 && unknown <= cannotTell * compared, summary);
    }

    // Scales and sizes from 1e-9 to 1e9; with a place, the middle of f lies at ±1e-9 to ±1e9.
    private static Gen<Case> Cases(bool atAnyPlace) => Gen.Int.Uniform.Select(seed =>
    {
        Random random = new(seed);
        double scale = Power(-9, 9), size = Power(-9, 9), offset = random.Next(2) * size * Power(-3, 3);
        double centre = atAnyPlace ? Power(-9, 9) : 0;
        double u = 6 * random.NextDouble() - 3;
        return new Case(random.Next(s_shapes.Length), scale, size, offset, centre, centre + scale * u * (atAnyPlace ? 1 : Power(-3, 0)));

        double Power(double lowest, double highest) => Math.Pow(10, lowest + (highest - lowest) * random.NextDouble());
    });

    private static (string, Func<Dual<Dual<double>>, Dual<Dual<double>>>, Func<double, double>) Shape(
        string name, Func<Dual<Dual<double>>, Dual<Dual<double>>> exact, Func<double, double> f) => (name, exact, f);

    /// <summary>The terms of a power series but the first; each is the one before times u·ratio(n). Far from 0 the plain value.</summary>
    private static double Tail(double plain, double first, double u, Func<double, double> ratio)
    {
        if (Math.Abs(u) > 0.1)
        {
            return plain;
        }
        double sum = 0, term = first;
        for (int n = 2; n < 30; n++)
        {
            term *= u * ratio(n);
            sum += term;
        }
        return sum;
    }
}
