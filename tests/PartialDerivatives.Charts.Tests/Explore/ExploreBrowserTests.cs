using System.Text.Json;
using Microsoft.Playwright;
using PartialDerivatives;
using PartialDerivatives.Charts;
using static PartialDerivatives.Elementary;

/// <summary>An explorer in a reader's hands: by mouse, finger and keyboard, in a real browser without a network.</summary>
public class ExploreBrowserTests(Browser browser, ITestOutputHelper output) : IClassFixture<Browser>
{
    /// <summary>What pages tell of themselves: how much moved in them.</summary>
    private const string Observe =
        "<script>window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries()) window.shift += "
            + "entry.value; }).observe({ type: 'layout-shift', buffered: true });</script>";

    private static readonly Explorer s_seed = Charts.Explore(Formula.Of((x, y) => x * x * Sin(y)), (-2, 2), (-π, π), at: (1.5, 1));

    private static readonly Explorer s_question = Charts.Explore(
        (x, y) => x * x - y * y, (-2, 2), (-2, 2), at: (1, 1), ask: Ask.Where("∂f/∂x = 0", (x, y) => 2 * x));

    [Fact]
    public async Task The_point_is_dragged_by_the_mouse_and_all_numbers_follow()
    {
        await using ExplorePage page = await OpenAsync(s_seed);
        var (fromX, fromY) = await page.OnMapAsync(s_seed, 1.5, 1);
        var (toX, toY) = await page.OnMapAsync(s_seed, -1, -2);

        await page.Page.Mouse.MoveAsync(fromX, fromY);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(toX, toY, new() { Steps = 10 });
        await page.Page.Mouse.UpAsync();

        double x = ExplorePage.Parse(await page.NumberAsync("x")), y = ExplorePage.Parse(await page.NumberAsync("y"));
        Assert.Equal(-1, x, 0.03);
        Assert.Equal(-2, y, 0.03);
        var expected = new ExplorerNumbers(s_seed.Grid, x, y, 0.5, 0.5);
        await page.ShowsAsync("f", expected.ValueText);
        await page.ShowsAsync("slope-x", expected.SlopeXText);
        await page.ShowsAsync("quotient-y", expected.QuotientYText);
        await page.ShowsAsync("difference-y", expected.DifferenceYText);
        await Assertions.Expect(page.Figure.Locator("[data-part=slice-x] .fig-title"))
            .ToHaveTextAsync($"Along x, with y = {await page.NumberAsync("y")}");
        await Assertions.Expect(page.Figure.Locator("[data-part=directional]")).ToContainTextAsync(expected.SteepestText);
        page.AssertClean();
    }

    [Fact]
    public async Task The_point_is_dragged_by_a_finger_and_the_page_does_not_scroll()
    {
        await using ExplorePage page = await OpenAsync(s_seed, 375);
        var (fromX, fromY) = await page.OnMapAsync(s_seed, 1.5, 1);
        var (toX, toY) = await page.OnMapAsync(s_seed, 0, -2);
        ICDPSession touch = await page.Page.Context.NewCDPSessionAsync(page.Page);

        await TouchAsync("touchStart", (fromX, fromY));
        for (int i = 1; i <= 8; i++)
        {
            await TouchAsync("touchMove", (fromX + i * (toX - fromX) / 8, fromY + i * (toY - fromY) / 8));
        }
        await TouchAsync("touchEnd");

        Assert.Equal(0, ExplorePage.Parse(await page.NumberAsync("x")), 0.05);
        Assert.Equal(-2, ExplorePage.Parse(await page.NumberAsync("y")), 0.05);
        Assert.Equal(0, await page.Page.EvaluateAsync<int>("() => window.scrollY"));
        page.AssertClean();

        Task TouchAsync(string type, params (float X, float Y)[] places) =>
            touch.SendAsync("Input.dispatchTouchEvent", new Dictionary<string, object>
        {
            ["type"] = type,
            ["touchPoints"] = places.Select(place => new { x = place.X, y = place.Y }).ToArray(),
        });
    }

