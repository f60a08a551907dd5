using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests.Formulas;

/// <summary>What is wrong is refused with the part, the reason, and what to write instead.</summary>
public sealed class FormulaErrorTests
{
    private static readonly Formula s_seed = Formula.Of((x, y) => x * x * Sin(y));

    private static double Helper(double x) => x * x;

    [Fact]
    public void A_method_of_ones_own_should_be_a_formula() =>
        Refused(() => Formula.Of(x => 1 + Helper(x)), "Helper(x)", "no expression tree", "helper.Call(…)");

    [Fact]
    public void A_sequence_should_be_a_Sum() =>
        Refused(() => Formula.Of((double[] x) => x.Sum()), "x.Sum()", "Sequences", "Sum(0, n - 1, i => ");

    [Fact]
    public void A_delegate_should_be_a_formula()
    {
        Func<double, double> g = x => x;
        Refused(() => Formula.Of(x => g(x)), "Invoke", "delegate", "Formula.Of");
    }

    [Fact]
    public void Truth_values_are_not_compared()
    {
        Refused(() => Formula.Of(x => (x > 0) == (x < 1) ? x : 0), "not a comparison", "&&, || and !");
        Refused(() => Formula.Of(x => (x > 0) ^ (x < 1) ? x : 0), "not a comparison", "&&, || and !");
    }

    [Fact]
    public void Functions_with_jumps_are_refused() =>
        Refused(() => Formula.Of(x => Math.Floor(x)), "Floor(x)", "jumps", "Sin, Sinh, Sqrt");

    [Fact]
    public void The_sign_of_Math_is_the_sign()
    {
        Assert.Equal("x·sign(x)", Formula.Of(x => Math.Sign(x) * x).ToString());
        Refused(() => Formula.Of(x => (int)x * x), "Cutting off the fraction", "c ? a : b");
        Refused(() => Formula.Of(x => Math.Max((int)x, 1) * x), "whole number", "functions of double");
    }

    [Fact]
    public void Whole_numbers_that_are_no_index_are_numbers()
    {
        Assert.Equal("x·(sign(x) + 1)", Formula.Of(x => (Math.Sign(x) + 1) * x).ToString());
        Assert.Equal("−sign(x)·sign(y)", Formula.Of((x, y) => -Math.Sign(x) * Math.Sign(y)).ToString());
        Assert.Equal(-4, Formula.Of(x => (3 - 2 * (1 + Math.Sign(x))) * 4.0).At(2));
        Assert.Equal(7, Formula.Of(x => Sum(1, 2, i => Sum(1, 2, j => i * j * x)) - Sum(0, 2, i => (i - 1) * (i + 1) * x)).At(1));
        Refused(() => Formula.Of(x => Math.Sign(x) / 2), "(Sign(x) / 2)", "cuts off the fraction", "Sign(x) / (double)2");
    }

    [Fact]
    public void Captured_numbers_may_be_of_any_type()
    {
        (byte b, short s, uint u, ulong l, float f) = (1, 2, 3, 4, 0.5f);
        Assert.Equal("10.5·x", Formula.Of(x => b * x + s * x + u * x + l * x + f * x).ToString());
        char c = 'c';
        Refused(() => Formula.Of(x => Convert.ToDouble(c) * x), "Invalid cast");
    }

    [Fact]
    public void What_has_no_value_yet_is_named()
    {
        double[]? none = null;
        double[] empty = [];
        Refused(() => Formula.Of(x => none![0] * x), "none", "Set it before.");
        Refused(() => Formula.Of(x => none!.Length * x), "none", "when the formula is made", "Set it before.");
        Refused(() => Formula.Of(x => empty[0] * x), "empty has 0 entries", "Fill it");
        Refused(() => Formula.Of((double[] x) => Sum(0, 2, i => empty[i] * x[i])), "empty has 0 entries", "Fill it");
        Refused(() => Formula.Of((double[] x) => Sum(0, 2, i => none![i] * x[i])), "none", "It is null", "Set it before.");
        Formula? g = null;
        Refused(() => Formula.Of(x => g!.Call(x)), "`g`", "It is null", "Set it before.");
        double[][] rows = [[1, 2], null!];
        Refused(() => Formula.Of((double[] x) => Sum(0, 1, i => rows[i][0] * x[i])), "rows of the same length");
    }

    [Fact]
    public void A_captured_division_in_a_subscript_is_an_index()
    {
        int n = 5;
        int[] whole = [3, 1, 2];
        int[,] table = { { 1, 7 } };
        Assert.Equal("2·x", Formula.Of(x => whole[n / 2] * x).ToString());
        Assert.Equal("5·x", Formula.Of(x => (2 * whole[n / 2] + 1) * x).ToString());
        Assert.Equal("7·x", Formula.Of(x => table[n / 6, n / 5] * x).ToString());
    }

    [Fact]
    public void A_captured_division_that_cuts_off_the_fraction_is_refused()
    {
        int n = 3, zero = 0;
        long m = 4;
        Refused(() => Formula.Of(x => 1 / n * x), "1 / 3 is 0, not 0.3333", "1 / (double)n");
        Refused(() => Formula.Of(x => Pow(x, 1 / n)), "(1 / n)", "1 / (double)n");
        Refused(() => Formula.Of((x, y) => x + (n + m / n) * y), "4 / 3 is 1, not 1.3333");
        Refused(() => Formula.Of(x => x * (1 / zero)), "1 / 0 has no value");
        Assert.Equal("2·x", Formula.Of(x => m / 2 * x).ToString());
        Assert.Equal("x/3", Formula.Of(x => x / n).ToString());
        Assert.Equal("x[1]", Formula.Of((double[] x) => x[n / 2]).ToString());
    }

