using CsCheck;
using MathNet.Numerics.LinearAlgebra;

namespace PartialDerivatives.Tests;

public class FiniteDifferenceTests
{
    private static readonly Func<double, double, double> s_seed = (x, y) => x * x * Math.Sin(y);

    [Theory]
    [InlineData(1.0, 0.5, 0.958851077208406, 0.8775825618903727)]
    [InlineData(2.0, 1.0471975511965976, 3.4641016151377544, 2.0)]
    [InlineData(-1.5, 1.0, -2.5244129544236895, 1.2156801882033144)]
    public void The_chapters_partials_come_out_to_ten_digits(double x, double y, double inX, double inY)
    {
        Assert.Equal(inX, FiniteDifference.Of(s_seed).Partial([x, y], 0), 3e-10);
        Assert.Equal(inY, FiniteDifference.Of(s_seed).Partial([x, y], 1), 3e-10);
    }

    [Fact]
    public void A_given_step_is_used_to_the_last_bit_by_each_stencil()
    {
        Gen.Select(Gen.Double[-3, 3], Gen.Double[-3, 3], Gen.Double[-9, 0]).ForAll((x, y, exponent) =>
        {
            double h = Math.Pow(10, exponent);
            Assert.Equal((s_seed(x + h, y) - s_seed(x - h, y)) / (2 * h),
                FiniteDifference.Of(s_seed, Stencil.Central, h).Partial([x, y], 0));
            Assert.Equal((s_seed(x, y + h) - s_seed(x, y - h)) / (2 * h), FiniteDifference.Of(s_seed, h: h).Partial([x, y], 1));
            Assert.Equal((s_seed(x + h, y) - s_seed(x, y)) / h, FiniteDifference.Of(s_seed, Stencil.Forward, h).Partial([x, y], 0));
            Assert.Equal((s_seed(x, y) - s_seed(x, y - h)) / h, FiniteDifference.Of(s_seed, Stencil.Backward, h).Partial([x, y], 1));
        });
    }

    [Theory]
    [InlineData("forward", 3e-8)]
    [InlineData("backward", 3e-8)]
    [InlineData("central", 1e-10)]
    public void The_default_step_gives_each_stencil_the_digits_it_can_have(string side, double tolerance)
    {
        foreach (double x in new[] { -1000.0, -1.3, 0, 1e-3, 0.7, 12.0, 1e6 })
        {
            // As smooth on the scale max(1, |x|) of the default step as sin is on the scale 1.
            double scale = Math.Max(1, Math.Abs(x));
            double slope = FiniteDifference.Of(t => Math.Sin(t / scale), Side(side)).Partial([x], 0);
            Assert.Equal(Math.Cos(x / scale), slope * scale, tolerance);
        }
    }

    [Theory]
    [InlineData("central", 6)]
    [InlineData("forward", 4)]
    [InlineData("backward", 4)]
    public void A_gradient_takes_no_more_evaluations_than_it_must(string side, int expected)
    {
        int evaluations = 0;
        double F(double[] x)
        {
            evaluations++;
            return x[0] * x[1] * x[2];
        }
        Vector<double> gradient = FiniteDifference.Of(F, Side(side)).Gradient([1.0, 2.0, 3.0]);
        Assert.Equal(expected, evaluations);
        Assert.Equal([6, 3, 2], gradient.Select(g => Math.Round(g, 6)));
    }

