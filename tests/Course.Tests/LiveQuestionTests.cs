using Microsoft.Playwright;

namespace Course.Tests;

/// <summary>Questions on the live site: a word is chosen with a button, a number written into a field.</summary>
public class LiveQuestionTests(Browser browser, Shared<LiveSite> live) : IClassFixture<Browser>, IClassFixture<Shared<LiveSite>>
{
    private const string Choice = "[data-options]:not([data-options='[]'])", Number = "[data-options='[]']";

    private async Task<LivePage> OpenAsync()
    {
        IPage page = await browser.OpenAsync();
        return await LivePage.OpenAsync(page, live.Fixture.Http, LiveSite.Notebooks[0]);
    }

    [Fact]
    public async Task A_press_on_an_option_writes_it_into_the_cell_and_judges_it()
    {
        await using LivePage live = await OpenAsync();
        ILocator question = live.Page.Locator(Choice).First, option = question.Locator(".answers > button").Nth(1);

        await option.ClickAsync();

        await Assertions.Expect(question.Locator(".live-outputs")).ToContainTextAsync(await option.InnerTextAsync());
        await Assertions.Expect(question.Locator(".live-outputs")).ToContainTextAsync("✗");
        await Assertions.Expect(question.Locator("pre.source")).ToContainTextAsync($"= \"{await option.InnerTextAsync()}\";");
        await Assertions.Expect(option).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Fact]
    public async Task A_number_is_written_into_a_field_and_stands_there_after_a_reload()
    {
        await using LivePage live = await OpenAsync();
        ILocator question = live.Page.Locator(Number).First;

        await question.Locator("input").FillAsync("1e9 + 7");
        await question.Locator("input").PressAsync("Enter");
        await Assertions.Expect(question.Locator(".live-outputs")).ToContainTextAsync("✗");
        await live.Page.ReloadAsync();

        await Assertions.Expect(question.Locator("input")).ToHaveValueAsync("1e9 + 7");
    }

    [Fact]
    public async Task An_answer_that_was_changed_in_the_code_is_the_one_that_is_pressed()
    {
        await using LivePage live = await OpenAsync();
        ILocator question = live.Page.Locator(Choice).First, last = question.Locator(".answers > button").Last;
        string id = (await question.GetAttributeAsync("id"))!;

        string code = await question.Locator("pre.source").InnerTextAsync();
        await live.WriteAsync(id, code.Replace("= null;", $"= \"{await last.InnerTextAsync()}\";", StringComparison.Ordinal));

        await Assertions.Expect(last).ToHaveAttributeAsync("aria-pressed", "true");
    }
}