    [Fact]
    public async Task Arrow_keys_move_the_point_with_Shift_in_small_steps_and_a_screen_reader_is_told()
    {
        await using ExplorePage page = await OpenAsync(s_seed);
        const string Picture = "() => document.querySelector('[data-part=map] canvas').toDataURL()";
        string before = await page.Page.EvaluateAsync<string>(Picture);
        await page.Point.FocusAsync();
        await page.DrawnAsync();
        // A ring shows where the focus is.
        Assert.NotEqual(before, await page.Page.EvaluateAsync<string>(Picture));

        await page.Page.Keyboard.PressAsync("ArrowLeft");
        await page.ShowsAsync("x", "1.40");
        await page.Page.Keyboard.PressAsync("ArrowUp");
        await page.ShowsAsync("y", "1.20");
        await page.Page.Keyboard.PressAsync("Shift+ArrowRight");
        await page.Page.Keyboard.PressAsync("Shift+ArrowDown");
        await page.ShowsAsync("x", "1.41");
        await page.ShowsAsync("y", "1.19");

        var n = new ExplorerNumbers(s_seed.Grid, 1.41, 1.19, 0.5, 0.5);
        await Assertions.Expect(page.Figure.Locator("[aria-live=polite]")).ToHaveTextAsync(
            $"x 1.41, y 1.19, step 0.50: f {n.ValueText}. Slope along x: secant {n.QuotientXText}, tangent {n.SlopeXText}. "
                + $"Along y: secant {n.QuotientYText}, tangent {n.SlopeYText}.");
        await Assertions.Expect(page.Point).ToHaveAttributeAsync("aria-label",
            "Point x 1.41, y 1.19. Arrow keys move it, with Shift in small steps.");
        page.AssertClean();
    }

    [Fact]
    public async Task The_point_stays_in_the_ranges()
    {
        await using ExplorePage page = await OpenAsync(s_seed);
        await page.Point.FocusAsync();
        for (int i = 0; i < 9; i++)
        {
            await page.Page.Keyboard.PressAsync("ArrowRight");
        }
        await page.ShowsAsync("x", "2.00");
        await page.ShowsAsync("step-x", "−0.50");
        await page.ShowsAsync("quotient-x", new ExplorerNumbers(s_seed.Grid, 2, 1, 0.5, 0.5).QuotientXText);
    }

    [Fact]
    public async Task The_slider_for_h_turns_secants_into_tangents()
    {
        await using ExplorePage page = await OpenAsync(s_seed);
        Assert.Equal("2.9451", await page.NumberAsync("quotient-x"));
        await page.StepSlider.FocusAsync();
        List<double> differences = [];
        for (int i = 0; i < 4; i++)
        {
            for (int k = 0; k < 10; k++)
            {
                await page.Page.Keyboard.PressAsync("ArrowLeft");
            }
            double h = ExplorePage.Parse(await page.NumberAsync("step-x"));
            // (f(x + h) − f(x)) / h = (2x + h)·sin y.
            Assert.Equal((3 + h) * Math.Sin(1), ExplorePage.Parse(await page.NumberAsync("quotient-x")), 0.00006);
            differences.Add(ExplorePage.Parse(await page.NumberAsync("difference-x")));
        }
        Assert.Equal(differences.OrderDescending(), differences);
        await page.Page.Keyboard.PressAsync("Home");
        await page.ShowsAsync("quotient-x", "2.5246");
        await page.ShowsAsync("difference-x", "0.0002");
        page.AssertClean();
    }

    [Theory]
    [InlineData(ReducedMotion.NoPreference)]
    [InlineData(ReducedMotion.Reduce)]
    public async Task The_button_lets_h_go_to_0_and_at_once_where_movement_is_not_wanted(ReducedMotion motion)
    {
        await using ExplorePage page = await OpenAsync(s_seed);
        await page.Page.EmulateMediaAsync(new() { ReducedMotion = motion });
        await page.Page.EvaluateAsync(
            "() => { window.seen = new Set(); "
                + "new MutationObserver(() => window.seen.add(document.querySelector('[data-number=step-x]').textContent))."
                + "observe(document.querySelector('[data-part=numbers]'), { subtree: true, childList: true, characterData: true }); }");

        await page.Figure.GetByRole(AriaRole.Button, new() { Name = "h → 0: secants become tangents" }).ClickAsync();
        await page.ShowsAsync("step-x", "0.00020");

        int steps = await page.Page.EvaluateAsync<int>("() => window.seen.size");
        Assert.True(motion == ReducedMotion.Reduce ? steps == 1 : steps > 1, $"{steps} different steps were seen.");
    }