    [Fact]
    public void A_gradient_allocates_nothing_for_an_evaluation()
    {
        Func<double[], double> f = x => x[0] + x[^1];
        double[] few = new double[10], many = new double[1010];
        Allocated(few);

        // The point twice, its scale and the gradient: four numbers a variable. One object for each of the 2000 evaluations would double
        // that.
        Assert.InRange(Allocated(many) - Allocated(few), 0, 4 * 1000 * sizeof(double) + 100);

        long Allocated(double[] at)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            FiniteDifference.Of(f).Gradient(at);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void The_callers_point_is_never_written_to_not_even_for_a_moment()
    {
        double[] at = [1.0, 2.0];
        FiniteDifference.Of(x =>
            {
                Assert.NotSame(at, x);
                Assert.Equal([1.0, 2.0], at);
                return x[0] * x[1];
            }).Gradient(at);
    }

    [Fact]
    public void Each_variable_is_stepped_alone()
    {
        List<double[]> seen = [];
        FiniteDifference.Of(x =>
            {
                seen.Add([.. x]);
                return 0;
            }, h: 1).Gradient([10.0, 20.0]);
        Assert.Equal([[9, 20], [11, 20], [10, 19], [10, 21]], seen);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_value_that_is_not_finite_is_reported_with_the_point_and_the_variable(double value)
    {
        NotFiniteNumberException error = Assert.Throws<NotFiniteNumberException>(
            () => FiniteDifference.Of((x, y) => y < 0.25 ? value : x, h: 0.125).Gradient([1.0, 0.25]));
        Assert.Contains("at [1, 0.125]", error.Message);
        Assert.Contains("the point [1, 0.25] in variable 1", error.Message);
        Assert.Equal(value, error.OffendingNumber);
    }

    [Fact]
    public void A_one_sided_stencil_stays_on_its_side()
    {
        Assert.Equal(1.5, FiniteDifference.Of(x => x < 0 ? double.NaN : 1.5 * x, Stencil.Forward).Partial([0.0], 0), 1e-7);
        Assert.Equal(1.5, FiniteDifference.Of(x => x > 0 ? double.NaN : 1.5 * x, Stencil.Backward).Partial([0.0], 0), 1e-7);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1e-3)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e-17)]
    public void A_step_that_is_no_step_is_refused(double h)
    {
        ArgumentException error = Assert.Throws<ArgumentException>("h", () => FiniteDifference.Of(Math.Sin, h: h).Partial([1.0], 0));
        Assert.Contains(Require(h), error.Message);

        static string Require(double h) => h.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData(1e300)]
    [InlineData(-1.7e308)]
    [InlineData(double.MaxValue)]
    [InlineData(double.MinValue)]
    public void At_the_end_of_the_range_a_default_step_stays_in_it(double x)
    {
        Assert.All(
            [
                FiniteDifference.Of(t => t / 4).Partial([x], 0),
                FiniteDifference.Of((s, t) => s / 4 - t / 4).Gradient(x, 2)[0],
                FiniteDifference.Of(t => t / 4, Stencil.Forward).Partial([x], 0),
                FiniteDifference.Of(t => t / 4, Stencil.Backward).Partial([x], 0),
                FiniteDifference.Of(t => t / 4, typicalSize: [1e305]).Partial([x], 0),
                FiniteDifference.Of(t => t / 4, bounds: [(double.NegativeInfinity, double.PositiveInfinity)]).Partial([x], 0),
                FiniteDifference.Of(t => t / 4).Directional([x], [1.0], normalize: true),
                FiniteDifference.Of(t => t / 4).PartialWithError([x], 0).Value,
                FiniteDifference.Of(t => new[] { 1, t / 4 }).Jacobian(x)[1, 0],
                FiniteDifference.Of(t => t / 1e9).Partial([x], [0, 0]) + 0.25,
            ],
            slope => Assert.Equal(0.25, slope, 1e-9));
        Assert.Throws<ArgumentException>("h", () => FiniteDifference.Of(t => t / 4, h: double.MaxValue).Partial([x], 0));
    }

    [Fact]
    public void The_smallest_step_that_moves_the_point_is_named_and_is_the_smallest()
    {
        Gen.Select(Gen.Double[-1e9, 1e9], Gen.Int[0, 2]).ForAll((x, side) =>
        {
            Stencil stencil = new[] { Stencil.Forward, Stencil.Backward, Stencil.Central }[side];
            string message = Assert.Throws<ArgumentException>("h", () =>
                FiniteDifference.Of(t => t, stencil, h: 0).Partial([x], 0)).Message;
            string named = message.Split("number: ")[1].Split(" is the smallest")[0];
            double smallest = double.Parse(named, System.Globalization.CultureInfo.InvariantCulture);

            Assert.True(double.IsFinite(FiniteDifference.Of(t => t, stencil, smallest).Partial([x], 0)));
            Assert.Throws<ArgumentException>("h", () => FiniteDifference.Of(t => t, stencil, Math.BitDecrement(smallest)).Partial([x], 0));
        });
    }

