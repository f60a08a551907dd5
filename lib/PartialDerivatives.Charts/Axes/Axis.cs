using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

/// <summary>
/// An axis: what it shows, its ticks and what is written at them, the same in the static picture and in the interactive one.
/// </summary>
internal sealed record Axis
{
    /// <summary>Beyond ten to this power the arithmetic of pictures overflows.</summary>
    private const int SafePower = 60;

    /// <summary>A factor of 1.2: over less a logarithm is nearly straight.</summary>
    private const double StraightBelow = 0.08;

    private Axis()
    {
    }

    /// <summary>The title; where the labels are not the values themselves, it says what they are.</summary>
    public string? Title { get; private init; }

    /// <summary>What is shown: of the numbers as they are written, or of their logarithms to base 10.</summary>
    public AxisRange Range { get; private init; }

    /// <summary>The ticks, in the numbers of the range.</summary>
    public ImmutableArray<double> Ticks { get; private init; }

    /// <summary>What is written at the ticks.</summary>
    public ImmutableArray<string> Labels { get; private init; }

    /// <summary>How numbers are written.</summary>
    public Scale Scale { get; private init; }

    /// <summary>Whether the range is one of logarithms.</summary>
    public bool IsLogarithmic { get; private init; }

    /// <summary>
    /// Where a number, as it is written, stands: 0 at the start of the axis, 1 at its end; a number far away stands far away.
    /// </summary>
    public double Fraction(double shown) => Range.Fraction(IsLogarithmic ? Math.Log10(shown) : shown);

    /// <summary>This axis with another title, cut where it is wider than there is room.</summary>
    public Axis Titled(string? title, double width) =>
        this with { Title = title is null ? null : TextSize.Cut(title.Replace('\n', ' '), width) };

    /// <summary>How long the axis is in the values themselves.</summary>
    public double Length => Scale.Shift(Range.Length, Scale.Unit);

    /// <summary>The numbers at the ticks, as they are written.</summary>
    public IEnumerable<double> TickValues => IsLogarithmic ? Ticks.Select(tick => Math.Pow(10, tick)) : Ticks;

    /// <summary>An axis over a range.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="range">The range; null for one without any number.</param>
    /// <param name="padding">The share of the range that is added at both ends.</param>
    /// <param name="count">About how many ticks there shall be.</param>
    /// <param name="room">The width in pixels that a label has.</param>
    /// <param name="angles">Whether the ticks of a range between multiples of π are multiples of π, too.</param>
    public static Axis Linear(string? title, AxisRange? range, double padding, int count, double room, bool angles = true)
    {
        AxisRange values = range ?? new(-1, 1);
        if (angles && PiMultiple.Bounds(values))
        {
            AxisRange padded = values.Widened().Padded(padding);
            var (ticks, labels) = PiMultiple.Ticks(padded, count);
            return new() { Title = title, Range = padded, Ticks = ticks, Labels = labels };
        }
        int power = Label.Exponent(values.Size) is var exponent && Math.Abs(exponent) > SafePower ? exponent : 0;
        var axis = Shown(new(Scale.Shift(values.From, -power), Scale.Shift(values.To, -power)), new Scale(power, 0, power));
        if (axis.Labels.Any(label => TextSize.Width(label) > room) && axis.Range.Length < 0.1 * axis.Range.Size)
        {
            double unit = Math.Pow(10, Label.Exponent(axis.Range.Length) + 1), offset = Math.Floor(axis.Range.From / unit + 0.06) * unit;
            axis = Shown(new(axis.Range.From - offset, axis.Range.To - offset), axis.Scale with { Offset = offset }, padded: true);
        }
        if (axis.Labels.Any(label => TextSize.Width(label) > room))
        {
            int shift = Label.Exponent(axis.Range.Size);
            axis = Shown(
                new(Scale.Shift(axis.Range.From, -shift), Scale.Shift(axis.Range.To, -shift)),
                axis.Scale with { Unit = axis.Scale.Unit + shift },
                padded: true);
        }
        return axis with { Title = axis.Scale.Title(title, Label.Exponent(values.Widened().Length)) };

        Axis Shown(AxisRange shown, Scale scale, bool padded = false)
        {
            shown = padded ? shown : shown.Widened().Padded(padding);
            double step = 0;
            ImmutableArray<double> ticks = [];
            // Where there shall be few, none may happen to be in the range.
            for (int wanted = count; ticks.IsEmpty && wanted < count + 10; wanted++)
            {
                step = shown.Step(wanted);
                ticks = [.. shown.Ticks(step)];
            }
            return new() { Range = shown, Ticks = ticks, Labels = Label.Ticks(ticks, step), Scale = scale };
        }
    }

