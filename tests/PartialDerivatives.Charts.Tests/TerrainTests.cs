using System.Text.Json;
using MathNet.Numerics.LinearAlgebra;
using PartialDerivatives;
using PartialDerivatives.Charts;

public class TerrainTests
{
    [Fact]
    public void Heights_stand_in_metres_over_columns_and_rows()
    {
        Terrain terrain = Data.Terrain();
        var surface = (Surface)Charts.Terrain(terrain).Panels[0].Traces[0];
        Assert.Equal((61, 87, 600.0, 860.0), (surface.X.Length, surface.Y.Length, surface.X[^1], surface.Y[^1]));
        Assert.Equal(terrain.Heights[19, 30], surface.Z[19][30]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2.5)]
    public void A_metre_is_as_long_along_x_and_y_and_exaggerated_upwards(double exaggeration)
    {
        Figure figure = Charts.Terrain(Data.Terrain(), exaggeration: exaggeration);
        JsonElement scene = JsonDocument.Parse(figure.ToJson()).RootElement.GetProperty("layout").GetProperty("scene");
        double Metre(string axis)
        {
            JsonElement range = scene.GetProperty(axis + "axis").GetProperty("range");
            return scene.GetProperty("aspectratio").GetProperty(axis).GetDouble() / (range[1].GetDouble() - range[0].GetDouble());
        }
        Assert.Equal(1, Metre("y") / Metre("x"), 1e-12);
        Assert.Equal(exaggeration, Metre("z") / Metre("x"), 1e-12);
    }

    [Fact]
    public void Units_and_exaggeration_are_stated()
    {
        string svg = Charts.Terrain(Data.Terrain(), title: "Maunga Whau").ToSvg();
        Assert.All(["x (m)", "y (m)", "height (m)", "Maunga Whau", "heights 2× exaggerated"], text => Assert.Contains($">{text}<", svg));
        Assert.DoesNotContain("exaggerated", Charts.Terrain(Data.Terrain(), exaggeration: 1).ToSvg());
    }

    [Fact]
    public void The_alternative_text_says_metres_lowest_highest_and_exaggeration()
    {
        Assert.Equal(
            "Terrain in metres over x from 0 to 600 and y from 0 to 860: lowest 94 at (600, 810), highest 195 at (300, 190). Heights "
                + "are drawn 2 times exaggerated.",
            Charts.Terrain(Data.Terrain()).Description);
    }

    [Fact]
    public void A_terrain_has_two_rows_a_spacing_and_a_positive_exaggeration()
    {
        Matrix<double> heights = Matrix<double>.Build.Dense(3, 3);
        Assert.Throws<ArgumentException>("terrain", () => Charts.Terrain(new Terrain(Matrix<double>.Build.Dense(1, 3), 10)));
        Assert.Throws<ArgumentException>("terrain", () => Charts.Terrain(new Terrain(heights, 0)));
        Assert.Throws<ArgumentOutOfRangeException>("exaggeration", () => Charts.Terrain(new Terrain(heights, 10), exaggeration: 0));
    }
}
