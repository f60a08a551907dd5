using CsCheck;

namespace PartialDerivatives.Tests;

public class StencilTests
{
    // Fornberg (1988), tables 1 and 2, for h = 1.
    [Theory]
    [InlineData("central", 2, 1, "-1/2 1/2")]
    [InlineData("central", 4, 1, "1/12 -2/3 2/3 -1/12")]
    [InlineData("central", 6, 1, "-1/60 3/20 -3/4 3/4 -3/20 1/60")]
    [InlineData("central", 8, 1, "1/280 -4/105 1/5 -4/5 4/5 -1/5 4/105 -1/280")]
    [InlineData("central", 2, 2, "1 -2 1")]
    [InlineData("central", 4, 2, "-1/12 4/3 -5/2 4/3 -1/12")]
    [InlineData("central", 8, 2, "-1/560 8/315 -1/5 8/5 -205/72 8/5 -1/5 8/315 -1/560")]
    [InlineData("central", 2, 3, "-1/2 1 -1 1/2")]
    [InlineData("central", 4, 3, "1/8 -1 13/8 -13/8 1 -1/8")]
    [InlineData("central", 2, 4, "1 -4 6 -4 1")]
    [InlineData("central", 6, 4, "7/240 -2/5 169/60 -122/15 91/8 -122/15 169/60 -2/5 7/240")]
    [InlineData("forward", 1, 1, "-1 1")]
    [InlineData("forward", 2, 1, "-3/2 2 -1/2")]
    [InlineData("forward", 4, 1, "-25/12 4 -3 4/3 -1/4")]
    [InlineData("forward", 1, 2, "1 -2 1")]
    [InlineData("forward", 3, 2, "35/12 -26/3 19/2 -14/3 11/12")]
    [InlineData("forward", 1, 4, "1 -4 6 -4 1")]
    [InlineData("backward", 1, 1, "-1 1")]
    [InlineData("backward", 2, 1, "1/2 -2 3/2")]
    public void The_weights_are_the_published_ones_to_the_last_bit(string side, int accuracy, int order, string weights)
    {
        Stencil stencil = side switch { "central" => Stencil.Central, "forward" => Stencil.Forward, _ => Stencil.Backward };
        DifferenceQuotient quotient = stencil.OfAccuracy(accuracy).Quotient(order);
        Assert.Equal(weights.Split(' ').Select(Fraction), quotient.Weights);
        Assert.Equal((order, accuracy), (quotient.Order, quotient.Accuracy));

        static double Fraction(string text) =>
            text.Split('/') is [string numerator, string denominator] ? double.Parse(numerator) / double.Parse(denominator)
                : double.Parse(text);
    }

    [Fact]
    public void Weights_on_any_points_are_exact_for_the_polynomials_through_them()
    {
        Gen.Select(Gen.Int[-40, 40].Array[2, 8], Gen.Int[1, 4], Gen.Int[1, 8]).ForAll((points, order, divisor) =>
        {
            double[] offsets = [.. points.Distinct().Select(p => p / (double)divisor)];
            if (offsets.Length <= order)
            {
                return;
            }
            DifferenceQuotient quotient = Stencil.Of(offsets).Quotient(order);
            for (int power = 0; power < offsets.Length; power++)
            {
                double[] terms = [.. quotient.Weights.Zip(quotient.Offsets, (w, o) => w * Math.Pow(o, power))];
                double exact = power == order ? Enumerable.Range(1, order).Aggregate(1, (product, i) => product * i) : 0;
                Assert.Equal(exact, terms.Sum(), 1e-11 * (1 + terms.Sum(Math.Abs)));
            }
        });
    }

    [Theory]
    [InlineData(1, "(f(x+h) − f(x−h)) / 2h")]
    [InlineData(2, "(f(x+h) − 2·f(x) + f(x−h)) / h²")]
    [InlineData(3, "(f(x+2h) − 2·f(x+h) + 2·f(x−h) − f(x−2h)) / 2h³")]
    [InlineData(4, "(f(x+2h) − 4·f(x+h) + 6·f(x) − 4·f(x−h) + f(x−2h)) / h⁴")]
    public void A_quotient_shows_itself_as_its_formula(int order, string formula)
    {
        Assert.Equal(formula, Stencil.Central.Quotient(order).ToString());
    }

    [Fact]
    public void Formulas_of_one_sided_and_own_stencils_show_as_well()
    {
        Assert.Equal("(f(x+h) − f(x)) / h", Stencil.Forward.Quotient().ToString());
        Assert.Equal("(f(x) − f(x−h)) / h", Stencil.Backward.Quotient().ToString());
        Assert.Equal("(−f(x+2h) + 8·f(x+h) − 8·f(x−h) + f(x−2h)) / 12h", Stencil.Central.OfAccuracy(4).Quotient().ToString());
        Assert.Equal("(f(x+0.5h) − f(x−0.5h)) / h", Stencil.Of(-0.5, 0.5).Quotient().ToString());
    }