    [Fact]
    public void A_formula_called_in_one_variable_is_not_ambiguous()
    {
        Formula square = Formula.Of(x => x * x), sum = Formula.Of((double[] x) => Sum(0, 1, i => x[i]));
        Assert.Equal("sin(x²)", Formula.Of(x => Sin(square.Call(x))).ToString());
        Assert.Equal("x²", Formula.Of(x => square.Call(x)).ToString());
        Assert.Equal("5", Formula.Of(x => 5.0).ToString());
        Refused(() => Formula.Of(x => sum.Call(x)), "sum.Call(x)", "(double[] x) => ");
    }

    [Fact]
    public void Float_functions_are_refused() =>
        Refused(() => Formula.Of(x => MathF.Sin((float)x)), "Sin", "double, not float", "Math.Sin");

    [Fact]
    public void The_remainder_is_refused() => Refused(() => Formula.Of(x => x % 2), "%", "jumps", "c ? a : b");

    [Fact]
    public void Whole_number_division_is_refused() =>
        Refused(() => Formula.Of(x => Sum(0, 3, i => x[i / 2])), "(i / 2)", "cuts off", "i / 2.0");

    [Fact]
    public void An_index_that_is_not_affine_is_refused() =>
        Refused(() => Formula.Of(x => Sum(0, 3, i => x[i * i])), "(i * i)", "not an affine index", "two-dimensional");

    [Fact]
    public void An_index_beyond_the_data_is_refused()
    {
        double[] data = [1, 2, 3];
        Refused(() => Formula.Of(x => Sum(0, 3, i => data[i] * x[i])), "data[i]", "goes up to 3", "the last index is 2");
    }

    [Fact]
    public void Captured_numbers_must_be_finite()
    {
        double a = double.NaN;
        Refused(() => Formula.Of(x => a * x), "a", "NaN", "finite");
    }

    [Fact]
    public void An_unknown_variable_is_refused_with_the_allowed_ones() =>
        Refused<ArgumentException>(() => s_seed.Partial("z"), "\"z\"", "\"x\", \"y\"", "Partial(\"x\")");

    [Fact]
    public void A_variable_in_the_wrong_case_was_probably_meant() =>
        Refused<ArgumentException>(() => s_seed.Partial("Y"), "perhaps you meant Partial(\"y\")");

    [Fact]
    public void An_index_of_no_variable_is_refused() => Refused<ArgumentOutOfRangeException>(() => s_seed.Partial(2), "0 to 1");

    [Fact]
    public void No_variable_is_refused() => Refused<ArgumentException>(() => s_seed.Partial(Array.Empty<string>()), "Partial(\"x\")");

    [Fact]
    public void A_wrong_number_of_coordinates_is_refused()
    {
        Refused<ArgumentException>(() => s_seed.At(1.0), "1 coordinates", "x, y", "f.At(1.0, 0.5)");
        Refused<ArgumentException>(() => s_seed.Gradient([1.0, 2.0, 3.0]), "3 coordinates");
        Refused<ArgumentException>(() => s_seed.Evaluate<double>([1.0]), "1 coordinates");
    }

    [Fact]
    public void A_vector_that_is_too_short_is_refused() =>
        Refused<ArgumentException>(() => Formula.Of(x => Sum(0, 3, i => x[i + 1])).At(1, 2, 3), "x[4]", "at least 5");

    [Fact]
    public void An_index_only_known_at_the_point_is_checked_there() =>
        Refused<ArgumentException>(() => Formula.Of(x => Sum(0, x.Length - 1, i => x[i] * x[3])).At(1, 2, 3), "index 3", "0 to 2");

    [Fact]
    public void A_formula_for_every_k_has_no_value() =>
        Refused<InvalidOperationException>(() =>
            Formula.Of(x => Sum(0, 3, i => x[i] * x[i])).Partial("x[k]").At(1, 2, 3, 4), "every k", "Partial(\"x[0]\")");

    [Fact]
    public void More_formulas_than_anybody_reads_are_not_made()
    {
        Formula f = Formula.Of((double[] x) => Sum(0, 2_000_000_000, i => x[i]));
        Refused<InvalidOperationException>(() => f.Gradient(), "2000000001", "x[k]");
        Refused<InvalidOperationException>(() => Formula.Of((double[] x) => x[9_999]).Hessian(), "100000000", "Hessian(at)");
    }

    [Fact]
    public void Outputs_must_fit()
    {
        Refused<ArgumentException>(() => s_seed.Compile().ValueAndGradient([1.0, 2.0], new double[3]), "3 places", "2 numbers");
        double[] same = [1.0, 2.0];
        Refused<ArgumentException>(() => s_seed.Compile().ValueAndGradient(same, same), "overlaps");
    }

    [Fact]
    public void Formulas_of_a_Jacobian_have_the_same_variables() =>
        Refused<ArgumentException>(() => Formula.Jacobian(s_seed, Formula.Of(u => u)), "(x, y)", "(u)");

    [Fact]
    public void Null_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => Formula.Of((System.Linq.Expressions.Expression<Func<double, double>>)null!));
        Assert.Throws<ArgumentNullException>(() => s_seed.Partial((string[])null!));
    }

    private static void Refused(Action action, params string[] parts) => Refused<UnsupportedExpressionException>(action, parts);

    private static void Refused<T>(Action action, params string[] parts)
        where T : Exception
    {
        string message = Assert.Throws<T>(action).Message;
        Assert.All(parts, p => Assert.Contains(p, message));
    }
}
