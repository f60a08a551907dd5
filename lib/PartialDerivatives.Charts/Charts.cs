using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

/// <summary>The pictures of this library: each method returns a <see cref="Figure"/>, which shows itself as the result of a cell.</summary>
public static partial class Charts
{
    private const string DerivativeColor = "#ff8c00";
    private const string TangentColor = Theme.DataInk;

    /// <summary>
    /// The surface z = f(x, y) over a rectangle, coloured by height.
    /// </summary>
    /// <param name="f">The function; where its value is not finite, the surface has a hole.</param>
    /// <param name="x">The range of x, from the smaller to the larger number.</param>
    /// <param name="y">The range of y, from the smaller to the larger number.</param>
    /// <param name="title">The title; none by default.</param>
    /// <param name="points">How many values of x, and as many of y, f is computed at; 60 by default.</param>
    /// <exception cref="ArgumentException">A range is reversed, empty or not finite, or there are fewer than 2 points.</exception>
    public static Figure Surface(
        Func<double, double, double> f, (double From, double To) x, (double From, double To) y, string? title = null, int points = 60)
    {
        ArgumentNullException.ThrowIfNull(f);
        var xs = Sampling.Linspace(x, points, nameof(x));
        var ys = Sampling.Linspace(y, points, nameof(y));
        var surface = new Surface(xs, ys, Sampling.Grid(f, xs, ys));
        return new Figure([new Panel([surface], AlternativeText.Of(surface))
        {
            Title = title,
            XTitle = "x",
            YTitle = "y",
            ZTitle = "f",
        }]);
    }

    /// <summary>
    /// The slice of f along one variable while the other one is held fixed, together with the partial derivative in that direction (dashed).
    /// </summary>
    /// <param name="f">The function; where its value is not finite, the curve has a gap.</param>
    /// <param name="along">The variable that runs: "x" or "y".</param>
    /// <param name="x">The value at which x is held fixed, in a slice along y.</param>
    /// <param name="y">The value at which y is held fixed, in a slice along x.</param>
    /// <param name="range">The range of the variable that runs, from the smaller to the larger number; (−2, 2) by default.</param>
    /// <param name="derivative">The partial derivative of f with respect to the variable that runs; by default a centred difference of f.</param>
    /// <param name="title">The title; says by default where the slice is.</param>
    /// <param name="tangentAt">Where the tangent line touches the slice; no tangent line by default. Its slope is the derivative there.</param>
    /// <param name="points">How many points of each curve are computed; 300 by default.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="along"/> is neither "x" nor "y", the other variable has no finite value, the range is reversed, empty or not finite,
    /// there are fewer than 2 points,
    /// or f or its derivative is not finite at <paramref name="tangentAt"/>.
    /// </exception>
    public static Figure Slice(
        Func<double, double, double> f,
        string along,
        double? x = null,
        double? y = null,
        (double From, double To)? range = null,
        Func<double, double, double>? derivative = null,
        string? title = null,
        int points = 300,
        double? tangentAt = null)
    {
        ArgumentNullException.ThrowIfNull(f);
        bool alongX = along switch
        {
            "x" => true,
            "y" => false,
            _ => throw new ArgumentException($"A slice runs along \"x\" or along \"y\", not along \"{along}\".", nameof(along)),
        };
        string held = alongX ? "y" : "x";
        if ((alongX ? x : y) is not null)
        {
            throw new ArgumentException($"In a slice along {along}, {along} runs: give its range as range: (-2, 2), and a fixed value to {held} only.", along);
        }
        double at = (alongX ? y : x) ?? double.NaN;
        if (!double.IsFinite(at))
        {
            throw new ArgumentException($"A slice along {along} holds {held} fixed: give it a finite value, such as {held}: 1.5.", held);
        }

        Func<double, double> Restrict(Func<double, double, double> g) => alongX ? t => g(t, at) : t => g(at, t);
        Func<double, double> values = Restrict(f);
        Func<double, double> slopes = derivative is null ? t => CentredDifference(values, t) : Restrict(derivative);
        var ts = Sampling.Linspace(range ?? (-2, 2), points, nameof(range));
        string place = Label.Of(at);
        var slice = new Curve(alongX ? $"f(x, y={place})" : $"f(x={place}, y)", ts, [.. ts.Select(values)]);
        var slope = new Curve($"∂f/∂{along}", ts, [.. ts.Select(slopes)]) { Color = DerivativeColor, Dashed = true };
        string description = $"Slice of f along {along} at {held} = {place}: {AlternativeText.Of(slice, along)} {AlternativeText.Of(slope, along)}";
        Trace[] traces = [slice, slope];
        if (tangentAt is { } t)
        {
            var (touching, tilt) = (values(t), slopes(t));
            traces = [.. traces, .. TangentLine(t, touching, tilt, slice, slope)];
            description += $" Tangent line at {along} = {Label.Of(t)}, height {Label.Of(touching)}, slope {Label.Of(tilt)}.";
        }
        return new Figure([new Panel([.. traces], description)
        {
            Title = title ?? $"Slice at {held} = {place}",
            XTitle = along,
            ZeroLine = true,
        }]);
    }

