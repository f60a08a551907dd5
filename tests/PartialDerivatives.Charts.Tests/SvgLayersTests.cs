using PartialDerivatives.Charts;

public class SvgLayersTests
{
    [Fact]
    public void Neighbours_of_one_colour_share_a_path_across_another_colour()
    {
        var layers = new SvgLayers();
        layers.Add("red", Square(0));
        layers.Add("blue", Square(10));
        layers.Add("red", Square(20));
        Assert.Equal(["red", "blue"], layers.Paths.Select(path => path.Color));
    }

    [Fact]
    public void What_covers_another_colour_is_painted_after_it()
    {
        var layers = new SvgLayers();
        layers.Add("red", Square(0));
        layers.Add("blue", Square(10));
        layers.Add("red", Square(15));
        Assert.Equal(["red", "blue", "red"], layers.Paths.Select(path => path.Color));
    }

    [Fact]
    public void Slanted_neighbours_whose_boxes_overlap_do_not_cover_each_other()
    {
        var layers = new SvgLayers();
        layers.Add("red", [(20, 0), (30, 0), (20, 10), (10, 10)]);
        layers.Add("blue", [(10, 0), (20, 0), (10, 10), (0, 10)]);
        layers.Add("red", [(0, 0), (10, 0), (0, 10), (-10, 10)]);
        Assert.Equal(["red", "blue"], layers.Paths.Select(path => path.Color));
    }

    private static (double X, double Y)[] Square(double left) => [(left, 0), (left + 10, 0), (left + 10, 10), (left, 10)];
}
