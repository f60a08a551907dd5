using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests.Exercises;

/// <summary>Wrong answers and the mistakes behind them.</summary>
public class ExerciseDiagnosisTests
{
    private static readonly double[] Xs = [0.5, 1.5, -1, 2], Ys = [1, 2, -0.5, 3.5];

    private static readonly Formula
        Chapter = Formula.Of((x, y) => x * x * Sin(y)),
        ExpOfProduct = Formula.Of((x, y) => Exp(x * y)),
        LogOfSquares = Formula.Of((x, y) => Log(x * x + y * y)),
        Quotient = Formula.Of((x, y) => x / y),
        Cube = Formula.Of((x, y) => Pow(x * x + y, 3)),
        SineOfProduct = Formula.Of((x, y) => Sin(x * y) * x),
        Distance = Formula.Of((x, y) => Sqrt(x * x + y * y)),
        Loss = Formula.Of((w, b) => Sum(0, 3, j => Pow(w * Xs[j] + b - Ys[j], 2)) / 4),
        Neuron = Formula.Of((u, v) => Pow(v * Tanh(u * 0.5) - 0.25, 2)),
        Fraction = Formula.Of((x, y) => x * y / (x * x + y * y)),
        Polynomial = Formula.Of((x, y) => 3 * x * x * y - 2 * y * y * y + 5 * y),
        Wave = Formula.Of((x, t) => Cos(2 * x - 3 * t)),
        Decay = Formula.Of((x, t) => Exp(-t) * Sin(x)),
        Power = Formula.Of((x, y) => Pow(x, y)),
        Three = Formula.Of((x, y, z) => x * y * z + z * z),
        Ideal = Formula.Of((T, V) => 8.3 * T / V),
        Angle = Formula.Of((x, y) => Atan(y / x)),
        Rosenbrock = Formula.Of(x => Sum(0, 1, i => 100 * Pow(x[i + 1] - x[i] * x[i], 2) + Pow(1 - x[i], 2)));

