using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using PartialDerivatives.Charts;

/// <summary>What the script computes, in Chromium, against what this library computes and tests for accuracy.</summary>
public class ExploreScriptTests(Browser browser) : IClassFixture<Browser>
{
    private static readonly int s_points = ForAll.Many(10_000);

    /// <summary>The part that computes, before it is minified.</summary>
    private static readonly string s_grid = File.ReadAllText(Path.Combine(Root(), "lib/PartialDerivatives.Charts/Explore/1-grid.js"));

    public static TheoryData<string> All => ExploreAccuracyTests.All;

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_script_shows_the_same_numbers_at_random_points(string name)
    {
        Explorer explorer = ExploreAccuracyTests.Case(name).Explorer;
        var random = new Random(20_261_126);
        var points = Enumerable.Range(0, s_points).Select(_ =>
        {
            var (x, y) = ExploreAccuracyTests.Place(explorer, random);
            return new[] { x, y, ExploreAccuracyTests.Step(explorer.X, random), ExploreAccuracyTests.Step(explorer.Y, random) };
        }).ToArray();

        IPage page = await browser.OpenAsync();
        string[] shown = await page.EvaluateAsync<string[]>(
            $$"""
            ({ data, points }) => {
                {{s_grid}}
                data = JSON.parse(data);
                const grid = new Grid(data.x, data.y, data.grid);
                return JSON.parse(points).map(([x, y, stepX, stepY]) => {
                    const numbers = numbersAt(grid, x, y, [stepX, stepY]);
                    return [numbers.text, numbers.x.text, numbers.x.slopeText, numbers.x.difference,
                        numbers.y.text, numbers.y.slopeText, numbers.y.difference,
                        numbers.directional(120), numbers.steepest, numbers.steepestDegrees].join(' ');
                });
            }
            """,
            new { data = ExploreTests.Data(explorer.ToHtml()), points = JsonSerializer.Serialize(points) });

        int different = 0;
        for (int k = 0; k < s_points; k++)
        {
            var n = new ExplorerNumbers(explorer.Grid, points[k][0], points[k][1], points[k][2], points[k][3]);
            string expected = string.Join(' ', n.ValueText, n.QuotientXText, n.SlopeXText, n.DifferenceXText, n.QuotientYText, n.SlopeYText,
                n.DifferenceYText, n.DirectionalText(120), n.SteepestText,
                (n.SteepestDegrees ?? double.NaN).ToString(CultureInfo.InvariantCulture));
            // Where a number is halfway between two, the last bit of a sum decides which one is shown.
            different += expected == shown[k] ? 0 : 1;
            Assert.True(different < 5, $"At {string.Join(", ", points[k])}: {shown[k]}, not {expected}");
        }
        await page.Context.CloseAsync();
    }

    internal static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PartialDerivatives.slnx")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }
        return folder;
    }
}
