using System.Diagnostics;
using Microsoft.Playwright;
using static Course.Tests.SiteNotebook;

namespace Course.Tests;

/// <summary>Formulas on a system that has no font for mathematics.</summary>
public class SiteFontTests
{
    private const string Measure =
        """
        () => {
            const box = name => document.querySelector(name).getBoundingClientRect();
            const [top, bottom] = [...document.querySelector('mfrac').children].map(part => part.getBoundingClientRect());
            const bracket = [...document.querySelectorAll('mo')].find(mo => mo.textContent === '(').getBoundingClientRect();
            const root = box('msqrt'), under = box('msqrt > *');
            const letter = [...document.querySelectorAll('mi')].find(mi => mi.textContent === '∂');
            const isSpelled = letter.getAttribute('mathvariant') === 'normal' && getComputedStyle(letter).fontStyle === 'italic';
            const bold = [...document.querySelectorAll('mi')].find(mi => mi.textContent === 'β');
            const isDrawn = document.documentElement.classList.contains('plain-roots');
            const isBehind = !document.querySelector('mroot') && document.querySelector('msup + msqrt');
            return [bottom.top - top.bottom, bracket.height / box('mfrac').height, root.height - under.height, under.left - root.left,
                isSpelled && bold && getComputedStyle(bold).fontWeight === '700' && isDrawn ? 1 : 0, isBehind ? 1 : 0];
        }
        """;

    [Fact]
    public async Task Fractions_brackets_roots_and_letters_are_readable_without_a_mathematics_font()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Browser.Executable() is not null, "It needs fontconfig and Chromium.");
        using var folder = new TemporaryFolder();
        string[] fonts = [.. (await FontsAsync()).Where(font =>
            Path.GetFileName(font) is "DejaVuSans.ttf" or "DejaVuSerif.ttf" or "DejaVuSansMono.ttf")];
        Assert.SkipWhen(fonts.Length == 0, "No DejaVu fonts are installed.");
        Directory.CreateDirectory(folder.File("fonts"));
        Array.ForEach(fonts, font => File.Copy(font, folder.File($"fonts/{Path.GetFileName(font)}")));
        string configuration = folder.Write("fonts.conf", $"<?xml version=\"1.0\"?><fontconfig><dir>{folder.File("fonts")}</dir>"
            + $"<cachedir>{folder.File("cache")}</cachedir></fontconfig>");
        new Site.SiteFolder(folder.File("site")).Write(Site.SiteRenderer.Render([Documents.Notebook.Load(folder.Write(
            "a.ipynb",
            Markdown("m", @"$$\left( \frac{f(x)}{h} \right) + \sqrt{1 + x^2} + \sqrt[3]{x} + \partial + \boldsymbol{\beta}$$")))]).Files);
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Browser.Executable(),
            Args = ["--no-sandbox"],
            Env = [.. Environment().Append(KeyValuePair.Create("FONTCONFIG_FILE", configuration))],
        });
        IPage page = await browser.NewPageAsync();
        await page.GotoAsync(new Uri(folder.File("site/a.html")).AbsoluteUri);

        double[] seen = await page.EvaluateAsync<double[]>(Measure);

        await page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "screenshots", "no-mathematics-font.png") });
        Assert.True(seen[0] >= 0, $"Numerator and denominator overlap by {-seen[0]} pixels.");
        Assert.InRange(seen[1], 0.9, 1.5);
        Assert.InRange(seen[2], 0, 20);
        Assert.InRange(seen[3], 4, 40);
        Assert.True(seen[4] == 1, "A letter that no font has is spelled with one that is there, and a root is drawn.");
        Assert.True(seen[5] == 1, "The sign of a root stands behind its degree.");
    }

    private static IEnumerable<KeyValuePair<string, string>> Environment() =>
        System.Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .Select(variable => KeyValuePair.Create((string)variable.Key, (string?)variable.Value ?? ""));

    private static async Task<string[]> FontsAsync()
    {
        try
        {
            var start = new ProcessStartInfo("fc-list", [":", "file"]) { RedirectStandardOutput = true };
            using Process list = Process.Start(start)!;
            return [.. (await list.StandardOutput.ReadToEndAsync()).Split('\n').Select(line => line.TrimEnd(' ', ':'))];
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return [];
        }
    }
}
