using MathNet.Numerics.LinearAlgebra;
using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests.Exercises;

/// <summary>What can be asked for: values, gradients, matrices, slopes, kinds, choices; each with right and wrong answers.</summary>
public class ExerciseQuestionTests
{
    private static readonly Formula s_f = Formula.Of((x, y) => x * x * Sin(y));

    private static readonly Formula[] s_polar = [Formula.Of((r, φ) => r * Cos(φ)), Formula.Of((r, φ) => r * Sin(φ))];

    private static void Wrong(Verdict verdict, string hint)
    {
        Assert.Equal(VerdictKind.Wrong, verdict.Kind);
        Assert.Contains(hint, verdict.Hint ?? "no hint");
    }

    [Fact]
    public void The_value_at_a_point_is_a_number()
    {
        FunctionExercise exercise = Exercise.Partial(s_f, "x").At(2, π / 3);
        Assert.Equal("✓ Right: ∂f/∂x at (x, y) = (2, 1.0472)\nIt agrees with the exact answer.",
            exercise.Check(2 * Math.Sqrt(3)).ToString());
        Assert.True(exercise.Check(3.4641016).IsRight);
        Assert.Equal("≈ Close: ∂f/∂x at (x, y) = (2, 1.0472)\nOff by 1e−4. Give more digits, or let C# compute the expression.",
            exercise.Check(3.464).ToString());
        Assert.Equal(VerdictKind.Wrong, exercise.Check(3).Kind);
    }

    public static TheoryData<string, double, string> WrongNumbers => new()
    {
        { "x", 2.25 * Math.Cos(1), "derivative by y" },
        { "x", -3 * Math.Sin(1), "sign" },
        { "x", 1.5 * Math.Sin(1), "power rule for x²" },
        { "x", 3 * Math.Sin(1 * Math.PI / 180), "radians" },
        { "x", 2 * Math.Sin(1.5), "x and y are exchanged" },
        { "x", 3, "the factor sin(y) is constant" },
        { "x", 1.2622, "power rule for x²" },
        { "x", 2.25 * Math.Sin(1), "f itself" },
        { "x", 2 * Math.Sin(1), "once too often" },
        { "x", 2.25 * 2 * Math.Sin(1), "the exponent goes down by one" },
        { "x", 3 * Math.Sin(1.5), "x stands in the place of y" },
        { "x", 3 * Math.Sin(-1), "sign" },
        { "x", (1.6 * 1.6 - 1.5 * 1.5) / 0.1 * Math.Sin(1), "forward difference with h = 0.1" },
        { "x", (2 * 2 - 1.5 * 1.5) / 0.5 * Math.Sin(1), "forward difference with h = 0.5" },
        { "y", 3 * Math.Sin(1), "derivative by x" },
        { "y", 2.25, "another point: where y is 0" },
        { "y", Math.Cos(1), "the factor x² is constant" },
        { "y", 2.25 * Math.Cos(1) * 100, "per cent" },
        { "y", Math.Truncate(2.25 * Math.Cos(1)), "quotient of whole numbers" },
    };

    [Theory]
    [MemberData(nameof(WrongNumbers))]
    public void A_wrong_number_is_explained_by_what_leads_there_and_the_right_one_is_not_shown(string variable, double number, string hint)
    {
        Verdict verdict = Exercise.Partial(s_f, variable).At(1.5, 1).Check(number);
        Assert.Equal(VerdictKind.Wrong, verdict.Kind);
        // A cause is one of several that may have led there; what the number is of the right one is a fact.
        Assert.Matches("^One way to this number: |^The sign is wrong: |^Yours is ", verdict.Hint);
        Assert.Contains(hint, verdict.Hint);
        Assert.DoesNotContain("the right one", verdict.ToString());
    }

    [Fact]
    public void A_wrong_number_that_is_no_usual_mistake_gets_no_hint() =>
        Assert.Equal("✗ Not right yet: ∂f/∂x at (x, y) = (2, 1)\n"
            + "What is certain: the sign is right, the size is not.\nYours is 7.77: too large.",
            Exercise.Partial(s_f, "x").At(2, 1).Check(7.77).ToString());

