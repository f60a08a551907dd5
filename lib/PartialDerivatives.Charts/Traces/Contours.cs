using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

/// <summary>
/// Lines of equal height over a grid, each labelled with its height, and between them bands coloured by height; a height that is not finite
/// is a hole.
/// </summary>
/// <param name="X">The abscissas of the grid's columns.</param>
/// <param name="Y">The ordinates of the grid's rows.</param>
/// <param name="Z">The heights: Z[row][column] stands at (X[column], Y[row]).</param>
public sealed record Contours(ImmutableArray<double> X, ImmutableArray<double> Y, ImmutableArray<ImmutableArray<double>> Z) : PlaneTrace
{
    private const double LabelWidth = 52;

    /// <summary>A map of which more than this share is one band counts as one of one colour.</summary>
    private const double OneColor = 0.95;

    /// <summary>Over fewer powers of ten logarithms show no more than the numbers.</summary>
    private const double LeastPowers = 1;

    /// <summary>The abscissas of the columns.</summary>
    public ImmutableArray<double> X { get; init; } = Required.Numbers(X, 2);

    /// <summary>The ordinates of the rows.</summary>
    public ImmutableArray<double> Y { get; init; } = Required.Numbers(Y, 2);

    /// <summary>The heights.</summary>
    public ImmutableArray<ImmutableArray<double>> Z { get; init; } = Required.Grid(Z, X, Y);

    /// <summary>The heights that have lines and colours of their own; null for all.</summary>
    internal AxisRange? Shown { get; init; }

    /// <summary>What the heights are called.</summary>
    internal string Name { get; init; } = "f";

    /// <summary>What the numbers on the lines are, where they are not simply the heights of f; null where they are.</summary>
    internal string? Note => Heights is var heights && (IsOfLogarithms || !heights.Scale.IsPlain) ? heights.Title : null;

    private bool IsOfLogarithms { get; init; }

    /// <summary>The map of a function; where it would be of one colour, of its logarithm.</summary>
    internal static Contours Of(
        ImmutableArray<double> xs, ImmutableArray<double> ys, ImmutableArray<ImmutableArray<double>> zs, AxisRange? shown, string name)
    {
        var contours = new Contours(xs, ys, zs) { Shown = shown, Name = name };
        double[] finite = Sampling.Finite(zs);
        bool isNegative = finite.Any(z => z < 0), hasBothSigns = isNegative && finite.Any(z => z > 0);
        if (!contours.IsOfOneColor(finite, hasBothSigns))
        {
            return contours;
        }
        double[] sizes = [.. finite.Select(Math.Abs).Where(size => size > 0)];
        Array.Sort(sizes);
        bool isMostlyZero = sizes.Length <= finite.Length / 2;
        if (isMostlyZero || Math.Log10(sizes[^(sizes.Length / 20 + 1)]) - Math.Log10(sizes[sizes.Length / 20]) < LeastPowers)
        {
            return contours;
        }
        if (hasBothSigns)
        {
            return OfBothSigns(contours, sizes, name);
        }
        // What is too small for a number counts as the smallest there is.
        return new(xs, ys, [.. zs.Select(row => row.Select(z => Math.Log10(Math.Max(Math.Abs(z), sizes[0]))).ToImmutableArray())])
        {
            Name = isNegative ? $"log₁₀(−{name})" : $"log₁₀ {name}",
            IsOfLogarithms = true,
        };
    }

    /// <summary>
    /// The map of the logarithm of the size, with the sign of the height; what is small against the unit has a straight scale through 0.
    /// </summary>
    private static Contours OfBothSigns(Contours contours, double[] sizes, string name)
    {
        const int Usual = 6;
        int power = Label.Exponent(sizes[sizes.Length / 20]);
        power = Math.Abs(power) <= Usual ? 0 : power;
        return new(contours.X, contours.Y, [.. contours.Z.Select(row => row.Select(Signed).ToImmutableArray())])
        {
            Name = $"sign({name}) · log₁₀(1 + |{name}|{(power == 0 ? "" : $"/{Label.PowerOfTen(power)}")})",
            IsOfLogarithms = true,
        };

        double Signed(double z) => Math.CopySign(Math.Log10(1 + Scale.Shift(Math.Abs(z), -power)), z);
    }

    /// <summary>The heights as an axis: its ticks are the levels.</summary>
    /// <remarks>plotly.js writes the levels itself, and knows nothing of π.</remarks>
    internal Axis Heights =>
        Axis.Linear(Name, Shown ?? AxisRange.Extent(Z.SelectMany(row => row)), padding: 0, count: 10, LabelWidth, angles: false);

    /// <summary>The heights of the lines, as they are written on them: round numbers between the lowest height and the highest.</summary>
    internal ImmutableArray<(double Height, string Label)> Levels
    {
        get
        {
            Axis heights = Heights;
            return [.. heights.Ticks.Zip(heights.Labels).Where(level =>
                level.First > heights.Range.From && level.First < heights.Range.To)];
        }
    }

    internal override bool IsGround => true;

    internal override IEnumerable<double> AllX => X;

    internal override IEnumerable<double> AllY => Y;

    internal override Trace In(Coordinates coordinates)
    {
        Coordinates own = coordinates with { Z = Heights };
        return this with { X = own.OnX(X), Y = own.OnY(Y), Z = own.OnZ(Z), Shown = own.OnZ(Shown) };
    }

    internal override void Draw(SvgPlane plane) =>
        new SvgContours(plane.Picture, this, x => plane.Place(x, 0).X, y => plane.Place(0, y).Y).Draw();

    /// <summary>Whether nearly all of the heights are between the same two levels, or with both signs in the two bands about 0, which are
    /// of nearly one colour.</summary>
    private bool IsOfOneColor(double[] finite, bool hasBothSigns)
    {
        Axis heights = Heights;
        double[] levels = [.. Levels.Select(level => heights.Scale.Value(level.Height)).Where(level => level != 0 || !hasBothSigns)];
        int[] bands = new int[levels.Length + 1];
        foreach (double z in finite)
        {
            int band = 0;
            while (band < levels.Length && levels[band] <= z)
            {
                band++;
            }
            bands[band]++;
        }
        return bands.Max() > OneColor * finite.Length;
    }

    internal override Dictionary<string, object> Plotly(bool isExact)
    {
        Axis heights = Heights;
        var levels = Levels;
        return new()
        {
            ["type"] = "contour",
            ["x"] = X,
            ["y"] = Y,
            ["z"] = Z,
            ["zmin"] = heights.Range.From,
            ["zmax"] = heights.Range.To,
            ["autocontour"] = false,
            ["contours"] = new
            {
                start = levels[0].Height,
                end = levels[^1].Height,
                size = levels.Length > 1 ? levels[1].Height - levels[0].Height : 1,
                showlabels = true,
                labelfont = new { size = 10, color = Theme.InkOnMap },
            },
            ["colorscale"] = Enumerable.Range(0, Viridis.Stops)
                .Select(i => i / (Viridis.Stops - 1.0)).Select(at => new object[] { at, Viridis.Light(at) }),
            ["line"] = new { color = "white", width = 0.8 },
            ["showscale"] = false,
            ["name"] = "",
        };
    }
}
