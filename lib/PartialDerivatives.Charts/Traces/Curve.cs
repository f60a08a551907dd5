using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

/// <summary>A line through the points (X[i], Y[i]), in their order; a point that is not finite is a gap.</summary>
/// <param name="Name">What the legend calls it; an empty name has no entry there.</param>
/// <param name="X">The abscissas.</param>
/// <param name="Y">The ordinates, as many.</param>
public sealed record Curve(string Name, ImmutableArray<double> X, ImmutableArray<double> Y) : PlaneTrace
{
    /// <summary>What the legend calls it.</summary>
    public string Name { get; init; } = Name ?? "";

    /// <summary>The abscissas.</summary>
    public ImmutableArray<double> X { get; init; } = Required.Numbers(X);

    /// <summary>The ordinates.</summary>
    public ImmutableArray<double> Y { get; init; } = Required.Same(Y, X.Length);

    /// <summary>The colour, as CSS writes it; steel blue by default.</summary>
    public string Color
    {
        get;
        init => field = Required.Color(value);
    }
    = "#4682b4";

    /// <summary>The width in pixels; 2 by default, 0 for dots without a line.</summary>
    public double Width
    {
        get;
        init => field = Required.Size(value, MostPixels);
    }
    = 2;

    /// <summary>Whether the line is dashed.</summary>
    public bool Dashed { get; init; }

    /// <summary>The diameter in pixels of the dots that mark the points; 0, the default, for none.</summary>
    public double Dots
    {
        get;
        init => field = Required.Size(value, MostPixels);
    }

    internal override LegendEntry? Legend => LegendEntry.Of(Name, Color, (picture, x, y) =>
    {
        picture.Line([(x, y), (x + SvgLegend.Sample, y)], Color, Width, Dashed);
        picture.Dot(x + SvgLegend.Sample / 2, y, Dots, Color);
    });

    internal override IEnumerable<double> AllX => X;

    internal override IEnumerable<double> AllY => Y;

    internal override Trace In(Coordinates coordinates)
    {
        var (x, y) = (coordinates.OnX(X), coordinates.OnY(Y));
        int[] kept = coordinates.Seen(Width > 0, Dots, (coordinates.X, x), (coordinates.Y, y));
        return this with { X = [.. kept.Select(i => x[i])], Y = [.. kept.Select(i => y[i])], Color = coordinates.Ink(Color) };
    }

    internal override void Draw(SvgPlane plane)
    {
        var points = X.Zip(Y, plane.Place).ToList();
        plane.Line(points, Color, Width, Dashed);
        plane.Dots(points, Dots, Color);
    }

    internal override Dictionary<string, object> Plotly(bool isExact)
    {
        var line = new Dictionary<string, object>
        {
            ["type"] = "scatter",
            ["mode"] = PlotlyMode.Of(Width, Dots),
            ["y"] = Y,
            ["line"] = new { color = Color, width = Width, dash = Dashed ? SvgPicture.PlotlyDashes : "solid", simplify = false },
            ["name"] = PlotlyText.Of(Name),
            ["showlegend"] = Name != "",
        };
        if (Dots > 0)
        {
            line["marker"] = new { color = Color, size = Dots };
        }
        if (!isExact && Step() is { } step)
        {
            (line["x0"], line["dx"]) = (X[0], step);
        }
        else
        {
            line["x"] = X;
        }
        return line;
    }

    /// <summary>The step of the abscissas, where they are evenly spaced but for rounding.</summary>
    private double? Step()
    {
        if (X.Length < 3)
        {
            return null;
        }
        double length = X[^1] - X[0], step = length / (X.Length - 1);
        return X.Select((x, i) => Math.Abs(x - X[0] - i * step)).Max() <= 1e-4 * Math.Abs(length) ? step : null;
    }
}