    [Fact]
    public void A_second_derivative_is_asked_for_by_two_names()
    {
        Assert.True(Exercise.Partial(s_f, "x", "y").Check((x, y) => 2 * x * Math.Cos(y)).IsRight);
        Assert.StartsWith("✓ Right: ∂²f/∂y∂x", Exercise.Partial(s_f, "x", "y").Check((x, y) => 2 * x * Math.Cos(y)).ToString());
        Assert.StartsWith("✓ Right: ∂²f/∂x²", Exercise.Partial(s_f, "x", "x").Check((x, y) => 2 * Math.Sin(y)).ToString());
        Wrong(Exercise.Partial(s_f, "x", "y").Check((x, y) => 2 * x * Math.Sin(y)), "first derivative by x");
        Wrong(Exercise.Partial(s_f, "x", "x").Check((x, y) => 2 * x * Math.Sin(y)), "first derivative by x");
        Wrong(Exercise.Partial(s_f, "x", "x").Check((x, y) => 2 * x * Math.Cos(y)), "by x, then by y");
        Wrong(Exercise.Partial(s_f, "x", "y").Check((x, y) => -2 * x * Math.Cos(y)), "minus");
    }

    [Fact]
    public void One_variable_has_an_ordinary_derivative() =>
        Assert.StartsWith("✓ Right: df/dt\n", Exercise.Partial(Formula.Of(t => s_f.Call(Cos(t), Sin(t))), "t")
            .Check(t => -2 * Cos(t) * Sin(t) * Sin(Sin(t)) + Cos(t) * Cos(t) * Cos(Sin(t)) * Cos(t)).ToString());

    [Fact]
    public void A_term_of_the_chain_rule_along_a_path_may_be_lost() =>
        Wrong(
            Exercise.Partial(Formula.Of(t => s_f.Call(Cos(t), Sin(t))), "t").Check(t =>
                -2 * Math.Cos(t) * Math.Sin(t) * Math.Sin(Math.Sin(t))),
            "in which sin(sin(t)) is differentiated: it is missing");

    [Fact]
    public void A_gradient_is_a_function_that_gives_an_array_a_tuple_or_a_vector()
    {
        FunctionExercise exercise = Exercise.Gradient(s_f);
        Assert.True(exercise.Check((double x, double y) => new[] { 2 * x * Sin(y), x * x * Cos(y) }).IsRight);
        Assert.True(exercise.Check((double x, double y) => (2 * x * Sin(y), x * x * Cos(y))).IsRight);
        Assert.True(exercise.Check((double x, double y) => Vector<double>.Build.Dense([2 * x * Sin(y), x * x * Cos(y)])).IsRight);
        Assert.True(exercise.Check((double[] x) => new[] { 2 * x[0] * Sin(x[1]), x[0] * x[0] * Cos(x[1]) }).IsRight);
        Assert.True(exercise.Check(new[] { Formula.Of((x, y) => 2 * x * Sin(y)), Formula.Of((x, y) => x * x * Cos(y)) }).IsRight);
        Assert.True(exercise.At(2, 1).Check(s_f.Gradient([2.0, 1.0])).IsRight);
        Assert.True(exercise.At(2, 1).Check((4 * Math.Sin(1), 4 * Math.Cos(1))).IsRight);
    }

    [Fact]
    public void Of_a_wrong_gradient_the_first_wrong_component_is_explained()
    {
        FunctionExercise exercise = Exercise.Gradient(s_f);
        Verdict verdict = exercise.Check((double x, double y) => new[] { 2 * x * Sin(y), -x * x * Cos(y) });
        Wrong(verdict, "has no minus");
        Assert.Contains("1 of 2 are right. This is about ∂f/∂y.", verdict.ToString());
        Wrong(exercise.Check((double x, double y) => new[] { x * x * Cos(y), 2 * x * Sin(y) }), "The order is wrong");
        Wrong(exercise.Check((double x, double y) => new[] { 2 * x * Sin(y) }),
            "Asked is a vector of 2 numbers; yours is a vector of 1 number");
        Wrong(exercise.Check((double x, double y) => 2 * x * Sin(y)), "yours is a number");
        Wrong(exercise.Check((double x, double y) =>
        {
            double u = 2 * x * Sin(y), v = x * x * Cos(y), length = Math.Sqrt(u * u + v * v);
            return new[] { u / length, v / length };
        }), "divided by its length");
    }