    [Fact]
    public async Task The_end_of_the_secant_is_dragged_too()
    {
        await using ExplorePage page = await OpenAsync(s_seed);
        var end = (await page.Figure.Locator("[data-part=slice-y] circle").First.BoundingBoxAsync())!;
        await page.Page.Mouse.MoveAsync(end.X + end.Width / 2, end.Y + end.Height / 2);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(end.X + 60, end.Y, new() { Steps = 5 });
        await page.Page.Mouse.UpAsync();
        await Assertions.Expect(page.Figure.Locator("[data-number=step-y]")).Not.ToHaveTextAsync("0.50");
        Assert.InRange(ExplorePage.Parse(await page.NumberAsync("step-y")), 1, 2);
        await page.ShowsAsync("y", "1.00");
    }

    [Fact]
    public async Task The_arrow_is_turned_and_shows_the_slope_in_its_direction_and_where_it_is_largest()
    {
        await using ExplorePage page = await OpenAsync(s_seed);
        ILocator text = page.Figure.Locator("[data-part=directional]"), slider = page.Figure.GetByLabel("Direction u");
        await Assertions.Expect(text).ToContainTextAsync("Largest along the gradient, at 26°: 2.8019");
        await slider.FillAsync("26");
        await Assertions.Expect(text).ToContainTextAsync("Slope in direction u, at 26°: 2.801");

        // Upwards from the point: the slope along y.
        var (x, y) = await page.OnMapAsync(s_seed, 1.5, 1);
        var tip = (await page.Figure.Locator("[data-part=map] .fig-moves > circle").BoundingBoxAsync())!;
        await page.Page.Mouse.MoveAsync(tip.X + tip.Width / 2, tip.Y + tip.Height / 2);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(x, y - 60, new() { Steps = 5 });
        await page.Page.Mouse.UpAsync();
        await Assertions.Expect(text).ToContainTextAsync("at 90°: 1.2157");
        page.AssertClean();
    }

    [Fact]
    public async Task The_surface_is_turned_by_mouse_and_keys_and_its_planes_are_switched_off()
    {
        await using ExplorePage page = await OpenAsync(s_seed);
        ILocator canvas = page.Figure.Locator("[data-part=space] > canvas");
        byte[] before = await canvas.ScreenshotAsync();
        await page.Figure.GetByLabel("cutting planes").UncheckAsync();
        byte[] without = await ChangedAsync(before);
        await page.Figure.GetByLabel("tangent plane").UncheckAsync();
        byte[] bare = await ChangedAsync(without);
        await canvas.FocusAsync();
        await page.Page.Keyboard.PressAsync("ArrowLeft");
        byte[] turned = await ChangedAsync(bare);
        var box = (await canvas.BoundingBoxAsync())!;
        await page.Page.Mouse.MoveAsync(box.X + 100, box.Y + 100);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(box.X + 180, box.Y + 120, new() { Steps = 4 });
        await page.Page.Mouse.UpAsync();
        await ChangedAsync(turned);
        page.AssertClean();

        async Task<byte[]> ChangedAsync(byte[] than)
        {
            for (int attempt = 0; attempt < 100; attempt++)
            {
                byte[] now = await canvas.ScreenshotAsync();
                if (!than.AsSpan().SequenceEqual(now))
                {
                    return now;
                }
            }
            throw new InvalidOperationException("The surface looks as it did before.");
        }
    }

