using System.Net;
using System.Text.Json;
using Microsoft.Playwright;

namespace TexMath.Tests;

/// <summary>The formulas of golden/mathematics.txt as a browser typesets them.</summary>
public class TexMathBrowserTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task Every_element_of_every_formula_has_a_size_where_it_has_something_to_show()
    {
        IPage page = await PageAsync(TexMathTests.Golden.Select(row => row.Data.Item1));

        string[] empty = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('math *')]
                .filter(element => /^(mi|mn|mo|mtext|mfrac|msqrt|mroot|mtable)$/.test(element.localName))
                .filter(element => !/^\u2061?$/.test(element.textContent))
                .filter(element => getComputedStyle(element).display !== 'none')
                .filter(element => { const box = element.getBoundingClientRect(); return box.width === 0 || box.height === 0; })
                .map(element => element.closest('math').querySelector('annotation').textContent + ': ' + element.outerHTML)
            """);

        Assert.Empty(empty);
        Assert.True(await page.Locator("math").CountAsync() >= 80);
    }

    /// <summary>Widths and heights in em, as TeX sets them with Computer Modern, give or take what fonts differ.</summary>
    [Theory]
    [InlineData("a+b", "ab", 1.2, 1.3)]               // + is 0.78 wide and has 0.22 to each side
    [InlineData("a=-b", "ab", 2.0, 2.2)]              // a minus sign before b has no space
    [InlineData("x_{i+1}", "x_{i1}", 0.45, 0.65)]     // no spaces in scripts
    [InlineData(@"2\sin x", @"2x", 1.4, 1.65)]        // thin spaces around a function
    [InlineData("f(x)", "fx", 0.75, 0.82)]            // none around parentheses
    [InlineData("|-x|", "x", 1.3, 1.4)]               // none around bars, nor after the sign
    [InlineData(@"a\!b", "ab", -0.18, -0.15)]
    public async Task Spaces_are_those_of_TeX(string tex, string without, double atLeast, double atMost)
    {
        IPage page = await PageAsync([$"${tex}$", $"${without}$"]);
        double[] widths = await page.EvaluateAsync<double[]>("() => [...document.querySelectorAll('math')].map(math => "
            + "math.getBoundingClientRect().width / 100)");
        Assert.SkipUnless(await page.EvaluateAsync<bool>("() => document.fonts.check('100px \"Latin Modern Math\"')"),
            "The widths are those of Latin Modern Math.");
        Assert.InRange(widths[0] - widths[1], atLeast, atMost);
    }

    /// <summary>Beyond the width without the command, what takes no width takes none; how far it reaches is seen from its box.</summary>
    [Theory]
    [InlineData(@"\mathllap{abc}", -1, 0)]
    [InlineData(@"\mathrlap{abc}", 0, 1)]
    [InlineData(@"\mathclap{abc}", -0.5, 0.5)]
    public async Task What_overlaps_reaches_to_its_side_and_takes_no_width(string tex, double left, double right)
    {
        IPage page = await PageAsync([$"$x{tex}$", "$x$", "$abc$"]);
        double[] seen = await page.EvaluateAsync<double[]>(
            """
            () => {
                const [lapped, letter, text] = [...document.querySelectorAll('math')].map(math => math.getBoundingClientRect());
                const letters = [...document.querySelectorAll('mpadded mi')].map(mi => mi.getBoundingClientRect());
                const place = document.querySelector('mpadded').getBoundingClientRect().left;
                return [(lapped.width - letter.width) / text.width, (letters[0].left - place) / text.width,
                    (letters[2].right - place) / text.width];
            }
            """);
        Assert.InRange(seen[0], -0.1, 0.1);
        Assert.InRange(seen[1], left - 0.1, left + 0.1);
        Assert.InRange(seen[2], right - 0.1, right + 0.1);
    }

    [Fact]
    public async Task A_wide_hat_is_as_wide_as_what_it_marks_also_where_the_browser_does_not_stretch_it()
    {
        IPage page = await PageAsync([@"$\widehat{abcdef}$", @"$\widetilde{abcdef}$", @"$\widehat{x}$"]);
        bool[] drawn = await page.EvaluateAsync<bool[]>(
            """
            () => [...document.querySelectorAll('mover')].map(mark => {
                const sign = mark.lastElementChild.getBoundingClientRect(), base = mark.firstElementChild.getBoundingClientRect();
                return sign.width > 0.9 * base.width || getComputedStyle(mark).backgroundImage !== 'none';
            })
            """);
        Assert.Equal([true, true], drawn[..2]);
        Assert.Equal("none", await page.EvaluateAsync<string>(
            "() => getComputedStyle(document.querySelectorAll('mover')[2]).backgroundImage"));
    }

    [Fact]
    public async Task Delimiters_grow_with_what_they_enclose()
    {
        IPage page = await PageAsync([@"$$\left( \frac{1}{2} \right)$$", @"$$\begin{pmatrix} a \\ b \\ c \end{pmatrix}$$",
            @"$$\left. \frac{1}{2} \right|$$", @"$$\left( x \right)$$"]);
        double[] heights = await page.EvaluateAsync<double[]>("() => [...document.querySelectorAll('math')].map(math => "
            + "[...math.querySelectorAll('mo')].pop().getBoundingClientRect().height / 100)");
        Assert.InRange(heights[0], 1.7, 2.6);
        Assert.InRange(heights[1], 3, 5);
        Assert.InRange(heights[2], 1.7, 2.6);
        Assert.InRange(heights[3], 0.9, 1.3);
    }

    [Fact]
    public async Task Columns_are_aligned()
    {
        IPage page = await PageAsync([@"$$\begin{aligned} aaa &= b \\ a &= bbb \end{aligned}$$"]);
        Box[] signs = [.. (await page.EvaluateAsync<JsonElement>("() => [...document.querySelectorAll('mtd:nth-child(2) > "
            + "mo')].map(sign => sign.getBoundingClientRect().toJSON())")).EnumerateArray()
            .Select(box => new Box(box.GetProperty("left").GetDouble(), box.GetProperty("top").GetDouble()))];
        Assert.Equal(2, signs.Length);
        Assert.Equal(signs[0].Left, signs[1].Left, 0.5);
        Assert.True(signs[1].Top > signs[0].Top + 50);
    }

    [Fact]
    public async Task Tags_stand_at_the_right_edge_and_the_formula_in_the_middle()
    {
        IPage page = await PageAsync([@"$$x \tag{1}$$", @"$$\begin{align} a &= b \tag{2} \\ cc &= dd \end{align}$$"]);
        await page.EvaluateAsync("() => { document.body.style.display = 'grid'; document.body.style.gridTemplateColumns = '1000px'; }");

        double[] edges = await page.EvaluateAsync<double[]>(
            "() => [...document.querySelectorAll('.tex-tag > mtext')].map(tag => tag.closest('p').getBoundingClientRect().right - "
                + "tag.getBoundingClientRect().right)");
        double middle = await page.EvaluateAsync<double>(
            "() => { const x = document.querySelector('mi').getBoundingClientRect(), p = "
                + "document.querySelector('p').getBoundingClientRect(); return (x.left + x.right) / 2 - (p.left + p.right) / 2; }");

        Assert.Equal(2, edges.Length);
        Assert.All(edges, edge => Assert.InRange(edge, -1, 1));
        Assert.InRange(middle, -100, 100);
    }

    /// <summary>A page with formulas in dollar signs, 100 pixels the em.</summary>
    private async Task<IPage> PageAsync(IEnumerable<string> formulas)
    {
        IPage page = await browser.OpenAsync(1400);
        string body = string.Concat(formulas.Select(formula =>
            $"<p title=\"{WebUtility.HtmlEncode(formula)}\">"
            + (formula.StartsWith("$$", StringComparison.Ordinal) ? Tex.ToMathML(formula[2..^2], display: true)
                : Tex.ToMathML(formula[1..^1], display: false))
            + "</p>"));
        await page.SetContentAsync($"<!doctype html><meta charset=\"utf-8\"><style>{TexTypesetter.StyleSheet} math {{ font-size: 100px; "
            + $"}}</style>{body}");
        return page;
    }

    private readonly record struct Box(double Left, double Top);
}
