using System.Text.Json;
using Microsoft.Playwright;
using PartialDerivatives.Charts;
using static PartialDerivatives.Elementary;

public class MovingSliceTests(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData("x")]
    [InlineData("y")]
    public void It_takes_less_than_100_KB(string along) =>
        Assert.InRange(Charts.MovingSlice(SeedFigure.F, along, x: (-2, 2), y: (-π, π)).ToHtml().Length, 50_000, 100_000);

    [Fact]
    public void At_each_position_plane_and_curves_are_those_of_f_there()
    {
        Figure figure = Charts.MovingSlice(SeedFigure.F, along: "x", x: (-2, 2), y: (-3, 3), positions: 7);
        Assert.Equal([-3, -2, -1, 0, 1, 2, 3], figure.Slider!.Positions.Select(position => position.Value));
        foreach (var (y, panels) in figure.Slider.Positions.Select(position => (position.Value, position.Panels)))
        {
            var (plane, line, slice, slope) = ((PlanePatch)panels[0].Traces[1], (SpaceCurve)panels[0].Traces[2], (Curve)panels[1].Traces[0],
                (Curve)panels[1].Traces[1]);
            Assert.All(plane.Y.Concat(line.Y), value => Assert.Equal(y, value));
            Assert.Equal(slice.Y.Where((_, i) => i % 2 == 0), line.Z);
            Assert.Equal((slice.X[0], slice.X[^1]), (line.X[0], line.X[^1]));
            Assert.Equal($"f(x, y={Label.Of(y)})", slice.Name);
            for (int i = 0; i < slice.X.Length; i++)
            {
                Assert.Equal(SeedFigure.F(slice.X[i], y), slice.Y[i], 1e-3);
                Assert.Equal(2 * slope.X[i] * Sin(y), slope.Y[i], 1e-3);
            }
        }
    }

    [Fact]
    public void A_step_of_the_slider_holds_what_moves_and_nothing_else()
    {
        JsonElement figure = JsonDocument.Parse(Charts.MovingSlice(SeedFigure.F, along: "x", x: (-2, 2), y: (-3, 3),
            positions: 7).ToJson()).RootElement;
        JsonElement slider = figure.GetProperty("layout").GetProperty("sliders")[0];
        Assert.Equal(7, slider.GetProperty("steps").GetArrayLength());
        JsonElement frame = slider.GetProperty("steps")[6].GetProperty("args")[0];
        Assert.Equal("[1,2,3,4]", frame.GetProperty("traces").GetRawText());
        Assert.Equal(["y", "y z", "y name", "y"],
            frame.GetProperty("data").EnumerateArray().Select(trace =>
                string.Join(" ", trace.EnumerateObject().Select(part => part.Name))));
        Assert.Equal("[3,3,3,3]", frame.GetProperty("data")[0].GetProperty("y").GetRawText());
    }

    [Fact]
    public void It_starts_at_the_position_nearest_to_the_one_that_is_asked_for()
    {
        Figure figure = Charts.MovingSlice(SeedFigure.F, along: "y", x: (-2, 2), y: (-3, 3), at: 0.9, positions: 5);
        Assert.Equal(3, figure.Slider!.Start);
        Assert.Equal(figure.Slider.Positions[3].Panels, figure.Panels);
        Assert.Contains(">x = 1<", figure.ToSvg());
        Assert.Contains("A plane cuts it at x = 1; a slider moves it from −2 to 2. Slice of f along y at x = 1:", figure.Description);
    }

    [Fact]
    public void The_axis_of_the_slice_has_room_for_all_positions()
    {
        Figure figure = Charts.MovingSlice(SeedFigure.F, along: "x", x: (-2, 2), y: (0, 3), at: 0);
        AxisRange y = new Drawing(figure).Panels[1].Y.Range;
        Assert.All(figure.Slider!.Positions.SelectMany(position => position.Panels[1].Traces).SelectMany(trace => trace.AllY), value =>
            Assert.InRange(value, y.From, y.To));
    }

    [Fact]
    public void In_a_row_the_slider_moves_its_own_panels()
    {
        Figure moving = Charts.MovingSlice(SeedFigure.F, along: "x", x: (-2, 2), y: (-3, 3), positions: 3),
            other = Charts.Slice(SeedFigure.F, along: "x", at: (0, 1));
        Figure row = Charts.Row(other, moving);
        Assert.All(row.Slider!.Positions, position => Assert.Same(other.Panels[0], position.Panels[0]));
        JsonElement layout = JsonDocument.Parse(row.ToJson()).RootElement.GetProperty("layout");
        Assert.Equal("[3,4,5,6]",
            layout.GetProperty("sliders")[0].GetProperty("steps")[0].GetProperty("args")[0].GetProperty("traces").GetRawText());
        Assert.Throws<ArgumentException>("figures", () => Charts.Row(moving, moving));
    }

    [Fact]
    public void Arguments_are_checked_by_their_names()
    {
        Assert.Throws<ArgumentException>("along", () => Charts.MovingSlice(SeedFigure.F, along: "z", x: (-2, 2), y: (-3, 3)));
        Assert.Throws<ArgumentException>("x", () => Charts.MovingSlice(SeedFigure.F, along: "x", x: (2, -2), y: (-3, 3)));
        Assert.Throws<ArgumentException>("y", () => Charts.MovingSlice(SeedFigure.F, along: "x", x: (-2, 2), y: (3, -3)));
        Assert.Throws<ArgumentOutOfRangeException>("positions", () =>
            Charts.MovingSlice(SeedFigure.F, along: "x", x: (-2, 2), y: (-3, 3), positions: 1));
    }

    [Theory]
    [InlineData("x", "y")]
    [InlineData("y", "x")]
    public async Task In_a_browser_the_slider_moves_plane_and_slice(string along, string held)
    {
        FigurePage page = await FigurePage.OpenAsync(await browser.OpenAsync(),
            Charts.MovingSlice(SeedFigure.F, along, x: (-2, 2), y: (-2, 2), positions: 5).ToHtml(), PlotlyBundle.Bytes);
        await page.DrawnAsync();
        ILocator canvas = page.Page.Locator(".gl-container canvas"),
            line = page.Page.Locator(".scatterlayer .trace").First.Locator(".js-line");
        byte[] surfaceBefore = await canvas.ScreenshotAsync();
        string? lineBefore = await line.GetAttributeAsync("d");
        Assert.Equal(1, await PlaneAsync());

        // Drag the knob to the left end, over all the positions between.
        var rail = (await page.Page.Locator(".slider-rail-touch-rect").BoundingBoxAsync())!;
        float middle = rail.Y + rail.Height / 2;
        await page.Page.Mouse.MoveAsync(rail.X + 0.75f * rail.Width, middle);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(rail.X + 1, middle, new() { Steps = 12 });
        await page.Page.Mouse.UpAsync();
        await page.Page.WaitForFunctionAsync("held => document.querySelector('.js-plotly-plot').data[1][held][0] === -2", held);

        await page.Page.WaitForFunctionAsync("before => document.querySelector('.scatterlayer .trace .js-line').getAttribute('d') !== "
            + "before", lineBefore);
        await Assertions.Expect(page.Page.Locator(".legendtext").First).ToHaveTextAsync(along == "x" ? "f(x, y=−2)" : "f(x=−2, y)");
        Assert.NotEqual(surfaceBefore, await canvas.ScreenshotAsync());
        Assert.Equal(-2, await PlaneAsync());
        Assert.Empty(page.Errors);

        Task<double> PlaneAsync() =>
            page.Page.EvaluateAsync<double>("held => document.querySelector('.js-plotly-plot').data[1][held][0]", held);
    }
}
