using MathNet.Numerics.LinearAlgebra;
using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests.Exercises;

/// <summary>The mistakes that students make most, each in every kind of question where it can happen.</summary>
public class MistakeOfEveryKindTests
{
    private const double Degree = Math.PI / 180, H = 1e-5;

    private static readonly Formula
        s_f = Formula.Of((x, y) => x * x * Sin(y)),
        s_half = Formula.Of((x, y) => x * x * y / 2 + Sin(x * y)),
        s_wave = Formula.Of((x, y) => Sin(x * y)),
        s_cubic = Formula.Of((x, y) => x * x * x * y * y + x * y * y * y),
        s_real = Formula.Of((x, y) => x * x * y), s_other = Formula.Of((x, y) => Sin(x * y) + x);

    private static readonly FunctionExercise
        s_number = Exercise.Partial(s_half, "x").At(3, 0.5),
        s_vector = Exercise.Gradient(s_half).At(3, 0.5),
        s_matrix = Exercise.Hessian(s_half).At(3, 0.5),
        s_jacobian = Exercise.Jacobian(s_real, s_other),
        s_plane = Exercise.TangentPlane(s_wave, 1.5, 1);

    private static double F(double x, double y) => (x * x * y / 2) + Math.Sin(x * y);

    /// <summary>By x and y at a point, with ½ as a parameter: 0 if it was written 1/2.</summary>
    private static double[] Gradient(double x, double y, double half = 0.5, double angle = 1, double inner = 1) =>
        [(half * 2 * x * y) + ((inner == 1 ? y : 1) * Math.Cos(angle * x * y)),
            (half * x * x) + ((inner == 1 ? x : 1) * Math.Cos(angle * x * y))];

    private static double[,] Hessian(double x, double y, double half = 0.5, double angle = 1) => new[,]
    {
        { (half * 2 * y) - (y * y * Math.Sin(angle * x * y)), Mixed(x, y, half, angle) },
        { Mixed(x, y, half, angle), -x * x * Math.Sin(angle * x * y) },
    };

    private static double Mixed(double x, double y, double half, double angle) =>
        (half * 2 * x) + Math.Cos(angle * x * y) - (x * y * Math.Sin(angle * x * y));

    private static double[,] Jacobian(double x, double y, double angle = 1, double inner = 1, bool transposed = false)
    {
        double[,] j =
        {
            { 2 * x * y, x * x },
            { ((inner == 1 ? y : 1) * Math.Cos(angle * x * y)) + 1, (inner == 1 ? x : 1) * Math.Cos(angle * x * y) },
        };
        return transposed ? new[,] { { j[0, 0], j[1, 0] }, { j[0, 1], j[1, 1] } } : j;
    }

    private static Func<double, double, double> Plane(double height, double east, double north, double x = 1.5, double y = 1) =>
        (a, b) => height + (east * (a - x)) + (north * (b - y));

    private static Func<double, double, double> PlaneAt(double x, double y, double angle = 1, double inner = 0) =>
        Plane(Math.Sin(angle * x * y), (inner == 0 ? y : inner) * Math.Cos(angle * x * y),
            (inner == 0 ? x : inner) * Math.Cos(angle * x * y), x, y);

    private static Verdict Choice(string answer) => Exercise.Choice(
        ("0.5", true, "sin 30° is a half."), ("-0.99", false, "That is sin of 30 radians."), ("0", false, "In C# 1/2 is 0."),
        ("7", false, "^ combines bits.")).Check(answer);

    private static Verdict Open(Func<Formula, Formula> wrong) => Exercise.Open<Formula>("a function with ∂f/∂x = 2x·sin y + y").In("x", "y")
        .WithPartial("x", Formula.Of((x, y) => 2 * x * Sin(y) + y), "Its derivative is another.")
        .Check(wrong(Formula.Of((x, y) => x * x * Sin(y) + x * y)));