    [Fact]
    public void A_point_that_is_no_point_is_refused()
    {
        Assert.Throws<ArgumentException>("at", () => FiniteDifference.Of(s_seed).Gradient([1.0]));
        Assert.Throws<ArgumentException>("at", () => FiniteDifference.Of(s_seed).Gradient([1.0, double.NaN]));
        Assert.Throws<ArgumentException>("at", () => FiniteDifference.Of((double[] x) => x.Sum()).Gradient([]));
        Assert.Throws<ArgumentOutOfRangeException>("variable", () => FiniteDifference.Of(s_seed).Partial([1.0, 0.5], 2));
        Assert.Throws<ArgumentNullException>("f", () => FiniteDifference.Of((Func<double[], double>)null!).Gradient([1.0]));
        Assert.Throws<ArgumentNullException>("f", () => FiniteDifference.Of((Func<double, double>)null!).Gradient([1.0]));
    }

    [Fact]
    public void Functions_of_one_to_four_numbers_and_of_an_array_give_the_same()
    {
        double[] at = [0.5, 1.5, -2, 3];
        Assert.Equal(FiniteDifference.Of(x => Math.Exp(x[0])).Gradient(at[..1]), FiniteDifference.Of(Math.Exp).Gradient(at[..1]));
        Assert.Equal(FiniteDifference.Of(x => x[0] * x[1]).Gradient(at[..2]), FiniteDifference.Of((a, b) => a * b).Gradient(at[..2]));
        Assert.Equal(FiniteDifference.Of(x => x[0] * x[1] * x[2]).Gradient(at[..3]),
            FiniteDifference.Of((a, b, c) => a * b * c).Gradient(at[..3]));
        Assert.Equal(FiniteDifference.Of(x => x[0] * x[1] * x[2] * x[3]).Gradient(at),
            FiniteDifference.Of((a, b, c, d) => a * b * c * d).Gradient(at));
    }

    [Fact]
    public void A_gradient_is_that_of_a_function_of_one_component_to_the_last_bit()
    {
        Stencil[] stencils = [Stencil.Central, Stencil.Forward, Stencil.Backward, Stencil.Central.OfAccuracy(4), Stencil.Of(-1, 0.5, 2)];
        Gen.Select(Gen.Double[-3, 3], Gen.Double[-1e3, 1e3], Gen.Int[0, stencils.Length - 1], Gen.Bool).ForAll((x, y, k, hasStep) =>
        {
            double? h = hasStep ? 1e-3 : null;
            int calls = 0;
            Vector<double> gradient = FiniteDifference.Of(Counted, stencils[k], h).Gradient(x, y);
            IReadOnlyList<double> offsets = stencils[k].Quotient().Offsets;
            Assert.Equal(offsets.Contains(0) ? 2 * offsets.Count - 1 : 2 * offsets.Count, calls);
            Assert.Equal(FiniteDifference.Of((x, y) => [s_seed(x, y)], stencils[k], h).Jacobian(x, y).Row(0), gradient);
            Assert.Equal(gradient[1], FiniteDifference.Of(s_seed, stencils[k], h).Partial([x, y], 1));

            double Counted(double x, double y)
            {
                calls++;
                return s_seed(x, y);
            }
        });
    }

    [Theory]
    [InlineData(1e300, 1e-5)]
    [InlineData(1.0, 1e301)]
    [InlineData(1.0, double.NaN)]
    [InlineData(1.0, -1.0)]
    public void A_step_that_is_none_is_refused_by_every_stencil(double x, double h)
    {
        foreach (Stencil stencil in (Stencil[])[Stencil.Central, Stencil.Forward, Stencil.Of(-1e4, 1e4)])
        {
            if (h != 1e301)
            {
                Assert.Throws<ArgumentException>(() => FiniteDifference.Of((double x) => x / 2, stencil, h).Gradient(x));
            }
            else
            {
                Assert.Equal(0.5, FiniteDifference.Of((double x) => x / 2, stencil, h).Gradient(x)[0], 1e-12);
            }
        }
    }

    private static Stencil Side(string side) => side switch
    {
        "forward" => Stencil.Forward,
        "backward" => Stencil.Backward,
        _ => Stencil.Central,
    };
}