    /// <summary>
    /// An axis over the logarithms of a range of positive numbers: ticks at powers of ten, and within a decade at the numbers between. Over
    /// a range
    /// so narrow that a logarithm is as good as straight it is a linear one.
    /// </summary>
    /// <param name="title">What it shows.</param>
    /// <param name="range">The range; null for one without any number.</param>
    /// <param name="count">About how many ticks there shall be.</param>
    /// <param name="room">The width in pixels that a label has.</param>
    public static Axis Logarithmic(string? title, AxisRange? range, int count, double room)
    {
        AxisRange values = range ?? new(1, 10);
        AxisRange powers = new(Math.Log10(values.From), Math.Log10(values.To));
        if (powers.Length is > 0 and < StraightBelow)
        {
            return Linear(title, values, 0.05, count, room);
        }
        powers = (powers.Length > 0 ? powers : new(powers.From - 0.5, powers.To + 0.5)).Padded();
        double step = Math.Max(1, powers.Step(count));
        ImmutableArray<double> decades = [.. powers.Ticks(step)];
        // Few ticks may happen to miss a range of many decades, which has too many numbers between.
        for (int wanted = count + 1; decades.Length < 3 && step > 1; wanted++)
        {
            step = Math.Max(1, powers.Step(wanted));
            decades = [.. powers.Ticks(step)];
        }
        if (decades.Length >= 3)
        {
            return Of(decades, [.. decades.Select(tick => Label.PowerOfTen((int)Math.Round(tick)))], 0);
        }
        var (ticks, labels) = Between(powers, count);
        if (labels.All(label => TextSize.Width(label) <= room))
        {
            return Of(ticks, labels, 0);
        }
        // In units of a power of ten the labels are short.
        int unit = (int)Math.Floor(powers.From);
        powers = new(powers.From - unit, powers.To - unit);
        (ticks, labels) = Between(powers, count);
        return Of(ticks, labels, unit);

        Axis Of(ImmutableArray<double> ticks, ImmutableArray<string> labels, int unit)
        {
            var scale = new Scale(0, 0, unit);
            return new()
            {
                Title = scale.Title(title, 0),
                Range = powers,
                Ticks = ticks,
                Labels = labels,
                Scale = scale,
                IsLogarithmic = true,
            };
        }
    }

    /// <summary>
    /// Ticks within a decade or two: 1, 2 and 5 times the powers of ten, or where that is too coarse evenly spaced numbers.
    /// </summary>
    private static (ImmutableArray<double> Ticks, ImmutableArray<string> Labels) Between(AxisRange powers, int count)
    {
        int first = (int)Math.Floor(powers.From), decades = (int)Math.Ceiling(powers.To) - first;
        var between = Enumerable.Range(first, decades + 1)
            .SelectMany(power => new[] { 1, 2, 5 }.Select(digit => (Digit: digit, Power: power)))
            .Where(tick => powers.Fraction(Math.Log10(tick.Digit) + tick.Power) is >= 0 and <= 1).ToList();
        if (between.Count >= 3)
        {
            return ([.. between.Select(tick => Math.Log10(tick.Digit) + tick.Power)], [.. between.Select(LabelOf)]);
        }
        AxisRange numbers = new(Math.Pow(10, powers.From), Math.Pow(10, powers.To));
        double step = numbers.Step(count);
        double[] ticks = [.. numbers.Ticks(step)];
        return ([.. ticks.Select(Math.Log10)], Label.Ticks(ticks, step));

        static string LabelOf((int Digit, int Power) tick) =>
            tick.Digit == 1 ? Label.PowerOfTen(tick.Power) : Label.To(Scale.Shift(tick.Digit, tick.Power), tick.Power);
    }
}
