using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

/// <summary>
/// A panel as it is drawn, in both pictures: its axes, its traces in the numbers of the axes, its texts in lines that fit.
/// </summary>
internal sealed class PanelView
{
    /// <summary>What is drawn over a map or a surface stretches the axes by so much of their length at most: across, and upwards.</summary>
    private const double StretchAcross = 0.25, StretchUpwards = 0.5;

    /// <summary>Beyond this proportion equal scales would leave a thin line of a map.</summary>
    private const double LongestSide = 5;

    /// <summary>So many pixels there are between the ticks of an axis in space and the edge of the picture.</summary>
    private const double LongestInSpace = 90;

    private const int MostTitleLines = 4, TicksInSpace = 5;

    private readonly Panel _panel;

    public PanelView(Panel panel, double width, bool isExact)
    {
        _panel = panel;
        AxisRange? x = Range(trace => trace.AllX, StretchAcross), y = RangeOfY();
        Plane = new(0, 0, width - Geometry.LeftOfPlane - Geometry.RightMargin, Geometry.AxesHeight);
        if (panel.EqualScale && x?.Widened().Length is { } across && y?.Widened().Length is { } upwards
            && across / upwards is <= LongestSide and >= 1 / LongestSide)
        {
            EqualScale = true;
            // The padding is a share of the length on both axes.
            Plane = Plane.Inner(across, upwards);
        }
        X = panel.IsSpatial ? InSpace(panel.XTitle, x, 0.05) : Across(x);
        Y = panel.IsSpatial ? InSpace(panel.YTitle, y, 0.05) : Upwards(y);
        // Wider, so that its lowest label does not meet the first one of the x axis.
        AxisRange? z = Range(trace => trace.AllZ, StretchUpwards);
        Z = InSpace(panel.ZTitle, z, 0.1);
        if (panel.IsSpatial)
        {
            // A short side of the box has room for few labels.
            Point3 sides = Sides;
            (X, Y, Z) = (InSpace(panel.XTitle, x, 0.05, sides.X), InSpace(panel.YTitle, y, 0.05, sides.Y),
                InSpace(panel.ZTitle, z, 0.1, sides.Z));
        }
        // Where the labels of a map's lines, or of axes in space, which have no room for it, are not the numbers themselves,
        // the title says what they are.
        IEnumerable<string?> scaled = panel.IsSpatial
            ? new[] { X, Y, Z }.Where(axis => !axis.Scale.IsPlain || IsLong(axis.Title)).Select(axis => axis.Title)
            : panel.Traces.OfType<Contours>().Select(map => map.Note);
        string notes = string.Join(",  ", scaled.OfType<string>());
        (X, Y, Z) = panel.IsSpatial
            ? (X.Titled(InSpace(panel.XTitle), LongestInSpace), Y.Titled(InSpace(panel.YTitle), LongestInSpace),
                Z.Titled(InSpace(panel.ZTitle), Geometry.AxesHeight))
            : (X.Titled(X.Title, width - Geometry.LeftOfPlane + Geometry.RightMargin - Geometry.TextMargin),
                Y.Titled(Y.Title, Geometry.AxesHeight), Z);
        string title = string.Join("\n", new[] { panel.Title, notes }.Where(line => !string.IsNullOrWhiteSpace(line)));
        Title = title == "" ? [] : TextSize.Lines(title, width - Geometry.TextMargin, Geometry.TitleSize, MostTitleLines);
        var coordinates = new Coordinates(X, Y, Z, isExact, panel.Traces.OfType<Contours>().Any());
        Traces = [.. panel.Traces.Select(trace => trace.In(coordinates))];
        Legend = new LegendLayout(Traces.Select(trace => trace.Legend).OfType<LegendEntry>(), width - Geometry.TextMargin);
    }

    public Axis X { get; }

    public Axis Y { get; }

    public Axis Z { get; }

    /// <summary>What is drawn, the first lowest.</summary>
    public ImmutableArray<Trace> Traces { get; }

    /// <summary>The lines of the title.</summary>
    public string[] Title { get; }

    public LegendLayout Legend { get; }

    public bool IsSpatial => _panel.IsSpatial;

    public bool ZeroLine => _panel.ZeroLine && 0 >= Y.Range.From && 0 <= Y.Range.To;

    /// <summary>Whether a unit is as long on the y axis as on the x axis.</summary>
    public bool EqualScale { get; }

    /// <summary>The proportions of the rectangle of the axes in the plane.</summary>
    public Box Plane { get; }

    /// <summary>The sides of the box around space.</summary>
    public Point3 Sides
    {
        get
        {
            if (_panel.Exaggeration is not { } exaggeration)
            {
                return new(1, 1, 0.75);
            }
            Point3 lengths = new(X.Length, Y.Length, exaggeration * Z.Length);
            double longest = Math.Max(Math.Max(lengths.X, lengths.Y), lengths.Z);
            return lengths / longest * 1.2;
        }
    }

    /// <summary>A long title of an axis in space would cover the surface; there a symbol stands for it.</summary>
    private static bool IsLong(string? title) => title is not null && TextSize.Width(title) > LongestInSpace;

    private static string? InSpace(string? title) => IsLong(title) ? Names.Symbol(title!) : title;

    private AxisRange? RangeOfY()
    {
        AxisRange? range = _panel.YRange is var (from, to) ? new(from, to) : Range(trace => trace.AllY, StretchAcross);
        return _panel.ZeroLine && range is var (low, high) ? new(Math.Min(low, 0), Math.Max(high, 0)) : range;
    }

    private AxisRange? Range(Func<Trace, IEnumerable<double>> values, double stretch)
    {
        AxisRange? all = Extent(_panel.Traces), ground = Extent(_panel.Traces.Where(trace => trace.IsGround));
        return ground is { } own && all is { } wider ? own.Widened().Stretched(wider, stretch) : all;

        AxisRange? Extent(IEnumerable<Trace> traces) =>
            AxisRange.Extent(traces.SelectMany(values).Where(value => !_panel.IsLogarithmic || value > 0));
    }

    /// <summary>An axis with as many ticks as their labels have room beside each other.</summary>
    private Axis Across(AxisRange? range)
    {
        for (int count = Math.Clamp((int)(Plane.Width / 52), 1, 7); ; count--)
        {
            Axis axis = _panel.IsLogarithmic
                ? Axis.Logarithmic(_panel.XTitle, range, count, Geometry.TickLabelsWidth)
                : Axis.Linear(_panel.XTitle, range, 0.05, count, Geometry.TickLabelsWidth);
            var places = axis.Ticks.Select(tick => Plane.Width * axis.Range.Fraction(tick)).ToList();
            double gap = places.Zip(places.Skip(1), (from, to) => to - from).DefaultIfEmpty(double.PositiveInfinity).Min();
            if (count == 1 || axis.Labels.All(label => TextSize.Width(label) + 4 <= gap))
            {
                return axis;
            }
        }
    }

    private Axis Upwards(AxisRange? range) => _panel.IsLogarithmic
        ? Axis.Logarithmic(_panel.YTitle, range, 7, Geometry.TickLabelsWidth)
        : Axis.Linear(_panel.YTitle, range, 0.05, Math.Clamp((int)(Plane.Height / 36), 1, 8), Geometry.TickLabelsWidth);

    private static Axis InSpace(string? title, AxisRange? range, double padding, double side = 1) =>
        Axis.Linear(title, range, padding, Math.Clamp((int)(8 * side), 1, TicksInSpace), Geometry.TickLabelsWidth);
}