    [Fact]
    public void An_entry_that_looks_like_another_one_is_not_called_moved_unless_the_other_place_is_wrong_in_the_same_way()
    {
        FunctionExercise gradient = Exercise.Gradient(Formula.Of((u, b) => Tanh(u / 2 + b)));
        double Slope(double u, double b) => 1 - Pow(Tanh(u / 2 + b), 2);
        Wrong(gradient.Check((double u, double b) => new[] { Slope(u, b), Slope(u, b) }), "is missing: multiply by 1/2");
        Wrong(gradient.Check((double u, double b) => new[] { Slope(u, b), Slope(u, b) / 2 }), "The order is wrong");

        FunctionExercise square = Exercise.Jacobian(Formula.Of((x, y) => x * x - y * y), Formula.Of((x, y) => 2 * x * y));
        Wrong(square.Check((double x, double y) => new[,] { { 2 * x, 2 * y }, { 2 * y, 2 * x } }), "sign");
        Wrong(square.Check((double x, double y) => new[,] { { 2 * x, 2 * y }, { -2 * y, 2 * x } }), "Rows and columns are exchanged");
    }

    [Fact]
    public void The_gradient_of_a_function_of_a_vector_has_its_components()
    {
        FunctionExercise exercise = Exercise.Gradient(Formula.Of(x => Sum(0, 2, i => x[i] * x[i] * (i + 1))));
        Assert.True(exercise.Check((double[] x) => x.Select((v, i) => 2 * v * (i + 1)).ToArray()).IsRight);
        Assert.True(exercise.Check((Vector<double> x) => Vector<double>.Build.Dense(3, i => 2 * x[i] * (i + 1))).IsRight);
        Assert.Equal(VerdictKind.Wrong, exercise.Check((double[] x) => x).Kind);
    }

    public static TheoryData<string, Func<double, double, double, double>, double, VerdictKind, string> LossGradients => new()
    {
        { "right", (n, residual, x) => 2 / n * residual * x, 1, VerdictKind.Right, "" },
        { "no inner derivative", (n, residual, x) => 2 / n * residual, 1, VerdictKind.Wrong, "y[j])² is missing: multiply by X[j, 0]" },
        { "no 2", (n, residual, x) => residual * x / n, 1, VerdictKind.Wrong, "the exponent 2 comes down as a factor" },
        { "no 1/n", (n, residual, x) => 2 * residual * x, 1, VerdictKind.Wrong, "the constant factor 1/30 stays" },
        { "sign", (n, residual, x) => -2 / n * residual * x, 1, VerdictKind.Wrong, "sign" },
        { "no target", (n, residual, x) => 2 / n * residual * x, 0, VerdictKind.Wrong, "" },
    };

    [Theory]
    [MemberData(nameof(LossGradients))]
    public void The_gradient_of_a_mean_squared_error_over_data_is_checked(
        string name, Func<double, double, double, double> term, double target, VerdictKind kind, string hint)
    {
        var (X, y) = Data.Regression();
        int n = X.RowCount, d = X.ColumnCount;
        Formula loss = Formula.Of(w => Sum(0, n - 1, j => Pow(Sum(0, d - 1, i => X[j, i] * w[i]) - y[j], 2)) / n);
        Verdict verdict = Exercise.Gradient(loss).Check((double[] w) => Enumerable.Range(0, d).Select(k => Enumerable.Range(0, n).Sum(j =>
            term(n, Enumerable.Range(0, d).Sum(i => X[j, i] * w[i]) - target * y[j], X[j, k]))).ToArray());
        Assert.True(kind == verdict.Kind, $"{name}: {verdict}");
        Assert.Contains(hint, verdict.Hint ?? "");
    }

