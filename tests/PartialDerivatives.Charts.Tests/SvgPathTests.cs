using PartialDerivatives.Charts;

public class SvgPathTests
{
    [Fact]
    public void Numbers_are_tenths_of_a_pixel_from_the_point_before() =>
        Assert.Equal("m100 200 10 50-30-40", Line([(10, 20), (11, 25), (8, 21)]));

    [Fact]
    public void Points_on_a_straight_line_are_left_out() =>
        Assert.Equal("m0 0 990 990", Line(Enumerable.Range(0, 100).Select(i => ((double)i, i + 0.05 * (i % 2)))));

    [Fact]
    public void A_curve_is_missed_by_less_than_half_a_pixel()
    {
        var points = Enumerable.Range(0, 300).Select(i => (X: (double)i, Y: 100 * Math.Sin(i / 30.0))).ToList();
        string[] numbers = Line(points)[1..].Replace("-", " -").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(numbers.Length / 2, 20, 100);
        List<(double X, double Y)> kept = [];
        for (int i = 0; i < numbers.Length; i += 2)
        {
            var (x, y) = kept.LastOrDefault();
            kept.Add((x + int.Parse(numbers[i]) / 10.0, y + int.Parse(numbers[i + 1]) / 10.0));
        }
        Assert.Equal(points[^1].X, kept[^1].X, 0.05);
        foreach (var (x, y) in points)
        {
            int next = Math.Max(1, kept.FindIndex(point => point.X >= x));
            var (from, to) = (kept[next - 1], kept[next]);
            Assert.Equal(y, from.Y + (to.Y - from.Y) * (x - from.X) / (to.X - from.X), 0.5);
        }
    }

    [Fact]
    public void A_gap_starts_a_new_line() =>
        Assert.Equal("m0 0 10 10m20 20 10 10", Line([(0, 0), (1, 1), (double.NaN, 2), (3, 3), (4, 4)]));

    [Fact]
    public void The_next_outline_goes_on_from_where_the_last_one_started()
    {
        var path = new SvgPath();
        path.AddClosed([(1, 1), (2, 1), (2, 2)]);
        path.AddClosed([(2, 1), (3, 1), (3, 2)]);
        Assert.Equal("m10 10 10 0 0 10zm10 0 10 0 0 10z", path.ToString());
    }

    private static string Line(IEnumerable<(double X, double Y)> points) => SvgPath.Line(points, new(-1000, -1000, 1000, 1000)).ToString();
}