    /// <summary>Mistake, kind of question, verdict, what it tells.</summary>
    public static TheoryData<string, string, Verdict, string> All => new()
    {
        { "integer division", "number", s_number.Check(Gradient(3, 0.5, half: 0)[0]), "whole number|quotient of whole|term .* is lost" },
        { "integer division", "number, all", Exercise.Value(1 / 2.0).Check(1 / 2), "1/2, is 0" },
        { "integer division", "number, cut off", Exercise.Value(4.4).Check(22 / 5), "quotient of whole numbers" },
        { "integer division", "vector", s_vector.Check(Gradient(3, 0.5, half: 0)), "whole number|term .* is lost" },
        { "integer division", "vector, all", Exercise.Value(Vector<double>.Build.Dense([0.5, 0.25])).Check(new double[] { 1 / 2, 1 / 4 }),
            "1/2, is 0" },
        { "integer division", "matrix", s_matrix.Check(Hessian(3, 0.5, half: 0)), "whole number|term .* is lost|is missing" },
        { "integer division", "function", Exercise.Partial(s_half, "x").Check((double x, double y) => Gradient(x, y, half: 0)[0]),
            "whole number" },
        { "integer division", "plane", Exercise.TangentPlane(s_f, 1.5, 1).Check(Plane(0, 3 * Math.Sin(1), 2.25 * Math.Cos(1))), "height" },
        { "integer division", "choice", Choice("0"), "In C# 1/2 is 0" },
        { "integer division", "open", Exercise.Open<Formula>("a function with ∂f/∂x = x").In("x", "y")
            .WithPartial("x", Formula.Of((x, y) => x), "Its derivative is another.").Check(Formula.Of((x, y) => 1 / 2 * x * x + y)),
            "1/2|is 0" },

        { "degrees", "number", s_number.Check(Gradient(3, 0.5, angle: Degree)[0]), "radians" },
        { "degrees", "vector", s_vector.Check(Gradient(3, 0.5, angle: Degree)), "radians" },
        { "degrees", "matrix", s_matrix.Check(Hessian(3, 0.5, angle: Degree)), "radians" },
        { "degrees", "function", Exercise.Partial(s_half, "x").Check((double x, double y) => Gradient(x, y, angle: Degree)[0]), "radians" },
        { "degrees", "matrix function", s_jacobian.Check((double x, double y) => Jacobian(x, y, angle: Degree)), "radians" },
        { "degrees", "plane", s_plane.Check(PlaneAt(1.5, 1, angle: Degree)), "radians" },
        { "degrees", "choice", Choice("-0.99"), "radians" },
        { "degrees", "open", Open(f => Formula.Of((x, y) => x * x * Sin(y * Degree) + x * y)), "radians" },

        { "^", "number", Exercise.Partial(Formula.Of(t => t * t * t), "t").At(2).Check(3 * (2 ^ 2)), @"\^" },
        { "^", "number of inputs", Exercise.Value(Formula.Of((a, b) => a * a + b), [3, 4]).Check((3 ^ 2) + 4), @"\^" },
        { "^", "vector", Exercise.Gradient(Formula.Of((x, y) => x * x * x + y * y * y)).At(3, 5).Check(new[] { 3 * (3 ^ 2), 3 * (5 ^ 2) }),
            @"\^" },
        { "^", "matrix", Exercise.Hessian(Formula.Of((x, y) => x * x * x * x + y * y)).At(3, 5)
            .Check(new[,] { { 12 * (3 ^ 2), 0 }, { 0, 2 } }), @"\^" },
        { "^", "choice", Choice("7"), @"\^" },

        { "swapped coordinates", "number", Exercise.Partial(s_cubic, "x").At(1, 2).Check(3 * 4 * 1 + 1), "exchanged" },
        { "swapped coordinates", "vector", Exercise.Gradient(s_cubic).At(1, 2).Check(new[] { 3 * 4 * 1 + 1, 2 * 8 * 1 + 3 * 2 * 1 }),
            "exchanged" },
        { "swapped coordinates", "matrix", s_jacobian.Check((double x, double y) => Jacobian(y, x)), "exchanged" },
        { "swapped coordinates", "function", Exercise.Partial(s_f, "x").Check((double x, double y) => 2 * y * Math.Sin(x)), "exchanged" },
        { "swapped coordinates", "plane", Exercise.TangentPlane(s_f, 1.5, 1).Check(
            Plane(Math.Sin(1.5), 2 * Math.Sin(1.5), Math.Cos(1.5), 1, 1.5)), "exchanged" },
        { "swapped coordinates", "open", Open(f => Formula.Of((x, y) => y * y * Sin(x) + x * y)), "exchanged" },
        { "swapped components", "vector", Exercise.Gradient(s_cubic).At(1, 2).Check(new[] { 16, 20 }), "order is wrong" },

        { "another point", "number", Exercise.Partial(s_cubic, "x").At(2, 3).Check(3 * 9 + 27), "another point: where x is 1" },
        { "another point", "vector", Exercise.Gradient(s_cubic).At(2, 3).Check(new[] { 3 * 9 + 27, 2 * 3 + 3 * 9 }),
            "another point: where x is 1" },
        { "another point", "matrix", Exercise.Hessian(s_cubic).At(2, 3).Check(new[,] { { 54, 45 }, { 45, 20 } }),
            "another point: where x is 1" },
        { "another point", "plane", Exercise.TangentPlane(s_f, 1.5, 1).Check(
            Plane(4 * Math.Sin(1), 4 * Math.Sin(1), 4 * Math.Cos(1), 2, 1)), @"another point, \(x, y\) = \(2, 1\)" },

        { "inner derivative", "number", s_number.Check(Gradient(3, 0.5, inner: 0)[0]), "inner derivative" },
        { "inner derivative", "vector", s_vector.Check(Gradient(3, 0.5, inner: 0)), "inner derivative" },
        { "inner derivative", "matrix", s_jacobian.Check((double x, double y) => Jacobian(x, y, inner: 0)), "inner derivative" },
        { "inner derivative", "function", Exercise.Partial(s_half, "x").Check((double x, double y) => Gradient(x, y, inner: 0)[0]),
            "inner derivative" },
        { "inner derivative", "plane", s_plane.Check(PlaneAt(1.5, 1, inner: 1)), "inner derivative" },

        { "h for 2h", "number", s_number.Check((F(3 + H, 0.5) - F(3 - H, 0.5)) / H), "2h" },
        { "h for 2h", "vector", s_vector.Check(new[]
            { (F(3 + H, 0.5) - F(3 - H, 0.5)) / H, (F(3, 0.5 + H) - F(3, 0.5 - H)) / H }), "2 times the right|2h" },
        { "h for 2h", "vector of one", s_vector.Check(new[] { (F(3 + H, 0.5) - F(3 - H, 0.5)) / H, Gradient(3, 0.5)[1] }), "2h" },
        { "h for 2h", "function", Exercise.Partial(s_half, "x").Approximately(1e-6)
            .Check((double x, double y) => (F(x + H, y) - F(x - H, y)) / H), "2h" },
        { "h for 2h", "vector function", Exercise.Gradient(s_half).Approximately(1e-6).Check((double x, double y) =>
            new[] { (F(x + H, y) - F(x - H, y)) / H, (F(x, y + H) - F(x, y - H)) / H }), "2h" },
        { "h for 2h", "table", Exercise.TableSlope(new[,] { { 1, 2, 4.0 }, { 2, 3, 7 }, { 4, 5, 9 } }, (1, 1), (1, 1), true).Check(5),
            "apart" },

        { "not normalised", "number", Exercise.Directional(s_cubic, 3, 4).At(1, 2).Check(3 * 20 + 4 * 16), "divide it by its length" },
        { "not normalised", "function", Exercise.Directional(s_cubic, 3, 4).Check((double x, double y) =>
            (3 * ((3 * x * x * y * y) + (y * y * y))) + (4 * ((2 * x * x * x * y) + (3 * x * y * y)))), "divide it by its length" },
        { "another point", "the direction", Exercise.Directional(s_cubic, 3, 4).At(1, 2)
            .Check((0.6 * ((3 * 9 * 16) + 64)) + (0.8 * ((2 * 27 * 4) + (3 * 3 * 16)))), "at \\(x, y\\) = \\(3, 4\\), the direction" },
        { "normalised", "vector", Exercise.Gradient(Formula.Of((x, y) => x * x + y * y)).At(3, 4).Check(new[] { 0.6, 0.8 }), "length" },
        { "normalised", "vector function", Exercise.Gradient(Formula.Of((x, y) => x * x + y * y)).Check((double x, double y) =>
            new[] { x / Math.Sqrt((x * x) + (y * y)), y / Math.Sqrt((x * x) + (y * y)) }), "length" },

        { "transposed", "matrix", Exercise.Jacobian(s_real, s_other).At(2, 1).Check(
            new[,] { { 4, Math.Cos(2) + 1 }, { 4, 2 * Math.Cos(2) } }), "Rows and columns are exchanged" },
        { "transposed", "matrix function", s_jacobian.Check((double x, double y) => Jacobian(x, y, transposed: true)),
            "Rows and columns are exchanged" },
        { "transposed", "matrix of another shape", Exercise.Jacobian(s_real, s_other, s_f).At(2, 1)
            .Check(new[,] { { 1.0, 2, 3 }, { 4, 5, 6 } }),
            "3 rows and 2 columns; yours is a matrix of 2 rows and 3 columns" },
        { "transposed", "numbers", Exercise.Value(Matrix<double>.Build.DenseOfArray(new[,] { { 1.0, 2 }, { 3, 4 } }))
            .Check(new[,] { { 1, 3 }, { 2, 4 } }), "exchanged" },

        { "unevaluated function", "number", s_number.Check((double x, double y) => Gradient(x, y)[0]), "✓ Right" },
        { "unevaluated function", "plane", s_plane.Check((double x, double y) =>
            Math.Sin(1.5) + (y * Math.Cos(x * y) * (x - 1.5)) + (x * Math.Cos(x * y) * (y - 1))), "still functions" },
        { "unevaluated function", "value", Exercise.Value(2.0).Check((double x) => 2 * x), "number|takes" },
        { "unevaluated function", "vector", s_vector.Check((Func<double, double>[])[x => x, x => x]), "type|numbers" },
        { "unevaluated function", "choice", Exercise.Choice(("2", true, ""), ("4", false, ""))
            .Check((object)((Func<double, double>)(x => x))), "none of the options" },
        { "unevaluated function", "open", Exercise.Open<double>("a number").Where(x => x > 0, "It is not.")
            .Check((object)((Func<double>)(() => 2))), "Asked is double" },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void A_usual_mistake_is_told_in_every_kind_of_question(string mistake, string kind, Verdict verdict, string told)
    {
        string text = verdict.Hints(9).ToString();
        Assert.True(System.Text.RegularExpressions.Regex.IsMatch(text, told), $"{mistake}, {kind}: {told}\n{text}");
    }
}
