using PartialDerivatives.Charts;

/// <summary>A line of very many points is stored with those that can be seen.</summary>
public class ThinningTests(Browser browser) : IClassFixture<Browser>
{
    private const int Count = 100_000;

    /// <summary>So much of the picture may look otherwise: percent of the pixels, those with nothing like them near by.</summary>
    private const double AllowedDifference = 0.2;

    public static TheoryData<string> Names => ["spiral", "waves", "spiral with dots", "cloud"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_picture_is_that_of_all_points_and_small(string name)
    {
        Figure figure = Draw(name);
        Assert.InRange(figure.ToHtml().Length, 1_000, name == "cloud" ? 450_000 : 150_000);
        FigurePage page = await FigurePage.OpenAsync(await browser.OpenAsync(), $"<body>{figure.ToSvg()}{figure.Exact().ToSvg()}", null);
        byte[][] pictures = [await page.Page.Locator("svg").First.ScreenshotAsync(), await page.Page.Locator("svg").Last.ScreenshotAsync()];
        double difference = await page.DifferenceAsync(pictures[0], pictures[1]);
        TestContext.Current.SendDiagnosticMessage($"{name}: {difference:F3} %");
        Assert.InRange(difference, 0, AllowedDifference);
    }

    [Fact]
    public void No_point_is_farther_than_half_a_pixel_from_the_line_that_is_kept() => ForAll.Samples(100, random =>
    {
        double[] x = [.. Enumerable.Range(0, 4000).Select(i => i / 4000.0)];
        double turns = 1 + 20 * random.NextDouble();
        double[] y = [.. x.Select(t => (0.5 + 0.4 * Math.Sin(turns * t)) + 0.002 * random.NextDouble())];
        int[] kept = Thinning.Kept([.. Enumerable.Range(0, x.Length)], [x, y], hasLine: true, dots: 0);
        Assert.InRange(kept.Length, 2, x.Length / 4);
        Assert.Equal((0, x.Length - 1), (kept[0], kept[^1]));
        for (int k = 1; k < kept.Length; k++)
        {
            var (from, to) = (kept[k - 1], kept[k]);
            for (int i = from; i <= to; i++)
            {
                double onLine = y[from] + (y[to] - y[from]) * (x[i] - x[from]) / (x[to] - x[from]);
                double steepness = (y[to] - y[from]) / (x[to] - x[from]);
                Assert.InRange(400 * Math.Abs(y[i] - onLine) / Math.Sqrt(1 + steepness * steepness), 0, 0.5001);
            }
        }
    });

    [Fact]
    public void A_gap_stays_a_gap()
    {
        double[] x = [.. Enumerable.Range(0, 9000).Select(i => i / 9000.0)];
        double[] y = [.. x.Select((t, i) => i is 3000 or (>= 6000 and < 6500) ? double.NaN : t)];
        int[] kept = Thinning.Kept([.. Enumerable.Range(0, x.Length)], [x, y], hasLine: true, dots: 0);
        Assert.Equal([3000, 6000], kept.Where(i => double.IsNaN(y[i])));
        Assert.Superset(new HashSet<int> { 0, 2999, 3001, 5999, 6500, 8999 }, kept.ToHashSet());
    }

    [Fact]
    public void A_line_in_space_is_thinned_too()
    {
        Figure path = Charts.Path(Points("spiral"), (x, y) => x * y, dots: false);
        Assert.InRange(Charts.Surface((x, y) => x * y, (-1, 1), (-1, 1)).With(path).ToHtml().Length, 1_000, 300_000);
    }

    [Fact]
    public void Few_points_are_kept_and_where_all_digits_are_kept_all_points()
    {
        int[] few = [.. Enumerable.Range(0, Thinning.Few)];
        double[] line = [.. few.Select(i => (double)i / few.Length)];
        Assert.Equal(few, Thinning.Kept(few, [line, line], hasLine: true, dots: 0));
        Assert.Contains(",0.99999", Draw("waves").Exact().ToJson());
    }

    private static Figure Draw(string name) => name == "cloud" ? Charts.Points(Points(name))
        : Charts.Path(Points(name), dots: name.EndsWith("dots", StringComparison.Ordinal));

    private static IEnumerable<(double X, double Y)> Points(string name)
    {
        var random = new Random(7);
        return Enumerable.Range(0, Count).Select(i => i / (double)Count).Select(t => name switch
        {
            "waves" => (t, Math.Sin(80 * t) * t),
            "cloud" => (0.3 * (random.NextDouble() + random.NextDouble() + random.NextDouble()), random.NextDouble()),
            _ => (t * Math.Cos(60 * t), t * Math.Sin(60 * t)),
        });
    }
}
