namespace PartialDerivatives.Tests;

public class VectorFunctionTests
{
    private static readonly double[] s_weights = [1.25, -0.5, 2.0];
    private static readonly double[][] s_inputs = [.. Enumerable.Range(0, 20).Select(i => new[] { 1.0, Math.Sin(i), 0.1 * i })];
    private static readonly double[] s_targets = [.. Enumerable.Range(0, 20).Select(i => Math.Cos(3 * i))];
    private static readonly double[] s_logits = [2.0, -1.0, 0.5, 30.0, 29.0];

    [Fact]
    public void Forward_gradient_of_Rosenbrock_of_1000_variables_is_that_by_hand()
    {
        double[] x = VectorFunctions.RosenbrockStart(1000);
        AssertClose(VectorFunctions.RosenbrockGradient(x), ForwardMode.Of(VectorFunctions.Rosenbrock).Gradient(x));
    }

    [Fact]
    public void Reverse_gradient_of_Rosenbrock_of_1000_variables_is_that_by_hand()
    {
        double[] x = VectorFunctions.RosenbrockStart(1000);
        AssertClose(VectorFunctions.RosenbrockGradient(x), ReverseMode.Of(VectorFunctions.Rosenbrock).Gradient(x));
    }

    [Theory]
    [InlineData(10, 2056.8788609544877)]
    [InlineData(100, 24928.895330831081)]
    [InlineData(1000, 253649.84524462622)]
    [InlineData(10000, 2540859.4229115546)]
    public void Value_of_Rosenbrock_comes_along(int n, double value) =>
        Assert.Equal(value, ReverseMode.Of(VectorFunctions.Rosenbrock).ValueAndGradient(VectorFunctions.RosenbrockStart(n)).Value,
            1e-13 * value);

    [Fact]
    public void Gradient_of_the_mean_squared_error_is_that_by_hand()
    {
        double[] expected = VectorFunctions.MeanSquaredErrorGradient(s_weights, s_inputs, s_targets);
        AssertClose(expected, ForwardMode.Of(w => VectorFunctions.MeanSquaredError(w, s_inputs, s_targets)).Gradient(s_weights));
        AssertClose(expected, ReverseMode.Of(w => VectorFunctions.MeanSquaredError(w, s_inputs, s_targets)).Gradient(s_weights));
    }

    [Fact]
    public void Gradient_of_the_softmax_cross_entropy_is_that_by_hand()
    {
        double[] expected = VectorFunctions.SoftmaxCrossEntropyGradient(s_logits, 4);
        AssertClose(expected, ForwardMode.Of(z => VectorFunctions.SoftmaxCrossEntropy(z, 4)).Gradient(s_logits));
        AssertClose(expected, ReverseMode.Of(z => VectorFunctions.SoftmaxCrossEntropy(z, 4)).Gradient(s_logits));
    }

    private static void AssertClose(double[] expected, IList<double> actual)
    {
        Assert.Equal(expected.Length, actual.Count);
        double largest = expected.Max(Math.Abs);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 1e-15 * largest + 1e-13 * Math.Abs(expected[i]));
        }
    }
}
