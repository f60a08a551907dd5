using System.Globalization;
using System.Numerics;
using static PartialDerivatives.Elementary;

namespace PartialDerivatives.Tests;

public class DualTests
{
    private static T F<T>(T x, T y) where T : ITrigonometricFunctions<T> => x * x * T.Sin(y);

    [Fact]
    public void One_generic_method_runs_on_plain_numbers_and_on_duals_and_on_duals_of_duals()
    {
        Assert.Equal(4 * Math.Sin(0.5), F(2.0, 0.5));
        Assert.Equal(4 * Math.Sin(0.5), F<Dual<double>>(2.0, 0.5).Value);
        Assert.Equal(4 * Math.Sin(0.5), F(Dual<double>.Variable(2.0), 0.5).Derivative);
        Assert.Equal(2 * Math.Sin(0.5), F(Dual<Dual<double>>.Variable(Dual<double>.Variable(2.0)), 0.5).Derivative.Derivative);
    }

    [Fact]
    public void Literals_mix_with_duals_of_every_depth()
    {
        Dual<double> x = Dual<double>.Variable(3);
        Assert.Equal(new Dual<double>(6, 2), 2 * x);
        Assert.Equal(new Dual<double>(0.5, 1 / 6.0), x / 6);
        Assert.Equal(new Dual<double>(-2, -1), 1 - x);
        Assert.Equal(new Dual<double>(2, 1), x - 1);
        Assert.Equal(new Dual<double>(4.5, 1), x + 1.5);
        Assert.Equal(new Dual<double>(4, -4 / 3.0), 12 / x);

        var xx = new Dual<Dual<double>>(x, 1);
        Assert.Equal(new Dual<Dual<double>>(2 * x, 2), 2 * xx);
        Assert.Equal(new Dual<Dual<double>>(x / 6, 1 / 6.0), xx / 6);
        Assert.Equal(new Dual<Dual<double>>(1 - x, -1), 1 - xx);
    }

    [Fact]
    public void A_plain_number_next_to_a_dual_counts_as_a_constant()
    {
        Dual<double> x = Dual<double>.Variable(3), c = 0.7;
        Assert.Equal(c + x, 0.7 + x);
        Assert.Equal(x + c, x + 0.7);
        Assert.Equal(c - x, 0.7 - x);
        Assert.Equal(x - c, x - 0.7);
        Assert.Equal(c * x, 0.7 * x);
        Assert.Equal(x * c, x * 0.7);
        Assert.Equal(c / x, 0.7 / x);
        Assert.Equal(x / c, x / 0.7);
    }

    [Fact]
    public void Product_and_quotient_rules_hold()
    {
        Dual<double> x = new(3, 5), y = new(2, 7);
        Assert.Equal(new Dual<double>(6, 5 * 2 + 3 * 7), x * y);
        Assert.Equal(new Dual<double>(1.5, (5 * 2 - 3 * 7) / 4.0), x / y);
    }

    [Fact]
    public void Nested_derivatives_do_not_confuse_their_perturbations()
    {
        // d/dx [x · d/dy (x + y) at y = 1] at x = 1 is 1; with a single ε it would come out as 2.
        Dual<double> x = Dual<double>.Variable(1);
        Dual<double> inner = (Dual<Dual<double>>.Constant(x) + Dual<Dual<double>>.Variable(1)).Derivative;
        Assert.Equal(1, (x * inner).Derivative);
    }

    [Fact]
    public void Third_derivatives_come_by_a_third_depth()
    {
        var x = Dual<Dual<Dual<double>>>.Variable(Dual<Dual<double>>.Variable(Dual<double>.Variable(0.5)));
        Assert.Equal(8 * Math.Exp(1), Exp(2 * x).Derivative.Derivative.Derivative, 1e-14);
    }

    [Fact]
    public void Comparisons_compare_values()
    {
        Dual<double> x = new(1, 5), y = new(1, 7), z = new(2, 0);
        Assert.True(x == y && x != z && x < z && x <= y && z > x && y >= x);
        Assert.Equal(-1, x.CompareTo(z));
    }

    [Fact]
    public void Equals_compares_both_parts()
    {
        Assert.True(new Dual<double>(1, 5).Equals(new Dual<double>(1, 5)));
        Assert.False(new Dual<double>(1, 5).Equals(new Dual<double>(1, 7)));
        Assert.Equal(new Dual<double>(1, 5).GetHashCode(), new Dual<double>(1, 5).GetHashCode());
    }

    [Fact]
    public void A_dual_shows_both_parts_the_same_way_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal("(1.5 + -0.25·ε)", new Dual<double>(1.5, -0.25).ToString());
            Assert.Equal("(1,500 + -0,250·ε)", $"{new Dual<double>(1.5, -0.25):F3}");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Numbers_of_any_type_convert_to_constants_but_no_dual_loses_its_derivative_in_a_conversion()
    {
        Assert.Equal(new Dual<double>(3, 0), Create<Dual<double>, int>(3));
        Assert.Equal(new Dual<Dual<double>>(0.5, 0), Create<Dual<Dual<double>>, float>(0.5f));
        Assert.Throws<NotSupportedException>(() => Create<double, Dual<double>>(Dual<double>.Variable(3)));

        static T Create<T, TOther>(TOther value) where T : INumberBase<T> where TOther : INumberBase<TOther> => T.CreateChecked(value);
    }

    [Fact]
    public void Control_flow_on_values_differentiates_the_branch_that_is_taken()
    {
        static T Bend<T>(T x) where T : INumber<T> => x > T.Zero ? x * x : -x;
        Assert.Equal(6, Bend(Dual<double>.Variable(3)).Derivative);
        Assert.Equal(-1, Bend(Dual<double>.Variable(-3)).Derivative);
    }

    [Fact]
    public void Division_by_zero_is_that_of_plain_numbers()
    {
        Dual<double> x = Dual<double>.Variable(0);
        Assert.Equal(new Dual<double>(double.PositiveInfinity, double.NegativeInfinity), 1 / x);
        Assert.True(double.IsNaN((x / x).Value) && double.IsNaN((x / x).Derivative));
    }
}
