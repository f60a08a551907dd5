using Microsoft.Playwright;
using PartialDerivatives;
using static PartialDerivatives.Elementary;

/// <summary>What a formula says to hosts that drop the tags of MathML is neither seen nor read aloud where it is typeset.</summary>
public class FormulaHtmlTests(Browser browser) : IClassFixture<Browser>
{
    private static readonly Formula s_formula = Formula.Of((x, y) => Sqrt(x * x + 1) / (y - 2) * Exp(-x * y) + Cbrt(x / y));

    public static TheoryData<string, string> Formulas => new()
    {
        { s_formula.ToMathML(), s_formula.ToHtml() },
        { s_formula.Gradient().ToMathML(), s_formula.Gradient().ToHtml() },
        { s_formula.Hessian().ToMathML(), s_formula.Hessian().ToHtml() },
    };

    [Theory]
    [MemberData(nameof(Formulas))]
    public async Task It_looks_the_same_to_the_pixel(string plain, string readable)
    {
        IPage page = await browser.OpenAsync();
        Assert.NotEqual(plain, readable);
        Assert.Equal(await ScreenshotAsync(page, plain), await ScreenshotAsync(page, readable));
    }

    [Fact]
    public async Task It_is_read_aloud_once()
    {
        IPage page = await browser.OpenAsync();
        await page.SetContentAsync(s_formula.ToHtml());
        string[] exposed = await page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('mphantom mtext')].filter("
                + "text => getComputedStyle(text).visibility !== 'hidden').map(text => text.textContent)");
        Assert.Empty(exposed);
        Assert.DoesNotContain("root(", await page.Locator("body").AriaSnapshotAsync());
    }

    private static async Task<byte[]> ScreenshotAsync(IPage page, string html)
    {
        await page.SetContentAsync(html);
        return await page.ScreenshotAsync();
    }
}