    [Fact]
    public void What_the_library_differentiated_is_right_but_no_answer()
    {
        Formula f1 = Formula.Of((x, y) => x * x * Sin(y));
        Verdict verdict = Exercise.Partial(f1, "y").Check(f1.Partial("y"));
        Assert.Equal(VerdictKind.Borrowed, verdict.Kind);
        Assert.StartsWith("○ The library's answer: ∂f/∂y\nThe library differentiated it", verdict.ToString(), StringComparison.Ordinal);
        Assert.Throws<CheckFailedException>(verdict.Require);
        Assert.Equal(VerdictKind.Borrowed, Exercise.Partial(f1, "y").Check((Func<double, double, double>)f1.Partial("y").Call).Kind);
        Assert.Equal(VerdictKind.Borrowed, Exercise.Gradient(f1).Check(f1.Gradient()).Kind);
        Assert.Equal(VerdictKind.Borrowed, Exercise.Hessian(f1).Check(f1.Hessian()).Kind);
        Assert.Equal(VerdictKind.Borrowed, Exercise.Jacobian(s_polar).Check(Formula.Jacobian(s_polar)).Kind);
        Assert.True(Exercise.Partial(f1, "y").Check(Formula.Of((x, y) => x * x * Cos(y))).IsRight);
    }

    [Fact]
    public void A_Jacobian_is_a_matrix()
    {
        FunctionExercise exercise = Exercise.Jacobian(s_polar);
        Assert.True(exercise.Check((double r, double φ) => new[,] { { Cos(φ), -r * Sin(φ) }, { Sin(φ), r * Cos(φ) } }).IsRight);
        Assert.True(exercise.Check((double r, double φ) => new[] { new[] { Cos(φ), -r * Sin(φ) }, [Sin(φ), r * Cos(φ)] }).IsRight);
        Assert.True(exercise.At(2, π / 6).Check(Formula.Jacobian(s_polar).At(2, π / 6)).IsRight);
        Wrong(exercise.Check((double r, double φ) => new[,] { { Cos(φ), Sin(φ) }, { -r * Sin(φ), r * Cos(φ) } }),
            "Rows and columns are exchanged");
        Verdict sign = exercise.Check((double r, double φ) => new[,] { { Cos(φ), r * Sin(φ) }, { Sin(φ), r * Cos(φ) } });
        Wrong(sign, "that of cos is −sin");
        Assert.Contains("3 of 4 are right. This is about the entry in row 1, column 2.", sign.ToString());
        Wrong(exercise.Check((double r, double φ) => new[] { r, φ }),
            "Asked is a matrix of 2 rows and 2 columns; yours is a vector of 2 numbers");
    }

    [Fact]
    public void A_Hessian_is_a_matrix()
    {
        FunctionExercise exercise = Exercise.Hessian(s_f);
        Assert.True(exercise.Check((double x, double y) =>
            new[,] { { 2 * Sin(y), 2 * x * Cos(y) }, { 2 * x * Cos(y), -x * x * Sin(y) } }).IsRight);
        Assert.True(exercise.At(2, 1).Check(s_f.Hessian([2.0, 1.0])).IsRight);
        Verdict sign = exercise.Check((double x, double y) =>
            new[,] { { 2 * Sin(y), 2 * x * Cos(y) }, { 2 * x * Cos(y), x * x * Sin(y) } });
        Wrong(sign, "that of cos is −sin");
        Assert.Contains("This is about ∂²f/∂y²", sign.ToString());
    }

    [Fact]
    public void A_directional_derivative_is_the_slope_for_a_direction_of_length_1()
    {
        Formula f = Formula.Of((x, y) => x * x + 3 * y);
        FunctionExercise exercise = Exercise.Directional(f, 3, 4);
        Assert.True(exercise.Check((x, y) => (3 * 2 * x + 4 * 3) / 5).IsRight);
        Wrong(exercise.Check((x, y) => 3 * 2 * x + 4 * 3), "another length than 1");
        Wrong(exercise.Check((x, y) => 2 * x), "∂f/∂x, the slope along one axis");
        Wrong(exercise.Check((x, y) => 0.6 * 2 * x), "slope along y is missing");
        Wrong(exercise.Check((x, y) => (4 * 2 * x + 3 * 3) / 5), "another order");
        Wrong(exercise.At(1, 1).Check(18), "another length than 1");
        Wrong(exercise.Check((x, y) => Math.Sqrt(4 * x * x + 9)), "length of the gradient");
    }

    [Fact]
    public void Any_formula_can_be_asked_for()
    {
        FunctionExercise exercise = Exercise.Function(Formula.Of((x, y) => 1 + 2 * (x - 1) - 3 * (y - 2)));
        Assert.True(exercise.Check((x, y) => 5 + 2 * x - 3 * y).IsRight);
        Wrong(exercise.Check((x, y) => 4 + 2 * x - 3 * y), "by the constant −1");
        Wrong(exercise.Check((x, y) => 5 + 2 * x + 3 * y), "The term 3·y has the wrong sign");
        Wrong(exercise.Check((x, y) => 5 + 2 * x), "The term −3·y is missing");
        Wrong(exercise.Check((x, y) => 5 + 2 * y - 3 * x), "x and y are exchanged");
    }

