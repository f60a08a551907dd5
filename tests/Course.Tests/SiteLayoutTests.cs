using Microsoft.Playwright;

namespace Course.Tests;

/// <summary>The rendered chapter in a browser: where things stand, on a phone, beside the reader, and on paper.</summary>
public class SiteLayoutTests(Browser browser, Shared<RenderedSite> rendered) : IClassFixture<Browser>, IClassFixture<Shared<RenderedSite>>
{
    private readonly RenderedSite _site = rendered.Fixture;

    private const string Section2 = "02-visualizing-partial-derivatives.html";

    [Fact]
    public async Task On_a_phone_panels_stand_below_each_other_as_a_picture_and_drawn()
    {
        await using SitePage page = await OpenAsync(Section2, 375);
        ILocator figure = page.Page.Locator("[data-figure].triple").First;
        double before = await RatioAsync(figure);

        await figure.ScrollIntoViewIfNeededAsync();
        await figure.Locator(".subplot.x2y2").WaitForAsync();

        Assert.InRange(before, 2, 4);
        Assert.Equal(before, await RatioAsync(figure), 0.02);
        LocatorBoundingBoxResult surface = (await figure.Locator(".gl-container").First.BoundingBoxAsync())!,
            first = (await figure.Locator(".subplot.xy .gridlayer").BoundingBoxAsync())!,
            second = (await figure.Locator(".subplot.x2y2 .gridlayer").BoundingBoxAsync())!;
        Assert.True(second.Y > first.Y + first.Height, $"The second begins at {second.Y}, the first ends at {first.Y + first.Height}.");
        Assert.Equal(first.X + first.Width / 2, second.X + second.Width / 2, 1.0);
        Assert.InRange(surface.Width, 300, 375);
        page.AssertClean();
    }

    [Fact]
    public async Task On_a_phone_each_of_three_surfaces_is_as_wide_as_the_page_and_has_labels_that_can_be_read()
    {
        await using SitePage page = await OpenAsync(Section2, 375);
        ILocator figure = page.Page.Locator("[data-figure].triple").Last;
        await figure.ScrollIntoViewIfNeededAsync();
        await figure.Locator(".gl-container > div").Nth(2).WaitForAsync();

        double width = (await figure.BoundingBoxAsync())!.Width;
        double[] surfaces = await figure.EvaluateAsync<double[]>(
            "figure => [...figure.querySelectorAll('.gl-container > div')].map(surface => surface.getBoundingClientRect().width)");
        double label = await figure.EvaluateAsync<double>(
            "figure => figure.querySelector('.js-plotly-plot').layout.font.size");

        Assert.Equal(3, surfaces.Length);
        Assert.All(surfaces, surface => Assert.Equal(width, surface, 1.0));
        Assert.InRange(label, 10, 14);
        page.AssertClean();
    }

