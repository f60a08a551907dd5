using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests.Exercises;

/// <summary>Wrong answers and the mistakes behind them.</summary>
public class ExerciseDiagnosisTests
{
    private static readonly double[] s_xs = [0.5, 1.5, -1, 2], s_ys = [1, 2, -0.5, 3.5];

    private static readonly Formula
        s_chapter = Formula.Of((x, y) => x * x * Sin(y)),
        s_expOfProduct = Formula.Of((x, y) => Exp(x * y)),
        s_logOfSquares = Formula.Of((x, y) => Log(x * x + y * y)),
        s_quotient = Formula.Of((x, y) => x / y),
        s_cube = Formula.Of((x, y) => Pow(x * x + y, 3)),
        s_sineOfProduct = Formula.Of((x, y) => Sin(x * y) * x),
        s_distance = Formula.Of((x, y) => Sqrt(x * x + y * y)),
        s_loss = Formula.Of((w, b) => Sum(0, 3, j => Pow(w * s_xs[j] + b - s_ys[j], 2)) / 4),
        s_neuron = Formula.Of((u, v) => Pow(v * Tanh(u * 0.5) - 0.25, 2)),
        s_fraction = Formula.Of((x, y) => x * y / (x * x + y * y)),
        s_polynomial = Formula.Of((x, y) => 3 * x * x * y - 2 * y * y * y + 5 * y),
        s_wave = Formula.Of((x, t) => Cos(2 * x - 3 * t)),
        s_decay = Formula.Of((x, t) => Exp(-t) * Sin(x)),
        s_power = Formula.Of((x, y) => Pow(x, y)),
        s_three = Formula.Of((x, y, z) => x * y * z + z * z),
        s_ideal = Formula.Of((T, V) => 8.3 * T / V),
        s_angle = Formula.Of((x, y) => Atan(y / x)),
        s_rosenbrock = Formula.Of(x => Sum(0, 1, i => 100 * Pow(x[i + 1] - x[i] * x[i], 2) + Pow(1 - x[i], 2)));

