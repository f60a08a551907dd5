using System.Globalization;
using System.Text.Json;
using CsCheck;
using MathNet.Numerics.LinearAlgebra;

namespace PartialDerivatives.Tests;

public class FiniteDifferenceWithErrorTests
{
    public static TheoryData<string> Names => [.. FiniteDifferenceFunctions.ByName.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_true_gradient_and_Hessian_are_within_the_estimated_error(string name)
    {
        Func<double[], double> f = FiniteDifferenceFunctions.ByName[name];
        foreach (JsonElement point in Points(name))
        {
            double[] at = Numbers(point.GetProperty("at"));
            Estimate<Vector<double>> gradient = FiniteDifference.Of(f).GradientWithError(at);
            Estimate<Matrix<double>> hessian = FiniteDifference.Of(f).HessianWithError(at);
            double[] exactGradient = Numbers(point.GetProperty("gradient"));
            double[][] exactHessian = [.. point.GetProperty("hessian").EnumerateArray().Select(Numbers)];
            for (int i = 0; i < at.Length; i++)
            {
                Within(exactGradient[i], gradient.Value[i], gradient.Error[i]);
                for (int j = 0; j < at.Length; j++)
                {
                    Within(exactHessian[i][j], hessian.Value[i, j], hessian.Error[i, j]);
                }
            }
        }
    }

    [Fact]
    public void The_estimated_error_is_small_for_most_of_the_functions()
    {
        List<double> gradients = [], hessians = [];
        foreach ((string name, Func<double[], double> f) in FiniteDifferenceFunctions.ByName)
        {
            foreach (JsonElement point in Points(name))
            {
                double[] at = Numbers(point.GetProperty("at"));
                Estimate<Vector<double>> gradient = FiniteDifference.Of(f).GradientWithError(at);
                Estimate<Matrix<double>> hessian = FiniteDifference.Of(f).HessianWithError(at);
                gradients.Add(gradient.Error.L2Norm() / Math.Max(1e-3, gradient.Value.L2Norm()));
                hessians.Add(hessian.Error.FrobeniusNorm() / Math.Max(1e-3, hessian.Value.FrobeniusNorm()));
            }
        }
        gradients.Sort();
        hessians.Sort();
        Assert.InRange(gradients[gradients.Count / 2], 0, 1e-12);
        Assert.InRange(gradients[gradients.Count * 95 / 100], 0, 1e-10);
        Assert.InRange(hessians[hessians.Count / 2], 0, 1e-10);
        Assert.InRange(hessians[hessians.Count * 95 / 100], 0, 1e-8);
    }

    [Fact]
    public void The_true_derivative_of_waves_of_any_length_and_offset_is_within_the_estimated_error()
    {
        Gen.Select(Gen.Double[-2, 2], Gen.Double[-2, 2], Gen.Double[0, 6], Gen.Double[-3, 6]).ForAll((frequency, size, phase, offset) =>
        {
            // A frequency and a point of few digits, so that the argument of the sine is exact but for the phase.
            double w = Math.Round(Math.Pow(10, frequency), 2), x = Math.Round(Math.Pow(10, size), 2), above = Math.Pow(10, offset);
            Estimate<double> slope = FiniteDifference.Of(t => above + Math.Sin(w * t + phase)).PartialWithError([x], 0);
            Within(w * Math.Cos(w * x + phase), slope.Value, slope.Error, 2e-16 * w * (1 + w * x));
        });
    }

    [Fact]
    public void The_estimate_is_not_taken_in_by_a_function_whose_period_fits_the_steps()
    {
        // sin(2πkx) at x = 0 is 0 at every multiple of 1/k: the steps 1/4, 1/8, … would all be such multiples for k = 64.
        for (int k = 1; k <= 1024; k *= 2)
        {
            Estimate<double> slope = FiniteDifference.Of(x => Math.Sin(2 * Math.PI * k * x)).PartialWithError([0.0], 0);
            Within(2 * Math.PI * k, slope.Value, slope.Error);
            Assert.True(slope.Error < 1e-4 * k, slope.ToString());
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(3.0)]
    public void At_a_kink_the_error_covers_the_derivatives_of_both_sides(double slope)
    {
        Estimate<double> kink = FiniteDifference.Of(x => Math.Abs(x) + slope * x).PartialWithError([0.0], 0);
        Within(slope + 1, kink.Value, kink.Error);
        Within(slope - 1, kink.Value, kink.Error);
        Estimate<double> hinge = FiniteDifference.Of(x => Math.Max(0, x - 2)).PartialWithError([2.0], 0);
        Within(0, hinge.Value, hinge.Error);
        Within(1, hinge.Value, hinge.Error);
    }

    public static TheoryData<string, Func<double, double>, double, double, double> CurvedKinks => new()
    {
        { "|x² − 1|", x => Math.Abs(x * x - 1), 1, -2, 2 },
        { "max(x², x) at 1", x => Math.Max(x * x, x), 1, 1, 2 },
        { "max(x², x) at 0", x => Math.Max(x * x, x), 0, 0, 1 },
        { "max(x⁴, x)", x => Math.Max(x * x * x * x, x), 1, 1, 4 },
        { "min(x², 2x)", x => Math.Min(x * x, 2 * x), 2, 2, 4 },
        { "|x² − 2|", x => Math.Abs(x * x - 2), Math.Sqrt(2), -2 * Math.Sqrt(2), 2 * Math.Sqrt(2) },
        { "max(0, x² − 1)", x => Math.Max(0, x * x - 1), 1, 0, 2 },
        { "|x³ − 8|", x => Math.Abs(x * x * x - 8), 2, -12, 12 },
    };

    /// <summary>Longer steps than the sides of the kink see no kink, and must not decide.</summary>
    [Theory]
    [MemberData(nameof(CurvedKinks))]
    public void At_a_kink_between_curves_too(string name, Func<double, double> f, double at, double left, double right)
    {
        Estimate<double> kink = FiniteDifference.Of(f).PartialWithError([at], 0);
        Assert.True(kink.Error < 10 * (right - left), name);
        Within(left, kink.Value, kink.Error);
        Within(right, kink.Value, kink.Error);
    }

    [Fact]
    public void Beside_a_kink_the_derivative_is_that_of_the_side()
    {
        Estimate<double> slope = FiniteDifference.Of(x => Math.Abs(x)).PartialWithError([1e-3], 0);
        Assert.Equal(1, slope.Value, 1e-12);
        Within(1, slope.Value, slope.Error);
    }

    [Fact]
    public void Where_there_is_no_derivative_it_cannot_tell()
    {
        CannotTell(FiniteDifference.Of(x => x < 0 ? 0 : 1).PartialWithError([0.0], 0));
        CannotTell(FiniteDifference.Of(Math.Cbrt).PartialWithError([0.0], 0));
        // Its waves are shorter than the distance from 1e7 to the next number.
        CannotTell(FiniteDifference.Of(x => Math.Sin(1e9 * x)).PartialWithError([1e7], 0));

        static void CannotTell(Estimate<double> slope)
        {
            Assert.Equal((double.NaN, double.PositiveInfinity), (slope.Value, slope.Error));
            Assert.StartsWith("cannot tell", slope.ToString());
        }
    }

    [Fact]
    public void The_scale_of_f_is_found_where_it_is_far_from_that_of_the_point()
    {
        Close(-0.999360807438212, FiniteDifference.Of(Math.Sin).PartialWithError([1e5], 0), 1e-12);
        Close(-Math.Sin(1e5), FiniteDifference.Of(Math.Sin).PartialWithError([1e5], [0, 0]), 1e-9);
        Close(-1e8, FiniteDifference.Of(x => 1 / x).PartialWithError([1e-4], 0), 1e-2);
        Close(2e12, FiniteDifference.Of(x => 1 / x).PartialWithError([1e-4], [0, 0]), 1e5);
        Close(1e9, FiniteDifference.Of(x => Math.Sin(1e9 * x)).PartialWithError([0.0], 0), 1);
        Close(1e-9, FiniteDifference.Of(x => 1 + Math.Sin(1e-9 * x)).PartialWithError([1.0], 0), 1e-19);
        Close(0, FiniteDifference.Of(x => Math.Max(0, x - 2)).PartialWithError([1.9], 0), 1e-3);
        Close(1e9, FiniteDifference.Of((x, y) => Math.Sin(1e9 * x) * Math.Cos(y / 1e9)).PartialWithError([0.0, 1.0], 0), 1);
        Close(
            Math.Cos(0.3) * Math.Cos(0.2),
            FiniteDifference.Of((x, y) => Math.Sin(1e6 * x) * Math.Sin(1e-6 * y)).PartialWithError([0.3e-6, 0.2e6], [0, 1]), 1e-7);

        static void Close(double exact, Estimate<double> slope, double atMost)
        {
            Within(exact, slope.Value, slope.Error);
            Assert.InRange(slope.Error, 0, atMost);
        }
    }

    [Fact]
    public void Noise_in_f_is_in_the_estimate()
    {
        Gen.Select(Gen.Double[-2, 2], Gen.Double[-12, -6]).ForAll((x, exponent) =>
        {
            double unit = Math.Pow(10, exponent);
            Estimate<double> slope = FiniteDifference.Of(t => Math.Round(Math.Sin(t) / unit) * unit).PartialWithError([x], 0);
            Within(Math.Cos(x), slope.Value, slope.Error);
            Assert.InRange(slope.Error, unit / 10, 1e4 * unit);
        });
    }

    [Fact]
    public void A_function_in_single_precision_is_noise_that_is_in_the_estimate()
    {
        Gen.Double[-2, 2].ForAll(x =>
        {
            Estimate<double> slope = FiniteDifference.Of((double t) => MathF.Sin((float)t)).PartialWithError([x], 0);
            Within(Math.Cos(x), slope.Value, slope.Error);
            Assert.InRange(slope.Error, 1e-8, 1e-3);
        });
    }

    [Fact]
    public void A_bump_that_the_long_steps_jump_over_is_seen()
    {
        Estimate<double> slope = FiniteDifference.Of(x => Math.Exp(-x * x / 4e-6)).PartialWithError([3e-3], 0);
        Within(-1500 * Math.Exp(-2.25), slope.Value, slope.Error);
        Assert.InRange(slope.Error, 0, 1e-6);
    }

    [Fact]
    public void Where_f_has_gone_flat_the_derivative_is_0_within_the_error()
    {
        Estimate<double> slope = FiniteDifference.Of(x => Math.Tanh(x)).PartialWithError([25.0], 0);
        Within(0, slope.Value, slope.Error);
        Assert.InRange(slope.Error, 0, 1e-10);
    }

    [Fact]
    public void Steps_that_leave_the_domain_are_passed_over()
    {
        Estimate<double> slope = FiniteDifference.Of(x => Math.Log(x)).PartialWithError([0.01], 0);
        Within(100, slope.Value, slope.Error);
        Assert.InRange(slope.Error, 0, 1e-9);
    }

    [Fact]
    public void A_point_on_the_edge_of_the_domain_is_reported()
    {
        Assert.Contains("in variable 0",
            Assert.Throws<NotFiniteNumberException>(() => FiniteDifference.Of(Math.Sqrt).PartialWithError([0.0], 0)).Message);
        Assert.Contains("the point itself",
            Assert.Throws<NotFiniteNumberException>(() => FiniteDifference.Of(x => Math.Log(x)).PartialWithError([0.0], 0)).Message);
    }

    [Fact]
    public void A_hole_in_the_domain_is_passed_over_and_the_steps_inside_it_count()
    {
        Estimate<double> slope = FiniteDifference.Of(x =>
            Math.Abs(x) is > 0.01 and < 0.05 ? double.NaN : Math.Sin(3 * x)).PartialWithError([0.0], 0);
        Within(3, slope.Value, slope.Error);
        Assert.InRange(slope.Error, 0, 1e-9);
    }

    [Fact]
    public void Differences_beyond_the_range_of_double_are_reported()
    {
        Assert.Contains("Scale f down", Assert.Throws<NotFiniteNumberException>(
            () => FiniteDifference.Of(x => x < 0 ? -1.7e308 : 1.7e308).PartialWithError([0.0], 0)).Message);
    }

    [Fact]
    public void A_constant_has_a_derivative_of_exactly_zero()
    {
        Estimate<double> zero = FiniteDifference.Of((double x) => 0).PartialWithError([1.0], 0);
        Assert.Equal(0, zero.Value);
        Assert.InRange(zero.Error, 0, 1e-320);
        Assert.Equal(0, FiniteDifference.Of((x, y) => 7).PartialWithError([1.0, 2.0], 0).Value);
    }

    [Theory]
    [InlineData(new[] { 0, 0, 0 })]
    [InlineData(new[] { 0, 0, 1 })]
    [InlineData(new[] { 0, 0, 0, 0 })]
    [InlineData(new[] { 0, 0, 1, 1 })]
    public void Third_and_fourth_derivatives_are_within_their_error_and_better_than_a_single_quotient(int[] variables)
    {
        Func<double, double, double> f = (x, y) => Math.Exp(x - 2 * y);
        double exact = Math.Pow(-2, variables.Count(v => v == 1)) * Math.Exp(0.3 - 1);
        Estimate<double> derivative = FiniteDifference.Of(f).PartialWithError([0.3, 0.5], variables);
        Within(exact, derivative.Value, derivative.Error);
        Assert.InRange(derivative.Error, 0, 1e-6);
        Assert.InRange(Math.Abs(derivative.Value - exact), 0, Math.Abs(FiniteDifference.Of(f).Partial([0.3, 0.5], variables) - exact));
    }

    [Fact]
    public void Directional_derivatives_are_within_their_error()
    {
        Estimate<double> slope = FiniteDifference.Of((x, y) => x * x * Math.Sin(y))
            .DirectionalWithError([1.0, 0.5], [3, 4], normalize: true);
        Within((6 * Math.Sin(0.5) + 4 * Math.Cos(0.5)) / 5, slope.Value, slope.Error);
        Assert.InRange(slope.Error, 0, 1e-12);
    }

    [Fact]
    public void Jacobians_are_within_their_error()
    {
        Estimate<Matrix<double>> jacobian = FiniteDifference.Of((r, t) =>
            new[] { r * Math.Cos(t), r * Math.Sin(t) }).JacobianWithError([2.0, 0.5]);
        double[,] exact = { { Math.Cos(0.5), -2 * Math.Sin(0.5) }, { Math.Sin(0.5), 2 * Math.Cos(0.5) } };
        for (int i = 0; i < 2; i++)
        {
            for (int j = 0; j < 2; j++)
            {
                Within(exact[i, j], jacobian.Value[i, j], jacobian.Error[i, j]);
                Assert.InRange(jacobian.Error[i, j], 0, 1e-12);
            }
        }
    }

    [Fact]
    public void The_evaluations_are_counted()
    {
        int calls = 0;
        double F(double x, double y)
        {
            calls++;
            return Math.Exp(x * y);
        }
        Assert.Equal(FiniteDifference.Of(F).PartialWithError([1.0, 0.5], 0).Evaluations, calls);
        calls = 0;
        Assert.Equal(FiniteDifference.Of(F).HessianWithError([1.0, 0.5]).Evaluations, calls);
        calls = 0;
        Assert.Equal(FiniteDifference.Of(F).DirectionalWithError([1.0, 0.5], [1, 1], normalize: true).Evaluations, calls);
        Assert.InRange(calls, 60, 110);
    }

    [Fact]
    public void An_estimate_shows_its_error_and_its_cost()
    {
        Assert.Equal("0.5 ± 2.0E-14 (31 evaluations)", new Estimate<double>(0.5, 2e-14, 31).ToString());
    }

    /// <summary>Asserts that the exact value is within the error; half a unit in its last place is that of the exact value
    /// itself.</summary>
    private static void Within(double exact, double value, double error, double slack = 0) =>
        Assert.True(Math.Abs(value - exact) <= error + Math.Abs(exact) * Math.Pow(2, -53) + slack, $"{value} ± {error} should be {exact}");

    private static IEnumerable<JsonElement> Points(string name)
    {
        string path = Path.Combine(Repository.Root, "tests", "PartialDerivatives.Tests", "derivatives.json");
        return JsonDocument.Parse(File.ReadAllText(path)).RootElement.EnumerateArray()
            .Single(function => function.GetProperty("name").GetString() == name).GetProperty("points").EnumerateArray();
    }

    private static double[] Numbers(JsonElement array) =>
        [.. array.EnumerateArray().Select(number =>
            number.ValueKind == JsonValueKind.String
                ? double.Parse(number.GetString()!, CultureInfo.InvariantCulture) : number.GetDouble())];
}
