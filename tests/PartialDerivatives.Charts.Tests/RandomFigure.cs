using System.Globalization;
using PartialDerivatives;
using PartialDerivatives.Charts;

/// <summary>Figures of every kind of random functions over random ranges.</summary>
internal static class RandomFigure
{
    private static readonly (string Name, Func<double, double, double> Of)[] s_functions =
    [
        ("x² sin y", (x, y) => x * x * Math.Sin(y)),
        ("x + y", (x, y) => x + y),
        ("constant", (x, y) => 7),
        ("zero", (x, y) => 0),
        ("tiny steps", (x, y) => Math.Round(x) * double.Epsilon),
        ("sin x", (x, y) => Math.Sin(x)),
        ("1/x", (x, y) => 1 / x),
        ("ln", (x, y) => Math.Log(x * y)),
        ("sqrt", (x, y) => Math.Sqrt(x - y)),
        ("exp", (x, y) => Math.Exp(x)),
        ("none", (x, y) => double.NaN),
        ("infinite", (x, y) => x > y ? double.PositiveInfinity : double.NegativeInfinity),
        ("noise", (x, y) => BitConverter.DoubleToInt64Bits(x * 1.7 + y) * 31 % 1000 / 1000.0),
        ("jump", (x, y) => x > y ? 1 : 0),
        ("far from zero", (x, y) => 1e6 + x / (1 + Math.Abs(x))),
        ("one point", (x, y) => x == y ? 1 : double.NaN),
    ];

    /// <summary>What is drawn, in words, and the figure.</summary>
    public static (string Name, Func<Figure> Draw) Of(Random random)
    {
        var (name, shape) = s_functions[random.Next(s_functions.Length)];
        double height = random.Next(3) == 0 ? 1 : Size(random), offset = random.Next(3) == 0 ? Size(random) : 0;
        var (x, y) = (Range(random), Range(random));
        // Half of the functions live on the scale of their range.
        double unitX = random.Next(2) == 0 ? 1 : x.To - x.From, unitY = random.Next(2) == 0 ? 1 : y.To - y.From;
        double F(double u, double v) => height * shape((u - x.From) / unitX, (v - y.From) / unitY) + offset;
        string along = random.Next(2) == 0 ? "x" : "y";
        var (runs, holds) = along == "x" ? (x, y) : (y, x);
        double at = holds.From + random.NextDouble() * (holds.To - holds.From), t = runs.From + random.NextDouble() * (runs.To - runs.From);
        var point = along == "x" ? (t, at) : (at, t);
        int kind = random.Next(9);
        var path = Path(random, x, y);
        string text = string.Create(CultureInfo.InvariantCulture,
            $"kind {kind}, {height} · ({name}) + {offset} over {x} × {y}, units {unitX}, {unitY}, at {at}, {t}");
        return (text, () => kind switch
        {
            0 => Charts.Surface(F, x, y, points: 20),
            1 => Charts.Slice(F, along, point, runs, points: 50),
            2 => Charts.Slice(F, along, point, runs, points: 50, tangent: true),
            3 => Charts.Contour(F, x, y, points: 20),
            4 => Charts.Contour(F, x, y, points: 12).With(Charts.GradientField(F, x, y, points: 5), Charts.Path(path)),
            5 => Charts.GradientField(F, x, y, points: 5),
            6 => Charts.Surface(F, x, y, points: 12).With(Charts.Path(path, F), Charts.TangentPlane(F, path[0], (x.To - x.From) / 3)),
            7 => Charts.LogLog("h with a title that is longer than there is room for it below a picture, whatever", "error",
                [.. Enumerable.Range(0, random.Next(1, 30)).Select(i => ($"curve {i}", path.Select(p => (Math.Abs(p.X), Math.Abs(p.Y)))))]),
            _ => Charts.Row(Charts.Surface(F, x, y, "a title " + new string('w', random.Next(80)), points: 9),
                Charts.Contour(F, x, y, points: 9), Charts.Path(path)).Title("x"),
        });
    }

    private static (double From, double To) Range(Random random)
    {
        double length = Size(random), size = Math.Abs(length);
        double from = random.Next(4) switch { 0 => 0, 1 => -size / 2, 2 => 100 * random.NextDouble() * size, _ =>
            Math.Pow(10, 10 * random.NextDouble()) * size };
        return (from, from + size);
    }

    /// <summary>A number of any size, often a usual one.</summary>
    private static double Size(Random random) =>
        (random.Next(2) == 0 ? -1 : 1) * (1 + 9 * random.NextDouble()) * Math.Pow(10, random.Next(2) == 0 ? random.Next(-3, 4)
            : random.Next(-300, 300));

    /// <summary>Points that start in the ranges and may run away.</summary>
    private static (double X, double Y)[] Path(Random random, (double From, double To) x, (double From, double To) y)
    {
        double growth = random.Next(2) == 0 ? 0.8 : random.Next(2) == 0 ? 3 : 1e20;
        return [.. Enumerable.Range(0, 30).Select(i => (
            x.From + (x.To - x.From) * 0.4 * Math.Pow(growth, i), y.From + (y.To - y.From) * 0.3 * Math.Pow(-growth, i)))];
    }
}
