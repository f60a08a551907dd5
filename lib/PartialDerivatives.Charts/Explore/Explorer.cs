using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PartialDerivatives.Charts;

/// <summary>
/// A function to take hold of: a map, a surface, two slices and the numbers, all of the point that is dragged. Made by
/// <c>Charts.Explore</c>.
/// It shows itself as the result of a notebook cell, never changes, and the same explorer gives the same bytes.
/// </summary>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed class Explorer : ISelfFormatting
{
    /// <summary>So many nodes take less than 40 KB, the question's among them.</summary>
    private const int MostNodes = 600;

    /// <summary>For a question it matters less how many digits are right.</summary>
    private const double ShareOfQuestion = 0.3;

    /// <summary>With larger values differences and slopes leave the numbers of the machine, and with smaller ones their digits.</summary>
    private const double LargestSize = 1e290;

    /// <summary>The steps of the slider for h: 20 for each power of ten, over four powers.</summary>
    private const int StepsInPower = 20, StepCount = 81;

    /// <summary>Titles and the table have room for names so wide, in pixels; the axes write them in full.</summary>
    private const double LongestName = 64;

    private readonly ExploredFunction _f;
    private readonly Names _names;
    private readonly string? _title;
    private readonly Ask? _ask;
    private readonly double _scaleX, _scaleY;
    private readonly ImmutableArray<double> _steps;
    private readonly HermiteGrid? _question;
    private readonly double _tolerance;

    internal Explorer(ExploredFunction f, AxisRange x, AxisRange y, (double X, double Y)? at, string? title, Ask? ask,
        Names names)
    {
        (_f, X, Y, _title, _ask, Names, _names) = (f, x, y, title, ask, names.Symbols.Within(LongestName), names);
        const int Points = 45;
        ImmutableArray<double> xs = Sampling.Linspace((x.From, x.To), Points, nameof(x)),
            ys = Sampling.Linspace((y.From, y.To), Points, nameof(y));
        ImmutableArray<ImmutableArray<double>> values = Sampling.Grid(f.F, xs, ys);
        double[] sorted = [.. values.SelectMany(row => row).Where(double.IsFinite).Order()];
        if (sorted.Length == 0)
        {
            throw new ArgumentException(
                $"f has no finite value on a grid over {x} and {y}: at the middle it is {Label.Exact(f.F(Middle(x), Middle(y)))}. "
                + "Choose ranges in which f is defined.",
                nameof(f));
        }
        if (sorted.Max(Math.Abs) is > LargestSize or (> 0 and < 1 / LargestSize))
        {
            throw new ArgumentException(
                $"The values of f go from {Label.Exact(sorted[0])} to {Label.Exact(sorted[^1])}: "
                + "too large or too small to compute slopes of. Multiply f by a number that brings them nearer to 1.",
                nameof(f));
        }
        AxisRange shown = PartialDerivatives.Charts.Heights.Of(f.F, xs, ys, values)!.Value.Widened();
        Heights = shown.Padded();
        Contours = Contours.Of(xs, ys, values, shown, Names.F);
        At = PointOf(at, xs, ys, values);

        Grid = GridSampler.Of(f, x, y, (int)(ask is null ? MostNodes : (1 - ShareOfQuestion) * MostNodes));
        double shorter = Math.Min(x.Length, y.Length);
        (_scaleX, _scaleY) = (PowerOfTen(x.Length / shorter), PowerOfTen(y.Length / shorter));
        _steps = Steps(Math.Min(x.Length / _scaleX, y.Length / _scaleY) / 2);
        StepIndex = StepCount - 1 - StepsInPower * 3 / 5;
        Numbers = new(Grid, At.X, At.Y, _steps[StepIndex] * _scaleX, _steps[StepIndex] * _scaleY);
        if (ask is not null)
        {
            double[] sizes = [.. Sampling.Grid(ask.Left, xs, ys).SelectMany(row => row).Where(double.IsFinite).Select(Math.Abs)];
            double largest = sizes.Length > 0 ? sizes.Max() : throw new ArgumentException(
                $"The left side of “{ask.Condition}” has no finite value in the ranges. "
                + "Give a function that is 0 where the condition holds.",
                nameof(ask));
            _question = GridSampler.OfQuestion(
                new ExploredFunction(ask.Left, x, y), x, y, largest, (int)(ShareOfQuestion * MostNodes));
            _tolerance = ask.Tolerance ?? Math.Max(largest / 50, double.Epsilon);
        }
    }

    /// <summary>What is seen, in words.</summary>
    public string Description =>
        $"{_title ?? "A function of two variables"}, over {_names.X} from {Label.Of(X.From)} to {Label.Of(X.To)} " +
        $"and {_names.Y} from {Label.Of(Y.From)} to {Label.Of(Y.To)}. " +
        $"At ({XText}, {YText}) {_names.Symbols.F} is {Numbers.ValueText}" +
        (Asks ? "." : $"; the slope along {_names.Symbols.X} is {Numbers.SlopeXText}, along {_names.Symbols.Y} {Numbers.SlopeYText}.");

    internal Names Names { get; }

    internal AxisRange X { get; }

    internal AxisRange Y { get; }

    /// <summary>The heights that are shown.</summary>
    internal AxisRange Heights { get; }

    /// <summary>How many ticks the axes of the surface have, about.</summary>
    private const int TicksInSpace = 4;

    internal ExplorerAxis AxisX(int ticks) => ExplorerAxis.Of(_names.X, X, ticks);

    internal ExplorerAxis AxisY(int ticks) => ExplorerAxis.Of(_names.Y, Y, ticks);

    internal ExplorerAxis AxisZ(int ticks) => ExplorerAxis.Of(_names.F, Heights, ticks);

    /// <summary>The axes of the surface, which have no room for long names.</summary>
    internal ExplorerAxis[] AxesInSpace =>
    [
        ExplorerAxis.Of(Names.X, X, TicksInSpace),
        ExplorerAxis.Of(Names.Y, Y, TicksInSpace),
        ExplorerAxis.Of(Names.F, Heights, TicksInSpace),
    ];

    internal Contours Contours { get; }

    /// <summary>What the map is called, and what the numbers on it are, where they are not those of f.</summary>
    internal string MapTitle => Contours.Note is { } note ? TextSize.Cut($"Map of {note}", 200) : "Map";

    internal HermiteGrid Grid { get; }

    /// <summary>Where the point is at first.</summary>
    internal (double X, double Y) At { get; }

    internal ExplorerNumbers Numbers { get; }

    /// <summary>The place of the step in the slider.</summary>
    internal int StepIndex { get; }

    /// <summary>The direction of the arrow that is turned, in degrees.</summary>
    internal const double Angle = 120;

    internal string? Heading => _title;

    internal Ask? Question => _ask;

    /// <summary>Whether numbers are hidden until the question is answered.</summary>
    internal bool Asks => _ask is not null;

    internal bool IsExact => _f.IsExact;

    internal string XText => ShownNumber.Of(At.X, CoordinateDecimals(X));

    internal string YText => ShownNumber.Of(At.Y, CoordinateDecimals(Y));

    /// <summary>The figure as HTML: static pictures and numbers, and a script that lets one take hold of them.</summary>
    public string ToHtml() => ExplorerHtml.Of(this);

    /// <summary>The description.</summary>
    public override string ToString() => Description;

    /// <summary>How long the gradient's arrow is, in pixels: the longest where f is steepest.</summary>
    internal double ArrowLength(double slopeX, double slopeY)
    {
        const double Longest = 70;
        double length = double.Hypot(slopeX, slopeY) / Steepest;
        return double.IsFinite(length) ? Math.Min(Longest * length, Longest) : 0;
    }

    /// <summary>What explore.js needs beside the pictures.</summary>
    internal JsonObject ToJson()
    {
        ExplorerAxis[] axes = AxesInSpace;
        return new()
        {
            ["names"] = new JsonArray(Names.X, Names.Y, Names.F),
            ["x"] = Json(axes[0]),
            ["y"] = Json(axes[1]),
            ["z"] = Json(axes[2]),
            ["map"] = MapTitle,
            ["at"] = new JsonArray(At.X, At.Y),
            ["angle"] = Angle,
            ["steps"] = JsonSerializer.SerializeToNode(_steps),
            ["step"] = StepIndex,
            ["scale"] = new JsonArray(_scaleX, _scaleY),
            ["steepest"] = Stored(Steepest),
            ["grid"] = Grid.ToJson(),
            ["ask"] = _question is null ? null
                : new JsonObject { ["where"] = _ask!.Condition, ["tolerance"] = Stored(_tolerance), ["grid"] = _question.ToJson() },
        };
    }

    private double Steepest
    {
        get
        {
            double[] slopes = [.. Grid.Cells.Select(cell => Grid.InCell(cell.I, cell.J, 0.5, 0.5)).Select(at =>
                double.Hypot(at.X, at.Y)).Where(double.IsFinite).Order()];
            double most = slopes.Length == 0 ? 0 : slopes[slopes.Length * 19 / 20];
            // A slope that is no more than rounding of f is no arrow.
            double rounding = AxisRange.NarrowestRelative * Heights.Size / Math.Min(X.Length, Y.Length);
            return most > 0 ? Math.Max(most, rounding) : slopes.LastOrDefault() is > 0 and var last ? last : 1;
        }
    }

    /// <summary>An axis: its range, title, ticks with their labels, the decimals of a coordinate, and how far an arrow key moves.</summary>
    private static JsonObject Json(ExplorerAxis axis) => new()
    {
        ["from"] = axis.Range.From,
        ["to"] = axis.Range.To,
        ["title"] = axis.Title,
        ["ticks"] = new JsonArray([.. axis.Ticks.Select(tick => new JsonArray(Digits(tick.Value), tick.Label))]),
        ["decimals"] = CoordinateDecimals(axis.Range),
        ["key"] = axis.Range.Step(40),
    };

    private (double X, double Y) PointOf((double X, double Y)? at, ImmutableArray<double> xs, ImmutableArray<double> ys,
        ImmutableArray<ImmutableArray<double>> values)
    {
        if (at is not var (x, y))
        {
            var wanted = (X: Snapped(X, 0.7), Y: Snapped(Y, 0.65));
            return double.IsFinite(_f.F(wanted.X, wanted.Y)) ? wanted : (
                from j in Enumerable.Range(0, ys.Length)
                from i in Enumerable.Range(0, xs.Length)
                where double.IsFinite(values[j][i])
                orderby Math.Abs(X.Fraction(xs[i]) - 0.5) + Math.Abs(Y.Fraction(ys[j]) - 0.5)
                select (xs[i], ys[j])).First();
        }
        if (!(x >= X.From && x <= X.To && y >= Y.From && y <= Y.To))
        {
            throw new ArgumentException(
                $"The point ({Label.Exact(x)}, {Label.Exact(y)}) is not in the ranges from {Label.Exact(X.From)} to {Label.Exact(X.To)} "
                + $"and from {Label.Exact(Y.From)} to {Label.Exact(Y.To)}. Choose one inside, or widen them.",
                nameof(at));
        }
        return double.IsFinite(_f.F(x, y)) ? (x, y) : throw new ArgumentException(
            $"At ({Label.Exact(x)}, {Label.Exact(y)}) f is {Label.Exact(_f.F(x, y))}. Choose a point where f is finite.", nameof(at));
    }

    private static ImmutableArray<double> Steps(double longest)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(longest))), share = longest / power,
            top = power * (share < 2 ? 1 : share < 5 ? 2 : 5);
        return
        [
            .. Enumerable.Range(0, StepCount)
                .Select(i => top * Math.Pow(10, (i - StepCount + 1) / (double)StepsInPower))
                .Select(step => double.Parse(step.ToString("E1", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)),
        ];
    }

    private static double Snapped(AxisRange range, double share)
    {
        double unit = Math.Pow(10, -CoordinateDecimals(range) + 1);
        return Math.Round((range.From + share * range.Length) / unit) * unit;
    }

    /// <summary>A coordinate is moved in steps of a power of ten, of which there are more in a range than pixels.</summary>
    private static int CoordinateDecimals(AxisRange range) => -(int)Math.Floor(Math.Log10(range.Length / 300));

    /// <summary>A step with two digits.</summary>
    internal static string StepText(double step) => ShownNumber.Of(step, 1 - (int)Math.Floor(Math.Log10(Math.Abs(step))));

    private static double PowerOfTen(double ratio) => Math.Pow(10, Math.Round(Math.Log10(ratio)));

    /// <summary>A place on an axis, without the last digit, which is a rounding error.</summary>
    private static double Digits(double value) =>
        double.Parse(value.ToString("E14", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>The last digits of a sine differ between machines; those of a stored number shall not.</summary>
    private static double Stored(double value) =>
        double.Parse(value.ToString("E9", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static double Middle(AxisRange range) => range.From + range.Length / 2;
}