    [Theory]
    [InlineData(768)]
    [InlineData(1280)]
    [InlineData(1920)]
    public async Task Code_and_figures_end_at_one_edge_and_nothing_is_cut_off(int width)
    {
        await using SitePage page = await OpenAsync(Section2, width);

        double[] edges = await page.Page.EvaluateAsync<double[]>(
            "() => [...new Set([...document.querySelectorAll('main > .cell > pre.source')]"
            + ".map(code => Math.round(code.getBoundingClientRect().right)))]");
        string[] cut = await page.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('main pre, .scroll')].filter(box => box.offsetWidth && box.scrollWidth > box.clientWidth)"
            + ".map(box => box.textContent.slice(0, 80))");

        Assert.Single(edges);
        Assert.Empty(cut);
        Assert.Equal(width, await page.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task On_a_phone_the_boxes_of_an_explorer_stand_beside_their_words()
    {
        await using SitePage page = await OpenAsync("01-what-a-partial-derivative-is.html", 375);
        ILocator explorer = page.Page.Locator("[data-explore]").First;
        ILocator label = explorer.Locator("label", new() { HasText = "cutting planes" });

        await explorer.ScrollIntoViewIfNeededAsync();

        LocatorBoundingBoxResult whole = (await label.BoundingBoxAsync())!, box = (await label.Locator("input").BoundingBoxAsync())!;
        Assert.InRange(box.Width, 10, 30);
        Assert.InRange(box.X - whole.X, 0, 10);
        page.AssertClean();
    }

    [Fact]
    public async Task The_contents_mark_the_section_that_is_read()
    {
        await using SitePage page = await OpenAsync(Section2, 1280);
        ILocator here = page.Page.Locator(".contents a.here");
        Assert.Equal(0, await here.CountAsync());

        ILocator link = page.Page.Locator(".contents ul a").Nth(1);
        await link.ClickAsync();
        await Assertions.Expect(here).ToHaveTextAsync(await link.InnerTextAsync());
        await Assertions.Expect(here).ToHaveAttributeAsync("aria-current", "location");

        await page.Page.EvaluateAsync("() => scrollTo(0, document.body.scrollHeight)");
        await Assertions.Expect(here).ToHaveTextAsync(await page.Page.Locator(".contents ul a").Last.InnerTextAsync());
    }

    [Fact]
    public async Task A_link_to_a_figure_brings_the_figure_into_view_and_not_its_caption_alone()
    {
        await using SitePage page = await OpenAsync(Section2 + "#figure-2", 1280);

        LocatorBoundingBoxResult figure = (await page.Page.Locator(".output:has(+ #figure-2)").BoundingBoxAsync())!;

        Assert.InRange(figure.Y + figure.Height / 2, 0, 600);
    }

    [Fact]
    public async Task Paper_has_no_solutions_unless_they_are_asked_for()
    {
        await using SitePage page = await OpenAsync(Section2, 1280);
        await page.Page.EmulateMediaAsync(new() { Media = Media.Print });
        ILocator solution = page.Page.Locator(".solution").First;
        await page.Page.EvaluateAsync("() => { window.print = () => window.dispatchEvent(new Event('beforeprint')); print(); }");
        Assert.False(await solution.IsVisibleAsync());
        Assert.True(await page.Page.Locator("#exercise-2 .source").IsVisibleAsync());

        await page.Page.EvaluateAsync("() => document.getElementById('print-solutions').click()");

        Assert.True(await solution.Locator("pre").First.IsVisibleAsync());
        await page.Page.EvaluateAsync("() => window.dispatchEvent(new Event('afterprint'))");
        Assert.False(await solution.IsVisibleAsync());
        page.AssertClean();
    }

    [Fact]
    public async Task Paper_has_the_options_of_a_question_and_no_code_or_table_larger_than_the_text()
    {
        await using SitePage page = await OpenAsync(Section2, 1280);
        ILocator options = page.Page.Locator(".paper").Nth(1);
        Assert.False(await options.IsVisibleAsync());
        await page.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.Equal("☐ x = 1.5 ☐ y = 1", (await options.InnerTextAsync()).ReplaceLineEndings(" "));
        Assert.False(await page.Page.Locator(".answers").First.IsVisibleAsync());
        double[] sizes = await page.Page.EvaluateAsync<double[]>(
            "() => ['.prose > p:not([class])', 'pre.source', '.caption'].map(name => "
            + "parseFloat(getComputedStyle(document.querySelector(name)).fontSize))");
        Assert.InRange(sizes[0], 13.5, 14.5);
        Assert.InRange(sizes[1], 10, 12);
        Assert.InRange(sizes[2], 10, 13);
    }

    [Fact]
    public async Task The_start_page_tells_how_many_exercises_were_right()
    {
        await using SitePage page = await OpenAsync("index.html", 1280);
        ILocator line = page.Page.Locator("[data-exercises]").First;
        Assert.Matches(@"^\d+ exercises$", await line.InnerTextAsync());

        await page.Page.EvaluateAsync(
            """
            () => {
                const path = new URL(document.querySelector('[data-exercises]').dataset.page, location.href).pathname;
                localStorage.setItem('solved', JSON.stringify([path + '#exercise-1', path + '#exercise-2', '/other.html#exercise-1']));
            }
            """);
        await page.Page.ReloadAsync();

        await Assertions.Expect(line).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^2 of \d+ exercises right$"));
        Assert.Matches(@"^\d+ exercises$", await page.Page.Locator("[data-exercises]").Nth(1).InnerTextAsync());
    }

    private static async Task<double> RatioAsync(ILocator figure) =>
        await figure.BoundingBoxAsync() is { } box ? box.Height / box.Width : 0;

    private async Task<SitePage> OpenAsync(string name, int width) =>
        await SitePage.OpenAsync(await browser.OpenAsync(width), _site.Http, name);
}