    /// <summary>The panels of several figures side by side in one; a title of the whole is given with <see cref="Figure.Title"/>.</summary>
    /// <param name="figures">The figures, from left to right; their own headings are not taken over, the titles of their panels and a slider are.</param>
    /// <exception cref="ArgumentException">There is no figure, or more than one has a slider.</exception>
    public static Figure Row(params Figure[] figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        if (figures.Length == 0)
        {
            throw new ArgumentException("A row needs at least one figure, such as Charts.Row(surface, slice).", nameof(figures));
        }
        if (figures.Count(figure => figure.Slider is not null) > 1)
        {
            throw new ArgumentException("A figure has room for one slider: show figures with sliders in cells of their own.", nameof(figures));
        }
        Figure? moving = figures.FirstOrDefault(figure => figure.Slider is not null);
        return new Figure([.. figures.SelectMany(figure => figure.Panels)])
        {
            IsExact = figures.Any(figure => figure.IsExact),
            Slider = moving?.Slider is not { } slider ? null : slider with
            {
                Positions = [.. slider.Positions.Select(position => position with
                {
                    Panels = [.. figures.SelectMany(figure => figure == moving ? position.Panels : figure.Panels)],
                })],
            },
        };
    }

    /// <summary>The panels of several figures in rows, one row under the other.</summary>
    /// <param name="columns">How many panels a row has; the last row may have fewer.</param>
    /// <param name="figures">The figures, row by row from left to right; as in <see cref="Row"/>.</param>
    /// <exception cref="ArgumentException">There is no column or no figure, or more than one figure has a slider.</exception>
    public static Figure Grid(int columns, params Figure[] figures)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        Figure row = Row(figures);
        return row with { Columns = Math.Min(columns, row.Panels.Length) };
    }

    /// <summary>
    /// plotly.js itself, to be shown by a cell: the figures of the notebook are then interactive without the network, and the notebook is 3.6 MB larger.
    /// </summary>
    public static OfflinePlotly UseOffline() => new();

    /// <summary>The tangent line, as long in the picture however steep it is, and a dot where it touches.</summary>
    private static Curve[] TangentLine(double t, double value, double slope, Curve slice, Curve derivative)
    {
        if (!double.IsFinite(value) || !double.IsFinite(slope))
        {
            throw new ArgumentException($"At tangentAt = {Label.Exact(t)} f is {Label.Exact(value)} and its derivative {Label.Exact(slope)}. A tangent needs finite ones.", "tangentAt");
        }
        const double HalfLength = 0.3;
        double steepness = slope * AxisRange.Of(slice.X).Length / AxisRange.Of(slice.Y.Concat(derivative.Y)).Length;
        double reach = HalfLength * AxisRange.Of(slice.X).Length / Math.Sqrt(1 + steepness * steepness);
        return
        [
            new Curve("tangent", [t - reach, t + reach], [value - slope * reach, value + slope * reach]) { Color = TangentColor },
            new Curve("", [t], [value]) { Color = TangentColor, Dots = 8 },
        ];
    }

    // Not FiniteDifference.Partial: where f is not finite it throws, and a curve shall have a gap there.
    private static double CentredDifference(Func<double, double> f, double t)
    {
        double h = Stencil.Central.Quotient().Step(t);
        return (f(t + h) - f(t - h)) / (2 * h);
    }
}
