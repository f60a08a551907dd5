using Microsoft.Playwright;
using PartialDerivatives.Charts;

/// <summary>A page with figures in it, and a network in which there is nothing but (perhaps) plotly.js.</summary>
internal sealed class FigurePage
{
    private const string Address = "http://course.test/";

    /// <summary>Reads the pixels of screenshots, for all tests.</summary>
    private static Task<IPage>? s_reader;

    private FigurePage(IPage page) => Page = page;

    public IPage Page { get; }

    /// <summary>How often plotly.js was asked for.</summary>
    public int Downloads { get; private set; }

    /// <summary>How often the page's own plotly.js was asked for, which it names by <see cref="Local"/>.</summary>
    public int LocalDownloads { get; private set; }

    /// <summary>Names the page's own plotly.js, in its head.</summary>
    public const string Local = "<meta name=\"plotly\" content=\"assets/plotly.min.js\">";

    /// <summary>What was asked for besides.</summary>
    public List<string> Strays { get; } = [];

    /// <summary>What went wrong in the page's scripts.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Opens a page with <paramref name="html"/> in its body; plotly.js is <paramref name="bundle"/>, or cannot be loaded where
    /// that is null.</summary>
    public static async Task<FigurePage> OpenAsync(IPage page, string html, byte[]? bundle, string head = "")
    {
        var result = new FigurePage(page);
        page.PageError += (_, error) => result.Errors.Add(error);
        await page.RouteAsync("**/*", route =>
        {
            switch (route.Request.Url)
            {
                case Address:
                    return route.FulfillAsync(new()
                    {
                        ContentType = "text/html; charset=utf-8",
                        Body = $"<!doctype html><html lang=\"en\"><head><title>Figures</title>{head}</head><body "
                            + $"style=\"margin:8px\">{html}</body></html>",
                    });
                case FigureHtml.Source:
                    result.Downloads++;
                    return bundle is null
                        ? route.AbortAsync()
                        : route.FulfillAsync(new() { ContentType = "text/javascript", Headers = new Dictionary<string,
                            string> { ["Access-Control-Allow-Origin"] = "*" }, BodyBytes = bundle });
                case Address + "assets/plotly.min.js":
                    result.LocalDownloads++;
                    return bundle is null ? route.AbortAsync()
                        : route.FulfillAsync(new() { ContentType = "text/javascript", BodyBytes = bundle });
                default:
                    result.Strays.Add(route.Request.Url);
                    return route.AbortAsync();
            }
        });
        await page.GotoAsync(Address);
        return result;
    }

    /// <summary>Puts HTML into the page as notebooks put outputs: as text, and then each script once more, so that it runs.</summary>
    public static Task InsertAsync(IPage page, string html) => page.EvaluateAsync(
        """
        html => {
            const output = document.body.appendChild(document.createElement('div'));
            output.innerHTML = html;
            for (const script of output.querySelectorAll('script')) {
                const again = document.createElement('script');
                again.textContent = script.textContent;
                script.replaceWith(again);
            }
        }
        """, html);

    /// <summary>Waits until so many figures are interactive and no static picture is left.</summary>
    public Task DrawnAsync(int figures = 1) => Page.WaitForFunctionAsync(
        "figures => document.querySelectorAll('[data-figure] .js-plotly-plot').length === figures && "
            + "!document.querySelector('[data-figure] > img')", figures);

    /// <summary>How many pixels of each third of the first figure have one of the colours that the pictures are drawn in.</summary>
    public async Task<Dictionary<string, int>[]> ColoursAsync(string? saveAs = null)
    {
        byte[] screenshot = await ScreenshotAsync(saveAs);
        return await PixelsAsync<Dictionary<string, int>[]>(
            screenshot,
            """
            (pixels, width, height, names) => {
                const thirds = [{}, {}, {}];
                for (const third of thirds) for (const name in names) third[name] = 0;
                for (let i = 0; i < pixels.length; i += 4) {
                    const third = thirds[Math.floor(3 * (i / 4 % width) / width)];
                    for (const name in names)
                        if (names[name].every((value, k) => Math.abs(value - pixels[i + k]) <= 24)) third[name]++;
                }
                return thirds;
            }
            """,
            new Dictionary<string, int[]>
            {
                ["steelblue"] = [0x46, 0x82, 0xb4],
                ["darkorange"] = [0xff, 0x8c, 0x00],
                // Viridis at 80% over the light grey sides of the box.
                ["yellow"] = [0xe8, 0xe6, 0x50],
                ["green"] = [0x5a, 0xb3, 0xa8],
                ["violet"] = [0x6a, 0x46, 0x82],
            });
    }

