using PartialDerivatives.Charts;

/// <summary>Derivatives on the scale of the range that a picture shows: right, or none.</summary>
public class RangeDifferenceTests
{
    [Theory]
    [InlineData(1e6, 0, 1e-5)]
    [InlineData(1e-6, 0, 1e7)]
    [InlineData(1, 1.7e9, 1.7e9 + 10)]
    [InlineData(1e9, 2, 2 + 1e-8)]
    public void A_slice_draws_the_derivative_on_the_scale_of_its_range(double frequency, double from, double to)
    {
        double G(double t) => Math.Sin(frequency * (t - from));
        var slope = (Curve)Charts.Slice((x, y) => G(x), along: "x", at: (0, 1), range: (from, to)).Panels[0].Traces[1];
        Assert.All(slope.X.Zip(slope.Y), point =>
            Assert.Equal(frequency * Math.Cos(frequency * (point.First - from)), point.Second, 1e-4 * frequency));
        var alongY = (Curve)Charts.Slice((x, y) => G(y), along: "y", at: (0, from), range: (from, to)).Panels[0].Traces[1];
        Assert.All(alongY.X.Zip(alongY.Y), point =>
            Assert.Equal(frequency * Math.Cos(frequency * (point.First - from)), point.Second, 1e-4 * frequency));
    }

    [Fact]
    public void Arrows_follow_the_gradient_on_the_scale_of_their_ranges()
    {
        var arrows = (Arrows)Charts.GradientField((x, y) =>
            Math.Sin(1e6 * x) + Math.Sin(1e6 * y), (0, 1e-5), (0, 1e-5)).Panels[0].Traces[0];
        double scale = arrows.U[0] / Math.Cos(1e6 * arrows.X[0]);
        Assert.All(Enumerable.Range(0, arrows.X.Length), i =>
        {
            Assert.Equal(scale * Math.Cos(1e6 * arrows.X[i]), arrows.U[i], 1e-3 * scale);
            Assert.Equal(scale * Math.Cos(1e6 * arrows.Y[i]), arrows.V[i], 1e-3 * scale);
        });
    }

    [Fact]
    public void A_tangent_plane_has_the_slope_on_the_scale_of_its_reach()
    {
        var plane = (PlanePatch)Charts.TangentPlane((x, y) => Math.Sin(1e6 * x), at: (1e-6, 0), reach: 1e-7).Panels[0].Traces[0];
        Assert.Equal(1e6 * Math.Cos(1), (plane.Z[1] - plane.Z[0]) / (plane.X[1] - plane.X[0]), 1);
    }

    [Fact]
    public void What_is_constant_but_for_rounding_has_no_slope()
    {
        Func<double, double, double>[] constants =
            [(x, y) => 5.1, (x, y) => Math.Sign(x), (x, y) => 1e308, (x, y) => Math.Pow(Math.Sin(x), 2) + Math.Pow(Math.Cos(x), 2)];
        Assert.All(constants, f =>
        {
            Panel field = Charts.GradientField(f, (-2, 2), (-2, 2)).Panels[0];
            var arrows = (Arrows)field.Traces[0];
            Assert.All(arrows.U.Concat(arrows.V), part => Assert.Equal(0, part));
            Assert.Equal("∇f = 0", arrows.Name);
            Assert.Contains("all of length 0", field.Description);
        });
    }

    [Fact]
    public void A_slope_is_right_where_f_is_large_beside_it()
    {
        var slope = (Curve)Charts.Slice((x, y) => 1e12 + x, along: "x", at: (0, 0), range: (-2, 2)).Panels[0].Traces[1];
        // The values have a distance of 1.2e-4, over a step of at most 0.04.
        Assert.All(slope.Y, value => Assert.Equal(1, value, 0.02));
    }

    [Fact]
    public void Arrows_of_a_gradient_that_is_nearly_too_large_for_a_number_keep_their_places()
    {
        var arrows = (Arrows)Charts.GradientField(
            (x, y) => 0, (-2, 2), (-2, 2), gradient: (x, y) => [0.5e308 * x, 1e308]).Panels[0].Traces[0];
        Assert.Equal(0.95 * 4 / 12, arrows.V.Max(), 1e-12);
        Assert.All(arrows.U.Concat(arrows.V), part => Assert.InRange(Math.Abs(part), 0, 4.0 / 12));
        Assert.Contains("at (−9.9", Charts.GradientField((x, y) => x, (-1e308, -9e307), (0, 1), gradient: (x, y) => [-x, 0]).Description);
    }

    [Fact]
    public void A_field_without_a_finite_gradient_says_so()
    {
        Panel field = Charts.GradientField((x, y) => double.NaN, (-2, 2), (-2, 2)).Panels[0];
        Assert.Equal("∇f", ((Arrows)field.Traces[0]).Name);
        Assert.Contains("without a finite one", field.Description);
    }

