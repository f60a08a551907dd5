using System.Text.Json;
using PartialDerivatives.Charts;

public class GridTests
{
    private static readonly Figure slice = Charts.Slice(SeedFigure.F, along: "x", y: 1), surface = Charts.Surface(SeedFigure.F, (-1, 1), (-1, 1), points: 5);

    [Fact]
    public void A_grid_of_one_row_is_that_row() => Assert.Equal(Charts.Row(slice, surface).ToHtml(), Charts.Grid(2, slice, surface).ToHtml());

    [Fact]
    public void Panels_fill_the_rows_from_above()
    {
        Figure grid = Charts.Grid(2, surface, slice, slice, surface, slice);
        JsonElement layout = JsonDocument.Parse(grid.ToJson()).RootElement.GetProperty("layout");
        var (scene, axis) = (layout.GetProperty("scene"), layout.GetProperty("yaxis"));
        var rows = new[] { "yaxis", "yaxis2", "yaxis3" }.Select(name => layout.GetProperty(name).GetProperty("domain")[0].GetDouble()).ToList();
        Assert.True(rows[0] > rows[1] && rows[1] > rows[2], string.Join(", ", rows));
        Assert.Equal(1.0, scene.GetProperty("domain").GetProperty("y")[1].GetDouble());
        Assert.True(layout.GetProperty("xaxis").GetProperty("domain")[0].GetDouble() > layout.GetProperty("xaxis2").GetProperty("domain")[1].GetDouble());
        Assert.Equal(layout.GetProperty("xaxis2").GetProperty("domain").GetRawText(), layout.GetProperty("xaxis3").GetProperty("domain").GetRawText());
    }

    [Fact]
    public void Rows_do_not_overlap()
    {
        var geometry = new Geometry(Charts.Grid(2, surface, slice, slice, surface, slice).Title("Five"));
        foreach (int panel in Enumerable.Range(0, 3))
        {
            Assert.True(geometry.CellBottom(panel) < geometry.CellTop(panel + 2));
            Assert.True(geometry.CellVertical(panel).From > geometry.CellVertical(panel + 2).To);
        }
        Assert.Equal(geometry.Height, geometry.CellBottom(4));
    }

    [Fact]
    public void A_grid_has_a_column() => Assert.Throws<ArgumentOutOfRangeException>("columns", () => Charts.Grid(0, slice));
}
