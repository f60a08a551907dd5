using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests.Exercises;

/// <summary>Steps at the wrong place of a difference quotient, each told apart from the others.</summary>
public class DifferenceQuotientTests
{
    private const double H = 1e-6;

    private static readonly Exercise s_exercise = Exercise.Built(f => Exercise.Partial(f, "x").Approximately(1e-4),
        Formula.Of((x, y) => x * x * x * y * y + Exp(y)), Formula.Of((x, y) => y * y * Sin(x)));

    public static TheoryData<Func<Func<double, double, double>, Func<double, double, double>>, string> Quotients => new()
    {
        { f => (x, y) => f(x + H, y) - (f(x, y) / H), "put the difference into parentheses" },
        { f => (x, y) => f(x + H, y) / H, "put the difference into parentheses" },
        { f => (x, y) => (f(x + 1, y) - f(x, y)) / H, "In the arguments x moves by 1" },
        { f => (x, y) => (f(x, y) - f(x - 1, y)) / H, "In the arguments x moves by 1" },
        { f => (x, y) => (f(x + 1, y) - f(x - 1, y)) / (2 * H), "In the arguments x moves by 1" },
        { f => (x, y) => (f(x + H, y) - f(x - 1, y)) / (2 * H), "In the arguments x moves by 1" },
        { f => (x, y) => (f(x + H, y + 1) - f(x, y)) / H, "Is the step in the arguments of f, multiplied by h?" },
        { f => (x, y) => (f(x + (100 * H), y) - f(x, y)) / H, "100 times the right answer: is the step in the arguments another" },
        { f => (x, y) => (f(x + (1e4 * H), y) - f(x - (1e4 * H), y)) / (2 * H), "by a much shorter step than that in the arguments" },
        { f => (x, y) => (f(x, y) + H - f(x, y)) / H, "is the step added to f" },
        { f => (x, y) => (f(x, y) - f(x, y)) / H, "missing in the arguments" },
        { f => (x, y) => (f(x + H, x + H) - f(x, x)) / H, "x stands in the place of y" },
        { f => (x, y) => (f(x + H, 1) - f(x, 1)) / H, "1 stands in the place of y" },
    };

    [Theory]
    [MemberData(nameof(Quotients))]
    public void A_step_at_the_wrong_place_is_told(Func<Func<double, double, double>, Func<double, double, double>> answer, string told) =>
        Assert.Contains(told, s_exercise.Check(answer).Hints(9).ToString(), StringComparison.Ordinal);
}
