using System.Collections.Immutable;
using System.Globalization;

namespace PartialDerivatives.Charts;

/// <summary>
/// The numbers of a figure with so few digits that they take little room in a notebook and are still finer than any pixel:
/// five for the whole range of an axis, five significant ones where the axes are logarithmic.
/// </summary>
internal sealed class Rounding
{
    private readonly Dictionary<Trace, Trace> rounded = new(ReferenceEqualityComparer.Instance);

    private Rounding()
    {
    }

    /// <summary>The figure with rounded numbers. What is one trace in several positions of a slider stays one.</summary>
    public static Figure Of(Figure figure)
    {
        var rounding = new Rounding();
        var panels = rounding.Of(figure.Panels, figure.Panels);
        return figure with
        {
            Panels = panels,
            Slider = figure.Slider is not { } slider ? null : slider with
            {
                Positions = [.. slider.Positions.Select(position => position with { Panels = rounding.Of(position.Panels, figure.Panels) })],
            },
        };
    }

    /// <summary>Numbers to five digits of the range they are in.</summary>
    public static ImmutableArray<double> Round(IEnumerable<double> values, AxisRange range)
    {
        int digits = Math.Clamp(4 - (int)Math.Floor(Math.Log10(range.Length)), 0, 15);
        return [.. values.Select(value => Math.Round(value, digits))];
    }

    private ImmutableArray<Panel> Of(ImmutableArray<Panel> panels, ImmutableArray<Panel> shown) =>
        [.. panels.Zip(shown, (panel, axes) => panel with { Traces = [.. panel.Traces.Select(trace => Of(trace, axes))] })];

    private Trace Of(Trace trace, Panel axes) =>
        rounded.TryGetValue(trace, out Trace? known) ? known : rounded[trace] = trace switch
        {
            Curve curve => curve with { X = X(curve.X, axes), Y = Y(curve.Y, axes) },
            Arrows arrows => arrows with { X = X(arrows.X, axes), Y = Y(arrows.Y, axes), U = X(arrows.U, axes), V = Y(arrows.V, axes) },
            Contours contours => contours with { X = X(contours.X, axes), Y = Y(contours.Y, axes), Z = Heights(contours.Z, contours.Heights) },
            Surface surface => surface with { X = X(surface.X, axes), Y = Y(surface.Y, axes), Z = Heights(surface.Z, AxisRange.Z(axes)) },
            PlanePatch plane => plane with { X = X(plane.X, axes), Y = Y(plane.Y, axes), Z = Round(plane.Z, AxisRange.Z(axes)) },
            SpaceCurve curve => curve with { X = X(curve.X, axes), Y = Y(curve.Y, axes), Z = Round(curve.Z, AxisRange.Z(axes)) },
            _ => trace,
        };

    private static ImmutableArray<double> X(ImmutableArray<double> values, Panel axes) => axes.IsLogarithmic ? Significant(values) : Round(values, AxisRange.X(axes));

    private static ImmutableArray<double> Y(ImmutableArray<double> values, Panel axes) => axes.IsLogarithmic ? Significant(values) : Round(values, AxisRange.Y(axes));

    private static ImmutableArray<ImmutableArray<double>> Heights(ImmutableArray<ImmutableArray<double>> rows, AxisRange range) => [.. rows.Select(row => Round(row, range))];

    private static ImmutableArray<double> Significant(ImmutableArray<double> values) =>
        [.. values.Select(value => double.Parse(value.ToString("e4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture))];
}
