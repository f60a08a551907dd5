using System.Text.Json;
using PartialDerivatives.Charts;

public class GridTests
{
    private static readonly Figure s_slice = Charts.Slice(SeedFigure.F, along: "x", at: (0, 1)),
        s_surface = Charts.Surface(SeedFigure.F, (-1, 1), (-1, 1), points: 5);

    [Fact]
    public void A_grid_of_one_row_is_that_row() =>
        Assert.Equal(Charts.Row(s_slice, s_surface).ToHtml(), Charts.Grid(2, s_slice, s_surface).ToHtml());

    [Fact]
    public void Panels_fill_the_rows_from_above()
    {
        Figure grid = Charts.Grid(2, s_surface, s_slice, s_slice, s_surface, s_slice);
        JsonElement layout = JsonDocument.Parse(grid.ToJson()).RootElement.GetProperty("layout");
        var (scene, axis) = (layout.GetProperty("scene"), layout.GetProperty("yaxis"));
        var rows = new[] { "yaxis", "yaxis2", "yaxis3" }.Select(name =>
            layout.GetProperty(name).GetProperty("domain")[0].GetDouble()).ToList();
        Assert.True(rows[0] > rows[1] && rows[1] > rows[2], string.Join(", ", rows));
        Assert.True(scene.GetProperty("domain").GetProperty("y")[0].GetDouble() > rows[1]);
        Assert.True(layout.GetProperty("xaxis").GetProperty("domain")[0].GetDouble() >
            layout.GetProperty("xaxis2").GetProperty("domain")[1].GetDouble());
        Assert.Equal(layout.GetProperty("xaxis2").GetProperty("domain").GetRawText(),
            layout.GetProperty("xaxis3").GetProperty("domain").GetRawText());
    }

    [Fact]
    public void Rows_do_not_overlap()
    {
        Geometry geometry = new Drawing(Charts.Grid(2, s_surface, s_slice, s_slice, s_surface, s_slice).Title("Five")).Geometry;
        foreach (int panel in Enumerable.Range(0, 3))
        {
            Assert.True(geometry.Cell(panel).Bottom < geometry.Cell(panel + 2).Top);
        }
        Assert.InRange(geometry.Cell(4).Bottom, geometry.Height - 5, geometry.Height);
    }

    [Fact]
    public void A_grid_has_a_column() => Assert.Throws<ArgumentOutOfRangeException>("columns", () => Charts.Grid(0, s_slice));
}