    [Fact]
    public void A_slope_is_right_beside_the_edge_of_where_f_is_defined()
    {
        var slope = (Curve)Charts.Slice((x, y) => Math.Sqrt(x), along: "x", at: (0.5, 0), range: (0, 1)).Panels[0].Traces[1];
        Assert.Equal(double.NaN, slope.Y[0]);
        Assert.All(slope.X.Zip(slope.Y).Skip(1), point => Assert.Equal(0.5 / Math.Sqrt(point.First), point.Second, 1e-8));
    }

    [Fact]
    public void What_varies_faster_than_the_reach_of_a_plane_has_its_own_slope_there()
    {
        var plane = (PlanePatch)Charts.TangentPlane((x, y) => Math.Sin(1e6 * x) * y, at: (0, 1)).Panels[0].Traces[0];
        Assert.Equal(1e6, (plane.Z[1] - plane.Z[0]) / (plane.X[1] - plane.X[0]), 1e2);
    }

    [Fact]
    public void Values_that_are_rounded_to_steps_have_the_slope_that_is_seen()
    {
        var slope = (Curve)Charts.Slice((x, y) => Math.Round(x, 3), along: "x", at: (0.5, 0), range: (0, 1)).Panels[0].Traces[1];
        Assert.All(slope.Y, value => Assert.Equal(1, value, 0.3));
    }

    [Fact]
    public void A_kink_a_jump_and_a_pole_have_a_derivative_beside_them_and_none_at_the_pole()
    {
        var kink = (Curve)Charts.Slice((x, y) => Math.Abs(x), along: "x", at: (0, 0), range: (-1, 1), points: 8).Panels[0].Traces[1];
        Assert.All(kink.X.Zip(kink.Y), point => Assert.Equal(Math.Sign(point.First), point.Second, 1e-9));
        var pole = (Curve)Charts.Slice((x, y) => 1 / x, along: "x", at: (0, 0), range: (-1, 1), points: 5).Panels[0].Traces[1];
        Assert.Equal(double.NaN, pole.Y[2]);
        Assert.Equal(-1, pole.Y[0], 1e-8);
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(0)]
    public void Beside_a_jump_the_slope_is_0_and_at_a_jump_there_is_none(double from)
    {
        var slope = (Curve)Charts.Slice((x, y) => Math.Floor(x), along: "x", at: (0, 0), range: (from, 3)).Panels[0].Traces[1];
        Assert.All(slope.X.Zip(slope.Y), point => Assert.Equal(Math.Floor(point.First) == point.First ? double.NaN : 0, point.Second));
    }

    [Fact]
    public void Where_rounding_hides_how_f_varies_no_slope_is_told()
    {
        Func<double, double, double> f = (x, y) => 1e15 + x;
        Figure slice = Charts.Slice(f, along: "x", at: (0, 0), range: (-2, 2));
        Assert.All(((Curve)slice.Panels[0].Traces[1]).Y, value => Assert.Equal(double.NaN, value));
        Assert.Contains("Dashed line ∂f/∂x for x from −2 to 2, without a finite value", slice.Description);
        Assert.Contains("without a finite one", Charts.GradientField(f, (-2, 2), (-2, 2)).Description);
        Assert.Contains("pass derivative", Assert.Throws<ArgumentException>("at", () =>
            Charts.Slice(f, along: "x", at: (0, 0), tangent: true)).Message);
        Assert.Contains("pass gradient", Assert.Throws<ArgumentException>("at", () => Charts.TangentPlane(f, (0, 0))).Message);
    }

    [Fact]
    public void A_plateau_a_constant_and_what_is_smaller_than_any_step_have_the_slope_0()
    {
        Func<double, double>[] flat = [t => Math.Max(1, t), t => 1e15, t => Math.Exp(-1e4 * (t - 5) * (t - 5))];
        Assert.All(flat, f => Assert.Equal(0, RangeDifference.Of(f, 0.2, 4)));
    }

    [Fact]
    public void Digits_that_are_rounding_are_not_told() =>
        Assert.Contains("∂f/∂x for x from −1 to 3, constant 0.001.",
            Charts.Slice((x, y) => 999.5 + 0.001 * x, along: "x", at: (1, 0)).Description);

    [Theory]
    [InlineData(1e10)]
    [InlineData(-1e8)]
    public void A_small_wave_on_a_large_number_has_its_slope(double offset)
    {
        var slope = (Curve)Charts.Slice((x, y) => offset + Math.Sin(x), along: "x", at: (0, 0)).Panels[0].Traces[1];
        Assert.All(slope.X.Zip(slope.Y), point => Assert.Equal(Math.Cos(point.First), point.Second, 2e-3));
    }
}
