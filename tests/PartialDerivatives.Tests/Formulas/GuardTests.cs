using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests.Formulas;

/// <summary>Small decisions of simplifier, printer and compiler, each at the place where it decides.</summary>
public sealed class GuardTests
{
    [Fact]
    public void No_relation_but_not_equal_holds_for_NaN_in_every_evaluation()
    {
        Formula[] formulas =
        [
            Formula.Of(x => x < 1 ? 1 : 2), Formula.Of(x => x <= 1 ? 1 : 2), Formula.Of(x => x == 1 ? 1 : 2),
                Formula.Of(x => x != 1 ? 2 : 1),
            Formula.Of(x => x >= 1 ? 1 : 2), Formula.Of(x => x > 1 ? 1 : 2), Formula.Of(x => !(x <= 1) ? 2 : 1),
        ];
        Assert.All(formulas, f => Assert.Equal([2, 2], [f.At(double.NaN), f.Compile().Value(double.NaN)]));
        Assert.All(formulas, f => Assert.Equal(f.At(1), f.Compile().Value(1)));
    }

    [Fact]
    public void Division_by_a_power_of_two_is_a_multiplication_only_where_that_is_exact()
    {
        double large = Math.ScaleB(1, 1023), small = Math.ScaleB(1, -1030);
        Formula byLarge = Formula.Of((x, y) => x / (large * y)), bySmall = Formula.Of((x, y) => x / (small * y)),
            bySmallNumber = Formula.Of(x => x / small);
        Assert.Equal(1, byLarge.Compile().Value(large, 1));
        Assert.Equal(4, bySmall.Compile().Value(4 * small, 1));
        Assert.Equal(4, bySmallNumber.Compile().Value(4 * small));
        Assert.Equal(4, bySmallNumber.At(4 * small));
    }

    [Fact]
    public void A_signed_zero_is_on_its_side_of_the_cut_of_the_angle()
    {
        Formula angle = Formula.Of((y, x) => Atan2(y, x));
        Assert.All([angle.At(-0.0, -1), angle.Compile().Value(-0.0, -1), angle.Evaluate<Dual<double>>([-0.0, -1]).Value], value =>
            Assert.Equal(-π, value));
        Assert.All([angle.At(0, -1), angle.Compile().Value(0, -1), angle.Evaluate<Dual<double>>([0, -1]).Value], value =>
            Assert.Equal(π, value));
    }

    // u′·v − u·v′ of these has up to 6 terms, and is shorter when it is multiplied out.
    [Fact]
    public void The_numerator_of_a_quotient_is_multiplied_out_where_that_is_shorter()
    {
        Assert.Equal("(x² − 2·x − 2)/(x − 1)²", Formula.Of(x => (x * x + x + 1) / (x - 1)).Partial("x").ToString());
        Assert.Equal("(−x² − 2·x)/(x² + x + 1)²", Formula.Of(x => (x + 1) / (x * x + x + 1)).Partial("x").ToString());
    }

    [Fact]
    public void Only_multiples_of_pi_are_written_as_such()
    {
        Assert.Equal(["π·x", "2·π·x/3", "x/π", "π²·x/6"], new[]
        {
            Formula.Of(x => Math.PI * x), Formula.Of(x => 2 * Math.PI / 3 * x), Formula.Of(x => x / Math.PI),
                Formula.Of(x => Math.PI * Math.PI / 6 * x),
        }.Select(f => f.ToString()));
        double near = Math.PI * (1 + 1e-15);
        Assert.Equal("3.1415926535897967·x", Formula.Of(x => near * x).ToString());
        Assert.Equal("3.14159265358979·x", Formula.Of(x => 3.14159265358979 * x).ToString());
    }
}