    /// <summary>How many pixels along the sides of the first figure are as dark as a text.</summary>
    public async Task<int> InkAtTheEdgeAsync(string saveAs) => await InkAtTheEdgeAsync(await ScreenshotAsync(saveAs));

    /// <summary>How many pixels along the sides of a picture are as dark as a text.</summary>
    public Task<int> InkAtTheEdgeAsync(byte[] picture) => PixelsAsync<int>(
        picture,
        """
        (pixels, width, height) => {
            let dark = 0;
            for (let i = 0; i < pixels.length; i += 4) {
                const x = i / 4 % width, y = Math.floor(i / 4 / width);
                if ((x < 1 || y < 1 || x >= width - 1 || y >= height - 1) && pixels[i] + pixels[i + 1] + pixels[i + 2] < 3 * 160) dark++;
            }
            return dark;
        }
        """);

    /// <summary>
    /// How many of the pixels of two screenshots of one size differ, in percent: those that have nothing like them within two pixels in the
    /// other.
    /// </summary>
    public Task<double> DifferenceAsync(byte[] one, byte[] other) => PixelsAsync<double>(
        one,
        """
        async (pixels, width, height, other) => {
            const image = await createImageBitmap(await (await fetch('data:image/png;base64,' + other)).blob());
            if (image.width !== width || image.height !== height) return 100;
            const context = new OffscreenCanvas(width, height).getContext('2d');
            context.drawImage(image, 0, 0);
            const others = context.getImageData(0, 0, width, height).data;
            const far = (a, i, b, j) => Math.max(Math.abs(a[i] - b[j]), Math.abs(a[i + 1] - b[j + 1]), Math.abs(a[i + 2] - b[j + 2])) > 48;
            function alone(a, b) {
                let count = 0;
                for (let y = 2; y < height - 2; y++) for (let x = 2; x < width - 2; x++) {
                    const i = 4 * (y * width + x);
                    if (!far(a, i, b, i)) continue;
                    let found = false;
                    for (let v = -2; v <= 2 && !found; v++)
                        for (let u = -2; u <= 2 && !found; u++) found = !far(a, i, b, i + 4 * (v * width + u));
                    if (!found) count++;
                }
                return count;
            }
            return 100 * Math.max(alone(pixels, others), alone(others, pixels)) / (width * height);
        }
        """,
        Convert.ToBase64String(other));

    /// <summary>Keeps a screenshot beside the tests, to be looked at.</summary>
    public static void Save(byte[] screenshot, string name)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "screenshots");
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, name), screenshot);
    }

    private async Task<byte[]> ScreenshotAsync(string? saveAs)
    {
        byte[] screenshot = await Page.Locator("[data-figure]").First.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled });
        if (saveAs is not null)
        {
            Save(screenshot, saveAs);
        }
        return screenshot;
    }

    /// <summary>What a function of the red, green, blue and alpha of all pixels, of width and height says. Another page reads them, as the
    /// figure's may have its scripts off.</summary>
    private async Task<T> PixelsAsync<T>(byte[] screenshot, string function, object? more = null)
    {
        IPage reader = await (s_reader ??= Page.Context.Browser!.NewPageAsync());
        return await reader.EvaluateAsync<T>(
            $$"""
            async ({ png, more }) => {
                const image = await createImageBitmap(await (await fetch('data:image/png;base64,' + png)).blob());
                const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
                context.drawImage(image, 0, 0);
                return await ({{function}})(context.getImageData(0, 0, image.width, image.height).data, image.width, image.height, more);
            }
            """,
            new { png = Convert.ToBase64String(screenshot), more });
    }
}