    public static TheoryData<Formula, string, Formula, string> Mistakes => new()
    {
        // x²·sin(y)
        { Chapter, "x", Formula.Of((x, y) => x * x * Cos(y)), "derivative by y. Differentiate by x, and hold y constant" },
        { Chapter, "y", Formula.Of((x, y) => 2 * x * Sin(y)), "derivative by x. Differentiate by y, and hold x constant" },
        { Chapter, "x", Formula.Of((x, y) => x * Sin(y)), "power rule for x²: the exponent 2 comes down as a factor" },
        { Chapter, "x", Formula.Of((x, y) => 2 * x * x * Sin(y)), "power rule for x²: the exponent goes down by one" },
        { Chapter, "x", Formula.Of((x, y) => 2 * x), "the factor sin(y) is constant when you differentiate by x: it stays" },
        { Chapter, "x", Formula.Of((x, y) => -2 * x * Sin(y)), "sign of the derivative of x² is wrong" },
        { Chapter, "x", Formula.Of((x, y) => x * x * Sin(y)), "f itself" },
        { Chapter, "x", Formula.Of((x, y) => 2 * Sin(y)), "by x once too often" },
        { Chapter, "x", Formula.Of((x, y) => 2 * x * Cos(y)), "by x and by y. Hold y constant" },
        { Chapter, "x", Formula.Of((x, y) => 2 * x * Sin(y) + x * x * Cos(y)), "added the derivatives by all variables" },
        { Chapter, "x", Formula.Of((x, y) => 2 * x * Sin(y * π / 180)), "Degrees are mixed up with radians" },
        { Chapter, "x", Formula.Of((x, y) => 2 * x * Sin(y * 180 / π)), "Degrees are mixed up with radians" },
        { Chapter, "x", Formula.Of((x, y) => 2 * y * Sin(x)), "x and y are exchanged" },
        { Chapter, "x", Formula.Of((x, y) => x * x * x / 3 * Sin(y)), "integrated x²" },
        { Chapter, "x", Formula.Of((x, y) => 2 * x * Sin(y) + 1), "differs from the right answer by the constant 1" },
        { Chapter, "x", Formula.Of((x, y) => 6 * x * Sin(y)), "3 times the right answer" },
        { Chapter, "x", Formula.Of((x, y) => 2 * x * Sin(y) / 3), "1/3 times the right answer" },
        { Chapter, "x", Formula.Of((x, y) => 2 * x * y * Sin(y)), "a factor y too many" },
        { Chapter, "x", Formula.Of((x, y) => 0 * x), "0 would mean that f does not change with x" },
        { Chapter, "y", Formula.Of((x, y) => -x * x * Cos(y)), "derivative of sin(y) has no minus" },
        { Chapter, "y", Formula.Of((x, y) => Cos(y)), "the factor x² is constant when you differentiate by y: it stays" },

        // e^(x·y)
        { ExpOfProduct, "x", Formula.Of((x, y) => Exp(x * y)), "inner derivative of exp(x·y) is missing: multiply by y" },
        { ExpOfProduct, "y", Formula.Of((x, y) => Exp(x * y)), "inner derivative of exp(x·y) is missing: multiply by x" },
        { ExpOfProduct, "x", Formula.Of((x, y) => x * y * Exp(x * y - 1) * y), "power rule does not hold for exp(x·y)" },
        { ExpOfProduct, "x", Formula.Of((x, y) => Exp(y)), "outer derivative of exp(x·y) is taken at x·y" },
        { ExpOfProduct, "x", Formula.Of((x, y) => x * Exp(x * y)), "derivative by y" },
        { ExpOfProduct, "x", Formula.Of((x, y) => y * y * Exp(x * y)), "by x once too often" },

        // ln(x² + y²)
        { LogOfSquares, "x", Formula.Of((x, y) => 1 / (x * x + y * y)), "inner derivative of ln(x² + y²) is missing: multiply by 2·x" },
        { LogOfSquares, "x", Formula.Of((x, y) => 1 / (2 * x)), "outer derivative of ln(x² + y²) is taken at x² + y²" },
        { LogOfSquares, "x", Formula.Of((x, y) => (2 * x + y * y) / (x * x + y * y)), "y² is a constant when you differentiate by x, so it vanishes" },
        { LogOfSquares, "x", Formula.Of((x, y) => x / (x * x + y * y)), "power rule for x²: the exponent 2 comes down" },
        { LogOfSquares, "x", Formula.Of((x, y) => 2 * x * Log(x * x + y * y)), "ln(x² + y²) itself is not differentiated" },
        { LogOfSquares, "x", Formula.Of((x, y) => 2 * x / Pow(x * x + y * y, 2)), "in the denominator, not its square" },
        { LogOfSquares, "x", Formula.Of((x, y) => (2 * x + 2 * y) / (x * x + y * y)), "y² is a constant when you differentiate by x, so it vanishes; it is differentiated by y" },

        // x/y
        { Quotient, "x", Formula.Of((x, y) => -x / (y * y)), "derivative by y" },
        { Quotient, "y", Formula.Of((x, y) => x / (y * y)), "begins with a minus: the exponent −1" },
        { Quotient, "y", Formula.Of((x, y) => -1 / (y * y)), "the factor x is constant when you differentiate by y: it stays" },
        { Quotient, "y", Formula.Of((x, y) => x * Log(y)), "integrated" },
        { Quotient, "x", Formula.Of((x, y) => 1.0), "the denominator y is constant when you differentiate by x: it stays" },

        // (x² + y)³
        { Cube, "x", Formula.Of((x, y) => 3 * Pow(x * x + y, 2)), "inner derivative of (x² + y)³ is missing: multiply by 2·x" },
        { Cube, "x", Formula.Of((x, y) => 2 * x * Pow(x * x + y, 2)), "power rule for (x² + y)³: the exponent 3 comes down as a factor" },
        { Cube, "x", Formula.Of((x, y) => 6 * x * Pow(x * x + y, 3)), "power rule for (x² + y)³: the exponent goes down by one" },
        { Cube, "x", Formula.Of((x, y) => 3 * Pow(2 * x, 2)), "outer derivative of (x² + y)³ is taken at x² + y" },
        { Cube, "x", Formula.Of((x, y) => 4 * x * Pow(x * x + y, 2)), "the factor is the exponent before it goes down, 3" },
        { Cube, "y", Formula.Of((x, y) => 6 * x * Pow(x * x + y, 2)), "derivative by x" },
        { Cube, "y", Formula.Of((x, y) => 3 * Pow(x * x + y, 2) * (x * x + 1)), "x² is a constant when you differentiate by y" },

        // x·sin(x·y)
        { SineOfProduct, "x", Formula.Of((x, y) => Sin(x * y)), "the product rule for x·sin(x·y) has a term in which sin(x·y) is differentiated: it is missing" },
        { SineOfProduct, "x", Formula.Of((x, y) => x * y * Cos(x * y)), "the product rule for x·sin(x·y) has a term in which x is differentiated: it is missing" },
        { SineOfProduct, "x", Formula.Of((x, y) => Sin(x * y) + x * Cos(x * y)), "inner derivative of sin(x·y) is missing: multiply by y" },
        { SineOfProduct, "x", Formula.Of((x, y) => y * Cos(x * y)), "not the product of the derivatives" },
        { SineOfProduct, "x", Formula.Of((x, y) => Sin(x * y) - x * y * Cos(x * y)), "has a plus between its terms" },
        { SineOfProduct, "y", Formula.Of((x, y) => x * Cos(x * y)), "inner derivative of sin(x·y) is missing: multiply by x" },
        { SineOfProduct, "y", Formula.Of((x, y) => -x * x * Cos(x * y)), "derivative of sin(x·y) has no minus" },

        // √(x² + y²)
        { Distance, "x", Formula.Of((x, y) => 1 / (2 * Sqrt(x * x + y * y))), "inner derivative of √(x² + y²) is missing: multiply by 2·x" },
        { Distance, "x", Formula.Of((x, y) => 2 * x / Sqrt(x * x + y * y)), "the exponent 1/2 comes down as a factor" },
        { Distance, "x", Formula.Of((x, y) => x * Sqrt(x * x + y * y)), "the exponent goes down by one" },
        { Distance, "x", Formula.Of((x, y) => (x + y) / Sqrt(x * x + y * y)), "y² is a constant when you differentiate by x, so it vanishes; it is differentiated by y" },

        // A loss: the mean of squared residuals
        { Loss, "w", Formula.Of((w, b) => Sum(0, 3, j => 2 * (w * Xs[j] + b - Ys[j])) / 4), "inner derivative of (Xs[j]·w + b − Ys[j])² is missing: multiply by Xs[j]" },
        { Loss, "w", Formula.Of((w, b) => Sum(0, 3, j => (w * Xs[j] + b - Ys[j]) * Xs[j]) / 4), "the exponent 2 comes down as a factor" },
        { Loss, "w", Formula.Of((w, b) => Sum(0, 3, j => 2 * (w * Xs[j] + b - Ys[j]) * Xs[j])), "the constant factor 1/4 stays" },
        { Loss, "b", Formula.Of((w, b) => Sum(0, 3, j => -2 * (w * Xs[j] + b - Ys[j])) / 4), "sign" },
        { Loss, "b", Formula.Of((w, b) => Sum(0, 3, j => 2 * Pow(w * Xs[j] + b - Ys[j], 2)) / 4), "exponent goes down by one" },

        // A small network
        { Neuron, "u", Formula.Of((u, v) => 2 * (v * Tanh(u * 0.5) - 0.25) * v * (1 - Pow(Tanh(u * 0.5), 2))), "inner derivative of tanh(0.5·u) is missing: multiply by 0.5" },
        { Neuron, "u", Formula.Of((u, v) => 2 * (v * Tanh(u * 0.5) - 0.25)), "inner derivative of" },
        { Neuron, "u", Formula.Of((u, v) => 2 * (v * Tanh(u * 0.5) - 0.25) * v * (1 - Tanh(u * 0.5)) * 0.5), "the square is lost" },
        { Neuron, "u", Formula.Of((u, v) => 2 * (v * Tanh(u * 0.5) - 0.25) * (1 - Pow(Tanh(u * 0.5), 2)) * 0.5), "the factor v is constant" },

        // x·y/(x² + y²)
        { Fraction, "x", Formula.Of((x, y) => y / (2 * x)), "not the quotient of two derivatives" },
        { Fraction, "x", Formula.Of((x, y) => y / (x * x + y * y)), "the quotient rule has a second term" },
        { Fraction, "x", Formula.Of((x, y) => (x * y * 2 * x - y * (x * x + y * y)) / Pow(x * x + y * y, 2)), "in the wrong order: it is u′·v − u·v′" },
        { Fraction, "x", Formula.Of((x, y) => (y * (x * x + y * y) + x * y * 2 * x) / Pow(x * x + y * y, 2)), "a minus between its two terms" },
        { Fraction, "x", Formula.Of((x, y) => (y * (x * x + y * y) - x * y * 2 * x) / (x * x + y * y)), "by the square of the denominator" },

        // Sums
        { Polynomial, "y", Formula.Of((x, y) => 3 * x * x - 6 * y * y), "The term 5·y is lost" },
        { Polynomial, "y", Formula.Of((x, y) => 3 * x * x + 6 * y * y + 5), "sign of what comes from the term −2·y³ is wrong" },
        { Polynomial, "y", Formula.Of((x, y) => 3 * x * x - 6 * y * y + 5 * y), "The term 5·y is copied, not differentiated" },
        { Polynomial, "x", Formula.Of((x, y) => 6 * x * y - 2 * y * y * y), "−2·y³ is a constant when you differentiate by x" },
        { Polynomial, "x", Formula.Of((x, y) => 2 * x * y), "the constant factor 3 stays" },
        { Three, "z", Formula.Of((x, y, z) => x * y + z), "power rule for z²" },
        { Three, "z", Formula.Of((x, y, z) => 2 * z), "The term x·y·z is lost" },
        { Three, "x", Formula.Of((x, y, z) => x * z), "derivative by y" },

        // Others
        { Wave, "t", Formula.Of((x, t) => -Sin(2 * x - 3 * t)), "inner derivative of cos(2·x − 3·t) is missing: multiply by −3" },
        { Wave, "t", Formula.Of((x, t) => -3 * Sin(2 * x - 3 * t)), "begins with a minus: that of cos is −sin" },
        { Decay, "t", Formula.Of((x, t) => Exp(-t) * Sin(x)), "inner derivative of exp(−t) is missing: multiply by −1" },
        { Power, "x", Formula.Of((x, y) => Pow(x, y) * Log(x)), "In x^y the base contains x, not the exponent" },
        { Power, "y", Formula.Of((x, y) => Pow(x, y)), "has the factor ln(x); it is missing" },
        { Power, "x", Formula.Of((x, y) => Pow(x, y - 1)), "the exponent y comes down as a factor" },
        { Ideal, "V", Formula.Of((T, V) => 8.3 * T / (V * V)), "begins with a minus" },
        { Angle, "y", Formula.Of((x, y) => 1 / (1 + y * y / (x * x))), "inner derivative of arctan(y/x) is missing" },
        { Angle, "y", Formula.Of((x, y) => 1 / (1 + y / x) / x), "the square is lost" },
        { Formula.Of(x => Exp(x) * Pow(x, 3)), "x", Formula.Of(x => Exp(x) * 3 * x * x), "in which exp(x) is differentiated" },
        { Formula.Of((x, y) => Pow(x * x + x * x * x, y)), "y", Formula.Of((x, y) => y * Pow(x * x + x * x * x, y - 1)), "the power rule does not hold" },
        { Formula.Of(x => Pow(x, x)), "x", Formula.Of(x => x * Pow(x, x - 1)), "the exponent varies, too" },
        { Formula.Of(x => 1 / (x * x)), "x", Formula.Of(x => -2 / x), "goes down by one, to −3, not up" },
        { Formula.Of(x => Log10(x)), "x", Formula.Of(x => 1 / x), "not the natural logarithm" },
        { Formula.Of((x, y) => Max(x * y, x + y)), "x", Formula.Of((x, y) => x * y > x + y ? y : 0), "depends on x through x + y, too" },
        { Rosenbrock, "x[0]", Formula.Of(x => 200 * (x[1] - x[0] * x[0]) - 2 * (1 - x[0]) + 0 * x[2]), "inner derivative of (x[1] − x[0]²)² is missing: multiply by −2·x[0]" },
        { Rosenbrock, "x[1]", Formula.Of(x => -400 * x[1] * (x[2] - x[1] * x[1]) - 2 * (1 - x[1])), "is lost: it contains x[1]" },

        // Two mistakes at once
        { SineOfProduct, "x", Formula.Of((x, y) => -x * y * Cos(x * y)), "two mistakes" },
        { Fraction, "x", Formula.Of((x, y) => (y * (x * x + y * y) - x * y * x) / (x * x + y * y)), "two mistakes" },
        { Formula.Of((x, y) => Sin(2 * x * y) + Cos(x * x)), "x", Formula.Of((x, y) => Cos(2 * x * y) - Sin(x * x)), "inner derivative of sin(2·x·y) is missing: multiply by 2·y. And: The inner derivative of cos(x²) is missing: multiply by 2·x" },
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
