using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using PartialDerivatives.Charts;

/// <summary>Figures in the colours of their page.</summary>
public partial class ThemeTests(Browser browser) : IClassFixture<Browser>
{
    private const string Paper = "rgb(17, 24, 39)", Ink = "rgb(229, 231, 235)", Grid = "rgb(55, 65, 81)";
    private const string Dark = $"--figure-paper:{Paper};--figure-ink:{Ink};--figure-grid:{Grid}";

    public static TheoryData<string> Names => Kinds.Names;

    /// <summary>All where CI is set, else one of the plane, one of space, and one of both.</summary>
    public static TheoryData<string> SomeNames => [.. Kinds.All.Where((_, i) => ForAll.IsCI || i is 1 or 3 or 7)];

    [Fact]
    public async Task A_static_picture_in_a_page_takes_the_pages_colours_and_without_them_its_own()
    {
        string svg = Charts.Slice(SeedFigure.F, along: "x", at: (1, 1), tangent: true).ToSvg();
        FigurePage page = await FigurePage.OpenAsync(await browser.OpenAsync(), $"<div style=\"{Dark}\">{svg}</div>{svg}", bundle: null);
        string[][] colours = await page.Page.EvaluateAsync<string[][]>(
            """
            () => [...document.querySelectorAll('svg')].map(svg => {
                const style = selector => getComputedStyle(svg.querySelector(selector));
                return [style('.fig-paper').fill, style('text').fill, style('.fig-axis').stroke,
                    style('.fig-grid').stroke, style('.fig-line').stroke, style('.fig-mark').fill];
            })
            """);
        Assert.Equal([Paper, Ink, Ink, Grid, Ink, Ink], colours[0]);
        Assert.Equal(["rgb(255, 255, 255)", "rgb(68, 68, 68)", "rgb(68, 68, 68)", "rgb(228, 228, 228)", "rgb(34, 34, 34)",
            "rgb(34, 34, 34)"], colours[1]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Static_pictures_in_one_page_share_their_style_and_no_ids(string kind)
    {
        string svg = Kinds.Draw(kind).ToSvg();
        Assert.Contains(Theme.Style, svg);
        Assert.Equal(1, Regex.Count(svg, "<style"));
        Assert.DoesNotContain(" id=", svg);
    }

    [Theory]
    [MemberData(nameof(SomeNames))]
    public async Task An_interactive_figure_has_readable_texts_on_dark_paper(string kind)
    {
        FigurePage page = await DarkAsync(kind);
        string[][] texts = await page.Page.EvaluateAsync<string[][]>(
            "() => [...document.querySelectorAll('.main-svg text')]"
                + ".filter(text => text.textContent && !text.closest('.contourlabels, .legend, .hoverlayer'))"
                + ".map(text => [text.textContent, getComputedStyle(text).fill])");
        Assert.All(texts, text => Assert.True(Contrast(text[1], Paper) >= 4.5, $"\"{text[0]}\" is {text[1]} on {Paper}."));
        JsonElement layout = await LayoutAsync(page);
        Assert.Equal((Paper, Paper, Ink),
            (Colour(layout.GetProperty("paper")), Colour(layout.GetProperty("plot")), Colour(layout.GetProperty("ink"))));
        Assert.All(layout.GetProperty("grids").EnumerateArray(), grid => Assert.Equal(Grid, Colour(grid)));
        Assert.All(layout.GetProperty("lines").EnumerateArray(), line => Assert.Equal(Ink, Colour(line)));
        // The sides of the box are a little lighter than the paper.
        Assert.All(layout.GetProperty("sides").EnumerateArray(), side => Assert.InRange(Contrast(side.GetString()!, Paper), 1.02, 1.3));
        Assert.NotEqual(0, layout.GetProperty("grids").GetArrayLength());
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task Data_in_ink_are_ink_on_dark_paper_and_stay_dark_on_a_map()
    {
        FigurePage slice = await DarkAsync("slice with a tangent");
        Assert.Equal(Ink, Colour(await slice.Page.EvaluateAsync<string>(
            "() => document.querySelector('.js-plotly-plot').data.find(trace => trace.name === 'tangent').line.color")));
        FigurePage map = await DarkAsync("contour with gradient and path");
        Assert.Equal(Theme.InkOnMap,
            await map.Page.EvaluateAsync<string>("() => document.querySelector('.js-plotly-plot').data[1].line.color"));
    }

    [Fact]
    public async Task A_drawn_figure_follows_the_page_and_keeps_its_camera()
    {
        FigurePage page = await FigurePage.OpenAsync(await browser.OpenAsync(), Kinds.Draw("surface").ToHtml(), PlotlyBundle.Bytes);
        await page.DrawnAsync();
        Assert.Equal("rgb(255, 255, 255)", Colour((await LayoutAsync(page)).GetProperty("paper")));
        await page.Page.EvaluateAsync("() => Plotly.relayout(document.querySelector('.js-plotly-plot'), 'scene.camera.eye', { x: 1, y: "
            + "2, z: 3 })");
        await page.Page.EvaluateAsync("dark => { document.documentElement.style.cssText = dark; window.dispatchEvent(new "
            + "Event('figure-theme')); }", Dark);
        await page.Page.WaitForFunctionAsync(
            "paper => document.querySelector('.js-plotly-plot')._fullLayout.paper_bgcolor.replace(/,/g, ', ') === paper", Paper);
        Assert.Equal(3, await page.Page.EvaluateAsync<int>(
            "() => document.querySelector('.js-plotly-plot')._fullLayout.scene.camera.eye.z"));
        await page.Page.EvaluateAsync("() => { document.documentElement.style.cssText = ''; window.dispatchEvent(new "
            + "Event('figure-theme')); }");
        await page.Page.WaitForFunctionAsync("() => document.querySelector('.js-plotly-plot')._fullLayout.paper_bgcolor === "
            + "'rgb(255,255,255)'");
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task A_drawn_figure_follows_the_scheme_that_the_reader_prefers()
    {
        FigurePage page = await FigurePage.OpenAsync(
            await browser.OpenAsync(), Kinds.Draw("slice with a tangent").ToHtml(), PlotlyBundle.Bytes,
                $"<style>@media (prefers-color-scheme: dark) {{ :root {{ {Dark} }} }}</style>");
        await page.DrawnAsync();
        await page.Page.EmulateMediaAsync(new() { ColorScheme = Microsoft.Playwright.ColorScheme.Dark });
        await page.Page.WaitForFunctionAsync(
            "paper => document.querySelector('.js-plotly-plot')._fullLayout.paper_bgcolor.replace(/,/g, ', ') === paper", Paper);
        Assert.Empty(page.Errors);
    }

    [Theory]
    [InlineData("#fff")]
    [InlineData("#111827")]
    [InlineData("#0f172a")]
    [InlineData("#14171c")]
    public void Data_stand_out_from_light_and_dark_paper(string paper)
    {
        var curves = Charts.LogLog("x", "y",
            [.. Enumerable.Range(0, 6).Select(i => ($"{i}", (IEnumerable<(double, double)>)[(1.0, 1.0)]))]).Panels[0].Traces;
        var colours = Kinds.All.Select(Kinds.Draw).SelectMany(figure => figure.Panels).SelectMany(panel =>
            panel.Traces).Concat(curves).Select(Colour).OfType<string>().Distinct().ToList();
        Assert.True(colours.Count >= 5, string.Join(" ", colours));
        // A little more for thin lines that are dashed, as the derivatives along the slices of an explorer.
        Assert.All(new[] { ExplorerView.ColorX, ExplorerView.ColorY }, colour => Assert.InRange(Contrast(colour, paper), 3.4, 21));
        Assert.All(colours, colour => Assert.True(Contrast(colour, paper) >= 3, $"{colour} on {paper}: {Contrast(colour, paper):F2}"));

        static string? Colour(Trace trace) => trace switch
        {
            // The page's ink is told above.
            Curve { Color: Theme.DataInk } or SpaceCurve { Color: Theme.DataInk } or Arrows { Color: Theme.DataInk } => null,
            // The chapter's own colour for derivatives has 2.3 on white: those lines are dashed, too.
            Curve { Color: "#ff8c00", Dashed: true } => null,
            Curve curve => curve.Color,
            SpaceCurve curve => curve.Color,
            PlanePatch plane => plane.Color,
            Arrows arrows => arrows.Color,
            _ => null,
        };
    }

    private async Task<FigurePage> DarkAsync(string kind)
    {
        FigurePage page = await FigurePage.OpenAsync(await browser.OpenAsync(), Kinds.Draw(kind).ToHtml(), PlotlyBundle.Bytes,
            $"<style>:root{{{Dark}}}</style>");
        await page.DrawnAsync();
        return page;
    }

    private static Task<JsonElement> LayoutAsync(FigurePage page) => page.Page.EvaluateAsync<JsonElement>(
        """
        () => {
            const layout = document.querySelector('.js-plotly-plot')._fullLayout;
            const plane = Object.keys(layout).filter(key => /^[xy]axis/.test(key)).map(key => layout[key]);
            const space = Object.keys(layout).filter(key => /^scene/.test(key))
                .flatMap(key => ['xaxis', 'yaxis', 'zaxis'].map(axis => layout[key][axis]));
            return {
                paper: layout.paper_bgcolor, plot: plane.length ? layout.plot_bgcolor : layout.paper_bgcolor, ink: layout.font.color,
                grids: [...plane, ...space].map(axis => axis.gridcolor), lines: plane.map(axis => axis.linecolor),
                    sides: space.map(axis => axis.backgroundcolor),
            };
        }
        """);

    private static string Colour(JsonElement colour) => Colour(colour.GetString()!);

    private static string Colour(string colour) => colour.Replace(" ", "").Replace(",", ", ");

    /// <summary>The contrast of two colours as WCAG 2 defines it, from 1 to 21.</summary>
    private static double Contrast(string a, string b)
    {
        var (la, lb) = (Luminance(a), Luminance(b));
        return (Math.Max(la, lb) + 0.05) / (Math.Min(la, lb) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double[] channels = colour.StartsWith('#')
            ? [.. Enumerable.Range(0, 3).Select(i =>
                colour.Length == 4 ? 17 * Hex(colour[(i + 1)..(i + 2)]) : Hex(colour[(2 * i + 1)..(2 * i + 3)]))]
            : [.. Number().Matches(colour).Take(3).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture))];
        var linear = channels.Select(channel => channel / 255).Select(c =>
            c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToArray();
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];

        static double Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"[0-9.]+")]
    private static partial Regex Number();
}
