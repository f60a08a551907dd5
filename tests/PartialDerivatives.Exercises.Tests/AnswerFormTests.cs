using MathNet.Numerics.LinearAlgebra;
using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests.Exercises;

/// <summary>A right answer is right in whatever type and shape it comes.</summary>
public class AnswerFormTests
{
    private static readonly Formula s_f = Formula.Of((x, y) => x * x * y + 3 * y * y);

    private static readonly FunctionExercise
        s_number = Exercise.Partial(s_f, "x").At(3, 2), s_vector = Exercise.Gradient(s_f).At(3, 2),
        s_matrix = Exercise.Hessian(s_f).At(3, 2),
        s_function = Exercise.Partial(s_f, "x"), s_gradient = Exercise.Gradient(s_f), s_hessian = Exercise.Hessian(s_f);

    private enum Which
    {
        Of,
    }

    public static TheoryData<Exercise, object> Right => new()
    {
        // Numbers: ∂f/∂x = 2xy = 12.
        { s_number, 12 }, { s_number, 12.0 }, { s_number, 12f }, { s_number, 12m }, { s_number, 12L }, { s_number, (short)12 },
        { s_number, (byte)12 }, { s_number, 12u }, { s_number, 12.000001 },

        // Vectors: (12, 21).
        { s_vector, new[] { 12, 21 } }, { s_vector, new[] { 12.0, 21 } }, { s_vector, new[] { 12f, 21f } },
        { s_vector, new[] { 12m, 21m } },
        { s_vector, new List<double> { 12, 21 } }, { s_vector, new List<int> { 12, 21 } }, { s_vector, (12, 21) },
        { s_vector, (12.0, 21f) },
        { s_vector, (dx: 12.0, dy: 21.0) }, { s_vector, Vector<double>.Build.Dense([12, 21]) },
        { s_vector, Vector<float>.Build.Dense([12, 21]) },
        { s_vector, Enumerable.Range(0, 2).Select(i => 12.0 + (9 * i)) }, { s_vector, new object[] { 12, 21.0 } },
        { s_vector, Matrix<double>.Build.DenseOfColumnArrays([12.0, 21]) }, { s_vector, new[,] { { 12, 21 } } },
        { s_vector, (Func<double, double, (double, double)>)((x, y) => (2 * x * y, (x * x) + (6 * y))) },

        // Matrices: ((4, 6), (6, 6)).
        { s_matrix, new[,] { { 4, 6 }, { 6, 6 } } }, { s_matrix, new[,] { { 4.0, 6 }, { 6, 6 } } },
        { s_matrix, new[,] { { 4f, 6 }, { 6, 6 } } },
        { s_matrix, new double[][] { [4, 6], [6, 6] } }, { s_matrix, new int[][] { [4, 6], [6, 6] } }, { s_matrix, ((4, 6), (6, 6)) },
        { s_matrix, new[] { (4.0, 6.0), (6.0, 6.0) } }, { s_matrix, new List<double[]> { new[] { 4.0, 6 }, new[] { 6.0, 6 } } },
        { s_matrix, Matrix<double>.Build.DenseOfRowArrays([4, 6], [6, 6]) },

        // Functions.
        { s_function, (Func<double, double, double>)((x, y) => 2 * x * y) },
        { s_function, (Func<double, double, float>)((x, y) => (float)(2 * x * y)) },
        { s_function, (Func<double, double, object>)((x, y) => 2 * x * y) }, { s_function, (Func<double[], double>)(x => 2 * x[0] * x[1]) },
        { s_function, (Func<Vector<double>, double>)(x => 2 * x[0] * x[1]) },
        { s_function, (Func<IList<double>, double>)(x => 2 * x[0] * x[1]) },
        { s_function, (Func<IReadOnlyList<double>, double>)(x => 2 * x[0] * x[1]) }, { s_function, Formula.Of((x, y) => 2 * x * y) },
        { s_function, Formula.Of((a, b) => a * b + b * a) },
        { s_gradient, (Func<double, double, (double, double)>)((x, y) => (2 * x * y, (x * x) + (6 * y))) },
        { s_gradient, (Func<double, double, (double East, double North)>)((x, y) => (2 * x * y, (x * x) + (6 * y))) },
        { s_gradient, (Func<double, double, List<double>>)((x, y) => [2 * x * y, (x * x) + (6 * y)]) },
        { s_gradient, (Func<double, double, IEnumerable<double>>)((x, y) => [2 * x * y, (x * x) + (6 * y)]) },
        { s_gradient, (Func<double, double, Vector<double>>)((x, y) => Vector<double>.Build.Dense([2 * x * y, (x * x) + (6 * y)])) },
        { s_gradient, (Func<double, double, float[]>)((x, y) => [(float)(2 * x * y), (float)((x * x) + (6 * y))]) },
        { s_gradient, new[] { Formula.Of((x, y) => 2 * x * y), Formula.Of((x, y) => x * x + 6 * y) } },
        { s_hessian, (Func<double, double, double[][]>)((x, y) => [[2 * y, 2 * x], [2 * x, 6]]) },
        { s_hessian, (Func<double, double, double[,]>)((x, y) => new[,] { { 2 * y, 2 * x }, { 2 * x, 6 } }) },
        { s_hessian, (Func<double, double, ((double, double), (double, double))>)((x, y) => ((2 * y, 2 * x), (2 * x, 6))) },

        // Kinds and choices.
        { Exercise.Kind(Formula.Of((x, y) => x * x - y * y), [0, 0]), CriticalPointKind.Saddle },
        { Exercise.Kind(Formula.Of((x, y) => x * x - y * y), [0, 0]), "It is a saddle point." },
        { Exercise.Choice(("true", true, ""), ("false", false, "")), true },
        { Exercise.Choice(("2", true, ""), ("3", false, "")), 2 },
        { Exercise.Choice(("Of", true, ""), ("At", false, "")), Which.Of },

        // Whatever has the properties.
        { Exercise.Open<double>("a root").Where(x => x * x == 4, "It is none."), -2 },
        { Exercise.Open<double>("a root").Where(x => x * x == 4, "It is none."), 2f },
        { Exercise.Open<double[]>("a point").Where(p => p.Sum() == 3, "It is none."), (1, 2) },
        { Exercise.Open<double[]>("a point").Where(p => p.Sum() == 3, "It is none."), new[] { 1f, 2f } },
        { Exercise.Open<double[]>("a point").Where(p => p.Sum() == 3, "It is none."), Vector<double>.Build.Dense([1, 2]) },
    };

    [Theory]
    [MemberData(nameof(Right))]
    public void It_is_right(Exercise exercise, object answer)
    {
        Verdict verdict = exercise.Check(answer);
        Assert.True(verdict.IsRight, $"{answer.GetType()}: {verdict}");
    }

    [Fact]
    public void A_sequence_without_an_end_is_a_vector_that_is_too_long()
    {
        static IEnumerable<double> Endless()
        {
            while (true)
            {
                yield return 1;
            }
        }
        Assert.Contains("Asked is a vector of 2 numbers; yours is a vector of", s_vector.Check(Endless()).ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_number_is_none() => Assert.Contains("Your answer is of type string[]",
        s_vector.Check(new[] { "12", "21" }).ToString(), StringComparison.Ordinal);
}
