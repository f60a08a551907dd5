using Microsoft.Playwright;
using PartialDerivatives;
using PartialDerivatives.Charts;
using static PartialDerivatives.Elementary;

/// <summary>An explorer in its page: it comes alive in its place, in every host's page, on paper and in each theme.</summary>
public class ExplorePageTests(Browser browser, ITestOutputHelper output) : IClassFixture<Browser>
{
    private static readonly Explorer s_question = Charts.Explore(
        (x, y) => x * x - y * y, (-2, 2), (-2, 2), at: (1, 1), ask: Ask.Where("∂f/∂x = 0", (x, y) => 2 * x));

    private static readonly Explorer s_seed = Charts.Explore(Formula.Of((x, y) => x * x * Sin(y)), (-2, 2), (-π, π), at: (1.5, 1));

    /// <summary>Each width where CI is set, else a phone's.</summary>
    public static TheoryData<int> Widths => ForAll.IsCI ? [1280, 800, 375] : [375];

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task Nothing_on_the_page_moves_when_the_script_takes_over(int width)
    {
        string below = "<p id=\"below\">Below.</p>", html = s_seed.ToHtml();
        IPage still = await browser.OpenAsync(width, javaScript: false);
        FigurePage before = await FigurePage.OpenAsync(still, html + below, bundle: null);
        await using ExplorePage page = await ExplorePage.OpenAsync(await browser.OpenAsync(width), html + below, OnePictureTests.Observer);
        await page.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() "
            + "=> done(), 100))))");

        Assert.Equal(0, await page.Page.EvaluateAsync<double>("() => window.shift"));
        Assert.Equal((await before.Page.Locator("#below").BoundingBoxAsync())!.Y, (await page.Page.Locator("#below").BoundingBoxAsync())!.Y,
            0.01f);
        Assert.Equal(width, await page.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        await page.SaveAsync($"explore-{width}.png");
    }

    public static TheoryData<int, bool> WidthsAndTitles =>
        ForAll.IsCI ? [(375, true), (1280, true), (1280, false)] : [(375, true), (1280, false)];

    [Theory]
    [MemberData(nameof(WidthsAndTitles))]
    public async Task Static_and_interactive_picture_are_nearly_the_same(int width, bool hasTitle)
    {
        Explorer explorer = hasTitle ? s_seed : Charts.Explore((x, y) => Math.Exp(-x * x - y * y), (-2, 2), (-2, 2));
        IPage still = await browser.OpenAsync(width, javaScript: false);
        await FigurePage.OpenAsync(still, explorer.ToHtml(), bundle: null);
        await using ExplorePage page = await OpenAsync(explorer, width);
        foreach (string part in new[] { "map", "space", "slice-x", "slice-y", "numbers" })
        {
            byte[] before = await still.Locator($"[data-part={part}]").ScreenshotAsync(),
                after = await page.Page.Locator($"[data-part={part}]").ScreenshotAsync();
            double difference = await DifferenceAsync(page.Page, before, after);
            FigurePage.Save(before, $"still-{part}-{width}.png");
            FigurePage.Save(after, $"live-{part}-{width}.png");
            output.WriteLine($"{part} at {width} pixels: {100 * difference:0.00} % mean difference");
            // The surface is drawn four times as fine, and its title says that it can be turned.
            Assert.InRange(difference, 0, 0.02);
        }
    }

    [Fact]
    public async Task Two_explorers_on_a_page_share_one_script()
    {
        await using ExplorePage page = await ExplorePage.OpenAsync(
            await browser.OpenAsync(),
            s_question.ToHtml());
        string[] names = await page.Page.EvaluateAsync<string[]>("() => Object.keys(window).filter(name => "
            + "name.startsWith('partialDerivativesExplore'))");
        string name = Assert.Single(names);
        await page.Page.EvaluateAsync("name => { window.first = window[name]; }", name);
        await FigurePage.InsertAsync(page.Page, s_seed.ToHtml());
        await page.Page.Locator("[data-explore]").Last.ScrollIntoViewIfNeededAsync();
        await page.AliveAsync(2);
        Assert.True(await page.Page.EvaluateAsync<bool>("name => window.first === window[name] && Object.keys(window).filter(other => "
            + "other.startsWith('partialDerivativesExplore')).length === 1", name));
        page.AssertClean();
    }

