using System.Runtime.CompilerServices;
using Course.Commands;
using Microsoft.Playwright;

namespace Course.Tests;

/// <summary>A page of the rendered site in a browser, and all that went wrong in it.</summary>
internal sealed class SitePage : IAsyncDisposable
{
    /// <summary>Reads the pixels of screenshots, for all tests.</summary>
    private static readonly ConditionalWeakTable<IBrowser, Task<IPage>> s_readers = [];

    private readonly string _root;

    private SitePage(IPage page, string root)
    {
        Page = page;
        _root = root;
        page.PageError += (_, error) => Problems.Add($"error: {error}");
        page.Console += (_, message) => { if (message.Type == "error") { Problems.Add($"console: {message.Text}"); } };
        page.RequestFailed += (_, request) => Problems.Add($"failed: {request.Url} {request.Failure}");
        page.Response += (_, response) => { if (response.Status >= 400) { Problems.Add($"{response.Status}: {response.Url}"); } };
        page.Request += (_, request) =>
        {
            // What a page makes itself stays in it.
            if (!request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
            {
                Requests.Add(request.Url);
            }
        };
    }

    public IPage Page { get; }

    public List<string> Problems { get; } = [];

    public List<string> Requests { get; } = [];

    public static async Task<SitePage> OpenAsync(IPage page, string root, string name)
    {
        var result = new SitePage(page, root);
        await result.GoAsync(name);
        return result;
    }

    /// <summary>Leaves the page as if nobody had been there, for the next test; pages that stay open go on drawing.</summary>
    public async ValueTask DisposeAsync()
    {
        await Page.EvaluateAsync("() => { localStorage.clear(); sessionStorage.clear(); }");
        await Page.GotoAsync("about:blank");
    }

    public Task GoAsync(string name) => Page.GotoAsync(_root + name);

    public void AssertClean()
    {
        Assert.Empty(Problems);
        Assert.All(Requests, url => Assert.StartsWith(_root, url, StringComparison.Ordinal));
    }

    /// <summary>Brings each figure into view, and waits until it is interactive.</summary>
    public async Task<IReadOnlyList<ILocator>> DrawFiguresAsync()
    {
        IReadOnlyList<ILocator> figures = await Page.Locator("[data-figure]").AllAsync();
        foreach (ILocator figure in figures)
        {
            await figure.ScrollIntoViewIfNeededAsync();
            await Assertions.Expect(figure).ToHaveAttributeAsync("role", "figure");
            await figure.Locator(".main-svg, [data-part=space] > canvas").First.WaitForAsync();
        }
        return figures;
    }

    /// <summary>How many colours a place of the page has, in steps of 1/16, and the first pixel's lightness from 0 to 255.</summary>
    public async Task<(int Colours, double Lightness)> LookAsync(ILocator place)
    {
        byte[] screenshot = await place.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled });
        // A page of its own reads the pixels, as this one's policy forbids it.
        IPage reader = await s_readers.GetValue(Page.Context.Browser!, browser => browser.NewPageAsync());
        double[] seen = await reader.EvaluateAsync<double[]>(
            """
            async png => {
                const image = await createImageBitmap(await (await fetch('data:image/png;base64,' + png)).blob());
                const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
                context.drawImage(image, 0, 0);
                const pixels = context.getImageData(0, 0, image.width, image.height).data;
                const colours = new Set();
                for (let i = 0; i < pixels.length; i += 4)
                    colours.add((pixels[i] >> 4) << 8 | (pixels[i + 1] >> 4) << 4 | pixels[i + 2] >> 4);
                const first = 4 * (2 * image.width + 2);
                return [colours.size, (pixels[first] + pixels[first + 1] + pixels[first + 2]) / 3];
            }
            """, Convert.ToBase64String(screenshot));
        return ((int)seen[0], seen[1]);
    }

    /// <summary>Keeps a picture of what is in view, for people, where <c>CI</c> is set.</summary>
    public Task SaveAsync(string name, bool all = false) => !ContinuousIntegration.IsSet ? Task.CompletedTask
        : Page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "screenshots", name), FullPage = all });
}