    [Fact]
    public void The_offsets_of_an_own_stencil_may_come_in_any_order()
    {
        Assert.Equal([-1.0, 0, 2], Stencil.Of(2, -1, 0).Quotient().Offsets);
        Assert.Equal([-2.0 / 3, 0.5, 1.0 / 6], Stencil.Of(2, -1, 0).Quotient().Weights);
    }

    [Fact]
    public void The_default_step_moves_to_a_number_that_is_exactly_the_step_away()
    {
        Gen.Select(Gen.Double[-1e9, 1e9], Gen.Int[1, 4]).ForAll((x, order) =>
        {
            double h = Stencil.Central.Quotient(order).Step(x);
            Assert.Equal(h, x + h - x);
            Assert.Equal(h, x - (x - h));
        });
    }

    [Theory]
    [InlineData(1, 2, 6.9e-6)]
    [InlineData(1, 4, 1.1e-3)]
    [InlineData(2, 2, 2.7e-4)]
    [InlineData(4, 2, 5.3e-3)]
    public void The_default_step_grows_with_the_order_of_the_derivative_and_the_accuracy(int order, int accuracy, double expected)
    {
        Assert.Equal(expected, Stencil.Central.OfAccuracy(accuracy).Quotient(order).Step(1), 0.05 * expected);
        Assert.Equal(1000 * expected, Stencil.Central.OfAccuracy(accuracy).Quotient(order).Step(-1000), 50 * expected);
    }

    // At a single step the rounding errors may cancel by luck, so the best step is judged by the error over many points.
    [Theory]
    [InlineData(1, 2)]
    [InlineData(1, 4)]
    [InlineData(1, 6)]
    [InlineData(2, 2)]
    [InlineData(2, 4)]
    [InlineData(3, 2)]
    [InlineData(4, 2)]
    public void No_other_step_is_much_better_than_the_default(int order, int accuracy)
    {
        Stencil stencil = Stencil.Central.OfAccuracy(accuracy);
        int[] variables = new int[order];
        double atDefault = MeanError(null);
        double best = Enumerable.Range(2, 40).Min(i => MeanError(Math.Pow(10, -0.2 * i)));
        Assert.True(atDefault <= 4 * best, $"{atDefault} against {best}");

        double MeanError(double? h) => Enumerable.Range(0, 50).Average(i =>
        {
            double x = 0.3 + 0.013 * i;
            return Math.Abs(FiniteDifference.Of(Math.Exp, stencil, h).Partial([x], variables) - Math.Exp(x));
        });
    }

    [Fact]
    public void The_accuracy_of_long_stencils_is_known()
    {
        for (int points = 2; points <= 32; points++)
        {
            double[] oneSided = [.. Enumerable.Range(0, points).Select(i => (double)i)];
            double[] symmetric = [.. oneSided.Select(o => o - (points - 1) / 2.0)];
            for (int order = 1; order < Math.Min(points, 5); order++)
            {
                Assert.Equal(points - order, Stencil.Of(oneSided).Quotient(order).Accuracy);
                Assert.Equal(points - order + (points - order) % 2, Stencil.Of(symmetric).Quotient(order).Accuracy);
            }
        }
    }

    [Fact]
    public void Offsets_that_leave_no_digits_are_refused()
    {
        double[] many = [.. Enumerable.Range(0, 151).Select(i => (double)i)];
        Assert.Contains("151 offsets", Assert.Throws<ArgumentException>("offsets", () => Stencil.Of(many)).Message);
        Assert.Contains("1E+200", Assert.Throws<ArgumentException>("offsets", () => Stencil.Of(-1e200, 1e200)).Message);
        Assert.Contains("closer", Assert.Throws<ArgumentException>("offsets", () => Stencil.Of(0, 1e-200)).Message);
    }

    [Fact]
    public void What_is_no_stencil_is_refused_with_what_to_do()
    {
        Assert.Contains("twice", Assert.Throws<ArgumentException>("offsets", () => Stencil.Of(1, 0, 1)).Message);
        Assert.Contains("NaN", Assert.Throws<ArgumentException>("offsets", () => Stencil.Of(1, double.NaN)).Message);
        Assert.Contains("two", Assert.Throws<ArgumentException>("offsets", () => Stencil.Of(1)).Message);
        Assert.Contains("even", Assert.Throws<ArgumentOutOfRangeException>("accuracy", () => Stencil.Central.OfAccuracy(3)).Message);
        Assert.Contains("1 to 8", Assert.Throws<ArgumentOutOfRangeException>("accuracy", () => Stencil.Forward.OfAccuracy(0)).Message);
        Assert.Contains("Stencil.Of", Assert.Throws<InvalidOperationException>(() => Stencil.Of(-1, 1).OfAccuracy(4)).Message);
        Assert.Contains("1 to 8", Assert.Throws<ArgumentOutOfRangeException>("order", () => Stencil.Central.Quotient(0)).Message);
        Assert.Contains("3 points", Assert.Throws<ArgumentOutOfRangeException>("order", () => Stencil.Of(-1, 0, 1).Quotient(3)).Message);
    }
}
