using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

/// <summary>The pictures of this library: each method returns a <see cref="Figure"/>, which shows itself as the result of a cell.</summary>
public static partial class Charts
{
    private const string DerivativeColor = "#ff8c00";
    private const string TangentColor = Theme.DataInk;

    /// <summary>
    /// The surface z = f(x, y) over a rectangle, coloured by height; cut off around a pole, where its spike would flatten all the rest.
    /// </summary>
    /// <param name="f">The function; where its value is not finite, the surface has a hole.</param>
    /// <param name="x">The range of x, from the smaller to the larger number.</param>
    /// <param name="y">The range of y, from the smaller to the larger number.</param>
    /// <param name="title">The title; none by default.</param>
    /// <param name="points">How many values of x, and as many of y, f is computed at; 60 by default.</param>
    /// <param name="names">
    /// What the two variables and the value are called, such as <c>("w₀", "w₁", "loss")</c>; x, y and f by default.
    /// </param>
    /// <exception cref="ArgumentException">A range is reversed, empty or not finite, or there are fewer than 2 points.</exception>
    public static Figure Surface(
        Func<double, double, double> f,
        (double From, double To) x,
        (double From, double To) y,
        string? title = null,
        int points = 60,
        (string X, string Y, string F)? names = null)
    {
        ArgumentNullException.ThrowIfNull(f);
        var called = Names.Of(names);
        var xs = Sampling.Linspace(x, points, nameof(x));
        var ys = Sampling.Linspace(y, points, nameof(y));
        var zs = Sampling.Grid(f, xs, ys);
        var surface = new Surface(xs, ys, zs) { Shown = Heights.Of(f, xs, ys, zs) };
        return new Figure([new Panel([surface], AlternativeText.Of(surface, called))
        {
            Title = title,
            XTitle = called.X,
            YTitle = called.Y,
            ZTitle = called.F,
        }]);
    }

    /// <summary>The panels of several figures side by side in one; a title of the whole is given with <see cref="Figure.Title"/>.</summary>
    /// <param name="figures">
    /// The figures, from left to right; their own headings are not taken over, the titles of their panels are.
    /// </param>
    /// <exception cref="ArgumentException">There is no figure.</exception>
    public static Figure Row(params Figure[] figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        if (figures.Length == 0)
        {
            throw new ArgumentException("A row needs at least one figure, such as Charts.Row(surface, slice).", nameof(figures));
        }
        RequireFigures(figures, nameof(figures));
        return new Figure([.. figures.SelectMany(figure => figure.Panels)])
        {
            IsExact = figures.Any(figure => figure.IsExact),
        };
    }

    /// <summary>Names the figure that is null, where one is.</summary>
    internal static void RequireFigures(Figure[] figures, string parameter)
    {
        int missing = Array.IndexOf(figures, null);
        if (missing >= 0)
        {
            throw new ArgumentException($"Figure {missing + 1} of {figures.Length} is null.", parameter);
        }
    }

    /// <summary>The panels of several figures in rows, one row under the other.</summary>
    /// <param name="columns">How many panels a row has; the last row may have fewer.</param>
    /// <param name="figures">The figures, row by row from left to right; as in <see cref="Row"/>.</param>
    /// <exception cref="ArgumentException">There is no column or no figure.</exception>
    public static Figure Grid(int columns, params Figure[] figures)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        Figure row = Row(figures);
        return row with { Columns = Math.Min(columns, row.Panels.Length) };
    }

    /// <summary>
    /// plotly.js itself, to be shown by a cell: the figures of the notebook are then interactive without the network, and the notebook is
    /// 3.6 MB larger.
    /// </summary>
    public static OfflinePlotly UseOffline() => new();
}
