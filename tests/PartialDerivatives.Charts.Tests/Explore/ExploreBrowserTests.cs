using System.Text.Json;
using Microsoft.Playwright;
using PartialDerivatives;
using PartialDerivatives.Charts;
using static PartialDerivatives.Elementary;

/// <summary>An explorer in a reader's hands: by mouse, finger and keyboard, in a real browser without a network.</summary>
public class ExploreBrowserTests(Browser browser, ITestOutputHelper output) : IClassFixture<Browser>
{
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

    /// <summary>All where CI is set, else every sixth.</summary>
    public static TheoryData<string> WalkedOver =>
        [.. ExploreAccuracyTests.All.Select(row => row.Data).Where((_, i) => ForAll.IsCI || i % 6 == 0)];

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
}
