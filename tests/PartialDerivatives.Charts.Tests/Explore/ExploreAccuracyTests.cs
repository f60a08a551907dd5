using System.Globalization;
using PartialDerivatives.Charts;

/// <summary>Numbers between the samples: every digit that an explorer shows is right.</summary>
public class ExploreAccuracyTests(ITestOutputHelper output)
{
    private static readonly int s_points = ForAll.Many(10_000);

    public static TheoryData<string> Smooth => [.. ExploredFunctions.Smooth.Select(example => example.Name)];

    public static TheoryData<string> All => [.. ExploredFunctions.Smooth.Concat(ExploredFunctions.Rough).Select(example => example.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public void At_random_points_every_digit_shown_is_right(string name)
    {
        ExploredCase example = Case(name);
        var random = new Random(20_261_125);
        var (grid, wrong, shown, worst) = (example.Explorer.Grid, new List<string>(), 0, 0.0);
        for (int k = 0; k < s_points; k++)
        {
            var (x, y) = Place(example.Explorer, random);
            var (stepX, stepY) = (Step(grid.X, random), Step(grid.Y, random));
            var numbers = new ExplorerNumbers(grid, x, y, stepX, stepY);
            Check("f", numbers.ValueText, example.F(x, y));
            Check("∂f/∂x", numbers.SlopeXText, example.X(x, y));
            Check("∂f/∂y", numbers.SlopeYText, example.Y(x, y));
            // As the figure's point stands on a number that is a little rounded, so does its step.
            Check("quotient along x", numbers.QuotientXText, (example.F(x + numbers.StepX, y) - example.F(x, y)) / (x + numbers.StepX - x));
            Check("quotient along y", numbers.QuotientYText, (example.F(x, y + numbers.StepY) - example.F(x, y)) / (y + numbers.StepY - y));

            void Check(string what, string text, double truth)
            {
                if (text == ShownNumber.None)
                {
                    return;
                }
                shown++;
                var (value, unit) = Parse(text);
                // 2.5 and 2.4 are both right for 2.45: the last digit is the nearest, but for a tenth of its unit.
                double off = Math.Abs(value - truth) / unit;
                worst = Math.Max(worst, off);
                if (!(off <= 0.6))
                {
                    wrong.Add($"{what} at ({x:R}, {y:R}), steps {numbers.StepX:R}, {numbers.StepY:R}: {text}, not {truth:R}");
                }
            }
        }
        output.WriteLine($"{name}: {grid.Columns} × {grid.Rows} cells, decimals {string.Join(", ", grid.Decimals)}; "
            + $"{100.0 * shown / (5 * s_points):0.0} % of the numbers are shown, the worst {worst:0.000} units off.");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {shown} are wrong:\n{string.Join('\n', wrong.Take(12))}");
    }

    [Theory]
    [MemberData(nameof(Smooth))]
    public void A_smooth_function_shows_all_its_numbers_with_three_significant_digits_of_its_range(string name)
    {
        ExploredCase example = Case(name);
        HermiteGrid grid = example.Explorer.Grid;
        Assert.All(Enumerable.Range(0, 3), part => Assert.All(grid.Cells, cell =>
            Assert.InRange(grid.Lost[part, cell.J * grid.Columns + cell.I], 0, 3)));
    }

    [Fact]
    public void The_chapters_function_shows_five_digits_everywhere()
    {
        HermiteGrid grid = ExploredFunctions.Seed.Explorer.Grid;
        Assert.Equal([4, 4, 4], grid.Decimals);
        Assert.All(grid.Lost.Cast<int>(), lost => Assert.Equal(0, lost));
    }

    [Theory]
    [InlineData(1.05, 0.4, "–")]
    [InlineData(0.3, 0.4, "1.0000")]
    public void Beside_a_kink_no_slope_is_told_and_a_little_away_it_is(double x, double y, string slope)
    {
        HermiteGrid grid = Charts.Explore((x, y) => Math.Abs(x - 1.05) * (x > 1.05 ? 2 : -1) + y, (-2, 2), (-2, 2)).Grid;
        Assert.Equal(slope, new ExplorerNumbers(grid, x, y, 0.1, 0.1).SlopeXText);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Polynomials_are_interpolated_exactly(int stencil)
    {
        var (first, count) = HermiteBasis.Stencils[stencil];
        int degree = 2 * count - 1;
        var weights = HermiteBasis.At(stencil, 0.3);
        Assert.Equal(first, weights.First);
        for (int power = 0; power <= degree; power++)
        {
            double value = 0, slope = 0;
            for (int i = 0; i < count; i++)
            {
                double node = first + i, f = Math.Pow(node, power), tilt = power == 0 ? 0 : power * Math.Pow(node, power - 1);
                value += weights.Value[i] * f + weights.Slope[i] * tilt;
                slope += weights.ValueSlope[i] * f + weights.SlopeSlope[i] * tilt;
            }
            Assert.Equal(Math.Pow(0.3, power), value, 1e-11);
            Assert.Equal(power == 0 ? 0 : power * Math.Pow(0.3, power - 1), slope, 1e-10);
        }
    }

    internal static ExploredCase Case(string name) =>
        ExploredFunctions.Smooth.Concat(ExploredFunctions.Rough).Single(example => example.Name == name);

    /// <summary>A point that a browser could show: on a number that is written with a few digits, or anywhere.</summary>
    internal static (double X, double Y) Place(Explorer explorer, Random random) =>
        (explorer.X.From + random.NextDouble() * explorer.X.Length, explorer.Y.From + random.NextDouble() * explorer.Y.Length);

    internal static double Step(AxisRange range, Random random) => range.Length / 2 * Math.Pow(10, -4 * random.NextDouble());

    /// <summary>What a text says, and the unit of its last digit.</summary>
    private static (double Value, double Unit) Parse(string text)
    {
        string[] parts = text.Replace('−', '-').Split("·10");
        double power = 1;
        if (parts.Length > 1)
        {
            string exponent = string.Concat(parts[1].Select(digit => digit == '⁻' ? '-' : (char)('0' + "⁰¹²³⁴⁵⁶⁷⁸⁹".IndexOf(digit))));
            power = Math.Pow(10, exponent.Length == 0 ? 1 : int.Parse(exponent, CultureInfo.InvariantCulture));
        }
        int decimals = parts[0].Contains('.') ? parts[0].Length - parts[0].IndexOf('.') - 1 : 0;
        return (double.Parse(parts[0], CultureInfo.InvariantCulture) * power, Math.Pow(10, -decimals) * power);
    }
}