    [Fact]
    public async Task A_question_hides_the_numbers_until_it_is_answered()
    {
        await using ExplorePage page = await OpenAsync(s_question);
        ILocator check = page.Figure.GetByRole(AriaRole.Button, new() { Name = "Is it here?" }),
            verdict = page.Figure.GetByRole(AriaRole.Status);
        await page.ShowsAsync("slope-x", "?");
        await check.ClickAsync();
        await Assertions.Expect(verdict).ToHaveTextAsync("✗ Not yet at (1.00, 1.00).");
        await Assertions.Expect(verdict).ToHaveAttributeAsync("data-verdict", "wrong");
        await page.ShowsAsync("slope-x", "?");

        await page.Point.FocusAsync();
        for (int i = 0; i < 5; i++)
        {
            await page.Page.Keyboard.PressAsync("ArrowLeft");
        }
        await check.ClickAsync();
        await Assertions.Expect(verdict).ToHaveTextAsync("✗ Not yet at (0.50, 1.00). You came closer.");
        await Assertions.Expect(page.Figure.Locator("[aria-live=polite]").First).Not.ToContainTextAsync("Slope");

        await page.Point.FocusAsync();
        for (int i = 0; i < 5; i++)
        {
            await page.Page.Keyboard.PressAsync("ArrowLeft");
        }
        await check.ClickAsync();
        await Assertions.Expect(verdict).ToContainTextAsync("✓ Right: ∂f/∂x = 0 at (0.00, 1.00).");
        await Assertions.Expect(verdict).ToHaveAttributeAsync("data-verdict", "right");
        await page.ShowsAsync("slope-x", "0.0000");
        page.AssertClean();
    }

    /// <summary>Each width where CI is set, else a phone's.</summary>
    public static TheoryData<int> Widths => ForAll.IsCI ? [1280, 800, 375] : [375];

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task Nothing_on_the_page_moves_when_the_script_takes_over(int width)
    {
        string below = "<p id=\"below\">Below.</p>", html = s_seed.ToHtml();
        IPage still = await browser.OpenAsync(width, javaScript: false);
        FigurePage before = await FigurePage.OpenAsync(still, html + below, bundle: null);
        await using ExplorePage page = await ExplorePage.OpenAsync(await browser.OpenAsync(width), html + below, Observe);
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
        await page.Page.EvaluateAsync(
            """
            html => {
                const place = document.body.appendChild(document.createElement('div'));
                place.innerHTML = html;
                for (const script of place.querySelectorAll('script')) {
                    const again = document.createElement('script');
                    again.textContent = script.textContent;
                    script.replaceWith(again);
                }
            }
            """, s_seed.ToHtml());
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

    /// <summary>All where CI is set, else every third.</summary>
    public static TheoryData<string> WalkedOver =>
        [.. ExploreAccuracyTests.All.Select(row => row.Data).Where((_, i) => ForAll.IsCI || i % 3 == 0)];

    [Theory]
    [MemberData(nameof(WalkedOver))]
    public async Task Every_kind_of_function_is_walked_over_without_an_error(string name)
    {
        Explorer explorer = ExploreAccuracyTests.Case(name).Explorer;
        await using ExplorePage page = await OpenAsync(explorer);
        var (startX, startY) = await page.OnMapAsync(explorer, explorer.X.From, explorer.Y.From);
        var (endX, endY) = await page.OnMapAsync(explorer, explorer.X.To, explorer.Y.To);
        await page.Page.Mouse.MoveAsync(startX + 1, startY - 1);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(endX, endY, new() { Steps = 10 });
        await page.Page.Mouse.MoveAsync(startX, endY, new() { Steps = 10 });
        await page.Page.Mouse.UpAsync();
        Assert.DoesNotMatch("NaN|Infinity|undefined|null", await page.Figure.InnerHTMLAsync());
        await page.SaveAsync($"explore-{name.Replace('²', '2').Replace(' ', '-')}.png");
        page.AssertClean();
    }

    [Fact]
    public async Task Frames_while_the_point_is_dragged_are_measured()
    {
        await using ExplorePage page = await OpenAsync(s_seed, 1280);
        var (frames, told) = await page.FramesAsync(ForAll.Many(3000));
        output.WriteLine(told);
        Assert.True(frames > 0);
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
