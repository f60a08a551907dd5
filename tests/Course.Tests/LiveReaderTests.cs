using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Course.Tests;

/// <summary>The live page for a reader with a keyboard alone, with a screen reader, and on a phone.</summary>
public class LiveReaderTests(Browser browser, StartedPage started, Shared<LiveSite> live)
    : IClassFixture<Browser>, IClassFixture<StartedPage>, IClassFixture<Shared<LiveSite>>
{
    private const string First = "01-what-a-partial-derivative-is.ipynb";

    [Fact]
    public async Task Shift_and_Enter_goes_on_to_the_next_cell_that_is_seen_or_the_answers_of_its_question()
    {
        LivePage page = await started.OpenAsync(live.Fixture);
        await page.Page.EvaluateAsync("() => document.querySelectorAll('details.question').forEach(folded => { folded.open = false; })");
        await page.RunAsync("surface");

        await RunButton(page, "surface").PressAsync("Shift+Enter");
        await Assertions.Expect(page.Cell("guess-1").Locator(".answers > button").First).ToBeFocusedAsync();

        await RunButton(page, "steps-code").PressAsync("Shift+Enter");
        await Assertions.Expect(RunButton(page, "steps-check")).ToBeFocusedAsync();
        await page.ExpectAsync("steps-code", "done");
    }

    [Fact]
    public async Task The_editor_is_entered_and_left_and_completes_by_keys_alone()
    {
        LivePage page = await started.OpenAsync(live.Fixture);
        await page.RunAsync("surface");
        ILocator cell = page.Cell("surface"), text = cell.Locator("textarea");

        await page.Page.Keyboard.PressAsync("Tab");
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(text).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Control+a");
        await page.Page.Keyboard.TypeAsync("Math.Sq");
        await Assertions.Expect(cell.GetByRole(AriaRole.Option, new() { Name = "Sqrt, method", Exact = true })).ToBeVisibleAsync();
        await page.Page.Keyboard.PressAsync("Backspace");
        await page.Page.Keyboard.PressAsync("Backspace");
        await page.Page.Keyboard.TypeAsync("Si");
        await Assertions.Expect(cell.GetByRole(AriaRole.Option, new() { Selected = true })).ToHaveAccessibleNameAsync("Sign, method");
        await page.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(cell.GetByRole(AriaRole.Option, new() { Selected = true })).ToHaveAccessibleNameAsync("Sin, method");
        Assert.Equal(
            await cell.GetByRole(AriaRole.Option, new() { Selected = true }).GetAttributeAsync("id"),
            await text.GetAttributeAsync("aria-activedescendant"));
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(text).ToHaveValueAsync("Math.Sin");
        await page.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(text).ToHaveValueAsync("Math.Sin    ");

        await page.Page.Keyboard.PressAsync("Escape");
        await page.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(RunButton(page, "surface")).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Shift+Tab");
        await Assertions.Expect(text).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_cell_that_runs_long_is_stopped_with_the_button_that_ran_it()
    {
        LongSeries.OnlyInCI();
        // A page that has run cells may have kept a snapshot by now, and the kernel would say so.
        await using LivePage page = await OpenAsync();
        await page.WriteAsync("usings", "while (true) { }");
        ILocator button = page.Cell("usings").Locator(".run");

        await button.PressAsync("Enter");
        await Assertions.Expect(button).ToHaveAccessibleNameAsync("Stop cell 2");
        await button.PressAsync("Enter");

        await page.ExpectAsync("usings", "failed");
        await Assertions.Expect(button).ToHaveAccessibleNameAsync("Run cell 2");
        await Assertions.Expect(page.Status).ToHaveTextAsync("Stopped. What ran before is gone, your text is not. The kernel is ready.");
    }

    [Fact]
    public async Task What_happens_is_said_aloud_of_many_cells_the_last_one_and_of_a_question_the_verdict()
    {
        await using LivePage page = await OpenAsync();
        await page.RunAsync("setup");
        await page.Page.EvaluateAsync(
            """
            () => {
                window.said = [];
                const status = document.querySelector('.live-bar [role=status]');
                new MutationObserver(() => said.push(status.textContent)).observe(status, { childList: true });
            }
            """);

        await page.Cell("steps-check").HoverAsync();
        await page.Cell("steps-check").GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Run all above") }).ClickAsync();
        await page.ExpectAsync("steps-code", "done");
        await page.Cell("guess-1").Locator(".answers > button").First.ClickAsync();
        await page.RunAsync("steps-code", "int one = 1;\nnone", "failed");

        string[] said = await page.Page.EvaluateAsync<string[]>("said");
        Assert.DoesNotContain(said, text => text.StartsWith("Cell 2 ", StringComparison.Ordinal));
        Assert.Contains("Cell 7 is done.", said.Select(text => text.Trim()));
        Assert.Contains("Cell 6 is done. ✓ Right: east", said);
        Assert.Contains(said, text => text.StartsWith("Cell 7 failed in line 2. error CS0103: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_a_phone_a_live_figure_has_room_and_buttons_stand_below_the_code_in_one_row()
    {
        LivePage page = await started.OpenAsync(live.Fixture, 375);
        await page.RunAsync("slice");
        await Assertions.Expect(page.Cell("slice").Locator(".live-outputs .main-svg").First).ToBeVisibleAsync();

        Assert.Equal("343 of 343", await page.Cell("slice").Locator(".live-outputs .scroll")
            .EvaluateAsync<string>("box => box.clientWidth + ' of ' + box.scrollWidth"));
        Assert.Equal("below, in one row", await page.Cell("slice").EvaluateAsync<string>(
            """
            cell => {
                const code = cell.querySelector('pre').getBoundingClientRect();
                const buttons = [...cell.querySelectorAll('.cell-bar > button:not([hidden])')].map(each => each.getBoundingClientRect());
                return (buttons.every(button => button.top >= code.bottom) ? 'below' : 'over the code')
                    + (new Set(buttons.map(button => button.top)).size === 1 ? ', in one row' : ', in several rows');
            }
            """));
    }

    [Fact]
    public async Task What_draws_figures_is_not_loaded_before_the_first_result_is_shown_and_then_it_is()
    {
        LongSeries.OnlyInCI();
        await using LivePage page = await OpenAsync();
        var asked = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.Page.Context.RouteAsync("**/FSharp.Core.bin", async route =>
        {
            asked.TrySetResult(await page.Cell("surface").GetAttributeAsync("data-state"));
            await route.ContinueAsync();
        });

        await page.StartAsync("surface");

        Assert.Equal("done", await asked.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Only_a_cell_that_was_changed_offers_to_be_reset()
    {
        LivePage page = await started.OpenAsync(live.Fixture);
        await page.WriteAsync("surface", "1");

        await Assertions.Expect(page.Page.Locator(".cell-bar > button[aria-label^=Reset]:not([hidden])")).ToHaveCountAsync(1);
    }

    private static ILocator RunButton(LivePage page, string id) => page.Cell(id).Locator(".run");

    private async Task<LivePage> OpenAsync() => await LivePage.OpenAsync(await browser.OpenAsync(), live.Fixture.Http, First);
}
