using PartialDerivatives.Charts;

public class ArgumentTests
{
    [Fact]
    public void A_slice_along_an_unknown_variable_names_the_known_ones()
    {
        var error = Assert.Throws<ArgumentException>("along", () => Charts.Slice(SeedFigure.F, along: "z", at: (0, 1)));
        Assert.Contains("along \"x\" or along \"y\", not along \"z\"", error.Message);
    }

    [Theory]
    [InlineData(2, -2)]
    [InlineData(1, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(0, double.PositiveInfinity)]
    [InlineData(-double.MaxValue, double.MaxValue)]
    public void A_range_goes_from_a_smaller_finite_number_to_a_larger_one(double from, double to)
    {
        Assert.Throws<ArgumentException>("x", () => Charts.Surface(SeedFigure.F, x: (from, to), y: (0, 1)));
        Assert.Throws<ArgumentException>("y", () => Charts.Surface(SeedFigure.F, x: (0, 1), y: (from, to)));
        Assert.Throws<ArgumentException>("range", () => Charts.Slice(SeedFigure.F, along: "x", at: (0, 0), range: (from, to)));
    }

    [Fact]
    public void The_message_shows_the_range_and_one_that_is_right()
    {
        var error = Assert.Throws<ArgumentException>(() => Charts.Surface(SeedFigure.F, x: (2, -2), y: (0, 1)));
        Assert.Contains("from 2 to -2", error.Message);
        Assert.Contains("x: (-2, 2)", error.Message);
    }

    [Fact]
    public void A_figure_that_is_null_is_named()
    {
        Figure slice = Charts.Slice(SeedFigure.F, along: "x", at: (0, 1));
        Assert.Contains("Figure 2 of 2 is null.", Assert.Throws<ArgumentException>("figures", () => Charts.Row(slice, null!)).Message);
        Assert.Contains("Figure 1 of 1 is null.", Assert.Throws<ArgumentException>("overlays", () => slice.With([null!])).Message);
    }

    [Fact]
    public void A_name_that_is_null_is_none()
    {
        Assert.DoesNotContain("<text x=\"30\"", Charts.Points([(0, 0), (1, 1)], null!).ToHtml());
        Assert.Contains("\"showlegend\":false", Charts.LogLog("x", "y", (null!, [(1, 1), (2, 2)])).ToJson());
        Assert.Contains("has no points: null", Assert.Throws<ArgumentException>(() => Charts.LogLog("x", "y", ("a", null!))).Message);
    }

    [Fact]
    public void More_points_than_fit_into_memory_are_refused_before_f_is_called()
    {
        Func<double, double, double> never = (x, y) => throw new InvalidOperationException();
        Assert.Throws<ArgumentOutOfRangeException>("points", () => Charts.Surface(never, (0, 1), (0, 1), points: int.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>("points", () => Charts.Contour(never, (0, 1), (0, 1), points: 2001));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(-3)]
    public void Fewer_than_two_points_are_refused(int points)
    {
        Assert.Throws<ArgumentOutOfRangeException>("points", () => Charts.Surface(SeedFigure.F, (0, 1), (0, 1), points: points));
        Assert.Throws<ArgumentOutOfRangeException>("points", () => Charts.GradientField(SeedFigure.F, (0, 1), (0, 1), points: points));
        Assert.Throws<ArgumentOutOfRangeException>("points", () => Charts.Slice(SeedFigure.F, along: "x", at: (0, 0), points: points));
    }

    [Theory]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.PositiveInfinity)]
    public void A_slice_goes_through_a_point_with_finite_coordinates(double x, double y)
    {
        var error = Assert.Throws<ArgumentException>("at", () => Charts.Slice(SeedFigure.F, along: "x", at: (x, y)));
        Assert.Contains("such as at: (1.5, 1)", error.Message);
    }

    [Fact]
    public void A_row_needs_a_figure() => Assert.Throws<ArgumentException>("figures", () => Charts.Row());

    [Fact]
    public void A_function_is_needed()
    {
        Assert.Throws<ArgumentNullException>("f", () => Charts.Surface(null!, (0, 1), (0, 1)));
        Assert.Throws<ArgumentNullException>("f", () => Charts.Slice(null!, along: "x", at: (0, 0)));
    }
}