    public static TheoryData<Formula, string, Formula, string> Mistakes => new()
    {
        // x²·sin(y)
        { s_chapter, "x", Formula.Of((x, y) => x * x * Cos(y)), "derivative by y. Differentiate by x, and hold y constant" },
        { s_chapter, "y", Formula.Of((x, y) => 2 * x * Sin(y)), "derivative by x. Differentiate by y, and hold x constant" },
        { s_chapter, "x", Formula.Of((x, y) => x * Sin(y)), "power rule for x²: the exponent 2 comes down as a factor" },
        { s_chapter, "x", Formula.Of((x, y) => 2 * x * x * Sin(y)), "power rule for x²: the exponent goes down by one" },
        { s_chapter, "x", Formula.Of((x, y) => 2 * x), "the factor sin(y) is constant when you differentiate by x: it stays" },
        { s_chapter, "x", Formula.Of((x, y) => -2 * x * Sin(y)), "sign of the derivative of x² is wrong" },
        { s_chapter, "x", Formula.Of((x, y) => x * x * Sin(y)), "f itself" },
        { s_chapter, "x", Formula.Of((x, y) => 2 * Sin(y)), "by x once too often" },
        { s_chapter, "x", Formula.Of((x, y) => 2 * x * Cos(y)), "by x and by y. Hold y constant" },
        { s_chapter, "x", Formula.Of((x, y) => 2 * x * Sin(y) + x * x * Cos(y)), "added the derivatives by all variables" },
        { s_chapter, "x", Formula.Of((x, y) => 2 * x * Sin(y * π / 180)), "Degrees are mixed up with radians" },
        { s_chapter, "x", Formula.Of((x, y) => 2 * x * Sin(y * 180 / π)), "Degrees are mixed up with radians" },
        { s_chapter, "x", Formula.Of((x, y) => 2 * y * Sin(x)), "x and y are exchanged" },
        { s_chapter, "x", Formula.Of((x, y) => x * x * x / 3 * Sin(y)), "integrated x²" },
        { s_chapter, "x", Formula.Of((x, y) => 2 * x * Sin(y) + 1), "differs from the right answer by the constant 1" },
        { s_chapter, "x", Formula.Of((x, y) => 6 * x * Sin(y)), "3 times the right answer" },
        { s_chapter, "x", Formula.Of((x, y) => 2 * x * Sin(y) / 3), "1/3 times the right answer" },
        { s_chapter, "x", Formula.Of((x, y) => 2 * x * y * Sin(y)), "a factor y too many" },
        { s_chapter, "x", Formula.Of((x, y) => 0 * x), "0 would mean that f does not change" },
        { s_chapter, "y", Formula.Of((x, y) => -x * x * Cos(y)), "derivative of sin(y) has no minus" },
        { s_chapter, "y", Formula.Of((x, y) => Cos(y)), "the factor x² is constant when you differentiate by y: it stays" },

        // e^(x·y)
        { s_expOfProduct, "x", Formula.Of((x, y) => Exp(x * y)), "inner derivative of exp(x·y) is missing: multiply by y" },
        { s_expOfProduct, "y", Formula.Of((x, y) => Exp(x * y)), "inner derivative of exp(x·y) is missing: multiply by x" },
        { s_expOfProduct, "x", Formula.Of((x, y) => x * y * Exp(x * y - 1) * y), "power rule does not hold for exp(x·y)" },
        { s_expOfProduct, "x", Formula.Of((x, y) => Exp(y)), "outer derivative of exp(x·y) is taken at x·y" },
        { s_expOfProduct, "x", Formula.Of((x, y) => x * Exp(x * y)), "derivative by y" },
        { s_expOfProduct, "x", Formula.Of((x, y) => y * y * Exp(x * y)), "by x once too often" },

        // ln(x² + y²)
        { s_logOfSquares, "x", Formula.Of((x, y) => 1 / (x * x + y * y)), "inner derivative of ln(x² + y²) is missing: multiply by 2·x" },
        { s_logOfSquares, "x", Formula.Of((x, y) => 1 / (2 * x)), "outer derivative of ln(x² + y²) is taken at x² + y²" },
        { s_logOfSquares, "x", Formula.Of((x, y) => (2 * x + y * y) / (x * x + y * y)),
            "y² is a constant when you differentiate by x, so it vanishes" },
        { s_logOfSquares, "x", Formula.Of((x, y) => x / (x * x + y * y)), "power rule for x²: the exponent 2 comes down" },
        { s_logOfSquares, "x", Formula.Of((x, y) => 2 * x * Log(x * x + y * y)), "ln(x² + y²) itself is not differentiated" },
        { s_logOfSquares, "x", Formula.Of((x, y) => 2 * x / Pow(x * x + y * y, 2)), "in the denominator, not its square" },
        { s_logOfSquares, "x", Formula.Of((x, y) => (2 * x + 2 * y) / (x * x + y * y)),
            "y² is a constant when you differentiate by x, so it vanishes; it is differentiated by y" },

        // x/y
        { s_quotient, "x", Formula.Of((x, y) => -x / (y * y)), "derivative by y" },
        { s_quotient, "y", Formula.Of((x, y) => x / (y * y)), "begins with a minus: the exponent −1" },
        { s_quotient, "y", Formula.Of((x, y) => -1 / (y * y)), "the factor x is constant when you differentiate by y: it stays" },
        { s_quotient, "y", Formula.Of((x, y) => x * Log(y)), "integrated" },
        { s_quotient, "x", Formula.Of((x, y) => 1.0), "the denominator y is constant when you differentiate by x: it stays" },

        // (x² + y)³
        { s_cube, "x", Formula.Of((x, y) => 3 * Pow(x * x + y, 2)), "inner derivative of (x² + y)³ is missing: multiply by 2·x" },
        { s_cube, "x", Formula.Of((x, y) => 2 * x * Pow(x * x + y, 2)), "power rule for (x² + y)³: the exponent 3 comes down as a factor" },
        { s_cube, "x", Formula.Of((x, y) => 6 * x * Pow(x * x + y, 3)), "power rule for (x² + y)³: the exponent goes down by one" },
        { s_cube, "x", Formula.Of((x, y) => 3 * Pow(2 * x, 2)), "outer derivative of (x² + y)³ is taken at x² + y" },
        { s_cube, "x", Formula.Of((x, y) => 4 * x * Pow(x * x + y, 2)), "the factor is the exponent before it goes down, 3" },
        { s_cube, "y", Formula.Of((x, y) => 6 * x * Pow(x * x + y, 2)), "derivative by x" },
        { s_cube, "y", Formula.Of((x, y) => 3 * Pow(x * x + y, 2) * (x * x + 1)), "x² is a constant when you differentiate by y" },

        // x·sin(x·y)
        { s_sineOfProduct, "x", Formula.Of((x, y) => Sin(x * y)),
            "the product rule for x·sin(x·y) has a term in which sin(x·y) is differentiated: it is missing" },
        { s_sineOfProduct, "x", Formula.Of((x, y) => x * y * Cos(x * y)),
            "the product rule for x·sin(x·y) has a term in which x is differentiated: it is missing" },
        { s_sineOfProduct, "x", Formula.Of((x, y) => Sin(x * y) + x * Cos(x * y)),
            "inner derivative of sin(x·y) is missing: multiply by y" },
        { s_sineOfProduct, "x", Formula.Of((x, y) => y * Cos(x * y)), "not the product of the derivatives" },
        { s_sineOfProduct, "x", Formula.Of((x, y) => Sin(x * y) - x * y * Cos(x * y)), "has a plus between its terms" },
        { s_sineOfProduct, "y", Formula.Of((x, y) => x * Cos(x * y)), "inner derivative of sin(x·y) is missing: multiply by x" },
        { s_sineOfProduct, "y", Formula.Of((x, y) => -x * x * Cos(x * y)), "derivative of sin(x·y) has no minus" },

        // √(x² + y²)
        { s_distance, "x", Formula.Of((x, y) => 1 / (2 * Sqrt(x * x + y * y))),
            "inner derivative of √(x² + y²) is missing: multiply by 2·x" },
        { s_distance, "x", Formula.Of((x, y) => 2 * x / Sqrt(x * x + y * y)), "the exponent 1/2 comes down as a factor" },
        { s_distance, "x", Formula.Of((x, y) => x * Sqrt(x * x + y * y)), "the exponent goes down by one" },
        { s_distance, "x", Formula.Of((x, y) => (x + y) / Sqrt(x * x + y * y)),
            "y² is a constant when you differentiate by x, so it vanishes; it is differentiated by y" },

        // A loss: the mean of squared residuals
        { s_loss, "w", Formula.Of((w, b) => Sum(0, 3, j => 2 * (w * s_xs[j] + b - s_ys[j])) / 4),
            "inner derivative of (s_xs[j]·w + b − s_ys[j])² is missing: multiply by s_xs[j]" },
        { s_loss, "w", Formula.Of((w, b) => Sum(0, 3, j => (w * s_xs[j] + b - s_ys[j]) * s_xs[j]) / 4),
            "the exponent 2 comes down as a factor" },
        { s_loss, "w", Formula.Of((w, b) => Sum(0, 3, j => 2 * (w * s_xs[j] + b - s_ys[j]) * s_xs[j])), "the constant factor 1/4 stays" },
        { s_loss, "b", Formula.Of((w, b) => Sum(0, 3, j => -2 * (w * s_xs[j] + b - s_ys[j])) / 4), "sign" },
        { s_loss, "b", Formula.Of((w, b) => Sum(0, 3, j => 2 * Pow(w * s_xs[j] + b - s_ys[j], 2)) / 4), "exponent goes down by one" },

        // A small network
        { s_neuron, "u", Formula.Of((u, v) => 2 * (v * Tanh(u * 0.5) - 0.25) * v * (1 - Pow(Tanh(u * 0.5), 2))),
            "inner derivative of tanh(0.5·u) is missing: multiply by 0.5" },
        { s_neuron, "u", Formula.Of((u, v) => 2 * (v * Tanh(u * 0.5) - 0.25)), "inner derivative of" },
        { s_neuron, "u", Formula.Of((u, v) => 2 * (v * Tanh(u * 0.5) - 0.25) * v * (1 - Tanh(u * 0.5)) * 0.5), "the square is lost" },
        { s_neuron, "u", Formula.Of((u, v) => 2 * (v * Tanh(u * 0.5) - 0.25) * (1 - Pow(Tanh(u * 0.5), 2)) * 0.5),
            "the factor v is constant" },

        // x·y/(x² + y²)
        { s_fraction, "x", Formula.Of((x, y) => y / (2 * x)), "not the quotient of two derivatives" },
        { s_fraction, "x", Formula.Of((x, y) => y / (x * x + y * y)), "the quotient rule has a second term" },
        { s_fraction, "x", Formula.Of((x, y) => (x * y * 2 * x - y * (x * x + y * y)) / Pow(x * x + y * y, 2)),
            "in the wrong order: it is u′·v − u·v′" },
        { s_fraction, "x", Formula.Of((x, y) => (y * (x * x + y * y) + x * y * 2 * x) / Pow(x * x + y * y, 2)),
            "a minus between its two terms" },
        { s_fraction, "x", Formula.Of((x, y) => (y * (x * x + y * y) - x * y * 2 * x) / (x * x + y * y)),
            "by the square of the denominator" },

        // Sums
        { s_polynomial, "y", Formula.Of((x, y) => 3 * x * x - 6 * y * y), "The term 5·y is lost" },
        { s_polynomial, "y", Formula.Of((x, y) => 3 * x * x + 6 * y * y + 5), "sign of what comes from the term −2·y³ is wrong" },
        { s_polynomial, "y", Formula.Of((x, y) => 3 * x * x - 6 * y * y + 5 * y), "The term 5·y is copied, not differentiated" },
        { s_polynomial, "x", Formula.Of((x, y) => 6 * x * y - 2 * y * y * y), "−2·y³ is a constant when you differentiate by x" },
        { s_polynomial, "x", Formula.Of((x, y) => 2 * x * y), "the constant factor 3 stays" },
        { s_three, "z", Formula.Of((x, y, z) => x * y + z), "power rule for z²" },
        { s_three, "z", Formula.Of((x, y, z) => 2 * z), "The term x·y·z is lost" },
        { s_three, "x", Formula.Of((x, y, z) => x * z), "derivative by y" },

        // Others
        { s_wave, "t", Formula.Of((x, t) => -Sin(2 * x - 3 * t)), "inner derivative of cos(2·x − 3·t) is missing: multiply by −3" },
        { s_wave, "t", Formula.Of((x, t) => -3 * Sin(2 * x - 3 * t)), "begins with a minus: that of cos is −sin" },
        { s_decay, "t", Formula.Of((x, t) => Exp(-t) * Sin(x)), "inner derivative of exp(−t) is missing: multiply by −1" },
        { s_power, "x", Formula.Of((x, y) => Pow(x, y) * Log(x)), "In x^y the base contains x, not the exponent" },
        { s_power, "y", Formula.Of((x, y) => Pow(x, y)), "has the factor ln(x); it is missing" },
        { s_power, "x", Formula.Of((x, y) => Pow(x, y - 1)), "the exponent y comes down as a factor" },
        { s_ideal, "V", Formula.Of((T, V) => 8.3 * T / (V * V)), "begins with a minus" },
        { s_angle, "y", Formula.Of((x, y) => 1 / (1 + y * y / (x * x))), "inner derivative of arctan(y/x) is missing" },
        { s_angle, "y", Formula.Of((x, y) => 1 / (1 + y / x) / x), "the square is lost" },
        { Formula.Of(x => Exp(x) * Pow(x, 3)), "x", Formula.Of(x => Exp(x) * 3 * x * x), "in which exp(x) is differentiated" },
        { Formula.Of((x, y) => Pow(x * x + x * x * x, y)), "y", Formula.Of((x, y) => y * Pow(x * x + x * x * x, y - 1)),
            "the power rule does not hold" },
        { Formula.Of(x => Pow(x, x)), "x", Formula.Of(x => x * Pow(x, x - 1)), "the exponent varies, too" },
        { Formula.Of(x => 1 / (x * x)), "x", Formula.Of(x => -2 / x), "goes down by one, to −3, not up" },
        { Formula.Of(x => Log10(x)), "x", Formula.Of(x => 1 / x), "not the natural logarithm" },
        { Formula.Of((x, y) => Max(x * y, x + y)), "x", Formula.Of((x, y) => x * y > x + y ? y : 0), "depends on x through x + y, too" },
        { s_rosenbrock, "x[0]", Formula.Of(x => 200 * (x[1] - x[0] * x[0]) - 2 * (1 - x[0]) + 0 * x[2]),
            "inner derivative of (x[1] − x[0]²)² is missing: multiply by −2·x[0]" },
        { s_rosenbrock, "x[1]", Formula.Of(x => -400 * x[1] * (x[2] - x[1] * x[1]) - 2 * (1 - x[1])), "is lost: it contains x[1]" },

        // A parabola's difference quotient is off by a constant, as a constant too many is: what step would somebody write?
        { Formula.Of(x => 9 * x * x), "x", Formula.Of(x => 18 * x + 1), "differs from the right answer by the constant 1" },
        { Formula.Of(x => 9 * x * x), "x", Formula.Of(x => 18 * x + 0.45), "forward difference with h = 0.05" },

        // Two mistakes at once
        { s_sineOfProduct, "x", Formula.Of((x, y) => -x * y * Cos(x * y)), "two mistakes" },
        { s_fraction, "x", Formula.Of((x, y) => (y * (x * x + y * y) - x * y * x) / (x * x + y * y)), "two mistakes" },
        { Formula.Of((x, y) => Sin(2 * x * y) + Cos(x * x)), "x", Formula.Of((x, y) => Cos(2 * x * y) - Sin(x * x)),
            "inner derivative of sin(2·x·y) is missing: multiply by 2·y. And: The inner derivative of cos(x²) is missing: multiply by 2·x"
        },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_usual_mistake_is_named(Formula f, string variable, Formula wrong, string hint)
    {
        Verdict verdict = Exercise.Partial(f, variable).Check(wrong);
        Assert.Equal(VerdictKind.Wrong, verdict.Kind);
        Assert.Contains(hint, verdict.Hint ?? "no hint", StringComparison.OrdinalIgnoreCase);
    }
}