    [Fact]
    public async Task It_lives_where_RequireJS_has_defined_define_and_without_WebGL()
    {
        await using ExplorePage page = await OpenAsync(s_seed, head:
            "<script>window.define = () => { throw new Error('taken'); }; window.define.amd = {}; "
                + "const get = HTMLCanvasElement.prototype.getContext; HTMLCanvasElement.prototype.getContext = function (kind, ...more) { "
                + "return /webgl/.test(kind) ? null : get.call(this, kind, ...more); };</script>");
        await page.ShowsAsync("f", "1.8933");
        page.AssertClean();
    }

    [Fact]
    public async Task Without_JavaScript_pictures_and_numbers_stand()
    {
        IPage still = await browser.OpenAsync(1280, javaScript: false);
        await FigurePage.OpenAsync(still, s_seed.ToHtml(), bundle: null);
        Assert.Equal(4, await still.Locator("[data-explore] img").CountAsync());
        await Assertions.Expect(still.Locator("[data-number=slope-x]")).ToHaveTextAsync("2.5244");
        await Assertions.Expect(still.Locator("[data-explore]")).ToContainTextAsync("Static picture. To take hold of it, trust the "
            + "notebook and run this cell.");
    }

    [Fact]
    public async Task On_paper_the_static_picture_stands_and_after_that_the_figure_lives_on()
    {
        await using ExplorePage page = await OpenAsync(s_seed);
        await page.Point.FocusAsync();
        await page.Page.Keyboard.PressAsync("ArrowLeft");
        await page.ShowsAsync("x", "1.40");
        await page.Page.EvaluateAsync("() => window.dispatchEvent(new Event('beforeprint'))");
        Assert.Equal(4, await page.Figure.Locator("img").CountAsync());
        Assert.Equal(0, await page.Figure.Locator("canvas, input").CountAsync());
        await page.ShowsAsync("x", "1.50");
        await page.Page.EvaluateAsync("() => window.dispatchEvent(new Event('afterprint'))");
        Assert.Equal(0, await page.Figure.Locator("img").CountAsync());
        await page.ShowsAsync("x", "1.40");
        page.AssertClean();
    }

    [Fact]
    public async Task It_follows_the_theme_of_its_page()
    {
        const string Themes = "<style>:root{color-scheme:light "
            + "dark;--figure-paper:light-dark(#fff,#14171c);--figure-ink:light-dark(#444,#d3d9e0);"
            + "--figure-grid:light-dark(#ddd,#3a434f)}</style>";
        await using ExplorePage page = await OpenAsync(s_seed, 1280, Themes);
        foreach (ColorScheme theme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.Page.EmulateMediaAsync(new() { ColorScheme = theme });
            await page.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => "
                + "setTimeout(() => done(), 100))))");
            // The letters of the canvas are as light or dark as the page asks.
            int[] ink = await page.Page.EvaluateAsync<int[]>(
                "() => { const canvas = document.querySelector('[data-part=space] > canvas'), "
                    + "data = canvas.getContext('2d').getImageData(0, 0, canvas.width, 24).data; let sum = [0, 0]; "
                    + "for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 200) { sum[0] += data[i]; sum[1]++; } "
                    + "return [Math.round(sum[0] / sum[1]), sum[1]]; }");
            Assert.True(theme == ColorScheme.Light ? ink[0] < 100 : ink[0] > 180, $"{theme}: the title is {ink[0]} of 255.");
            await page.SaveAsync($"explore-{theme}.png");
        }
        page.AssertClean();
    }

    private async Task<ExplorePage> OpenAsync(Explorer explorer, int width = 1000, string head = "") =>
        await ExplorePage.OpenAsync(await browser.OpenAsync(width), explorer, head);

    /// <summary>The mean difference of two pictures' pixels, from 0 to 1.</summary>
    private static Task<double> DifferenceAsync(IPage page, byte[] before, byte[] after) => page.EvaluateAsync<double>(
        """
        async pictures => {
            const [a, b] = await Promise.all(pictures.map(async png => {
                const image = await createImageBitmap(await (await fetch('data:image/png;base64,' + png)).blob());
                const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
                context.drawImage(image, 0, 0);
                return context.getImageData(0, 0, image.width, image.height);
            }));
            if (a.width !== b.width || a.height !== b.height) return 1;
            let sum = 0;
            for (let i = 0; i < a.data.length; i++) sum += Math.abs(a.data[i] - b.data[i]);
            return sum / a.data.length / 255;
        }
        """, new[] { Convert.ToBase64String(before), Convert.ToBase64String(after) });
}