    [Fact]
    public void Computed_numbers_can_be_asked_for()
    {
        Assert.True(Exercise.Value(2 * Math.Sqrt(3)).Check(3.4641016).IsRight);
        Assert.Equal(VerdictKind.Close, Exercise.Value(2 * Math.Sqrt(3)).Check(3.46).Kind);
        Wrong(Exercise.Value(1.5).Check(-1.5), "The sign is wrong");
        Wrong(Exercise.Value(Math.PI / 6).Check(30), "Degrees");
        Verdict other = Exercise.Value(1.5).Check(1.2);
        Assert.Null(other.Hint);
        Assert.Equal("✗ Not right yet: the number\nWhat is certain: the sign is right, the size is not.\nYours is 1.2: too small.",
            other.ToString());

        var vector = Vector<double>.Build.Dense([1, 2, 3]);
        Assert.True(Exercise.Value(vector).Check(new[] { 1, 2, 3 }).IsRight);
        Assert.True(Exercise.Value(vector).Check((1.0, 2.0, 3.0)).IsRight);
        Wrong(Exercise.Value(vector).Check(new[] { 3.0, 2, 1 }), "The order is wrong");
        var matrix = Matrix<double>.Build.DenseOfArray(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        Assert.True(Exercise.Value(matrix).Check(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }).IsRight);
        Assert.Equal(VerdictKind.Wrong, Exercise.Value(matrix).Check(matrix.Transpose()).Kind);
    }

    [Fact]
    public void Zero_is_right_up_to_rounding_and_compared_with_the_other_components()
    {
        FunctionExercise exercise = Exercise.Gradient(s_f).At(2, π / 2);
        Assert.True(exercise.Check(new[] { 4.0, 0 }).IsRight);
        Assert.Equal(VerdictKind.Wrong, exercise.Check(new[] { 4.0, 0.1 }).Kind);
        Assert.True(Exercise.Partial(Formula.Of((x, y) => x + y * y), "x", "y").Check((x, y) => 0).IsRight);
    }

    [Fact]
    public void A_question_that_makes_no_sense_is_refused()
    {
        Assert.Contains("\"z\"", Assert.Throws<ArgumentException>(() => Exercise.Partial(s_f, "z")).Message);
        Assert.Throws<ArgumentException>(() => Exercise.Partial(s_f));
        Assert.Throws<ArgumentNullException>(() => Exercise.Gradient(null!));
        Assert.Throws<ArgumentException>(() => Exercise.Jacobian());
        Assert.Throws<ArgumentException>(() => Exercise.Directional(s_f, 0, 0));
        Assert.Throws<ArgumentException>(() => Exercise.Directional(s_f, 1));
        Assert.Throws<ArgumentException>(() => Exercise.Kind(s_f, [1.0, 1.0]));
        Assert.Contains("2 variables", Assert.Throws<ArgumentException>(() => Exercise.Partial(s_f, "x").At(1)).Message);
        Assert.Contains("not finite at [0]",
            Assert.Throws<ArgumentException>(() => Exercise.Partial(Formula.Of(x => Log(x)), "x").At(0)).Message);
        Assert.Contains("2 ranges",
            Assert.Throws<ArgumentException>(() => Exercise.Partial(Formula.Of((x, y, z) => x * y * z), "x").Over((0, 1), (0, 1))).Message);
        Assert.Contains("(2, 1) is not a range", Assert.Throws<ArgumentException>(() => Exercise.Partial(s_f, "x").Over((2, 1))).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Exercise.Partial(s_f, "x").Approximately(0));
        Assert.Contains(".Over(",
            Assert.Throws<ArgumentException>(() => Exercise.Partial(Formula.Of(x => Log(-1 - x * x)), "x").Check(x => x)).Message);
        Assert.Throws<ArgumentException>(() => Exercise.Partial(Formula.Of(x => Sum(0, 2, i => x[i] * x[i])), "x[k]"));
    }
}
