using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PartialDerivatives.Charts;

public class LogLogTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public void The_errors_are_those_of_the_approximation_at_each_step()
    {
        var curve = (Curve)Charts.ErrorAgainstStep(1, ("line", h => 1 + 3 * h)).Panels[0].Traces[0];
        Assert.Equal(61, curve.X.Length);
        Assert.Equal((1e-15, 1.0), (curve.X[0], curve.X[^1]));
        Assert.All(curve.X.Zip(curve.Y).Where(point => point.First > 1e-6), point => Assert.Equal(3 * point.First, point.Second, 1e-12));
    }

    [Fact]
    public void An_error_of_zero_is_left_out()
    {
        var curve = (Curve)Charts.ErrorAgainstStep(0, ("zero below a half", h => h < 0.5 ? 0 : h)).Panels[0].Traces[0];
        Assert.Equal([Math.Pow(10, -0.25), 1], curve.Y);
        Assert.Throws<ArgumentException>("curves", () => Charts.ErrorAgainstStep(0, ("always exact", h => 0)));
        Assert.Throws<ArgumentException>("curves", () => Charts.ErrorAgainstStep(0));
    }

    [Fact]
    public void A_long_history_takes_no_more_room_than_can_be_seen()
    {
        var losses = Enumerable.Range(1, 100_000).Select(i => ((double)i, 1e12 / i / i + 1e-3));
        Figure history = Charts.LogLog("step", "loss", ("loss", losses));
        Assert.InRange(history.ToHtml().Length, 5_000, 120_000);
        JsonElement exact = JsonDocument.Parse(history.Exact().ToJson()).RootElement.GetProperty("data")[0];
        Assert.Equal(100_000, exact.GetProperty("x").GetArrayLength());
        Figure dots = Charts.Path(Enumerable.Range(0, 20_000).Select(i => (Math.Cos(i * .01), Math.Sin(i * .01))));
        Assert.InRange(dots.ToSvg().Length, 1_000, 30_000);
    }

    [Theory]
    [InlineData(0.1, 13.8)]
    [InlineData(-1.9, 4.4)]
    [InlineData(2.1, 301.7)]
    public void Many_decades_have_a_few_ticks_however_little_room_there_is(double from, double to)
    {
        var range = new AxisRange(Math.Pow(10, from), Math.Pow(10, to));
        Assert.All(Enumerable.Range(1, 7), count => Assert.InRange(Axis.Logarithmic("h", range, count, 46).Ticks.Length, 3, 8));
    }

    [Fact]
    public void A_power_is_a_straight_line_in_the_static_picture()
    {
        Figure figure = Charts.LogLog("x (s)", "y (m)",
            ("square", Enumerable.Range(0, 9).Select(i => Math.Pow(10, i)).Select(x => (x, x * x))));
        var dots = XDocument.Parse(figure.ToSvg()).Descendants().Where(element => element.Name.LocalName == "circle").Select(dot =>
            (X: (double)dot.Attribute("cx")!, Y: (double)dot.Attribute("cy")!)).Take(9).ToList();
        var steps = dots.Zip(dots.Skip(1), (a, b) => (X: b.X - a.X, Y: b.Y - a.Y)).ToList();
        Assert.All(steps, step =>
            Assert.Equal((steps[0].X, steps[0].Y), (step.X, step.Y),
                (a, b) => Math.Abs(a.Item1 - b.Item1) < 0.25 && Math.Abs(a.Item2 - b.Item2) < 0.25));
        Assert.All(["x (s)", "y (m)", "square", "1", "10⁴"], text => Assert.Contains($">{text}<", figure.ToSvg()));
    }

    [Fact]
    public void The_alternative_text_says_where_each_error_is_lowest()
    {
        Assert.Equal(
            "Logarithmic axes, error against step h. Line V, from 1 at 1e−15 to 1 at 1, lowest 3.16e−8 at 3.16e−8.",
            Charts.ErrorAgainstStep(0, ("V", h => Math.Max(h, 1e-15 / h))).Description);
    }

    [Fact]
    public async Task A_browser_shows_logarithmic_axes_with_powers_of_ten()
    {
        FigurePage page = await FigurePage.OpenAsync(await browser.OpenAsync(), Kinds.Draw("error against step").ToHtml(),
            PlotlyBundle.Bytes);
        await page.DrawnAsync();
        JsonElement axes = await page.Page.EvaluateAsync<JsonElement>(
            """
            () => {
                const layout = document.querySelector('.js-plotly-plot')._fullLayout;
                return [layout.xaxis.type, layout.yaxis.type,
                    ...[...document.querySelectorAll('.xtick text, .ytick text')].map(text => text.textContent)];
            }
            """);
        List<string> texts = [.. axes.EnumerateArray().Select(text => text.GetString()!)];
        Assert.Equal(["log", "log"], texts[..2]);
        Assert.Superset(new HashSet<string> { "10⁻⁸", "10⁻⁴", "1" }, texts.Select(text => text.Replace("\u200b", "")).ToHashSet());
    }
}
