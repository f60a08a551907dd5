using System.Collections.Immutable;

namespace PartialDerivatives.Charts;

// A slice and where it is cut.
public static partial class Charts
{
    /// <summary>
    /// The surface, a plane that cuts it and the slice in that plane with the partial derivative, side by side; a slider moves the plane,
    /// and the slice follows.
    /// </summary>
    /// <param name="f">The function; where its value is not finite, there is a hole or a gap.</param>
    /// <param name="along">The variable that runs in the slice: "x" or "y". The slider moves the other one.</param>
    /// <param name="x">The range of x, from the smaller to the larger number.</param>
    /// <param name="y">The range of y, from the smaller to the larger number.</param>
    /// <param name="at">
    /// Where the plane stands at first, and in the static picture: the nearest position of the slider. By default three quarters of the
    /// way.
    /// </param>
    /// <param name="derivative">
    /// The partial derivative of f with respect to the variable that runs; by default differences of f whose steps are taken from the
    /// range.
    /// </param>
    /// <param name="title">The title of the surface; none by default.</param>
    /// <param name="positions">How many positions the slider has; 21 by default.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="along"/> is neither "x" nor "y", a range is reversed, empty or not finite, or there are fewer than 2 positions.
    /// </exception>
    public static Figure MovingSlice(
        Func<double, double, double> f,
        string along,
        (double From, double To) x,
        (double From, double To) y,
        double? at = null,
        Func<double, double, double>? derivative = null,
        string? title = null,
        int positions = 21)
    {
        const int Points = 61;
        bool alongX = along == "x";
        var (held, runs, moves) = alongX ? ("y", x, y) : ("x", y, x);
        if (along is not ("x" or "y"))
        {
            throw new ArgumentException($"A slice runs along \"x\" or along \"y\", not along \"{along}\".", nameof(along));
        }
        ArgumentOutOfRangeException.ThrowIfLessThan(positions, 2);
        Panel surface = Surface(f, x, y, title, points: 40).Panels[0];
        var shape = (Surface)surface.Traces[0];
        AxisRange heights = AxisRange.Of(shape.AllZ);

        ImmutableArray<double> places = Coordinates.Round(Sampling.Linspace(moves, positions, held), new(moves.From, moves.To));
        ImmutableArray<string> labels = Label.Apart(places);
        var slices = places.Zip(labels, (place, label) =>
            Slice(f, alongX, place, label, runs, derivative, $"The slice along {along}", Points, Names.Default).Panels[0]).ToList();
        // The axis stands still while the curves move.
        AxisRange? values = AxisRange.Extent(slices.SelectMany(panel => panel.Traces).SelectMany(trace => trace.AllY));
        var all = places.Zip(slices, (place, panel) => new SliderPosition(place, Panels(place, panel))).ToImmutableArray();
        double wanted = at ?? moves.From + 0.75 * (moves.To - moves.From);
        int start = Enumerable.Range(0, positions).MinBy(i => Math.Abs(places[i] - wanted));
        return new Figure(all[start].Panels)
        {
            Slider = new Slider(held, all, start),
            Description = $"{surface.Description} A plane cuts it at {held} = {labels[start]}; "
                + $"a slider moves it from {labels[0]} to {labels[^1]}. {slices[start].Description}",
        };

        ImmutableArray<Panel> Panels(double place, Panel slice)
        {
            Curve[] curves = [.. slice.Traces.Cast<Curve>()];
            // In space every second point is enough.
            ImmutableArray<double> run = EverySecond(curves[0].X), line = [.. run.Select(_ => place)], plane = [place, place, place, place];
            ImmutableArray<double> ends = [runs.From, runs.To, runs.To, runs.From];
            return
            [
                surface with
                {
                    Traces =
                    [
                        shape,
                        new PlanePatch(
                            "", alongX ? ends : plane, alongX ? plane : ends, [heights.From, heights.From, heights.To, heights.To])
                        {
                            Opacity = 0.3,
                            Color = curves[0].Color,
                        },
                        new SpaceCurve("", alongX ? run : line, alongX ? line : run, EverySecond(curves[0].Y)) { Color = Theme.DataInk },
                    ],
                },
                slice with { YRange = values is var (low, high) ? (low, high) : null },
            ];
        }

        static ImmutableArray<double> EverySecond(ImmutableArray<double> values) => [.. values.Where((_, i) => i % 2 == 0)];
    }
}
