using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using PartialDerivatives.Charts;

/// <summary>A page with explorers, alive, and what a reader does with them. There is no network.</summary>
internal sealed class ExplorePage : IAsyncDisposable
{
    private readonly FigurePage _page;

    private ExplorePage(FigurePage page) => _page = page;

    public IPage Page => _page.Page;

    public ILocator Figure => Page.Locator("[data-explore]").First;

    public ILocator Point => Figure.GetByRole(AriaRole.Application);

    public ILocator StepSlider => Figure.GetByLabel("Step h");

    public static async Task<ExplorePage> OpenAsync(IPage page, string html, string head = "")
    {
        var result = new ExplorePage(await FigurePage.OpenAsync(page, html, bundle: null, head));
        await result.AliveAsync();
        return result;
    }

    public static Task<ExplorePage> OpenAsync(IPage page, Explorer explorer, string head = "") => OpenAsync(page, explorer.ToHtml(), head);

    public Task AliveAsync(int figures = 1) =>
        Page.WaitForFunctionAsync("n => document.querySelectorAll('[data-explore][data-drawn]').length === n", figures);

    /// <summary>A number of the table, as it is shown when all that was done so far is drawn.</summary>
    public async Task<string> NumberAsync(string name)
    {
        await DrawnAsync();
        return (await Figure.Locator($"[data-number={name}]").TextContentAsync())!;
    }

    /// <summary>Waits until what was done so far is drawn.</summary>
    public Task DrawnAsync() =>
        Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))");

    /// <summary>Waits until a number of the table is shown so.</summary>
    public Task ShowsAsync(string name, string number) =>
        Assertions.Expect(Figure.Locator($"[data-number={name}]")).ToHaveTextAsync(number);

    /// <summary>Where a point of the map is on the page; the map's axes as ExplorerMap places them.</summary>
    public async Task<(float X, float Y)> OnMapAsync(Explorer explorer, double x, double y)
    {
        double[] frame = await Page.EvaluateAsync<double[]>(
            """
            () => {
                const svg = document.querySelector('[data-part=map] svg'), frame = svg.querySelector('.fig-frame'),
                    seen = svg.getBoundingClientRect(), unit = seen.width / 320;
                const number = name => +frame.getAttribute(name);
                return [seen.left + unit * number('x'), seen.top + unit * number('y'), unit * number('width'), unit * number('height')];
            }
            """);
        return ((float)(frame[0] + frame[2] * explorer.X.Fraction(x)), (float)(frame[1] + frame[3] * (1 - explorer.Y.Fraction(y))));
    }

    /// <summary>How many frames a second there are while the point is dragged, also in words.</summary>
    public async Task<(double Frames, string Told)> FramesAsync(int milliseconds)
    {
        JsonElement measured = await Page.EvaluateAsync<JsonElement>(
            """
            duration => new Promise(done => {
                const touch = document.querySelector('[data-part=map] .fig-moves > rect'), seen = touch.getBoundingClientRect(),
                    canvas = document.querySelector('[data-part=space] > canvas').getContext('2d');
                const at = (share, type) => new PointerEvent(type, { pointerId: 1, isPrimary: true, bubbles: true,
                    clientX: seen.left + seen.width * (0.5 + 0.45 * Math.cos(share)),
                        clientY: seen.top + seen.height * (0.5 + 0.45 * Math.sin(share)) });
                touch.setPointerCapture = () => {};
                let surfaces = 0, last = 0;
                const work = [], request = window.requestAnimationFrame;
                window.requestAnimationFrame = callback => request(now => { const before = performance.now();
                    callback(now); work.push(performance.now() - before); });
                const clear = canvas.clearRect, gaps = [];
                canvas.clearRect = function (...box) { surfaces++; return clear.apply(this, box); };
                touch.dispatchEvent(at(0, 'pointerdown'));
                const began = performance.now();
                request(function frame(now) {
                    if (last) gaps.push(now - last);
                    last = now;
                    touch.dispatchEvent(at((now - began) / 500, 'pointermove'));
                    if (now - began < duration) return request(frame);
                    touch.dispatchEvent(at(0, 'pointerup'));
                    gaps.sort((a, b) => a - b);
                    work.sort((a, b) => a - b);
                    done({ frames: gaps.length / (now - began) * 1000, surfaces: surfaces / (now - began) * 1000,
                        median: gaps[gaps.length >> 1], slow: gaps[Math.floor(gaps.length * 0.95)], least: work[0],
                        work: work[work.length >> 1] });
                });
            })
            """, milliseconds);
        double frames = Number("frames");
        return (frames, $"While dragging: {frames:0} frames a second of the map, the slices and the numbers "
            + $"(median {Number("median"):0.0} ms, 95 % within {Number("slow"):0.0} ms), {Number("surfaces"):0} of the surface. "
            + $"The script works {Number("least"):0.0} ms a frame at least, in the median {Number("work"):0.0} ms.");

        double Number(string name) => measured.GetProperty(name).GetDouble();
    }

    /// <summary>Keeps a picture of the page, for people, where CI is set.</summary>
    public async Task SaveAsync(string name)
    {
        if (!ForAll.IsCI)
        {
            return;
        }
        string folder = Path.Combine(AppContext.BaseDirectory, "screenshots");
        Directory.CreateDirectory(folder);
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name), FullPage = true });
    }

    public void AssertClean()
    {
        Assert.Empty(_page.Errors);
        Assert.Empty(_page.Strays);
        Assert.Equal(0, _page.Downloads);
    }

    /// <summary>A figure that stays takes its share of the machine.</summary>
    public async ValueTask DisposeAsync()
    {
        await Page.UnrouteAllAsync();
        await Page.GotoAsync("about:blank");
    }

    public static double Parse(string number) => double.Parse(number.Replace('−', '-'), CultureInfo.InvariantCulture);
}
