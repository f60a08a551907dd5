using PartialDerivatives.Charts;

public class IsolinesTests
{
    [Fact]
    public void The_outline_of_a_disc_is_one_closed_circle()
    {
        var outline = Assert.Single(Outlines(Grid((x, y) => 1 - x * x - y * y, 41), 0.5));
        Assert.All(outline, point => Assert.Equal(Math.Sqrt(0.5), Math.Sqrt(point.X * point.X + point.Y * point.Y), 2e-3));
        Assert.DoesNotContain(outline, point => point.IsEdge);
        Assert.Equal(Math.PI * 0.5, Area(outline), 0.01);
    }

    [Fact]
    public void A_region_that_reaches_the_edge_is_closed_there()
    {
        var outline = Assert.Single(Outlines(Grid((x, y) => x, 5), 0.25));
        Assert.Equal(0.75 * 2, Area(outline), 1e-12);
        Assert.Contains(outline, point => point.IsEdge);
    }

    [Fact]
    public void The_lowest_region_is_the_whole_grid_without_its_holes()
    {
        double area = Outlines(Grid((x, y) => x > 0.4 && y > 0.4 ? double.NaN : x, 5), -1).Sum(Area);
        Assert.InRange(area, 3, 4 - 0.25);
    }

    [Theory]
    [InlineData(-0.01, 1)]
    [InlineData(0.01, 2)]
    public void At_a_saddle_the_middle_decides_whether_the_high_corners_are_connected(double level, int outlines)
    {
        Assert.Equal(outlines, Outlines(Grid((x, y) => x * y, 2), level).Count);
    }

    [Fact]
    public void Where_f_only_touches_the_level_there_is_no_line()
    {
        // x² sin y is 0 at x = 0, too, but has one sign on both sides of it: above for y > 0, below for y < 0.
        var outline = Assert.Single(Outlines(Grid((x, y) => x * x * Math.Sin(y), 21), 0));
        Assert.All(outline.Where(point => !point.IsEdge), point => Assert.Equal(0, point.Y));
        Assert.Equal(2, Area(outline), 1e-12);
    }

    [Fact]
    public void A_plateau_at_the_level_belongs_to_the_region() =>
        Assert.Equal(2, Area(Assert.Single(Outlines(Grid((x, y) => Math.Min(x, 0), 21), 0))), 1e-12);

    private static List<List<(double X, double Y, bool IsEdge)>> Outlines(Contours contours, double level) =>
        Isolines.Outlines(contours, [level])[0];

    private static Contours Grid(Func<double, double, double> f, int points)
    {
        var ticks = Sampling.Linspace((-1, 1), points, "x");
        return new Contours(ticks, ticks,
            [.. ticks.Select(y => ticks.Select(x => f(x, y)).ToArray())
                .Select(row => System.Collections.Immutable.ImmutableArray.Create(row))]);
    }

    /// <summary>Positive where the high side is on the left.</summary>
    private static double Area(List<(double X, double Y, bool IsEdge)> outline) =>
        outline.Zip(outline.Skip(1).Append(outline[0]), (a, b) => a.X * b.Y - b.X * a.Y).Sum() / 2;
}
