using System.Globalization;
using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests.Exercises;

/// <summary>Answers that are guessed at random: none has a cause, so hardly one may be told.</summary>
public class GuessedAnswerTests(ITestOutputHelper output)
{
    private const int Guesses = 200;

    /// <summary>
    /// How many digits guessed numbers have, and the share of them of which a cause may be told; of 3 digits alone where CI is not set.
    /// </summary>
    private static readonly (int Digits, double Most)[] s_digits =
        Environment.GetEnvironmentVariable("CI") is "true" or "1" ? [(2, 0.35), (3, 0.2), (5, 0.03)] : [(3, 0.2)];

    private static readonly Formula
        s_f = Formula.Of((x, y) => x * x * Sin(y)),
        s_cubic = Formula.Of((x, y) => x * x * x * y + 2 * x * y * y),
        s_product = Formula.Of((x, y) => y * Exp(x * y) + x * x);

    private static readonly double[,] s_table = { { 22.4, 20.6, 19.5 }, { 23.8, 21.8, 20.6 }, { 25.1, 23.0, 21.6 } };

    /// <summary>Questions for a number, each with the size of the right one.</summary>
    public static TheoryData<FunctionExercise, double> Numbers => new()
    {
        { Exercise.Partial(s_f, "x").At(1.5, 1), 2.5 },
        { Exercise.Partial(s_cubic, "y").At(3, 2), 51 },
        { Exercise.Partial(s_cubic, "x", "y").At(3, 2), 35 },
        { Exercise.Directional(s_cubic, 3, 4).At(1, 2), 15 },
        { Exercise.Step(s_f, "y", 0.5).At(-1, 2), -0.6 },
        { Exercise.TangentPlane(s_f, 1.5, 1).At(1.6, 0.9), 2 },
        { Exercise.TableSlope(s_table, (1, 1), (0.5, 1), true), -1.6 },
        { Exercise.Value(Formula.Of((weight, rate, slope) => weight - rate * slope), [2, 0.1, -6]), 2.6 },
    };

    /// <summary>A number of so many digits, of the size of the right one.</summary>
    private static double Number(Random random, double size, int digits) =>
        double.Parse((size * (0.2 + (1.6 * random.NextDouble()))).ToString($"G{digits}", CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture);

    /// <summary>Of the wrong ones among the guesses the share of those that a cause is told of.</summary>
    private void HardlyOneHasACause(Exercise exercise, Func<Random, object> guess, int seed, double most, string cause)
    {
        var random = new Random(seed);
        Verdict[] wrong = [.. Enumerable.Range(0, Guesses).Select(_ => exercise.Check(guess(random)))
            .Where(v => v.Kind == VerdictKind.Wrong)];
        string[] told = [.. wrong.Select(v => v.Hint).OfType<string>().Where(h =>
            System.Text.RegularExpressions.Regex.IsMatch(h, cause))];
        string report = $"seed {seed}: of {wrong.Length} a cause is told of {told.Length}\n{string.Join("\n", told.Distinct())}";
        output.WriteLine(report);
        Assert.True(wrong.Length > Guesses / 2 && told.Length <= most * wrong.Length, report);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_guessed_number_has_hardly_a_cause(FunctionExercise exercise, double size)
    {
        foreach (var (digits, most) in s_digits)
        {
            HardlyOneHasACause(exercise, random => Number(random, size, digits), digits, most, "One way");
        }
    }

    [Fact]
    public void A_guessed_vector_has_hardly_a_cause() => HardlyOneHasACause(Exercise.Gradient(s_cubic).At(3, 2),
        random => new[] { Number(random, 62, 2), Number(random, 51, 2) }, 1, 0.15, "One way");

    [Fact]
    public void A_guessed_plane_has_hardly_a_cause() => HardlyOneHasACause(Exercise.TangentPlane(s_cubic, 3, 2),
        random => (Number(random, 78, 2), Number(random, 62, 2), Number(random, 51, 2)) is var (height, east, north)
            ? (Func<double, double, double>)((x, y) => height + (east * (x - 3)) + (north * (y - 2))) : null!,
        1, 0, "^(?!Wrong is)");

    /// <summary>A sum of two products of small numbers, powers and functions, as somebody might write who knows nothing.</summary>
    private static Func<double, double, double> Function(Random random)
    {
        Func<double, double, double> Factor() => random.Next(7) switch
        {
            0 => (x, _) => x,
            1 => (_, y) => y,
            2 => (x, _) => x * x,
            3 => (_, y) => Math.Sin(y),
            4 => (_, y) => Math.Cos(y),
            5 => (x, y) => Math.Exp(x * y),
            _ => (_, _) => 1,
        };
        var (a, b, c, d) = (Factor(), Factor(), Factor(), Factor());
        double m = random.Next(1, 4), n = random.Next(-2, 3);
        return (x, y) => (m * a(x, y) * b(x, y)) + (n * c(x, y) * d(x, y));
    }

    [Fact]
    public void A_guessed_function_has_hardly_a_cause()
    {
        HardlyOneHasACause(Exercise.Partial(s_product, "x"), Function, 1, 0.05, "^(?!Yours )");
        HardlyOneHasACause(Exercise.Partial(s_cubic, "y"), Function, 2, 0.05, "^(?!Yours )");
    }
}
